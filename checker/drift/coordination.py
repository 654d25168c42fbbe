"""One of two words that "and" joins, where the other text has the other one, no joint, and all that stands around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.chunks import Chunk, Joints, enumerated, joints
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.enumeration import SAYS, TOKENS, Item
from checker.drift.ties.endings import Ends, endings
from checker.drift.ties.vocabulary import ties
from checker.language.lexicon.lexicon import LINKED
from checker.language.memo import Memo
from checker.language.spans import tokens_within
from checker.model import Pair, Segment, Side, Token, other

# What a word may have of a counterpart and be lost, and what all that is lost says at least, in so many words.
NONE, LOST, MOST = 0.01, 0.6, 3
# So many words around what is lost have their counterparts; these stand within so many words, with some more around.
AROUND, WIDE, EDGE = 4, 18, 2
# So many words that say nothing stand between a joint and its word: "and of the".
LIGHT = 2
# What joins two words as well: "private/incognito windows".
SLASH = "/"
# An enumeration has so many items; what stands between two.
ITEMS, JOINTS = 3, frozenset({"comma", "join"})


class Rows(NamedTuple):
    """Both sides of a pair, and the joints of the other one."""

    cover: Coverage
    side: Side
    marks: Joints
    idle: frozenset[str]

    @property
    def here(self) -> Sequence[Word]:
        """The words of the side with the joint."""
        return self.cover.side(self.side)

    @property
    def there(self) -> Sequence[Word]:
        """Those of the other side."""
        return self.cover.side(other(self.side))


class Grammar(NamedTuple):
    """What tells that a Ukrainian word is a verb, and an infinitive."""

    verb: Memo[str, str]
    infinitive: Ends


def told(word: Word, n: int, theirs: Sequence[Word]) -> bool:
    """Whether a word has a counterpart, which is nothing else's."""
    if word.covered < LINKED:
        return False
    return word.partner < 0 or theirs[word.partner].partner in {n, -1}


def dropped(comparison: Comparison, pair: Pair, side: Side) -> Iterator[Item]:
    """What is joined to a word with a counterpart and has none, and the other text joins nothing there."""
    if not pair.side(other(side)):
        return
    cover = coverage_of(comparison, pair)
    if cover.lost[side] < LOST * (1 - NONE):
        return  # too little of the passage has no counterpart
    known = joints(comparison.words, side)
    segments = [one for one in pair.side(side) if one.role != "string" and not known.joins.isdisjoint(one.lows)]
    if not segments:
        return
    rows = Rows(cover, side, joints(comparison.words, other(side)), known.idle)
    grammar = Grammar(ties(comparison.words).verb, endings(comparison.words).infinitive)
    for segment in segments:
        for n, word in enumerate(segment.lows):
            if word not in known.joins or not 0 < n < len(segment.tokens) - 1:
                continue
            if segment.lows[n - 1] not in known.idle:  # «навряд чи»
                yield from _beside(rows, segment, n, grammar)
        yield from _item(rows, segment, enumerated(comparison, segment), known, grammar)


def _item(
    rows: Rows, segment: Segment, runs: Sequence[Sequence[Chunk]], known: Joints, grammar: Grammar
) -> Iterator[Item]:
    """An item between two joints of an enumeration that is lost, where the other text has fewer joints; no clause."""
    for run in runs:
        if len(run) < ITEMS or not any(chunk.before == "join" for chunk in run):
            continue
        for k, chunk in enumerate(run):
            if chunk.before not in JOINTS or not any(one.before == "join" for one in run[k + 1 : k + 1 + ITEMS]):
                continue
            tokens = segment.tokens[chunk.first : chunk.end]
            if not 0 < len(tokens) <= TOKENS or tokens[0].lower in known.clauses:
                continue
            if len(tokens) >= ITEMS and known.participle(tokens[0].lower):
                continue
            at = rows.cover.numbers[rows.side]
            numbers = [n for token in tokens if (n := at.get((segment, token.start))) is not None]
            lost = [n for n in numbers if rows.here[n].weight >= SAYS]
            if not 0 < len(lost) <= MOST or any(rows.here[n].covered > NONE for n in lost):
                continue
            if sum(rows.here[n].weight for n in lost) < LOST or any(t.lower in rows.idle for t in tokens):
                continue
            if rows.side == "uk" and any(grammar.verb[rows.here[n].token.lower] == "verb" for n in lost):
                continue
            mate = _fewer(rows, segment, lost, known)
            if mate is not None:
                yield Item(lost[0], lost[-1], mate)


def _fewer(rows: Rows, segment: Segment, lost: Sequence[int], known: Joints) -> int | None:
    """The counterpart of the word before a lost item, where the other text has fewer joints around; else None."""
    here, there = rows.here, rows.there
    around = range(max(0, lost[0] - AROUND), min(len(here), lost[-1] + AROUND + 1))
    near = [n for n in around if n not in lost and here[n].segment is segment and here[n].weight >= SAYS]
    firm = [n for n in near if told(here[n], n, there) and here[n].partner >= 0]
    before, behind = [n for n in firm if n < lost[0]], [n for n in firm if n > lost[-1]]
    if not before or not behind:
        return None
    mates = [here[n].partner for n in firm]
    low, high = max(0, min(mates) - EDGE), min(len(there), max(mates) + EDGE + 1)
    if high - low > WIDE or there[low].segment is not there[high - 1].segment:
        return None
    if any(there[n].weight >= SAYS and not told(there[n], n, here) for n in range(low, high)):
        return None
    low, high = min(mates), max(mates)
    ours = _joints(tokens_within(segment, here[firm[0]].token.start, here[max(firm[-1], lost[-1])].token.end), known)
    theirs = _joints(tokens_within(there[low].segment, there[low].token.start, there[high].token.end), rows.marks)
    return here[before[-1]].partner if theirs < ours else None


def _joints(tokens: Sequence[Token], known: Joints) -> int:
    """How many joints some tokens have: a comma with "and" behind it is one."""
    marks = [known.mark(token.lower) for token in tokens]
    return sum(mark in JOINTS and (n == 0 or marks[n - 1] not in JOINTS) for n, mark in enumerate(marks))


def _beside(rows: Rows, segment: Segment, joint: int, known: Grammar) -> Iterator[Item]:
    """What stands on one side of a joint (the number of its token) and is lost, where the other has a counterpart."""
    numbers, tokens, here = rows.cover.numbers[rows.side], segment.tokens, rows.here
    before = numbers.get((segment, tokens[joint - 1].start), -1)
    if before < 0 or here[before].weight < SAYS:
        return
    at = next((n for one in tokens[joint + 1 : joint + 2] if (n := numbers.get((segment, one.start))) is not None), -1)
    near = range(at, min(len(here), at + LIGHT + 1)) if at >= 0 else range(0)
    behind = next((n for n in near if here[n].weight >= SAYS and here[n].segment is segment), -1)
    if behind < 0:
        return
    first, last = (told(here[n], n, rows.there) for n in (before, behind))
    if first == last:
        return
    gone, kept = (here[n].token.lower for n in ((behind, before) if first else (before, behind)))
    if gone.endswith(known.infinitive) != kept.endswith(known.infinitive):
        return  # "to ban and to fine": what is joined is of one sort
    if rows.side == "uk" and known.verb[gone] == "verb" and known.verb[kept] != "verb":
        return  # no «звідси й походить»
    lost = _run(rows, segment, behind, 1) if first else _run(rows, segment, before, -1)
    if lost is None:
        return
    mate = here[before if first else behind].partner
    if mate >= 0 and not _open(rows.there[mate]) and _bare(rows, lost):
        yield Item(lost[0], lost[-1], mate if first else max(0, mate - 1))


def _open(word: Word) -> bool:
    """Whether a sign behind a figure says "or more": «версія 3.8+» for "version 3.8 or higher"."""
    return word.token.text[-1].isdigit() and word.segment.text.startswith("+", word.token.end)


def _run(rows: Rows, segment: Segment, at: int, step: int) -> list[int] | None:
    """The words from one on that are lost, in reading order; None where one of them may have a counterpart."""
    here, found = rows.here, [at]
    for n in range(at + step, at + step * (MOST + LIGHT), step):
        if not 0 <= n < len(here) or here[n].segment is not segment:
            break
        if here[n].weight < SAYS:
            continue
        if told(here[n], n, rows.there) or len(found) == MOST:
            break
        found.append(n)
    found.sort()
    between = segment.folded[here[found[0]].token.start : here[found[-1]].token.end]
    if any(not letter.isalnum() and letter not in " '’-" for letter in between):
        return None
    lost = [here[n] for n in found]
    if any(word.token.lower in rows.idle for word in lost):
        return None
    if any(word.covered > NONE for word in lost) or sum(word.weight for word in lost) < LOST:
        return None
    return found


def _bare(rows: Rows, lost: Sequence[int]) -> bool:
    """Whether all words around what is lost have counterparts, all words around these too, and nothing is joined."""
    here, there = rows.here, rows.there
    around = range(max(0, lost[0] - AROUND), min(len(here), lost[-1] + AROUND + 1))
    near = [n for n in around if here[n].weight >= SAYS and n not in lost]
    mates = [here[n].partner for n in near if told(here[n], n, there) and here[n].partner >= 0]
    if len(mates) < LIGHT:
        return False
    low, high = max(0, min(mates) - EDGE), min(len(there), max(mates) + EDGE + 1)
    if high - low > WIDE or there[low].segment is not there[high - 1].segment:
        return False
    if any(there[n].weight >= SAYS and not told(there[n], n, here) for n in range(low, high)):
        return False
    first, last = there[low].token.start, there[high - 1].token.end
    between = tokens_within(there[low].segment, first, last)
    return not any(_joins(one, rows.marks) for one in between)


def _joins(token: Token, marks: Joints) -> bool:
    """Whether a token joins words, or has some joined in it: "moderate-to-vigorous"."""
    return token.text == SLASH or token.text.count("-") > 1 or marks.mark(token.lower) in {"comma", "join"}
