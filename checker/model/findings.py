"""What is found in texts, and what becomes of it in a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, Protocol, runtime_checkable

from checker.model.texts import UNKNOWN, Document, Fact, Match, Original, Pair, Segment, Side, Span
from checker.model.usages import Usage

Severity = Literal["error", "warning", "info"]
# A step down, for what is less sure than a rule's other findings.
MILDER: Mapping[Severity, Severity] = {"error": "warning", "warning": "info", "info": "info"}


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A piece of a segment that a finding points at; `raw` overrides it where the fault is in the markup."""

    segment: Segment
    span: Span
    raw: Span | None = None

    @property
    def in_field(self) -> Span:
        """Where it lies in its raw field (code points)."""
        return self.raw or self.segment.raw(self.span)

    @property
    def text(self) -> str:
        """What stands there."""
        if self.raw is not None:
            return self.segment.field.raw[self.raw.start : self.raw.end]
        return self.segment.shown[self.span.start : self.span.end]


class Cause(NamedTuple):
    """What a finding has in common with others of its document, one of which is told for all.

    `number` tells the causes of a document apart; `severity` is that of the finding by itself; `places` is how many
    findings share it.
    """

    number: int
    severity: Severity
    places: int


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """What a check found, before it is given its rule's name, severity and message.

    `values` fill the braces of the rule's message; {text}, {expected}, {here} and {there} (the names of
    the languages, in the case that the message needs) are filled in from the places. `expected` is what
    should stand there. `fix` is a safe replacement of the place, or None. `evidence` is the form of evidence, one of
    those that the verb tells apart. `severity` stands over that of the rule: a term of a glossary may have its own.
    `gap` is the side whose place only shows behind what something is lost. `custom` names two words that may be a
    translation by the custom of the house: findings that share it in different passages accuse nobody.
    `tail` says that it lies behind the end of the translation, which goes no further yet. `over` are the passages of
    which it speaks as a whole, beside its places. `cause` is what it shares with other hits, of which one is told.
    """

    uk: Place | None = None
    en: Place | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    expected: str | None = None
    fix: str | None = None
    evidence: str = ""
    severity: Severity | None = None
    gap: Side | None = None
    custom: str = ""
    tail: bool = False
    over: tuple[Segment, ...] = ()
    cause: Cause | None = None

    @property
    def accused(self) -> Iterator[Place]:
        """The places that hold the fault itself."""
        return (place for place in (self.uk, self.en) if place and place.segment.side != self.gap)

    @property
    def claimed(self) -> Iterator[tuple[Segment, Span]]:
        """Where nothing else of one cause with it is to be told: its accused places, and the passages it is over."""
        yield from ((place.segment, place.span) for place in self.accused)
        yield from ((segment, Span(0, len(segment.text))) for segment in self.over)

    @classmethod
    def at(cls, place: Place, **rest: Any) -> Hit:
        """A hit that points into one text; `rest` are the other fields."""
        return cls(place, None, **rest) if place.segment.side == "uk" else cls(None, place, **rest)


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A hit with its rule's name, severity and messages, and a fingerprint that survives edits elsewhere.

    `messages` holds the message in each language that an editor may read: "uk" and "en". `confidence` is the share, 0
    to 1, of findings of the rule on such evidence that were right on texts nobody had read. `beside` is what stands for
    the passage in the other text, where the finding points into one text only. `hashes` tell the pairs of passages that
    a finding of meaning speaks of, each by both its texts. `original` is the side that was written first, None where
    nothing tells. `anchor` is where the translation lacks what the finding points at in the original. `number` is its
    place among all that a run has found, where they lie on disk and are read again: two with one number are the same.
    `cause` is what it shares with other findings of its document: one of them is told, the others are information.
    """

    rule: str
    severity: Severity
    mqm: str
    messages: Mapping[Side, str]
    document: str
    pair: str
    uk: Place | None
    en: Place | None
    expected: str | None
    fix: str | None
    confidence: float
    fingerprint: str
    beside: tuple[Segment, ...] = ()
    evidence: str = ""
    custom: str = ""
    hashes: tuple[str, ...] = ()
    stale: bool = False  # whether the passage of the original was changed after the translation was last touched
    original: Side | None = None
    anchor: Place | None = None
    number: int | None = None
    cause: Cause | None = None

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Finding) and self.number is not None and self.number == other.number)

    def __hash__(self) -> int:
        return object.__hash__(self) if self.number is None else self.number

    @property
    def places(self) -> tuple[Place, ...]:
        """The places to show, that on the translation first; English is taken for it where nothing tells."""
        both = (self.anchor, self.uk, self.en) if self.original == "en" else (self.anchor, self.en, self.uk)
        return tuple(place for place in both if place)

    @property
    def place(self) -> Place:
        """Where the finding is put: on the translation, unless the fault is in the original alone."""
        return self.places[0]


class Accepted(NamedTuple):
    """A finding that stays as it is: why, and who says so, the text itself (a suppression) or the settings."""

    finding: Finding
    why: str
    by: Literal["text", "settings"]


class Failure(NamedTuple):
    """An input that could not be checked: where, and what is wrong with it.

    `severe` is False where the input is sound and has nothing to compare (a post in one language only).
    """

    name: str
    message: str
    severe: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """A checked document as a report lays it out: passages and what stands for what, findings, suppressed findings.

    `partial` names the side that is a cut excerpt; `taken` are the findings that the text's own suppressions take off.
    """

    document: Document
    uk: tuple[Segment, ...]
    en: tuple[Segment, ...]
    pairs: tuple[Pair, ...]
    facts: tuple[Fact, ...]
    matches: tuple[Match, ...]
    partial: Side | None = None
    findings: tuple[Finding, ...] = ()
    taken: tuple[Accepted, ...] = ()

    def side(self, side: Side) -> tuple[Segment, ...]:
        """The passages of one side, in reading order."""
        return self.uk if side == "uk" else self.en

    def segments(self) -> Iterator[Segment]:
        """Every passage of both sides."""
        yield from self.uk
        yield from self.en


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of checking one document: all that a report keeps of it.

    `facts` counts those of the Ukrainian and of the English side. Of the passages of both texts, and of the strings
    that a reader left out, so many are `paired`, `told` of, and `skipped`, by reason. `page` is there where the format
    that is asked for lays out texts. `narrowed` are the places where only some of so many items were compared with one
    another. `original` is the document's own; `usages` is how it translates its terms.
    """

    name: str
    findings: tuple[Finding, ...] = ()
    taken: tuple[Accepted, ...] = ()
    pairs: int = 0
    facts: tuple[int, int] = (0, 0)
    skipped: Mapping[str, int] = field(default_factory=dict)
    page: Page | None = None
    paired: int = 0
    told: int = 0
    narrowed: Mapping[str, int] = field(default_factory=dict)
    original: Original = UNKNOWN
    usages: tuple[Usage, ...] = ()


@runtime_checkable
class Stored(Protocol):
    """Findings that lie on disk, since there are very many."""

    def without(self, gone: Set[Finding]) -> tuple[Sequence[Finding], Sequence[Page]]:
        """The others, and the pages with them alone."""

    def levelled(self, levels: Mapping[Finding, Severity]) -> tuple[Sequence[Finding], Sequence[Page]]:
        """The same, some of them with another severity, also on the pages."""

    def count_of(self, severity: Severity) -> int:
        """How many have that severity."""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run. `pages` is empty where the format that is asked for lays out no texts.

    `asides` are notes for programs, which a reader of the text has no use for; `names` are those of the documents.
    `taken` are the findings that the texts or the settings accept, `known` those that a baseline knows (None without
    one), `attested` counts those on passages that a person has read; none are among the `findings`. Every passage is
    `paired`, `told` of (it stands alone), or `skipped`, by reason.
    """

    findings: Sequence[Finding]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    documents: int
    pairs: int
    facts: Mapping[Side, int]
    taken: tuple[Accepted, ...] = ()
    pages: Sequence[Page] = ()
    asides: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    known: tuple[Finding, ...] | None = None
    attested: int | None = None
    paired: int = 0
    told: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)

    @property
    def passages(self) -> int:
        """How many passages were read, and strings left out."""
        return self.paired + self.told + sum(self.skipped.values())

    @property
    def accepted(self) -> int:
        """How many findings are accepted."""
        return len(self.taken)

    def without(self, gone: Iterable[Finding], **changes: Any) -> Report:
        """The same report without some of its findings, also on its pages, and with other changes."""
        out = frozenset(gone)  # a finding is itself, and no other

        def left(findings: Iterable[Finding]) -> tuple[Finding, ...]:
            return tuple(finding for finding in findings if finding not in out)

        if isinstance(self.findings, Stored):
            findings, pages = self.findings.without(out)
            return replace(self, findings=findings, pages=pages, **changes)
        pages = tuple(replace(page, findings=left(page.findings)) for page in self.pages)
        return replace(self, findings=left(self.findings), pages=pages, **changes)

    def eased(self, milder: Iterable[Finding]) -> Report:
        """The same report, some of its findings being information."""
        return self.levelled(dict.fromkeys(milder, "info"))

    def levelled(self, levels: Mapping[Finding, Severity]) -> Report:
        """The same report, some of its findings having another severity."""
        if not levels:
            return self
        if isinstance(self.findings, Stored):
            findings, pages = self.findings.levelled(levels)
            return replace(self, findings=findings, pages=pages)
        made = {one: replace(one, severity=severity) for one, severity in levels.items()}
        pages = tuple(replace(page, findings=tuple(made.get(one, one) for one in page.findings)) for page in self.pages)
        return replace(self, findings=tuple(made.get(one, one) for one in self.findings), pages=pages)

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        if isinstance(self.findings, Stored):
            return self.findings.count_of(severity)
        return sum(finding.severity == severity for finding in self.findings)
