"""Names in quotation marks, which clubs and companies have: «Динамо», київське «Динамо»."""

from __future__ import annotations

from checker.drift.ties.endings import Agreement
from checker.drift.ties.row import Row, Shared
from checker.drift.ties.view import View
from checker.language.text import CLOSING, OPENING
from checker.model import Span


def quoted(row: Row, words: Span) -> bool:
    """Whether a name stands in quotation marks by itself."""
    before, behind = row.lower(words.start - 1), row.lower(words.end)
    return bool(before) and before in OPENING and bool(behind) and behind in CLOSING


def within(row: Row, words: Span) -> Span:
    """The words of a name with the marks around it."""
    return Span(words.start - 1, words.end + 1) if quoted(row, words) else words


def attribute(view: View, name: Shared) -> bool:
    """Whether a name is an adjective that tells whose club the next one is: «київське „Динамо“»."""
    mark = view.uk.lower(name.uk.end)
    return bool(mark) and mark in OPENING


def free(view: View, name: Shared, verb: int) -> bool:
    """Whether a name may be a party of a verb itself: one in marks behind a noun keeps its form, «клубу „Динамо“».

    Before it stands nothing, the verb, a mark, a date or an adjective that is a name.
    """
    row, at = view.uk, within(view.uk, name.uk).start - 1
    if at < 0 or at == verb or at in view.dated or not row.lower(at)[0].isalpha():
        return True
    return any(other.uk.end == at + 1 and attribute(view, other) for other in view.names())


def agrees(name: str, verb: str, known: Agreement) -> bool:
    """Whether a name may be what a verb agrees with, by its ending: «Динамо» перемогло, «Шахтар» переміг."""
    if not verb.endswith(known.past):
        return True
    due = known.due.get(name[-1])
    if due is None:
        return not name.endswith(known.vowels) and not verb.endswith(known.others)
    return verb.endswith(due)
