"""What tells names in a run: our rules alone, or a trained spaCy pipeline beside them where one is installed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checker.facts.names import entities
from checker.language import pipelines
from checker.language.pipelines import PUBLISHED, PipelineError
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Segment, Side
from checker.model.messages import Message, joined

if TYPE_CHECKING:
    from spacy.language import Language

Choice = Literal["auto", "rules", "spacy"]
RULES = Message("names.rules")


class EngineError(ValueError):
    """The settings ask for a trained pipeline that can't be had; the text names the setting and the mend."""


@dataclass(frozen=True)
class Engine:
    """The trained pipelines of a run, by side, and what the report says of them.

    `told` is False where the note is news to nobody who reads a text: nothing was asked for, and nothing is installed.
    """

    pipelines: Mapping[Side, Language] = field(default_factory=dict)
    note: str = Message("names.note", said=RULES)
    told: bool = False

    def beside(self, facts: list[Fact], segment: Segment, words: Words) -> list[Fact]:
        """The facts of a passage with what the trained pipeline of its language knows of it."""
        trained = self.pipelines.get(segment.side)
        if trained is None or len(segment.text) > trained.max_length:
            return facts
        return entities.beside(facts, entities.entities(trained(segment.text)), segment, words)


# No trained pipeline.
ALONE = Engine()


def choose(choice: Choice, named: Mapping[Side, str], start: Path) -> Engine:
    """The engine that the settings ask for; `named` are pipelines by name or by folder, relative to `start`.

    "auto" takes the pipelines that are named or, of spaCy's own, the best that is installed; "spacy" wants one for each
    language. Nothing of spaCy is imported when there is none. Raises EngineError.
    """
    if choice == "rules":
        return Engine(note=Message("names.engine_rules", rules=RULES))
    loaded: dict[Side, Language] = {}
    said: list[str] = []
    broken: list[str] = []
    for side in SIDES:
        name = named.get(side, "")
        found = _named(side, name, start) if name else _best(side, broken)
        if found:
            title, loaded[side] = found
            said.append(Message("names.used", title=title, language=Message(f"names.language_{side}")))
        elif choice == "spacy":
            raise EngineError(_mend(side, broken))
    if not said:
        said = [Message("names.none", rules=RULES) if not broken else RULES]
    else:
        lone = [side for side in SIDES if side not in loaded]
        said += [Message("names.rules_for", rules=RULES, language=Message(f"names.language_{side}")) for side in lone]
    note = Message("names.note", said=joined("; ", *said, *broken))
    return Engine(loaded, note, told=bool(loaded or broken))


def _named(side: Side, name: str, start: Path) -> tuple[str, Language]:
    """The pipeline that the settings name, with its title; EngineError where it does not do."""
    try:
        one = pipelines.given(name, start)
        return one.title, pipelines.load(one, side)
    except PipelineError as wrong:
        raise EngineError(Message("names.wrong", side=side, wrong=wrong)) from wrong


def _best(side: Side, broken: list[str]) -> tuple[str, Language] | None:
    """The best of spaCy's own pipelines that loads, with its title; why others do not is added to `broken`."""
    for one in pipelines.published(side):
        try:
            return one.title, pipelines.load(one, side)
        except PipelineError as wrong:
            broken.append(str(wrong))
    return None


def _mend(side: Side, broken: list[str]) -> str:
    why = joined("; ", *broken) or Message(f"names.not_installed_{side}")
    return Message("names.no_engine", why=why, package=PUBLISHED[side][-1], side=side)
