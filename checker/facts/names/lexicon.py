"""What tells a name from other words with a capital: the word lists of a language, and how a word is read by them."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.language.inflection.grammar import grammar
from checker.language.memo import Memo
from checker.language.text import script
from checker.language.tokens import word_forms
from checker.language.vocabulary import Words
from checker.model import Side
from checker.model.expressions import deferred

# A cry: «Ніііі!», "Nooo!".
DRAWN = deferred(r"([^\W\d_])\1\1", re.IGNORECASE)
# The number of a king or a pope, which is no part of the name: Elizabeth II.
REIGN = deferred(r"[IVX]{2,}")


class Lexicon(NamedTuple):
    """What tells a name from other words with a capital."""

    common: frozenset[str]
    stems: frozenset[str]
    starters: tuple[str, ...]
    titles: frozenset[str]
    particles: frozenset[str]
    generations: tuple[str, ...]
    surnames: frozenset[str]
    given_places: frozenset[str]
    small: tuple[str, ...]


def lexicon(side: Side, words: Words) -> Lexicon:
    """The word lists of a language in the vocabulary."""
    return words.made(_lexicon, side)


def _lexicon(words: Words, side: Side) -> Lexicon:
    table = words.table("name_words")
    common = words.lines(f"common_{side}")
    calendar = words.table("calendar")[side]
    listed = {form for group in ("months", "weekdays") for entry in calendar[group] for form in entry.split()}
    if side == "uk":
        listed |= set(words.table("languages")["function"]["ru"])  # «Вот», in the words of one who speaks Russian
    stems = (
        frozenset(word[: max(4, len(word) - 2)] for word in common if len(word) > 3) if side == "uk" else frozenset()
    )
    return Lexicon(
        common=common | listed,
        stems=stems,
        starters=tuple(table["starters"].get(side, ())),
        titles=frozenset(table["titles"][side]),
        particles=frozenset(table["particles"][side]),
        generations=tuple(table["generations"][side]),
        surnames=frozenset(table["surnames"][side]),
        given_places=frozenset(table["given_places"][side]),
        small=tuple(table["small"].get(side, ())),
    )


class Naming:
    """Tells the words of names of one language: `named[word, first]`, `first` where the word begins a sentence."""

    def __init__(self, words: Words, side: Side) -> None:
        self.side, self.lexicon = side, lexicon(side, words)
        self.ends = grammar(words).ordinary
        self.ordinary = word_forms(words).ordinary
        self.named: Memo[tuple[str, bool], bool] = Memo(self._named)

    def _named(self, word: tuple[str, bool]) -> bool:
        (text, first), side, known = word, self.side, self.lexicon
        particle, _, rest = text.partition("-")
        if rest[:1].isupper() and particle in known.particles:
            return True  # «аль-Асад»
        lower = text.lower()
        if text.islower() and known.small and lower.startswith(known.small):
            return True  # «путін»
        if not text[0].isupper() or lower in known.titles or REIGN.fullmatch(text) or DRAWN.search(text):
            return False
        if len(text) == 1:
            return not first and lower not in known.common
        base = lower.removesuffix("'s").removesuffix("'")
        if base in known.surnames and not first:
            return True
        if side == "en" and (english(base, known) or (rest[:1].islower() and english(particle.lower(), known))):
            return False  # "Add-ons" too
        if base in known.common:
            return False
        if all(part in known.titles or part in known.common for part in base.split("-")):
            # "Mills-Hicks" is a name, "Twenty-one" begins a sentence
            return side == "en" and "-" in base and not first and all(part[:1].isupper() for part in text.split("-"))
        if side == "uk" and script(text[0]) == "latin":
            return True
        if side == "en":
            return script(text[0]) == "latin" and base.rstrip("s") not in known.common and "'" not in base[-3:]
        if text.isupper() and len(text) < 6:
            return True
        if first:
            return not (base.startswith(known.starters) or self.ordinary[base])
        common = any(base[:size] in known.stems for size in range(max(4, len(base) - 3), len(base)))
        return not (common and len(base) > 6 and base.endswith(self.ends))


# What makes another ordinary word of one: "deauthorize", "unsurprisingly".
PREFIX = deferred(r"(?:un|de|re|non|pre|over|mis|dis|anti|co)-?(?=\w{4})")


def english(word: str, known: Lexicon) -> bool:
    """Whether an English word (in lower case) is an ordinary one, or is made of one."""
    if word in known.common:
        return True
    if word.endswith("ly") and english(word[:-2], known):
        return True
    prefix = PREFIX.match(word)
    return prefix is not None and word[prefix.end() :] in known.common
