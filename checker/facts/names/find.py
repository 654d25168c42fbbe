"""Names of both languages: what is found, and which of them are one."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts import base
from checker.facts.base import FactKind
from checker.facts.names.gazetteer import gazetteer
from checker.facts.names.likeness import SAME, UNUSUAL, name_parts
from checker.facts.names.mentions import SideNames
from checker.language.house import spellings as house
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Segment

# The letters of an abbreviation at most, and how like a word must be that may be one in small letters: «НАТО», "Nato".
LETTERS, ABBREVIATED = 6, 0.97


class Names:
    """Finds the names of both languages, and compares them, by a vocabulary."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.gazetteer, self.parts = gazetteer(words), name_parts(words)
        self.sides = {side: SideNames(words, side) for side in SIDES}

    def find(self, segment: Segment) -> list[Fact]:
        """The names of a passage; a value is a `Name`."""
        return self.sides[segment.side].find(segment)

    def likeness(self, a: Fact, b: Fact) -> float:
        """SAME for what is known to be so or sounds so, else half of how alike the words are, 0 to 1.

        What the house has agreed on decides first; where the gazetteer knows both, letters are not asked.

        A given name alone does not make two full names one: «Рафаель Маршалл» is not Raphael Campbell.
        """
        uk, en = (a, b) if a.segment.side == "uk" else (b, a)
        if self.agree(uk, en):
            return base.SAME
        ours, theirs = uk.value.parts, en.value.parts
        if (uk.value.ids and en.value.ids) or not ours or not theirs or _adjectival(uk, theirs):
            return base.UNRELATED
        alike = self.parts.likeness
        if len(ours) > 1 and len(theirs) > 1:
            return 0.5 * alike[ours[0], theirs[0]]
        return 0.5 * max([alike[x, y] for x in _last(ours) for y in _last(theirs)])

    def same(self, a: Fact, b: Fact) -> bool:
        """Whether two names, one of each side, are the same: nothing else is as alike as what agrees."""
        return self.agree(*((a, b) if a.segment.side == "uk" else (b, a)))

    def agree(self, uk: Fact, en: Fact) -> bool:
        """Whether a Ukrainian and an English name are known to be one or sound so."""
        if house.same(uk, en, self.words):
            return True
        alike, here, there = self.parts.alike, uk.value, en.value
        if here.ids and there.ids:
            return not here.ids.isdisjoint(there.ids)
        ours, theirs = here.parts, there.parts
        if not ours or not theirs or _adjectival(uk, theirs):
            return False
        if len(ours) > 1 and len(theirs) > 1:
            if alike(SAME, ours[-1], theirs[-1]):
                return True
            if alike(SAME, ours[0], theirs[-1]) and alike(SAME, ours[-1], theirs[0]):
                return True
            return alike(SAME, ours[0], theirs[0]) and alike(UNUSUAL, ours[-1], theirs[-1])
        both = [(x, y) for x in _last(ours) for y in _last(theirs)]
        if not any(alike(SAME, x, y) for x, y in both):
            return False
        return abbreviation(uk) == abbreviation(en) or any(alike(ABBREVIATED, x, y) for x, y in both)

    def cause(self, a: Fact, b: Fact) -> str:
        """Why two names differ: "acronym"; "nationality" of known names, one of which is an adjective; or ""."""
        if a.text.isupper() and b.text.isupper() and self.gazetteer.organizations(a.value.ids | b.value.ids):
            return "acronym"
        uk, en = (a, b) if a.side == "uk" else (b, a)
        # «Донецьку» looks like an adjective; the English name tells.
        adjective = en.soft or (uk.soft and uk.text[0].islower())
        return "nationality" if uk.value.ids and en.value.ids and adjective else ""


def _adjectival(uk: Fact, theirs: Sequence[str]) -> bool:
    """Whether a known name is an adjective beside a longer one: «українського кордону» is no "Ukrainska Pravda"."""
    return bool(uk.value.ids) and len(theirs) > 1 and uk.text.islower()


def _last(parts: Sequence[str]) -> Sequence[str]:
    """The words of a name that may be the name: of three only the last («Одеси Іван Мельник» is not Odesa)."""
    return parts if len(parts) < 3 else parts[-1:]


def abbreviation(fact: Fact) -> bool:
    """Whether a name is an abbreviation: «НАТО», not a word of a passage in capitals."""
    start, end = fact.span
    if not 1 < end - start <= LETTERS:
        return False
    text = fact.text
    return text.isupper() and text.isalpha() and not fact.segment.text.isupper()


def names(words: Words) -> Names:
    """What finds and compares names by the vocabulary."""
    return words.made(Names)


def kind(words: Words) -> FactKind:
    """Names, by the vocabulary."""
    known = names(words)
    return FactKind(known.find, known.likeness, known.cause, known.same)


def likeness(a: Fact, b: Fact, words: Words) -> float:
    """How alike two names are by the vocabulary, see `Names`."""
    return names(words).likeness(a, b)


def agree(uk: Fact, en: Fact, words: Words) -> bool:
    """Whether a Ukrainian name and an English one are the same by the vocabulary, see `Names`."""
    return names(words).agree(uk, en)
