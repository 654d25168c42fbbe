"""A passage says something that its translation leaves out: a clause, a sentence, the end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.align.sums import BRACKET
from checker.checks.base import ASIDE, EDITED, GLOSS, LOOSE, Check
from checker.drift import alone, asides, gaps, neighbours, omission
from checker.drift.coverage import Word, coverage_of
from checker.drift.glossed import explains
from checker.language import contrasts
from checker.language.lexicon.lexicon import LINKED
from checker.language.text import ADDRESS
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Hit, Pair, Place, Segment, Side, Span, other
from checker.model.expressions import deferred
from checker.model.record import Field

# From how many words on the side that says more is long enough to tell; and how many words a message shows.
WORDS_AT_LEAST, SHOWN = 5, 12
# A gap of fewer words that say something is short, one of so many is long.
SHORT, LONG = 2, 4
# So few words are a label, whose counterpart may say more: "Locksmith" is «майстер замків і ключів»; not a sentence.
LABEL, SENTENCE = 3, deferred("[.!?…]")
# From which part of a gap on what faces it says it in other words.
FACING = 0.3
# A word of Latin letters in brackets, and how far behind a gap the one of its last word may end.
BRACKETED, CLOSE = deferred(r"(?<= \()[a-z][\w-]*(?=[),])"), 20
WORD = deferred(r"[A-Za-z][\w-]*")
EN: Side = "en"
# So many words say where a place is: "in the eastern Kharkiv region".
WHERE, OF = 7, "of "
# So many words tell a sum in another currency: "or about $4,000".
SUM = 4
# What may stand behind the last word of a passage that something else goes on from; what a gloss stands behind.
ENDS, DASH = deferred(r"[\s:.]*"), deferred(r"\s*[-–—:(]\s*")
# What follows the last word of a sentence.
END = deferred(r"\W*?(?:[.!?…]|$)")


class Omission(Check):
    """Reports passages of one side that say more than their counterparts, from a score on (natural log-odds).

    The place is the stretch of words that has no counterpart, and on the other side the word that it would follow.
    Headlines are translated freely and are silent. `strings` is the score for strings of a catalogue, which are short.
    A gap of one word that says something, and one that faces words of the other side without a counterpart (said in
    other words), are information below the scores `short` and `reworded`; so is a short gap beside a label of three
    words. What a passage beside says is silent.
    """

    check: Literal["omission"]
    excerpts = True
    compares = True
    one_sided = True
    freely = True
    values = {"missing": "the words without a counterpart"}
    evidence = {
        **LOOSE,
        **EDITED,
        **GLOSS,
        "clause": "a gap of four words or more that say something",
        "end": "one of two or three at the end of a sentence",
        "words": "one of two or three inside it",
        "word": "one of a single word",
        "reworded": "one that faces words without a counterpart",
        "alone": "an apposition, or one of two adjectives, that alone of a short passage has no counterpart",
    }
    side: Side = Field(description="The text that says more.")
    least: float = Field(description="From which score on a passage is found (natural log-odds).")
    short: float = Field(description="From which score on a gap of one word is more than information.")
    reworded: float = Field(
        description="The same for a gap that faces words without a counterpart, which say it otherwise."
    )
    strings: float | None = Field(
        default=None, description="The score for strings of a catalogue, which are short; without it, `least`."
    )

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for n, pair in enumerate(comparison.pairs):
            if any(ADDRESS.fullmatch(one.text) for one in (*pair.uk, *pair.en)):
                continue  # the key of a string: "http://axschema.org/contact/postalCode/home"
            if pair.uk and pair.en and not _headline(pair, first=n == 0 and len(comparison.pairs) > 1):
                yield from self._alone(comparison, n, pair, list(self._left_out(comparison, n, pair)))

    def _alone(self, comparison: Comparison, n: int, pair: Pair, told: Sequence[Hit]) -> Iterator[Hit]:
        """What is told of a pair, or else what alone of a short passage has no counterpart."""
        stretch = None
        if not any(hit.severity is None for hit in told):
            stretch = asides.lost(comparison, pair, self.side) or alone.lost(comparison, pair, self.side)
        if stretch is None or pair.side(self.side)[0].role == "string":
            yield from told
            return
        covered = coverage_of(comparison, pair)
        here, there = covered.side(self.side), covered.side(other(self.side))
        if neighbours.told(comparison, n, self.side, here[stretch.first : stretch.last + 1]):
            yield from told
            return
        missing, gap = _place(here, stretch.first, stretch.last), _place(there, stretch.before, stretch.before)
        if _priced(comparison, missing) or _says_where(comparison, missing):
            yield from told
            return
        uk, en = (missing, gap) if self.side == "uk" else (gap, missing)
        values = {"missing": _shown(missing.text)}
        yield Hit(uk=uk, en=en, values=values, evidence="alone", gap=other(self.side))

    def _left_out(self, comparison: Comparison, n: int, pair: Pair) -> Iterator[Hit]:
        if sum([len(one.tokens) for one in pair.side(self.side)]) < WORDS_AT_LEAST:
            return
        if not any(" " in one.text for one in pair.side(self.side)):
            return  # an address, a path, a list of keys: "mailto:a@b.org?subject=More%20of%20it"
        covered = coverage_of(comparison, pair)
        here, there = covered.side(self.side), covered.side(other(self.side))
        if len(here) < WORDS_AT_LEAST or not there:
            return
        string = pair.side(self.side)[0].role == "string"
        least = self.strings if string and self.strings is not None else self.least
        score = omission.score(comparison, pair, self.side, least)
        stretch = omission.lost(comparison, pair, self.side) if score >= least else None
        # Beside code a sentence is put otherwise («за допомогою команди cd»), and cues end where the speaker breathes.
        plain = not string and not any(one.seen or one.time for one in (*pair.uk, *pair.en))
        part = gaps.whole(comparison, pair, self.side) if stretch is None and plain else None
        stretch = stretch or part
        if stretch is None:
            return
        missing = _place(here, stretch.first, stretch.last)
        gap = _place(there, stretch.before, stretch.before)
        lone = [word for word in here[stretch.first : stretch.last + 1] if word.covered < LINKED]
        technical = any(segment.seen for segment in (*pair.uk, *pair.en))
        if len(lone) == 1 and (technical or lone[0].weight < omission.SAYS):
            return  # a lone function word is no omission that anybody could see, nor is «у файлі» before `values.yaml`
        if neighbours.told(comparison, n, self.side, lone) or (lone and _denies(comparison, lone)):
            return
        says = [word.weight for word in lone if word.weight >= omission.SAYS]
        if (
            _continued(missing, gap, comparison.words)
            or _repeated(here, stretch)
            or _glossed(missing, pair.side(other(self.side)))
            or _says_where(comparison, missing)
            or _priced(comparison, missing)
        ):
            return
        loud = max(least, self.short if len(says) < SHORT else least)
        evidence = _form(len(says), missing)
        faces = omission.facing(comparison, pair, self.side, stretch)
        if self.side == "uk" and len(says) < LONG:
            faces += omission.modifying(there, stretch)
        if faces > FACING * sum(word.weight for word in lone) and not _sentence(missing):
            loud, evidence = max(loud, self.reworded), "reworded"
        if len(there) <= LABEL and len(says) < LONG and not SENTENCE.search(missing.segment.folded):
            loud = math.inf
        if explains(comparison, missing):
            evidence = "gloss"
        uk, en = (missing, gap) if self.side == "uk" else (gap, missing)
        yield Hit(
            uk=uk,
            en=en,
            values={"missing": _shown(missing.text)},
            evidence=evidence,
            severity=None if score >= loud or part else "info",
            gap=other(self.side),
        )


def _denies(comparison: Comparison, lone: Sequence[Word]) -> bool:
    """Whether what stands alone is «не» or "not": how a text denies is for the rules of denials."""
    side = lone[0].segment.side
    return all(word.token.lower in comparison.words.made(_denials, side) for word in lone)


def _denials(words: Words, side: Side) -> frozenset[str]:
    """The words that deny what follows them."""
    return frozenset(contrasts.parsed(words.table("negation")["sets"]["negation"]["no"][side]))


def _sentence(missing: Place) -> bool:
    """Whether a gap holds a whole sentence, which nobody says in other words beside a part of another one."""
    span = missing.span
    return any(span.start < one.start and one.end < span.end for one in missing.segment.sentences)


def _continued(missing: Place, gap: Place, words: Words) -> bool:
    """Whether both end where something else goes on, before which one text needs more words, or one glosses the other.

    "Then create a file with:" is «Потім створіть файл з таким вмістом:», "available on the", a string before a link,
    «можна знайти на сторінці»; «Interface - інтерфейс» says "Interface" and what it means.
    """
    here, there = missing.segment.folded, gap.segment.folded
    if here.lower().startswith(there.lower()) and DASH.fullmatch(here, len(there), missing.span.start):
        return True
    last = next((one for one in reversed(gap.segment.tokens) if one.text[0].isalpha()), None)
    if last is None or last.lower not in words.made(_functions)[gap.segment.side] or gap.span.end < last.start:
        return False
    behind = there[last.end :].strip()
    goes_on = behind == ":" or (gap.segment.role == "string" and not behind)
    return goes_on and ENDS.fullmatch(here, missing.span.end) is not None


def _functions(words: Words) -> dict[Side, frozenset[str]]:
    table = words.table("languages")["function"]
    return {side: frozenset(table[side]) for side in SIDES}


def _repeated(row: Sequence[Word], stretch: omission.Lost) -> bool:
    """Whether a gap only says again what stands before or behind it: «Ми партнери, або ми не партнери», "or not"."""
    around = {word.token.lower for word in (*row[: stretch.first], *row[stretch.last + 1 :])}
    inside = [word for word in row[stretch.first : stretch.last + 1] if word.weight >= omission.SAYS]
    return bool(inside) and all(word.token.lower in around for word in inside)


def _glossed(missing: Place, there: Sequence[Segment]) -> bool:
    """Whether words of a gap have in brackets behind them what stands on the other side: «ліворуч (left)», `left`."""
    text = missing.segment.seen or missing.segment.folded
    found = BRACKETED.findall(text, missing.span.start, min(len(text), missing.span.end + CLOSE))
    return any(
        word.lower() in {t.lower() for one in there for t in WORD.findall(one.seen or one.folded)} for word in found
    )


def _priced(comparison: Comparison, missing: Place) -> bool:
    """Whether a gap only tells sums in another currency: "26 hryvnias (from about $0.34 to $0.63)", "or about $4"."""
    text, (first, end) = missing.segment.folded, missing.span
    start = text.rfind("(", 0, end)
    found = BRACKET.match(text, start) if start >= 0 else None
    if found is not None and start <= first and end <= found.end():
        first, end = found.span()
    elif len(text[first:end].split()) > SUM:
        return False
    money = [one for one in comparison.inside((missing.segment,), "money") if first <= one.span.start < end]
    return bool(money) and comparison.made(_moot, None).issuperset(money)


def _moot(comparison: Comparison, _: None) -> frozenset[Fact]:
    """The facts that follow from others, or that nobody need translate."""
    return frozenset(fact for match in comparison.matched("moot") for fact in (match.uk, match.en) if fact)


def _says_where(comparison: Comparison, missing: Place) -> bool:
    """Whether an English gap only says where a place is: "Kupiansk, in the eastern Kharkiv region,".

    It stands behind a comma, or begins with "of".
    """
    text, (start, end) = missing.segment.folded, missing.span
    if missing.segment.side == "uk" or len(text[start:end].split()) > WHERE:
        return False
    if not text.endswith(", ", 0, start) and not text.startswith(OF, start):
        return False
    return any(start <= at < end for at in comparison.made(_explained, EN).get(missing.segment, ()))


def _explained(comparison: Comparison, side: Side) -> Mapping[Segment, Sequence[int]]:
    """Where the places stand that a text names without need (code points)."""
    found: dict[Segment, list[int]] = {}
    for match in comparison.matched("moot"):
        fact = match.side(side)
        if fact and fact.kind == "name" and fact.value.ids:
            found.setdefault(fact.segment, []).append(fact.span.start)
    return found


def _form(says: int, missing: Place) -> str:
    """The form of evidence of a gap by how many words in it say something, and by whether the passage ends there."""
    if says >= LONG:
        return "clause"
    if says < SHORT:
        return "word"
    return "end" if END.match(missing.segment.folded, missing.span.end) else "words"


def _headline(pair: Pair, *, first: bool) -> bool:
    """Whether a pair is a title, or stands first in a text without a mark at its end, or is beside the text."""
    segments = (*pair.uk, *pair.en)
    if any(s.role in ASIDE or s.role == "title" for s in segments):
        return True
    return first and not any(omission.ends(side) for side in (pair.uk, pair.en))


def _place(row: Sequence[Word], first: int, last: int) -> Place:
    """From one word to another, or to the last of its passage."""
    segment = row[first].segment
    last = max(n for n in range(first, last + 1) if row[n].segment is segment)
    return Place(segment, Span(row[first].token.start, row[last].token.end))


def _shown(text: str) -> str:
    words = text.split()
    return " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
