"""How much of a passage has a counterpart in the other language, word by word, both ways."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.align.window import Window
from checker.drift.anchors import Anchors, anchors_of, over
from checker.drift.forms import Form, Forms, forms
from checker.drift.spoken import spoken
from checker.facts.names.likeness import SAME, NameParts, name_parts
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import Spans
from checker.language.text import coded, glosses, spelled_out
from checker.language.vocabulary import Words
from checker.model import PLACEHOLDER, SIDES, Pair, Segment, Side, Span, Token
from checker.model.expressions import deferred

# A word that is not in the lexicon is compared by its letters when it has so many.
SPELLED = 4

new = tuple.__new__
# A word of code.
NAME = deferred(r"[^\W_]+")
# So many words before a placeholder may say what it is: «облікового запису {name}».
BEFORE = 2
UNSPACED = deferred(r"[^\w\s'’ʼ\"«„“-]")


class Word(NamedTuple):
    """A word of a passage: where it stands, what it says (0 to 1), how surely it has a counterpart (0 to 1).

    `partner` is that counterpart's number on the other side, -1 where it has none. `form` is what is known of it.
    """

    segment: Segment
    token: Token
    weight: float
    covered: float
    partner: int
    form: Form

    @property
    def lost(self) -> float:
        """What it says that the other text does not."""
        return self.weight * (1 - self.covered)


@dataclass(frozen=True, eq=False)
class Coverage:
    """The words of both sides of a pair of passages, in reading order."""

    uk: tuple[Word, ...]
    en: tuple[Word, ...]

    def side(self, side: Side) -> tuple[Word, ...]:
        """The words of one side."""
        return self.uk if side == "uk" else self.en

    @cached_property
    def numbers(self) -> Mapping[Side, Mapping[tuple[Segment, int], int]]:
        """The number of each word of a side, by its passage and where it begins there."""
        return {side: {(word[0], word[1].start): n for n, word in enumerate(self.side(side))} for side in SIDES}

    @cached_property
    def mass(self) -> dict[Side, float]:
        """What each side says: the sum of the weights of its words."""
        return {side: sum([word.weight for word in self.side(side)]) for side in SIDES}

    @cached_property
    def lost(self) -> dict[Side, float]:
        """What each side says that the other does not."""
        return {side: sum([word.weight * (1 - word.covered) for word in self.side(side)]) for side in SIDES}


def coverage_of(comparison: Comparison, pair: Pair) -> Coverage:
    """The coverage of a pair of a document, worked out once for all who ask."""
    return comparison.made(_coverage, pair)


def _coverage(comparison: Comparison, pair: Pair) -> Coverage:
    return cover(pair, {side: comparison.made(anchors_of, side) for side in SIDES}, comparison.words, comparison.window)


@dataclass(slots=True)
class Links:
    """The words of one side while they are being compared: the best link of each, and with which word it is."""

    places: list[tuple[Segment, Token]]
    begins: dict[Segment, int]  # the number of the first word of each passage
    lows: list[str]  # in small letters
    forms: list[Form]
    best: list[float]
    partner: list[int]


def cover(pair: Pair, anchors: Mapping[Side, Anchors], words: Words, window: Window | None = None) -> Coverage:
    """The words of a pair, each with its best counterpart on the other side.

    Facts that agree (`anchors`) and glosses are covered; other words are by the lexicon, unknown ones by their letters.
    """
    known, parts, window = forms(words), name_parts(words), (window or Window()).inside(pair.uk or pair.en)
    uk, en = _row(pair.uk, known["uk"]), _row(pair.en, known["en"])
    _linked(uk, en)
    said = {segment: spans for segment in pair.uk if (spans := glosses(segment))}
    if said:
        _explained(uk, said)
    for row, segments in ((uk, pair.uk), (en, pair.en)):
        _abbreviated(row, segments)
    _coded(uk, pair.en)
    _coded(en, pair.uk)
    _classed(uk, en, pair)
    _anchored(uk, anchors.get("uk", {}), en)
    _anchored(en, anchors.get("en", {}), uk)
    loose = _loose(uk)
    if loose:
        _spelled(uk, en, loose, parts, window)
        _joined(uk, en, [i for i in loose if uk.best[i] < LINKED], parts, window)
    return Coverage(_words(uk), _words(en))


def _row(segments: Sequence[Segment], known: Forms) -> Links:
    places: list[tuple[Segment, Token]] = []
    begins: dict[Segment, int] = {}
    for segment in segments:
        begins[segment] = len(places)
        places += [(segment, token) for token in spoken(segment)]
    lows = [token.lower for _, token in places]
    return Links(places, begins, lows, list(map(known.__getitem__, lows)), [0.0] * len(places), [-1] * len(places))


def _words(row: Links) -> tuple[Word, ...]:
    rows = zip(row.places, row.forms, row.best, row.partner, strict=True)
    # A tuple is made without the call that `Word(…)` is: of every word of a text there is one.
    return tuple([new(Word, place + (form.weight, much, at, form)) for place, form, much, at in rows])  # noqa: RUF005


def _anchored(row: Links, anchors: Anchors, there: Links) -> None:
    """Covers the words of facts that agree, and those of changed figures, which stand for each other."""
    ends = (*row.begins.values(), len(row.places))[1:]
    for (segment, low), high in zip(row.begins.items(), ends, strict=True):
        listed = anchors.get(segment)
        if listed is None:
            continue
        starts = [token[0] for _, token in row.places[low:high]]
        for n, anchor in over(listed, starts).items():
            at = low + n
            if row.best[at] < 1.0:
                row.best[at] = 1.0
                if anchor.twin and row.partner[at] < 0:
                    row.partner[at] = _number(there, *anchor.twin)


def _number(row: Links, segment: Segment, start: int) -> int:
    """The number of the word that begins at a place of a passage, -1 where none does."""
    places, first = row.places, row.begins.get(segment, len(row.places))
    at = bisect_left(places, start, first, key=lambda one: one[1].start if one[0] is segment else sys.maxsize)
    return at if at < len(places) and places[at][0] is segment and places[at][1].start == start else -1


def _explained(row: Links, spoken: Mapping[Segment, Sequence[Span]]) -> None:
    """Covers the words of glosses, whose counterparts are those of the words that they explain."""
    taken = {segment: Spans(spans) for segment, spans in spoken.items()}
    for n, (segment, token) in enumerate(row.places):
        if segment in taken and token.start in taken[segment]:
            row.best[n], row.partner[n] = 1.0, -1


def _abbreviated(row: Links, segments: Sequence[Segment]) -> None:
    """Covers the words for an abbreviation that stand behind it in brackets: the other text has the abbreviation."""
    taken = {segment: Spans(spans) for segment in segments if (spans := spelled_out(segment))}
    for n, (segment, token) in enumerate(row.places) if taken else ():
        if row.best[n] < LINKED and segment in taken and token.start in taken[segment]:
            row.best[n] = 1.0


def _coded(row: Links, there: Sequence[Segment]) -> None:
    """Covers the words that the other text has as code: 'helm install' is `helm install`."""
    code = {word.lower() for segment in there if segment.seen for word in NAME.findall(coded(segment))}
    if code:
        for n, low in enumerate(row.lows):
            if low in code:
                row.best[n] = 1.0


def _classed(uk: Links, en: Links, pair: Pair) -> None:
    """Covers what says what a placeholder of both sides is: «до мережі {name}», "to {name}"."""
    both = frozenset(_values(pair.uk)) & frozenset(_values(pair.en))
    if not both:
        return
    for row in (uk, en):
        for n, (segment, token) in enumerate(row.places):
            for tag in segment.tags:
                between = segment.text[token.end : tag.span.start] if tag.attributes.get("value") in both else "."
                if token.end < tag.span.start and len(between.split()) <= BEFORE - 1 and not UNSPACED.search(between):
                    row.best[n] = max(row.best[n], 1.0)


def _values(segments: Sequence[Segment]) -> Iterator[str]:
    """The placeholders of strings."""
    return (tag.attributes["value"] for one in segments for tag in one.tags if tag.name == PLACEHOLDER)


def _linked(uk: Links, en: Links) -> None:
    """Gives every word its strongest link; of equal ones that which stands where the word does."""
    at: dict[int, list[int]] = {}
    for j, form in enumerate(en.forms):
        for lemma in form.lemmas:
            at.setdefault(lemma, []).append(j)
    same = {low: j for j, low in reversed(list(enumerate(en.lows)))}  # where each stands first
    known = at.keys()
    slope = len(en.places) / max(1, len(uk.places))
    # The words that one which recurs translates, by strength: its nearest is told when all of them are known.
    recurring: dict[int, dict[float, list[int]]] = {}
    for i, (low, form) in enumerate(zip(uk.lows, uk.forms, strict=True)):
        if low in same:
            j = same[low]
            uk.best[i], uk.partner[i], en.best[j], en.partner[j] = 1.0, j, 1.0, i
            continue
        for translated in form.links:
            for found in known & translated.keys():
                strength, theirs = translated[found], at[found]
                j = theirs[0]
                if len(theirs) > 1:
                    j = _nearest(theirs, i * slope)
                    recurring.setdefault(found, {}).setdefault(strength, []).append(i)
                elif strength > en.best[j] or (strength == en.best[j] and _nearer(i, en.partner[j], j / slope)):
                    en.best[j], en.partner[j] = strength, i
                if strength > uk.best[i] or (strength == uk.best[i] and _nearer(j, uk.partner[i], i * slope)):
                    uk.best[i], uk.partner[i] = strength, j
    for lemma, ours in recurring.items():
        strength = max(ours)
        for j in at[lemma]:
            i = _nearest(ours[strength], j / slope)
            if strength > en.best[j] or (strength == en.best[j] and _nearer(i, en.partner[j], j / slope)):
                en.best[j], en.partner[j] = strength, i


def _nearer(one: int, two: int, place: float) -> bool:
    return abs(one - place) < abs(two - place)


def _nearest(numbers: Sequence[int], place: float) -> int:
    """Of rising numbers the one nearest to a place."""
    behind = bisect_left(numbers, place)
    near = numbers[max(0, behind - 1) : behind + 1]
    return near[-1] if _nearer(near[-1], near[0], place) else near[0]


def _spelled(uk: Links, en: Links, ours: Sequence[int], parts: NameParts, window: Window) -> None:
    """Covers names and words that both languages borrowed, by their letters; `ours` are Ukrainian ones."""
    theirs = _loose(en)
    if not theirs:
        return
    heard = [en.lows[j].removesuffix("'s") for j in theirs]
    for n, m in window.near(ours, theirs):
        i, j = ours[n], theirs[m]
        if parts.alike(SAME, uk.lows[i], heard[m]):
            uk.best[i], uk.partner[i], en.best[j], en.partner[j] = 1.0, j, 1.0, i


def _joined(uk: Links, en: Links, ours: Sequence[int], parts: NameParts, window: Window) -> None:
    """Covers an unknown Ukrainian word and the two English ones that it is: «параспорт» is "para sports"."""
    if not ours:
        return
    theirs = [
        j
        for j, ((one, first), (two, second)) in enumerate(pairwise(en.places))
        if (en.best[j] < LINKED or en.best[j + 1] < LINKED) and one is two and first.end + 1 == second.start
    ]
    heard = [en.lows[j] + en.lows[j + 1] for j in theirs]
    written = [uk.lows[i] for i in ours]
    for n, m in window.near(ours, theirs):
        i, j, one, both = ours[n], theirs[m], written[n], heard[m]
        if abs(len(one) - len(both)) < SPELLED and parts.alike(SAME, one, both):
            uk.best[i], uk.partner[i] = 1.0, j
            en.best[j : j + 2], en.partner[j : j + 2] = [1.0, 1.0], [i, i]


def _loose(row: Links) -> list[int]:
    """The words (numbers) without a counterpart that are names or unknown."""
    return [
        n
        for n, best in enumerate(row.best)
        if best < LINKED
        and len(token := row.places[n][1].text) >= SPELLED
        and (token[0].isupper() or not row.forms[n].lemmas)
    ]
