"""What a run needs of the shipped rules and words, worked out beforehand: see `checker.model.prepared`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from operator import methodcaller
from pathlib import Path
from typing import Any

from checker.checks import instead
from checker.drift import meanings, omission
from checker.facts import kinds as facts
from checker.facts.names import gazetteer
from checker.language import contrasts, vocabulary
from checker.language.vocabulary import Words
from checker.language.vocabulary.schemas import LINES, ROWS, TABLES
from checker.model import SIDES, compiled, expressions, messages, prepared
from checker.model.shipped import folder
from checker.render import filling
from checker.rulebook import rulebook


@dataclass(frozen=True, eq=False)
class _Noting(Words):
    """A vocabulary that notes which of its files are asked for."""

    files: set[str] = field(default_factory=set)

    def table(self, name: str) -> Any:
        self.files.add(f"{name}.toml")
        return super().table(name)

    def rows(self, name: str) -> Any:
        self.files.add(f"{name}.tsv")
        return super().rows(name)

    def lines(self, name: str) -> Any:
        self.files.add(f"{name}.txt")
        return super().lines(name)

    def path(self, name: str) -> Path:
        self.files.add(name)
        return super().path(name)


def renew() -> None:
    """Writes what is prepared for a checkout whose sources have changed, where it may be written."""
    if prepared.wanted():
        with suppress(OSError):
            prepared.write(prepared.place(), dict(parts()), dated=True)


def parts() -> Iterator[tuple[str, bytes]]:
    """Everything that is prepared, by the names under which it is asked for."""
    yield "rules", prepared.packed(rulebook.to_prepare())
    for name in TABLES:
        yield _part(f"table {name}", methodcaller("table", name))
    for name in ROWS:
        yield _part(f"rows {name}", methodcaller("rows", name))
    for name in LINES:
        yield _part(f"lines {name}", methodcaller("lines", name))
    for path in (folder("reports") / "messages").glob("*.toml"):
        yield f"messages {path.stem}", prepared.packed(messages.read(path.stem))
    for side in SIDES:
        yield _made(contrasts.joined, side)
    for table in contrasts.TABLES:
        yield _made(meanings.poles_by_lemma, table)
        for side in SIDES:
            yield _made(contrasts.columns, table, side)
            yield _made(contrasts.turning, table, side)
    for table in vocabulary.shipped().table("written")["instead"]:
        yield _made(instead.groups, table)
    yield _made(gazetteer.forms)
    yield _made(omission.weighing)
    yield from filling.to_prepare()
    yield compiled.name(), prepared.packed(_expressions())


def _expressions() -> object:
    """The programs of the expressions that rules, facts and modules have, as far as these are loaded."""
    facts.of(vocabulary.shipped())
    return compiled.programs(expressions.known)


def _made(make: Callable[..., object], *args: Hashable) -> tuple[str, bytes]:
    return _part(vocabulary.made_name(make, args), lambda words: make(words, *args))


def _part(name: str, ask: Callable[[Words], object]) -> tuple[str, bytes]:
    """Something that is asked of the vocabulary, with the files that it is made of."""
    words = _Noting(vocabulary.shipped().folders)
    value = ask(words)
    return name, prepared.packed((tuple(sorted(words.files)), value))
