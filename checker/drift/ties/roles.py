"""An office or a relative that is another one in the other text, of whatever set, and a deputy who is the holder."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.hinted import hinted, pointers
from checker.drift.locality import at_one_place
from checker.drift.slots import ANCHORED, agreeing
from checker.language.contrasts import Lexicon, Mention, found, lexicon, mentions, parsed
from checker.language.lexicon.lexicon import LINKED
from checker.language.poles import ENDING
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Pair, Segment, Side, Token, other

# How far apart (a share of the passage) two words are at most that stand for each other; in a short passage any place
# is near.
APART, SHORT = 0.35, 14
# How many words beside two mentions may tie them, and what such a word weighs at least.
AROUND, SAYS = 4, 0.3
# Of offices with their holders, so many are compared.
OFFICES = 8
# Function words have so many letters at most.
SMALL = 3
# How many words behind "former" its office may stand: "the former British prime minister".
BEHIND = 3


class Changed(NamedTuple):
    """Two mentions that stand for each other, and on what evidence.

    "class": neither has a counterpart; "linked": what the table has as two and the lexicon as one («брат» may be a
    cousin); "before": a word before an office is left out.
    """

    uk: Mention
    en: Mention
    evidence: Literal["class", "linked", "before"]


class Classes:
    """The sets of a table by class, and those of what stands before an office."""

    def __init__(self, words: Words, table: str) -> None:
        rows = words.table(table)
        self.of: Mapping[str, str] = {
            name: title for title, sets in rows.get("classes", {}).items() for name in parsed(sets)
        }
        self.holding = frozenset(parsed(rows.get("holding", "")))
        before = rows.get("before", {})
        self.before = frozenset(parsed(before.get("sets", "")))
        self.passing = frozenset(parsed(before.get("passing", "")))
        self.compound = tuple(part.rstrip(ENDING) for part in parsed(before.get("compound", "")))
        self.lexicons: Mapping[Side, Lexicon] = {side: lexicon(table, side, words) for side in SIDES}


def changed(comparison: Comparison, pair: Pair, table: str) -> Iterator[Changed]:
    """The offices and relatives of one text that are another's in the other: orphans of one class, nearest first."""
    classes = comparison.words.made(Classes, table)
    uk, en = (pointers(hinted(comparison, table, side), pair) for side in SIDES)
    if not uk and not en:
        return
    lone_uk, lone_en = uk - en, en - uk
    beside = any(name in classes.before for name, _ in (*lone_uk, *lone_en))
    titles_uk, titles_en = ({classes.of[name] for name, _ in lone if name in classes.of} for lone in (lone_uk, lone_en))
    both = titles_uk & titles_en
    both |= {classes.of[name] for name, _ in (*lone_uk, *lone_en) if name in classes.holding}
    held = {one for one in uk & en if classes.of.get(one[0]) == "offices"}
    names = agreeing(comparison) if len(held) > 1 or beside else {}
    if len(held) > 1:
        told = _Told(comparison, pair, classes, {"offices"}, beside=False)
        yield from told.exchanged(names)
    if not both and not beside:
        return
    told = _Told(comparison, pair, classes, both, beside=beside)
    for title in both:
        yield from told.changed(title)
    if beside:
        yield from told.modified(names)


class _Told:
    """What both passages say of offices and relatives."""

    def __init__(self, comparison: Comparison, pair: Pair, classes: Classes, titles: set[str], *, beside: bool) -> None:
        self.classes, self.pair = classes, pair
        self.cover: Coverage = coverage_of(comparison, pair)
        wanted = {name for name, title in classes.of.items() if title in titles or (beside and title == "offices")}
        wanted |= classes.before if beside else set()
        self.said = {side: mentions(pair.side(side), classes.lexicons[side], wanted) for side in SIDES}

    def changed(self, title: str) -> Iterator[Changed]:
        """Orphans of a class that stand for each other."""
        ours, theirs = (list(self._orphans(side, title)) for side in SIDES)
        for there, name in theirs:
            free = [one for one in ours if self._near(one[0], there)]
            if not free:
                continue
            nearest = min(free, key=lambda one: (one[1] != name, _apart(one[0], there)))
            ours.remove(nearest)
            here = nearest[0]
            if not self._together(here, there) or self._named(here) or self._named(there):
                continue
            linked = self._linked(there) or self._linked(here)
            yield Changed(here, there, "linked" if linked else "class")

    def _together(self, uk: Mention, en: Mention) -> bool:
        """Whether the words around two mentions translate each other; in a short passage any place is near."""
        at, to = ([n for n, _ in self._words(one)] for one in (uk, en))
        return len(en.segment.tokens) <= SHORT or not at or not to or at_one_place(self.cover, at[0], to[0])

    def _named(self, mention: Mention) -> bool:
        """Whether a word is a surname, which the other text has as a name too: «Валентина Різник»."""
        return mention.first > 0 and any(
            word.token.text[0].isupper() and word.covered >= ANCHORED for _, word in self._head(mention)
        )

    def exchanged(self, facts: Mapping[Segment, Sequence[tuple[Fact, Fact]]]) -> Iterator[Changed]:
        """Two offices each of which stands right before the name of the other's holder in the other text."""
        held: list[tuple[Mention, Mention]] = []
        for names in (both for segment in self.pair.en for both in facts.get(segment, ()) if both[1].kind == "name"):
            ours, theirs = map(self._before, names)
            if ours and theirs:
                held.append((ours, theirs))
        for (uk, en), (uk_too, en_too) in combinations(held[:OFFICES], 2):
            if uk.pole != en.pole and (uk.pole, uk_too.pole) == (en_too.pole, en.pole):
                yield Changed(uk, en, "class")

    def _before(self, name: Fact) -> Mention | None:
        """The office right before a name."""
        first = first_token(name.segment, name.span.start)
        said = (one for listed in self.said[name.segment.side].values() for one in listed if one.grade == "says")
        return next((one for one in said if one.segment is name.segment and one.end == first), None)

    def _orphans(self, side: Side, title: str) -> Iterator[tuple[Mention, str]]:
        """The mentions of a class whose pole the other text has not, and that nothing there may stand for."""
        there = self.said[other(side)]
        others = [one for name, listed in there.items() if self.classes.of.get(name) == title for one in listed]
        meant = self._numbers(one for one in others if one.grade == "says")
        for name, said in self.said[side].items():
            if self.classes.of.get(name) != title:
                continue
            listed = [self._plain(one) for one in said]
            poles = {one.pole for one in listed if one.grade == "says"}
            for pole in poles - {one.pole for one in there.get(name, ()) if one.grade == "says"}:
                own = [one for one in listed if one.pole == pole and one.grade == "says"]
                may = [one for one in there.get(name, ()) if one.pole == pole and one.grade == "also"]
                if any(self._linked(one, meant) for one in own) or self._free(may, own):
                    continue
                yield own[0], name

    def _plain(self, mention: Mention) -> Mention:
        """A word that only may mean a pole, but is its name and has no counterpart, means it: a general."""
        word = mention.segment.tokens[mention.first].lower
        if mention.grade != "also" or word != mention.pole or any(w.covered >= LINKED for _, w in self._words(mention)):
            return mention
        return mention._replace(grade="says")

    def _numbers(self, said: Iterable[Mention]) -> frozenset[int]:
        """The numbers of all words of some mentions."""
        return frozenset(n for one in said for n, _ in self._words(one))

    def _linked(self, mention: Mention, never: Container[int] = ()) -> bool:
        """Whether the lexicon has a counterpart for a mention, of a phrase for its head, which is no other word's.

        "Foreign" has one in «міністр закордонних справ» where the text has a foreign judge. The table knows better than
        the lexicon: what has one of the numbers `never` is no counterpart.
        """
        there = self.cover.side(other(mention.segment.side))
        return any(
            word.covered >= LINKED
            and word.partner >= 0
            and word.partner not in never
            and there[word.partner].partner == n
            for n, word in self._head(mention)
        )

    def _head(self, mention: Mention) -> Sequence[tuple[int, Word]]:
        """The word of a mention that says what it is: the first of a Ukrainian phrase, the last of an English one."""
        words = list(self._words(mention))
        return words[:1] if mention.segment.side == "uk" else words[-1:]

    def _free(self, may: Iterable[Mention], own: Iterable[Mention]) -> bool:
        """Whether a word that may stand for some mentions is no name, and not the counterpart of something else."""
        by = self._numbers(own)
        return any(
            not (one.first > 0 and one.segment.tokens[one.first].text[0].isupper()) and not self._linked(one, by)
            for one in may
        )

    def _words(self, mention: Mention) -> Iterator[tuple[int, Word]]:
        side = mention.segment.side
        for token in mention.segment.tokens[mention.first : mention.end]:
            n = self.cover.numbers[side].get((mention.segment, token.start))
            if n is not None:
                yield n, self.cover.side(side)[n]

    def _near(self, uk: Mention, en: Mention) -> bool:
        """Whether two mentions stand at one place of their passages, or beside words that are each other's."""
        if _apart(uk, en) <= APART or len(en.segment.tokens) <= SHORT:
            return True
        beside = {partner for partner in self._around(uk, partners=True) if partner >= 0}
        return not beside.isdisjoint(self._around(en, partners=False))

    def _around(self, mention: Mention, *, partners: bool) -> Iterator[int]:
        """The words around a mention, or their partners, as numbers of the coverage."""
        words = self.cover.side(mention.segment.side)
        at = [n for n, _ in self._words(mention)]
        for n in range(max(0, at[0] - AROUND), min(len(words), at[-1] + 1 + AROUND)) if at else ():
            if words[n].weight >= SAYS and words[n].covered >= LINKED:
                yield words[n].partner if partners else n

    def modified(self, facts: Mapping[Segment, Sequence[tuple[Fact, Fact]]]) -> Iterator[Changed]:
        """A deputy, former or acting holder of an office who is its holder in the other text."""
        names = [both for segment in self.pair.en for both in facts.get(segment, ()) if both[0].kind == "name"]
        holders = {_first(one): two for both in names for one, two in (both, both[::-1])}
        for side in SIDES:
            for name in self.classes.before & self.said[side].keys():
                there_too = self.said[other(side)].get(name, ())
                if any(two.grade != "also" or self._spare(two) for two in there_too):
                    continue
                for one in self.said[side][name]:
                    if one.grade != "says":
                        continue
                    there = self._holder(one)
                    office = one if there or self._linked(one) else self._office(one)
                    if not there and office and office is not one:
                        there = self._counterpart(office) or self._holding(office, holders)
                    if office and there:
                        whole = one._replace(end=max(one.end, office.end))
                        yield Changed(*((whole, there) if side == "uk" else (there, whole)), "before")
                        break

    def _spare(self, mention: Mention) -> bool:
        """Whether a word that may stand for one before an office is no counterpart of another: «попередні власники»."""
        return not self._linked(mention, self._standing[other(mention.segment.side)])

    @cached_property
    def _standing(self) -> Mapping[Side, Container[int]]:
        """The numbers of the words before an office, by side."""
        said = {
            side: [one for name in self.classes.before for one in told.get(name, ()) if one.grade == "says"]
            for side, told in self.said.items()
        }
        return {side: {n for one in listed for n, _ in self._words(one)} for side, listed in said.items()}

    def _holder(self, deputy: Mention) -> Mention | None:
        """Who holds the office that is one word with "deputy": the president of a «віцепрезидент»."""
        word, side = deputy.segment.tokens[deputy.first].lower, deputy.segment.side
        prefix = next((one for one in self.classes.compound if word.startswith(one)), None)
        said = found(self.classes.lexicons[side], word[len(prefix) :]) if prefix else ()
        held = {(one.set, one.pole) for one in said if one.grade == "says"}
        listed = (one for name, pole in held for one in self.said[other(side)].get(name, ()) if one.pole == pole)
        return next((one for one in listed if one.grade == "says"), None)

    def _lasting(self) -> Iterator[Mention]:
        """The offices of both texts that do not end by themselves, in the order of the table."""
        passing = {
            (one.segment, one.first)
            for said in self.said.values()
            for name in self.classes.passing
            for one in said.get(name, ())
        }
        for said in self.said.values():
            for name, listed in said.items():
                if self.classes.of.get(name) == "offices":
                    yield from (one for one in listed if one.grade != "but" and (one.segment, one.first) not in passing)

    @cached_property
    def _beginning(self) -> Mapping[tuple[Segment, int], Sequence[Mention]]:
        """Such offices by their first token."""
        return _by((one.segment, one.first, one) for one in self._lasting())

    @cached_property
    def _ending(self) -> Mapping[tuple[Segment, int], Sequence[Mention]]:
        """Such offices by the token behind their last."""
        return _by((one.segment, one.end, one) for one in self._lasting())

    def _office(self, before: Mention) -> Mention | None:
        """The office that a word stands before, the nearest one."""
        tokens = before.segment.tokens
        for first in range(before.first, before.end + BEHIND):
            if not all(map(self._says, tokens[before.end : first])):
                return None
            for one in self._beginning.get((before.segment, first), ()):
                if one.end > before.end:
                    return one
        return None

    def _holding(self, office: Mention, holders: Mapping[tuple[Segment, int], Fact]) -> Mention | None:
        """The office of the other text that stands before the name of an office's holder: «голова НБУ Пишний»."""
        name = holders.get((office.segment, office.end))
        if name is None:
            return None
        at = first_token(name.segment, name.span.start)
        near = (self._ending.get((name.segment, end), ()) for end in range(at, at - BEHIND, -1))
        return next((one for listed in near for one in listed), None)

    def _says(self, token: Token) -> bool:
        """Whether a word is no conjunction, preposition or mark."""
        return token.text[0].isalpha() and (len(token.text) > SMALL or token.text[0].isupper())

    def _counterpart(self, office: Mention) -> Mention | None:
        """The office of the other text that the lexicon links one to."""
        side = other(office.segment.side)
        there = self.cover.side(side)
        linked = {w.partner for n, w in self._words(office) if w.partner >= 0 and there[w.partner].partner == n}
        listed = [
            one
            for name, said in self.said[side].items()
            if linked and self.classes.of.get(name) == "offices"
            for one in said
            if one.grade != "but" and any(n in linked for n, _ in self._words(one))
        ]
        return max(listed, default=None, key=lambda one: (one.grade == "says", one.end - one.first))


def _by(found: Iterable[tuple[Segment, int, Mention]]) -> Mapping[tuple[Segment, int], Sequence[Mention]]:
    held: dict[tuple[Segment, int], list[Mention]] = {}
    for segment, at, one in found:
        held.setdefault((segment, at), []).append(one)
    return held


def _first(fact: Fact) -> tuple[Segment, int]:
    """A fact's passage, and the number of its first token."""
    return fact.segment, first_token(fact.segment, fact.span.start)


def _apart(one: Mention, two: Mention) -> float:
    """How far apart two words stand in their passages: 0 (the same place) to 1."""
    return abs(one.first / len(one.segment.tokens) - two.first / len(two.segment.tokens))
