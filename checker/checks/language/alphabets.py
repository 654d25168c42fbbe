"""Letters of both alphabets that look alike, and what a word with some of the other one is in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from checker.language.text import CYRILLIC, HIDDEN, LATIN
from checker.language.vocabulary import Words
from checker.model.expressions import deferred

# Letters up to a hyphen, a digit or a space, with apostrophes and hidden characters between:
# "з'їзд", the "друк" of "3D-друк".
PART = deferred(rf"[^\W\d_](?:['{HIDDEN}]*[^\W\d_])*")
ROMAN = deferred(r"[IVXLCDM]{2,}")
# Scripts besides Latin and Cyrillic (Hebrew, Arabic, Devanagari, Bengali, Thai, Georgian, Ethiopic, Japanese, Chinese,
# Korean), of which no word of an alphabet has a letter («SVУкрع» is a menu of languages).
OTHER_SCRIPTS = tuple(
    deferred(f"[{script}]") for script in ("א-ת", "ء-ي", "अ-ह", "অ-হ", "ก-ฮ", "ა-ჰ", "ሀ-ፚ", "ぁ-ヺ", "一-鿿", "가-힣")
)
FIRST_OTHER = "א"


class Alphabet(NamedTuple):
    """Look-ups by letter and by word: letters that look alike, and what English writes for a short word."""

    cyrillic: Mapping[str, str]
    latin: Mapping[str, str]
    lone: frozenset[str]
    after_comma: frozenset[str]
    english: Mapping[str, str]
    words: frozenset[str]
    cues: frozenset[str]
    labels: frozenset[str]
    examples: frozenset[str]


@cache
def alphabet(words: Words) -> Alphabet:
    """The look-ups by a vocabulary."""
    twins, known = words.table("homoglyphs"), words.table("function_words")
    latin = {cyrillic: letter for letter, cyrillic in twins["cyrillic"].items()}
    return Alphabet(
        cyrillic=twins["cyrillic"],
        latin={**latin, **twins["latin"]},
        lone=frozenset(twins["lone"]["between"]),
        after_comma=frozenset(twins["lone"]["after_comma"]),
        english=known["english"],
        words=frozenset(words.table("languages")["function"]["en"]),
        cues=frozenset(known["cited"]["after"]),
        labels=frozenset(known["cited"]["labels"]),
        examples=frozenset(known["examples"]["en"]),
    )


def other_scripts(text: str) -> int:
    """How many scripts a text has that are none of ours; their letters stand behind those of ours."""
    if max(text, default="") < FIRST_OTHER:
        return 0
    return sum(script.search(text) is not None for script in OTHER_SCRIPTS)


def repaired(word: str, english: bool, known: Alphabet) -> str | None:
    """The word in one alphabet: that of most of its letters, in doubt that of its text.

    None when a letter has no twin («рашиZм» is written so on purpose).
    """
    cyrillic, latin = len(CYRILLIC.findall(word)), len(LATIN.findall(word))
    as_latin = "".join(known.latin.get(letter, letter) for letter in word)
    as_cyrillic = "".join(known.cyrillic.get(letter, letter) for letter in word)
    latin_whole, cyrillic_whole = not CYRILLIC.search(as_latin), not LATIN.search(as_cyrillic)
    if latin_whole and ROMAN.fullmatch(as_latin):
        return as_latin
    if english and latin_whole:
        return as_latin
    if latin > cyrillic:
        return as_latin if latin_whole else None
    if not cyrillic_whole and latin == cyrillic > 0 and latin_whole:
        return as_latin  # «NУ»: no Cyrillic letter looks like the first one
    return as_cyrillic if cyrillic_whole else None
