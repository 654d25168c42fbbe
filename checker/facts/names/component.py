"""Our names as a component of any spaCy pipeline: `nlp.add_pipe("zvirka_names")`.

spaCy imports this module whenever it makes a pipeline on a machine that has Zvirka (entry point `spacy_factories`), so
nothing of Zvirka is imported before a component is made.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from checker.language.vocabulary import Words
    from checker.model import Side

NAME = "zvirka_names"


class Names:
    """Sets `doc.ents` to the names of a text, beside the entities that are there; labels are PER, LOC, ORG, MISC."""

    def __init__(self, words: Words) -> None:
        # Only the vocabulary goes to other processes with a pipeline, not what is made of it.
        self.words = words

    def __call__(self, doc: Doc) -> Doc:
        from checker.facts.names.entities import Entities

        return self.words.made(Entities).annotate(doc)


@Language.factory(NAME, assigns=["doc.ents", "token.ent_iob", "token.ent_type"], default_config={"rules": []})
def names(nlp: Language, name: str, rules: list[str]) -> Names:
    """The component with the shipped vocabulary and that of more rule folders.

    Raises ValueError for a pipeline that is neither Ukrainian nor English.
    """
    from checker.language import vocabulary as words

    if nlp.lang not in ("uk", "en"):
        raise ValueError(f"{NAME} is for Ukrainian (uk) and English (en) pipelines, not for {nlp.lang!r}")
    return Names(words.shipped(*map(Path, rules)))


def pipeline(side: Side, *rules: Path) -> Language:
    """The language layer as one spaCy pipeline: blank, with our tokenizer and our names on the Doc.

    `rules` are more rule folders whose vocabulary is used.
    """
    from checker.language import pipelines

    made = pipelines.blank(side)
    made.add_pipe(NAME, config={"rules": [str(place) for place in rules]})
    return made
