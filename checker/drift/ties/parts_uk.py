"""What part Ukrainian nouns have in the deed of a verb, told by their cases and by what the verb agrees with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.drift.coverage import Word
from checker.drift.ties.clause import reached
from checker.drift.ties.noun_cases import ADDRESSED, SUBJECT, Reading, Readings
from checker.drift.ties.parts import Known, Part
from checker.drift.ties.vocabulary import Ties

# A word that says less is no party of a deed.
SAYS = 0.15
# Cases whose part the preposition tells.
PLACED = frozenset({"locative", "instrumental"})

Parts = frozenset[Part]


class Phrase(NamedTuple):
    """A noun of a clause: what it may be, what preposition governs it, whether it is counted, or belongs to a noun."""

    readings: Readings
    preposition: str
    counted: bool
    owner: bool


def parts(words: Sequence[Word], verb: int, known: Known, names: Mapping[int, Readings]) -> Mapping[int, Parts]:
    """The parts that the nouns (numbers) around a finite active verb may have; none where it is no such verb.

    `names` has what names may be, by their numbers.
    """
    bound, form = known.ties, words[verb].token.lower
    ends = bound.endings
    if form.endswith(ends.reflexive + ends.infinitive + ends.nobody):
        return {}
    phrases, unknown = _phrases(words, verb, known, names)
    told: dict[int, set[Part]] = {}
    if (
        form.endswith(ends.of_many)
        and (first := min([*phrases, verb])) > 0
        and words[first - 1].token.lower in bound.together
    ):
        phrases = {n: _joined(phrase) if n < verb else phrase for n, phrase in phrases.items()}
    for n, phrase in phrases.items():
        if phrase.owner:
            continue
        governed = _governed(phrase, bound) if phrase.preposition else None
        told[n] = {governed} if governed else set() if phrase.preposition else set(_free(phrase, form, bound))
    free = [n for n, phrase in phrases.items() if not phrase.preposition and n in told]
    for part in () if unknown else ("doer", "object"):  # a deed has one of each
        firm = [n for n in free if told[n] == {part}]
        if len(firm) == 1:
            for n in free:
                if n != firm[0]:
                    told[n].discard(part)
    return {n: frozenset(said) for n, said in told.items() if said}


def _phrases(
    words: Sequence[Word], verb: int, known: Known, names: Mapping[int, Readings]
) -> tuple[dict[int, Phrase], bool]:
    """The nouns and pronouns of the clause of a verb, and whether one of them may be anything."""
    bound, nouns = known.ties, known.nouns
    before, behind = reached(words, verb, bound.ends["uk"], bound.asides["uk"])
    found: dict[int, Phrase] = {}
    unknown = False
    for side in (before[::-1], behind):
        preposition, noun, counted = "", False, False
        for k, n in enumerate(side):
            low = words[n].token.lower
            if low in bound.places["uk"]:
                preposition, noun, counted = low, False, False
                continue
            if low[0].isdigit() or low in bound.counting or known.numbers[low]:
                counted, noun = True, False
                continue
            if bound.verb[low] == "verb" and low.endswith(bound.endings.infinitive):
                if side is behind:
                    break  # what follows is done by another deed
                found.clear()
                preposition, noun, counted = "", False, False
                continue
            next_to = words[side[k + 1]].token.lower if k + 1 < len(side) else ""
            behind_it = nouns.readings[next_to] if next_to else frozenset()
            pronoun = known.pronoun("uk", words[n], owns=bool(behind_it))
            readings = ADDRESSED if pronoun == "suffers" else SUBJECT if pronoun == "does" else names.get(n)
            if readings is None:
                readings = nouns.readings[low]
            if not readings and bound.verb[low] == "verb":
                preposition, noun, counted = "", False, False
                continue
            if words[n].weight < SAYS and not pronoun:
                continue
            if nouns.adjective[low] and (
                readings & behind_it or not readings or (next_to.isalpha() and not _known(next_to, known))
            ):
                continue
            owner = (
                noun and not counted and not pronoun and (n in names or any(one.case == "genitive" for one in readings))
            )
            unknown |= not (
                readings or preposition or noun or low.endswith(bound.endings.adverb) or nouns.adjective[low]
            )
            if readings:
                found[n] = Phrase(readings, "" if owner else preposition, counted, owner)
            # «у Салтівському районі»: a preposition goes on behind an unknown name with an adjective's ending.
            named = words[n].token.text[0].isupper() and behind_it and low.endswith(bound.endings.object)
            if not low.endswith(bound.endings.adverb) or readings:
                preposition = preposition if owner or named or (nouns.adjective[low] and next_to) else ""
                noun, counted = True, False
    return found, unknown


def _joined(phrase: Phrase) -> Phrase:
    """The same as one of several that do it: «пасажири й вантаж створюють»."""
    more = {Reading("nominative", "many") for one in phrase.readings if one.case == "nominative"}
    return phrase._replace(readings=phrase.readings | more)


def _known(word: str, known: Known) -> bool:
    """Whether a word is a noun, a verb or a preposition; an adjective may belong to any other."""
    return bool(known.nouns.readings[word] or known.ties.verb[word] or word in known.ties.places["uk"])


def _governed(phrase: Phrase, bound: Ties) -> Part | None:
    """The part of a noun behind a preposition: «до лікарні», «з пивзаводу»; None for «з Макроном», «у місті»."""
    place = bound.places["uk"][phrase.preposition]
    cases = {one.case for one in phrase.readings}
    if place == "goal":
        return "receiver"
    if place == "source":
        return None if "instrumental" in cases else "source"
    if place == "against":
        return "other"
    if place != "directed" or cases & PLACED:
        return None
    return "other" if "accusative" in cases else "source" if "genitive" in cases else None


def _free(phrase: Phrase, verb: str, bound: Ties) -> list[Part]:
    """The parts of a noun without a preposition, by its cases and by what the verb agrees with."""
    said: list[Part] = []
    cases = {one.case for one in phrase.readings}
    one_of_them = bound.endings.past_she + bound.endings.past_he  # «десятки будинків» are no «знищила»
    counted = phrase.counted and not verb.endswith(one_of_them)
    if counted or any(_agrees(one, verb, bound) for one in phrase.readings):
        said.append("doer")
    if phrase.counted or "accusative" in cases:
        said.append("object")
    if "dative" in cases:
        said.append("receiver")
    return said


def may_do(form: str, verb: str, known: Known) -> bool:
    """Whether a noun without more words may be the subject of a verb."""
    return any(_agrees(one, verb, known.ties) for one in known.nouns.readings[form])


def _agrees(reading: Reading, verb: str, bound: Ties) -> bool:
    """Whether a noun may be the subject of a verb."""
    ends = bound.endings
    if reading.case != "nominative":
        return False
    if reading.gender == "any":
        return True
    if verb.endswith(ends.of_many):
        return reading.gender == "many"
    if verb.endswith(ends.past_she):
        return reading.gender == "she"
    if verb.endswith(ends.past_it):
        return reading.gender == "it"
    return reading.gender == "he" or (reading.gender != "many" and not verb.endswith(bound.agreement.past))
