"""What opens a clause in one text excludes what opens it in the other: because of it, despite it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, LOOSE, STRING, Check
from checker.checks.governed import hit
from checker.checks.signs import Sign, says
from checker.drift.clauses import Window, followed, led, translates, window
from checker.drift.coverage import Coverage, coverage_of
from checker.drift.hinted import hinted, pointers
from checker.language import contrasts
from checker.language.contrasts import Lexicon, Mention, parsed
from checker.language.text import untranslated
from checker.language.vocabulary import Words
from checker.model import SIDES, Hit, Segment, Side
from checker.model.record import Field

# The set of a table with what says a pole, and that with what only may.
SAYS, SETS = "says", ("says", "may")
# So much of both clauses (a share of their words) stands for each other.
SHARE = 0.4
# So many tokens around a word are asked for what says otherwise.
NEAR = 3
# Of a passage with more of them, which one stands for which is not told, and would take the square of them.
OFTEN = 40
NONE: frozenset[str] = frozenset()


class Connective(Check):
    """Reports words of `rules/words/TABLE.toml` that stand at one place and exclude each other.

    What each is about has its counterpart behind the other, and nothing else there may stand for either.
    """

    check: Literal["connective"]
    compares = True
    by_word = True
    values = {"uk": "the Ukrainian word", "en": "the English word"}
    evidence = {**LOOSE, **STRING}
    table: str = Field(default="connectives", description="The file of `rules/words/` with the words, without `.toml`.")
    about: Literal["clause", "word"] = Field(
        default="clause", description="What the words are about: a whole clause, or the next word, a verb."
    )

    @property
    def signs(self) -> Collection[Sign] | None:
        return says(self.table, "uk")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        excludes = comparison.words.made(_excludes, self.table)
        known = {side: contrasts.lexicon(self.table, side, comparison.words) for side in SIDES}
        there = hinted(comparison, self.table, "en")
        for pair, said in hinted(comparison, self.table, "uk").items():
            meant = {pole for name, pole in pointers(there, pair) if name == SAYS}
            if not meant:
                continue
            told = [pole for hints in said for name, pole in hints if name == SAYS]
            if all(excludes.get(pole, NONE).isdisjoint(meant) for pole in told):
                continue
            if not pair.uk or not pair.en or pair.uk[0].role in ASIDE or untranslated(pair):
                continue
            found = _doubtful({side: _mentions(pair.side(side), known[side]) for side in SIDES})
            judge = _changed if self.about == "clause" else _before_words
            for uk, en in judge(found, coverage_of(comparison, pair), excludes):
                yield hit(comparison, uk.place, en.place)


def _mentions(segments: Sequence[Segment], known: Lexicon) -> Sequence[Mention]:
    """What some passages say of a table, and what they may."""
    told = contrasts.mentions(segments, known, SETS)
    return [one for name in SETS for one in told.get(name, ())]


def _doubtful(found: Mapping[Side, Sequence[Mention]]) -> Mapping[Side, Sequence[Mention]]:
    """The mentions of both sides without those that only may stand for what neither says."""
    said = {one.pole for listed in found.values() for one in listed if one.grade == "says"}
    return {side: [one for one in listed if one.pole in said] for side, listed in found.items()}


def _excludes(words: Words, table: str) -> Mapping[str, frozenset[str]]:
    """The poles that each pole excludes, either way."""
    made: dict[str, set[str]] = {}
    for pole, others in words.table(table)["excludes"].items():
        for one in parsed(others):
            made.setdefault(pole, set()).add(one)
            made.setdefault(one, set()).add(pole)
    return {pole: frozenset(others) for pole, others in made.items()}


def _changed(
    found: Mapping[Side, Sequence[Mention]], cover: Coverage, excludes: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Mention, Mention]]:
    """The mentions of both sides that exclude each other, each at one place with the other."""
    if max(map(len, found.values())) > OFTEN:
        return
    opened = {one: window(one, cover) for one in [*found["uk"], *found["en"]] if one.grade == "says"}
    for uk in found["uk"]:
        if uk.grade != "says" or uk.pole not in excludes:
            continue
        for en in found["en"]:
            if en.grade != "says" or en.pole not in excludes[uk.pole]:
                continue
            there, here = opened[uk], opened[en]
            if not _at_one_place(uk, en, there, here) and not led(uk, en, cover):
                continue
            if _matched(en, found["en"], found["uk"]) != _matched(uk, found["uk"], found["en"]):
                continue  # «Як ви думаєте, чому …?», "Why do you think …?"
            if not _stands(uk, en, there, found["en"]) and not _stands(en, uk, here, found["uk"]):
                yield uk, en
                break


def _before_words(
    found: Mapping[Side, Sequence[Mention]], cover: Coverage, excludes: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Mention, Mention]]:
    """The mentions of both sides that exclude each other, each before a word that stands for the other one's."""
    if max(map(len, found.values())) > OFTEN:
        return
    for uk in found["uk"]:
        if uk.grade != "says" or uk.negated or uk.pole not in excludes:
            continue
        for en in found["en"]:
            if en.grade != "says" or en.negated or en.pole not in excludes[uk.pole]:
                continue
            if not (followed(uk, en, cover) or led(uk, en, cover)) or translates(uk, cover) or translates(en, cover):
                continue
            if _as_often(excludes[en.pole], found["uk"], found["en"]):
                continue
            if _as_often(excludes[uk.pole], found["en"], found["uk"]):
                continue
            if not _stands(uk, en, None, found["en"]) and not _stands(en, uk, None, found["uk"]):
                yield uk, en
                break


def _matched(one: Mention, mine: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Whether the other text says what a mention says as often as its own."""
    return _as_often({one.pole}, mine, theirs)


def _as_often(poles: Collection[str], mine: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Whether the other text says any of some poles as often, so that each word has its own."""
    said, there = (sum(one.grade == "says" and one.pole in poles for one in listed) for listed in (mine, theirs))
    return there >= said


def _at_one_place(uk: Mention, en: Mention, there: Window | None, here: Window | None) -> bool:
    """Whether two mentions open clauses whose words stand for each other."""
    if there is None or here is None or min(there.share, here.share) < SHARE:
        return False
    return there.opens(en) and here.opens(uk)


def _stands(one: Mention, by: Mention, place: Window | None, listed: Sequence[Mention]) -> bool:
    """Whether anything else may stand for a mention where another one opens the clause."""
    return any(
        two.pole == one.pole and (_beside(two, by) or (place is not None and place.opens(two))) for two in listed
    )


def _beside(one: Mention, two: Mention) -> bool:
    return one.segment is two.segment and abs(one.first - two.first) <= NEAR
