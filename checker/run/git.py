"""What git knows of files: what was changed in them since a commit, and which commit touched them last."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.model.expressions import deferred
from checker.model.messages import Message

LIMIT = 60.0  # seconds that one command may take
PATHS = 400  # paths that are given to one command

# "@@ -12,3 +14,2 @@": lines of the new file, from 1; a count of 0 says after which line something was taken out.
HUNK = re.compile(rb"^@@ -\d+(?:,(?P<old>\d+))? \+(?P<at>\d+)(?:,(?P<new>\d+))? @@", re.MULTILINE)
SECTION = re.compile(rb"^diff --git ", re.MULTILINE)

# What runs a program that a repository names, asks a server or waits for an answer is off. A folder inside the checked
# tree that is laid out as a bare repository is none of ours (git 2.35.2 and later heed that).
HARDENED = (
    "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.attributesFile=/dev/null",
    "-c", "protocol.allow=never", "-c", "safe.bareRepository=explicit", "-c", "log.showSignature=false",
    "-c", "core.quotepath=off", "-c", "diff.noprefix=false",
)  # fmt: skip
BARE = ("--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
DIFF = ("diff", *BARE, "--find-renames")
# Of the variables that git heeds none comes with us: they lead to another repository, other settings, other programs.
OURS = {
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_PAGER": "cat",
}  # fmt: skip
LOCAL = frozenset({"local", "worktree"})  # the scopes of settings that lie in a repository
# "filter.lfs.clean": a program that git would run over a changed file before it compares it.
FILTER = deferred(r"filter\.(?P<name>.+)\.(?:clean|smudge|process|required)", re.DOTALL)


class GitError(ValueError):
    """Git can't say what it was asked for; the text says why, and what to do."""


class Lines(NamedTuple):
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


class Changes(NamedTuple):
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


def run(root: Path, *words: str, limit: float = LIMIT) -> bytes:
    """What a command of git says; raises GitError when it fails, takes too long, or there is no git.

    This is the one door to git. Nothing that the repository names is run: no hook, monitor, pager, filter, outer diff.
    """
    return _run(root, [*_unfiltered(root), *words], words[0], limit)


@cache
def _unfiltered(root: Path) -> tuple[str, ...]:
    """The options that turn off the filters which the repository itself sets; those of the user's own stay."""
    said = _run(root, ["config", "--list", "--show-scope", "--name-only", "-z"], "config", LIMIT)
    words = os.fsdecode(said).split("\0")
    keys = [key for scope, key in zip(words[::2], words[1::2], strict=False) if scope in LOCAL]
    names = dict.fromkeys(found["name"] for found in map(FILTER.fullmatch, keys) if found)
    off = (f"filter.{name}.{key}" for name in names for key in ("clean=", "smudge=", "process=", "required=false"))
    return tuple(word for setting in off for word in ("-c", setting))


def _run(root: Path, words: list[str], name: str, limit: float) -> bytes:
    import subprocess  # which a run outside of a repository does without

    settled = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", *HARDENED, "-C", str(root), *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=limit,
            env={**settled, **OURS}, check=False,
        )  # fmt: skip
    except OSError as wrong:
        raise GitError(Message("git.none")) from wrong
    except subprocess.TimeoutExpired as wrong:
        raise GitError(Message("git.slow", name=name, limit=f"{limit:.0f}", root=root)) from wrong
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise GitError(said or Message("git.failed", name=name, root=root))
    return done.stdout


def shallow(root: Path) -> bool:
    """Whether the clone has only the newest commits."""
    return run(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def commit(root: Path, rev: str) -> str:
    """The full name of a commit; raises GitError for one that is not known."""
    try:
        if not rev or rev.startswith("-"):
            raise GitError(Message("git.no_revision"))
        return run(root, "rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}").decode().strip()
    except GitError as wrong:
        raise GitError(Message("git.unknown", rev=rev, root=root, mend=_mend(root))) from wrong


def fork(root: Path, rev: str) -> str:
    """The commit from which the checked-out branch and `rev` went apart: `rev` itself where the branch follows it."""
    base = commit(root, rev)
    try:
        return run(root, "merge-base", base, "HEAD").decode().strip()
    except GitError as wrong:
        raise GitError(Message("git.no_history", rev=rev, root=root, mend=_mend(root))) from wrong


def _mend(root: Path) -> str:
    try:
        cut = shallow(root)
    except GitError:
        return ""
    return Message("git.shallow") if cut else ""


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


def untracked(folder: Path) -> bool:
    """Whether it is sure that git follows nothing of a folder that lies in a repository; False where it can't be known.

    What lies in no repository, or makes itself one, may come from anybody.
    """
    real = folder.resolve()
    root = top(real.parent)
    if root is None or (real / ".git").exists() or (real / "HEAD").exists():
        return False
    try:
        return not tracked(root, [real.relative_to(root).as_posix()])
    except (GitError, ValueError):
        return False


def tracked(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of the paths that git follows."""
    found: set[str] = set()
    for some in _chunks(list(paths)):
        listed = run(root, "--literal-pathspecs", "ls-files", "-z", "--", *some)
        found.update(os.fsdecode(name) for name in listed.split(b"\0") if name)
    return frozenset(found)
