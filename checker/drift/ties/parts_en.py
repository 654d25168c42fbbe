"""What part English phrases have in the deed of a verb, told by their side of it, by voice and by prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.drift.coverage import Word
from checker.drift.ties.clause import reached
from checker.drift.ties.parts import GOVERNED, Known, Part, Role
from checker.drift.ties.vocabulary import Ties

# A word that says less is an article or the like, unless it is a name.
SAYS = 0.3
POSSESSIVE = ("'s", "s'")
BY, BEING = "by", "being"
# What "is" leaves of itself behind a pronoun.
IS = ("'m", "'re", "'s")
# So many prepositional phrases at most stand between a subject and its verb.
STEPS = 2
# Two objects of a verb: "gave the farm grain".
GIVEN: Sequence[Part] = ("receiver", "object")


def parts(words: Sequence[Word], verb: int, known: Known) -> Mapping[int, Role]:
    """The part of each word (number) of the phrases around a verb; none where its subject or voice is not firm."""
    bound = known.ties
    before, behind = reached(words, verb, bound.ends["en"], bound.asides["en"])
    voice = _voice(words, verb, before, known)
    subject = _subject(words, before[voice.auxiliaries :], known) if voice.told else None
    if not subject:
        return {}
    passive = (
        voice.passive
        or (not voice.goes_on and words[min(subject) - 1].token.lower in bound.be)  # "Were you stung?"
        or (not voice.goes_on and not voice.auxiliaries and _reduced(words, behind))
    )
    found: dict[int, Role] = {}
    _say(found, subject, "object" if passive else "doer")
    objects: list[list[int]] = []
    for preposition, phrase in _phrases(words, behind, known):
        if not preposition:
            objects.append(phrase)
        elif preposition == BY and passive:
            _say(found, phrase, "doer")
        else:
            _say(found, phrase, GOVERNED.get(bound.places["en"].get(preposition, ""), "other"))
    if passive or len(objects) > 2:
        return found
    for part, phrase in zip(GIVEN[-len(objects) :], objects, strict=False):
        _say(found, phrase, part)
    return found


def _reduced(words: Sequence[Word], behind: Sequence[int]) -> bool:
    """Whether "by" follows a verb without an auxiliary, as in a label or a headline: "Event deleted by the user"."""
    return bool(behind) and words[behind[0]].token.lower == BY


def done_to(words: Sequence[Word], verb: int, known: Known) -> Sequence[int]:
    """The words of the phrase right behind an active verb to which it is done; none where a preposition governs it."""
    _, behind = reached(words, verb, known.ties.ends["en"], known.ties.asides["en"])
    preposition, phrase = next(_phrases(words, behind, known), ("", []))
    return () if preposition else phrase


def done_by(words: Sequence[Word], verb: int, known: Known) -> Sequence[int]:
    """The words of the phrase behind "by" behind a passive; none where there is none."""
    _, behind = reached(words, verb, known.ties.ends["en"], known.ties.asides["en"])
    return next((phrase for preposition, phrase in _phrases(words, behind, known) if preposition == BY), ())


def _say(found: dict[int, Role], phrase: Sequence[int], part: Part) -> None:
    if phrase:
        found.update(dict.fromkeys(phrase, Role(part, max(phrase))))


class Voice(NamedTuple):
    """How many auxiliaries stand before a verb, whether they make it a passive, whether that is told; and "-ing"."""

    auxiliaries: int
    passive: bool
    told: bool
    goes_on: bool


def _voice(words: Sequence[Word], verb: int, before: Sequence[int], known: Known) -> Voice:
    bound, auxiliaries = known.ties, []
    for n in before:
        low = words[n].token.lower.replace("n't", "")
        if low in bound.relative or not (low in bound.auxiliaries or low.endswith("ly")):
            break
        auxiliaries.append(low)
    is_done = not bound.be.isdisjoint(auxiliaries)
    if len(auxiliaries) < len(before):
        is_done |= (
            words[before[len(auxiliaries)]].token.lower.endswith(IS) and words[before[len(auxiliaries)]].weight < SAYS
        )  # "I'm"
    if words[verb].token.lower.endswith("ing"):
        return Voice(len(auxiliaries), BEING in auxiliaries, is_done, True)
    return Voice(len(auxiliaries), is_done, True, False)


def _subject(words: Sequence[Word], before: Sequence[int], known: Known) -> list[int] | None:
    """The phrase before a verb that no preposition governs; None where there is none near."""
    bound, rest = known.ties, list(before)
    if rest and known.pronoun("en", words[rest[0]], owns=False) == "does":
        return rest[:1]
    for _ in range(STEPS + 1):
        while rest and not _says(words[rest[0]], bound):
            if words[rest[0]].token.lower in bound.places["en"]:
                return None
            rest.pop(0)
        size = 0
        while size < len(rest) and _says(words[rest[size]], bound):
            size += 1
        phrase, rest = rest[:size], rest[size:]
        if not phrase:
            return None
        while rest and words[rest[0]].token.lower in bound.determiners:
            rest.pop(0)
        if rest and words[rest[0]].token.lower.endswith("ing"):
            return None  # "configuring the lobby ensures"
        if not rest or words[rest[0]].token.lower not in bound.places["en"]:
            return _owned(words, phrase)
        rest.pop(0)
    return None


def _phrases(words: Sequence[Word], behind: Sequence[int], known: Known) -> Iterator[tuple[str, list[int]]]:
    """The phrases behind a verb, each with the preposition that governs it, "" where none does."""
    bound = known.ties
    preposition = ""
    phrase: list[int] = []
    for k, n in enumerate(behind):
        low = words[n].token.lower
        starts = low in bound.determiners or low[0].isdigit()
        if phrase and (starts or not _says(words[n], bound)):
            yield preposition, _owned(words, phrase)
            preposition, phrase = "", []
        if low in bound.places["en"]:
            preposition = low
        elif _says(words[n], bound):
            idle = low in bound.particles or (low.endswith("ly") and not _told(words, behind, k, bound))
            if phrase or not idle:
                phrase.append(n)
        elif known.pronoun("en", words[n], owns=k + 1 < len(behind) and _says(words[behind[k + 1]], bound)):
            yield preposition, [n]
            preposition = ""
    if phrase:
        yield preposition, _owned(words, phrase)


def _told(words: Sequence[Word], behind: Sequence[int], k: int, bound: Ties) -> bool:
    """Whether a word that tells which thing stands before one: "an orderly"."""
    return k > 0 and words[behind[k - 1]].token.lower in bound.determiners


def _owned(words: Sequence[Word], phrase: Sequence[int]) -> list[int]:
    """The words of a phrase that are not whose it is."""
    return [n for n in phrase if not words[n].token.lower.endswith(POSSESSIVE)]


def _says(word: Word, bound: Ties) -> bool:
    """Whether a word is of a phrase that has a part: no article, no preposition."""
    low = word.token.lower
    if low in bound.determiners or low in bound.places["en"] or low in bound.degrees:
        return False
    return word.weight >= SAYS or (word.token.text[0].isupper() and len(low) > 1)
