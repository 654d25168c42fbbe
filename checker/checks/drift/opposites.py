"""One text says a word, the other text says its opposite."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, NO_PROSE, STRING, Check
from checker.checks.instead import instead
from checker.checks.signs import Sign, says
from checker.drift import contrary, meanings
from checker.drift.coverage import coverage_of
from checker.drift.denied import one_denied
from checker.drift.faced import faced as faced_words
from checker.drift.faced import facing
from checker.drift.hinted import hinted, joined, pointers
from checker.drift.lessened import lessened
from checker.drift.slots import Slots
from checker.drift.subjects import about, subjects
from checker.drift.ties import comparisons
from checker.drift.ties.comparisons import degrees
from checker.drift.ties.vocabulary import ties
from checker.drift.turns import Turns, special
from checker.language.contrasts import Mention, lexicon, meanings_of, mentions
from checker.language.poles import Pointers
from checker.language.spans import sentence_around
from checker.language.text import untranslated
from checker.model import SIDES, Hit, Pair, Place, Segment, Span
from checker.model.record import Field

# Of a set that a passage has more words of, which one stands for which is not told, and would take the square of them.
OFTEN = 60
# The mentions of some sets in one text, by set.
Listed = Mapping[str, Sequence[Mention]]
NONE: frozenset[str] = frozenset()
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

    @property
    def signs(self) -> Collection[Sign] | None:
        return says(self.table, "en")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        desk = _Desk(comparison, self.table)
        for pair, hints in hinted(comparison, self.table, "en").items():
            if pair.uk and pair.uk[0].role not in NO_PROSE and not untranslated(pair):
                yield from desk.judge(pair, joined(hints))


class _Desk:
    """A table of words that exclude each other, laid out for the pairs of a document."""

    def __init__(self, comparison: Comparison, table: str) -> None:
        words = comparison.words
        self.comparison, self.table = comparison, table
        self.uk, self.en = (lexicon(table, side, words) for side in SIDES)
        self.special, self.be = words.made(special, table), ties(words).be
        self.compared, self.subjects = words.made(degrees), words.made(subjects, table)
        self.anywhere, self.glosses = words.table(table).get("anywhere", False), words.made(meanings_of, table)
        self.hinted = hinted(comparison, table, "uk")
        self.faced = words.made(faced_words, table)

    def judge(self, pair: Pair, there: Pointers) -> Iterator[Hit]:
        """The words of a pair that exclude each other; `there` are the poles that the English passage may say."""
        said: list[Place] = []
        for less in lessened(pair, self.comparison.words, self.table):
            said.append(less.en)
            values = {"uk": less.uk.text, "en": less.en.text, "uk_pole": less.pole, "en_pole": less.contrary}
            yield self._hit(less.set, Hit(less.uk, less.en, values=values, evidence=""), less.en)
        ukrainian, english, sets = self._said(pair, there)
        if not sets:
            return
        faced: list[tuple[str, contrary.Told, Turns]] = []
        slots = Slots(self.comparison, pair)
        for name in sets:
            if name in self.compared and comparisons.turned(self.comparison, pair):
                continue  # "doctors earn less than teachers", «вчителі заробляють більше за лікарів»
            active = _active(english[name], self.be) if name in self.special.converses else english[name]
            told = contrary.told(ukrainian.get(name, ()), active, self.special.degrees)
            if max(map(len, told)) > OFTEN:
                continue
            turns = self._turns(name, pair, told)
            if name in self.special.surplus:
                faced.append((name, told, turns))
                continue
            hits = contrary.against(*told, slots, turns, self.special.alone)
            yield from self._new(name, hits, pair, slots, said)
            if turns.faced and not hits:
                faced.append((name, told, turns))
        for name, told, turns in faced:  # the surer ways tell first
            judge = contrary.faced if turns.faced else contrary.surplus
            yield from self._new(name, judge(*told, slots, turns), pair, slots, said)

    def _new(self, name: str, hits: Sequence[Hit], pair: Pair, slots: Slots, said: list[Place]) -> Iterator[Hit]:
        """Hits of a set at places of which nothing was told (`said`), which they join."""
        for hit in hits:
            if hit.en and not slots.told(hit) and not any(_same(hit.en, place) for place in said):
                if self._dated(pair, hit.en) or (
                    name not in self.uk.unturned and one_denied(hit, self.comparison.words)
                ):
                    continue
                said.append(hit.en)
                yield self._hit(name, hit, hit.en)

    def _said(self, pair: Pair, there: Pointers) -> tuple[Listed, Listed, Sequence[str]]:
        """What a pair says of the sets of which each text may say another pole, by set, and the sets in order."""
        accuse = self.special.alone.accuse
        wanted = _doubtful(pointers(self.hinted, pair), there)
        if accuse:
            wanted |= {name for name, pole in there if pole in accuse}
        if self.faced:
            wanted |= facing(coverage_of(self.comparison, pair), self.faced)
        meant = dict(meanings.poles(pair, self.comparison, self.table, there))
        if not wanted and not meant:
            return {}, {}, ()
        english = mentions(pair.en, self.en, wanted | meant.keys())
        named = english.keys() | meant.keys()
        if not named:  # words of phrases that do not stand there
            return {}, {}, ()
        ukrainian = mentions(pair.uk, self.uk, named)
        for name, listed in meant.items():
            said_by = {_sentence(one) for one in ukrainian.get(name, ()) if one.grade == "says"}
            if any(_sentence(one) not in said_by for one in listed):
                ukrainian[name] = [*ukrainian.get(name, ()), *(m for m in listed if _sentence(m) not in said_by)]
                english[name] = [one for one in english.get(name, ()) if not _capital(one)]
        lone = {name for name, listed in english.items() if any(one.pole in accuse for one in listed)}
        sets = sorted((english.keys() & ukrainian.keys()) | lone)
        if self.subjects:
            sets = [name for name in sets if self._in_company(name, pair)]
        if self.anywhere:
            sets = [name for name in sets if not _excused(english[name], ukrainian.get(name, ()))]
        return ukrainian, english, sets

    def _in_company(self, name: str, pair: Pair) -> bool:
        """Whether a pair is about the subject that a set needs, if it needs one."""
        subject = self.subjects.get(name)
        return subject is None or pair in about(self.comparison, subject)

    def _turns(self, name: str, pair: Pair, told: contrary.Told) -> Turns:
        """How the words of a set turn: those of the two ends of one event do where both ends are told of."""
        known = self.special
        parties = (
            name not in known.by_name or not _nameless(pair) or any(_parted(one, known.towards) for one in told[1])
        )
        turned = name in known.converses and parties
        moves = name in known.moving and all(map(_once, told))
        return Turns(
            turned,
            name in known.behind,
            moves,
            known.objects if turned else NONE,
            name in known.hinted,
            name in known.faced,
        )

    def _dated(self, pair: Pair, place: Place) -> bool:
        """Whether an English word names a day or a month: "May" that stands alone is one; "last week" is told of."""
        return any(
            fact.value.relative is None
            and fact.segment is place.segment
            and fact.span.start <= place.span.start < fact.span.end
            for fact in self.comparison.inside(pair.en, "date")
        )

    def _hit(self, name: str, hit: Hit, place: Place) -> Hit:
        """A hit with what its words mean, where the table says so, and what was meant."""
        means = {f"{side}_means": self.glosses.get((name, str(hit.values[f"{side}_pole"])), "") for side in SIDES}
        expected = instead(self.comparison, self.table, place, hit.values["uk_pole"])
        return replace(hit, values={**hit.values, **means}, expected=expected)


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
