"""The JSON report as other programs read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from checker import __version__
from checker.language.text import line_column
from checker.model import SIDES, Finding, Place, Report, Severity, Side
from checker.model.findings import Accepted
from checker.model.record import Field, Record

if TYPE_CHECKING:
    from checker.run.compare import Change

CONTEXT = 30  # visible characters either side of a place


class Location(Record):
    """Where a finding lies on one side; `start` and `end` are code points in the raw field, half open."""

    pointer: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    context: str
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    file: str | None = Field(default=None, description="The file, where each side has one of its own")


class Found(Record):
    """One finding."""

    rule: str
    severity: Severity
    mqm: str
    message: str
    document: str
    pair: str
    original: Side | None = Field(description="The side that was written first; null where nothing tells")
    uk: Location | None
    en: Location | None
    expected: str | None
    fix: str | None
    confidence: float = Field(ge=0, le=1)
    fingerprint: str
    stale: bool | None = Field(
        default=None, description="Present and true where the passage of the original was changed after the translation"
    )
    new: bool | None = Field(default=None, description="With --compare: whether the older report does not have it")


class Stays(Found):
    """A finding that is accepted as it is."""

    why: str
    by: Literal["text", "settings"] = Field(description="A suppression in the text itself, or [[accept]]")


class Facts(Record):
    """How many facts were found on each side."""

    uk: int
    en: int


class Passages(Record):
    """What became of every passage of both texts: `read` is the sum of the others."""

    read: int = Field(description="Passages of both texts, and strings of catalogues that were left out")
    paired: int = Field(description="Those that stand in a pair, and are compared")
    told: int = Field(description="Those that stand alone, and that a finding tells of")
    skipped: dict[str, int] = Field(description="Those that are not compared, by reason")


class Summary(Record):
    """What was compared, and what was found."""

    documents: int
    pairs: int
    passages: Passages
    facts: Facts
    error: int
    warning: int
    info: int
    accepted: int
    attested: int | None = Field(
        default=None, description="Where passages are attested: how many findings are on such; none is listed"
    )
    known: int | None = Field(default=None, description="With a baseline: how many findings it knows; none is listed")


class Tool(Record):
    """What made the report."""

    name: Literal["zvirka"] = "zvirka"
    version: str = __version__


class Failed(Record):
    """An input that could not be checked."""

    name: str
    message: str


class Gone(Record):
    """A finding of the older report that this run has not found."""

    rule: str
    severity: Severity
    message: str
    document: str
    fingerprint: str


class Changed(Record):
    """What became of the findings of an older report; `unchecked` lie in documents that this run has not checked."""

    new: int
    still: int
    unchecked: int
    gone: list[Gone]


class Wire(Record):
    """The whole report."""

    schema_title = "Zvirka report"

    schema_: Literal["zvirka.report/1"] = Field(default="zvirka.report/1", alias="schema")
    tool: Tool = Tool()
    summary: Summary
    findings: list[Found]
    notes: list[str]
    accepted: list[Stays] | None = Field(default=None, description="Present when a finding is accepted")
    failures: list[Failed] | None = Field(default=None, description="Present when an input could not be checked")
    change: Changed | None = Field(default=None, description="Present with --compare")


def context(place: Place) -> str:
    """The visible text around a place, on one line."""
    text, (start, end) = place.segment.shown, place.span
    return " ".join(text[max(0, start - CONTEXT) : end + CONTEXT].split())


def location(place: Place | None) -> Location | None:
    """A place as the report shows it."""
    if place is None:
        return None
    start, end = place.in_field
    line, column = line_column(place.segment.field.raw, start)
    field = place.segment.field
    return Location(
        pointer=field.pointer, start=start, end=end, text=place.text, context=context(place), line=line, column=column,
        file=field.file,
    )  # fmt: skip


def found(finding: Finding, lang: Side, change: Change | None = None) -> Found:
    """A finding as the report shows it."""
    return Found(
        rule=finding.rule, severity=finding.severity, mqm=finding.mqm, message=finding.messages[lang],
        document=finding.document, pair=finding.pair, original=finding.original,
        uk=location(finding.uk), en=location(finding.en),
        expected=finding.expected, fix=finding.fix, confidence=finding.confidence, fingerprint=finding.fingerprint,
        stale=finding.stale or None, new=change.new(finding) if change else None,
    )  # fmt: skip


def _stays(one: Accepted, lang: Side) -> Stays:
    return Stays(**found(one.finding, lang).values_by_name(), why=one.why, by=one.by)


def passages(report: Report) -> Passages:
    """What became of the passages, as the report shows it."""
    return Passages(read=report.passages, paired=report.paired, told=report.told, skipped=dict(report.skipped))


def changed(change: Change) -> Changed:
    """What became of the findings of an older report, as the report shows it."""
    return Changed(
        new=len(change.fresh), still=change.still, unchecked=change.unchecked,
        gone=[Gone(**old.model_dump()) for old in change.gone],
    )  # fmt: skip


def wire(report: Report, lang: Side, change: Change | None = None, listed: Iterable[Finding] = ()) -> Wire:
    """The report as it is written, with the findings that are `listed`; `change` is what an older report tells."""
    failures = [Failed(name=f.name, message=f.message) for f in report.failures if f.severe]
    return Wire(
        summary=Summary(
            documents=report.documents, pairs=report.pairs, passages=passages(report),
            facts=Facts(uk=report.facts["uk"], en=report.facts["en"]),
            error=report.count("error"), warning=report.count("warning"), info=report.count("info"),
            accepted=report.accepted, attested=report.attested,
            known=None if report.known is None else len(report.known),
        ),
        findings=[found(finding, lang, change) for finding in listed],
        notes=[*report.notes, *report.asides],
        accepted=[_stays(one, lang) for one in report.taken] or None,
        failures=failures or None,
        change=changed(change) if change else None,
    )  # fmt: skip


def plain(report: Report, lang: Side, change: Change | None = None) -> dict[str, Any]:
    """The report as JSON values; what is optional is left out where it says nothing."""
    return _told(wire(report, lang, change, report.findings))


def streamed(report: Report, lang: Side, change: Change | None = None) -> dict[str, Any]:
    """The same, but the findings are made one by one when they are asked for, as often as they are."""
    return {**_told(wire(report, lang, change)), "findings": _Listed(report.findings, lang, change)}


class _Listed:
    """Findings as JSON values, made while they are read: there may be more than there is room for."""

    def __init__(self, findings: Iterable[Finding], lang: Side, change: Change | None) -> None:
        self.findings, self.lang, self.change = findings, lang, change

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for finding in self.findings:
            yield one(found(finding, self.lang, self.change))


def one(found: Found) -> dict[str, Any]:
    """A finding as a JSON value; what is optional is left out where it says nothing."""
    value = found.model_dump()
    places = [value[side] for side in SIDES if value[side]]
    _without_nothing(((value,), ("new", "stale")), (places, ("file",)))
    return value


def _told(report: Wire) -> dict[str, Any]:
    value = report.model_dump()
    listed = [*value["findings"], *(value["accepted"] or ())]
    places = [finding[side] for finding in listed for side in SIDES if finding[side]]
    _without_nothing(
        ((value,), ("accepted", "failures", "change")), ((value["summary"],), ("attested", "known")),
        (listed, ("new", "stale")), (places, ("file",)),
    )  # fmt: skip
    return value


def _without_nothing(*optional: tuple[Iterable[dict[str, Any]], Sequence[str]]) -> None:
    """Takes keys out of tables that have nothing under them."""
    for tables, keys in optional:
        for table in tables:
            for key in keys:
                if table[key] is None:
                    del table[key]


def schema() -> dict[str, Any]:
    """The JSON Schema of the report."""
    from checker.model.record import model

    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model(Wire).model_json_schema(by_alias=True)}
