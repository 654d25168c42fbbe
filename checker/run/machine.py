"""What documents are checked with: rules, vocabulary, trained pipelines and a sentence encoder, made once for a run."""

from __future__ import annotations

from dataclasses import dataclass

from checker.align.meaning import NONE, Encoder
from checker.facts.names.trained import ALONE, Engine
from checker.language.vocabulary import Words
from checker.model.limits import LIMITS, Limits
from checker.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Machine:
    """The rules of a run, the vocabulary in force, pipelines that find names, an encoder that tells meaning, limits."""

    rulebook: Rulebook
    words: Words
    pipelines: Engine = ALONE
    encoder: Encoder = NONE
    limits: Limits = LIMITS

    @property
    def notes(self) -> list[tuple[str, bool]]:
        """What was used, as a report notes it, and whether its readers want to know."""
        return [(one.note, one.told) for one in (self.pipelines, self.encoder)]
