"""Only what a branch has changed: the files, and the findings in the passages of those."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from checker.model import Failure, Finding, Place, Report, Segment, Span
from checker.model.messages import Message
from checker.pairs import FilePair, Input, Task
from checker.run import git

# Pairs files, in which a record begins at the line that its field names.
RECORDS = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
WHOLE = git.Lines(whole=True, removed=True)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is new since a commit: the tasks to check, how many there were, and the changed lines of their files.

    `lines` has the files by the names that the tasks give them; one that was not changed is not in it.
    """

    rev: str
    tasks: tuple[Task, ...]
    of: int
    lines: dict[str, git.Lines]

    @property
    def note(self) -> str:
        """What a reader has to know: that most was not compared."""
        count = sum(not isinstance(task, Failure) for task in self.tasks)
        if not count:
            return Message("since.none", of=self.of, rev=self.rev)
        return Message("since.some", count=count, of=self.of, rev=self.rev)


def scope(tasks: Iterable[Task], rev: str) -> Scope:
    """The tasks of which a file was changed since the branch left `rev`, in the working tree too.

    A file that git does not follow is new. A file without a partner stays where it was changed, or where a file of its
    name has gone. Raises git.GitError when git can't tell: no repository, no such revision, too short a history.
    """
    listed = list(tasks)
    places: dict[Path, dict[str, str]] = {}
    for name in (name for task in listed for name in _names(task)):
        found = git.locate(Path(name)) if name != "-" and "://" not in name else None
        if found is None:
            raise git.GitError(Message("git.no_repository", name=name))
        places.setdefault(found[0], {})[name] = found[1]
    if not places:
        git.fork(git.top(Path.cwd()) or Path.cwd(), rev)
    lines: dict[str, git.Lines] = {}
    gone: set[str] = set()
    for root, names in places.items():
        changed = git.changes(root, git.fork(root, rev))
        followed = git.tracked(root, names.values())
        gone.update(Path(path).stem for path in changed.gone)
        for name, path in names.items():
            here = changed.files.get(path) if path in followed else WHOLE
            if here is not None:
                lines[name] = here
    kept = [task for task in listed if _kept(task, lines, gone)]
    return Scope(rev, tuple(kept), sum(not isinstance(task, Failure) for task in listed), lines)


def _names(task: Task) -> tuple[str, ...]:
    if isinstance(task, Failure):
        return ()
    return task.names if isinstance(task, Input) else tuple(str(path) for path in task[:2] if path)


def _kept(task: Task, lines: dict[str, git.Lines], gone: set[str]) -> bool:
    if isinstance(task, Failure):
        return task.severe
    if any(name in lines for name in _names(task)):
        return True
    return isinstance(task, FilePair) and None in task[:2] and any(path.stem in gone for path in task[:2] if path)


def narrow(report: Report, scope: Scope, whole_files: bool) -> Report:
    """The report without the findings in passages that were not changed, and with a note of what it leaves out."""
    notes = [scope.note]
    if not whole_files:
        kept = tuple(finding for finding in report.findings if _touched(finding, scope))
        left = len(report.findings) - len(kept)
        if left:
            notes.append(Message("since.left_out", rev=scope.rev, count=left))
        report = report.without(frozenset(report.findings).difference(kept))
    return replace(report, notes=(*notes, *report.notes))


def _touched(finding: Finding, scope: Scope) -> bool:
    """Whether a line of a finding's passages was changed, on either side.

    What has no counterpart may have lost it: such a finding counts where lines of the other file were taken out.
    """
    places = [place for place in (finding.uk, finding.en) if place]
    segments = [*(place.segment for place in places), *finding.beside]
    if any(_changed(segment, scope) for segment in segments):
        return True
    if any(place.raw and _meets(place.segment, place, scope) for place in places):
        return True
    if len({segment.side for segment in segments}) > 1:
        return False
    mine = {_file(segment, finding.document) for segment in segments}
    partners = {
        name for task in scope.tasks if isinstance(task, FilePair) and mine & {*_names(task)} for name in _names(task)
    }
    return any(scope.lines[name].removed for name in partners - mine if name in scope.lines)


def _file(segment: Segment, document: str = "") -> str:
    return segment.field.file or document.partition("#")[0]


def _changed(segment: Segment, scope: Scope) -> bool:
    return _meets(segment, Place(segment, Span(0, len(segment.text))), scope)


def _meets(segment: Segment, place: Place, scope: Scope) -> bool:
    """Whether the lines of a place were changed; a text inside JSON has no lines of its own: its file counts."""
    name = segment.field.file
    if name is None:
        records = [name for name in scope.lines if Path(name).suffix.lower() in RECORDS]
        if not records or len(scope.lines) > 1:
            return True
        first = segment.field.line
        return scope.lines[records[0]].meet(first, first + segment.field.raw.count("\n"))
    lines = scope.lines.get(name)
    if lines is None:
        return False
    if segment.field.pointer:
        return segment.field.line == 1 or lines.meet(segment.field.line, segment.field.line)
    start, end = place.in_field
    first = segment.field.line + segment.field.raw.count("\n", 0, start)
    return lines.meet(first, first + segment.field.raw.count("\n", start, max(start, end - 1)))
