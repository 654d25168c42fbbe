"""People of whom one text names one and the other several: «його сина», "his sons"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.drift.coverage import Word, coverage_of
from checker.drift.ties.endings import TABLE
from checker.drift.ties.noun_cases import nouns
from checker.drift.ties.vocabulary import Listing
from checker.language import contrasts
from checker.language.inflection.grammar import grammar
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.memo import Memo
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Place, Side, Span

Number = Literal["", "one", "many"]
# How surely two words stand for each other, and what a noun behind an English noun weighs: "customer service".
SURE, SAYS = 0.6, 0.3
# So many words before an English noun stands what says whose or which it is, with an adjective between; and before a
# Ukrainian one "each".
BEFORE = 2
# What an owner ends in; the tables that know people.
OWNER, PEOPLE = "'s", ("roles", "genders")


class Numbers:
    """The grammatical number of words for people, and of words before them."""

    def __init__(self, words: Words) -> None:
        table = words.table(TABLE)["several"]
        self._lexicon, self._nouns = lexicon(words), nouns(words)
        self._plural = tuple(contrasts.parsed(table["ends"]["en"]))
        self._people = Listing(table["people"]["en"])
        self._tables = [contrasts.lexicon(name, "en", words) for name in PEOPLE]
        self._alike = Listing(table["alike"]["uk"])
        self.whose, self.which = Listing(table["whose"]["en"]).whole, Listing(table["which"]["en"]).whole
        self.each, self.several = Listing(table["each"]["uk"]), Listing(table["of"]["en"]).whole
        self.any = Listing(table["any"]["en"]).whole
        inverted = grammar(words).inverted
        singular = {end for kind in ("masculine", "feminine", "neuter") for end in inverted(f"adjective.{kind}")}
        self.adjective = tuple(end for end in singular - inverted("adjective.plural").keys() if len(end) > 1)
        self.uk: Memo[str, Number] = Memo(self._ukrainian)
        self.en: Memo[str, Number] = Memo(self._english)

    def certain(self, word: str) -> bool:
        """Whether an English word says whose or which people they are."""
        return word in self.whose or word in self.which or word.endswith(OWNER)

    def _ukrainian(self, form: str) -> Number:
        """None of what is no word for people, or may be one and several: «солдат»."""
        known = self._nouns
        if "-" in form or form in self._alike or not known.somebody[form] or known.adjective[form]:
            return ""
        genders = {reading.gender for reading in known.readings[form]}
        if not genders or ("many" in genders and len(genders) > 1):
            return ""
        return "many" if "many" in genders else "one"

    def _english(self, form: str) -> Number:
        numbers = self._lexicon.lemmas("en", form)
        lemma = self._lexicon.word("en", numbers[0]) if numbers else ""
        if not lemma or "-" in form or "'" in form or not self._person(lemma):
            return ""
        if lemma == form:
            return "" if form.endswith("s") and not form.endswith("ss") else "one"
        return "many" if form.endswith(self._plural) else ""

    def _person(self, lemma: str) -> bool:
        return lemma in self._people or any(
            entry.grade == "says" and len(entry.parts) == 1
            for table in self._tables
            for entry in contrasts.found(table, lemma)
        )


def changed(comparison: Comparison, pair: Pair) -> Iterator[tuple[Place, Place]]:
    """The words of a pair that stand for each other, of which one names a person and the other people."""
    known, cover = comparison.words.made(Numbers), coverage_of(comparison, pair)
    ours = cover.uk
    for n, word in enumerate(cover.en):
        if word.covered < SURE or word.partner < 0 or ours[word.partner].partner != n:
            continue
        there = known.en[word.token.lower]
        here = known.uk[ours[word.partner].token.lower] if there else ""
        if here and here != there and _told(comparison, pair, n, there):
            yield _place(ours[word.partner]), _place(word)


def _told(comparison: Comparison, pair: Pair, n: int, there: Number) -> bool:
    """Whether an English word (its number) of certain people stands for no others, and they are not of any number."""
    known, cover = comparison.words.made(Numbers), coverage_of(comparison, pair)
    word, mate = cover.en[n], cover.uk[cover.en[n].partner]
    if any(one.token.text[0].isupper() and one.token.start for one in (word, mate)):
        return False
    before, behind = _around(word)
    at = next((at for at in range(len(before) - 1, -1, -1) if known.certain(before[at])), -1)
    if at < 0 or not known.several.isdisjoint(before[:at]) or not known.any.isdisjoint(before[at:]):
        return False  # "one of his sons", "that a child is ill"
    if before[at].endswith(OWNER) and known.en[before[at].removesuffix(OWNER)] == "many":
        return False  # "the women's husbands"
    after = cover.en[n + 1] if n + 1 < len(cover.en) else None
    if there == "one" and after and after.token.lower == behind and after.weight >= SAYS:
        return False  # "his customer service"
    led = _around(mate)[0]
    if any(one in known.each for one in led):
        return False
    if there == "many" and before[at] in known.which and not (led and led[-1].endswith(known.adjective)):
        return False  # «клієнт» may be any of them; «загиблого чоловіка» is one
    return not any(_others(comparison, pair, side, word, mate) for side in SIDES)


def _around(word: Word) -> tuple[Sequence[str], str]:
    """The words before a word, and the one behind it."""
    segment, at = word.segment, first_token(word.segment, word.token.start)
    behind = segment.tokens[at + 1 : at + 2]
    return [one.lower for one in segment.tokens[max(0, at - BEFORE - 1) : at]], behind[0].lower if behind else ""


def _others(comparison: Comparison, pair: Pair, side: Side, en: Word, uk: Word) -> bool:
    """Whether another word of a side stands for one of the other: «і син, і син сестри», "both sons"."""
    cover, known = coverage_of(comparison, pair), lexicon(comparison.words)
    if side == "uk":
        return any(one is not uk and known.likely(one.token.lower, en.token.lower) >= LINKED for one in cover.uk)
    return any(one is not en and known.likely(uk.token.lower, one.token.lower) >= LINKED for one in cover.en)


def _place(word: Word) -> Place:
    return Place(word.segment, Span(word.token.start, word.token.end))
