"""An abbreviation of one text for what the other spells out with its place: USGS, «Геологічна служба США»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.facts.names.gazetteer import gazetteer
from checker.language import romanization
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import Fact, Token

# So many tokens beside a place may belong to what an abbreviation stands for.
BESIDE = 12
# The country whose institutions Ukrainian texts name without it: «Держпродспоживслужба».
HOME = "UA"


class Initials:
    """Finds abbreviations that hold a place of the other text, by a vocabulary."""

    def __init__(self, words: Words) -> None:
        self.words, self.lexicon, self.places = words, lexicon(words), gazetteer(words)
        self.capitals: dict[str, set[str]] = {}  # how a known place begins an abbreviation: "US", "U" and "K"
        for form in (form for forms in gazetteer(words).forms.en.values() for form in forms):
            names = [word for word, _ in form.words if word.isalpha()]
            heads = {"".join(name[0] for name in names).upper(), names[0] if names and names[0].isupper() else ""}
            whole = len(form.words) == 1 and form.words[0][0].istitle()  # the C of Colombia, in BC
            self.capitals.setdefault(form.id, set()).update(head for head in heads if len(head) > 1 or (head and whole))

    def hold(self, place: Fact, abbreviations: Iterable[str]) -> bool:
        """Whether an English abbreviation stands for a Ukrainian place and the words beside it."""
        tokens, at = place.segment.tokens, first_token(place.segment, place.span.start)
        before = [t for t in tokens[max(0, at - BESIDE) : at][::-1] if t.text[0].isalpha()]
        at = first_token(place.segment, place.span.end)
        behind = [t for t in tokens[at : at + BESIDE] if t.text[0].isalpha()]
        heads = {head for name in place.value.ids for head in self.capitals.get(name, ())}
        for text in abbreviations:
            for head in heads:
                rest = text.removeprefix(head) if text.startswith(head) else text.removesuffix(head)
                if len(rest) < len(text) and rest and (self._beside(rest, before) or self._beside(rest, behind)):
                    return True
        return False

    def short(self, place: Fact, abbreviations: Iterable[str]) -> bool:
        """Whether a Ukrainian abbreviation stands for an English place and the name before it: «КНУ»."""
        tokens, at = place.segment.tokens, first_token(place.segment, place.span.start)
        if not at or tokens[at - 1].lower != "of":
            return False
        before = [t for t in tokens[max(0, at - BESIDE) : at] if t.text[0].isupper()]
        if HOME in place.value.ids and at > 2 and all(t.text[0].isupper() for t in tokens[at - 3 : at - 1]):
            return True  # the State Service of Ukraine
        heads = {stem[0].upper() for stem in self.places.stems(place.value.ids)}
        # «ЗУ», the Law of Ukraine: one more letter, of a word that is translated, tells nothing.
        if (
            before
            and before[-1] is tokens[at - 2]
            and any(text[1:] in heads for text in abbreviations if len(text) == 2)
        ):
            return True
        return any(
            text.endswith(head) or text.startswith(head)
            for text in abbreviations
            for head in heads
            if len(text) > 2 and self._named(text.replace(head, "", 1), before)
        )

    def _named(self, letters: str, tokens: Sequence[Token]) -> bool:
        """Whether the words of an English name begin with these Ukrainian letters, in any order."""
        spare = [romanization.openings("en", token.lower[0], self.words) for token in tokens]
        for letter in letters.lower():
            found = next((row for row in spare if letter in row), None)
            if found is None:
                return False
            spare.remove(found)
        return True

    def _beside(self, letters: str, tokens: Sequence[Token]) -> bool:
        """Whether the nearest words begin with these letters in English, in any order; an abbreviation does for all."""
        near = tokens[: len(letters)]
        if near and near[0].text.isupper() and len(near[0].text) > 1:
            return True  # «ВПС США» are the USAF
        spare = [self._letters(token.lower) for token in near]
        for letter in letters.lower():
            found = next((row for row in spare if letter in row), None)
            if found is None:
                return False
            spare.remove(found)
        return True

    def _letters(self, word: str) -> frozenset[str]:
        """What the English for a Ukrainian word may begin with."""
        links = [self.lexicon.links(lemma) for lemma in self.lexicon.lemmas("uk", word)]
        meant = {self.lexicon.word("en", e)[0] for row in links for e, strength in row.items() if strength >= LINKED}
        return romanization.openings("uk", word[0], self.words) | meant


def hold(place: Fact, abbreviations: Iterable[str], words: Words) -> bool:
    """Whether an abbreviation of the other text stands for a place, see `Initials`."""
    known = words.made(Initials)
    return known.hold(place, abbreviations) if place.side == "uk" else known.short(place, abbreviations)
