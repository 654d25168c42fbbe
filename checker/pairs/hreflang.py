"""Pages of HTML that link to each other as to their translations: `<link rel="alternate" hreflang="uk" href="…">`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from checker.model import Side, other
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs.default_language import beginning
from checker.pairs.looks_ukrainian import looks_ukrainian
from checker.pairs.marks import MarkedFile, Parts
from checker.pairs.named import MARKUP, language
from checker.pairs.tasks import FilePair

READ = 200_000  # bytes of a page in which its links to other languages stand
LINK = deferred(r"<link\b[^<>]{1,1000}>", re.IGNORECASE)
ATTRIBUTE = deferred(r"""\b(rel|hreflang|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def find(left: Iterable[MarkedFile]) -> list[FilePair]:
    """The pairs of some pages, one of which has the mark of its language and leads to the other, which leads back."""
    places = {file.parts: file for file in left if file.ending in MARKUP}
    links: dict[MarkedFile, Mapping[Side, str]] = {}

    def led(file: MarkedFile, side: Side) -> MarkedFile | None:
        if file not in links:
            links[file] = _links(beginning(file.path, READ))
        return _led(file, side, links[file], places)

    pairs: dict[FilePair, None] = {}
    for file in places.values():
        if bool(file.uk) == bool(file.en):
            continue
        side: Side = "uk" if file.uk else "en"
        there = led(file, side)
        if there and there != file and led(there, other(side)) == file:
            uk, en = (file, there) if side == "uk" else (there, file)
            if looks_ukrainian(uk.path):
                pairs[FilePair(uk.path, en.path, Message("pairs.why_hreflang"))] = None
    return sorted(pairs, key=lambda pair: str(pair.en))


def _links(text: str) -> Mapping[Side, str]:
    """Where a page links to as to itself in each language; the first link of each."""
    found: dict[Side, str] = {}
    for link in LINK.finditer(text):
        has = {one[1].lower(): one[2] or one[3] or one[4] or "" for one in ATTRIBUTE.finditer(link[0])}
        side = language(has.get("hreflang", "").strip())
        if side and "alternate" in has.get("rel", "").lower().split():
            found.setdefault(side, has.get("href", "").strip())
    return found


def _led(
    file: MarkedFile, side: Side, links: Mapping[Side, str], places: Mapping[Parts, MarkedFile]
) -> MarkedFile | None:
    """The page to which a page of a language leads as its translation; its link to itself says where the site lies."""
    there = links.get(other(side))
    if not there:
        return None
    try:
        here, there_ = urlsplit(links.get(side, "")), urlsplit(there)
    except ValueError:
        return None
    path = unquote(there_.path)
    if not there_.netloc and not path.startswith("/"):
        return _page(_walked(file.parts[:-1], path), places) if path else None
    root = _root(file.parts, _walked((), unquote(here.path)))
    if root is None or here.netloc != there_.netloc or not links.get(side):
        return None
    return _page((*root, *_walked((), path)), places)


def _walked(folder: Parts, path: str) -> Parts:
    """The parts of a path from a folder on, without the ending of its name."""
    parts = list(folder)
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    if parts and not path.endswith("/") and PurePosixPath(parts[-1]).suffix.lower() in MARKUP:
        parts[-1] = PurePosixPath(parts[-1]).stem
    return tuple(parts)


def _root(file: Parts, own: Parts) -> Parts | None:
    """The folder of a site of which a file is the page with that path; None where it is not."""
    for parts in (own, (*own, "index")):
        if parts and file[len(file) - len(parts) :] == parts:
            return file[: len(file) - len(parts)]
    return None


def _page(parts: Parts, places: Mapping[Parts, MarkedFile]) -> MarkedFile | None:
    return places.get(parts) or places.get((*parts, "index"))
