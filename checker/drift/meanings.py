"""What Ukrainian words that a table of poles has not may say of its sets, by what the lexicon translates them with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Word, coverage_of
from checker.language.contrasts import Lexicon, Mention, entries, lexicon, mentions, parsed
from checker.language.lexicon.lexicon import LINKED
from checker.language.lexicon.lexicon import lexicon as bilingual
from checker.language.memo import Memo
from checker.language.poles import Pointers
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import Pair, Segment

# From which strength on a link of the lexicon says what a word means.
SURE = 0.75
# So many words before it a denial turns a word.
DENIAL = 2


class Meant(NamedTuple):
    """What a table is asked with: the sets of which the lexicon says nothing, its entries, poles of English lemmas."""

    silent: frozenset[str]
    lexicon: Lexicon
    poles: Mapping[int, frozenset[tuple[str, str]]]


class Alone(NamedTuple):
    """The Ukrainian words of a pair without a counterpart, each with the English lemmas that surely translate it."""

    words: Sequence[tuple[Word, Sequence[int]]]
    lemmas: frozenset[int]  # of all of them


def poles(pair: Pair, comparison: Comparison, table: str, english: Pointers) -> Iterator[tuple[str, list[Mention]]]:
    """What Ukrainian words without a counterpart, which lie in no phrase of the table, say by the lexicon.

    Gives the names of sets, each with the mentions; only of those sets that the English passage hints at (`english`).
    """
    meant, alone = comparison.words.made(_meant, table), comparison.made(_alone, pair)
    if meant.poles.keys().isdisjoint(alone.lemmas):
        return  # most often
    sets = {name for name, _ in english} - meant.silent
    lex = meant.lexicon
    found: dict[str, list[Mention]] = {}
    phrases: dict[str, list[Mention]] = {}  # by set, read where a word of it is met
    for word, lemmas in alone.words:
        if meant.poles.keys().isdisjoint(lemmas):
            continue
        for name, pole in _said(lemmas, meant.poles):
            if name not in sets or (name, pole) in english:
                continue
            if name not in phrases:
                phrases[name] = [one for one in mentions(pair.uk, lex, {name}).get(name, ()) if _phrase(one)]
            n = first_token(word.segment, word.token.start)
            if _inside(word.segment, n, phrases[name]):
                continue
            before = word.segment.tokens[max(0, n - DENIAL) : n]
            if not any(token.lower in lex.negators for token in before):  # «не раніше», «не мають значення»
                found.setdefault(name, []).append(Mention(pole, "says", word.segment, n, n + 1, negated=False))
    yield from found.items()


def _alone(comparison: Comparison, pair: Pair) -> Alone:
    """The Ukrainian words of a pair that the lexicon translates and nothing stands for: asked for each table."""
    surely = comparison.words.made(_translations)
    words = [word for word in coverage_of(comparison, pair).uk if word.covered < LINKED]
    told = [(word, lemmas) for word in words if (lemmas := surely[word.token.lower])]
    return Alone(told, frozenset([lemma for _, lemmas in told for lemma in lemmas]))


def _said(lemmas: Sequence[int], poles: Mapping[int, Pointers]) -> Pointers:
    """The sets and poles that some English lemmas say; of a set, one pole or none."""
    said = {one for lemma in lemmas if lemma in poles for one in poles[lemma]}
    if len(said) < 2:  # of most forms, none
        return frozenset(said)
    once = Counter(name for name, _ in said)
    return frozenset(one for one in said if once[one[0]] == 1)


def _phrase(one: Mention) -> bool:
    """Whether the table judges a phrase, or says that a word only looks as if it said a pole."""
    return one.grade == "but" or one.end - one.first > 1


def _inside(segment: Segment, n: int, phrases: list[Mention]) -> bool:
    """Whether a word (the number of its token) lies in one of some phrases: «не раніше»."""
    return any(one.segment is segment and one.first <= n < one.end for one in phrases)


def _meant(words: Words, table: str) -> Meant:
    return Meant(words.made(_silent, table), lexicon(table, "uk", words), words.made(poles_by_lemma, table))


def _silent(words: Words, table: str) -> frozenset[str]:
    """The sets of which the lexicon says nothing."""
    return frozenset(parsed(words.table(table).get("meant", {}).get("except", "")))


def poles_by_lemma(words: Words, table: str) -> Mapping[int, frozenset[tuple[str, str]]]:
    """The sets and poles of a table by the numbers of the English lemmas that say them, as plain values."""
    forms = bilingual(words)
    of: dict[int, set[tuple[str, str]]] = {}
    silent = words.made(_silent, table)
    for entry in entries(table, words)["en"]:
        if entry.grade == "says" and entry.set not in silent and len(entry.parts) == 1 and entry.parts[0].isalpha():
            for lemma in forms.lemmas("en", entry.parts[0])[:1]:
                of.setdefault(lemma, set()).add((entry.set, entry.pole))
    return {lemma: frozenset(said) for lemma, said in of.items()}


def _translations(words: Words) -> Memo[str, Sequence[int]]:
    """The English lemmas that surely translate a Ukrainian form."""
    known = bilingual(words)
    numbers, translations = known.forms["uk"], known.translations
    return Memo(lambda form: [e for lemma in numbers[form] for e in translations(lemma, SURE)])
