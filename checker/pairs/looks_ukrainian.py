"""Whether a file seems to be in Ukrainian, by a look at its beginning."""

from __future__ import annotations

import re
from pathlib import Path

from checker.language.text import scripts
from checker.model.expressions import deferred

LOOK = 32_768  # bytes
LEAST = 0.1  # of the letters must be Cyrillic: a page of programs has mostly Latin ones

UKRAINIAN = deferred("[іїєґІЇЄҐ]")
RUSSIAN = deferred("[ыэъёЫЭЪЁ]")
# What XML has besides text: most of a small .resx is a comment about the format, its schema and names of classes.
MARKUP = deferred(r"<!--.*?(?:-->|\Z)|<resheader\b.*?</resheader>|<[^<>]*>", re.DOTALL)
# Cyrillic as JSON and properties may write it: "\u043f\u0440\u0438".
ESCAPED = deferred(r"\\u(04[0-9a-fA-F]{2})")


def looks_ukrainian(path: Path) -> bool | None:
    """Whether the beginning of a text has Ukrainian letters; None for what is no text (DOCX) or can't be read."""
    try:
        with path.open("rb") as data:
            start = data.read(LOOK)
    except OSError:
        return None
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    if encoding == "utf-8" and b"\0" in start:
        return None
    text = start.decode(encoding, errors="replace")
    if encoding == "utf-8" and "\ufffd" in text[:-4]:
        text = start.decode("cp1251", errors="replace")
    text = unescaped(text)
    cyrillic, latin = scripts(MARKUP.sub(" ", text) if text.removeprefix("\ufeff").startswith("<?xml") else text)
    own, strange = len(UKRAINIAN.findall(text)), len(RUSSIAN.findall(text))
    return cyrillic > LEAST * (cyrillic + latin) and own > strange


def unescaped(text: str) -> str:
    """The text with its Cyrillic letters as they are read, and not as JSON may write them."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
