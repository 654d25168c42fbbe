"""The nouns: values that pass from stage to stage and are never changed after they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

Side = Literal["uk", "en"]
SIDES: tuple[Side, Side] = ("uk", "en")

Severity = Literal["error", "warning", "info"]

# What a passage is to its reader. "meta" is text of a page that is not on it (SEO fields, key words).
# "code" is a block that no one reads aloud: it is compared as a whole, and no rule for prose looks into it.
# "string" is a text of a user interface: its reader has told its placeholders.
Role = Literal[
    "title", "heading", "paragraph", "item", "cell", "caption", "alt", "excerpt", "meta", "slug", "code", "string"
]

Kind = Literal["link", "code", "date", "money", "measure", "number", "quote", "name"]

# The name of the tag of a placeholder in a string, which no element of markup has. Its attributes are "value", what
# must be the same in both languages, and "arm", the plural form that it stands in.
PLACEHOLDER = "{}"

Verdict = Literal["same", "changed", "missing", "moot"]

# How many of two soft facts must stand nowhere else for one to have become the other; "" where that is never known.
Swaps = Literal["", "either", "both"]


def other(side: Side) -> Side:
    """The opposite side."""
    return "en" if side == "uk" else "uk"


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int


class Token(NamedTuple):
    """One word, number or mark: its place in the segment's text, its folded text, and that in lower case."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One raw text of the input: what positions, lines and columns are counted in.

    `pointer` is an RFC 6901 JSON pointer ("/content/rendered"), the name of a side in a pairs
    file ("/uk"), or "" where the text is a whole file. `file` is set where a side has a file of its own.
    `line` is where the record with the text begins in its file, from 1: the line of a pair. A `key` names what a
    program looks up (the msgid of a PO file): it is checked, and nothing is changed in it.
    """

    pointer: str
    raw: str
    file: str | None = None
    line: int = 1
    key: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of markup: its name, its attributes, the visible characters it encloses, and the raw opening tag."""

    name: str
    attributes: Mapping[str, str]
    span: Span
    raw: Span


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One passage of one field, as a reader sees it, with the way back to the raw field.

    `ref` names it within its side of a document ("content.rendered/4"). `folded` has the same length
    as `text`. `starts[i]` and `ends[i]` are where visible character i begins and ends in `field.raw`;
    both are None when the text is the raw field itself, or a piece of it that begins at `shift`.
    `partial` says that the text was cut by the publishing system. `tokens` and `sentences` are
    empty until `language.read` has read it. Where a reader sees something that is no prose (inline code),
    `text` has `text.OPAQUE` for each of its characters, so that no rule looks into it, and `seen`, of the same
    length, has the characters themselves; it is empty where the two are the same.
    """

    side: Side
    role: Role
    ref: str
    text: str
    folded: str
    field: Field
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None
    shift: int = 0
    tags: tuple[Tag, ...] = ()
    partial: bool = False
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Span, ...] = ()
    seen: str = ""

    @property
    def shown(self) -> str:
        """What a reader sees: the text with what is no prose in it."""
        return self.seen or self.text

    def raw(self, span: Span) -> Span:
        """Where the visible characters of `span` lie in the raw field; an empty span stays empty."""
        start, end = span
        if self.starts is None or self.ends is None:
            return Span(start + self.shift, end + self.shift)
        if not self.starts:
            return Span(self.shift, self.shift)
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Passages that say the same thing; either side may be empty. `score` is 0 to 1."""

    id: str
    uk: tuple[Segment, ...]
    en: tuple[Segment, ...]
    score: float = 1.0

    def side(self, side: Side) -> tuple[Segment, ...]:
        """The passages of one side."""
        return self.uk if side == "uk" else self.en


@dataclass(frozen=True, slots=True)
class Post:
    """Where a document was published: what a report needs to lead an editor back to it."""

    id: int | None = None
    link: str = ""
    date: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Ignore:
    """A suppression in a text: `<!-- zvirka-ignore RULE: reason -->`, or a translator's comment in a catalogue.

    `segment` is the passage whose findings of that rule it takes off, None where no passage follows. `span` is where
    the suppression itself stands in `field` (code points).
    """

    rule: str
    reason: str
    field: Field
    span: Span
    segment: Segment | None


class Plural(NamedTuple):
    """A fault of the plural forms of a string, at the passage of that `ref`.

    `lacks` are the forms that the language has and the string has not, as in `strings` strings of the file; it is empty
    where the form for 1, 21 and 31 does not say which. `mild` where another form stands in for what is lacking.
    """

    side: Side
    ref: str
    lacks: tuple[str, ...] = ()
    strings: int = 1
    mild: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A text in both languages, as it was read. `pairs` is given where the input says what belongs together.

    `ignores` are the suppressions in either text. `skipped` counts what was not checked and why: "fuzzy",
    "untranslated". `plurals` are faults that only the reader of a catalogue sees.
    """

    name: str
    uk: tuple[Segment, ...]
    en: tuple[Segment, ...]
    pairs: tuple[Pair, ...] = ()
    post: Post | None = None
    ignores: tuple[Ignore, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    plurals: tuple[Plural, ...] = ()

    def side(self, side: Side) -> tuple[Segment, ...]:
        """The passages of one side, in reading order."""
        return self.uk if side == "uk" else self.en


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A canonical value and where it stands.

    `value` belongs to the fact's kind; `canon` is the same for people ("2022-02-24", "1200000 UAH").
    `figures` are the plain numbers inside it, so that 2001 the number meets 2001 the year.
    A `soft` fact may be a counterpart, but its absence is never a finding; of two soft facts that both `swap`, one in
    the other's place is one: thousands for millions ("both" must stand nowhere else), F-15 for F-16 ("either"). A fact
    that lies `over` others leaves its characters to them: a quotation holds names and dates.
    """

    kind: Kind
    value: Any  # hashable; its shape belongs to the kind
    canon: str
    segment: Segment
    span: Span
    figures: tuple[float, ...] = ()
    soft: bool = False
    over: bool = False
    swaps: Swaps = ""

    @property
    def text(self) -> str:
        """What a reader sees there."""
        return self.segment.shown[self.span.start : self.span.end]

    @property
    def side(self) -> Side:
        """The side it stands on."""
        return self.segment.side


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A fact and its counterpart, or a fact and nothing.

    "same": they agree; "changed": they stand for each other and differ; "missing": one side has nothing;
    "moot": nothing stands against it, and nothing follows (beyond a cut excerpt, a soft fact).
    """

    uk: Fact | None
    en: Fact | None
    score: float
    verdict: Verdict

    @classmethod
    def lone(cls, fact: Fact, verdict: Verdict) -> Match:
        """A fact without a counterpart."""
        return cls(fact, None, 0.0, verdict) if fact.side == "uk" else cls(None, fact, 0.0, verdict)

    def side(self, side: Side) -> Fact | None:
        """The fact of one side."""
        return self.uk if side == "uk" else self.en

    @property
    def kind(self) -> Kind:
        """The kind of fact that is matched."""
        fact = self.uk or self.en
        if fact is None:
            raise ValueError("a match without a fact")
        return fact.kind


@dataclass(frozen=True, slots=True, eq=False)
class Collation:
    """The two sides of a document laid beside each other: passages, facts and what stands for what.

    `partial` names the side that is a cut excerpt: what the other side says beyond it is no finding. `meaning` has the
    cosine similarity (-1 to 1) of each pair, None where none was asked for; empty where no sentence encoder is used.
    """

    document: Document
    uk: tuple[Segment, ...]
    en: tuple[Segment, ...]
    pairs: tuple[Pair, ...]
    facts: tuple[Fact, ...]
    matches: tuple[Match, ...]
    partial: Side | None = None
    meaning: tuple[float | None, ...] = ()

    def side(self, side: Side) -> tuple[Segment, ...]:
        """The passages of one side, read, in reading order."""
        return self.uk if side == "uk" else self.en

    def segments(self) -> Iterator[Segment]:
        """Every passage of both sides."""
        yield from self.uk
        yield from self.en

    def of(self, kind: Kind, side: Side | None = None) -> Iterator[Fact]:
        """The facts of a kind, of one side or both, in reading order."""
        return (fact for fact in self.facts if fact.kind == kind and (side is None or fact.side == side))


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


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """What a check found, before it is given its rule's name, severity and message.

    `values` fill the braces of the rule's message; {text}, {expected}, {here} and {there} (the names of
    the languages, in the case that the message needs) are filled in from the places. `expected` is what
    should stand there. `fix` is a safe replacement of the place, or None. `severity` stands over that of the rule: a
    term of a glossary may have one of its own.
    """

    uk: Place | None = None
    en: Place | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    expected: str | None = None
    fix: str | None = None
    confidence: float = 1.0
    severity: Severity | None = None

    @classmethod
    def at(cls, place: Place, **rest: Any) -> Hit:
        """A hit that points into one text; `rest` are the other fields."""
        return cls(place, None, **rest) if place.segment.side == "uk" else cls(None, place, **rest)


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A hit with its rule's name, severity and messages, and a fingerprint that survives edits elsewhere.

    `messages` holds the message in each language that an editor may read: "uk" and "en". `beside` is what
    stands for the passage in the other text, where the finding points into one text only.
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
    stale: bool = False  # whether the English passage was changed after the translation was last touched


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
    """A checked document with its findings, and those that its own suppressions took off: what a report lays out."""

    collation: Collation
    findings: tuple[Finding, ...]
    taken: tuple[Accepted, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of checking one document: all that a report keeps of it.

    `facts` counts those of the Ukrainian and of the English side; `skipped` is the document's own. `page` is there
    where the format that is asked for lays out texts.
    """

    name: str
    findings: tuple[Finding, ...] = ()
    taken: tuple[Accepted, ...] = ()
    pairs: int = 0
    facts: tuple[int, int] = (0, 0)
    skipped: Mapping[str, int] = field(default_factory=dict)
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run. `pages` is empty where the format that is asked for lays out no texts.

    `asides` are notes for programs, which a reader of the text has no use for; `names` are those of the documents.
    `taken` are the findings that the texts or the settings accept, `known` counts those that a baseline knows (None
    without one); neither is among the `findings`. `skipped` counts what the documents leave unchecked, by reason.
    """

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]
    documents: int
    pairs: int
    facts: Mapping[Side, int]
    taken: tuple[Accepted, ...] = ()
    pages: tuple[Page, ...] = ()
    asides: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    known: int | None = None
    skipped: Mapping[str, int] = field(default_factory=dict)

    @property
    def accepted(self) -> int:
        """How many findings are accepted."""
        return len(self.taken)

    def without(self, gone: Iterable[Finding], **changes: Any) -> Report:
        """The same report without some of its findings, also on its pages, and with other changes."""
        out = frozenset(gone)  # a finding is itself, and no other

        def left(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
            return tuple(finding for finding in findings if finding not in out)

        pages = tuple(replace(page, findings=left(page.findings)) for page in self.pages)
        return replace(self, findings=left(self.findings), pages=pages, **changes)

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(finding.severity == severity for finding in self.findings)
