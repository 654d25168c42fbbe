"""What passages of one language hold that may explain a name of the other: their words and the names that are known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from checker.facts.names import gazetteer
from checker.facts.names.find import ABBREVIATED, LETTERS, abbreviation
from checker.facts.names.inner import inner
from checker.facts.names.likeness import SAME, name_parts, translations
from checker.language import romanization
from checker.language.house import spellings
from checker.language.lexicon.lexicon import lexicon
from checker.language.spans import first_token, tokens_within
from checker.language.tokens import ordinary
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Side, Token
from checker.model.expressions import deferred

# A word with a small letter explains a name only when it is long enough and very like it: «паркінг» and Parking.
SMALL_LENGTH, SMALL_SAME = 4, 0.88
# A whole name that sounds so much alike is the same, however its words are divided: «Кім Чен Ин», Kim Jong-un.
WHOLE = 0.7
# From which strength of a link on a word is the translation of a name: «Опції» and "Options".
TRANSLATED = 0.5
# The code of a country: "BeiDou (CN)".
BRACKETED = deferred(r"\(([A-Z]{2})\)")


class Wording:
    """The words and the known names of some passages of one side: what may explain a name of the other.

    `taken` are names of these passages that have a counterpart already, and explain no other.
    """

    def __init__(
        self, segments: Iterable[Segment], words: Words, *, places: bool = True, taken: Iterable[Fact] = ()
    ) -> None:
        self.segments, self.words, self.places = tuple(segments), words, places
        self.taken = tuple(taken)
        self._with_capitals: dict[tuple[Side, str], dict[str, float]] = {}

    @cached_property
    def without_places(self) -> Wording:
        """The same without the words of known places."""
        return Wording(self.segments, self.words, places=False, taken=self.taken)

    def _left_out(self, segment: Segment) -> set[int]:
        """The tokens (indices) of names that are taken, and of known places where they are not looked at."""
        known = () if self.places else gazetteer.known(segment, self.words)
        spans = [fact.span for fact in self.taken if fact.segment is segment]
        taken = {n for s, e in spans for n in range(first_token(segment, s), first_token(segment, e))}
        return taken | {n for one in known for n in range(one.start, one.end)}

    def _free(self) -> Iterator[Token]:
        """The words that are not left out."""
        for segment in self.segments:
            left_out = self._left_out(segment)
            yield from (t for n, t in enumerate(segment.tokens) if n not in left_out and t.text[0].isalpha())

    @cached_property
    def spelled(self) -> dict[str, dict[str, float]]:
        """The different words by first letter, each with how like it a name must be; parts of double words count."""
        found: dict[str, dict[str, float]] = {}
        for segment in self.segments:
            left_out = self._left_out(segment)
            for n, token in enumerate(segment.tokens):
                if not token.text[0].isalpha() or n in left_out:
                    continue
                small, low = token.text.islower(), token.lower
                for part in (low,) if low.isalpha() else {low.removesuffix("'s"), *low.split("-")}:
                    if part and not small:
                        found.setdefault(part[0], {})[part] = SAME
                    elif len(part) >= SMALL_LENGTH:
                        found.setdefault(part[0], {}).setdefault(part, SMALL_SAME)
        return found

    def _capitals(self, side: Side, letter: str) -> dict[str, float]:
        """Those of them with a first letter that a name of a side is asked of which has a capital."""
        found = self._with_capitals.get((side, letter))
        if found is None:
            row = self.spelled.get(letter, {})
            # «регінського» is of Regina.
            of_place = gazetteer.gazetteer(self.words).adjective if side == "en" and row else ()
            found = {word: same for word, same in row.items() if same != SMALL_SAME or word.endswith(of_place)}
            self._with_capitals[side, letter] = found
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """The first letters, five at most, of names with a capital that no sentence beginning gave them."""
        return frozenset(
            token.lower[:5]
            for segment in self.segments
            for before, token in pairwise(segment.tokens)
            if token.text[0].isupper() and before.text[0].isalnum()
        )

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand here with a small letter."""
        return frozenset(t.lower for s in self.segments for t in s.tokens if t.text[0].isalpha() and t.text.islower())

    def ordinary(self, fact: Fact) -> bool:
        """Whether all words of a mention stand here with a small letter: «Втулки» of «втулка», "Plugins"."""
        words = [token.lower for token in tokens_within(fact.segment, *fact.span)]
        if fact.side == "en":
            return all(word in self.small or word.removesuffix("s") in self.small for word in words)
        return all(len(word) > SMALL_LENGTH and self._begins_small(word[:-1]) for word in words)

    def _begins_small(self, stem: str) -> bool:
        """Whether a word that stands here with a small letter begins so."""
        at = bisect_left(self._sorted, stem)
        return at < len(self._sorted) and self._sorted[at].startswith(stem)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.small)

    @cached_property
    def ids(self) -> frozenset[str]:
        """What the passages name that is known."""
        found: set[str] = set()
        for segment in self.segments:
            taken = {fact.span.start for fact in self.taken if fact.segment is segment}
            for one in gazetteer.known(segment, self.words):
                if segment.tokens[one.start].start not in taken:
                    found |= one.ids
        return frozenset(found)

    @cached_property
    def inside(self) -> frozenset[str]:
        """What is known and stands inside longer names and compounds: the US of "US State Department"."""
        known = inner(self.words)
        return frozenset(name for segment in self.segments for name in known.ids(segment))

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """The words in capitals: USGS; none of a passage that is in capitals itself."""
        words = {
            token.text.removesuffix("'s")
            for segment in self.segments
            if not segment.text.isupper()
            for left_out in [self._left_out(segment)]
            for n, token in enumerate(segment.tokens)
            if n not in left_out
        }
        return frozenset(word for word in words if 1 < len(word) <= LETTERS and word.isalpha() and word.isupper())

    @cached_property
    def bracketed(self) -> frozenset[str]:
        """The pairs of capitals that stand in brackets, as the codes of countries do."""
        return frozenset(code for segment in self.segments for code in BRACKETED.findall(segment.text))

    @cached_property
    def _meanings(self) -> frozenset[int]:
        """The English lemmas that the words may stand for."""
        return self._meant({token.lower.removesuffix("'s") for token in self._free()})

    @cached_property
    def _worded(self) -> frozenset[int]:
        """The same, but for English words that are no form of a common one, though they begin so: "Maximenko"."""
        words = {token.lower.removesuffix("'s") for token in self._free()}
        if self.segments and self.segments[0].side == "en":
            words &= self.words.lines("common_en")
        return self._meant(words)

    def _meant(self, words: Collection[str]) -> frozenset[int]:
        known = lexicon(self.words)
        if self.segments and self.segments[0].side == "en":
            return frozenset(lemma for word in words for lemma in known.lemmas("en", word))
        lemmas = {lemma for word in words for lemma in known.lemmas("uk", word)}
        return frozenset().union(*(known.translations(lemma, TRANSLATED) for lemma in lemmas))

    def says(self, word: str) -> bool:
        """Whether an English word (in lower case) translates one of these, which are Ukrainian."""
        return not self._meanings.isdisjoint(lexicon(self.words).lemmas("en", word))

    def translates(self, fact: Fact) -> bool:
        """Whether words of the dictionary say here what all words of a name say: «Гавань замерзла», the harbor."""
        whole = len(fact.value.parts) > 1 and not fact.value.ids
        known, here = lexicon(self.words), self._worded if whole else self._meanings
        if not here or not fact.value.parts or abbreviation(fact):
            return False
        if fact.value.ids and fact.side == "uk" and not all(ordinary(part, self.words) for part in fact.value.parts):
            return False  # a place that is no other word as well
        if fact.side == "en":
            worded = self.words.lines("common_en") if whole else fact.value.parts
            said = [p for p in fact.value.parts if p in worded and not here.isdisjoint(known.lemmas("en", p))]
            # "Messianic Jewish" is «єврейська месіанська»: what is no word of the dictionary is heard.
            return bool(said) and all(part in said or self.has("en", part) for part in fact.value.parts)
        said = [
            part
            for part in fact.value.parts
            if any(not here.isdisjoint(known.translations(n, TRANSLATED)) for n in known.lemmas("uk", part))
        ]
        return bool(said) and all(part in said or self.has("uk", part) for part in fact.value.parts)

    def explains(self, fact: Fact) -> bool:
        """Whether enough of a name stands here: what is known of it, or its last word, or most of its letters."""
        if spellings.explains(fact, self.segments, self.words):
            return True
        if fact.value.ids:
            if fact.value.ids & self.ids:
                return True
            # Letters are not asked of what is known: Slovakia is not Slovenia, the SBU not the SBI.
            return self.without_places._sounds(fact)
        return self._sounds(fact)

    def _sounds(self, fact: Fact) -> bool:
        """Whether its last word, or most of its letters, stand here."""
        parts = fact.value.parts
        if not parts:
            return True
        least = ABBREVIATED if abbreviation(fact) else 0.0
        # «чином» is no China: a known place has a capital in the other text too.
        # Nor is «Федерацією», of the Russian one, any federation.
        asked = [part for part in parts if not (fact.value.ids and len(parts) > 1 and ordinary(part, self.words))]
        heard = [part for part in asked if self.has(fact.side, part, least, capitals=bool(fact.value.ids))]
        most = sum(map(len, heard)) * 2 > sum(map(len, parts))
        if heard and "-" in fact.text:
            return True  # «Індо-Тихоокеанський» is the Indo-Pacific
        if parts[-1] in heard or (most and (len(heard) > 1 or len(parts) != 2)):
            return True  # a given name is not enough: «Марія Коваль» is not Maria Smith
        whole = "".join(parts)
        return len(parts) > 1 and self.has(fact.side, whole, WHOLE, longer=len(whole) - 3)

    def has(self, side: Side, part: str, least: float = 0.0, longer: int = 0, *, capitals: bool = False) -> bool:
        """Whether a word here is as like a word of a name as it must be, or `least`, and so long or `longer`.

        `capitals` where only words with a capital are asked.
        """
        words, alike = self.words, name_parts(self.words).alike
        for letter in romanization.openings(side, part[0], words):
            row = self._capitals(side, letter) if capitals else self.spelled.get(letter, {})
            for word, same in row.items():
                if len(word) >= longer and alike(least or same, *((part, word) if side == "uk" else (word, part))):
                    return True
        if side == "uk":
            return any(word in self.spelled.get(word[0], {}) for word in translations(part, words))
        return part in self._translated

    @cached_property
    def _translated(self) -> frozenset[str]:
        rows = self.spelled.values()
        return frozenset().union(*(translations(word, self.words) for row in rows for word in row))
