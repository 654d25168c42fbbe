"""The mark of a language in the path of a file: a folder `uk`, `values-uk`, `uk.lproj`, a name `page.uk`, `app_uk`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path, PurePath
from typing import NamedTuple

from checker.model import Side
from checker.model.expressions import deferred

# The parts of a path below the folder that is looked through; the last one is the name without its ending.
Parts = tuple[str, ...]

# Stands in a path for the mark of its language, so that two paths that differ in nothing else are equal.
HERE = "\0"

# Codes of BCP 47 as folders and names have them, with a region ("uk-UA", "en_US", Android's "en-rGB" and "b+en+US"),
# and the names that people give to folders. "ua" is a country, and is written for the language all the same.
TOKENS: dict[Side, str] = {
    "uk": r"(?:b\+)?(?:uk|ukr|ua)(?:[-_+]r?ua)?|ukrainian",
    # The English of pirates and the one upside down (en_PT, en_UD of games) are no text to compare with.
    "en": r"(?:b\+)?(?:en|eng)(?![-_](?:pt|ud)(?![^\W_]))(?:[-_+]r?(?:[a-z]{2}|001|150))?|english",
}

LANGUAGE = {side: deferred(token, re.IGNORECASE) for side, token in TOKENS.items()}

# "uk", "page.uk", "app_uk-UA", "values-uk", "uk.lproj"; the shortest text before the token is taken, so that the whole
# of "docs-uk-ua" is its mark and not only "ua".
MARKS = {
    side: deferred(rf"(?P<before>(?:.*?[^.\-_][.\-_])??)(?P<token>{token})(?P<after>\.lproj)?", re.IGNORECASE)
    for side, token in TOKENS.items()
}
# Another language of that country, or English of the United Kingdom: "ru-UA", "app_en_UA", "en-UK".
REGION = deferred(r"(?:.*[._\-])?(?:[a-z]{2}[-_]r?ua|en[-_]uk)", re.IGNORECASE)
# The resources of .NET: Strings.uk-UA.resx beside Strings.resx, and the pictures and sizes of every form.
RESOURCES = ".resx"
# The strings that Xcode translates from; and those of moko (Kotlin), beside moko-resources/uk.
BASE = "base.lproj"
MOKO = ("moko-resources", "base")

# ISO 639-1, without Ukrainian and English: folders of other languages.
OTHERS = frozenset(
    re.findall(
        "..",
        "aaabafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleoeseteufafffifjfofrfygagdglgngugvhahe"
        "hihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanb"
        "ndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstt"
        "twtyuguruzvevivowawoxhyiyozazhzu",
    )
)
OTHER = deferred(r"(?:.*\.)?(?P<language>[a-z]{2})(?:[-_]\w{2,4})?", re.IGNORECASE)

# What the page of a folder is called.
INDEX = frozenset({"index", "_index"})
MOST = 4  # marks of one path that are looked at


class LanguageMark(NamedTuple):
    """Where a path has the mark of a language: the part, and what stands in it before and after the token."""

    part: int
    before: str
    token: str
    after: str

    @property
    def plain(self) -> bool:
        """Whether it names the language only, and not a region too that may be a dialect."""
        return self.token.lower() in {"uk", "en"}


class MarkedFile(NamedTuple):
    """A file below the folder, its path taken apart, and its marks."""

    path: Path
    parts: Parts
    ending: str
    uk: tuple[LanguageMark, ...]
    en: tuple[LanguageMark, ...]

    def marks(self, side: Side) -> tuple[LanguageMark, ...]:
        """The marks of one language."""
        return self.uk if side == "uk" else self.en


def read(path: Path, folder: Path) -> MarkedFile:
    """A file below a folder with its marks."""
    parts = (*path.relative_to(folder).parent.parts, path.stem)
    return MarkedFile(path, parts, path.suffix.lower(), find(parts, "uk"), find(parts, "en"))


def find(parts: Parts, side: Side) -> tuple[LanguageMark, ...]:
    """The marks of a language in a path, from its beginning."""
    found = []
    for n, part in enumerate(parts):
        lower = part.lower()
        if side == "en" and lower == BASE:
            found.append(LanguageMark(n, "", part[:4], part[4:]))
        elif side == "en" and lower == MOKO[1] and n and parts[n - 1].lower() == MOKO[0]:
            found.append(LanguageMark(n, "", part, ""))
        elif ("u" in lower if side == "uk" else "en" in lower) and (match := MARKS[side].fullmatch(part)):
            if side == "uk" and len(match["token"]) == 2 and REGION.fullmatch(part):
                continue
            found.append(LanguageMark(n, match["before"], match["token"], match["after"] or ""))
    return tuple(found[:MOST])


def choices(marks: tuple[LanguageMark, ...]) -> Iterator[tuple[LanguageMark, ...]]:
    """Every mark by itself, then several together: `locales/uk/uk.json` has a partner in `locales/en/en.json`."""
    for n in range(1, len(marks) + 1):
        yield from combinations(marks, n)


def masked(parts: Parts, marks: tuple[LanguageMark, ...]) -> Parts:
    """The path with its marks made the same for every language."""
    new = list(parts)
    for mark in marks:
        new[mark.part] = mark.before + HERE + mark.after.lower()
    return tuple(new)


def without(parts: Parts, marks: tuple[LanguageMark, ...]) -> Parts:
    """The path without its marks, as the default language of a site has it; empty where nothing of the name is left."""
    new: list[str | None] = list(parts)
    for mark in marks:
        new[mark.part] = mark.before[:-1] or None
    return tuple(part for part in new if part is not None) if new[-1] else ()


def page_name(path: str, side: Side) -> str:
    """What a page is called without the mark of its language; "" where it is called by that alone.

    >>> [page_name(path, "uk") for path in ("uk/pro-nas/index.html", "posts/fire.uk.md", "locales/uk.json")]
    ['pro-nas', 'fire', '']
    """
    file = PurePath(path)
    parts = (*file.parent.parts, file.stem)
    found = find(parts, side)
    bare = without(parts, found) if found else parts
    return next((part for part in reversed(bare) if part.lower() not in INDEX), "")


def shown(parts: Parts, mark: LanguageMark) -> str:
    """A mark as people write it: "uk/", "values-uk/", or "*.uk" for the name of a file."""
    if mark.part < len(parts) - 1:
        return f"{parts[mark.part]}/"
    return parts[mark.part] if not mark.before else f"*{mark.before[-1]}{mark.token}"


def foreign(parts: Parts) -> bool:
    """Whether a path seems to be of a third language: `docs/de/intro`, `intro.pt-BR`."""
    return any((found := OTHER.fullmatch(part)) and found["language"].lower() in OTHERS for part in parts)
