"""Measures the table of endings against the forms of a dictionary: python benchmarks/inflection.py (needs simplemma)

Of every lemma that is drawn: which of its forms are recognised as its own, and which forms of other lemmas that begin
with the same three letters are taken for its own as well. A form has one lemma in simplemma, so that a form of two
(«замка» of «замок» and of «замка») counts as wrongly taken: the second figure is an upper bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from checker.language.inflection.grammar import Grammar, grammar
from checker.language.inflection.paradigms import paradigm
from checker.language.text import CYRILLIC, bare
from checker.language.vocabulary import shipped

Matcher = Callable[[str], bool]
# A lemma has so many listed forms at least, so that it is one that is inflected.
FORMS = 6


class Dictionary(NamedTuple):
    """The forms of each lemma, and all forms by their first three letters; small letters, folded."""

    forms: Mapping[str, frozenset[str]]
    beginning: Mapping[str, tuple[str, ...]]


class Rate(NamedTuple):
    """How many of the right forms were taken, and how many of the others."""

    taken: int
    right: int
    wrongly: int
    others: int

    def __str__(self) -> str:
        return (
            f"{100 * self.taken / self.right:.1f} % of {self.right} forms, "
            f"{100 * self.wrongly / self.others:.2f} % of {self.others} others"
        )


@cache
def dictionary(proper: bool) -> Dictionary:
    """What simplemma lists of words with a small letter, or with a capital where they are `proper`."""
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in DefaultDictionaryFactory().get_dictionary("uk").items():
        if lemma[:1].isupper() == proper and lemma.isalpha() and not lemma.isupper() and CYRILLIC.match(lemma):
            forms[bare(lemma).lower()] |= {bare(form).lower(), bare(lemma).lower()}
    beginning: dict[str, set[str]] = defaultdict(set)
    for listed in forms.values():
        for form in listed:
            beginning[form[:3]].add(form)
    return Dictionary(
        {lemma: frozenset(listed) for lemma, listed in forms.items()},
        {start: tuple(sorted(listed)) for start, listed in beginning.items()},
    )


def drawn(known: Dictionary, part: str, number: int) -> list[str]:
    """So many lemmas of one part ("noun", "adjective"), evenly from the alphabet; no verb, no name of a deed."""
    chosen = sorted(
        lemma
        for lemma, forms in known.forms.items()
        if len(forms) >= FORMS
        and len(lemma) > 2
        and not lemma.endswith(("ти", "тися"))
        and lemma.endswith(("ий", "ій")) == (part == "adjective")
    )
    return chosen[:: max(1, len(chosen) // number)]


def rate(known: Dictionary, lemmas: list[str], matcher: Callable[[str], Matcher]) -> Rate:
    """How well a matcher that is made of each lemma tells its forms from others."""
    taken = right = wrongly = others = 0
    for lemma in lemmas:
        fits, own = matcher(lemma), known.forms[lemma]
        strangers = [form for form in known.beginning[lemma[:3]] if form not in own]
        taken, right = taken + sum(map(fits, own)), right + len(own)
        wrongly, others = wrongly + sum(map(fits, strangers)), others + len(strangers)
    return Rate(taken, right, wrongly, others)


# The parts that are measured: what is drawn, and whether the lemmas are names.
PARTS = {"nouns": ("noun", False), "adjectives": ("adjective", False), "names": ("noun", True)}


def rates(grammatical: Grammar, part: str, number: int = 3000) -> Rate:
    """How well the forms of nouns and adjectives of a glossary are told, or of names."""
    kind, proper = PARTS[part]
    known = dictionary(proper)
    return rate(known, drawn(known, kind, number), lambda lemma: paradigm(grammatical, lemma, proper).has)


def main() -> None:
    """Prints a line for each part."""
    for part in PARTS:
        print(f"{part}: {rates(grammar(shipped()), part)}")


if __name__ == "__main__":
    main()
