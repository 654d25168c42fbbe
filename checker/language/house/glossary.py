"""The terms of a glossary, as the vocabulary has them, and the index by which their words are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from checker.language.house import kinship
from checker.language.house.kinship import Degree, Word
from checker.language.inflection.grammar import Grammar, grammar
from checker.language.lexicon.lexicon import Lexicon, lexicon
from checker.language.memo import Memo
from checker.language.pipelines import TOKEN
from checker.language.text import bare
from checker.language.vocabulary import Words
from checker.language.vocabulary.entries import Entry
from checker.model import SIDES, Side

TABLE = "glossary"


class Variant(NamedTuple):
    """One way to write a term: its words as numbers of the index, and as they are given.

    `right`, `admitted` and `wrong` are the entries that have it among such terms. `verb` says that it translates a
    verb, `proper` that it has a capital.
    """

    text: str
    words: tuple[int, ...]
    given: tuple[str, ...]
    sensitive: bool
    right: frozenset[int]
    admitted: frozenset[int]
    wrong: frozenset[int]
    verb: bool
    proper: bool

    @property
    def fits(self) -> frozenset[int]:
        """The entries that it may stand for."""
        return self.right | self.admitted


@dataclass(frozen=True, eq=False)
class Index:
    """The terms of one language: the words that they are made of, and the variants by the number of the first one."""

    side: Side
    known: Lexicon
    grammar: Grammar
    words: tuple[Word, ...]
    meets: Mapping[int | str, tuple[int, ...]]
    first: Mapping[int, tuple[Variant, ...]]
    variants: Mapping[int, tuple[Variant, ...]]  # the right ones of each entry

    def degrees(self, form: str) -> Mapping[int, Degree]:
        """The words of terms (numbers) that a form belongs to, and how."""
        return self._degrees[form]

    @cached_property
    def _degrees(self) -> Memo[str, Mapping[int, Degree]]:
        return Memo(self._find)

    def _find(self, form: str) -> Mapping[int, Degree]:
        met = kinship.keys(form, self.side, self.known, self.grammar)
        candidates = sorted({n for key in met for n in self.meets.get(key, ())})
        return kinship.degrees(form, ((n, self.words[n]) for n in candidates), self.side, self.known, self.grammar)


@dataclass(frozen=True, eq=False)
class Glossary:
    """The entries of a house, the index of each language, and the sides whose terms want a counterpart."""

    entries: tuple[Entry, ...]
    uk: Index
    en: Index
    before_verbs: frozenset[str]
    sides: tuple[Side, ...] = SIDES

    def side(self, side: Side) -> Index:
        """The index of one language."""
        return self.uk if side == "uk" else self.en


def table(entries: Iterable[Entry], sides: Iterable[Side] = SIDES) -> dict[str, Any]:
    """Entries as the vocabulary `glossary` has them, and the sides whose terms want a counterpart."""
    return {
        "terms": [entry.model_dump(exclude_defaults=True) for entry in entries],
        "sides": list(sides),
    }


def glossary(words: Words) -> Glossary | None:
    """The glossary of the vocabulary; None where the house has none. Raises ValueError for an entry that is none."""
    return words.made(_glossary)


def _glossary(words: Words) -> Glossary | None:
    listed = words.table(TABLE)
    if not listed["terms"]:
        return None
    entries = tuple(Entry.model_validate(one) for one in listed["terms"])
    uk, en = (_index(side, entries, lexicon(words), grammar(words)) for side in SIDES)
    return Glossary(entries, uk, en, frozenset(listed["before_verbs"]), tuple(listed["sides"]))


Given = tuple[tuple[str, ...], bool]  # the words of a variant, and whether their capitals count


def _index(side: Side, entries: tuple[Entry, ...], known: Lexicon, grammar: Grammar) -> Index:
    numbers: dict[str, int] = {}
    variants = list(_variants(side, entries, numbers, grammar))
    first: dict[int, list[Variant]] = {}
    of: dict[int, list[Variant]] = {}
    for variant in variants:
        first.setdefault(variant.words[0], []).append(variant)
        for n in variant.fits:
            of.setdefault(n, []).append(variant)
    meets: dict[int | str, list[int]] = {}
    for text, n in numbers.items():
        for meeting in kinship.keys(text, side, known, grammar):
            meets.setdefault(meeting, []).append(n)
    return Index(
        side,
        known,
        grammar,
        tuple(kinship.word(text, side, known, grammar) for text in numbers),
        {key: tuple(found) for key, found in meets.items()},
        {n: tuple(found) for n, found in first.items()},
        {n: tuple(found) for n, found in of.items()},
    )


def _variants(side: Side, entries: tuple[Entry, ...], numbers: dict[str, int], grammar: Grammar) -> Iterator[Variant]:
    """The variants of all entries, each once; their words get the next numbers."""
    kinds: tuple[dict[Given, set[int]], ...] = {}, {}, {}
    texts: dict[Given, str] = {}
    verbs = [any(grammar.is_verb(term.split()[0].lower()) for term in entry.uk) for entry in entries]
    for n, entry in enumerate(entries):
        lists = entry.terms(side), entry.admitted(side), entry.forbidden(side)
        for kept, terms in zip(kinds, lists, strict=True):
            for term, given in ((one, given) for one in terms for given in spelled(one, side)):
                key = given, entry.case == "sensitive"
                kept.setdefault(key, set()).add(n)
                texts.setdefault(key, term)
    for key, term in texts.items():
        right, admitted, wrong = (frozenset(kept.get(key, ())) for kept in kinds)
        yield Variant(
            text=term,
            words=tuple(numbers.setdefault(word.lower(), len(numbers)) for word in key[0]),
            given=key[0],
            sensitive=key[1],
            right=right,
            admitted=admitted,
            wrong=wrong,
            verb=any(verbs[n] for n in right | admitted | wrong),
            proper=term != term.lower(),
        )


def spelled(term: str, side: Side) -> Iterator[tuple[str, ...]]:
    """The words of a term as they may be written: with a space, a hyphen or nothing between two.

    >>> list(spelled("e-mail", "en"))
    [('e', 'mail'), ('email',)]
    """
    words = tuple(found.group() for found in TOKEN.finditer(bare(term)) if not found.group().isspace())
    parts = tuple(part for word in words for part in (word.split("-") if len(word) > 1 else [word]) if part)
    yield parts
    if len(parts) == 2 and (side == "en" or len(words) == 1):
        yield ("".join(parts),)
