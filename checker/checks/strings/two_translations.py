"""One string, heading or cell of the original is translated in two ways in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.language import tokens as language
from checker.language.inflection.grammar import Grammar, grammar
from checker.model import Field, Hit, Pair, Place, Role, Segment, Side, Span, other

# What stands for itself: a sentence of a text has its neighbours, and may be said in two ways.
ROLES: frozenset[Role] = frozenset({"string", "heading", "cell"})
# Two words that begin with so many of the same letters are forms of one: «Активна», «Активний».
STEM = 4
# From so sure on (0 to 1) a heading or a cell stands for its counterpart.
SURE = 0.8

# The words of a translation, in small letters; «у» and «в», «з» and «із» are what stands before asks for.
Wording = tuple[str, ...]


class Rendering(NamedTuple):
    """A pair of passages, as one translation of the original among others."""

    pair: Pair
    original: Segment
    translation: Segment
    wording: Wording


class TwoTranslations(Check):
    """Reports the rarer translation (of two as frequent, the later), each once, and names the other and its place.

    A catalogue's context and its plural forms may ask for two, and so may the place of a lone word: "Back" is «Назад»
    and «В кінець». Of lone words two verbs are told, of which neither can be a form of the other: «Скасувати» and
    «Відмінити».
    """

    check: Literal["two_translations"]
    values = {
        "original": "what is translated",
        "translation": "its translation here",
        "other": "the other translation",
        "where": "where that stands",
    }
    compares = True

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        translated: Side = other(comparison.original or "en")
        groups: dict[str, list[Rendering]] = {}
        for one in _renderings(comparison, translated):
            groups.setdefault(_key(one.original), []).append(one)
        verbs = grammar(comparison.words)
        for group in groups.values():
            if len(group) > 1:
                yield from _told(group, translated, verbs)


def _renderings(comparison: Comparison, translated: Side) -> Iterator[Rendering]:
    """The pairs of single passages; a string that has two in one place has plural forms, or forms for he and she."""
    found: list[Rendering] = []
    stands: Counter[tuple[Field, int]] = Counter()
    functions = language.function_words(comparison.words)[translated]
    for pair in comparison.pairs:
        if len(pair.uk) != 1 or len(pair.en) != 1 or pair.score < SURE or _contextual(pair):
            continue
        original, translation = pair.side(other(translated))[0], pair.side(translated)[0]
        if original.role not in ROLES or original.role != translation.role:
            continue
        wording = _wording(translation, functions if translated == "en" else frozenset())
        if wording and _key(original):
            stands[_stand(original)] += 1
            found.append(Rendering(pair, original, translation, wording))
    return (one for one in found if stands[_stand(one.original)] == 1)


def _contextual(pair: Pair) -> bool:
    """Whether gettext tells the string from others by a context, which stands before it in its key."""
    return pair.en[0].field.kept and "|" in pair.id


def _stand(segment: Segment) -> tuple[Field, int]:
    return segment.field, segment.raw(Span(0, len(segment.text))).start


def _key(segment: Segment) -> str:
    """What the original says, without regard to capitals and to the marks at its end."""
    return " ".join(segment.shown.lower().split()).rstrip(".:…!? ")


def _wording(segment: Segment, functions: frozenset[str]) -> Wording:
    """The words of a passage but for those of one letter."""
    words = (token.lower for token in segment.tokens if token.text[0].isalpha() and token.lower not in functions)
    return tuple(word for word in words if len(word) > 1)


def _told(group: Sequence[Rendering], translated: Side, verbs: Grammar) -> Iterator[Hit]:
    """The rarer translations of one string."""
    counts = Counter(one.wording for one in group)
    usual = counts.most_common(1)[0][0]
    main = next(one for one in group if one.wording == usual)
    seen = {usual}
    for one in group:
        if one.wording not in seen and not _forms(one.wording, usual) and _differ(one, main, verbs):
            yield _hit(one, main)
        seen.add(one.wording)


def _forms(one: Wording, two: Wording) -> bool:
    """Whether two translations are forms of the same words in the same order."""
    pairs = list(zip(one, two, strict=False))
    return len(one) == len(two) and all(
        a[:STEM].startswith(b[:STEM]) or b[:STEM].startswith(a[:STEM]) for a, b in pairs
    )


def _differ(one: Rendering, main: Rendering, verbs: Grammar) -> bool:
    """Whether two translations of one original are no forms that their places ask for."""
    if sum(token.text[0].isalpha() for token in one.original.tokens) > 1:
        return True
    words = [[token.lower for token in each.translation.tokens if token.text[0].isalpha()] for each in (one, main)]
    return all(len(each) == 1 and verbs.is_verb(each[0]) for each in words)


def _hit(one: Rendering, main: Rendering) -> Hit:
    places: Mapping[str, Place] = {
        segment.side: Place(segment, Span(0, len(segment.text))) for segment in (one.original, one.translation)
    }
    values = {
        "original": one.original.shown,
        "translation": one.translation.shown,
        "other": main.translation.shown,
        "where": main.pair.id,
    }
    return Hit(places["uk"], places["en"], values=values)
