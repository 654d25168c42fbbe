"""What tells a finding through edits elsewhere in its file: the path of the document, and what it points at."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from checker.language.text import WEB, bare
from checker.model import Place
from checker.model.digests import sha256
from checker.model.expressions import deferred

LONGEST = 80  # code points of a text that are written out; the rest is told apart by its hash
NEAR = 20  # visible characters around a mark that says nothing alone
WORD = deferred(r"\w")
UNSAYABLE = deferred("[\x00\ud800-\udfff]")  # neither a settings file nor UTF-8 can say it


def surface(place: Place) -> str:
    """What a finding points at, in one spelling; a mark alone («, two spaces) with the words around it."""
    text = place.text
    if place.raw is None and not WORD.search(text):
        shown, (start, end) = place.segment.shown, place.span
        text = f"{shown[max(0, start - NEAR) : start]}{shown[start:end]}{shown[end : end + NEAR]}"
    text = UNSAYABLE.sub("\ufffd", unicodedata.normalize("NFC", " ".join(bare(text).split())))
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rstrip()}… {sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}"


def relative(name: str, folder: Path) -> str:
    """The name of a document from a folder on, with `/`; standard input and addresses of the web as they are."""
    if name == "-" or WEB.match(name):
        return name
    return Path(os.path.relpath(name, folder)).as_posix()
