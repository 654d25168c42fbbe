"""What came of a task as bytes: what reports say of it and no more, to cross between processes and to lie on disk.

It is JSON, and what is read is looked at, so that a file of strangers can run no code and break no report.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from checker.language.text import fold
from checker.model import (
    SIDES,
    Accepted,
    Cause,
    Failure,
    Field,
    Finding,
    Original,
    Outcome,
    Place,
    Role,
    Segment,
    Severity,
    Side,
    Span,
    Tag,
    Usage,
)
from checker.model.messages import packed, unpacked
from checker.run import paging
from checker.run.edits import CODE

Result = Outcome | Failure


class PackError(ValueError):
    """Bytes that hold no outcomes."""


def pack(results: Iterable[Result]) -> bytes:
    """The outcomes of a task, with their pages where they have any."""
    rows = [
        [one.name, packed(one.message), one.severe] if isinstance(one, Failure) else _Packing().outcome(one)
        for one in results
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> list[Result]:
    """The outcomes again; raises PackError."""
    try:
        rows = json.loads(data.decode("utf-8", "surrogatepass"))
        return [_failure(*row) if isinstance(row, list) else _outcome(**row) for row in rows]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError) as wrong:
        raise PackError(str(wrong)) from wrong


class _Packing:
    """One document; each field and each passage is written once."""

    def __init__(self) -> None:
        self.fields: dict[Field, int] = {}
        self.segments: dict[Segment, int] = {}
        self.rows: list[list[Any]] = []

    def outcome(self, one: Outcome) -> dict[str, Any]:
        row = {
            "name": one.name,
            "findings": [self.finding(finding) for finding in one.findings],
            "taken": [[self.finding(kept.finding), kept.why, kept.by] for kept in one.taken],
            "pairs": one.pairs,
            "facts": one.facts,
            "skipped": dict(one.skipped),
            "counts": [one.paired, one.told],
            "narrowed": dict(one.narrowed),
            "original": [one.original.side, packed(one.original.why)],
            "usages": one.usages,
            "page": paging.pack(one.page, self.segment) if one.page else None,
        }
        fields = [[field.pointer, field.raw, field.file, field.line, field.kept] for field in self.fields]
        return {**row, "fields": fields, "segments": self.rows}

    def finding(self, one: Finding) -> list[Any]:
        return [
            one.rule, one.severity, one.mqm, one.messages["uk"], one.messages["en"], one.document, one.pair,
            self.place(one.uk), self.place(one.en), one.expected, one.fix, one.confidence, one.fingerprint,
            [self.segment(segment) for segment in one.beside], one.evidence, one.custom, list(one.hashes),
            one.original, self.place(one.anchor), one.cause,
        ]  # fmt: skip

    def place(self, place: Place | None) -> list[Any] | None:
        return [self.segment(place.segment), *place.span, place.raw] if place else None

    def segment(self, one: Segment) -> int:
        if one not in self.segments:
            self.segments[one] = len(self.rows)
            field = self.fields.setdefault(one.field, len(self.fields))
            self.rows.append(
                [
                    one.side, one.role, one.ref, one.text, one.seen, field, _runs(one.starts), _runs(one.ends),
                    one.shift, [[tag.name, *tag.span] for tag in one.tags if tag.name in CODE],
                ]
            )  # fmt: skip
        return self.segments[one]


def _runs(offsets: Sequence[int] | None) -> list[int] | None:
    """Offsets as runs of neighbours, each with its first and its length: 3 4 5 9 10 is 3 3 9 2."""
    if offsets is None:
        return None
    runs: list[int] = []
    after = -1
    for at in offsets:
        if at == after:
            runs[-1] += 1
        else:
            runs += at, 1
        after = at + 1
    return runs


def _spread(runs: list[int] | None, length: int) -> array[int] | None:
    if runs is None:
        return None
    if len(runs) % 2 or sum(runs[1::2]) != length or min(runs, default=0) < 0:
        raise ValueError("offsets that are not those of the text")
    offsets = array("l")
    for first, count in zip(runs[::2], runs[1::2], strict=True):
        offsets.extend(range(first, first + count))
    return offsets


def _failure(name: str, message: Any, severe: bool) -> Failure:
    return Failure(_str(name), unpacked(message), severe is True)


def _outcome(
    name: str, findings: list[Any], taken: list[Any], pairs: int, facts: list[int], skipped: dict[str, int],
    counts: list[int], narrowed: dict[str, int], original: list[Any], usages: list[Any], page: dict[str, Any] | None,
    fields: list[Any], segments: list[Any],
) -> Outcome:  # fmt: skip
    made = [
        Field(_str(pointer), _str(raw), _maybe(file), _int(line), kept is True)
        for pointer, raw, file, line, kept in fields
    ]
    passages = [_segment(made, *row) for row in segments]
    found = tuple(_finding(passages, *row) for row in findings)
    kept = tuple(
        Accepted(_finding(passages, *row), _str(why), _one_of(by, ("text", "settings"))) for row, why, by in taken
    )
    return Outcome(
        _str(name),
        found,
        kept,
        _int(pairs),
        (_int(facts[0]), _int(facts[1])),
        {_str(what): _int(count) for what, count in skipped.items()},
        page=paging.unpack(page, name, passages, found, kept) if page else None,
        paired=_int(counts[0]),
        told=_int(counts[1]),
        narrowed={_str(where): _int(count) for where, count in narrowed.items()},
        original=Original(_one_of(original[0], (None, *SIDES)), unpacked(original[1])),
        usages=tuple(_usage(*row) for row in usages),
    )


def _usage(check: str, term: str, words: Any, shown: str, times: int, where: str) -> Usage:
    made = tuple(tuple(_str(form) for form in word) for word in words)
    if not all(made):
        raise ValueError("a translation with a word that is none")
    return Usage(_str(check), _str(term), made, _str(shown), _int(times), _str(where))


def _segment(
    fields: list[Field], side: Side, role: Role, ref: str, text: str, seen: str, field: int, starts: Any, ends: Any,
    shift: int, code: list[Any],
) -> Segment:  # fmt: skip
    if len(_str(seen)) not in (0, len(_str(text))):
        raise ValueError("what is seen is not as long as the text")
    return Segment(
        _one_of(side, SIDES), _one_of(role, get_args(Role)), _str(ref), text, fold(text), fields[_int(field)],
        _spread(starts, len(text)), _spread(ends, len(text)), _int(shift), seen=seen,
        tags=tuple(Tag(_str(name), {}, Span(_int(begin), _int(end)), Span(0, 0)) for name, begin, end in code),
    )  # fmt: skip


def _finding(
    passages: list[Segment], rule: str, severity: Severity, mqm: str, uk: str, en: str, document: str, pair: str,
    uk_place: Any, en_place: Any, expected: str | None, fix: str | None, confidence: float, fingerprint: str,
    beside: list[int], evidence: str, custom: str, hashes: list[str], original: Side | None, anchor: Any,
    cause: Any,
) -> Finding:  # fmt: skip
    if uk_place is None and en_place is None:
        raise ValueError("a finding without a place")
    return Finding(
        _str(rule), _one_of(severity, get_args(Severity)), _str(mqm), {"en": _str(en), "uk": _str(uk)}, _str(document),
        _str(pair), _place(passages, uk_place), _place(passages, en_place), _maybe(expected), _maybe(fix),
        _share(confidence), _str(fingerprint), tuple(passages[_int(n)] for n in beside),
        _str(evidence), _str(custom), tuple(_str(one) for one in hashes),
        original=_one_of(original, (None, *SIDES)), anchor=_place(passages, anchor), cause=_cause(cause),
    )  # fmt: skip


def _place(passages: list[Segment], row: Any) -> Place | None:
    if row is None:
        return None
    number, start, end, raw = row
    segment = passages[_int(number)]
    place = Place(segment, Span(_int(start), _int(end)), raw and Span(_int(raw[0]), _int(raw[1])))
    if not (start <= end <= len(segment.text) and place.in_field[0] <= place.in_field[1] <= len(segment.field.raw)):
        raise ValueError("a place beyond its text")
    return place


def _cause(row: Any) -> Cause | None:
    if row is None:
        return None
    number, severity, places = row
    return Cause(_int(number), _one_of(severity, get_args(Severity)), _int(places))


def _str(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where a text is due")
    return value


def _maybe(value: Any) -> str | None:
    return None if value is None else _str(value)


def _int(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError(f"{value!r} where a count is due")
    return value


def _share(value: Any) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{value!r} where a share is due")
    return value


def _one_of(value: Any, known: Sequence[str | None]) -> Any:
    if value not in known:
        raise ValueError(f"{value!r} is none of {known}")
    return value
