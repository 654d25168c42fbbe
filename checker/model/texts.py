"""What is read of texts, and what is found to stand for what in them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from checker.model.usages import Usual

Side = Literal["uk", "en"]
SIDES: tuple[Side, Side] = ("uk", "en")

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
    `line` is where the record with the text begins in its file, from 1: the line of a pair. What is `kept`
    is checked, and nothing is changed in it: what a program looks up (the msgid of a PO file, the English of a memory),
    the English source of a translation, which is its developers'.
    """

    pointer: str
    raw: str
    file: str | None = None
    line: int = 1
    kept: bool = False


class Tag(NamedTuple):
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
    `level` is that of a heading, 1 to 6; 0 where its format does not tell.
    `partial` says that the text was cut by the publishing system. `tokens` and `sentences` are
    empty until `language.read` has read it. Where a reader sees something that is no prose (inline code),
    `text` has `text.OPAQUE` for each of its characters, so that no rule looks into it, and `seen`, of the same
    length, has the characters themselves; it is empty where the two are the same. `time` is when it is shown, in
    subtitles (milliseconds).
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
    time: Span | None = None
    level: int = 0
    _lows: tuple[str, ...] | None = dataclasses.field(default=None, init=False, repr=False)

    @property
    def lows(self) -> tuple[str, ...]:
        """Its tokens in lower case, put together once: what looks each of them up in a table takes them from here."""
        if self._lows is None:
            object.__setattr__(self, "_lows", tuple(map(attrgetter("lower"), self.tokens)))
        return self._lows or ()

    @property
    def shown(self) -> str:
        """What a reader sees: the text with what is no prose in it."""
        return self.seen or self.text

    def read(self, tokens: tuple[Token, ...], sentences: tuple[Span, ...]) -> Segment:
        """The same passage with its tokens and sentences: `replace`, without the time it takes for every passage."""
        return Segment(
            self.side, self.role, self.ref, self.text, self.folded, self.field, self.starts, self.ends, self.shift,
            self.tags, self.partial, tokens, sentences, self.seen, self.time, self.level,
        )  # fmt: skip

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

    @property
    def verbatim(self) -> bool:
        """Whether both sides are one text, character by character: a quotation as it was, or what nobody translated."""
        uk, en = self.uk, self.en
        if len(uk) == len(en) == 1:  # of most pairs, a dozen rules ask
            return uk[0].text == en[0].text
        return bool(uk) and [one.text for one in uk] == [one.text for one in en]


def lone(segment: Segment) -> Pair:
    """A passage that nothing stands for."""
    return Pair(segment.ref, (segment,), (), 0.0) if segment.side == "uk" else Pair(segment.ref, (), (segment,), 0.0)


class Post(NamedTuple):
    """Where a document was published: what a report needs to lead an editor back to it."""

    id: int | None = None
    link: str = ""
    date: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Ignore:
    """A suppression in a text: `<!-- zvirka-ignore RULE: reason -->`, or a translator's comment in a catalogue.

    `rule` is a name, or several with commas between them, as they are written. `segments` are the passages whose
    findings of these rules it takes off: the one that follows it, or all forms of a string; none where nothing follows.
    `span` is where the suppression itself stands in `field` (code points).
    """

    rule: str
    reason: str
    field: Field
    span: Span
    segments: tuple[Segment, ...]


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


class Original(NamedTuple):
    """The side that was written first, None where nothing tells, and how that is known: "msgid", "--original"."""

    side: Side | None = None
    why: str = ""


UNKNOWN = Original()


# The words of a translation, each with its lemmas behind it.
@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A text in both languages, as it was read. `pairs` is given where the input says what belongs together.

    `ignores` are the suppressions in either text. `skipped` counts what was not checked and why: "fuzzy",
    "untranslated". `plurals` are faults that only the reader of a catalogue sees. `original` is the side that was
    written first; the other one is its translation. `found` says how the two texts were found to belong together,
    where something told: "posts of one list that name each other". `usual` is what the documents beside it translate
    otherwise.
    """

    name: str
    uk: tuple[Segment, ...]
    en: tuple[Segment, ...]
    pairs: tuple[Pair, ...] = ()
    post: Post | None = None
    ignores: tuple[Ignore, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    plurals: tuple[Plural, ...] = ()
    original: Original = UNKNOWN
    found: str = ""
    usual: tuple[Usual, ...] = ()

    def side(self, side: Side) -> tuple[Segment, ...]:
        """The passages of one side, in reading order."""
        return self.uk if side == "uk" else self.en


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A canonical value and where it stands.

    `value` belongs to the fact's kind; `canon` is the same for people ("2022-02-24", "1200000 UAH").
    `figures` are the plain numbers inside it, so that 2001 the number meets 2001 the year.
    A `soft` fact may be a counterpart, but its absence is never a finding. Two soft facts with `swaps` set may be
    reported as changed: "both" if neither value occurs elsewhere in the other text (thousands for millions), "either"
    if at least one does not (F-15 for F-16). A fact that lies `over` others leaves its characters to them: a quotation
    holds names and dates.
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
        segment, (start, end) = self.segment, self.span
        return (segment.seen or segment.text)[start:end]

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
