"""An input that is opened once: its name, its beginning, and its bytes, or a stream of its lines."""

from __future__ import annotations

import io
import os
import select
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from checker.model.limits import LIMITS, Limits
from checker.model.messages import Message
from checker.model.system import refusal
from checker.readers.places.decode import InputError, decode

PAIR = 4  # how many times as long as a passage a line with a pair may be, with room for its keys
HEAD = 4096  # bytes that a format may be known by
BLOCK = 1 << 20  # bytes of a stream that are read at a time
PAUSE = 0.05  # seconds between two looks at a pipe into which nobody writes yet
# Formats of one record a line, which are not read whole; those of tables have their own way with the ends of lines.
LINES: Mapping[str, str | None] = {".jsonl": None, ".ndjson": None, ".csv": "", ".tsv": ""}


class Source:
    """An input that has been opened, with its content or a stream of it, which is read once.

    Going to another process, it takes its content along; a stream is opened there anew.
    """

    def __init__(self, name: str, content: bytes | BinaryIO, limits: Limits = LIMITS) -> None:
        self.name = name
        self.limits = limits
        self._content = content
        self._head: bytes | None = None

    def __reduce__(self) -> tuple[object, ...]:
        if isinstance(self._content, bytes):
            return Source, (self.name, self._content, self.limits)
        return open_file, (self.name, self.limits)

    @property
    def ending(self) -> str:
        """The ending of the name in lower case, with the full stop; "" where it has none."""
        return Path(self.name).suffix.lower()

    @property
    def start(self) -> bytes:
        """The first bytes."""
        if isinstance(self._content, bytes):
            return self._content[:HEAD]
        if self._head is None:
            self._head = self._content.read(HEAD)
            self._content.seek(0)
        return self._head

    @property
    def head(self) -> str:
        """The first characters, for a look at what it is; what can't be decoded is replaced."""
        if self.start.startswith((b"\xff\xfe", b"\xfe\xff")):
            return self.start.decode("utf-16", errors="replace")
        return self.start.decode("utf-8-sig", errors="replace")

    @property
    def data(self) -> bytes:
        """All bytes; raises InputError where they are too many."""
        if isinstance(self._content, bytes):
            return self._content
        with self._content as stream:
            data = stream.read(self.limits.bytes + 1)
        self._content = _limited(self.name, data, self.limits)
        return self._content

    @property
    def text(self) -> str:
        """All of it, decoded; raises InputError for an encoding that is not read, and for nothing."""
        return decode("standard input" if self.name == "-" else self.name, self.data)

    def lines(self) -> Iterator[str]:
        """Its lines with their ends, one by one from a stream of UTF-8; raises InputError that names the line.

        One that is longer than a pair may be comes as `Overlong`.
        """
        if isinstance(self._content, bytes) or not self.start.strip() or not _utf8(self.start):
            yield from io.StringIO(self.text)
            return
        number = 0
        with io.TextIOWrapper(self._content, encoding="utf-8-sig", newline=LINES.get(self.ending)) as stream:
            try:
                for line in _bounded(stream, PAIR * self.limits.characters + HEAD):
                    number += 1
                    yield line
            except UnicodeDecodeError as wrong:
                said = Message("readers.line_encoding", line=number + 1, reason=wrong.reason)
                raise InputError(self.name, said) from wrong

    def blocks(self) -> Iterator[bytes]:
        """All bytes in pieces, so that a digest needs no more room than one; they may be read again."""
        if isinstance(self._content, bytes):
            yield self._content
            return
        self._content.seek(0)
        while block := self._content.read(BLOCK):
            yield block
        self._content.seek(0)

    def close(self) -> None:
        """Gives back what a stream holds; nothing can be read any more."""
        if not isinstance(self._content, bytes):
            self._content.close()


class Overlong(str):
    """The first characters of a line that is longer than any that is read; the rest of it is passed over."""

    __slots__ = ()


def _bounded(stream: io.TextIOWrapper, most: int) -> Iterator[str]:
    """The lines of a stream; of one with more characters than that, only its beginning is kept."""
    while line := stream.readline(most):
        if len(line) < most or line.endswith("\n"):
            yield line
            continue
        while (rest := stream.readline(BLOCK)) and not rest.endswith("\n"):
            pass
        yield Overlong(line[:HEAD])


def open_file(name: str, limits: Limits = LIMITS) -> Source:
    """A file that is opened, a pipe, or standard input ("-").

    Raises InputError where there is none, or too much of it, and for a device.
    """
    if name == "-":
        return Source("-", _limited("standard input", sys.stdin.buffer.read(limits.bytes + 1), limits), limits)
    path = Path(name)
    if path.is_dir():
        raise InputError(name, Message("readers.folder"))
    try:
        mode = path.stat().st_mode
        if stat.S_ISFIFO(mode):
            return Source(name, _limited(name, _piped(name, limits), limits), limits)
        if not stat.S_ISREG(mode):
            raise InputError(name, Message("readers.device"))
        stream = path.open("rb")
        if path.suffix.lower() in LINES:
            return Source(name, stream, limits)
        with stream:
            return Source(name, _limited(name, stream.read(limits.bytes + 1), limits), limits)
    except FileNotFoundError as wrong:
        raise InputError(name, Message("readers.no_file")) from wrong
    except OSError as wrong:
        raise InputError(name, refusal(wrong)) from wrong


def look(name: str) -> Source:
    """The beginning of a file only, to tell its format while files are listed; raises OSError."""
    with Path(name).open("rb") as stream:
        return Source(name, stream.read(HEAD))


def _piped(name: str, limits: Limits) -> bytes:
    """What a pipe gives until its end, one byte more than the limit at most.

    Raises InputError where it keeps silent for too long: nobody writes into it.
    """
    read: list[bytes] = []
    size, end = 0, time.monotonic() + limits.wait
    pipe = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
    try:
        while size <= limits.bytes:
            if not select.select([pipe], [], [], max(0.0, end - time.monotonic()))[0]:
                raise InputError(name, Message("readers.silent", seconds=f"{limits.wait:g}"))
            block = os.read(pipe, min(BLOCK, limits.bytes + 1 - size))
            if block:
                read.append(block)
                size, end = size + len(block), time.monotonic() + limits.wait
            elif read or time.monotonic() > end:
                break
            else:  # nobody has opened the other end yet
                time.sleep(PAUSE)
    finally:
        os.close(pipe)
    return b"".join(read)


def _limited(name: str, data: bytes, limits: Limits) -> bytes:
    if len(data) > limits.bytes:
        size = f"{limits.bytes // 1_000_000} MB" if limits.bytes >= 1_000_000 else f"{limits.bytes} bytes"
        raise InputError(name, Message("readers.large", size=size))
    return data


def _utf8(start: bytes) -> bool:
    """Whether bytes are UTF-8, of which the last character may be cut."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return wrong.start > len(start) - 4
    return True
