"""A text is in another language as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.drift.foreign import STRANGE, foreign
from checker.language import tokens
from checker.language.text import CYRILLIC
from checker.language.tokens import LETTERS, UKRAINIAN_ONLY, Tongue, function_words
from checker.model import SIDES, Hit, Place, Segment, Side, Span

# From so many passages on, and such a share of them, a text is foreign as a whole.
WHOLE, MOST = 3, 0.8
# ... and such a share of the letters of a Ukrainian text without a Cyrillic one.
HALF = 0.5
# So many passages at its beginning say which language a text is in, where they have so many words. Of English ones a
# third are function words, and more are common words; of another language a few are by chance.
BEGINNING, WORDS, MANY, FEW, FEW_COMMON = 24, 16, 0.2, 0.04, 0.25


def named(comparison: Comparison, tongue: Tongue) -> dict[str, str]:
    """The name of a language in both languages, as values of a message."""
    names = comparison.words.table("tongues")[tongue]
    return {"language_en": names["en"], "language_uk": names["uk"]}


class PageLanguage(Check):
    """Reports, once, a text that is as a whole in the language of the other one."""

    check: Literal["page_language"]
    values = {
        "language_en": "the name of the language, in English",
        "language_uk": "the name of the language, in Ukrainian",
    }

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for side in SIDES:
            whole = untranslated(comparison, side)
            if whole:
                segment, tongue = whole
                place = Place(segment, Span(0, len(segment.text)))
                yield Hit.at(place, values=named(comparison, tongue), over=tuple(comparison.segments()))


def untranslated(comparison: Comparison, side: Side) -> tuple[Segment, Tongue] | None:
    """The first passage of a text that is in another language as a whole, and which; None for a text that is not.

    It takes three passages at least, of which four in five are in that language. Three rules ask, one after another.
    """
    return comparison.made(_untranslated, side)


def _untranslated(comparison: Comparison, side: Side) -> tuple[Segment, Tongue] | None:
    if len(comparison.side(side)) < WHOLE:
        return None
    prose = [s for s in comparison.side(side) if s.role not in ASIDE and LETTERS.search(s.folded)]
    if side == "uk" and (russian := _russian_strings(prose)):
        return russian, "ru"
    if side == "en" and _third(comparison, prose):
        return prose[0], "other"
    told = [(segment, found[0][1]) for segment in prose if len(found := foreign(comparison, segment)) == 1]
    if len(told) < WHOLE or not _most(told, prose):
        return None
    # A short sentence may be taken for its neighbour's language.
    (tongue, _), *_ = Counter(one for _, one in told).most_common(1)
    return told[0][0], tongue


def _most(told: list[tuple[Segment, Tongue]], prose: list[Segment]) -> bool:
    """Whether foreign passages are most of a text: most of its passages, or of its letters where nothing is its own.

    Labels and options say too little each ("Default: English"); in a Ukrainian text none of them may be Cyrillic.
    """
    if len(told) >= MOST * len(prose):
        return True
    if prose[0].side == "en" or any(CYRILLIC.search(one.folded) for one in prose):
        return False
    letters, whole = (
        sum(sum(map(str.isalpha, one.folded)) for one in listed) for listed in ([s for s, _ in told], prose)
    )
    return letters >= HALF * whole


def _third(comparison: Comparison, prose: list[Segment]) -> bool:
    """Whether an English text is in a third language that Latin letters write, by the words of its beginning.

    "do", "on" and "i" are words of Polish, too: function words of three letters tell. Both halves are asked for, for
    names and foreign words may stand close together. What both texts have word for word waits for no translation.
    """
    prose = [segment for segment in prose[:BEGINNING] if not comparison.pair(segment).verbatim]
    if len(prose) < WHOLE:
        return False
    forms, found, english = function_words(comparison.words)["en"], list[str](), 0
    for segment in prose:
        words = [word for word in LETTERS.findall(segment.folded) if word.islower() and len(word) > 2]
        found += words
        english += sum([word in forms for word in words])
        if len(found) >= WORDS and english > MANY * len(found):
            return False
    common = comparison.words.lines("common_en")
    if len(found) < WORDS or english > FEW * len(found) or sum([w in common for w in found]) > FEW_COMMON * len(found):
        return False
    half = len(found) // 2
    halves = (" ".join(found[:half]), " ".join(found[half:]))
    return all(tokens.tongue(text, comparison.words) == "other" for text in halves)


def _russian_strings(prose: list[Segment]) -> Segment | None:
    """The first string that has a letter of Russian alone, in a catalogue of Russian strings; None in any other.

    Short strings say nothing one by one («Размер файла»); over a file, one in three has a letter of its own language.
    """
    strings = [s for s in prose if s.role == "string" and CYRILLIC.search(s.folded)]
    told = [s for s in strings if STRANGE.search(s.folded)]
    ukrainian = sum(UKRAINIAN_ONLY.search(s.folded) is not None for s in strings)
    return told[0] if len(told) >= WHOLE and len(told) >= (WHOLE + 1) * ukrainian else None
