"""What a hedge is about, and whether the other text says it without the hedge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.agreed import agreed
from checker.drift.coverage import Coverage, Word
from checker.language import contrasts
from checker.language.contrasts import Mention
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import tokens_within
from checker.language.vocabulary import Words
from checker.model import Fact, other
from checker.model.expressions import deferred

# So many words behind a hedge, or before it, its verb may stand; how surely that has to have a counterpart, and what it
# has to say (0 to 1).
REACH, SURE, SAYS = 3, 0.5, 0.2
# So many words behind «за словами» are asked whether they are told, and so many of these have to be (a share).
CLAUSE, TOLD = 10, 0.6
# So many words around a claim.
AROUND = 6
# So near behind a hedge stands its figure, in words; a figure is rounded up to one that is so much of it at least.
NEXT, LEAST = 2, 0.85
# So many words on either side of a hedge tell where its counterpart stands, if so many of them have one; so many words
# from these it may stand.
BESIDE, PLACES, FAR = 4, 2, 6
# Between a part and its whole.
PART = deferred(r" (?:out )?of (?:(?:the|its|their|his|her|our) )?")
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
    rounds: frozenset[str]
    parts: frozenset[str]
    near: frozenset[str]


def manner(words: Words, table: str) -> Manner:
    named = words.table(table).get("manner", {})
    return Manner(*(frozenset(contrasts.parsed(named.get(key, ""))) for key in Manner._fields))


def sure(name: str, hedge: Mention, cover: Coverage, manner: Manner) -> bool:
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


def counted(comparison: Comparison, hedge: Mention, name: str, manner: Manner) -> bool:
    """Whether a figure behind a hedge says by itself what the hedge does.

    What is rounded up is nearly that: «19 років», "almost two decades". Some of a number are no more: "only two of the
    32".
    """
    if name not in manner.rounds and name not in manner.parts:
        return False
    tokens = hedge.segment.tokens[hedge.end : hedge.end + NEXT]
    starts = {token.start for token in tokens}
    for here, there in agreed(comparison).get(hedge.segment, ()):
        if here.span.start not in starts:
            continue
        if name in manner.parts:
            part = PART.match(here.segment.folded, here.span.end)
            whole = comparison.inside((here.segment,), "number", "measure") if part else ()
            return part is not None and any(one.span.start == part.end() for one in whole)
        alike = there.kind == here.kind
        less, more = (_amount(fact) if alike else fact.figures[0] if fact.figures else 0.0 for fact in (there, here))
        return LEAST * more <= less < more
    return False


def _amount(fact: Fact) -> float:
    """How much a figure says, in the units of its dimension."""
    value = fact.figures[0] if fact.figures else 0.0
    return value * fact.value.factor if fact.kind == "measure" else value


def _numbers(hedge: Mention, cover: Coverage) -> Sequence[int]:
    """The numbers of the words of a hedge."""
    first, end = hedge.place.span
    numbers, tokens = cover.numbers[hedge.segment.side], tokens_within(hedge.segment, first, end)
    return [numbers[at] for token in tokens if (at := (hedge.segment, token.start)) in numbers]


def about(focus: Mention, cover: Coverage) -> Word | None:
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


def lone(found: Mapping[str, Sequence[Mention]], cover: Coverage) -> dict[str, list[Mention]]:
    """Mentions without those whose words all surely stand for words of the other text: "think" for «думаю»."""

    def stands(mention: Mention) -> bool:
        words = cover.side(mention.segment.side)
        return all(words[n].covered >= SURE and words[n].partner >= 0 for n in _numbers(mention, cover))

    return {name: [mention for mention in listed if not stands(mention)] for name, listed in found.items()}


def free(found: Mapping[str, Sequence[Mention]], hedge: Mention, cover: Coverage) -> dict[str, list[Mention]]:
    """Mentions without those that only may say so, and surely stand for another word: "reports" for «повідомлення».

    A part of a word with a hyphen says so beside what the word stands for: "near-silent" is «майже безшумний». So does
    what stands for the noun right before the hedge: «легенда, нібито …», "the legend that …".
    """
    here, own = cover.side(hedge.segment.side), set(_numbers(hedge, cover))
    own |= {n - 1 for n in own}

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


def near(found: Mapping[str, Sequence[Mention]], hedge: Mention, cover: Coverage) -> Mapping[str, Sequence[Mention]]:
    """Mentions without those that only may say so, far from where the words around the hedge have their counterparts.

    "The area around Chernihiv" hedges no "was hidden" of the clause before.
    """
    words, inside = cover.side(hedge.segment.side), _numbers(hedge, cover)
    if not inside:
        return found
    beside = words[max(0, inside[0] - BESIDE) : inside[-1] + 1 + BESIDE]
    places = [word.partner for word in beside if word.covered >= SURE and word.partner >= 0 and word.weight >= SAYS]
    if len(places) < PLACES:
        return found
    first, last = min(places) - FAR, max(places) + FAR
    return {
        name: [
            one
            for one in listed
            if one.grade != "also" or any(first <= n <= last for n in _numbers(one, cover)) or not _numbers(one, cover)
        ]
        for name, listed in found.items()
    }


def _linked(words: Sequence[Word], inside: Sequence[int]) -> bool:
    """Whether the word that says what a hedge is about has a counterpart.

    It is the next word of weight behind the hedge (the numbers of its words), or before it at the end of a clause.
    """
    near = (*range(inside[-1] + 1, inside[-1] + 1 + REACH), *range(inside[0] - 1, inside[0] - 1 - REACH, -1))
    verb = next((words[n] for n in near if 0 <= n < len(words) and words[n].weight >= SAYS), None)
    return verb is not None and verb.covered >= SURE and verb.partner >= 0
