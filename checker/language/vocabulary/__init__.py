"""The vocabulary of `rules/words/` and its neighbours as look-up tables, each read when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from checker.language.lexicon.bloom import Bloom, unpack
from checker.language.vocabulary.beginnings import bare, bare_row
from checker.model import prepared
from checker.model.shipped import folder

COMMENT = re.compile("^#.*$", re.MULTILINE)
NOTHING: Mapping[str, object] = {}

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Words:
    """The folders that vocabulary is read from; a later folder adds to the tables of an earlier one.

    `over` has entries that replace those of a table, `house` the files with pairs of words that the settings name. One
    is itself and no other, so that what is worked out of it once is found again at no cost.
    """

    folders: tuple[Path, ...]
    over: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    house: tuple[Path, ...] = ()
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    def made(self, make: Callable[..., Made], *args: Hashable) -> Made:
        """What `make(self, *args)` gives: worked out when it is first asked for, and kept as long as the vocabulary.

        `make` is a function of a module or a class, and `args` are few (a side, the name of a table): what is kept by
        the word forms of a text is kept in a `Memo`, which is bounded.
        """
        key = (make, *args) if args else make
        made: Made
        try:
            made = self._made[key]
        except KeyError:
            held = prepared_part(made_name(make, args), self.folders, self.over, self.house)
            made = self._made[key] = make(self, *args) if held is None else held
        return made

    def __reduce__(self) -> tuple[type[Words], tuple[object, ...]]:
        """For another process: where the words are, and nothing of what was made of them here."""
        return Words, (self.folders, self.over, self.house)

    def table(self, name: str) -> Mapping[str, Any]:
        """The tables of `NAME.toml`, those of a later folder merged into those of an earlier one.

        Fields that hold nothing but beginnings of words have them without the sign "~" (see `beginnings`).

        Raises FileNotFoundError when no folder has the file, ValueError (with path and place) when it is no TOML.
        """
        known: Mapping[str, Any] | None = self._made.get(name)
        if known is None:  # else the folders would be hashed for each look
            known = self._made[name] = _over(self, name) if name in self.over else _table(self.folders, name)
        return known

    def forms(self, name: str) -> Bloom:
        """The words of `NAME.bloom`: a set that can only be asked. Raises ValueError when the file is none."""
        return _forms(self.folders, name)

    def path(self, name: str) -> Path:
        """The file of that name in the last folder that has one: a house's own goes before the shipped one.

        Raises FileNotFoundError when no folder has it.
        """
        return _last(self.folders, name)

    def with_table(self, name: str, table: Mapping[str, Any]) -> Words:
        """The same vocabulary with entries of one table in the place of those that it has."""
        return replace(self, over={**self.over, name: table})

    def with_house(self, path: Path) -> Words:
        """The same vocabulary with a lexicon of the house (see `house_pairs`)."""
        return replace(self, house=(*self.house, path))

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The rows of `NAME.tsv` in every folder, without comment lines (#) and empty ones."""
        return _rows(self.folders, name)

    def lines(self, name: str) -> frozenset[str]:
        """The lines of `NAME.txt` in every folder, without comment lines (#) and empty ones."""
        return _lines(self.folders, name)


@cache
def shipped(*more: Path) -> Words:
    """The shipped vocabulary, with that of other rule folders (`FOLDER/words`) after it."""
    shelves = (folder("rules") / "words", folder("rules") / "models", folder("reports") / "words")
    return Words((*shelves, *(place / "words" for place in more if (place / "words").is_dir())))


def made_name(make: Callable[..., object], args: tuple[Hashable, ...]) -> str:
    """The name under which is prepared what is made of a vocabulary."""
    return " ".join(("made", f"{make.__module__}.{make.__qualname__}", *map(str, args)))


def prepared_part(
    name: str, folders: tuple[Path, ...], over: Mapping[str, object] = NOTHING, house: tuple[Path, ...] = ()
) -> Any:
    """What was prepared of shipped files of vocabulary; None where other folders, entries or pairs add to any of them.

    Pairs of a house are added to "pairs.tsv".
    """
    own = shipped().folders
    if name not in prepared.names() or folders[: len(own)] != own:
        return None
    files, value = prepared.part(name)
    added = any((place / file).is_file() for place in folders[len(own) :] for file in files)
    laid_over = any(file.removesuffix(".toml") in over for file in files) or (house and "pairs.tsv" in files)
    return None if added or laid_over else value


@cache
def _table(folders: tuple[Path, ...], name: str) -> Mapping[str, Any]:
    held: Mapping[str, Any] | None = prepared_part(f"table {name}", folders)
    if held is not None:
        return held
    import tomli  # of shipped tables all are prepared

    merged: dict[str, Any] = {}
    for path in _paths(folders, f"{name}.toml"):
        try:
            _merge(merged, tomli.loads(path.read_text(encoding="utf-8")))
        except (ValueError, RecursionError) as wrong:
            raise ValueError(f"{path}: {wrong}") from wrong
    return bare(name, merged)


@cache
def _rows(folders: tuple[Path, ...], name: str) -> tuple[tuple[str, ...], ...]:
    held: tuple[tuple[str, ...], ...] | None = prepared_part(f"rows {name}", folders)
    if held is not None:
        return held
    import csv  # of shipped tables all are prepared

    rows: list[tuple[str, ...]] = []
    for path in _paths(folders, f"{name}.tsv"):
        with path.open(encoding="utf-8", newline="") as lines:
            kept = (line for line in lines if line.strip() and not line.startswith("#"))
            rows.extend(bare_row(name, tuple(row)) for row in csv.reader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(rows)


@cache
def _lines(folders: tuple[Path, ...], name: str) -> frozenset[str]:
    held: frozenset[str] | None = prepared_part(f"lines {name}", folders)
    if held is not None:
        return held
    found: set[str] = set()
    for path in _paths(folders, f"{name}.txt"):
        text = path.read_text(encoding="utf-8")
        found.update(text.splitlines())
        found.difference_update(COMMENT.findall(text))
    return frozenset(found - {""})


@cache
def _over(words: Words, name: str) -> Mapping[str, Any]:
    def replaced(table: Mapping[str, Any], by: Mapping[str, Any]) -> dict[str, Any]:
        return {**table} | {
            key: replaced(table.get(key, {}), value) if isinstance(value, Mapping) else value
            for key, value in by.items()
        }

    return replaced(_table(words.folders, name), words.over[name])


@cache
def _forms(folders: tuple[Path, ...], name: str) -> Bloom:
    path = _paths(folders, f"{name}.bloom")[0]
    try:
        return unpack(path.read_bytes())
    except ValueError as wrong:
        raise ValueError(f"{path}: {wrong}") from wrong


@cache
def _last(folders: tuple[Path, ...], name: str) -> Path:
    return _paths(folders, name)[-1]


def _paths(folders: tuple[Path, ...], name: str) -> list[Path]:
    paths = [place / name for place in folders if (place / name).is_file()]
    if not paths:
        raise FileNotFoundError(f"no folder of words has {name}: {', '.join(map(str, folders))}")
    return paths


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        elif isinstance(value, list) and isinstance(into.get(key), list):
            into[key] = [*into[key], *value]
        else:
            into[key] = value
