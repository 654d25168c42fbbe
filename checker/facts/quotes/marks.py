"""Quotation marks: which two belong together, and which found no partner."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.quotes.turns import DEEP, Mark, Signs, signs, turned, turns
from checker.language.memo import Memo
from checker.language.vocabulary import Words
from checker.model import Span

# So many of the open marks of a passage are looked at for quotations that cross: no passage that people write has more.
CROSSED = 40


class Quotation(NamedTuple):
    """Two marks that belong together; `strays` are marks between them that turn the wrong way: «The »split"."""

    opening: Mark
    closing: Mark
    strays: tuple[Mark, ...]
    depth: int

    @property
    def span(self) -> Span:
        """From the first mark to the last."""
        return Span(self.opening.start, self.closing.end)

    @property
    def inside(self) -> Span:
        """What the marks enclose."""
        return Span(self.opening.end, self.closing.start)

    @property
    def signs(self) -> str:
        """Both marks."""
        return self.opening.sign + self.closing.sign


class Scan(NamedTuple):
    """The quotations of a passage in reading order, the marks left over, and where every mark begins."""

    quotations: tuple[Quotation, ...]
    loose: tuple[Mark, ...]
    places: tuple[int, ...]


NOTHING = Scan((), (), ())


class Scanner:
    """Pairs quotation marks by the table of a vocabulary; `scans[text]` is what a passage has."""

    def __init__(self, words: Words) -> None:
        self.signs = signs(words)
        self.scans: Memo[str, Scan] = Memo(lambda text: _scan(text, self.signs), many=8192)


def scanner(words: Words) -> Scanner:
    """What pairs marks by the vocabulary."""
    return words.made(Scanner)


def scan(text: str, words: Words) -> Scan:
    """The quotations of a passage, and the marks left over."""
    return words.made(Scanner).scans[text]


def _scan(text: str, known: Signs) -> Scan:
    """Pairs the marks of a passage with a stack; a mark closes the nearest one that it fits."""
    if known.any.search(text) is None:
        return NOTHING
    stack: list[Mark] = []
    strays: list[Mark] = []
    made: list[Quotation] = []
    loose: list[Mark] = []
    for mark in turns(text, known, stack):
        if mark.turn == "open":
            stack.append(mark)
            continue
        if turned(text, mark, known) and stack:
            strays.append(mark)
            continue
        at = _partner(stack, mark, known)
        if at is None:
            loose.append(mark)
            continue
        loose += stack[at + 1 :]
        opening = stack[at]
        del stack[at:]
        within = tuple(stray for stray in strays if stray.start > opening.start)
        strays = [stray for stray in strays if stray.start < opening.start]
        made.append(Quotation(opening, mark, within, len(stack)))
    last = max((q.opening.start for q in made if q.signs == "«»"), default=-1)
    # «ТОВ «Назва»: two closing guillemets in a row are printed as one («Український правопис», § 166).
    loose += [mark for mark in stack if mark.sign != "«" or mark.start >= last]
    loose += strays
    for opening in [mark for mark in loose if mark.turn == "open"][:CROSSED]:
        if opening in loose:  # and has not become the end of another: “"”“"”"
            _cross(opening, made, loose, known)
    marks = (*(mark for q in made for mark in (q.opening, q.closing, *q.strays)), *loose)
    return Scan(
        tuple(sorted(made, key=lambda q: q.span)), tuple(sorted(loose)), tuple(sorted(mark.start for mark in marks))
    )


def _cross(opening: Mark, made: list[Quotation], loose: list[Mark], known: Signs) -> None:
    """Makes one quotation of two that cross: «це “дуже» погано”."""
    for n, one in enumerate(made):
        if not one.opening.start < opening.start < one.closing.start:
            continue
        end = next((m for m in loose if m.start >= one.closing.end and opening.sign + m.sign in known.pairs), None)
        if end is not None and opening.sign not in known.single:
            made[n] = Quotation(one.opening, end, (*one.strays, opening, one.closing), one.depth)
            loose.remove(opening)
            loose.remove(end)
            return


def _partner(stack: list[Mark], mark: Mark, known: Signs) -> int | None:
    """Which open mark a closing one goes with: the nearest of its kind, else the nearest that is no apostrophe."""
    for at in range(len(stack) - 1, max(-1, len(stack) - 1 - DEEP), -1):
        if stack[at].sign + mark.sign in known.pairs or stack[at].sign == mark.sign:
            return at
    if stack and mark.sign not in known.single and stack[-1].sign not in known.single:
        return len(stack) - 1
    return None
