"""What was worked out of the shipped rules and words beforehand: one file, used only where its sources are the same.

The wheel is built with it; a checkout writes it among its byte code, where whoever may write may write our code too.
A part that is not there is worked out from its sources, with the same result.
"""

from __future__ import annotations

import marshal
import os
import pickle
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from checker.model.shipped import PACKAGE, folder

NAME = "prepared.bin"
SIZE = 16  # bytes of a key
# What is prepared: rules, vocabulary, templates. Learned models are laid out for their readers as they are.
SOURCES = frozenset({".toml", ".tsv", ".txt", ".j2"})


def part(name: str) -> Any:
    """What was prepared under a name; None where nothing was."""
    held = _parts().get(name)
    return None if held is None else pickle.loads(held)


def names() -> frozenset[str]:
    """The names of all that is prepared; none where the sources have changed since."""
    return frozenset(_parts())


def place() -> Path:
    """The file of a checkout."""
    return Path(cache_from_source(str(PACKAGE / NAME))).with_suffix(".bin")


def write(path: Path, parts: Mapping[str, bytes], *, dated: bool) -> None:
    """Writes a file of parts, which holds as long as the key of its sources does; raises OSError."""
    path.parent.mkdir(exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(key(dated=dated) + marshal.dumps(dict(parts)))
    beside.replace(path)


def key(*, dated: bool) -> bytes:
    """What tells whether sources have changed: the content of rules, words and templates, and the sizes of the code.

    With its dates where it is `dated`: in a checkout code changes, and installing a wheel gives it dates of its own.
    """
    found = blake2b(digest_size=SIZE)
    for top in (folder("rules"), folder("reports")):
        for one in sorted(_files(str(top)), key=lambda one: one.path):
            if os.path.splitext(one.name)[1] in SOURCES:
                found.update(one.path.removeprefix(str(top)).encode())
                with open(one.path, "rb") as held:
                    found.update(held.read())
    code = [
        (one.path.removeprefix(str(PACKAGE)), told.st_size, told.st_mtime_ns if dated else 0)
        for one in _files(str(PACKAGE))
        if one.name.endswith(".py")
        for told in (one.stat(),)
    ]
    found.update(repr(sorted(code)).encode())
    return found.digest()


@cache
def _parts() -> Mapping[str, bytes]:
    for path, dated in ((PACKAGE / NAME, False), (place(), True)):
        try:
            with open(path, "rb") as held:
                if held.read(SIZE) == key(dated=dated):
                    parts: Mapping[str, bytes] = marshal.loads(held.read())
                    return parts
        except (OSError, ValueError, EOFError, TypeError):  # not there, or not written to the end
            continue
    return {}


def _files(top: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(top) as listed:
        for one in listed:
            if one.is_dir():
                if one.name not in {"__pycache__", "models"}:
                    yield from _files(one.path)
            else:
                yield one


def wanted() -> bool:
    """Whether a checkout has nothing that fits, and may write: as Python itself may write byte code."""
    return not names() and not sys.dont_write_bytecode and not (PACKAGE / "rules").is_dir()
