"""Words that deny, or may, and the word that each denies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, coverage_of
from checker.language import contrasts
from checker.language.contrasts import Mention
from checker.language.lexicon.lexicon import LINKED
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Segment, Side, Token, other
from checker.model.expressions import deferred
from checker.model.median import median

TABLE = SET = "negation"
# The pole of beginnings that deny the rest of a word.
PREFIXES = "prefixes"
# The pole of whole words that say as much as a denial: "lack", «без».
SYNONYMS = "synonyms"
# A word that says less than this carries no sentence: a denial goes past it to the next one.
LIGHT = 0.2
# From which strength on a link tells that a word is another's counterpart.
SURE = 0.5
# So many words at most stand between a denial and what it denies, or behind that.
REACH, BACK = 5, 3
# In a passage of so few words any place is near: "The context vector is not valid", «Некоректний вектор контексту».
SHORT = 6
# So many words around one without a counterpart tell where that should stand; any one may be linked to a wrong word.
NEIGHBOURS = 3
# Words of more letters than this have a capital in an English heading.
LONG = 3
# How far before an empty denial the word may stand that makes it empty, in tokens of its clause.
CLAUSE = 8
# A word joined from others with a hyphen: "no-brainer", "out-of-form"; not «не-» with a space.
COMPOUND = deferred(r"\w-\w")
STOPS = frozenset('.,;:!?()«»"“”-')

# "says": it denies. "may": it may stand for a denial ("fail"). "seldom": only in its very place ("only"). "loose": the
# same where something licenses it ("any"). "seems": a phrase that holds a denial and may have none for a counterpart
# ("not until").
Strength = Literal["says", "may", "seldom", "loose", "seems"]

# How far from its place the counterpart of a denial may stand: so many words, and a share of the other passage.
NEAR: Mapping[Strength, tuple[float, float]] = {
    "says": (4, 0.45),
    "may": (2.5, 0.12),
    "seldom": (1.5, 0.04),
    "loose": (1.5, 0.04),
    "seems": (1.5, 0.06),
}


class Cue(NamedTuple):
    """A word that denies, or may: how surely, the number of its first word, and that of the word that it denies."""

    strength: Strength
    mention: Mention
    at: int
    target: int


class Cues(NamedTuple):
    """The cues of both sides of a pair, and where the words lie that they deny.

    `words` is the vocabulary that tells them. From the English word `licence` on (its number) "any" may stand without
    a "not": "without any", "if any"; it is behind all of them where nothing allows it.
    """

    words: Words
    cover: Coverage
    uk: tuple[Cue, ...]
    en: tuple[Cue, ...]
    licence: int

    def side(self, side: Side) -> tuple[Cue, ...]:
        """The cues of one side."""
        return self.uk if side == "uk" else self.en

    def sure(self, side: Side, cue: Cue) -> bool:
        """Whether the word that a cue denies has a counterpart."""
        word = self.cover.side(side)[cue.target]
        return word.covered >= LINKED and word.partner >= 0

    def linked(self, side: Side, cue: Cue) -> tuple[int, ...]:
        """The counterpart of the word that a cue denies (the number of its word), if there is one."""
        return (self.cover.side(side)[cue.target].partner,) if self.sure(side, cue) else ()

    def better(self, side: Side, at: int) -> bool:
        """Whether the counterpart of a word (its number on a side) is surely that of another one, not of its phrase."""
        word = self.cover.side(side)[at]
        mate = self.cover.side(other(side))[word.partner]
        return mate.partner >= 0 and abs(mate.partner - at) > 1 and mate.covered > max(word.covered, SURE)

    def place(self, side: Side, cue: Cue) -> float:
        """The expected index of the counterpart of a cue among the words of the other side, as a float.

        By the words around where a better one has its link: "users" is «користувачі», and no «використовують».
        """
        if self.sure(side, cue) and not self.better(side, cue.target):
            return self.cover.side(side)[cue.target].partner
        return self.beside(side, cue)

    def beside(self, side: Side, cue: Cue) -> float:
        """The same by the words around what a cue denies, whatever that is linked to."""
        words, slope = self.cover.side(side), self.slope(side)
        first = max(0, cue.target - REACH)
        near = [
            (abs(n - cue.target), word.partner - (n - cue.target) * slope)
            for n, word in enumerate(words[first : cue.target + REACH + 1], first)
            if n != cue.target and word.covered >= LINKED and word.partner >= 0 and word.weight >= LIGHT
        ]
        if not near:
            return cue.target * slope
        return median([place for _, place in sorted(near)[:NEIGHBOURS]])

    def slope(self, side: Side) -> float:
        """How many words of the other side stand for one of this side."""
        return len(self.cover.side(other(side))) / len(self.cover.side(side))

    def far(self, strength: Strength, side: Side) -> float:
        """How many words of the other side a counterpart may stand off its place."""
        steps, share = NEAR[strength]
        size = len(self.cover.side(other(side)))
        return float(SHORT) if strength == "may" and size <= SHORT else steps + share * size


def cues(comparison: Comparison, pair: Pair) -> Cues:
    """The cues of both sides of a pair."""
    cover = coverage_of(comparison, pair)
    uk, en = (tuple(_cues(comparison.words, pair.side(side), side, cover)) for side in SIDES)
    licence = listed(comparison.words, "licence", "en")
    allowed = [cue.at for cue in en if cue.strength != "loose"]
    allowed += [n for n, word in enumerate(cover.en) if word.token.lower in licence]
    return Cues(comparison.words, cover, uk, en, min(allowed, default=len(cover.en)))


def _cues(words: Words, segments: Sequence[Segment], side: Side, cover: Coverage) -> Iterator[Cue]:
    """What denies in a passage, or may, by the entries of `rules/words/negation.toml`, in reading order."""
    numbers = cover.numbers[side]
    for mention in contrasts.mentions(segments, contrasts.lexicon(TABLE, side, words), {SET}).get(SET, ()):
        strength = _strength(mention)
        if strength == "says":
            strength = _weighed(mention, side, words)
        if strength is None or (strength == "seldom" and _compound(mention)):
            continue
        inside = mention.segment.tokens[mention.first : mention.end]
        at = [numbers[mention.segment, token.start] for token in inside if token.text[0].isalnum()]
        if at:
            denies = strength in {"says", "seems"}
            yield Cue(strength, mention, at[0], target(mention, at, side, cover, words) if denies else at[0])

    if side == "en":
        yield from _parts(words, segments, numbers)


def _parts(words: Words, segments: Sequence[Segment], numbers: Mapping[tuple[Segment, int], int]) -> Iterator[Cue]:
    """Parts of English compounds that deny: "declared-but-uninitialised", "off-peak"."""
    lexicon, particles = contrasts.lexicon(TABLE, "en", words), listed(words, "affirms", "particles")
    for segment in segments:
        for n, token in enumerate(segment.tokens if "-" in segment.folded else ()):
            if not COMPOUND.search(token.text) or (segment, token.start) not in numbers:
                continue
            first, *parts = token.lower.split("-")
            if first in particles or any(
                one.pole == PREFIXES for part in parts for one in contrasts.found(lexicon, part)
            ):
                at = numbers[segment, token.start]
                yield Cue("may", Mention(PREFIXES, "also", segment, n, n + 1, negated=False), at, at)


@cache
def listed(words: Words, table: str, key: str) -> frozenset[str]:
    """The words of a list of `rules/words/negation.toml`."""
    return frozenset(contrasts.parsed(words.table(TABLE)[table][key]))


def _strength(mention: Mention) -> Strength | None:
    if mention.pole == "plain":
        return None
    if mention.pole in {"seldom", "polarity"}:
        return "seldom" if mention.pole == "seldom" else "loose"
    return "says" if mention.grade == "says" else "may" if mention.grade == "also" else "seems"


def _compound(mention: Mention) -> bool:
    """Whether a word is joined from others: a "sending-off" is no "off"."""
    return any(COMPOUND.search(token.text) for token in mention.segment.tokens[mention.first : mention.end])


def _weighed(mention: Mention, side: Side, words: Words) -> Strength | None:
    """How surely a word denies that does elsewhere; not at all where it is a name («замовити Ані обід»)."""
    if _name(mention):
        return "may" if side == "en" or _titled(mention) else None
    if _compound(mention):
        return "may"  # "a no-brainer" is a word of its own
    return "seems" if side == "uk" and empty(mention, words) else "says"


def empty(mention: Mention, words: Words) -> bool:
    """Whether a Ukrainian denial only completes "until" or "whoever": «доки хтось не прийме», «з ким би не говорив».

    So do those that go on with it: «…, доки ви його не зміните, не скинете або не видалите».
    """
    tokens = mention.segment.tokens
    return _completes(tokens, mention.first, words) or _goes_on(tokens, mention.first, words)


def _completes(tokens: Sequence[Token], at: int, words: Words, *, behind: bool = False) -> bool:
    """Whether a denial completes a word before it; one of a clause `behind` another where that is asked for."""
    until, opens, particles, asks = (listed(words, "empty", key) for key in ("until", "opens", "particles", "asks"))
    for n in range(at - 1, max(-1, at - 1 - CLAUSE), -1):
        word = tokens[n].lower
        if word in STOPS:
            return False
        if word in until:
            first = n == 0 or tokens[n - 1].lower in STOPS | opens  # no «з роботою поки не знаю»
            if behind and (n == 0 or tokens[n - 1].text != ","):
                return False  # «Доки він не прийде, не їжте»
            return first and tokens[n + 1].lower not in asks  # nor «поки що»
        if word in particles and {one.lower for one in tokens[max(0, n - 1) : n + 2]} & asks:
            return not behind
    return False


def _goes_on(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a denial goes on with one that completes "until", in a clause that stands behind its main one."""
    for n in range(at - 1, max(-1, at - 1 - CLAUSE), -1):
        word = tokens[n].lower
        if word in STOPS and (word != "," or n + 1 < at):
            return False
        if word == tokens[at].lower:
            return _completes(tokens, n, words, behind=True) or _goes_on(tokens, n, words)
    return False


def _name(mention: Mention) -> bool:
    """Whether it is a name: «замовити Ані обід»; not in a heading, "We Do Not Sell Your Data"."""
    tokens = mention.segment.tokens
    if (
        mention.first == 0
        or not tokens[mention.first].text.istitle()
        or not tokens[mention.first - 1].text[0].isalpha()  # "404 Not Found" is none
    ):
        return False
    return not all(token.text[0].isupper() for token in tokens if len(token.text) > LONG)


def _titled(mention: Mention) -> bool:
    """Whether it denies inside a name: the mode "Do Not Disturb"."""
    return any(token.text[0].isupper() for token in mention.segment.tokens[mention.end : mention.end + 1])


def _correlative(mention: Mention, known: Words) -> Token | None:
    """The comma of a clause that says which thing is denied: «не там, де визначають», «не те, що просили»."""
    pointing, comma, asking = (*mention.segment.tokens[mention.end : mention.end + 3], None, None, None)[:3]
    if pointing is None or comma is None or asking is None or comma.text != ",":
        return None
    return comma if pointing.text[0].isalpha() and asking.lower in listed(known, "empty", "asks") else None


def target(mention: Mention, at: Sequence[int], side: Side, cover: Coverage, known: Words) -> int:
    """The next word that says something; before the denial where its clause ends there («вдома нікого не було»)."""
    words = cover.side(side)
    n = at[-1]
    correlative = _correlative(mention, known) if side == "uk" else None
    tokens = mention.segment.tokens
    for token in map(tokens.__getitem__, range(mention.end, len(tokens))):  # no copy of the rest of a long passage
        if n == at[-1] + REACH or (token.text in STOPS and token is not correlative):
            break
        if token.text[0].isalnum():
            n += 1
            adverb = side == "en" and token.lower.endswith("ly") and token.lower != "likely"
            if words[n].weight >= LIGHT and not adverb:
                return n
    for n in range(at[0] - 1, max(-1, at[0] - 1 - BACK), -1):
        if words[n].segment is mention.segment and words[n].weight >= LIGHT:
            return n
    return at[0]
