"""What came of files that have not changed, kept on disk by the content of all that decides it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from checker import __version__
from checker.model.digests import sha256
from checker.model.expressions import deferred
from checker.model.messages import Message, joined
from checker.model.shipped import PACKAGE
from checker.model.system import refusal
from checker.run import git

NAME = "zvirka"
# What decides findings, of the packages that are used; "none" where one is not installed.
LIBRARIES = (
    "fluent.syntax",
    "jinja2",
    "langdetect",
    "pydantic",
    "pyromark",
    "pyyaml",
    "rapidfuzz",
    "regex",
    "spacy",
    "tomli",
)
TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder holds what zvirka has found in files that have not changed. It may be deleted at any time.
# https://bford.info/cachedir/
"""
ENTRY = deferred(r"[0-9a-f]{64}\.json")
DAY = 86_400.0
KEPT = 30 * DAY  # how long an entry lives that nothing asks for
MOST = 256 * 2**20  # bytes of all entries
PARTS = deferred(r"[0-9a-f]{64}\.json\.[\d-]+\.part")


class CacheError(ValueError):
    """A folder that can't be a cache; its text says why."""


class Cache:
    """A folder of entries, each the bytes that were put there under a key."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder, with what tells backups and git to leave it alone. Raises CacheError.

        One that is there is believed where only this user can have filled it: see `_ours`.
        """
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise CacheError(Message("commands.cache_no_folder", folder=folder))
        if folder.exists() and not _ours(folder):
            raise CacheError(Message("commands.cache_foreign", folder=folder))
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "*\n")):
                if not (folder / name).exists():
                    (folder / name).write_text(text, encoding="utf-8")
        except OSError as wrong:
            raise CacheError(joined(": ", folder, refusal(wrong))) from wrong
        self.folder = folder
        self.grown = False

    def get(self, key: str) -> bytes | None:
        """What lies under a key, or None."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            if time.time() - path.stat().st_mtime > DAY:
                os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keeps bytes under a key, whole or not at all; where that can't be done (a full disk), nothing is kept."""
        path = self._path(key)
        part = path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}.part")
        try:
            path.parent.mkdir(exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink()
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
        self.grown = True

    def prune(self) -> None:
        """Takes out what nothing has asked for in a month, then the oldest beyond the room that there is."""
        if not self.grown:
            return
        now, room = time.time(), MOST
        for path, age, size in sorted(self._entries(now), key=lambda entry: entry[1]):
            room -= size
            if age > KEPT or room < 0 or (path.name.endswith(".part") and age > DAY):
                with suppress(OSError):
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"

    def _entries(self, now: float) -> Iterator[tuple[Path, float, int]]:
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            if ENTRY.fullmatch(path.name) or PARTS.fullmatch(path.name):
                with suppress(OSError):
                    stat = path.lstat()
                    yield path, now - stat.st_mtime, stat.st_size


def place() -> Path:
    """Where the cache lies: $ZVIRKA_CACHE_DIR, or this user's cache folder, never the tree that is checked.

    Raises CacheError where the user has no folder.
    """
    given = os.environ.get("ZVIRKA_CACHE_DIR")
    if given:
        return Path(given)
    try:
        return _caches() / NAME
    except RuntimeError as wrong:
        raise CacheError(Message("commands.cache_mend", wrong=wrong)) from wrong


def _caches() -> Path:
    """The folder where programs of this user keep what can be made again; raises RuntimeError."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    given = os.environ.get("XDG_CACHE_HOME", "")
    return Path(given) if os.path.isabs(given) else Path.home() / ".cache"


def _ours(folder: Path) -> bool:
    """Whether it is sure that no stranger filled a folder: it is this user's, and comes with no tree that is checked.

    In a repository git has to say that it follows nothing of it. In a working folder without one nobody can say it.
    """
    if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
        return False
    here = Path.cwd()
    inside = here != Path(here.anchor) and here != _home() and folder.resolve().is_relative_to(here)
    return git.untracked(folder) if git.top(folder) or inside else True


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


def run_key(folders: Iterable[Path], files: Iterable[Path], said: Iterable[str], kept: Cache | None = None) -> str:
    """The key of all that decides what is found, but for the texts: program, libraries, rules and words, settings.

    `folders` hold rules and words, `files` what the settings name; `said` is whatever else has a say. What lies in
    folders is not read where it has been, by size and date, and is `kept`.
    """
    made = _Digest([__version__, sys.version, *said])
    made.add(_known(_dates(map(Path, sys.path)), _libraries, kept))
    for place, pattern in ((PACKAGE, "*.py"), *((folder, "*") for folder in folders)):
        paths = sorted(place.rglob(pattern))
        made.add(_known(_dates(paths), partial(_content, place, paths), kept))
    for path in files:
        made.file(path, path.parent)
    return made.key


def _known(dates: str, make: Callable[[], bytes], kept: Cache | None) -> bytes:
    """A digest of files, looked up by their dates where there is a cache, and kept there."""
    key = _Digest(["dates", dates]).key
    held = kept.get(key) if kept else None
    if held is None or len(held) != sha256().digest_size:
        held = make()
        if kept:
            kept.put(key, held)
    return held


def _dates(paths: Iterable[Path]) -> str:
    """The names of files and folders with their sizes and dates, of content and of name: what changes when they do."""
    told = []
    for path in paths:
        with suppress(OSError):
            stat = path.stat()
            told.append(f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}")
    return "\n".join(told)


def _libraries() -> bytes:
    """The digest of which libraries are installed."""
    from importlib import metadata

    made = _Digest([])
    for name in LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            made.add(f"{name} {metadata.version(name)}".encode())
    return made.hash.digest()


def _content(place: Path, paths: Iterable[Path]) -> bytes:
    """The digest of files by name and content."""
    made = _Digest([])
    for path in paths:
        made.file(path, place)
    return made.hash.digest()


def task_key(run: str, said: Iterable[str], files: Iterable[Iterable[bytes]]) -> str:
    """The key of one task in a run: its names, and the content of its files, each in blocks."""
    made = _Digest([run, *said])
    for blocks in files:
        whole = sha256()
        for block in blocks:
            whole.update(block)
        made.add(whole.digest())
    return made.key


class _Digest:
    """A hash of parts, each with its length before it: "ab", "c" is not "a", "bc"."""

    def __init__(self, said: Iterable[str]) -> None:
        self.hash = sha256()
        for one in said:
            self.add(one.encode("utf-8", "surrogatepass"))

    def add(self, data: bytes) -> None:
        self.hash.update(b"%d:" % len(data))
        self.hash.update(data)

    def file(self, path: Path, above: Path) -> None:
        """The name of a file from a folder on, and its content; what is none counts by its name.

        The same file in another folder is another rule: it may be read there, or not be read.
        """
        self.add(os.fsencode(path.relative_to(above)))
        with suppress(OSError):
            self.add(path.read_bytes())

    @property
    def key(self) -> str:
        return self.hash.hexdigest()
