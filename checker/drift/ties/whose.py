"""Whose something is: the farmer's wife and the agronomist's father, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.ties.clause import marked
from checker.drift.ties.noun_cases import Nouns
from checker.drift.ties.parts import Known, known
from checker.drift.ties.settled import Exchanged, settled
from checker.drift.ties.vocabulary import Ties
from checker.language.tokens import present
from checker.model import Pair, Side

# A word that says less is an article or the like; so many words stand between a noun and whose it is at most.
SAYS, DESCRIBED = 0.3, 2
# So many things of one owner are asked at most.
FEW = 4
OF, OWNS = "of", ("'s", "s'")

# A Ukrainian word (number), the person of a pronoun, or a word without counterpart.
Owner = int | str
UNKNOWN = ""


class Tie(NamedTuple):
    """What is owned, a Ukrainian word (number), and whose it is."""

    thing: int
    owner: Owner


class Owned(NamedTuple):
    """The same of an English phrase: the Ukrainian words that it may be, and whose; `at` is the English word."""

    things: frozenset[int]
    owners: frozenset[Owner]
    at: int


def exchanged(comparison: Comparison, pair: Pair) -> Exchanged | None:
    """The first two things of a pair that have each other's owner in the other text; None where there are none."""
    told_by = known(comparison.words)
    owners = told_by.pronouns.owners["en"]
    if not any(OF in segment.lows or "'" in segment.folded or owners & present(segment) for segment in pair.en):
        return None
    cover, links = coverage_of(comparison, pair), settled(comparison, pair)
    english = [it for it in _english(cover, links, told_by) if not _straight(it)]
    if len(english) < 2 and not any(_reversed(it) for it in english):
        return None
    ukrainian = [
        tie if isinstance(tie.owner, str) or tie.owner in links else Tie(tie.thing, UNKNOWN)
        for tie in _ukrainian(cover.uk, {n for it in english for n in (*it.things, *it.owners)}, told_by)
    ]
    if len({tie.thing for tie in ukrainian}) < len(ukrainian):
        return None
    by_thing: dict[int, list[Owned]] = {}
    for it in english:
        for thing in it.things:
            by_thing.setdefault(thing, []).append(it)
    by_owner: dict[Owner, list[Tie]] = {}
    for tie in ukrainian:
        by_owner.setdefault(tie.owner, []).append(tie)
    for one in ukrainian:
        if (reverse := _turned(cover, one, by_thing, told_by.nouns, links)) is not None:
            return reverse
        for it in by_thing.get(one.thing, ()):
            for two in (tie for owner in it.owners if owner != one.owner for tie in by_owner.get(owner, ())[:FEW]):
                there = next((its for its in by_thing.get(two.thing, ()) if one.owner in its.owners), None)
                if there is not None and there is not it and not _alike(cover.uk, one.thing, two.thing):
                    return Exchanged((one.thing, it.at), (two.thing, there.at))
    return None


def _alike(words: Sequence[Word], one: int, two: int) -> bool:
    """Whether two words are forms of one: «вид», «види»."""
    return not set(words[one].form.lemmas).isdisjoint(words[two].form.lemmas)


def _straight(it: Owned) -> bool:
    """Whether whose it is stands right behind the thing in the Ukrainian text as well."""
    return any(
        0 < owner - thing <= 1 + DESCRIBED for thing in it.things for owner in it.owners if isinstance(owner, int)
    )


def _reversed(it: Owned) -> bool:
    """Whether it stands right before the thing there."""
    return any(
        0 < thing - owner <= 1 + DESCRIBED for thing in it.things for owner in it.owners if isinstance(owner, int)
    )


def _turned(
    cover: Coverage, tie: Tie, by_thing: Mapping[int, Sequence[Owned]], nouns: Nouns, links: Mapping[int, int]
) -> Exchanged | None:
    """«адвокат брата», "the lawyer's brother"; of people only, for "a type of car" is «машина такого типу»."""
    if isinstance(tie.owner, str) or tie.thing not in links:
        return None  # a pronoun
    if not all(nouns.somebody[cover.uk[n].token.lower] for n in (tie.thing, tie.owner)):
        return None
    for it in by_thing.get(tie.owner, ()):
        if tie.thing in it.owners:
            return Exchanged((tie.thing, links[tie.thing]), (tie.owner, it.at))
    return None


def _ukrainian(words: Sequence[Word], asked: Collection[Owner], known: Known) -> Iterator[Tie]:
    """The nouns, of some words (numbers), behind which a genitive stands, or a pronoun before says whose they are."""
    nouns, bound = known.nouns, known.ties
    for n, word in enumerate(words):
        if n not in asked:
            continue
        low = word.token.lower
        if not nouns.readings[low]:
            continue
        if n and (person := _person("uk", words[n - 1], known)) and not marked(words[n - 1], word):
            yield Tie(n, person)
        for k in range(n + 1, min(len(words), n + 2 + DESCRIBED)):
            behind = words[k].token.lower
            if marked(words[k - 1], words[k]) or behind in bound.places["uk"] or behind in bound.ends["uk"]:
                break
            if nouns.adjective[behind] and not nouns.readings[behind]:
                continue
            if any(reading.case == "genitive" for reading in nouns.readings[behind]):
                yield Tie(n, k)
            break


def _english(cover: Coverage, links: Mapping[int, int], known: Known) -> Iterator[Owned]:
    """The phrases behind "'s" and before "of", and those behind a pronoun."""
    words, there, bound = cover.en, {e: u for u, e in links.items()}, known.ties
    acts, uk, said = known.acts, cover.uk, known.pronouns.said["en"]
    deeds = {e for u, e in links.items() if acts[uk[u].token.lower]}
    for n, word in enumerate(words):
        low = word.token.lower
        if low.endswith(OWNS):
            thing, owner = _phrase(words, n + 1, bound, deeds), _before(words, n, bound)
        elif low == OF and n:
            thing, owner = range(n - 1, n), _phrase(words, n + 1, bound, deeds)
            if owner and words[owner[-1]].token.lower.endswith(OWNS):
                owner = _phrase(words, owner[-1] + 1, bound, deeds)
        elif low in said and (person := _person("en", word, known)):
            thing = _phrase(words, n + 1, bound, deeds)
            if thing and thing[-1] in there:
                yield Owned(frozenset({there[thing[-1]]}), frozenset({person}), thing[-1])
            continue
        else:
            continue
        if thing and owner and thing[-1] in there:
            owners = frozenset[Owner](there[k] for k in owner if k in there)
            yield Owned(frozenset({there[thing[-1]]}), owners or frozenset({UNKNOWN}), thing[-1])


def _person(side: Side, word: Word, known: Known) -> str:
    """Whose a pronoun says that something is: "we", "you" …; "" of other words."""
    said = known.pronouns.said[side].get(word.token.lower, ())
    return next((name for name, role in said if role == "owns"), "")


def _phrase(words: Sequence[Word], first: int, bound: Ties, deeds: Collection[int]) -> Sequence[int]:
    """The words of a phrase from a word on, without an article.

    It ends before a mark or a verb (number), and with a word that owns.
    """
    end = first
    while end < len(words) and not marked(words[end - 1], words[end]):
        low = words[end].token.lower
        if low in bound.determiners and end == first:
            first = end = end + 1
            continue
        if end in deeds or words[end].weight < SAYS or low in bound.determiners:
            break
        if low in bound.places["en"] or low in bound.ends["en"]:
            break
        end += 1
        if low.endswith(OWNS):
            break
    return range(first, end)


def _before(words: Sequence[Word], last: int, bound: Ties) -> Sequence[int]:
    """The words of a phrase up to a word."""
    first = last
    while first and not marked(words[first - 1], words[first]) and words[first - 1].weight >= SAYS:
        low = words[first - 1].token.lower
        if low in bound.places["en"] or low in bound.determiners or low.endswith(OWNS):
            break
        first -= 1
    return range(first, last + 1)
