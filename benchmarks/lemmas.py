"""Word forms of both languages and the lemmas that they belong to, for the lexicon (needs simplemma)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from checker.language.lexicon.lemmas import STEM, Numbers
from checker.language.text import bare
from checker.model import Side

# How one writes a form of a lemma: so many letters cut off its end, and these put there.
Ending = tuple[int, str]

# Endings that as large a share of the lemmas with the same last letters have are those of a lemma that is not listed.
USUAL = 0.4

# The same English word in two spellings: organise, organize; colour, color; travelled, traveled; centre, center.
SPELLINGS = (
    ("is(?=e|ing|ation)", "iz"),
    ("our", "or"),
    ("ll(?=ed|ing|er)", "l"),
    ("re$", "er"),
    ("yse", "yze"),
    ("gue$", "g"),
)

# An ending is cut off a lemma for the stem of forms that no list has.
UK_ENDING = re.compile(r"(?:ува|юва|а|я|и|і|ї|ну)?ти(?:ся)?$|(?:ість|ення|ання|ття|[аеєийіїоуюяь])+$")
EN_ENDING = re.compile(r"(?:ation|ition|ment|ness|ity|ing|ies|ed|es|er|ly|al|s|e|y)$")


def listed(side: Side) -> dict[str, str]:
    """The lemma of every form that simplemma lists, folded and in small letters; a capital's reading comes second."""
    found: dict[str, str] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(side).items():
        small, lower = bare(form), bare(form).lower()
        if lower not in found or small == lower:
            found[lower] = bare(lemma).lower()
    return found


def forms(side: Side, lemmas: Iterable[str], amended: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Every form of the lemmas, with those that it may belong to, the likeliest first.

    What `amended` says of a form goes before all lists.
    """
    lists = listed(side)
    kept = frozenset(lemmas)
    found: dict[str, list[str]] = defaultdict(list)
    for form, lemma in lists.items():
        if lemma in kept:
            found[form].append(lemma)
    for form, lemma in _inflected(kept, lists) if side == "uk" else _english(kept, lists):
        found[form].append(lemma)
    for lemma in kept:
        found[lemma].insert(lists.get(lemma, lemma) != lemma and len(found[lemma]), lemma)
    for form, said in amended.items():
        found[form][:0] = [lemma for lemma in said if lemma in kept]
    return {form: list(dict.fromkeys(said))[:3] for form, said in found.items() if said}


def stem(side: Side, lemma: str) -> str:
    """The lemma without its ending: what forms that no list has may begin with."""
    return (UK_ENDING if side == "uk" else EN_ENDING).sub("", lemma)


def families(side: Side, lemmas: Iterable[str]) -> dict[str, list[str]]:
    """The lemmas of each stem that is long enough, at most four, the first ones first."""
    found: dict[str, list[str]] = defaultdict(list)
    for lemma in lemmas:
        short = stem(side, lemma)
        if len(short) >= STEM and len(found[short]) < 4:
            found[short].append(lemma)
    return {short: family for short, family in found.items() if family}


def numbered(table: Mapping[str, list[str]], lemmas: list[str]) -> dict[str, Numbers]:
    """The same table with the places of the lemmas in their list."""
    number = {lemma: n for n, lemma in enumerate(lemmas)}
    return {form: tuple(number[lemma] for lemma in said) for form, said in table.items()}


def _inflected(kept: frozenset[str], lists: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Forms of lemmas by the endings of the listed lemmas that end in the same letters."""
    endings = _endings(lists)
    for lemma in kept:
        found = next((endings[lemma[-n:]] for n in (6, 5, 4, 3, 2) if lemma[-n:] in endings and n < len(lemma)), ())
        for cut, ending in found:
            form = lemma[: len(lemma) - cut] + ending
            yield form, lemma


def _endings(lists: Mapping[str, str]) -> dict[str, list[Ending]]:
    paradigms: dict[str, set[Ending]] = defaultdict(set)
    for form, lemma in lists.items():
        common = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(form, lemma, strict=False)))
        if common >= 2 and len(lemma) - common <= 6:
            paradigms[lemma].add((len(lemma) - common, form[common:]))
    seen: dict[str, Counter[Ending]] = defaultdict(Counter)
    lemmas: Counter[str] = Counter()
    for lemma, endings in paradigms.items():
        if len(endings) < 5:
            continue
        for n in (6, 5, 4, 3, 2):
            seen[lemma[-n:]].update(endings)
            lemmas[lemma[-n:]] += 1
    return {
        suffix: [ending for ending, n in counted.items() if n >= USUAL * lemmas[suffix]]
        for suffix, counted in seen.items()
        if lemmas[suffix] >= 5
    }


def _english(kept: frozenset[str], lists: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Regular forms, also of words that are lemmas of their own («meeting» of meet), and the other spelling."""
    for lemma in kept:
        if not lemma.isascii() or not lemma.isalpha() or len(lemma) < 3:
            continue
        for form in _regular(lemma):
            if form in lists or lemma not in lists:
                yield form, lemma
        for ours, theirs in SPELLINGS:
            for form in {lemma, *_regular(lemma)}:
                for other in {re.sub(ours, theirs, form), form.replace(theirs, re.sub(r"\W.*|\$", "", ours))}:
                    if other != form and other in lists and lists[other] not in kept:
                        yield other, lemma


def _regular(lemma: str) -> Iterator[str]:
    base = lemma.removesuffix("e")
    twice = lemma + lemma[-1] if re.search("[^aeiou][aeiou][bdgklmnprt]$", lemma) else lemma
    yield lemma + ("es" if re.search("(?:s|x|z|ch|sh)$", lemma) else "s")
    for ending in ("ing", "ed"):
        yield base + ending
        yield twice + ending
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        yield from (lemma[:-1] + ending for ending in ("ies", "ied"))
