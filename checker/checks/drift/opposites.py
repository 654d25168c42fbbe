"""One text says a word, the other text says its opposite."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, NO_PROSE, STRING, Check
from checker.checks.instead import instead
from checker.drift import contrary, meanings
from checker.drift.denied import one_denied
from checker.drift.hinted import hinted, pointers
from checker.drift.slots import Slots
from checker.drift.subjects import about, subjects
from checker.drift.ties import comparisons
from checker.drift.ties.comparisons import degrees
from checker.drift.ties.vocabulary import ties
from checker.drift.turns import Turns, special
from checker.language.contrasts import Mention, lexicon, meanings_of, mentions
from checker.language.poles import NOTHING, Pointers
from checker.language.spans import sentence_around
from checker.language.text import untranslated
from checker.model import SIDES, Hit, Pair, Place, Segment, Span
from checker.model.record import Field

# Of a set that a passage has more words of, which one stands for which is not told, and would take the square of them.
OFTEN = 60
# So near behind a word that other party is named, in tokens.
TOWARDS = 4


class Opposites(Check):
    """Reports words of `rules/words/TABLE.toml` that exclude each other, where neither has a counterpart of its own.

    The English text has a word of one pole that nothing in the Ukrainian passage can mean, and the Ukrainian text a
    word of another pole that nothing in the English passage can mean.
    """

    check: Literal["opposites"]
    excerpts = True
    compares = True
    freely = True
    by_word = True
    values = {
        "en": "the English word",
        "en_pole": "what it says, as the table names it",
        "uk": "the Ukrainian word",
        "uk_pole": "what it says, as the table names it",
        "en_means": "what the English word means, where the table says so",
        "uk_means": "what the Ukrainian word means here, where the table says so",
    }
    evidence = {
        **LOOSE,
        **STRING,
        "free": "no word beside them translates one beside the other",
    }
    table: str = Field(description="The file of `rules/words/` with the words, without `.toml`.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        converses, alone, behind, weighs, by_name, moving, objects, unsure, towards = comparison.words.made(
            special, self.table
        )
        anywhere = comparison.words.table(self.table).get("anywhere", False)
        kept, glosses = comparison.words.made(subjects, self.table), comparison.words.made(meanings_of, self.table)
        bound, compared = ties(comparison.words), comparison.words.made(degrees)
        uk_words, en_words = lexicon(self.table, "uk", comparison.words), lexicon(self.table, "en", comparison.words)
        meant_in = hinted(comparison, self.table, "uk")
        for pair, hints in hinted(comparison, self.table, "en").items():
            if not pair.uk or pair.uk[0].role in NO_PROSE or untranslated(pair):
                continue
            said_there = NOTHING.union(*hints)
            wanted = _doubtful(pointers(meant_in, pair), said_there)
            if alone.accuse:
                wanted |= {name for name, pole in said_there if pole in alone.accuse}
            meant = dict(meanings.poles(pair, comparison, self.table, said_there))
            if not wanted and not meant:
                continue
            english = mentions(pair.en, en_words, wanted | meant.keys())
            named = english.keys() | meant.keys()
            if not named:  # words of phrases that do not stand there
                continue
            ukrainian = mentions(pair.uk, uk_words, named)
            for name, listed in meant.items():
                said_by = {_sentence(one) for one in ukrainian.get(name, ()) if one.grade == "says"}
                if any(_sentence(one) not in said_by for one in listed):
                    ukrainian[name] = [*ukrainian.get(name, ()), *(m for m in listed if _sentence(m) not in said_by)]
                    english[name] = [one for one in english.get(name, ()) if not _capital(one)]
            lone = {name for name, listed in english.items() if any(one.pole in alone.accuse for one in listed)}
            both = sorted((english.keys() & ukrainian.keys()) | lone)
            if kept:
                both = [name for name in both if name not in kept or pair in about(comparison, kept[name])]
            if anywhere:
                both = [name for name in both if not _excused(english[name], ukrainian.get(name, ()))]
            if not both:
                continue
            said: list[Place] = []
            slots = Slots(comparison, pair)
            for name in both:
                if name in compared and comparisons.turned(comparison, pair):
                    continue  # "doctors earn less than teachers", «вчителі заробляють більше за лікарів»
                converse = name in converses
                active = _active(english[name], bound.be) if converse else english[name]
                told = contrary.told(ukrainian.get(name, ()), active, weighs)
                if max(map(len, told)) > OFTEN:
                    continue
                moves = name in moving and all(map(_once, told))
                parties = name not in by_name or not _nameless(pair) or any(_parted(one, towards) for one in active)
                turned = converse and parties
                turns = Turns(turned, name in behind, moves, objects if turned else frozenset(), name in unsure)
                for hit in contrary.against(*told, slots, turns, alone):
                    if not hit.en or slots.told(hit) or any(_same(hit.en, place) for place in said):
                        continue
                    if _dated(comparison, hit.en):
                        continue
                    if name in uk_words.unturned or not one_denied(hit, comparison.words):
                        said.append(hit.en)
                        means = {
                            f"{side}_means": glosses.get((name, str(hit.values[f"{side}_pole"])), "") for side in SIDES
                        }
                        expected = instead(comparison, self.table, hit.en, hit.values["uk_pole"])
                        yield replace(hit, values={**hit.values, **means}, expected=expected)


def _dated(comparison: Comparison, place: Place) -> bool:
    """Whether an English word names a day or a month: "May" that stands alone is one, and "last week" is told of."""
    return any(
        fact.value.relative is None
        and fact.segment is place.segment
        and fact.span.start <= place.span.start < fact.span.end
        for fact in comparison.of("date", "en")
    )


def _active(listed: Sequence[Mention], be: Collection[str]) -> list[Mention]:
    """Mentions of a converse set but for passives, which turn it: who "was sent" a letter has received it."""
    return [
        one
        for one in listed
        if one.grade != "says" or not any(t.lower in be for t in one.segment.tokens[max(0, one.first - 1) : one.first])
    ]


def _nameless(pair: Pair) -> bool:
    """Whether the English passage has no capital inside a sentence: nobody is named, and no two ends are told of."""
    return not any(token.text[0].isupper() for one in pair.en for token in one.tokens[1:] if token.text != "I")


def _parted(mention: Mention, towards: frozenset[str]) -> bool:
    """Whether behind an English word of one end stands the other party: "lost to his pupil"."""
    behind = mention.segment.lows[mention.end : mention.end + TOWARDS]
    return mention.grade == "says" and not towards.isdisjoint(behind)


def _excused(english: Sequence[Mention], ukrainian: Sequence[Mention]) -> bool:
    """Whether a Ukrainian word may stand for what an English one says, wherever it stands."""
    poles = {one.pole for one in english if one.grade == "says"}
    return any(one.grade == "also" and one.pole in poles for one in ukrainian)


def _once(listed: Sequence[Mention]) -> bool:
    """Whether a passage says something of a set once: where it moves, that is the other one's wherever it stands."""
    return [one.grade for one in listed].count("says") == 1


def _sentence(mention: Mention) -> tuple[Segment, Span]:
    """The sentence that a mention stands in."""
    return mention.segment, sentence_around(mention.segment, mention.segment.tokens[mention.first].start)


def _capital(mention: Mention) -> bool:
    """Whether a word inside a sentence has a capital, as names have: "Mr Short"."""
    return mention.first > 0 and mention.segment.tokens[mention.first].text[0].isupper()


def _doubtful(ukrainian: Pointers, english: Pointers) -> set[str]:
    """The sets of which each text may say a pole, and not both the same one."""
    one = dict(ukrainian)
    if len(one) == len(ukrainian):  # most often no two poles of a set
        return {name for name, pole in english if one.get(name, pole) != pole}
    said: dict[str, set[str]] = {}
    for name, pole in ukrainian:
        said.setdefault(name, set()).add(pole)
    return {name for name, pole in english if (own := said.get(name)) and (len(own) > 1 or pole not in own)}


def _same(one: Place, two: Place) -> bool:
    return one.segment is two.segment and one.span.start < two.span.end and two.span.start < one.span.end
