"""Code: spans of it in a passage, and whole blocks, and where two pieces of it differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from checker.facts.base import RESTATED, SAME, UNRELATED, FactKind
from checker.facts.manner import Manner
from checker.language.text import CYRILLIC, OPAQUE, RUN, fold
from checker.language.vocabulary import Words
from checker.model import PLACEHOLDER, Fact, Segment, Span
from checker.model.expressions import deferred

WHITE = deferred(r"\s+")
# The name of a sign, which the other text may have as the sign itself: ":rocket:", ":material-check:".
ICON = deferred(r":[a-z][\w+-]*:")
# A formula of TeX, and the mark of its sentence, which may stand inside it: "$n,$" and "$n$," say the same.
FORMULA = deferred(r"(?<=\$)(.*?)(?:\\[,;])?\s?[.,;:]+(?=\$$)", re.DOTALL)
ROLE = deferred(r"^:[a-z]+:(?=`)")  # :file:`a.cfg`
TOKEN = deferred(r"\w+|[^\w\s]")
# Comments are for people: "// …", "# …", "/* … */", "<!-- … -->", "-- …", "; …". A prompt is typed by nobody: "$ ".
COMMENT = deferred(
    r"^[ \t]*[$>%][ \t]|(?<![:\w\"'/])//[^\n]*|(?:^|(?<=\s))#(?![\w{])[^\n]*|/\*.*?\*/|<!--.*?-->"
    r"|^[ \t]*(?:--|;)[ \t][^\n]*",
    re.MULTILINE | re.DOTALL,
)
# What a reader is to put something of his own for, in the language of the text: "шлях/до", «ваш-домен».
TRANSLATED = deferred(rf"[\w'’ʼ-]*{CYRILLIC.pattern}[\w'’ʼ-]*(?: [\w'’ʼ-]*{CYRILLIC.pattern}[\w'’ʼ-]*)*")
# Differences with fewer tokens than this between them are one.
NEAR = 3
# What tells that a program prints words: marks that only people use, and the names of the languages: 'uk-UA'.
PRINTED = deferred("[–—«»„“”…№]")
LOCALE = frozenset({"uk", "ua", "en", "us", "gb"})
# The mark of a language in a path or an option, which each text has of its own: "--lang=uk", "view.en.snap".
OWN = deferred(r"(?<![A-Za-z0-9])(?:uk|ua|en)(?:[-_](?:UA|US|GB))?(?![A-Za-z0-9])")
# Room that programs don't mind: "{1 , 2}", "new Date (2021)". It does matter in "rm - rf", "$ (date)".
ROOM = deferred(r" +(?=[,)\]}])|(?<=[(\[{]) +|(?<=\w) +(?=\()")
# Longer pieces of code are blocks, whose differences are looked at one by one.
LONG = 200
# What the share of letters that two different pieces have in common is worth: less than what agrees, and less still
# where the Ukrainian ones were left out of it.
READ, HALF_READ = 0.85, 0.8


class Code(NamedTuple):
    """What is written, with one space for each run of them, and whether it is a block of its own."""

    written: str
    block: bool


class Difference(NamedTuple):
    """Where two pieces of code differ (visible characters of each); an empty span has something on the other side."""

    uk: Span
    en: Span


def find(segment: Segment) -> list[Fact]:
    """The code of a passage; a value is a `Code`."""
    if OPAQUE not in segment.text:
        return []
    spans = (Span(*found.span()) for found in RUN.finditer(segment.text))
    found = [_fact(segment, span) for span in spans if segment.role != "string" or _more(segment, span)]
    return [fact for fact in found if not ICON.fullmatch(fact.text)]


def _more(segment: Segment, span: Span) -> bool:
    """Whether code of a string is more than placeholders, which are compared as such: `{host}`."""
    left = set(range(*span)).difference(*(range(*tag.span) for tag in segment.tags if tag.name == PLACEHOLDER))
    return any(segment.shown[n].isalnum() for n in left)


def _fact(segment: Segment, span: Span) -> Fact:
    written = ROLE.sub("", WHITE.sub(" ", segment.shown[span.start : span.end])).strip("` ")
    value = Code(FORMULA.sub(r"\1", written), segment.role == "code")
    return Fact("code", value, written, segment, span, soft=not any(map(str.isalnum, written)))


def likeness(a: Fact, b: Fact) -> float:
    """SAME for the same code, RESTATED where only what is meant for readers differs; less by how much is the same."""
    one, two = a.value, b.value
    if one.written == two.written:
        return SAME
    if one.block != two.block:
        return UNRELATED
    if _unmarked(one.written) == _unmarked(two.written):
        return RESTATED
    return _alike(one.written, two.written)


def same(a: Fact, b: Fact) -> bool:
    """Whether two pieces of code are the same, or differ only in what is meant for readers."""
    one, two = a.value, b.value
    if one.written == two.written or one.block != two.block:
        return bool(one.written == two.written)
    return _unmarked(one.written) == _unmarked(two.written) or _reworded(*_by_side(one.written, two.written))


def kind(_: Words) -> FactKind:
    """Code: no vocabulary has a say."""
    return FactKind(find, likeness, same=same)


@lru_cache(maxsize=1024)
def _unmarked(written: str) -> str:
    """A piece of code without the marks of languages, and without room that programs don't mind."""
    return ROOM.sub("", OWN.sub("", written))


def _by_side(one: str, two: str) -> tuple[str, str]:
    """Two pieces of which one alone has Ukrainian words, that one first; "" and the second where that is not so."""
    for uk, en in ((one, two), (two, one)):
        if CYRILLIC.search(uk) and not CYRILLIC.search(en):
            return uk, en
    return "", two


def _reworded(uk: str, en: str) -> bool:
    """Whether a piece, no block, is the other one with Ukrainian words in it."""
    return 0 < len(uk) <= LONG and _filled(uk, en)


@lru_cache(maxsize=1024)
def _alike(one: str, two: str) -> float:
    from rapidfuzz import fuzz  # which few texts ask for

    uk, en = _by_side(one, two)
    if _reworded(uk, en):
        return RESTATED
    return HALF_READ * fuzz.ratio(TRANSLATED.sub("", uk), en) / 100 if uk else READ * fuzz.ratio(one, two) / 100


def _filled(uk: str, en: str) -> bool:
    """Whether one is the other with other words for the Ukrainian ones: {{шлях/до/файлу}}, {{path/to/file}}.

    What is Ukrainian only may stand for anything.
    """
    pieces = [re.escape(piece) for piece in TRANSLATED.split(fold(uk))]
    if len(pieces) > 8:
        from rapidfuzz import fuzz

        return fuzz.ratio(TRANSLATED.sub("", uk), en) > 50
    return re.fullmatch(".+?".join(pieces), fold(en)) is not None


def differences(uk: Fact, en: Fact) -> list[Difference]:
    """Where two pieces of code differ in what a program reads: no comments, and no lines with Ukrainian words."""
    left, right = _tokens(uk), _tokens(en)
    found: list[Difference] = []
    shown = uk.segment.shown
    translated = {shown.rfind("\n", 0, start) for word, start in left if not word.isascii() and CYRILLIC.search(word)}
    for (a, b), (c, d) in _groups([word for word, _ in left], [word for word, _ in right]):
        differ = [word for word, _ in (*left[a:b], *right[c:d])]
        if not any(word[0].isalnum() or word[0] == "_" for word in differ):
            continue
        if any(map(PRINTED.match, differ)) or LOCALE.issuperset(word.lower() for word in differ if word.isalnum()):
            continue
        near = left[a:b] or left[max(0, a - 1) : a + 1]
        # On the lines of these tokens, or of those around where there are none, there is no Ukrainian word.
        if translated.isdisjoint(shown.rfind("\n", 0, start) for _, start in near):
            found.append(Difference(_span(left, a, b, uk), _span(right, c, d, en)))
    return found


def _tokens(fact: Fact) -> list[tuple[str, int]]:
    """What a program reads of a piece of code, and where it begins."""
    shown = fact.segment.shown
    comments = [found.span() for found in COMMENT.finditer(shown, *fact.span)] if fact.value.block else []
    at = 0
    made: list[tuple[str, int]] = []
    for found in TOKEN.finditer(shown, *fact.span):
        while at < len(comments) and comments[at][1] <= found.start():
            at += 1
        if at == len(comments) or found.start() < comments[at][0]:
            made.append((found.group(), found.start()))
    return made


def _groups(left: list[str], right: list[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches of tokens that differ, with those that are near each other as one."""
    from rapidfuzz.distance import Indel

    open_: list[int] | None = None
    for op in Indel.opcodes(left, right):
        if op.tag == "equal":
            if open_ and op.src_end - op.src_start >= NEAR:
                yield (open_[0], open_[1]), (open_[2], open_[3])
                open_ = None
            continue
        if open_ is None:
            open_ = [op.src_start, op.src_end, op.dest_start, op.dest_end]
        else:
            open_[1], open_[3] = op.src_end, op.dest_end
    if open_:
        yield (open_[0], open_[1]), (open_[2], open_[3])


def _span(tokens: list[tuple[str, int]], begin: int, end: int, fact: Fact) -> Span:
    """Tokens with the rest of the words that they stand in."""
    if begin == end:
        return Span(fact.span.start, fact.span.start)
    shown = fact.segment.shown
    start, stop = tokens[begin][1], tokens[end - 1][1] + len(tokens[end - 1][0])
    while start > fact.span.start and not shown[start - 1].isspace():
        start -= 1
    while stop < fact.span.end and not shown[stop].isspace():
        stop += 1
    return Span(start, stop)


def write(meant: Fact, place: Fact, manner: Manner, words: Words) -> str | None:
    """A piece of code as it stands in the other text; None where words of that language are in it."""
    same = meant.kind == "code" and not CYRILLIC.search(meant.text)
    return meant.text if same and meant.text.isprintable() and not set(meant.text) & set("<>&\\") else None
