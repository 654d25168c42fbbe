"""What is wrong with settings, in plain words: the file, the line, the key, and what would be right."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.language.nearest import nearest
from checker.language.vocabulary import lines
from checker.model import Side
from checker.model.expressions import deferred

if TYPE_CHECKING:
    from pydantic import ValidationError

# What stands in reports/words/settings.toml for the types of pydantic's errors.
KINDS = {
    "string_type": "text",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "table",
    "model_type": "table",
    "model_attributes_type": "table",
    "bool_type": "bool",
    "bool_parsing": "bool",
    "int_type": "whole",
    "int_parsing": "whole",
    "int_from_float": "whole",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "literal_error": "none_of",
    "missing": "missing",
    "string_too_short": "short",
    "greater_than": "above",
    "greater_than_equal": "at_least",
    "less_than_equal": "at_most",
}
LITERAL = deferred("'(.*?)'")
SHOWN = 60
# Options of the command that people look for among the settings, with a hyphen or an underscore.
OPTIONS = frozenset({"format", "report", "jobs", "lang", "cache", "quiet", "strict", "statistics", "trust", "compare"})

Keys = Callable[[Sequence[str | int]], list[str]]


@dataclass(frozen=True, slots=True)
class SettingsFault:
    """What is wrong: `line` is counted from 1, 0 where the file was not read; `kind` names a sentence of the words."""

    path: Path
    line: int
    key: str
    kind: str
    values: Mapping[str, str] = field(default_factory=dict)

    def said(self, label: Mapping[str, Any]) -> str:
        """The fault in the language of the words."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        sentence = label["elsewhere"].get(self.kind) or label[self.kind]
        said = sentence.format(**self.values)
        if self.values.get("names"):
            said += label["there_are"].format(names=self.values["names"])
        if self.values.get("near"):
            said += label["near"].format(near=self.values["near"])
        return f"{place}: {self.key}: {said}" if self.key else f"{place}: {said}"


class SettingsError(ValueError):
    """Settings that can't be used; its text has a line for each fault, in English."""

    def __init__(self, faults: Iterable[SettingsFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.said("en"))

    def said(self, lang: Side) -> str:
        """The faults in a language."""
        from checker.language import vocabulary

        label = vocabulary.shipped().table("settings")[lang]
        return "\n".join(one.said(label) for one in self.faults)


def found(wrong: ValidationError, path: Path, places: Mapping[lines.Path, int], keys: Keys) -> Iterator[SettingsFault]:
    """The faults that pydantic has found; `keys` are those of the table at a place."""
    by_place: dict[lines.Path, list[Any]] = {}
    for error in wrong.errors():
        by_place.setdefault(written(error["loc"], places), []).append(error)
    for where, errors in by_place.items():
        literals = [error for error in errors if error["type"] == "literal_error"]
        for error in [*literals[:1], *(one for one in errors if one not in literals)]:
            known = [one for literal in literals for one in LITERAL.findall(literal["ctx"]["expected"])]
            yield SettingsFault(path, lines.line(places, where), dotted(where), *_sentence(error, keys, known))


def unknown_rule(
    path: Path, places: Mapping[lines.Path, int], where: lines.Path, name: str, known: Collection[str]
) -> SettingsFault:
    """That the settings, whose keys are at these `places`, name a rule which there is not."""
    values = {"given": name, "near": _near(name, known)}
    return SettingsFault(path, lines.line(places, where), dotted(where), "rule", values)


def written(loc: Sequence[str | int], places: Mapping[lines.Path, int]) -> lines.Path:
    """The part of an error's place that the file has; a key that is missing has none."""
    size = next((n for n in range(len(loc), 0, -1) if tuple(loc[:n]) in places), 0)
    return tuple(loc[:size])


def dotted(where: lines.Path) -> str:
    """A place as people count: pairs.1.en."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in where)


def _sentence(error: Any, keys: Keys, known: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The kind of a fault, and what its sentence names; `known` are the texts that may stand at its place."""
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    values = {"given": _shown(error["input"]), "name": str(loc[-1]) if loc else ""}
    if kind == "extra_forbidden":
        return _unknown(str(loc[-1]), loc[:-1], keys)
    if kind in {"list_type", "tuple_type"} and loc in {("pairs",), ("accept",)}:
        return f"{loc[0]}_tables", values
    if kind == "literal_error":
        near = _near(error["input"], known) if isinstance(error["input"], str) else ""
        return "none_of", {**values, "known": ", ".join(f'"{one}"' for one in known), "near": near}
    if kind in KINDS:
        return KINDS[kind], {**values, **{key: f"{value}" for key, value in context.items()}}
    if kind in {"marks", "ukrainian_name", "english_form", "pointless", "pattern"}:
        return kind, {**values, **context}
    return "other", {**values, "said": error["msg"]}


def _unknown(name: str, table: Sequence[str | int], keys: Keys) -> tuple[str, dict[str, str]]:
    """That no setting has that name: where its place is, or the nearest one, and what there is."""
    known = keys(table)
    values = {"given": name, "names": ", ".join(known)}
    plain = name.replace("-", "_").lower()
    if not table and plain in {"select", "ignore", "severity", "severities", "exclude", "extend_exclude"}:
        return plain, values
    if not table and plain in OPTIONS:
        return "option", {**values, "option": plain.replace("_", "-")}
    return "unknown", {**values, "near": _near(name, known)}


def _near(name: str, known: Collection[str]) -> str:
    return nearest(name, known) or ""


def _shown(given: object) -> str:
    """A value as TOML writes it, in short."""
    if isinstance(given, dict):
        return "[…]" if not given else "{" + ", ".join(map(str, given))[: SHOWN - 2] + "}"
    if isinstance(given, bool):
        return str(given).lower()
    text = json.dumps(given, ensure_ascii=False, default=str)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
