"""Quotations: pairs of quotation marks with what they enclose, and the marks that found no partner."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from checker.model import Fact, Segment, Side, Span
from checker.words import Words

Turn = Literal["open", "close"]


class Mark(NamedTuple):
    """One quotation mark (or two signs typed for one): place in code points, sign, and which way it turns."""

    start: int
    end: int
    sign: str
    turn: Turn


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
    """The quotations of a passage in reading order, and the marks left over."""

    quotations: tuple[Quotation, ...]
    loose: tuple[Mark, ...]


class Signs(NamedTuple):
    """The table of marks, ready for look-up."""

    pairs: frozenset[str]
    opens: frozenset[str]
    closes: frozenset[str]
    either: frozenset[str]
    single: frozenset[str]
    doubled: frozenset[str]
    clipped: frozenset[str]


@cache
def signs(words: Words) -> Signs:
    """The marks of `rules/words/quotes.toml`."""
    table = words.table("quotes")
    either = frozenset(table["either"])
    return Signs(
        pairs=frozenset(table["pairs"]),
        opens=frozenset(pair[0] for pair in table["pairs"]) - either,
        closes=frozenset(pair[1] for pair in table["pairs"]) - either,
        either=either,
        single=frozenset(table["single"]),
        doubled=frozenset(table["doubled"]),
        clipped=frozenset(table["clipped"]),
    )


def find(segment: Segment, words: Words) -> list[Fact]:
    """The quotations of a passage, also those that come from or go on in another one; a value is a count of words.

    What reads like a name is soft: «Динамо» and «Слуга народу» lose their marks in English.
    """
    found = scan(segment.text, words)
    facts = []
    whole = [(quotation.span, quotation.depth > 0) for quotation in found.quotations]
    for span, weak in [*whole, *((span, True) for span in _half_open(segment.text, found))]:
        spoken = [t for t in segment.tokens if span.start <= t.start < span.end and t.text[0].isalnum()]
        if spoken:
            lower = sum(token.text[0].islower() for token in spoken)
            name = len(spoken) < 2 or lower * 2 < len(spoken) or (len(spoken) < 4 and spoken[0].text[0].isupper())
            inner = segment.text[span.start : span.end]
            facts.append(Fact("quote", len(spoken), inner, segment, span, soft=weak or name, over=True))
    return sorted(facts, key=lambda fact: fact.span)


def _half_open(text: str, found: Scan) -> list[Span]:
    """What a loose mark opens to the end of the passage, or closes from its beginning."""
    spans = []
    first, last = (found.loose[0], found.loose[-1]) if found.loose else (None, None)
    if first is not None and first.turn == "close" and all(first.end <= q.span.start for q in found.quotations):
        spans.append(Span(0, first.end))
    if last is not None and last.turn == "open" and all(q.span.end <= last.start for q in found.quotations):
        spans.append(Span(last.start, len(text)))
    return spans


def likeness(a: Fact, b: Fact) -> float:
    """How well the lengths agree; from a half to the double is as good as can be told by counting words."""
    short, long = sorted((a.value + 1, b.value + 1))
    return float(min(1.0, 2 * short / long))


@lru_cache(maxsize=4096)
def scan(text: str, words: Words) -> Scan:
    """Pairs the marks of a passage with a stack; a mark closes the nearest one that it fits."""
    known = signs(words)
    stack: list[Mark] = []
    strays: list[Mark] = []
    made: list[Quotation] = []
    loose: list[Mark] = []
    for mark in _marks(text, known, stack):
        if mark.turn == "open":
            stack.append(mark)
            continue
        if _turned(text, mark, known) and stack:
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
    loose += [mark for mark in stack if not _doubly_closed(mark, made)]
    loose += strays
    return Scan(tuple(sorted(made, key=lambda q: q.span)), tuple(sorted(loose)))


def _marks(text: str, known: Signs, stack: list[Mark]) -> Iterator[Mark]:
    """The marks one after another; which way one turns may depend on what `stack` holds by then."""
    at = 0
    while at < len(text):
        sign = text[at]
        two = text[at : at + 2]
        if two in known.doubled and not (at and text[at - 1].isalnum() and text[at + 2 : at + 3].isalnum()):
            turn = _lean(text, at, at + 2) or ("close" if stack else "open")
            yield Mark(at, at + 2, two, turn)
            at += 2
            continue
        if sign in known.opens:
            closing = _lean(text, at, at + 1) == "close" and any(mark.sign == sign for mark in stack)
            yield Mark(at, at + 1, sign, "close" if closing else "open")
        elif sign in known.closes:
            opening = _lean(text, at, at + 1) == "open" and not stack
            yield Mark(at, at + 1, sign, "open" if opening else "close")
        elif sign in known.either:
            turn_of = _single(text, at, known, stack) if sign in known.single else _double(text, at, known, stack)
            if turn_of is not None:
                yield Mark(at, at + 1, sign, turn_of)
        at += 1


def _lean(text: str, start: int, end: int) -> Turn | None:
    """Which way the neighbours turn a mark: an opening one has its text behind it, a closing one before it."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    follows, precedes = _text(after), _text(before)
    if follows and not precedes:
        return "open"
    if precedes and not follows:
        return "close"
    if before.isspace() and not after.isspace():
        return "open"
    if after.isspace() and not before.isspace():
        return "close"
    return None


def _text(sign: str) -> bool:
    return sign.isalnum() or sign in "%$€£₴#@&+°"


def _double(text: str, at: int, known: Signs, stack: list[Mark]) -> Turn | None:
    sign = text[at]
    lean = _lean(text, at, at + 1)
    waiting = any(mark.sign + sign in known.pairs for mark in stack)
    if sign == "“" and stack and stack[-1].sign == "„" and lean != "open":
        return "close"
    if sign == '"' and at and text[at - 1].isdigit() and not waiting and lean != "open":
        return None  # inches: a 17" screen
    if lean is not None:
        return lean
    return "close" if waiting and sign != "“" else "open"


def _single(text: str, at: int, known: Signs, stack: list[Mark]) -> Turn | None:
    """Which way a single mark turns; None for an apostrophe, a foot, a minute, and whatever finds no partner.

    It opens only where a mark that can close it follows, and closes only where one was opened: "the workers’ bus".
    """
    sign = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return None
    waiting = [mark for mark in stack if mark.sign + sign in known.pairs]
    if waiting and not before.isspace() and not after.isalnum():
        later = _closes_later(text, at + 1, sign)
        return None if before in {"s", "S", "z"} and later else "close"
    if sign in {"'", "‘", "’"} and not before.isalnum() and (after.isalnum() or after in {"“", '"', "«", "…", "."}):
        word = ""
        for letter in text[at + 1 : at + 12]:
            if not letter.isalpha():
                break
            word += letter
        if word.lower() in known.clipped or after.isdigit():
            return None
        partner = "’" if sign == "‘" else sign
        if sign != "’" and _closes_later(text, at + 1, partner):
            return "open"
        return "open" if after.isupper() and text[:at].rstrip()[-1:] in {"", ":"} else None
    return "close" if before in {".", "!", "?", ","} and not text[at + 1 :].strip() else None


def _closes_later(text: str, at: int, sign: str) -> bool:
    while (at := text.find(sign, at)) >= 0:
        if not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum():
            return True
        at += 1
    return False


def _turned(text: str, mark: Mark, known: Signs) -> bool:
    """Whether a mark that only closes stands where one opens: «The »split"."""
    return mark.sign in known.closes and _lean(text, mark.start, mark.end) == "open"


def _partner(stack: list[Mark], mark: Mark, known: Signs) -> int | None:
    """Which open mark a closing one goes with: the nearest of its kind, else the nearest that is no apostrophe."""
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].sign + mark.sign in known.pairs or stack[at].sign == mark.sign:
            return at
    if stack and mark.sign not in known.single and stack[-1].sign not in known.single:
        return len(stack) - 1
    return None


def _doubly_closed(mark: Mark, made: list[Quotation]) -> bool:
    """«ТОВ «Назва»: two closing guillemets in a row are printed as one («Український правопис», § 166)."""
    return mark.sign == "«" and any(
        q.opening.sign == "«" and q.closing.sign == "»" and q.opening.start > mark.start for q in made
    )


def speech(segment: Segment, span: Span, words: Words, reach: int = 60) -> bool:
    """Whether a verb of saying stands within `reach` code points of a place."""
    known = _speech(words, segment.side)
    near = [
        t
        for t in segment.tokens
        if span.start - reach <= t.start < span.start or span.end <= t.start < span.end + reach
    ]
    if segment.side == "en":
        return any(token.lower in known for token in near)
    return any(token.lower.startswith(known) for token in near)


@cache
def _speech(words: Words, side: Side) -> tuple[str, ...]:
    return tuple(words.table("quotes")["speech"][side])
