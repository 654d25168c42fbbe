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
from importlib.util import cache_from_source
from itertools import accumulate, pairwise
from mmap import ACCESS_READ, mmap
from operator import attrgetter
from pathlib import Path
from typing import Any

from checker.model.digests import blake2b
from checker.model.shipped import PACKAGE, folder

NAME = "prepared.bin"
SIZE, LENGTH = 16, 4  # bytes of a key, and of how long the list of parts is
# Where rules and templates lie in a wheel, whose code is the same in a checkout.
ASIDE = frozenset({str(PACKAGE / "rules"), str(PACKAGE / "reports")})
VERSION = 4  # of marshal: what every Python reads that runs us
PLAIN, OBJECT = b"m", b"p"  # how a part is packed
# What is prepared is made of rules, vocabulary and templates, by the code, and of what was learned.
READ = frozenset({".toml", ".tsv", ".txt", ".j2"})
SOURCES = READ | {".py", ".bin", ".json"}


def part(name: str) -> Any:
    """What was prepared under a name; None where nothing was."""
    held = _parts().get(name)
    if held is None:
        return None
    return marshal.loads(held[1:]) if held[:1] == PLAIN else pickle.loads(held[1:])


def packed(value: Any) -> bytes:
    """A value as a part: plain ones, which most are, are read three times as fast as objects."""
    try:
        return PLAIN + marshal.dumps(value, VERSION)
    except ValueError:
        return OBJECT + pickle.dumps(value)


def names() -> frozenset[str]:
    """The names of all that is prepared; none where the sources have changed since."""
    return frozenset(_parts())


def place() -> Path:
    """The file of a checkout."""
    return Path(cache_from_source(str(PACKAGE / NAME))).with_suffix(".bin")


def write(path: Path, parts: Mapping[str, bytes], *, dated: bool) -> None:
    """Writes a file of parts, which holds as long as the key of its sources does; raises OSError.

    What is asked for afterwards is looked for anew: a copy of this process would prepare everything again.
    """
    path.parent.mkdir(exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    ends = list(accumulate(map(len, parts.values())))
    places = dict(zip(parts, pairwise((0, *ends)), strict=True))
    listed = marshal.dumps(places, VERSION)
    beside.write_bytes(b"".join((key(dated=dated), len(listed).to_bytes(LENGTH), listed, *parts.values())))
    beside.replace(path)
    _parts.cache_clear()


def key(*, dated: bool) -> bytes:
    """What tells whether sources have changed: in a checkout by their dates, as Python tells it of byte code.

    Installing a wheel gives dates of its own: there it is the content of rules, words and templates, and sizes.
    """
    found = blake2b(digest_size=SIZE)
    for top in (folder("rules"), folder("reports"), PACKAGE):
        begin = len(str(top))
        for one in sorted(_files(str(top)), key=attrgetter("path")):
            told = one.stat()
            found.update(f"{one.path[begin:]} {told.st_size} {told.st_mtime_ns if dated else ''}\n".encode())
            if not dated and _ending(one.name) in READ:
                with open(one.path, "rb") as held:
                    found.update(held.read())
    return found.digest()


@cache
def _parts() -> Mapping[str, bytes | memoryview]:
    """The parts by name, in the memory that the system reads files into: a run asks half of what they are."""
    for path, dated in ((PACKAGE / NAME, False), (place(), True)):
        try:
            with open(path, "rb") as held:
                if held.read(SIZE) == key(dated=dated):
                    listed = held.read(int.from_bytes(held.read(LENGTH)))
                    data = memoryview(mmap(held.fileno(), 0, access=ACCESS_READ))[held.tell() :]
                    places: dict[str, tuple[int, int]] = marshal.loads(listed)
                    if max(end for _, end in places.values()) == len(data):
                        return {name: data[begin:end] for name, (begin, end) in places.items()}
        except (OSError, ValueError, EOFError, TypeError, AttributeError):  # not there, or not written to the end
            continue
    return {}


def _files(top: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(top) as listed:
        for one in listed:
            if one.is_dir():
                if one.name != "__pycache__" and one.path not in ASIDE:
                    yield from _files(one.path)
            elif one.name != NAME and _ending(one.name) in SOURCES:
                yield one


def _ending(name: str) -> str:
    return name[name.rfind(".") :]


def wanted() -> bool:
    """Whether a checkout has nothing that fits, and may write: as Python itself may write byte code."""
    return not names() and not sys.dont_write_bytecode and not (PACKAGE / "rules").is_dir()
