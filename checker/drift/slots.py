"""Whether two words stand in the same place of their passages: beside words that translate each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

from checker.align.comparison import Comparison
from checker.drift.affirmation import LETTERS, PREFIX
from checker.drift.agreed import agreeing
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.cues import listed
from checker.drift.locality import at_one_place, clause
from checker.drift.ties.endings import endings
from checker.drift.ties.vocabulary import ties
from checker.language.contrasts import Mention
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.spans import first_token, tokens_within
from checker.language.tokens import CLOSES
from checker.model import Fact, Hit, Kind, Pair, Place, Segment, Side, other

# How many words from a word its neighbours stand; English has articles between.
REACH: Mapping[Side, int] = {"uk": 2, "en": 3}
# The same where the words have to stand close by.
CLOSE = 2
# From which strength on a link tells that a word is another's counterpart and nothing else; what such a word weighs.
SURE, SAYS = 0.5, 0.3
# How surely the words of a fact that both texts have are covered.
ANCHORED = 1.0
# How far back the last word that says something is looked for.
LED = 5
# A denial turns the word that it stands before, within so many words: «не такий активний».
DENIAL = 4
# Up to how far apart words are opposites without such neighbours; in a passage of so few tokens any place is near.
LOOSE, SHORT = 0.4, 12
# In a passage of more words two of a set may meet by chance; so many words behind two mentions tell whose company each
# has, up to such a mark, and that many of them with counterparts elsewhere tear the two apart.
LONG, COMPANY, STOPS, TORN = 45, 5, frozenset(".;:!?—–("), 2
# From how far apart on the words around two have to translate each other.
BESIDE = 0.17


class Slots:
    """The words of a pair of a document that translate each other, by its coverage and the facts that agree."""

    def __init__(self, comparison: Comparison, pair: Pair) -> None:
        self.comparison, self.pair, self.words = comparison, pair, comparison.words
        self.cover: Coverage = coverage_of(comparison, pair)

    @property
    def numbers(self) -> Mapping[Side, Mapping[tuple[Segment, int], int]]:
        """The numbers of words by their places."""
        return self.cover.numbers

    def told(self, hit: Hit) -> bool:
        """Whether facts that agree say it: «чверть години» and "fifteen minutes", «директорка Різник»."""
        if hit.uk is None or hit.en is None:
            return False
        if hit.uk.span.start > 0 and hit.uk.text[:1].isupper():
            return _lies(hit.uk, self._agreeing("uk", "name"))
        return all(_lies(place, self._agreeing(place.segment.side, "measure")) for place in (hit.uk, hit.en))

    def _agreeing(self, side: Side, kind: Kind) -> Sequence[Fact]:
        """The facts of a side and kind that agree with those of the other."""
        both = (pair for segment in self.pair.en for pair in agreeing(self.comparison).get(segment, ()))
        return [fact for uk, en in both if (fact := uk if side == "uk" else en).kind == kind]

    @cached_property
    def links(self) -> Sequence[tuple[int, int]]:
        """The numbers of Ukrainian and of English words that stand for each other; of most pairs, nothing asks them."""
        cover = self.cover
        links = [
            (word.partner, n)
            for n, word in enumerate(cover.en)
            if word.partner >= 0 and _firm(word) and _firm(mate := cover.uk[word.partner]) and mate.partner == n
        ]
        return [*links, *_facts(self.comparison, self.pair, cover.numbers)]

    def beside(self, uk: Mention, en: Mention) -> tuple[bool, bool]:
        """Whether words before two mentions translate each other, and whether words behind them do."""
        (first, last), (first_there, last_there) = self._at(uk), self._at(en)
        before = any(0 < first - u <= REACH["uk"] and 0 < first_there - e <= REACH["en"] for u, e in self.links)
        behind = any(0 < u - last <= REACH["uk"] and 0 < e - last_there <= REACH["en"] for u, e in self.links)
        return before, behind

    def company(self, uk: Mention, en: Mention) -> tuple[bool, bool]:
        """Whether words near two mentions, each in its clause, translate each other: on the same side, and on any."""
        (first, last), (first_there, last_there) = self._at(uk), self._at(en)
        (low, high), (low_there, high_there) = self._clause(uk), self._clause(en)
        near = [
            (u < first, e < first_there)
            for u, e in self.links
            if low <= u <= high and low_there <= e <= high_there
            if not (first <= u <= last or first_there <= e <= last_there)
        ]
        alike = [before == before_there for before, before_there in near]
        return any(alike), bool(near)

    def together_by(self, uk: Mention, en: Mention) -> float:
        """How much of the words near two mentions translates each other: each link counts by how near it is to both."""
        (first, last), (first_there, last_there) = self._at(uk), self._at(en)
        told = 0.0
        for u, e in self.links:
            here, there = max(first - u, u - last), max(first_there - e, e - last_there)
            if 0 < here <= COMPANY - 1 and 0 < there <= COMPANY:
                told += 1 / (1 + here + there)
        return told

    def _clause(self, mention: Mention) -> tuple[int, int]:
        """The numbers of the first and the last word near a mention that stand in its clause."""
        side = mention.segment.side
        return clause(self.cover.side(side), *self._at(mention), REACH[side], ties(self.words).joins)

    def led(self, uk: Mention, en: Mention) -> bool:
        """Whether the last words before two mentions that say something are each other's: "Giants, who have won"."""
        return any(pair in self.links for pair in product(self._before(uk), self._before(en)))

    def _before(self, mention: Mention) -> Sequence[int]:
        """The numbers of the last word before a mention that says something, and of one before it if it is no name."""
        words, n = self.cover.side(mention.segment.side), self._at(mention)[0]
        said = [at for at in range(n - 1, max(-1, n - 1 - LED), -1) if words[at].weight >= SAYS][:2]
        return said[:1] if said and words[said[0]].token.text[0].isupper() else said

    def close(self, uk: Mention, en: Mention) -> tuple[bool, bool]:
        """Whether words right before two mentions translate each other (an article may stand between), or behind."""
        (first, last), (first_there, last_there) = self._at(uk), self._at(en)
        before = any(first - u == 1 and 0 < first_there - e <= CLOSE for u, e in self.links)
        behind = any(u - last == 1 and 0 < e - last_there <= CLOSE for u, e in self.links)
        return before, behind

    def behind(self, en: Mention, denied: Collection[str]) -> Mention | None:
        """The Ukrainian word that translates the word right behind an English one, as a mention that says nothing.

        It is negated where a word of `denied` stands before it.
        """
        n = self._at(en)[1] + 1
        if not 0 < n < len(self.cover.en) or (word := self.cover.en[n]).partner < 0 or not _firm(word):
            return None
        uk = self.cover.uk[word.partner]
        if uk.partner != n or not _firm(uk):
            return None
        at = first_token(uk.segment, uk.token.start)
        negated = any(token.lower in denied for token in uk.segment.tokens[max(0, at - DENIAL) : at])
        return Mention("", "says", uk.segment, at, at + 1, negated)

    def done(self, uk: Mention) -> bool:
        """Whether a Ukrainian word says that it had been done: «допитавши», which is never "before questioning"."""
        return uk.segment.tokens[uk.first].lower.endswith(endings(self.words).done)

    def linked(self, en: Mention) -> bool:
        """Whether an English word has a counterpart of its own."""
        n = self._at(en)[0]
        return 0 <= n < len(self.cover.en) and self.cover.en[n].covered >= LINKED

    def lone(self, mention: Mention) -> float:
        """What a word says that has no counterpart (0 to 1); 0 for a phrase, and for a word with one."""
        n = self._at(mention)[0]
        if mention.end - mention.first > 1 or n < 0:
            return 0.0
        word = self.cover.side(mention.segment.side)[n]
        return word.weight if word.covered < LINKED else 0.0

    def correspond(self, uk: Mention, en: Mention, apart: float, converse: bool, behind: bool) -> bool:
        """Whether two words stand in one place: beside words that translate each other, or free and not far `apart`.

        `apart` is a share of the passage. Two ends of one event (`converse`: «місця продажу», "where to buy") are told
        by who does it, which stands before them. Words far apart are in one place where those around them translate
        each other, but for what is told from `behind`, which moves with its clause ("Before she left"). What a denial
        begins behind one of them only turns it («менш надійний» is "more unreliable"). What is asked in one text and
        said in the other stands in no one place.
        """
        if self._turns(uk) != self._turns(en) or asks(uk) != asks(en):
            return False
        if self._headed(uk, en):
            return True
        if not (behind or apart <= BESIDE or self.together(uk, en)):
            return False
        if self.taken(uk, en) and self.taken(en, uk):
            return False  # "savings in costs" is «економії на витратах»
        before, behind = self.beside(uk, en)
        if before or (behind and not converse) or (converse and self.led(uk, en)):
            return True
        if behind and self._meant(uk, en):  # «щоб продати», "to buy": who does it is who does all of it
            return True
        if converse or self.taken(uk, en) or self.taken(en, uk) or self._torn(uk, en):
            return False
        return apart <= LOOSE or len(en.segment.tokens) <= SHORT

    def together(self, uk: Mention, en: Mention) -> bool:
        """Whether the words around two mentions translate each other."""
        (here, _), (there, _) = self._at(uk), self._at(en)
        near = min(here, there) < 0 or len(en.segment.tokens) <= SHORT
        return near or at_one_place(self.cover, here, there)

    def _headed(self, uk: Mention, en: Mention) -> bool:
        """Whether two phrases have words that stand for each other: «цукровий завод», "paper factory"."""
        (first, last), (first_there, last_there) = self._at(uk), self._at(en)
        if first == last or first_there == last_there:
            return False
        return any(first <= u <= last and first_there <= e <= last_there for u, e in self.links)

    def _torn(self, uk: Mention, en: Mention) -> bool:
        """Whether the words behind two mentions of a long passage have their counterparts elsewhere, and not there."""
        if len(self.cover.en) <= LONG:
            return False
        behind: Mapping[Side, Sequence[int]] = {"uk": self._behind(uk), "en": self._behind(en)}
        torn = 0
        ends: Mapping[Side, bool] = {"uk": not behind["uk"], "en": not behind["en"]}
        opposite: Mapping[Side, Mention] = {"uk": en, "en": uk}
        for side, there in opposite.items():
            words, mates = self.cover.side(side), self.cover.side(other(side))
            last = self._at(there)[1]
            for word in (words[n] for n in behind[side] if _firm(words[n]) and words[n].partner >= 0):
                if word.partner in behind[other(side)] or (ends[other(side)] and self._led_to(there, word.partner)):
                    return False
                mutual = word.covered >= SURE and words[mates[word.partner].partner] is word
                torn += mutual and not last < word.partner <= last + COMPANY + CLOSE
        return torn >= TORN

    def _led_to(self, mention: Mention, n: int) -> bool:
        """Whether a word (its number) stands a little before a mention, in its clause: «не попросив ніхто»."""
        word = self.cover.side(mention.segment.side)[n]
        before = self._at(mention)[0] - n
        if word.segment is not mention.segment or not 0 < before <= COMPANY:
            return False
        between = tokens_within(word.segment, word.token.start, mention.place.span.start)
        return not any(one.text in STOPS for one in between)

    def _behind(self, mention: Mention) -> Sequence[int]:
        """The numbers of the words behind a mention, up to a stop."""
        segment = mention.segment
        stop = next((one.start for one in segment.tokens[mention.end :] if one.text in STOPS), len(segment.text))
        words, last = self.cover.side(segment.side), self._at(mention)[1]
        numbers = range(last + 1, min(len(words), last + 1 + COMPANY))
        return [n for n in numbers if words[n].segment is segment and words[n].token.start < stop]

    def _meant(self, uk: Mention, en: Mention) -> bool:
        """Whether two mentions are infinitives: «має продати», "had to buy", "can buy"."""
        before, known = en.segment.tokens[max(0, en.first - 1)].lower, ties(self.words)
        infinitive = before == "to" or (before in known.auxiliaries and before not in known.be)
        return infinitive and uk.segment.tokens[uk.first].lower.endswith(endings(self.words).infinitive)

    def _turns(self, mention: Mention) -> bool:
        """Whether the word behind a mention begins with a denial, and is no word of its own ("informed")."""
        side, behind = mention.segment.side, mention.segment.tokens[mention.end : mention.end + 1]
        if not any(len(token.text) >= LETTERS and self._denies(side, token.lower) for token in behind):
            return False
        n = self.numbers[side].get((mention.segment, behind[0].start), -1)
        return n < 0 or self.cover.side(side)[n].covered < SURE

    def _denies(self, side: Side, word: str) -> bool:
        """Whether a word begins with a denial; in English, what it denies is a word as well: none in "universal"."""
        if side == "uk":
            return word.startswith(PREFIX)
        known = lexicon(self.words)
        prefixes = listed(self.words, "affirms", "prefixes")
        return any(word.startswith(one) and known.lemmas("en", word[len(one) :]) for one in prefixes)

    def taken(self, mention: Mention, by: Mention) -> bool:
        """Whether a word is the counterpart of another word than `by`, so that it cannot stand for that."""
        if mention.end - mention.first > 1:
            return False
        side = mention.segment.side
        word = self.cover.side(side)[self._at(mention)[0]]
        if word.covered < SURE or word.partner < 0:
            return False
        first, last = self._at(by)
        mate = self.cover.side(other(side))[word.partner]
        here = self._at(mention)[0]
        return mate.partner == here and mate.weight >= SAYS and not first <= word.partner <= last

    def _at(self, mention: Mention) -> tuple[int, int]:
        """The numbers of the first and the last word of a mention."""
        numbers, tokens = self.numbers[mention.segment.side], mention.segment.tokens[mention.first : mention.end]
        listed = [n for token in tokens if (n := numbers.get((mention.segment, token.start))) is not None]
        return (listed[0], listed[-1]) if listed else (-9, -9)


def asks(mention: Mention) -> bool:
    """Whether a mention stands in a question."""
    segment, at = mention.segment, mention.segment.tokens[mention.first].start
    ends = (span.end for span in segment.sentences if span.start <= at < span.end)
    text = segment.text[: next(ends, 0)].rstrip()
    while text and text[-1] in CLOSES:
        text = text[:-1].rstrip()
    return text.endswith("?")


def _facts(
    comparison: Comparison, pair: Pair, numbers: Mapping[Side, Mapping[tuple[Segment, int], int]]
) -> Iterator[tuple[int, int]]:
    """The words of facts that agree, each with each: "5 pm" for «17 години»."""
    agreed = agreeing(comparison)
    for segment in pair.en:
        for uk, en in agreed.get(segment, ()):
            ours, theirs = _inside(uk, numbers["uk"]), _inside(en, numbers["en"])
            yield from product(ours, theirs)


def _inside(fact: Fact, numbers: Mapping[tuple[Segment, int], int]) -> list[int]:
    """The numbers of the words of a fact."""
    tokens = tokens_within(fact.segment, *fact.span)
    return [numbers[at] for token in tokens if (at := (fact.segment, token.start)) in numbers]


def _lies(place: Place, facts: Sequence[Fact]) -> bool:
    """Whether a place is a part of a fact."""
    return any(one.segment is place.segment and one.span.start <= place.span.start < one.span.end for one in facts)


def _firm(word: Word) -> bool:
    return word.covered >= LINKED and word.weight >= SAYS
