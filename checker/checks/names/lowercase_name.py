"""A name with a small letter in the English text, where only the Ukrainian house style has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.facts.names import gazetteer
from checker.facts.names.lexicon import english, lexicon
from checker.facts.names.likeness import SAME
from checker.language.house import spellings
from checker.language.joints import joined, near
from checker.language.memo import Memo
from checker.language.quantities.currencies import currencies
from checker.language.romanization import likeness_from, openings
from checker.language.spans import tokens_within
from checker.language.vocabulary import Words
from checker.model import Hit, Pair, Place, Segment, Side, Span, Token

UK: Side = "uk"
EN: Side = "en"
# A word of a passage, by its number, and what it should be.
Found = tuple[Segment, int, str]

# The shortest word that is looked at; of strange words, which only the letters of a Ukrainian name tell, longer ones.
LENGTH = 4
# How well such letters must fit.
SURE = 0.9
# A house writes so many forms of names with a small letter at most.
MANY = 100


class LowercaseName(Check):
    """Reports places, months and weekdays with a small letter, and words that a Ukrainian name spells.

    The latter stand beside another word with a capital or have one elsewhere in the text, and the Ukrainian name has
    one inside a sentence; or it is one that newsrooms write small on purpose («путін»), or is in Latin letters there.
    """

    check: Literal["lowercase_name"]
    spelling = True

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        found = [*self._listed(comparison), *_elsewhere(comparison), *_latin(comparison)]
        seen: set[tuple[Segment, int]] = set()
        for segment, n, expected in found:
            token = segment.tokens[n]
            place = Place(segment, Span(token.start, token.start + len(token.text.removesuffix("'s"))))
            if (segment, n) in seen or any(
                token.text in {t.text for t in one.tokens} for one in comparison.beside(segment)
            ):
                continue  # "rome" in both texts is what a program is called
            if not any(map(_cased, (segment, *comparison.beside(segment)))):
                continue  # key words of a shop: «швейцарія, робота», "switzerland, jobs"
            seen.add((segment, n))
            if not spellings.over(segment, place.span, comparison.words):
                yield Hit(en=place, expected=expected)

    def _listed(self, comparison: Comparison) -> Iterator[Found]:
        """Names of lists, and words in no list that a Ukrainian name spells."""
        forms = comparison.words.made(_names)
        money = currencies(comparison.words).nouns["en"]  # Euro is an adjective of Europe, and the euro is money
        small = _small(comparison)
        eligible = comparison.words.made(_eligible)
        found = [
            (segment, n)
            for segment in comparison.en
            if segment.role not in NO_PROSE
            for n, token in enumerate(segment.tokens)
            if eligible[token.text] and not joined(segment, n)
        ]
        met = Counter(segment.tokens[n].text for segment, n in found)
        for segment, n in found:
            token = segment.tokens[n]
            lower = token.text.removesuffix("'s")
            expected = forms.get(lower) if money[lower] is None else None
            if expected is None and (
                any(likeness_from(SAME, uk, lower, comparison.words) for uk in small)
                or (met[token.text] == 1 and _named(segment, n) and _spelled(comparison, segment, token, lower))
            ):
                expected = lower.capitalize()
            if expected is not None:
                yield segment, n, expected


def _cased(segment: Segment) -> bool:
    """Whether a passage has any capital letter."""
    return segment.text != segment.text.lower()


def _names(words: Words) -> dict[str, str]:
    """The English names of places, months and weekdays of one word: in small letters, and as they are written."""
    return {form: form.capitalize() for form in words.made(_calendar)} | gazetteer.english_forms(words)


def _calendar(words: Words) -> frozenset[str]:
    """The months and weekdays of the English calendar, but for those that are ordinary words too: "march"."""
    table = words.table("calendar")["en"]
    forms = " ".join([*table["months"], *table["weekdays"]]).split()
    return frozenset(form for form in forms if len(form) >= LENGTH) - words.lines("common_en")


def _eligible(words: Words) -> Memo[str, bool]:
    """Whether an English word may be a name with a small letter: one of a list, or a strange word."""
    known, dated = lexicon("en", words), words.made(_calendar)

    def eligible(word: str) -> bool:
        lower = word.removesuffix("'s")
        return lower.islower() and len(lower) >= LENGTH and (lower in dated or not english(lower, known))

    return Memo(eligible)


def _named(segment: Segment, n: int) -> bool:
    """Whether a word stands right beside one with a capital: "Tom browne", "Valery lobanovsky Prospect"."""
    beside = (*segment.tokens[max(0, n - 1) : n], *segment.tokens[n + 1 : n + 2])
    return any(one.text.istitle() and one.text.replace("-", "").isalpha() and one.start > 0 for one in beside)


def _spelled(comparison: Comparison, segment: Segment, token: Token, lower: str) -> bool:
    """Whether a word has the letters of a Ukrainian one with a capital inside a sentence, which is in no dictionary."""
    names = near(comparison.made(_inside, comparison.pair(segment)), token.start / len(segment.text))
    begins = openings("en", lower[0], comparison.words)
    return any(name[0] in begins and likeness_from(SURE, name, lower, comparison.words) for name in names)


def _inside(comparison: Comparison, pair: Pair) -> Sequence[str]:
    """The Ukrainian words of a pair with a capital inside a sentence that are in no dictionary, in small letters."""
    dictionary = comparison.words.forms("forms_uk")
    found: list[str] = []
    for uk in pair.uk:
        begins = {span.start for span in uk.sentences}
        for before, token in pairwise(uk.tokens):
            inside = before.text[-1].isalpha() and token.start not in begins
            if inside and token.text.istitle() and len(token.text) >= LENGTH and token.lower not in dictionary:
                found.append(token.lower)
    return found


def _elsewhere(comparison: Comparison) -> Iterator[Found]:
    """Words that have a capital elsewhere in the text, where a Ukrainian name of the passage spells them."""
    names = comparison.made(_capitalized, EN)
    for segment in comparison.en if names else ():
        if segment.role in NO_PROSE or not any(low in segment.folded for low in names.intersection(segment.lows)):
            continue
        for n, low in enumerate(segment.lows):
            token = segment.tokens[n]
            lower = low.removesuffix("'s")
            if (
                low in names and token.text.islower() and len(lower) >= LENGTH and not joined(segment, n)
                and _spelled(comparison, segment, token, lower) and not _written(comparison, segment, lower)
            ):  # fmt: skip
                yield segment, n, lower.capitalize()


def _capitalized(comparison: Comparison, side: Side) -> frozenset[str]:
    """The words of the names of a text, in small letters, with and without a possessive."""
    words: set[str] = set()
    for fact in comparison.of("name", side):
        tokens = tokens_within(fact.segment, fact.span.start, fact.span.end)
        words.update(token.lower.removesuffix("'s") for token in tokens if token.text.istitle())
    return frozenset([*words, *(word + "'s" for word in words)])


def _written(comparison: Comparison, segment: Segment, lower: str) -> bool:
    """Whether a passage has a word with its capital as well."""
    return lower.capitalize() in comparison.made(_capitals, segment)


def _capitals(_: Comparison, segment: Segment) -> frozenset[str]:
    """The words of a passage that begin with a capital, without possessives."""
    return frozenset(token.text.removesuffix("'s") for token in segment.tokens if token.text.istitle())


def _latin(comparison: Comparison) -> Iterator[Found]:
    """Words that the Ukrainian passage has in Latin letters with a capital inside a sentence, and a name here has too.

    That is the same word elsewhere in the text, or one beside it in both passages: "Norton security" for «Norton
    Security».
    """
    names = comparison.made(_capitalized, EN)
    latin = {fact.segment: None for fact in comparison.of("name", UK) if fact.segment.text[fact.span.start].isascii()}
    for uk in latin:
        there = _titled(uk)
        for segment in comparison.beside(uk) if there else ():
            if segment.role in NO_PROSE or there.keys().isdisjoint(segment.lows):
                continue
            for n, token in enumerate(segment.tokens):
                k = there.get(token.text)
                if k is None or joined(segment, n) or _written(comparison, segment, token.text):
                    continue
                elsewhere = token.text in names and _inside_one(uk, k) and not _usual(comparison, token.text)
                if elsewhere or _beside(comparison, uk, k, segment, n):
                    yield segment, n, token.text.capitalize()


def _usual(comparison: Comparison, word: str) -> bool:
    """Whether the English text has a word with a small letter more often than with a capital: a "plugin"."""
    met = comparison.made(_written_so, EN)
    return met[word] > met[word.capitalize()]


def _written_so(comparison: Comparison, side: Side) -> Counter[str]:
    """How often the words of a text stand in it as they are written."""
    return Counter(token.text for segment in comparison.side(side) for token in segment.tokens)


def _titled(uk: Segment) -> dict[str, int]:
    """The Latin words of a Ukrainian passage with a capital, in small letters, and their numbers."""
    return {
        one.lower: n
        for n, one in enumerate(uk.tokens)
        if one.text.istitle() and one.text.isascii() and len(one.text) >= LENGTH
    }


def _inside_one(uk: Segment, n: int) -> bool:
    """Whether a word does not begin a sentence."""
    return (
        n > 0 and uk.tokens[n - 1].text[-1].isalpha() and all(span.start != uk.tokens[n].start for span in uk.sentences)
    )


def _beside(comparison: Comparison, uk: Segment, k: int, en: Segment, n: int) -> bool:
    """Whether a word stands in both passages beside the same other one with a capital, or between the same two.

    One alone is no ordinary word, nor is the word then: "Application title" is no name, and "Nordic walking" is right.
    """
    steps = [step for step in (-1, 1) if 0 <= k + step < len(uk.tokens) and 0 <= n + step < len(en.tokens)]
    pairs = [(uk.tokens[k + step].text, en.tokens[n + step].text) for step in steps]
    beside = [one for one, two in pairs if one == two and one.istitle()]
    known = lexicon("en", comparison.words)
    if len(beside) > 1:
        return True
    return not english(en.tokens[n].text, known) and any(not english(one.lower(), known) for one in beside)


def _small(comparison: Comparison) -> Sequence[str]:
    """The names of the Ukrainian text that its house writes with a small letter; of very many, the first."""
    stems = tuple(comparison.words.table("name_words")["small"]["uk"])
    found = [
        low
        for segment in comparison.uk
        for n, low in enumerate(segment.lows)
        if low.startswith(stems) and segment.tokens[n].text.islower() and len(low) >= LENGTH
    ]
    return list(dict.fromkeys(found))[:MANY]
