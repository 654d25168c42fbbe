"""The safe fixes of findings put into files: checked again until nothing is left to fix, written by nobody here."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from checker import readers
from checker.commands.fix.rewrite import source_map
from checker.language.vocabulary import Words
from checker.model import SIDES, Document, Failure, Field, Finding, Report, barrier
from checker.model.limits import LIMITS, Limits
from checker.model.messages import Message
from checker.pairs import Input, Task, called
from checker.readers.places.decode import Decoded, InputError, decoded
from checker.readers.places.source import HEAD, Source
from checker.readers.web import wxr
from checker.run import edits as fix

# How often a text is checked again. A fix may uncover another one: « text » loses its spaces, then its marks change.
ROUNDS = 12
# Formats that are read and not written.
UNWRITTEN = frozenset({".docx", ".docm", ".doc"})

Check = Callable[[Iterable[Document | Failure]], Report]


class Fixed(NamedTuple):
    """A file with its fixes made: the bytes that are in it, those that should be, and how many fixes of which rule."""

    name: str
    old: bytes
    new: bytes
    made: Counter[str]


class Left(NamedTuple):
    """A safe fix that was not made, since what it changes is written as markup, or can't be written."""

    name: str
    finding: Finding


class Put(NamedTuple):
    """What a fix of a rule does to the text of a file."""

    rule: str
    edits: tuple[fix.Edit, ...]


@dataclass(slots=True)
class Fixes:
    """The files of a run with the fixes that were made so far; tasks may share a file.

    A file that is reached by two names (a link, `./a`) is one, under the name that came first: `first` has it by the
    file's own number. `barred` are changes that were tried and would change letters.
    """

    words: Words
    check: Check
    limits: Limits = LIMITS
    read: dict[str, bytes] = field(default_factory=dict)
    first: dict[object, str] = field(default_factory=dict)
    barred: set[tuple[str, int, str]] = field(default_factory=set)
    old: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)
    made: dict[str, Counter[str]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    documents: int = 0

    def fixed(self) -> list[Fixed]:
        """The files that are changed, in the order in which they were read."""
        return [
            Fixed(name, self.old[name], new, self.made[name]) for name, new in self.new.items() if new != self.old[name]
        ]

    def apply(self, task: Task) -> None:
        """Applies the fixes of a task; what can't be fixed is a failure, and its files stay as they are."""
        closed = _closed(task)
        self.failures += closed
        if isinstance(task, Input) and closed:
            return
        before = dict(self.new), {name: Counter(made) for name, made in self.made.items()}
        try:
            self._apply(task)
        except InputError as wrong:
            self.new, self.made = before
            self.failures.append(Failure(wrong.name, wrong.message))
        except Exception as wrong:
            self.new, self.made = before
            self.failures.append(barrier.fault(called(task), wrong))

    def _apply(self, task: Task) -> None:
        letters: list[str] | None = None
        self._read(task)
        for _ in range(ROUNDS):
            seen: list[str] = []
            held = self._held(task)
            report = self.check(_watched(readers.open_task(task, self.words, held=held, limits=self.limits), seen))
            if letters is None:
                letters = seen
                self.failures += report.failures
                self.documents += report.documents
            left = self._round(report.findings, task, letters)
            if left is not None:
                self.left += left
                return
        raise InputError(called(task), Message("fix.endless", rounds=ROUNDS))

    def _read(self, task: Task) -> None:
        """Reads the files of a task that were not read before; one that can't be read is told when it is checked."""
        with suppress(ValueError, OSError):
            self.read.update({one.name: one.data for one in readers.sources(task, self.read, self.limits)})

    def _held(self, task: Task) -> dict[str, bytes]:
        """What stands for the files of a task, by the names that the task has for them."""
        names = {name: self._one(name) for name in self._names(task)}
        return self.read | self.new | {name: self.new[one] for name, one in names.items() if one in self.new}

    def _one(self, name: str) -> str:
        """The name under which a file is fixed."""
        try:
            stat = Path(name).stat()
        except (OSError, ValueError):
            return name
        return self.first.setdefault((stat.st_dev, stat.st_ino), name)

    def _round(self, findings: Iterable[Finding], task: Task, letters: list[str]) -> list[Left] | None:
        """Makes the fixes that may be made at once; where there are none, those that can't be made."""
        by_file: dict[str, list[Finding]] = {}
        for finding in findings:
            place = finding.en or finding.uk
            name = (place.segment.field.file if place else None) or (task.name if isinstance(task, Input) else "")
            if place and place.segment.field.kept:
                continue
            if finding.fix is not None and Path(name).suffix.lower() not in UNWRITTEN:
                by_file.setdefault(self._one(name), []).append(finding)
        done = [self._file(name, found, task, letters) for name, found in by_file.items()]
        if any(done):
            return None
        return [Left(name, finding) for name, found in by_file.items() for finding in found]

    def _file(self, name: str, findings: list[Finding], task: Task, letters: list[str]) -> bool:
        """Makes the fixes in one file; whether there was any."""
        data = self.new.get(name) or self.read[name]
        source = decoded(name, data)
        if wxr.reads(Source(name, data[:HEAD])):
            raise InputError(name, Message("fix.export"))
        if not _whole(source, data):
            raise InputError(name, Message("fix.bytes"))
        made = self._sound(name, list(_put(name, source, findings)), source, task, letters)
        if not made:
            return False
        self.old.setdefault(name, data)
        self.new[name] = source.written(fix.apply(source.text, (edit for one in made for edit in one.edits)))
        self.made.setdefault(name, Counter()).update(one.rule for one in made)
        return True

    def _sound(self, name: str, made: list[Put], source: Decoded, task: Task, letters: list[str]) -> list[Put]:
        """The changes after which the text has the same letters: "5 ." made "5." begins a list, and its number is gone.

        They are tried together, and by halves where that fails, so that one does not stop the others.
        """
        made = [one for one in made if (name, one.edits[0].start, one.rule) not in self.barred]
        if not made or self._same(name, made, source, task, letters):
            return made
        if len(made) == 1:
            self.barred.add((name, made[0].edits[0].start, made[0].rule))
            return []
        half = self._sound(name, made[: len(made) // 2], source, task, letters)
        return half or self._sound(name, made[len(made) // 2 :], source, task, letters)

    def _same(self, name: str, made: list[Put], source: Decoded, task: Task, letters: list[str]) -> bool:
        text = source.written(fix.apply(source.text, (edit for one in made for edit in one.edits)))
        names = {other for other in self._names(task) if self._one(other) == name}
        seen: list[str] = []
        held = {**self._held(task), name: text, **dict.fromkeys(names, text)}
        for _ in _watched(readers.open_task(task, self.words, held=held, limits=self.limits), seen):
            pass
        return seen == letters

    @staticmethod
    def _names(task: Task) -> list[str]:
        held = task.names if isinstance(task, Input) else task[:2]
        return [str(one) for one in held if one is not None] if not isinstance(task, Failure) else []


def _put(name: str, source: Decoded, findings: Iterable[Finding]) -> Iterator[Put]:
    """The changes that the findings of a file ask for, as edits of it; those that can't be written are left out."""
    by_field: dict[Field, list[fix.Change]] = {}
    for change in filter(None, map(fix.change, findings)):
        by_field.setdefault(change.field, []).append(change)
    for changes in by_field.values():
        place = source_map(name, source.text, changes[0].field)
        for change in fix.choose(changes) if place else ():
            put = [place.edit(edit) for edit in change.edits] if place else []
            if all(edit is not None and _encodes(edit.text, source) for edit in put):
                yield Put(change.rule, tuple(filter(None, put)))


def _watched(stream: Iterable[Document | Failure], letters: list[str]) -> Iterator[Document | Failure]:
    """The same documents; a digest of the letters and figures of each is added to `letters`."""
    for one in stream:
        if isinstance(one, Document):
            shown = (segment.shown for side in SIDES for segment in one.side(side))
            letters.append(hashlib.sha256(fix.letters("".join(shown)).encode("utf-8", "surrogatepass")).hexdigest())
        yield one


def _closed(task: Task) -> list[Failure]:
    """What of a task can't be written to, and what to do instead."""
    if isinstance(task, Failure):
        return []
    if isinstance(task, Input):
        if task.name == "-":
            return [Failure("-", Message("fix.stdin"))]
        if any("://" in name for name in task.names):
            return [Failure(str(task), Message("fix.address"))]
        return []
    return [
        Failure(str(path), Message("fix.docx"))
        for path in (task.uk, task.en)
        if path is not None and path.suffix.lower() in UNWRITTEN
    ]


def _whole(source: Decoded, data: bytes) -> bool:
    """Whether a text that is not changed is written as it was: byte 0x98 is no character of Windows-1251."""
    return _encodes(source.text, source) and source.written(source.text) == data


def _encodes(text: str, source: Decoded) -> bool:
    try:
        source.written(text)
    except UnicodeEncodeError:
        return False
    return True
