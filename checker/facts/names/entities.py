"""Names as spaCy has them: which label one gets, and what the entities of a trained pipeline add to our names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.facts.names.find import names
from checker.language.house import spellings as house
from checker.language.text import plain
from checker.language.tokens import function_words, reader
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Segment, Side, Span, Token
from checker.model.expressions import deferred

if TYPE_CHECKING:
    from spacy.tokens import Doc

Label = Literal["PER", "LOC", "ORG", "MISC"]

# The labels of spaCy's Ukrainian (PER, LOC, ORG) and English pipelines (OntoNotes 5) that are names here. MISC takes
# nationalities, as in WikiNER. Works, events and products are titles, which translators change: none of ours.
LABELS: dict[str, Label] = {
    "PER": "PER", "PERS": "PER", "PERSON": "PER",
    "LOC": "LOC", "GPE": "LOC",
    "ORG": "ORG",
    "NORP": "MISC",
}  # fmt: skip
# An entity of these takes the doubt from a name that begins a sentence.
FIRM = frozenset({"PER", "LOC"})
# English adjectives and peoples made of places: "Russian", "Chinese", "Swedish", "French", "Iraqi", "Swiss".
DEMONYM = deferred(r".*(?:an|ese|ish|ch|i|ss)s?")
# The letters that a Ukrainian given name goes on with at most: «Андрієві».
ENDING = 4


class Entity(NamedTuple):
    """What a pipeline marked in a passage."""

    span: Span
    label: Label


def entities(doc: Doc) -> Iterator[Entity]:
    """The entities of a Doc that are names here, with their characters in its text."""
    for one in doc.ents:
        label = LABELS.get(one.label_)
        if label is not None:
            yield Entity(Span(one.start_char, one.end_char), label)


class Entities:
    """Reads the entities of trained pipelines beside our names, and makes entities of these, by a vocabulary."""

    def __init__(self, words: Words) -> None:
        self.names, self.function, self.reader = names(words), function_words(words), reader(words)

    def beside(self, facts: list[Fact], marked: Iterable[Entity], segment: Segment) -> list[Fact]:
        """The facts of a passage with what a trained pipeline marked there.

        A name that both found has the pipeline's label, and is in no doubt for standing first in its sentence. An
        entity that lies on no fact is a soft name: it may be a counterpart, and alone it is no finding. All other facts
        stay.
        """
        made = list(facts)
        for entity in marked:
            over = [n for n, fact in enumerate(made) if not fact.over and _overlap(fact.span, entity.span)]
            for n in over:
                start, end = made[n].span
                if made[n].kind == "name" and entity.span.start <= start and end <= entity.span.end:
                    made[n] = _agreed(made[n], entity.label)
            added = None if over else self._soft(entity, segment)
            if added is not None:
                made.append(added)
        return sorted(made, key=lambda fact: fact.span)

    def _soft(self, entity: Entity, segment: Segment) -> Fact | None:
        """The entity as a fact on our tokens, without the small words and titles at its ends: "the University of X"."""
        run = [
            _cut(token, entity.span) for token in segment.tokens if _overlap(Span(token.start, token.end), entity.span)
        ]
        apart = self.names.sides[segment.side].lexicon.titles | self.function[segment.side]
        while run and (not run[-1].text[0].isalnum() or run[-1].text.islower()):
            run.pop()
        while run and (not run[0].text[0].isalnum() or run[0].text.islower() or run[0].lower in apart):
            run.pop(0)
        if not run:
            return None
        fact = self.names.sides[segment.side].mention(run, False, segment)
        return (
            replace(fact, value=fact.value._replace(label=entity.label, hint=True), soft=True)
            if fact.value.parts
            else None
        )

    def label(self, fact: Fact) -> Label:
        """What a name names: as a trained pipeline says, else by our tables; MISC where nobody knows."""
        said: Label = fact.value.label or "MISC"
        if fact.value.label:
            return said
        if fact.value.ids:
            office = self.names.gazetteer.organizations(fact.value.ids)
            return "ORG" if office else "MISC" if _derived(fact) else "LOC"
        return "PER" if self._person(fact) else "MISC"

    def _person(self, fact: Fact) -> bool:
        """Whether a name has a given name in front of another, or a title before it."""
        parts = fact.value.parts
        if len(parts) > 1 and any(_given(parts[0], name, fact.side) for name in self.names.parts.given[fact.side]):
            return True
        before = [token for token in fact.segment.tokens if token.end <= fact.span.start and token.text != "."]
        return bool(before) and before[-1].lower in self.names.sides[fact.side].lexicon.titles

    def annotate(self, doc: Doc) -> Doc:
        """A Doc of any Ukrainian or English pipeline with our names as entities; those that it has stay.

        Raises ValueError for a Doc in another language.
        """
        side = _side(doc)
        segment = self.reader.read(plain(doc.text, side))
        taken = [Span(one.start_char, one.end_char) for one in doc.ents]
        spans = []
        for fact in self.names.find(segment):
            start, end = fact.span
            where = segment.raw(Span(start, start + len(house.base(segment.folded[start:end]))))
            span = doc.char_span(*where, label=self.label(fact), alignment_mode="expand")
            if span is not None and not any(_overlap(Span(span.start_char, span.end_char), one) for one in taken):
                taken.append(Span(span.start_char, span.end_char))
                spans.append(span)
        doc.set_ents([*doc.ents, *spans])
        return doc


def beside(facts: list[Fact], marked: Iterable[Entity], segment: Segment, words: Words) -> list[Fact]:
    """The facts of a passage with what a trained pipeline marked there, see `Entities`."""
    return words.made(Entities).beside(facts, marked, segment)


def label(fact: Fact, words: Words) -> Label:
    """What a name names, see `Entities`."""
    return words.made(Entities).label(fact)


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _agreed(fact: Fact, label: Label) -> Fact:
    first = fact.value.first and label not in FIRM
    return replace(fact, value=fact.value._replace(label=label, first=first))


def _cut(token: Token, span: Span) -> Token:
    """The part of a token that lies in a span: the London of "London-based"."""
    start, end = max(token.start, span.start), min(token.end, span.end)
    if (start, end) == token[:2] or end - start > len(token.text):
        return token
    text = token.text[start - token.start :][: end - start]
    return Token(start, end, text, text.lower())


def _derived(fact: Fact) -> bool:
    """Whether a known name stands as an adjective or a people: «російський», "Russian"."""
    return fact.soft and (fact.side == "uk" or DEMONYM.fullmatch(fact.text) is not None)


def _given(word: str, name: str, side: Side) -> bool:
    return word.startswith(name) and len(word) <= len(name) + ENDING if side == "uk" else word == name


def _side(doc: Doc) -> Side:
    for side in SIDES:
        if doc.lang_ == side:
            return side
    raise ValueError(f"names are found in Ukrainian (uk) and English (en) only, not in {doc.lang_!r}")
