"""Pages whose name begins with their language: i18n/ua_README.md beside README.md, uk-guide.md beside en-guide.md."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from checker.model import SIDES, Side
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs import readme
from checker.pairs.looks_english import looks_english
from checker.pairs.looks_ukrainian import looks_ukrainian
from checker.pairs.marks import TOKENS, MarkedFile, Parts
from checker.pairs.tasks import FilePair

PREFIX = {side: deferred(rf"(?P<token>{token})[._-](?P<name>.+)", re.IGNORECASE) for side, token in TOKENS.items()}


class Called(NamedTuple):
    """A file as it is called without its language, and the beginning of its name: "ua_*"."""

    file: MarkedFile
    name: Parts
    shown: str


def find(left: Iterable[MarkedFile], shelves: frozenset[str]) -> list[FilePair]:
    """The pairs of some pages by the beginning of their names; of two that one may go with it goes with none.

    "uk-" may be the United Kingdom: the page has to be in Ukrainian, and one without a prefix in English.
    """
    files = [file for file in left if not file.uk and not file.en]
    plain: dict[Parts, list[Called]] = defaultdict(list)
    named: dict[Side, list[Called]] = {side: [] for side in SIDES}
    for file in files:
        for side, pattern in PREFIX.items():
            if found := pattern.fullmatch(file.parts[-1]):
                name = (*file.parts[:-1], found["name"])
                named[side].append(Called(file, name, f"{file.parts[-1].removesuffix(found['name'])}*"))
        plain[file.parts].append(Called(file, file.parts, "*"))
    english: dict[Parts, list[Called]] = defaultdict(list)
    for called in named["en"]:
        english[called.name].append(called)
    pairs = []
    for here in named["uk"]:
        there = english.get(here.name) or _plain(here, plain, shelves)
        if len(there) == 1 and looks_ukrainian(here.file.path) and looks_english([there[0].file.path]):
            why = Message("pairs.why_here_beside", here=here.shown, there=there[0].shown)
            pairs.append(FilePair(here.file.path, there[0].file.path, why))
    partners = Counter(pair.en for pair in pairs)
    return [pair for pair in pairs if partners[pair.en] == 1]


def _plain(here: Called, plain: dict[Parts, list[Called]], shelves: frozenset[str]) -> list[Called]:
    """The files without a prefix: beside it; or above it, where it lies on a shelf of translations."""
    places = [here.name]
    if len(here.name) > 1 and here.name[-2].lower() in shelves:
        places.append(readme.above(here.name))
    return next((found for place in places if (found := plain.get(place))), [])
