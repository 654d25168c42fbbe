"""A claim or a guess of one text is a fact in the other; what one text restricts the other does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, EDITED, STRING, Check
from checker.checks.signs import Sign, says
from checker.drift import hedged
from checker.drift.coverage import Word, coverage_of
from checker.drift.hedged import Manner
from checker.drift.hinted import hinted
from checker.drift.neighbours import beside
from checker.drift.opened import Told, unopened
from checker.drift.ties.endings import Endings, endings
from checker.language import contrasts
from checker.language.contrasts import Mention, other_sentence
from checker.language.spans import first_token, sentence_number
from checker.language.text import untranslated
from checker.model import Hit, Pair, Segment, Side, other
from checker.model.record import Field

# What only may stand for a word of a set of focus does so at most so many words before its counterpart, or behind it.
BEFORE, BEHIND = 5, 2
NO_SETS: frozenset[str] = frozenset()
# What is asked stands behind so many words of its question: «Ви впевнені, що …?», "Are you sure …?".
OPENS = 2
# So many words behind «збирається» its infinitive stands.
VERBAL = 6


class Hedges(Check):
    """Reports a word of `rules/words/TABLE.toml` where nothing in the other passage may stand for it.

    One that stands for anything of that table anywhere in that passage is enough, as they change their place freely; of
    a set of focus ("only", "almost"), what merely may stand for it has to stand where it would. What opens a clause
    ("if") has to have its counterpart where the words of that clause have theirs.
    """

    check: Literal["hedges"]
    evidence = {
        **EDITED,
        "apart": "it is only a guess, or what the word is about has no counterpart beside it either",
        "manual": "the text has code; manuals say a condition as a label or of a thing: “Empty input: …”",
        **STRING,
    }
    excerpts = True
    compares = True
    freely = True
    by_word = True
    side: Side = Field(description="The text that has the word.")
    table: str = Field(default="hedges", description="The file of `rules/words/` with the words, without `.toml`.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return says(self.table, self.side)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        mine, yours = (contrasts.lexicon(self.table, side, comparison.words) for side in (self.side, other(self.side)))
        sets, manner = (
            tuple(comparison.words.table(self.table)["sets"]),
            comparison.words.made(hedged.manner, self.table),
        )
        every, known = frozenset(sets), endings(comparison.words)
        mild = manner.mild if self.side == "en" or comparison.original == "en" else NO_SETS
        for pair in hinted(comparison, self.table, self.side):
            here, there = pair.side(self.side), pair.side(other(self.side))
            if not there or untranslated(pair) or here[0].role in ASIDE:
                continue
            told = contrasts.mentions(here, mine, every)
            said = {
                name: [
                    m
                    for m in told[name]
                    if m.grade == "says"
                    and not m.negated
                    and not _otherwise(m, name, manner, known)
                    and not (self.table == "hedges" and _asked(m, there))
                ]
                for name in sets
                if name in told
            }
            for name in manner.source & said.keys():  # most often what says so has its counterpart
                said[name] = [m for m in said[name] if hedged.sure(name, m, coverage_of(comparison, pair), manner)]
            found = contrasts.mentions(there, yours, every) if any(said.values()) else {}
            for name, listed in said.items():
                if not listed:
                    continue
                if name in manner.clause:
                    both = Told(told[name], found.get(name, ()))
                    lost = next(unopened(both, coverage_of(comparison, pair), manner), None)
                    if lost:
                        loose = "manual" if comparison.made(_coded, self.side) else ""
                        yield Hit.at(lost.place, evidence="string" if here[0].role == "string" else loose)
                        continue
                for lone in _by_sentence(listed):
                    cover = coverage_of(comparison, pair)
                    near = _of_sentence(lone, found)
                    near = hedged.near(near, lone, cover) if name in manner.near else near
                    given = hedged.lone(_sources(near, manner), cover) if name in manner.source else near
                    given = hedged.free(given, lone, cover) if name in manner.alone else given
                    about = hedged.about(lone, coverage_of(comparison, pair)) if name in manner.focus else None
                    if _supported(given, name, about, manner.focus) or hedged.counted(comparison, lone, name, manner):
                        continue
                    if name in manner.source and not self._alone(comparison, pair, name):
                        continue
                    sure = name in manner.source or (
                        name not in mild and hedged.sure(name, lone, coverage_of(comparison, pair), manner)
                    )
                    string = here[0].role == "string" and self.table != "hedges"
                    plain = "manual" if name in manner.clause and comparison.made(_coded, self.side) else ""
                    yield Hit.at(lone.place, evidence="string" if string else plain if sure else "apart")
                    break

    def _alone(self, comparison: Comparison, pair: Pair, name: str) -> bool:
        """Whether no passage beside says more often than its counterpart who says so: there it may be said as well.

        Words that stand for other words say nothing of it.
        """
        mine, yours = (contrasts.lexicon(self.table, side, comparison.words) for side in (self.side, other(self.side)))
        for one in beside(comparison, pair):
            here, there = one.side(self.side), one.side(other(self.side))
            if not here or not there:
                continue
            spare = hedged.lone(contrasts.mentions(there, yours, (name,)), coverage_of(comparison, one)).get(name, ())
            said = contrasts.mentions(here, mine, (name,)).get(name, ()) if spare else ()
            if len(spare) > sum(mention.grade == "says" for mention in said):
                return False
        return True


def _otherwise(mention: Mention, name: str, manner: Manner, known: Endings) -> bool:
    """Whether a word says something else: a part of another one ("read-only"), and «збирається» with no infinitive."""
    if name in manner.focus and mention.end - mention.first == 1 and "-" in mention.place.text:
        return True
    if mention.place.text.lower() not in manner.verbal:
        return False
    behind = takewhile(lambda low: low[0].isalpha(), mention.segment.lows[mention.end : mention.end + VERBAL])
    return not any(low.endswith(known.infinitive) for low in behind)


def _asked(mention: Mention, there: Sequence[Segment]) -> bool:
    """Whether a question asks for a belief itself, and the other text asks too: «Ви впевнені, що хочете видалити?»."""
    segment = mention.segment
    if "?" not in segment.text or not any("?" in one.text for one in there):
        return False
    span = segment.sentences[sentence_number(segment, mention.place.span.start)]
    opens = mention.first - first_token(segment, span.start) <= OPENS
    return opens and segment.text[span.start : span.end].rstrip().endswith("?")


def _by_sentence(listed: Sequence[Mention]) -> Sequence[Mention]:
    """The first mention of each sentence."""
    first: dict[tuple[Segment, int], Mention] = {}
    for one in listed:
        first.setdefault((one.segment, sentence_number(one.segment, one.place.span.start)), one)
    return list(first.values())


def _of_sentence(one: Mention, found: Mapping[str, Sequence[Mention]]) -> Mapping[str, Sequence[Mention]]:
    """Mentions without those that surely stand in another sentence than one of the other text."""
    if len(one.segment.sentences) < 2:
        return found
    return {name: [two for two in listed if not other_sentence(one, two)] for name, listed in found.items()}


def _coded(comparison: Comparison, side: Side) -> bool:
    """Whether a text has code inside its passages."""
    return any(one.seen for one in comparison.side(side))


def _sources(found: Mapping[str, Sequence[Mention]], manner: Manner) -> Mapping[str, Sequence[Mention]]:
    """Mentions that may say who says so: "plans to" does not."""
    return {name: listed for name, listed in found.items() if name not in manner.deed}


def _supported(found: Mapping[str, Sequence[Mention]], name: str, about: Word | None, focus: frozenset[str]) -> bool:
    """Whether a passage has a word that may stand for one of a set; what another set says counts too.

    What only may stand for it has to stand beside the word that it is `about`, where that is known.
    """
    return any(
        mention.grade == "says"
        or (mention.grade == "but" and one == name in focus)  # «тільки тоді»
        or (mention.grade == "also" and one == name and (about is None or _beside(mention, about)))
        for one, listed in found.items()
        for mention in listed
    )


def _beside(mention: Mention, word: Word) -> bool:
    """Whether a mention stands where an "only" about a word would."""
    at = first_token(word.segment, word.token.start)
    return mention.segment is word.segment and at - BEFORE <= mention.first <= at + BEHIND
