"""Pages of one day in the folders of two languages, whose names differ and whose texts are built alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from checker.model import SIDES, Side
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs import marks, readme
from checker.pairs.default_language import beginning
from checker.pairs.looks_ukrainian import looks_ukrainian
from checker.pairs.marks import MarkedFile, Parts
from checker.pairs.named import HEAD, MARKUP, PAGES, front_matter
from checker.pairs.tasks import FilePair

READ = 50_000  # bytes of a page that are compared
# So many words of the Ukrainian page in Latin letters (names, code, addresses), such a share of which the English page
# has too; a larger one where the pages have too few headings to be built alike.
WORDS, SHARED, ALL = 5, 0.6, 0.85
KEY = deferred(r"^[ \t-]*[\w-]+[ \t]*[:=]", re.MULTILINE)  # of front matter, which both have
DAY = deferred(r"(?P<day>\d{4}-\d{2}-\d{2})(?:\D|\Z)")
LATIN = deferred(r"[A-Za-z][A-Za-z0-9]{2,}")

Place = tuple[Parts, str]


def find(left: Iterable[MarkedFile]) -> list[FilePair]:
    """The pairs of some pages by their day: the only one of it in the folder of each language."""
    groups: dict[Place, dict[Side, list[MarkedFile]]] = defaultdict(lambda: {side: [] for side in SIDES})
    for file in left:
        folders = list(_folders(file)) if file.ending in PAGES - MARKUP else []
        if folders and (day := _day(file)):
            for side, folder in folders:
                groups[folder, day][side].append(file)
    pairs: dict[FilePair, None] = {}
    for sides in groups.values():
        if len(sides["uk"]) == len(sides["en"]) == 1:
            ((uk,), (en,)) = sides["uk"], sides["en"]
            if looks_ukrainian(uk.path) and not looks_ukrainian(en.path) and _alike(uk, en):
                pairs[FilePair(uk.path, en.path, Message("pairs.why_day"))] = None
    return sorted(pairs, key=lambda pair: str(pair.en))


def _folders(file: MarkedFile) -> Iterator[tuple[Side, Parts]]:
    """The folder of a page with the mark of its language masked, for each language whose mark it has."""
    for side in SIDES:
        folder = file.parts[:-1]
        if found := marks.find(folder, side):
            yield side, marks.masked(folder, found)


def _day(file: MarkedFile) -> str:
    """The day of a page by its name (2024-03-01-garden.md) or its front matter; "" where it has none."""
    if found := DAY.match(file.parts[-1]):
        return found["day"]
    said = front_matter(beginning(file.path, HEAD)).get("date")
    return found["day"] if said and (found := DAY.match(said.value)) else ""


def _alike(uk: MarkedFile, en: MarkedFile) -> bool:
    """Whether what is in Latin letters in the Ukrainian page is in the English one, and both are built alike."""
    ours, theirs = (set(map(str.lower, LATIN.findall(KEY.sub("", beginning(one.path, READ))))) for one in (uk, en))
    shared = len(ours & theirs)
    if len(ours) < WORDS or shared < SHARED * len(ours):
        return False
    return readme.alike(en.path, uk.path) or (shared >= ALL * len(ours) and readme.as_long(en.path, uk.path))
