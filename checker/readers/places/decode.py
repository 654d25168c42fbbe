"""Bytes to text: UTF-8, UTF-16 and Windows-1251 are read, anything else is named."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from checker.language.text import scripts
from checker.model.messages import Message


class InputError(ValueError):
    """An input that can't be read: its name, and a message that says what is wrong and what to do.

    `foreign` is one that is whole and of another kind than its name lets expect: data, and no catalogue.
    """

    def __init__(self, name: str, message: str, *, foreign: bool = False) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message
        self.foreign = foreign


class Decoded(NamedTuple):
    """A text, and how it was written: the byte order mark before it (or nothing) and the encoding behind that."""

    text: str
    mark: bytes
    encoding: str

    def written(self, text: str) -> bytes:
        """Another text as this one was written; raises UnicodeEncodeError for what the encoding does not have."""
        return self.mark + text.encode(self.encoding)


def decode(name: str, data: bytes) -> str:
    """The text that the bytes are; raises InputError for none, and for an encoding that is not read."""
    return decoded(name, data).text


def decoded(name: str, data: bytes) -> Decoded:
    """The text that the bytes are and how it was written; raises InputError as `decode` does.

    Windows-1251 has no mark of its own: it is accepted when what comes out is mostly letters, spaces and
    common punctuation, with Cyrillic in lower case outweighing capitals.
    """
    if not data.strip():
        raise InputError(name, Message("readers.empty"))
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return Decoded(_strict(name, data[len(mark) :], encoding), mark, encoding)
    if b"\0" in data[:200]:
        encoding = "utf-16-le" if data[1:2] == b"\0" or data[3:4] == b"\0" else "utf-16-be"
        return Decoded(_strict(name, data, encoding), b"", encoding)
    try:
        return Decoded(data.decode("utf-8"), b"", "utf-8")
    except UnicodeDecodeError as wrong:
        text = data.decode("cp1251", errors="replace")
        if _plausible(text):
            return Decoded(text, b"", "cp1251")
        line = data.count(b"\n", 0, wrong.start) + 1
        raise InputError(
            name,
            Message("readers.encoding", line=line, byte=f"{data[wrong.start]:#x}"),
        ) from wrong


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise InputError(name, Message("readers.byte", byte=wrong.start, encoding=encoding)) from wrong


def _plausible(text: str) -> bool:
    cyrillic, latin = scripts(text)
    letters = cyrillic + latin
    small = sum(character.islower() for character in text)
    ordinary = sum(
        character.isalnum() or character.isspace() or character in ".,:;!?-–—«»“”„\"'’()[]{}<>/=&%#_№…\\"
        for character in text
    )
    return cyrillic > 0 and small > 0.7 * letters and ordinary > 0.97 * len(text)
