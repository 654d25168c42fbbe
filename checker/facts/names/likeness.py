"""How well two words of names stand for each other: by sound, by translation, in any case form."""

from __future__ import annotations

from collections.abc import Iterator

from checker.language.inflection.grammar import Endings, Grammar, expression, grammar
from checker.language.memo import Memo
from checker.language.romanization import latin, romanization
from checker.language.text import script
from checker.language.vocabulary import Words
from checker.model import Side
from checker.model.expressions import deferred

# From where on two words spell one name: of the words of cities of the CLDR, when none is learned from, 96 % of right
# pairs (2 % are translated) and 0.09 % of wrong ones; of people in the news, in any case form, 97 % and 0.16 %.
SAME = 0.8
# After the same given name, a surname may be spelt in a less usual way: «Іга Швьонтек».
UNUSUAL = 0.7
# The longest beginning of a Ukrainian word that is translated, and how many letters may follow it at most.
LONGEST, ENDING = 12, 5


class NameParts:
    """Compares the words of names by a vocabulary: by sound, by translation, or as they are.

    `likeness[uk, en]` is 0 to 1; where it is only asked whether two are so much alike, `alike` tells it at less cost;
    `translations[uk]` are the English words that a Ukrainian word of a name is
    translated by, empty where letters are enough. `given` are the given names that are known: beginnings of Ukrainian
    ones, English ones whole; all in small letters.
    """

    def __init__(self, words: Words) -> None:
        table = words.table("name_words")
        declined = grammar(words)
        # A possessive adjective: «Томова», «Маріїної». The nominative of the masculine looks like a surname: «Томов».
        self.owned = deferred(f"(.{{3,}}?)(?:{expression(_owned(declined))})")
        # A region: «Курщини», of Kursk.
        self.region = deferred(f"(.{{3,}}?)(?:{expression(declined.made('noun.region', 'noun.feminine'))})")
        self.town, *_ = declined.suffixes["place"]
        # The dative and locative of nouns in -ка, -га, -ха: «в Осаці».
        self.softened = {f"{soft}і": f"{hard}а" for hard, soft in declined.softened.items()}
        self.romanization = romanization(words)
        self.sound, self.strangers = self.romanization.likeness, self.romanization.strangers
        self.translated: dict[str, frozenset[str]] = {}
        for group in ("translated", "given"):
            for stem, english in table[group].items():
                self.translated[stem] = self.translated.get(stem, frozenset()) | frozenset(english)
        given = table["given"]
        self.given: dict[Side, tuple[str, ...]] = {
            "uk": tuple(given),
            "en": tuple(dict.fromkeys(one for row in given.values() for one in row)),
        }
        self.likeness: Memo[tuple[str, str], float] = Memo(self._likeness, many=65_536)
        self._strict: Memo[tuple[float, str, str], bool] = Memo(self._alike, many=65_536)
        self.translations: Memo[str, frozenset[str]] = Memo(self._translations)
        self.bases: Memo[str, tuple[str, ...]] = Memo(lambda uk: tuple(self._bases(uk)))

    def alike(self, least: float, uk: str, en: str) -> bool:
        """Whether the likeness of two words is `least` (above 0) or more: of strangers that is told at a look."""
        known = self.likeness.get((uk, en))
        if known is not None:
            return known >= least
        if self.strangers[uk[:1] + en[:1]] and en not in self.translations[uk]:
            return False
        return self._strict[least, uk, en]

    def _alike(self, asked: tuple[float, str, str]) -> bool:
        least, uk, en = asked
        if uk == en or script(uk[0]) == "latin" or en in self.translations[uk]:
            return self.likeness[uk, en] >= least
        sound, enough = self.romanization.heard_from, min(least, SAME)
        heard = sound(enough, uk, en)
        if heard >= SAME:
            return heard >= least
        return heard >= least or any(sound(least, base, en) >= least for base in self.bases[uk])

    def _likeness(self, both: tuple[str, str]) -> float:
        uk, en = both
        if uk == en:
            return 1.0
        if script(uk[0]) == "latin":
            return 1.0 if latin(uk.partition("'")[0]).removesuffix("s") == latin(en).removesuffix("s") else 0.0
        if en in self.translations[uk]:
            return 1.0
        heard = self.sound[uk, en]
        if heard >= SAME:
            return heard
        return max([heard, *(self.sound[base, en] for base in self.bases[uk])])

    def _bases(self, uk: str) -> Iterator[str]:
        """What a case form, a possessive or a region may be of: «Осаці» of «Осака», «Томової» of «Том»."""
        owner = self.owned.fullmatch(uk)
        if owner:
            yield owner[1]
        region = self.region.fullmatch(uk)
        if region:
            yield region[1]
            yield region[1] + self.town
        yield from self.hardened(uk)

    def hardened(self, uk: str) -> Iterator[str]:
        """What a dative or locative with a softened consonant is of: «Осаці» of «Осака»."""
        softened = self.softened.get(uk[-2:])
        if softened and len(uk) > 4:
            yield uk[:-2] + softened

    def _translations(self, uk: str) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for size in range(min(len(uk), LONGEST), max(1, len(uk) - ENDING - 1), -1):
            if uk[:size] in self.translated:
                found |= self.translated[uk[:size]]
        return found


def name_parts(words: Words) -> NameParts:
    """What compares the words of names by the vocabulary."""
    return words.made(NameParts)


def part_likeness(uk: str, en: str, words: Words) -> float:
    """How well two words of names stand for each other, 0 to 1."""
    return name_parts(words).likeness[uk, en]


def translations(uk: str, words: Words) -> frozenset[str]:
    """The English words that a Ukrainian word of a name is translated by; empty where letters are enough."""
    return name_parts(words).translations[uk]


def _owned(declined: Grammar) -> Endings:
    others = "adjective.feminine", "adjective.neuter", "adjective.plural"
    masculine = declined.endings("adjective.masculine", without=("nominative", "accusative"))
    ends = declined.endings(*others) | masculine
    return frozenset(suffix + ending for suffix in declined.suffixes["owner"] for ending in ends)
