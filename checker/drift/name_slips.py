"""An English name that nobody knows, a slip of the hand off from what the passage, its translation or the text has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.align.comparison import Comparison
from checker.drift.coverage import coverage_of
from checker.facts.names.likeness import SAME, translations
from checker.language.joints import near
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.romanization import likeness, likeness_from, openings
from checker.language.slips import mistyped, turned
from checker.language.text import script
from checker.language.vocabulary import Words
from checker.model import Pair, Segment, Side, Token

UK: Side = "uk"
EN: Side = "en"
# How well a name's letters fit a Ukrainian name once two of them have changed places, and how much better than before.
FITS, BETTER = 0.95, 0.1
# How much better, where the text has it elsewhere: what systems of romanization differ by is less.
CLEARLY = 0.04
# How well they fit where a word may be another spelling of the name.
HEARD = 0.7
# By so many first letters two case forms are of one name.
STEM = 4
# In so many passages with a name its Ukrainian counterpart is looked for.
FEW = 8
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Shorter names are one slip off from too many; a Ukrainian one has fewer letters than in English: «Шах», "Shakh".
LENGTH, SHORT = 5, 3


def meant_name(comparison: Comparison, pair: Pair, segment: Segment, token: Token) -> str | None:
    """What a strange word with a capital should be: "" where it is a name as the other text has it, None if unknown.

    Witnesses are the letters of a Ukrainian name, a Latin word of the Ukrainian passage, a translation that the passage
    lacks, and a name elsewhere in the text that spells the Ukrainian one better.
    """
    words, form = comparison.words, token.lower
    names = _names(comparison, pair, segment, token)
    fits = max([likeness_from(FITS, name, form, words) for name in names], default=0.0)
    if fits == 1.0:
        return ""
    if names and (right := next(_elsewhere(comparison, form, names), None)):
        return right
    if fits:
        return ""
    latin = comparison.made(_latin, pair)
    if form in latin:
        return ""
    return (
        next((one for name in names for one in turned(form) if _fits(name, form, one, words)), None)
        or next((one for one in latin if mistyped(form, one) and _vouched(comparison, one)), None)
        or next(_among(form, comparison.made(_translations, pair)), None)
    )


def _among(form: str, words: frozenset[str]) -> Iterator[str]:
    """The words that a form is one slip off from, by what it may have been: many passages have more words than that."""
    begun = ((form[:n], form[n:]) for n in range(1, len(form)))
    longer = (before + letter + behind for before, behind in begun for letter in LETTERS)
    shorter = (form[:n] + form[n + 1 :] for n in range(1, len(form) - 1))
    return (one for one in (*turned(form), *shorter, *longer) if one in words and mistyped(form, one))


def named_so(comparison: Comparison, pair: Pair, segment: Segment, token: Token) -> bool:
    """Whether a word sounds as a Ukrainian name of its passage does, more or less."""
    names = _names(comparison, pair, segment, token)
    return any(likeness_from(HEARD, name, token.lower, comparison.words) for name in names)


def _names(comparison: Comparison, pair: Pair, segment: Segment, token: Token) -> Sequence[str]:
    """The Ukrainian words with a capital near the place of a word that may begin as it does, in small letters."""
    begins = openings("en", token.lower[0], comparison.words)
    capitals = near(comparison.made(capitals_of, pair), token.start / len(segment.text))
    return [name for name in capitals if name[0] in begins]


def capitals_of(comparison: Comparison, pair: Pair) -> Sequence[str]:
    """The Ukrainian words of a pair that begin with a capital, in small letters."""
    return [
        one.lower
        for uk in pair.uk
        for one in uk.tokens
        if len(one.text) >= SHORT and one.text[0].isupper() and script(one.text[0]) == "cyrillic"
    ]


def _latin(comparison: Comparison, pair: Pair) -> Sequence[str]:
    """The Latin words of the Ukrainian passages of a pair that begin with a capital, in small letters."""
    return [
        one.lower
        for uk in pair.uk
        for one in uk.tokens
        if len(one.text) >= LENGTH and one.text[0].isupper() and one.text[0].isascii()
    ]


def _fits(name: str, form: str, one: str, words: Words) -> bool:
    """Whether a Ukrainian name is spelled by one form, and clearly worse by another."""
    after = likeness_from(FITS, name, one, words)
    return after > 0 and after - likeness(name, form, words) >= BETTER


def _vouched(comparison: Comparison, one: str) -> bool:
    """Whether a Latin word of the Ukrainian text is a known one, or stands in the text more than once."""
    return (
        one in comparison.words.lines("common_en")
        or bool(lexicon(comparison.words).vocabulary("en").listed(one))
        or one in comparison.made(_met, EN)
        or len(comparison.made(_met, UK).get(one, ())) > 1
    )


def _met(comparison: Comparison, side: Side) -> Mapping[str, Sequence[Segment]]:
    """Where each word with a capital, in small letters, stands in a text."""
    met: dict[str, list[Segment]] = {}
    for segment in comparison.side(side):
        for token in segment.tokens:
            if token.text.istitle() and len(token.text) >= LENGTH:
                met.setdefault(token.lower, []).append(segment)
    return met


def _translations(comparison: Comparison, pair: Pair) -> frozenset[str]:
    """The English words that translate a name of a pair, or a word: names themselves, or in this text."""
    known, met = lexicon(comparison.words), comparison.made(_met, EN)
    common = comparison.words.lines("common_en")
    said = {lemma for word in coverage_of(comparison, pair).uk for lemma in word.form.lemmas}
    lemmas = {translated for lemma in said for translated in known.translations(lemma, LINKED)}
    found = {one for one in known.written("en", lemmas) if (one in met or one not in common) and one.isalpha()}
    return frozenset(
        found.union(*(translations(name, comparison.words) for name in comparison.made(capitals_of, pair)))
    )


def _shortened(comparison: Comparison, side: Side) -> Mapping[str, str]:
    """The words with a capital of a text, by what is left of each without a letter inside."""
    return {one[:n] + one[n + 1 :]: one for one in comparison.made(_met, side) for n in range(1, len(one) - 1)}


def _stems(_: Comparison, segment: Segment) -> frozenset[str]:
    """How the words of a passage begin."""
    return frozenset([low[:STEM] for low in segment.lows])


def _elsewhere(comparison: Comparison, form: str, names: Sequence[str]) -> Iterator[str]:
    """The names of the English text that a form is one slip off from, and which spell the same Ukrainian one better."""
    words, met = comparison.words, comparison.made(_met, EN)
    for one in (comparison.made(_shortened, EN).get(form, ""), *turned(form)):
        if one in met and one[-1] == form[-1]:
            there = [comparison.made(_stems, uk) for en in met[one][:FEW] for uk in comparison.beside(en)]
            for name in names:
                better = likeness(name, form, words) + CLEARLY
                if any(name[:STEM] in stems for stems in there) and likeness_from(better, name, one, words) > SAME:
                    yield one
