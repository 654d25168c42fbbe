"""An office or a relative that is another one in the other text, of whatever set, and a deputy who is the holder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from checker.align.comparison import Comparison
from checker.drift.agreed import agreeing
from checker.drift.hinted import hinted, pointers
from checker.drift.locality import at_one_place
from checker.drift.slots import ANCHORED
from checker.drift.ties.deputies import Deputies
from checker.drift.ties.offices import Agreeing, Changed, Classes, Said
from checker.language.contrasts import Mention
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import first_token
from checker.model import SIDES, Fact, Pair, Side, other

# How far apart (a share of the passage) two words are at most that stand for each other; in a short passage any place
# is near.
APART, SHORT = 0.35, 14
# How many words beside two mentions may tie them, and what such a word weighs at least.
AROUND, SAYS = 4, 0.3
# Of offices with their holders, so many are compared.
OFFICES = 8


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
        yield from _Orphans(comparison, pair, classes, classes.sets("offices")).exchanged(names)
    if both:
        orphans = _Orphans(comparison, pair, classes, classes.sets(*both))
        for title in both:
            yield from orphans.changed(title)
    if beside:
        yield from Deputies(comparison, pair, classes, classes.sets("offices") | classes.before).modified(names)


class _Orphans(Said):
    """Offices and relatives that the other text has not."""

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
            linked = self.linked(there) or self.linked(here)
            yield Changed(here, there, "linked" if linked else "class")

    def _together(self, uk: Mention, en: Mention) -> bool:
        """Whether the words around two mentions translate each other; in a short passage any place is near."""
        at, to = ([n for n, _ in self.words(one)] for one in (uk, en))
        return len(en.segment.tokens) <= SHORT or not at or not to or at_one_place(self.cover, at[0], to[0])

    def _named(self, mention: Mention) -> bool:
        """Whether a word is a surname, which the other text has as a name too: «Валентина Різник»."""
        return mention.first > 0 and any(
            word.token.text[0].isupper() and word.covered >= ANCHORED for _, word in self.head(mention)
        )

    def exchanged(self, facts: Agreeing) -> Iterator[Changed]:
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
        meant = self.numbers(one for one in others if one.grade == "says")
        for name, said in self.said[side].items():
            if self.classes.of.get(name) != title:
                continue
            listed = [self._plain(one) for one in said]
            poles = {one.pole for one in listed if one.grade == "says"}
            for pole in poles - {one.pole for one in there.get(name, ()) if one.grade == "says"}:
                own = [one for one in listed if one.pole == pole and one.grade == "says"]
                may = [one for one in there.get(name, ()) if one.pole == pole and one.grade == "also"]
                if any(self.linked(one, meant) for one in own) or self._free(may, own):
                    continue
                yield own[0], name

    def _plain(self, mention: Mention) -> Mention:
        """A word that only may mean a pole, but is its name and has no counterpart, means it: a general."""
        word = mention.segment.tokens[mention.first].lower
        if mention.grade != "also" or word != mention.pole or any(w.covered >= LINKED for _, w in self.words(mention)):
            return mention
        return mention._replace(grade="says")

    def _free(self, may: Iterable[Mention], own: Iterable[Mention]) -> bool:
        """Whether a word that may stand for some mentions is no name, and not the counterpart of something else."""
        by = self.numbers(own)
        return any(
            not (one.first > 0 and one.segment.tokens[one.first].text[0].isupper()) and not self.linked(one, by)
            for one in may
        )

    def _near(self, uk: Mention, en: Mention) -> bool:
        """Whether two mentions stand at one place of their passages, or beside words that are each other's."""
        if _apart(uk, en) <= APART or len(en.segment.tokens) <= SHORT:
            return True
        beside = {partner for partner in self._around(uk, partners=True) if partner >= 0}
        return not beside.isdisjoint(self._around(en, partners=False))

    def _around(self, mention: Mention, *, partners: bool) -> Iterator[int]:
        """The words around a mention, or their partners, as numbers of the coverage."""
        words = self.cover.side(mention.segment.side)
        at = [n for n, _ in self.words(mention)]
        for n in range(max(0, at[0] - AROUND), min(len(words), at[-1] + 1 + AROUND)) if at else ():
            if words[n].weight >= SAYS and words[n].covered >= LINKED:
                yield words[n].partner if partners else n


def _apart(one: Mention, two: Mention) -> float:
    """How far apart two words stand in their passages: 0 (the same place) to 1."""
    return abs(one.first / len(one.segment.tokens) - two.first / len(two.segment.tokens))
