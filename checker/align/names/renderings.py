"""What a text itself teaches: the English name that it puts for a Ukrainian one again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from checker.align.names.custom import FOR, SIGHTINGS
from checker.align.names.kinship import STEM
from checker.align.names.nature import Nature, nature
from checker.align.window import Window
from checker.language.romanization import latin
from checker.language.text import script
from checker.language.vocabulary import Words
from checker.model import Fact, Match
from checker.model.expressions import deferred

# In so many passages two words of longer names stand for each other: «Дикі Потойбічні», «Котел Потойбічного», Beyonder.
PARTS = 3
# The Latin words of one name have so many letters in common: Taurus, Tauri.
LATIN = 4
LETTER = deferred(r"[^\W_]")


# The beginnings of a Ukrainian word and of the Latin one that stands for it.
Part = tuple[str, str]


class Rendering(NamedTuple):
    """A Ukrainian name (the beginnings of its words) and what the text has for it (Latin words)."""

    uk: tuple[str, ...]
    en: tuple[str, ...]


def rendering(uk: Fact, en: Fact) -> Rendering:
    """What two names would teach."""
    latin_words = tuple(latin(part)[:LATIN] for part in en.value.parts)
    return Rendering(tuple(part[:STEM] for part in uk.value.parts), latin_words)


def custom(uk: Fact, en: Fact, joined: Iterable[Match], words: Words) -> str:
    """A key of two names that a house may put for each other, alike for their case forms; "" where it may not.

    It may not where a text has the English one as it sounds.
    """
    if not nature(words).teachable(uk, en) or en.value.parts in _heard(joined):
        return ""
    return FOR.join(" ".join(words_of) for words_of in rendering(uk, en))


def _heard(joined: Iterable[Match]) -> set[tuple[str, ...]]:
    """The English names that stand for a Ukrainian one."""
    return {m.en.value.parts for m in joined if m.uk and m.en and script(m.uk.text[0]) != "latin"}


def learned(
    rows: Iterable[tuple[Sequence[Fact], Sequence[Fact]]], joined: Iterable[Match], known: Nature,
    window: Window,
) -> frozenset[Rendering]:  # fmt: skip
    """The pairs of names that stand without a counterpart together, passage after passage, and with no other as often.

    `rows` are the names that are left over in each pair of passages. A line that is only a name teaches it at once.
    What lists know, and what people are called, is never learned: a person who has another name throughout is an error.
    Of the matches so far (`joined`), what the text has as it sounds stands for nothing else: Auriga is «Аврига».
    """
    heard = _heard(joined)
    together: Counter[Rendering] = Counter()
    texts: dict[Rendering, set[tuple[str, str]]] = {}
    for uk, en in rows:
        for a, b in ((uk[i], en[j]) for i, j in window.among(uk).near(uk, en)):
            if b.value.parts not in heard and known.teachable(a, b):
                one = rendering(a, b)
                said = a.segment.text, b.segment.text
                if said in texts.setdefault(one, set()):
                    continue  # a repeated line is one sighting
                texts[one].add(said)
                together[one] += SIGHTINGS if _whole(a) and _whole(b) else 1
    best: dict[tuple[str, ...], int] = {}
    for one, times in together.items():
        for key in (("uk", *one.uk), ("en", *one.en)):
            best[key] = max(times, best.get(key, 0))
    return frozenset(
        one
        for one, times in together.items()
        if times >= SIGHTINGS and times == best["uk", *one.uk] == best["en", *one.en]
    )


def parts(
    rows: Iterable[tuple[Sequence[Fact], Sequence[Fact]]], joined: Iterable[Match], known: Nature, window: Window
) -> frozenset[Part]:
    """The same of single words of names of things: the beginning of a Ukrainian one, and what stands for it.

    Of several words that stand beside one, it is the one that always does.
    """
    heard = {word for name in _heard(joined) for word in name}
    together: Counter[Part] = Counter()
    seen: set[tuple[Part, str]] = set()
    for uk, en in rows:
        for a, b in ((uk[i], en[j]) for i, j in window.among(uk).near(uk, en)):
            if len(a.value.parts) < 2 or not known.teachable(a, b):
                continue
            for one in _parts(a, b):
                if (one, a.segment.text) not in seen and not heard.intersection(b.value.parts):
                    seen.add((one, a.segment.text))
                    together[one] += 1
    best: dict[str, list[int]] = {}
    for (_, there), times in together.items():
        best.setdefault(there, []).append(times)
    return frozenset(
        one
        for one, times in together.items()
        if times >= PARTS and times == max(best[one[1]]) and best[one[1]].count(times) == 1
    )


def translated(uk: Fact, en: Fact, known: Collection[Part]) -> bool:
    """Whether a word of a name is one that the text has for a word of another."""
    return any(one in known for one in _parts(uk, en))


def _parts(uk: Fact, en: Fact) -> set[Part]:
    return {(here[:STEM], latin(there)[:LATIN]) for here in uk.value.parts for there in en.value.parts}


def _whole(fact: Fact) -> bool:
    """Whether a passage is only the name."""
    text, (start, end) = fact.segment.text, fact.span
    if LETTER.search(text, 0, start) or LETTER.search(text, end):
        return False
    return _letters(text[start:end]) == _letters(fact.text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
