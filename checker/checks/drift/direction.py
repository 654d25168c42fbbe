"""From a place or a time in one text, to it in the other; by so much in one, to so much in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.checks.signs import Sign, having
from checker.drift.coverage import coverage_of
from checker.drift.ties.endings import endings
from checker.drift.ties.places import CURRENCIES, QUOTES
from checker.drift.ties.vocabulary import Listing
from checker.language.inflection.grammar import grammar
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Hit, Kind, Place, Segment, Side, Span, Token

AMOUNTS: frozenset[Kind] = frozenset({"number", "money", "measure"})
KINDS: frozenset[Kind] = AMOUNTS | {"name", "date"}
# Ways that exclude each other, in either text.
EXCLUDING = (
    ("source", "goal"),
    ("step", "level"),
    ("earlier", "later"),
    ("ago", "later"),
    ("ago", "lasting"),
    ("at", "ahead"),
    ("at", "past"),
    ("ahead", "past"),
    ("goal", "past"),
    ("source", "ahead"),
)
CONTRARY = frozenset({*EXCLUDING, *((two, one) for one, two in EXCLUDING)})
GROUPS = {"place": ("source", "goal"), "amount": ("step", "level"), "time": ("source", "goal", "at", "ahead", "past")}
# How many words before a fact a verb may say that it is no direction, or that an amount changes.
VERB, CHANGE = 4, 6
# What the word behind a fact says at least where that fact is of it (0 to 1).
SAYS = 0.3
# From here on a number with letters has a magnitude.
MAGNITUDE = 1000
# The endings of adjectives that no noun has have more letters than this.
ENDING = 1
# Marks that may stand between a preposition and its fact.
BEFORE = QUOTES | CURRENCIES


class Directions:
    """The words of `rules/words/directions.toml`, ready to be asked."""

    def __init__(self, words: Words) -> None:
        table = words.table("directions")
        self.ways: Mapping[Side, Mapping[str, Mapping[str, str]]] = {
            side: {
                group: {word: way for way in ways for word in Listing(table[way][side]).whole}
                for group, ways in GROUPS.items()
            }
            for side in SIDES
        }
        self.sources = Listing(table["source"]["place_uk"]).whole
        self.change = {side: Listing(table["change"][side]) for side in SIDES}
        self.never = {side: Listing(table["never"][side]) for side in SIDES}
        self.adjective = tuple(end for end in grammar(words).endings("adjective") if len(end) > ENDING)
        self.instrumental = endings(words).instrumental
        self.moments: Mapping[Side, Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
            side: {
                way: (
                    Listing(table[way].get(f"ahead_{side}", "")).whole,
                    Listing(table[way].get(f"behind_{side}", "")).whole,
                )
                for way in ("ago", "earlier", "later", "lasting")
            }
            for side in SIDES
        }
        self.joins = Listing(table["earlier"]["unless_uk"]).whole
        self.between = {side: Listing(words.table("ties")["between"][side]).whole for side in SIDES}

    def way(self, fact: Fact) -> tuple[str, Span] | None:
        """What the preposition before a fact says, and where it stands."""
        side, tokens = fact.side, fact.segment.tokens
        n = first_token(fact.segment, fact.span.start)
        if fact.kind == "measure" and fact.value.dimension == "duration":
            moment = self._moment(fact, n)
            if moment:
                return moment
        group = "time" if fact.kind == "date" else "amount" if fact.kind in AMOUNTS else "place"
        within = group == "time" and n < len(tokens) and tokens[n].lower in self.ways[side][group]
        if not within:  # "from 5 a.m." is one fact
            n -= 1
        while n >= 0 and (tokens[n].lower in self.between[side] or tokens[n].text in BEFORE):
            n -= 1
        if n < 0:
            return None
        word = tokens[n].lower
        if fact.kind in AMOUNTS:
            if _ordinal(fact):
                return None
            told = self.ways[side][group].get(word)
            before = tokens[max(0, n - CHANGE) : n]
            if told is None or not _any(before, self.change[side]):
                return None
        else:
            if group == "time" and side == "uk" and fact.text.lower().endswith(self.adjective):
                return None  # «після суботнього обговорення», "discussions on Saturday"
            told = self.ways[side][group].get(word)
            if side == "uk" and word in self.sources and self._from(fact):
                told = "source"
            if told is None or (side == "uk" and fact.text.isascii() and fact.kind == "name"):
                return None  # «від Deno»
            if _any(tokens[max(0, n - VERB) : n], self.never[side]):
                return None
        return told, Span(tokens[n].start, tokens[n].end)

    def _moment(self, fact: Fact, n: int) -> tuple[str, Span] | None:
        """What is said of a span of time: that it is past, or to come («через два дні», "two days ago")."""
        tokens = fact.segment.tokens
        m = first_token(fact.segment, fact.span.end)
        ahead = tokens[n - 1] if n else None
        behind = tokens[m] if m < len(tokens) and tokens[m].text.isalpha() else None
        if behind and m + 1 < len(tokens) and (tokens[m + 1].text[0].isdigit() or tokens[m + 1].lower in self.joins):
            behind = None  # «від 2 днів до 5», «тому що»
        for way, (_, after) in self.moments[fact.side].items():
            for last in tokens[m : m + 2] if behind else ():  # "two days from now"
                if " ".join(token.lower for token in tokens[m : m + 2] if token.start <= last.start) in after:
                    return way, Span(fact.span.start, last.end)
        for way, (before, _) in self.moments[fact.side].items():
            if ahead and ahead.lower in before:
                return way, Span(ahead.start, fact.span.end)
        return None

    def _from(self, fact: Fact) -> bool:
        """Whether a fact behind «з» may be where something comes from: a time, or a place in no instrumental."""
        return fact.kind == "date" or (bool(fact.value.ids) and not fact.text.lower().endswith(self.instrumental))


def _ordinal(fact: Fact) -> bool:
    """Whether a number says which one it is: "to third", "to the 22nd"; one with a magnitude ("5bn") does not."""
    if getattr(fact.value, "form", "") == "nth":
        return True
    written = fact.kind == "number" and fact.text[:1].isdigit() and fact.text[-1].isalpha()
    return written and " " not in fact.text and max(fact.figures, default=0) < MAGNITUDE


def _any(tokens: Sequence[Token], listing: Listing) -> bool:
    return any(token.lower in listing for token in tokens)


class Direction(Check):
    """Reports facts that are the same behind prepositions of `rules/words/directions.toml` that exclude each other.

    From a name or a time in one text and to it, or until it, in the other; by an amount in one and to it in the other.
    """

    check: Literal["direction"]
    compares = True
    values = {
        "uk": "the preposition of the Ukrainian text, with its fact",
        "en": "that of the English text, with its fact",
    }

    @property
    def signs(self) -> Collection[Sign] | None:
        return having(*KINDS)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = comparison.words.made(Directions)
        told: list[tuple[Fact, Fact, Span, Span]] = []
        for match in comparison.matched("same"):
            uk, en = match.uk, match.en
            if not uk or not en or uk.kind != en.kind or uk.kind not in KINDS:
                continue
            here = known.way(en)
            there = known.way(uk) if here else None
            if here and there and (there[0], here[0]) in CONTRARY and uk.segment.role not in NO_PROSE:
                told.append((uk, en, there[1], here[1]))
        often = _often(comparison) if told else {}
        for uk, en, before, before_en in told:
            if often[uk.segment, uk.canon] != 1 or often[en.segment, en.canon] != 1:
                continue
            if (before_en.end > en.span.end or not _goes_on(comparison, en, before)) and not _reached(
                comparison, uk, before, before_en, known.ways["uk"]["place"]
            ):
                places = _with(uk, before), _with(en, before_en)
                yield Hit(*places, values={"uk": places[0].text, "en": places[1].text})


def _often(comparison: Comparison) -> Mapping[tuple[Segment, str], int]:
    """How often what may have a direction is said in each passage, and is the same in the other text."""
    both = ((match.uk, match.en) for match in comparison.matched("same"))
    facts = (fact for uk, en in both if uk and en and uk.kind == en.kind and uk.kind in KINDS for fact in (uk, en))
    return Counter((fact.segment, fact.canon) for fact in facts)


def _with(fact: Fact, before: Span) -> Place:
    """A fact with the preposition before it, or behind it."""
    return Place(fact.segment, Span(min(before.start, fact.span.start), max(before.end, fact.span.end)))


def _reached(comparison: Comparison, uk: Fact, before: Span, before_en: Span, ways: Mapping[str, str]) -> bool:
    """Whether it is told how long it takes to get somewhere: «80 днів до зрілості», "reach adulthood in 80 days"."""
    if before.end <= uk.span.end or ways.get(uk.segment.folded[uk.span.end : before.end].strip()) != "goal":
        return False
    cover = coverage_of(comparison, comparison.pair(uk.segment))
    behind = uk.segment.tokens[first_token(uk.segment, before.end) :][:1]
    n = cover.numbers["uk"].get((uk.segment, behind[0].start), -1) if behind else -1
    mate = cover.uk[n].partner if n >= 0 else -1
    return mate >= 0 and cover.en[mate].token.start < before_en.start


def _goes_on(comparison: Comparison, en: Fact, before: Span) -> bool:
    """Whether an English fact only begins a phrase: "to EU workers", which is «до працівників із ЄС»."""
    cover = coverage_of(comparison, comparison.pair(en.segment))
    behind = en.segment.tokens[first_token(en.segment, en.span.end) :][:1]
    n = cover.numbers["en"].get((en.segment, behind[0].start), -1) if behind else -1
    if n >= 0 and cover.en[n].weight < SAYS:
        return False  # "by $20 billion over five years" goes on with no noun
    mate = cover.en[n].partner if n >= 0 else -1
    return mate >= 0 and cover.uk[mate].token.start < before.start
