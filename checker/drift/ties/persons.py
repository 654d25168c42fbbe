"""Verbs that stand for each other and have another person: «відступимо», "they will retreat"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.locality import at_one_place
from checker.drift.ties.endings import Ends, ends
from checker.drift.ties.vocabulary import Listing, Ties, ties
from checker.language.spans import sentence_around, tokens_within
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Place, Segment, Side, Span

# How surely a verb must stand for a verb, and how far from its subject or auxiliary it is.
SURE, REACH = 0.5, 5
# How far before a Ukrainian verb its pronoun stands, with no such mark between.
NEAR, MARKS = 2, frozenset(",;:.!?()–—")


class Persons:
    """The words of `rules/words/ties.toml` that say who does it, ready to be asked."""

    def __init__(self, words: Words) -> None:
        table = words.table("ties")
        persons = table["persons"]
        self.pronouns: Mapping[Side, Mapping[str, str]] = {
            side: {word: name for name, by in persons.items() for word in Listing(by[side]).whole} for side in SIDES
        }
        told = frozenset().union(*EXCLUDE.values())
        self.subjects = frozenset(word for word, name in self.pronouns["en"].items() if name in told)
        self.of: Mapping[str, frozenset[str]] = {name: Listing(by["of"]).whole for name, by in persons.items()}
        self.owners: Mapping[Side, Mapping[str, str]] = {
            side: {word: name for name, by in persons.items() for word in Listing(by[f"owns_{side}"]).whole}
            for side in SIDES
        }
        self.ends: Mapping[str, Ends] = {name: ends(by["ends"]) for name, by in persons.items() if "ends" in by}


class Told(NamedTuple):
    """A Ukrainian and an English verb, the latter with what stands before it."""

    uk: Place
    en: Place


def changed(comparison: Comparison, pair: Pair) -> Iterator[Told]:
    """The verbs of a pair that stand for each other, of which the person differs."""
    known, bound = comparison.words.made(Persons), ties(comparison.words)
    if all(known.subjects.isdisjoint(present(segment)) for segment in pair.en):
        return
    cover = coverage_of(comparison, pair)
    people: dict[tuple[Segment, Span], frozenset[str]] = {}
    for n, word in enumerate(cover.en):
        low = word.token.lower
        if low not in known.subjects and ("'" not in low or plain(low) not in known.subjects):
            continue
        e = _verb(cover, n, bound)
        u = _linked(cover, e, bound) if e is not None else None
        if e is None or u is None or not _acts(cover, n, e, u, bound) or not at_one_place(cover, u, e):
            continue
        if _quoted(cover, u):
            continue
        sentence = word.segment, sentence_around(word.segment, word.token.start)
        if sentence not in people:
            people[sentence] = _people(*sentence)
        if _other_person(cover, n, u, people[sentence], known):
            yield Told(_place(cover.uk[u], cover.uk[u]), _place(word, cover.en[e]))


def _quoted(cover: Coverage, u: int) -> bool:
    """Whether a Ukrainian verb begins what somebody says: «сказали: хочемо жити» is "said they wanted to live"."""
    word, before = cover.uk[u], cover.uk[u - 1] if u else None
    if before is None or before.segment is not word.segment:
        return False
    return ":" in word.segment.folded[before.token.end : word.token.start]


def _people(segment: Segment, sentence: Span) -> frozenset[str]:
    """The words of an English sentence in small letters; "US" is no "us"."""
    words = tokens_within(segment, *sentence)
    return frozenset(plain(token.lower) for token in words if len(token.text) == 1 or not token.text.isupper())


def owners(comparison: Comparison, pair: Pair) -> Iterator[Told]:
    """What belongs to another person: nouns that stand for each other behind «наш» and "their"."""
    known = comparison.words.made(Persons)
    said = known.owners["uk"].keys()
    if all(said.isdisjoint(present(segment)) for segment in pair.uk):
        return
    cover = coverage_of(comparison, pair)
    for u, word in enumerate(cover.uk[1:], 1):
        uk = known.owners["uk"].get(cover.uk[u - 1].token.lower)
        if uk is None or word.covered < SURE or word.partner < 1 or cover.en[word.partner].partner != u:
            continue
        en = known.owners["en"].get(cover.en[word.partner - 1].token.lower)
        beside = word.segment is cover.uk[u - 1].segment
        if beside and en in EXCLUDE.get(uk, ()) and at_one_place(cover, u, word.partner):
            yield Told(_place(cover.uk[u - 1], word), _place(cover.en[word.partner - 1], cover.en[word.partner]))


def plain(word: str) -> str:
    """An English word without what is joined to it: "we'll" is asked as "we"."""
    return word.partition("'")[0]


def _verb(cover: Coverage, n: int, bound: Ties) -> int | None:
    """The number of the verb behind an English subject."""
    words = cover.en
    for at in range(n + 1, min(len(words), n + 1 + REACH)):
        one, before = words[at], words[at - 1]
        gap = one.segment.folded[before.token.end : one.token.start]
        if one.segment is not before.segment or gap.strip():
            return None
        form = one.token.lower
        if form not in bound.auxiliaries and not form.endswith(("ly", "n't")):
            return at
    return None


def _linked(cover: Coverage, e: int, bound: Ties) -> int | None:
    """The number of the Ukrainian verb that an English one and nothing else stands for."""
    word = cover.en[e]
    if word.partner < 0 or word.covered < SURE or cover.uk[word.partner].partner != e:
        return None
    form = cover.uk[word.partner].token.lower
    return word.partner if bound.verb[form] == "verb" and not form.endswith(bound.endings.infinitive) else None


def _acts(cover: Coverage, n: int, e: int, u: int, bound: Ties) -> bool:
    """Whether who does it is the same in both texts: nobody is in «мене не візьмуть», "I won't be hired"."""
    if bound.converse["uk", cover.uk[u].token.lower]:
        return False
    passive = any(word.token.lower in bound.be for word in cover.en[n + 1 : e])
    return not passive or cover.en[e].token.lower.endswith("ing")


def _other_person(cover: Coverage, n: int, u: int, people: frozenset[str], known: Persons) -> bool:
    """Whether a Ukrainian verb has a pronoun or an ending of another person, whom the English words (`people`) lack."""
    told, said = _person(cover, u, known), known.pronouns["en"][plain(cover.en[n].token.lower)]
    return (
        told is not None
        and told != "he"
        and said in EXCLUDE.get(told, frozenset())
        and known.of[told].isdisjoint(people)
    )


def _person(cover: Coverage, u: int, known: Persons) -> str | None:
    """Who does what a Ukrainian verb says: by the pronoun right before it, or by its ending."""
    word = cover.uk[u]
    for before in reversed(cover.uk[max(0, u - NEAR) : u]):
        if before.segment is not word.segment:
            break
        gap = before.segment.folded[before.token.end : word.token.start]
        if not MARKS.isdisjoint(gap):
            break
        name = known.pronouns["uk"].get(before.token.lower)
        if name:
            return name
    return next((name for name, listed in known.ends.items() if word.token.lower.endswith(listed)), None)


# Whom a person is not in the other text: we are no "they". Of «він» and «вона», things as well, only what
# belongs to them is told.
EXCLUDE: Mapping[str, frozenset[str]] = {
    "we": frozenset({"they", "he"}),
    "i": frozenset({"they", "he"}),
    "he": frozenset({"we", "i"}),
    "they": frozenset({"we", "i"}),
}


def _place(first: Word, last: Word) -> Place:
    return Place(last.segment, Span(first.token.start, last.token.end))
