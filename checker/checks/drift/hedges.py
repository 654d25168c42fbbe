"""A claim or a guess of one text is a fact in the other; what one text restricts the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, STRING, Check
from checker.drift.clauses import Window, begins, left_out, translates, window
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.hinted import hinted
from checker.drift.neighbours import beside
from checker.drift.ties.endings import Endings, endings
from checker.language import contrasts
from checker.language.contrasts import Mention, other_sentence
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import first_token, sentence_number, tokens_within
from checker.language.text import untranslated
from checker.language.vocabulary import Words
from checker.model import Hit, Pair, Segment, Side, Span, other
from checker.model.record import Field

# So many words behind a hedge, or before it, its verb may stand; how surely that has to have a counterpart, and what it
# has to say (0 to 1).
REACH, SURE, SAYS = 3, 0.5, 0.2
# What only may stand for a word of a set of focus does so at most so many words before its counterpart, or behind it.
BEFORE, BEHIND = 5, 2
# So many words behind «за словами» are asked whether they are told, and so many of these have to be (a share).
CLAUSE, TOLD = 10, 0.6
# So many words around a claim.
AROUND = 6
# So many words behind «збирається» its infinitive stands.
VERBAL = 6
# A clause without what opens it has so many words that say something, and such a share of them has counterparts.
WORDS, CLAUSE_TOLD = 2, 0.6
# Of a passage with more of them, which one stands for which is not told, and would take the square of them.
OFTEN = 40
# What has more words than so many says itself whose words they are: «за його словами».
OWN = 2


class Manner(NamedTuple):
    """Sets of a table whose words are told otherwise than those of a hedge before its verb, see `[manner]` there."""

    mild: frozenset[str]
    compound: frozenset[str]
    source: frozenset[str]
    focus: frozenset[str]
    clause: frozenset[str]
    light: frozenset[str]
    free: frozenset[str]
    alone: frozenset[str]
    verbal: frozenset[str]
    deed: frozenset[str]
    around: frozenset[str]


class Told(NamedTuple):
    """What both texts of a pair say of a set."""

    here: Sequence[Mention]
    there: Sequence[Mention]


class Hedges(Check):
    """Reports a word of `rules/words/TABLE.toml` where nothing in the other passage may stand for it.

    One that stands for anything of that table anywhere in that passage is enough, as they change their place freely; of
    a set of focus ("only", "almost"), what merely may stand for it has to stand where it would. What opens a clause
    ("if") has to have its counterpart where the words of that clause have theirs.
    """

    check: Literal["hedges"]
    evidence = {
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

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        mine, yours = (contrasts.lexicon(self.table, side, comparison.words) for side in (self.side, other(self.side)))
        sets, manner = tuple(comparison.words.table(self.table)["sets"]), comparison.words.made(_manner, self.table)
        every, known = frozenset(sets), endings(comparison.words)
        for pair in hinted(comparison, self.table, self.side):
            here, there = pair.side(self.side), pair.side(other(self.side))
            if not there or untranslated(pair) or here[0].role in ASIDE:
                continue
            told = contrasts.mentions(here, mine, every)
            said = {
                name: [
                    m
                    for m in told[name]
                    if m.grade == "says" and not m.negated and not _otherwise(m, name, manner, known)
                ]
                for name in sets
                if name in told
            }
            for name in manner.source & said.keys():  # most often what says so has its counterpart
                said[name] = [m for m in said[name] if _sure(name, m, coverage_of(comparison, pair), manner)]
            found = contrasts.mentions(there, yours, every) if any(said.values()) else {}
            for name, listed in said.items():
                if not listed:
                    continue
                if name in manner.clause:
                    both = Told(told[name], found.get(name, ()))
                    lost = next(_unopened(both, coverage_of(comparison, pair), manner), None)
                    if lost:
                        loose = "manual" if comparison.made(_coded, self.side) else ""
                        yield Hit.at(lost.place, evidence="string" if here[0].role == "string" else loose)
                        continue
                for lone in _by_sentence(listed):
                    near = _of_sentence(lone, found)
                    cover = coverage_of(comparison, pair)
                    given = _lone(_sources(near, manner), cover) if name in manner.source else near
                    given = _free(given, lone, cover) if name in manner.alone else given
                    about = _about(lone, coverage_of(comparison, pair)) if name in manner.focus else None
                    if _supported(given, name, about, manner.focus):
                        continue
                    if name in manner.source and not self._alone(comparison, pair, name):
                        continue
                    sure = name in manner.source or (
                        name not in manner.mild and _sure(name, lone, coverage_of(comparison, pair), manner)
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
            spare = _lone(contrasts.mentions(there, yours, (name,)), coverage_of(comparison, one)).get(name, ())
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


def _unopened(told: Told, cover: Coverage, manner: Manner) -> Iterator[Mention]:
    """The words that open a clause, where nothing opens its counterpart in the other text.

    One that says as much elsewhere there stands for one of them, unless it opens the clause of another. What has its
    own counterpart stands for none; words of `light` do so at the border of a clause, or right before what it says,
    those of `free` anywhere in the sentence.
    """
    if max(map(len, told)) > OFTEN:
        return
    for one in told.here:
        if one.grade != "says" or one.negated:
            continue
        sentence = left_out(one, cover)
        if sentence and not _instead(told, *sentence, cover, manner):
            yield one
            continue
        place = window(one, cover)
        if place is None or place.share < CLAUSE_TOLD or place.size < WORDS or place.bare(cover):
            continue
        if not any(_stands(there, one, place, told, cover, manner) for there in told.there):
            yield one


def _instead(told: Told, segment: Segment, sentence: Span, cover: Coverage, manner: Manner) -> bool:
    """Whether a sentence has a word that may open a clause which is left out there, or the passage has as many."""
    if not _more(told.here, told.there):
        return True
    return any(
        (there.grade != "also" or not (there.place.text.lower() in manner.light or translates(there, cover)))
        and there.segment is segment
        and sentence.start <= there.place.span.start < sentence.end
        for there in told.there
    )


def _more(here: Sequence[Mention], there: Sequence[Mention]) -> bool:
    """Whether one text says something more often than the other."""
    one, two = ([mention.grade for mention in listed].count("says") for listed in (here, there))
    return one > two


def _stands(there: Mention, one: Mention, place: Window, told: Told, cover: Coverage, manner: Manner) -> bool:
    """Whether a mention stands for one that opens a clause, whose counterpart is opened at a place."""
    if there.grade == "says" or (there.place.text.lower() in manner.free and place.beside(there)):
        return place.opens(there) or not _owned(there, one, told.here, cover)
    if place.again(there) and begins(there):
        return True
    if not place.holds(there) or (there.first < place.first and translates(there, cover)):
        return False
    if there.place.text.lower() not in manner.light:
        return True
    # "…, unless the Auditor", whose first word stands before it as well, is opened by no "to" or "with".
    return place.opens(there) and (begins(there) or place.touches(there, cover))


def _owned(there: Mention, one: Mention, here: Sequence[Mention], cover: Coverage) -> bool:
    """Whether a mention opens the clause of another one of the other text."""
    place = window(there, cover)
    return place is not None and not place.opens(one) and any(place.opens(two) for two in here if two is not one)


def _coded(comparison: Comparison, side: Side) -> bool:
    """Whether a text has code inside its passages."""
    return any(one.seen for one in comparison.side(side))


def _manner(words: Words, table: str) -> Manner:
    named = words.table(table).get("manner", {})
    return Manner(*(frozenset(contrasts.parsed(named.get(key, ""))) for key in Manner._fields))


def _sure(name: str, hedge: Mention, cover: Coverage, manner: Manner) -> bool:
    """Whether what a hedge is about is said in the other passage, and the hedge is not."""
    words, inside = cover.side(hedge.segment.side), _numbers(hedge, cover)
    if not inside:
        return False
    if name in manner.compound:
        return any(words[n].covered >= SURE for n in inside)
    there = cover.side(other(hedge.segment.side))
    # «мало не видалила»: the «не» of it was taken for the "not" of another clause.
    loose = name in manner.alone and len(inside) > 1
    if any(
        words[n].covered >= SURE and not (loose and words[n].partner >= 0 and there[words[n].partner].partner != n)
        for n in inside
    ):
        return False
    if name in manner.source:
        return _left_out(words, inside[-1]) or _unsaid(words, inside)
    return _linked(words, inside) or (name in manner.around and _told(words, inside))


def _numbers(hedge: Mention, cover: Coverage) -> Sequence[int]:
    """The numbers of the words of a hedge."""
    first, end = hedge.place.span
    numbers, tokens = cover.numbers[hedge.segment.side], tokens_within(hedge.segment, first, end)
    return [numbers[at] for token in tokens if (at := (hedge.segment, token.start)) in numbers]


def _about(focus: Mention, cover: Coverage) -> Word | None:
    """The counterpart of the word behind an "only" or "almost", where it is nothing else's."""
    words, there = cover.side(focus.segment.side), cover.side(other(focus.segment.side))
    last = max(_numbers(focus, cover), default=len(words))
    word = next((word for word in words[last + 1 : last + 1 + REACH] if word.weight >= SAYS), None)
    if word is None or word.covered < SURE or word.partner < 0 or words[there[word.partner].partner] is not word:
        return None
    return there[word.partner]


def _left_out(words: Sequence[Word], last: int) -> bool:
    """Whether who says so has no counterpart, and what they say has: the words behind the number of a hedge's last."""
    behind = [word for word in words[last + 1 : last + 1 + CLAUSE] if word.weight >= SAYS]
    said = [word.covered >= SURE for word in behind[1:]]
    return bool(said) and behind[0].covered < LINKED and sum(said) >= TOLD * len(said)


def _told(words: Sequence[Word], inside: Sequence[int]) -> bool:
    """Whether most words around a claim (the numbers of its words) have counterparts, though its verb has none."""
    near = words[max(0, inside[0] - AROUND) : inside[-1] + 1 + AROUND]
    said = [word.covered >= SURE for word in near if word.weight >= SAYS]
    return len(said) > AROUND // 2 and sum(said) >= TOLD * len(said)


def _unsaid(words: Sequence[Word], inside: Sequence[int]) -> bool:
    """Whether nobody says so: the words beside the verb have no counterpart, and most others have."""
    near = [words[n] for n in (inside[0] - 1, inside[-1] + 1) if 0 <= n < len(words)]
    rest = [word for n, word in enumerate(words) if word.weight >= SAYS and n not in inside]
    told = sum(word.covered >= SURE for word in rest)
    who = len(inside) > OWN or any(word.covered < LINKED for word in near)
    return len(rest) > 1 and who and told >= TOLD * len(rest)


def _lone(found: Mapping[str, Sequence[Mention]], cover: Coverage) -> dict[str, list[Mention]]:
    """Mentions without those whose words all surely stand for words of the other text: "think" for «думаю»."""

    def stands(mention: Mention) -> bool:
        words = cover.side(mention.segment.side)
        return all(words[n].covered >= SURE and words[n].partner >= 0 for n in _numbers(mention, cover))

    return {name: [mention for mention in listed if not stands(mention)] for name, listed in found.items()}


def _sources(found: Mapping[str, Sequence[Mention]], manner: Manner) -> Mapping[str, Sequence[Mention]]:
    """Mentions that may say who says so: "plans to" does not."""
    return {name: listed for name, listed in found.items() if name not in manner.deed}


def _free(found: Mapping[str, Sequence[Mention]], hedge: Mention, cover: Coverage) -> dict[str, list[Mention]]:
    """Mentions without those that only may say so, and surely stand for another word: "reports" for «повідомлення».

    A part of a word with a hyphen says so beside what the word stands for: "near-silent" is «майже безшумний».
    """
    here, own = cover.side(hedge.segment.side), set(_numbers(hedge, cover))

    def stands(mention: Mention) -> bool:
        words, numbers = cover.side(mention.segment.side), _numbers(mention, cover)
        return bool(numbers) and all(
            words[n].covered >= SURE
            and words[n].partner >= 0
            and words[n].partner not in own
            and here[words[n].partner].partner == n
            for n in numbers
        )

    return {
        name: [one for one in listed if one.grade != "also" or "-" in one.place.text or not stands(one)]
        for name, listed in found.items()
    }


def _linked(words: Sequence[Word], inside: Sequence[int]) -> bool:
    """Whether the word that says what a hedge is about has a counterpart.

    It is the next word of weight behind the hedge (the numbers of its words), or before it at the end of a clause.
    """
    near = (*range(inside[-1] + 1, inside[-1] + 1 + REACH), *range(inside[0] - 1, inside[0] - 1 - REACH, -1))
    verb = next((words[n] for n in near if 0 <= n < len(words) and words[n].weight >= SAYS), None)
    return verb is not None and verb.covered >= SURE and verb.partner >= 0


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
