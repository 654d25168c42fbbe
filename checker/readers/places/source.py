"""An input that is opened once: its name, its beginning, and its bytes, or a stream of its lines."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from checker.readers.places.decode import InputError, decode

LIMIT = 50_000_000  # bytes of one file that is read whole
HEAD = 4096  # bytes that a format may be known by
BLOCK = 1 << 20  # bytes of a stream that are read at a time
# Formats of one record a line, which are not read whole; those of tables have their own way with the ends of lines.
LINES: Mapping[str, str | None] = {".jsonl": None, ".ndjson": None, ".csv": "", ".tsv": ""}


class Source:
    """An input that has been opened, with its content or a stream of it, which is read once.

    Going to another process, it takes its content along; a stream is opened there anew.
    """

    def __init__(self, name: str, content: bytes | BinaryIO) -> None:
        self.name = name
        self._content = content
        self._head: bytes | None = None

    def __reduce__(self) -> tuple[object, ...]:
        if isinstance(self._content, bytes):
            return Source, (self.name, self._content)
        return open_file, (self.name,)

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
            data = stream.read(LIMIT + 1)
        self._content = _limited(self.name, data)
        return self._content

    @property
    def text(self) -> str:
        """All of it, decoded; raises InputError for an encoding that is not read, and for nothing."""
        return decode("standard input" if self.name == "-" else self.name, self.data)

    def lines(self) -> Iterator[str]:
        """Its lines with their ends, one by one from a stream of UTF-8; raises InputError that names the line."""
        if isinstance(self._content, bytes) or not self.start.strip() or not _utf8(self.start):
            yield from io.StringIO(self.text)
            return
        number = 0
        with io.TextIOWrapper(self._content, encoding="utf-8-sig", newline=LINES.get(self.ending)) as stream:
            try:
                for line in stream:
                    number += 1
                    yield line
            except UnicodeDecodeError as wrong:
                said = f"line {number + 1}: not UTF-8 ({wrong.reason}); save the file as UTF-8"
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


def open_file(name: str) -> Source:
    """A file that is opened, or standard input ("-"); raises InputError where there is none, or too much of it."""
    if name == "-":
        return Source("-", sys.stdin.buffer.read())
    path = Path(name)
    if path.is_dir():
        raise InputError(name, "a folder; name the files in it, or two folders with --uk and --en")
    try:
        stream = path.open("rb")
        if path.suffix.lower() in LINES and path.is_file():
            return Source(name, stream)
        with stream:
            return Source(name, _limited(name, stream.read(LIMIT + 1)))
    except FileNotFoundError as wrong:
        raise InputError(name, "no such file") from wrong
    except OSError as wrong:
        raise InputError(name, wrong.strerror or str(wrong)) from wrong


def look(name: str) -> Source:
    """The beginning of a file only, to tell its format while files are listed; raises OSError."""
    with Path(name).open("rb") as stream:
        return Source(name, stream.read(HEAD))


def _limited(name: str, data: bytes) -> bytes:
    if len(data) > LIMIT:
        raise InputError(name, f"larger than {LIMIT // 1_000_000} MB; split it, or make it a pairs file")
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
