"""What git knows of files: what was changed in them since a commit, and which commit touched them last."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIMIT = 60.0  # seconds that one command may take
PATHS = 400  # paths that are given to one command

# "@@ -12,3 +14,2 @@": lines of the new file, from 1; a count of 0 says after which line something was taken out.
HUNK = re.compile(rb"^@@ -\d+(?:,(?P<old>\d+))? \+(?P<at>\d+)(?:,(?P<new>\d+))? @@", re.MULTILINE)
SECTION = re.compile(rb"^diff --git ", re.MULTILINE)

# What may run programs that a repository names, or wait for an answer, is off.
QUIET = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotepath=off", "-c", "diff.noprefix=false")
DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--ignore-submodules=all")


class GitError(ValueError):
    """Git can't say what it was asked for; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file that were changed, as it is now: half-open ranges of numbers from 1.

    Where lines were only taken out, the range has the line before and the line after. `removed` says that something
    was taken out or changed, and not only added. `whole` files are new.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    removed: bool = False
    whole: bool = False

    def meet(self, first: int, last: int) -> bool:
        """Whether one of the lines from `first` to `last`, both included, was changed."""
        return self.whole or any(start <= last and first < stop for start, stop in self.ranges)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different now: the lines of files by their path from the top of the repository, and what is gone."""

    files: dict[str, Lines]
    gone: frozenset[str]


@cache
def top(folder: Path) -> Path | None:
    """The top folder of the repository that a folder lies in, without asking git; None where there is none."""
    real = folder.resolve()
    return next((place for place in (real, *real.parents) if (place / ".git").exists()), None)


def locate(path: Path) -> tuple[Path, str] | None:
    """The repository of a file and its path there; None where it lies in none."""
    real = path.resolve()
    root = top(real.parent)
    return (root, real.relative_to(root).as_posix()) if root else None


def run(root: Path, *words: str, text: str | None = None, limit: float = LIMIT) -> bytes:
    """What a command of git says; raises GitError when it fails, takes too long, or there is no git."""
    settled = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", *QUIET, "-C", str(root), *words], input=None if text is None else text.encode(),
            stdin=subprocess.DEVNULL if text is None else None, capture_output=True, timeout=limit, env=settled,
            check=False,
        )  # fmt: skip
    except FileNotFoundError as wrong:
        raise GitError("git is not installed, or not on the PATH") from wrong
    except subprocess.TimeoutExpired as wrong:
        raise GitError(f"git {words[0]} takes longer than {limit:.0f} seconds in {root}") from wrong
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise GitError(said or f"git {words[0]} failed in {root}")
    return done.stdout


def shallow(root: Path) -> bool:
    """Whether the clone has only the newest commits."""
    return run(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def commit(root: Path, rev: str) -> str:
    """The full name of a commit; raises GitError for one that is not known."""
    try:
        if not rev or rev.startswith("-"):
            raise GitError("no revision")
        return run(root, "rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}").decode().strip()
    except GitError as wrong:
        raise GitError(f"{rev!r} is no commit, branch or tag that git knows in {root}{_mend(root)}") from wrong


def fork(root: Path, rev: str) -> str:
    """The commit from which the checked-out branch and `rev` went apart: `rev` itself where the branch follows it."""
    base = commit(root, rev)
    try:
        return run(root, "merge-base", base, "HEAD").decode().strip()
    except GitError as wrong:
        raise GitError(f"{rev!r} and the checked-out commit have no common history in {root}{_mend(root)}") from wrong


def _mend(root: Path) -> str:
    try:
        cut = shallow(root)
    except GitError:
        return ""
    said = "; this is a shallow clone: fetch its history (git fetch --unshallow; in CI: fetch-depth: 0)"
    return said if cut else ""


def changes(root: Path, base: str, paths: Collection[str] = ()) -> Changes:
    """What the working tree has changed since a commit, in all files or those of the paths; renames are followed."""
    found: dict[str, Lines] = {}
    gone: set[str] = set()
    for some in _chunks(paths) if paths else [()]:
        said = run(root, "--literal-pathspecs", *DIFF, "--patch-with-raw", "-z", "-U0", base, "--", *some)
        records, patch = _raw(said)
        sections = SECTION.split(patch)[1:]
        for (status, old, new), section in zip(records, sections, strict=True):
            if status == "D":
                gone.add(old)
                continue
            gone.update([old] if status == "R" else [])
            found[new] = Lines(whole=True) if status == "A" else _lines(section)
    return Changes(found, frozenset(gone))


def _chunks(paths: Collection[str]) -> Iterator[list[str]]:
    listed = list(paths)
    for at in range(0, len(listed), PATHS):
        yield listed[at : at + PATHS]


def _raw(said: bytes) -> tuple[list[tuple[str, str, str]], bytes]:
    """The records of `--patch-with-raw -z` as (status, old path, new path), and the patch after them."""
    records = []
    at = 0
    while said[at : at + 1] == b":":
        end = said.index(b"\0", at)
        status = chr(said[said.rindex(b" ", at, end) + 1])
        paths = []
        for _ in range(2 if status in "RC" else 1):
            at, end = end + 1, said.index(b"\0", end + 1)
            paths.append(os.fsdecode(said[at:end]))
        records.append((status, paths[0], paths[-1]))
        at = end + 1
    # A conflict that is not settled has a record and no patch of its own.
    return [record for record in records if record[0] != "U"], said[at:].lstrip(b"\0")


def _lines(section: bytes) -> Lines:
    """The hunks of one file. A file that git takes for binary, or that changed its kind, is changed as a whole."""
    hunks = list(HUNK.finditer(section))
    if not hunks and (b"\nBinary files " in section or b"\nGIT binary patch" in section):
        return Lines(whole=True, removed=True)
    ranges = []
    for hunk in hunks:
        at, new = int(hunk["at"]), int(hunk["new"] or 1)
        ranges.append((at, at + new) if new else (at, at + 2))
    return Lines(tuple(ranges), removed=any(int(hunk["old"] or 1) for hunk in hunks))


def tracked(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of the paths that git follows."""
    found: set[str] = set()
    for some in _chunks(list(paths)):
        listed = run(root, "--literal-pathspecs", "ls-files", "-z", "--", *some)
        found.update(os.fsdecode(name) for name in listed.split(b"\0") if name)
    return frozenset(found)
