"""Given names that are known: whether two full names with one surname are two people's."""

from __future__ import annotations

from checker.facts.names.likeness import SAME, name_parts
from checker.language.lexicon.lexicon import lexicon
from checker.language.memo import Memo
from checker.language.romanization import latin
from checker.language.transliteration import official, people
from checker.language.vocabulary import Words
from checker.model import Fact

# A word that sounds so much like a given name is that one, where it sounds less than `SAME` like the one it stands for:
# «Микола» is as like "Mykhailo" as some spellings of one name are to each other.
NAMED = 0.95
# Two words that sound less alike, and have no row of so many letters in common, are no two spellings of a name nor it
# and its short form: «Девід», "Simon".
UNLIKE, ROW = 0.4, 3
# A shorter word is a particle or an initial: «Аль», "Ben".
LONG = 4


class Forenames:
    """Tells given names apart by a vocabulary: `apart[uk, en]` of two words in small letters, the first in any case."""

    def __init__(self, words: Words) -> None:
        self.known = {name: forms for listed in people(words).given.values() for name, forms in listed.items()}
        self.parts = name_parts(words)
        self.words, self.lexicon = words, lexicon(words)
        self.common = words.lines("common_uk") | words.lines("common_en")
        self.apart: Memo[tuple[str, str], bool] = Memo(self._apart)

    def siblings(self, uk: Fact, en: Fact) -> bool:
        """Whether two full names have the surname in common and given names of two people: «Андрій», "Dmytro"."""
        one, two = uk.value.parts, en.value.parts
        if len(one) != 2 or len(two) != 2 or uk.soft or en.soft or uk.value.ids or en.value.ids:
            return False
        alike = self.parts.alike
        return not alike(SAME, one[0], two[0]) and alike(SAME, one[1], two[1]) and self.apart[one[0], two[0]]

    def _apart(self, both: tuple[str, str]) -> bool:
        uk, en = both
        own = [name for name, forms in self.known.items() if name[0] == uk[0] and forms.has(uk)]
        if en in self.parts.translations[uk]:
            return False
        if not own:
            return self._strangers(uk, en)
        likeness = self.parts.likeness
        if any(likeness[name, en] >= SAME for name in (uk, *own)):
            return False
        return any(likeness[name, en] >= NAMED for name in self.known if name not in own)

    def _strangers(self, uk: str, en: str) -> bool:
        """Whether two words that stand before one surname, and are no words of a language, sound quite unlike."""
        if (
            min(len(uk), len(en)) < LONG
            or not (uk.isalpha() and en.isalpha())
            or uk in self.common
            or en in self.common
        ):
            return False
        if self.lexicon.lemmas("uk", uk) or self.lexicon.lemmas("en", en):
            return False  # «Нижня Каліфорнія», "Baja California"
        letters = official(uk, self.words)
        if letters is None or self.parts.alike(UNLIKE, uk, en):
            return False
        one, two = latin(letters), latin(en)
        return not any(one[n : n + ROW] in two for n in range(len(one) - ROW + 1))


def forenames(words: Words) -> Forenames:
    """What tells given names apart by the vocabulary."""
    return words.made(Forenames)
