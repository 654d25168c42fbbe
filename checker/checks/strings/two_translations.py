"""One string, heading or cell of the original is translated in two ways in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.signs import Sign
from checker.language import tokens as language
from checker.language.inflection.grammar import Grammar, grammar
from checker.model import Field, Hit, Pair, Place, Role, Segment, Side, Span, Usage, Usual, Wording, other

# What stands for itself: a sentence of a text has its neighbours, and may be said in two ways.
ROLES: frozenset[Role] = frozenset({"string", "heading", "cell"})
# Two words that begin with so many of the same letters are forms of one: «Активна», «Активний».
STEM = 4
# From so sure on (0 to 1) a heading or a cell stands for its counterpart.
SURE = 0.8


class Rendering(NamedTuple):
    """A pair of passages, as one translation of the original among others.

    Its wording has no words of one letter: «у» and «в», «з» and «із» are what stands before asks for.
    """

    pair: Pair
    original: Segment
    translation: Segment
    wording: Wording


class TwoTranslations(Check):
    """Reports the rarer translation (of two as frequent, the later), each once, and names the other and its place.

    Documents that are checked together are one text. Words in another order, and words that one translation has beside
    all of the other, are no second translation.

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

    @property
    def signs(self) -> Collection[Sign] | None:
        return ROLES

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        groups = _groups(comparison)
        verbs = grammar(comparison.words)
        told: set[Segment] = set()
        for group in groups.values():
            for one, main in _told(group, verbs):
                told.add(one.translation)
                yield _hit(one, main.translation.shown, main.pair.id)
        for usual in comparison.document.usual:
            rows = groups.get(usual.term, ()) if usual.check == self.check else ()
            here = next((one for one in rows if one.wording == usual.words), None)
            if here and here.translation not in told:
                yield _hit(here, usual.shown, usual.where)

    def usages(self, comparison: Comparison) -> Iterator[Usage]:
        """The translations of each string; of lone words, those by a verb."""
        verbs = grammar(comparison.words)
        for term, group in _groups(comparison).items():
            rows = [one for one in group if _many(one.original) or _is_verb(one, verbs)]
            for words, times in Counter(one.wording for one in rows).items():
                first = next(one for one in rows if one.wording == words)
                yield Usage(self.check, term, words, first.translation.shown, times, first.pair.id)

    def deviations(self, documents: Iterable[tuple[str, Usage]]) -> Mapping[str, Sequence[Usual]]:
        """A string that most of the documents translate otherwise."""
        strings: dict[str, list[tuple[str, Usage]]] = {}
        for name, one in documents:
            strings.setdefault(one.term, []).append((name, one))
        found: dict[str, list[Usual]] = {}
        for rows in strings.values():
            times: Counter[Wording] = Counter()
            for _, one in rows:
                times[one.words] += one.times
            first, same = next(row for row in rows if row[1].words == times.most_common(1)[0][0])
            seen = {same.words}
            for name, one in rows:
                if one.words not in seen and name != first and not _forms(one.words, same.words):
                    where = f"{first}: {same.where}"
                    told = Usual(self.check, one.term, one.words, same.shown, times[same.words], where)
                    found.setdefault(name, []).append(told)
                seen.add(one.words)
        return found


def _groups(comparison: Comparison) -> dict[str, list[Rendering]]:
    """The renderings of each string of the original."""
    return comparison.made(_grouped, other(comparison.original or "en"))


def _grouped(comparison: Comparison, translated: Side) -> dict[str, list[Rendering]]:
    groups: dict[str, list[Rendering]] = {}
    for one in _renderings(comparison, translated):
        groups.setdefault(_key(one.original), []).append(one)
    return groups


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
    return tuple((word,) for word in words if len(word) > 1)


def _told(group: Sequence[Rendering], verbs: Grammar) -> Iterator[tuple[Rendering, Rendering]]:
    """The rarer translations of one string, each with the usual one."""
    if len(group) < 2:
        return
    usual = Counter(one.wording for one in group).most_common(1)[0][0]
    main = next(one for one in group if one.wording == usual)
    seen = {usual}
    for one in group:
        differ = one.wording not in seen and not _forms(one.wording, usual)
        if differ and (_many(one.original) or (_is_verb(one, verbs) and _is_verb(main, verbs))):
            yield one, main
        seen.add(one.wording)


def _forms(one: Wording, two: Wording) -> bool:
    """Whether two translations are forms of the same words, in any order; one may have more of them."""
    less, more = sorted((Counter(_stem(word) for word, *_ in words) for words in (one, two)), key=Counter.total)
    return less <= more


def _stem(word: str) -> str:
    """What forms of a word have in common: «маса», «мас»."""
    return word[:STEM] if len(word) > STEM else word[: STEM - 1]


def _many(original: Segment) -> bool:
    """Whether a string has several words: a lone one may mean two things."""
    return sum(token.text[0].isalpha() for token in original.tokens) > 1


def _is_verb(one: Rendering, verbs: Grammar) -> bool:
    words = [token.lower for token in one.translation.tokens if token.text[0].isalpha()]
    return len(words) == 1 and verbs.is_verb(words[0])


def _hit(one: Rendering, usual: str, where: str) -> Hit:
    places: Mapping[str, Place] = {
        segment.side: Place(segment, Span(0, len(segment.text))) for segment in (one.original, one.translation)
    }
    values = {
        "original": one.original.shown,
        "translation": one.translation.shown,
        "other": usual,
        "where": where,
    }
    return Hit(places["uk"], places["en"], values=values)
