"""A report to text, through the template of that name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.language.text import line_column
from checker.language.vocabulary import Words
from checker.model import SIDES, Finding, Place, Report, Side
from checker.model.messages import joined, said
from checker.render import escapes, formats, repeats, rows, templates
from checker.render.escapes import COMMANDS
from checker.rulebook.rule_file import Rule

if TYPE_CHECKING:
    from checker.run.compare import Change

JSON = frozenset({"json", "jsonl"})
COLOURS: dict[str, str] = {"error": "31;1", "warning": "33;1", "info": "36", "bold": "1", "dim": "2", "mark": "7"}


def needs_pages(name: str) -> bool:
    """Whether a format lays out the texts, so that a run has to keep them."""
    return name == "html" or name.endswith(formats.OWN)


def render(
    report: Report, name: str, words: Words, *, lang: Side = "en", width: int = 100, color: bool = False,
    rules: Mapping[str, Rule] | None = None, change: Change | None = None, made: str = "", home: Path = Path(),
    counted: bool = False,
) -> str:  # fmt: skip
    """A report in a format, which ends in one line end; see `pieces`."""
    return "".join(
        pieces(
            report, name, words, lang=lang, width=width, color=color, rules=rules, change=change, made=made, home=home,
            counted=counted,
        )
    )  # fmt: skip


def pieces(
    report: Report, name: str, words: Words, *, lang: Side = "en", width: int = 100, color: bool = False,
    rules: Mapping[str, Rule] | None = None, change: Change | None = None, made: str = "", home: Path = Path(),
    counted: bool = False,
) -> Iterator[str]:  # fmt: skip
    """A report in a format, piece by piece; `words` says what it is written in. `width` is in columns.

    Raises ValueError when there is no such format, TemplateFault when a template of the user's own fails.
    `change` is what an older report tells, `made` when the run took place (ISO 8601), `home` where the
    settings lie, from which they count paths. With
    `counted` the text has statistics in place of the findings.
    """
    templates.check(name)
    repeated = {joined(": ", failure.name, failure.message) for failure in report.failures}
    told = [said(note, lang) for note in report.notes if note not in repeated]
    report, unworded = _worded(report, lang), report
    labels = words.table("labels")
    own = name.endswith(formats.OWN)
    values: dict[str, Any] = {
        "wire": _wire(report, lang, change, own) if own or name in JSON else None,
        "lang": lang,
        "width": width,
        "label": labels[lang],
        "labels": {side: labels[side] for side in ("en", "uk")},
        "made": made,
        "version": __version__,
        "columns": columns,
        "plural": plural,
    }
    if own:
        from checker.render import plain

        shown = {key: plain.plainly(value) for key, value in values.items() if not callable(value)}
        known = values["label"]["known"]
        held = plain.values(report, lang, rules or {}, change, known, lambda place: excerpt(place, width))
        values |= {**shown, **held}
    else:
        values |= {**_objects(report, lang, width, color, rules or {}, change), "told_notes": told}
        values |= _grouped(report, change) if name == "text" else {}
        values["statistics"] = _statistics(values, words, lang) if counted and name == "text" else None
        values["told_again"] = repeats.teller(values["label"], lang, plural)
        values |= _page(words, home, unworded) if needs_pages(name) else {}
    yield from _ended(map(escapes.whole, templates.fill(name, values)))


def _ended(texts: Iterable[str]) -> Iterator[str]:
    """Texts that end together in one line end."""
    ends = ""
    for text in texts:
        bare = text.rstrip("\n")
        if bare:
            yield ends + bare
        ends = ("" if bare else ends) + text[len(bare) :]
    yield "\n"


def _worded(report: Report, lang: Side) -> Report:
    """The report with its failures and notes in a language."""
    failures = tuple(one._replace(message=said(one.message, lang)) for one in report.failures)
    notes, asides = (tuple(said(note, lang) for note in told) for told in (report.notes, report.asides))
    return replace(report, failures=failures, notes=notes, asides=asides)


def _objects(
    report: Report, lang: Side, width: int, color: bool, rules: Mapping[str, Rule], change: Change | None
) -> dict[str, Any]:
    """What the shipped templates are given beside plain values: the report itself."""
    return {
        "report": report,
        "rules": rules,
        "change": change,
        "shown": lambda place: excerpt(place, width - 6),
        "room": max(20, width - 6),
        "paint": _painter(color),
        "listed": lambda known="": rows.listed(report, lang, known),
        "listed_once": lambda known="": repeats.rows(rows.listed(report, lang, known), change),
        "number": number,
        "line_of": line_of,
        "reason": lambda finding: _reason(finding, lang, rules),
    }


def _grouped(report: Report, change: Change | None) -> dict[str, Any]:
    """The findings by file, each once, with those that are like it."""
    once = repeats.once(report.findings, change)
    return {"groups": list(_groups(replace(report, findings=tuple(once)))), "again": once}


def _reason(finding: Finding, lang: Side, rules: Mapping[str, Rule]) -> str:
    """Why a finding matters; what English has alone is lost where it is the original, as its mirror says."""
    rule = rules[finding.rule]
    turned = rules.get(rule.head.mirror, rule) if finding.original == "en" else rule
    return turned.head.said(lang).why


def _statistics(values: Mapping[str, Any], words: Words, lang: Side) -> Any:
    """What the findings come to; imported for those who ask for it."""
    from checker.render import statistics

    areas = words.table("areas")[lang]
    return statistics.statistics(values["report"], values["rules"], values["again"], values["label"], areas)


def _wire(report: Report, lang: Side, change: Change | None, own: bool) -> dict[str, Any]:
    """The report as JSON has it, whole for a template of the user's `own`; imported for those who ask for it."""
    from checker.render import wire

    return wire.plain(report, lang, change) if own else wire.streamed(report, lang, change)


def _page(words: Words, home: Path, unworded: Report) -> dict[str, Any]:
    """What lays out the page; imported for those who ask for one. It has failures and notes in both languages."""
    from checker.render import mending, page

    laid_out = {name: getattr(page, name) for name in ("texts", "script", "scripts", "shown", "gravest")}
    laid_out |= {
        "index": partial(page.index, home=home, worded={side: _worded(unworded, side) for side in SIDES}),
        "labels": partial(page.labels, words),
    }
    laid_out |= {"fitting": mending.fitting}
    return {f"page_{name}": made for name, made in laid_out.items()}


def _painter(color: bool) -> Any:
    return lambda text, style: f"\x1b[{COLOURS[style]}m{text}\x1b[0m" if color else str(text)


def plural(n: int, forms: list[str], lang: Side) -> str:
    """The number with its noun: two forms in English, three in Ukrainian (1 помилка, 2 помилки, 5 помилок)."""
    if lang == "en":
        return f"{n} {forms[0] if n == 1 else forms[1]}"
    if n % 10 == 1 and n % 100 != 11:
        return f"{n} {forms[0]}"
    return f"{n} {forms[1] if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else forms[2]}"


def number(place: Place) -> str:
    """The count of a passage within its field, from 1, or nothing where the reference has none."""
    if place.segment.field.pointer in {"/uk", "/en"}:
        return ""  # a pair has one passage a side
    tail = place.segment.ref.rpartition("/")[2]
    return str(int(tail) + 1) if tail.isdecimal() and len(tail) < 10 else ""


def line_of(place: Place) -> tuple[int, int]:
    """The 1-based line and column of a place in its raw field."""
    return line_column(place.segment.field.raw, place.in_field.start)


def excerpt(place: Place, width: int) -> list[tuple[str, str]]:
    """The passage around a place as lines of at most `width` columns, each with a line that underlines the place.

    Only the lines that the place touches are given, and one before and after them.
    """
    import textwrap  # which formats for programs have no use for

    text = COMMANDS.sub("\ufffd", place.segment.shown.replace("\n", " "))
    start, end = place.span
    rows: list[tuple[int, str]] = []
    at = 0
    for line in textwrap.wrap(
        text, max(20, width), drop_whitespace=False, break_long_words=True, replace_whitespace=False
    ) or [text]:
        blank = len(line) - len(line.lstrip(" ")) if rows else 0
        rows.append((at + blank, line[blank:]))
        at += len(line)
    touched = [n for n, (begin, line) in enumerate(rows) if begin < max(end, start + 1) and begin + len(line) > start]
    first, last = (touched[0], touched[-1]) if touched else (0, 0)
    shown = []
    for begin, line in rows[max(0, first - 1) : min(len(rows), last + 2)][:8]:
        low, high = max(start - begin, 0), min(end - begin, len(line))
        mark = (
            " " * columns(line[:low]) + "^" * max(1, columns(line[low:high]))
            if low < high or start == end == begin + low
            else ""
        )
        shown.append((line.rstrip(), mark))
    return shown


def columns(text: str) -> int:
    """How many terminal columns a text takes: two for wide characters, none for combining ones."""
    import unicodedata

    return sum(
        0
        if unicodedata.combining(c) or c in "\u200b\u00ad\u200d"
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def _groups(report: Report) -> Iterator[tuple[str, Mapping[Finding, Sequence[Finding]]]]:
    """The findings of each file: errors first, each with those that are like it."""
    grouped: dict[str, list[Finding]] = {}
    for finding in report.findings:
        grouped.setdefault(finding.document, []).append(finding)
    for name, findings in grouped.items():
        yield _translation(findings) or name, repeats.alike(findings)


def _translation(findings: list[Finding]) -> str:
    """The file that findings lie in where English is the original: a document has the name of its English file."""
    places = (place for one in findings if one.original == "en" for place in one.places)
    return next((place.segment.field.file or "" for place in places if place.segment.side == "uk"), "")
