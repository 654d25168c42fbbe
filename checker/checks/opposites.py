"""One text says a word, the other text says its opposite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from checker.checks.base import NO_PROSE, Check
from checker.model import Collation, Hit, Pair, Place, Span
from checker.poles import Mention, lexicon, mentions
from checker.words import Words


class Opposites(Check):
    """Reports words of `rules/words/TABLE.toml` that exclude each other, where neither has a counterpart of its own.

    The English text has a word of one pole that nothing in the Ukrainian passage can mean, and the Ukrainian text a
    word of another pole that nothing in the English passage can mean.
    """

    check: Literal["opposites"]
    table: str

    def judge(self, text: Collation, words: Words) -> Iterator[Hit]:
        uk_words, en_words = lexicon(self.table, "uk", words), lexicon(self.table, "en", words)
        for pair in text.pairs:
            if not pair.uk or not pair.en or pair.uk[0].role in NO_PROSE:
                continue
            english = mentions(pair.en, en_words)
            if not english:
                continue
            ukrainian = mentions(pair.uk, uk_words)
            said: list[Place] = []
            for name in english.keys() & ukrainian.keys():
                for hit in _contrary(ukrainian[name], english[name], pair):
                    if hit.en and not any(_same(hit.en, place) for place in said):
                        said.append(hit.en)
                        yield hit


def _contrary(ukrainian: Sequence[Mention], english: Sequence[Mention], pair: Pair) -> Iterator[Hit]:
    """The words of one set that stand against each other: at most one hit a pair of poles."""
    for there in _poles(english):
        for here in _poles(ukrainian):
            if here == there or _supports(ukrainian, there) or _supports(english, here):
                continue
            uk = [m for m in ukrainian if _firm(m, here)]
            en = [m for m in english if _firm(m, there)]
            mine, yours = min(((a, b) for a in uk for b in en), key=lambda both: _apart(*both, pair))
            if not support(mine, yours):
                yield _hit(mine, yours, _apart(mine, yours, pair))


def _poles(listed: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(m.pole for m in listed if m.grade == "says" and not m.negated))


def _firm(mention: Mention, pole: str) -> bool:
    return mention.pole == pole and mention.grade == "says" and not mention.negated


def _supports(listed: Iterable[Mention], pole: str) -> bool:
    """Whether something may mean the pole; what is negated may mean any: «не виграв» is "lost"."""
    return any(mention.pole == pole or mention.negated for mention in listed)


def support(uk: Mention, en: Mention) -> bool:
    """Whether something else speaks for the translation. Nothing is asked yet."""
    return False


def _apart(uk: Mention, en: Mention, pair: Pair) -> float:
    """How far apart two words stand in their passages: 0 (the same place) to 1."""
    return abs(_where(uk, pair.uk) - _where(en, pair.en))


def _where(mention: Mention, segments: Sequence[object]) -> float:
    return mention.first / max(1, len(mention.segment.tokens))


def _hit(uk: Mention, en: Mention, apart: float) -> Hit:
    here, there = _place(uk), _place(en)
    return Hit(
        uk=here,
        en=there,
        values={"uk": here.text, "en": there.text, "uk_pole": uk.pole, "en_pole": en.pole},
        confidence=round(0.9 - 0.4 * apart, 2),
    )


def _place(mention: Mention) -> Place:
    tokens = mention.segment.tokens
    return Place(mention.segment, Span(tokens[mention.first].start, tokens[mention.end - 1].end))


def _same(one: Place, two: Place) -> bool:
    return one.segment is two.segment and one.span.start < two.span.end and two.span.start < one.span.end
