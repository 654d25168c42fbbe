"""Which text of a site follows the other one: it was left untranslated in part, or lacks what the other one has."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from checker.model import SIDES, UNKNOWN, Original, Side, other
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs import default_language, marks
from checker.pairs.default_language import beginning
from checker.pairs.tasks import FilePair

READ = 200_000  # bytes of a page that are read
PAGES = 400  # pages of a site that are read
TELLING = 5  # pages that are enough to tell
PART = 0.2  # the least share of the pages that are left untranslated in part
MOST = 0.8  # the share of the pages which tell, of those that lack something
MORE = 2  # lines of code that a page has beyond those of the other one
LETTERS = 4  # letters of a line of code that says something
WORDS = 8  # words of a sentence that nobody would leave as it is

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mdx"})
FENCE = deferred(r"[ \t]*(```+|~~~+)")
INLINE = deferred(r"(?<!`)`([^`\n]+)`(?!`)")  # `code` within a line
# A line that is no prose: of a table, a quotation, a heading, code by its indentation.
ASIDE = deferred(r"[ \t]*[|>#]|\t| {4}")
ITEM = deferred(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
# Signs of code, of data and of addresses in what seems to be prose.
CODED = deferred(r"[{}<>=;$\\]|://|\bconst\b")
CYRILLIC = deferred(r"[А-ЯҐЄІЇа-яґєії]")
PROSE: dict[Side, re.Pattern[str]] = {
    "uk": deferred(r"(?<![\w'’])[а-яґєії'’]+(?![\w'’])"),
    "en": deferred(r"(?<![\w'’])[a-z'’]+(?![\w'’])"),
}
# What parts a sentence of a language from one of its neighbours': letters of Ukrainian, words of English.
SIGNS: dict[Side, re.Pattern[str]] = {"uk": deferred(r"[іїєґ]"), "en": deferred(r"\b(?:the|of|and|is|to)\b")}


class Page(NamedTuple):
    """What the two pages of a pair tell: in which language prose stands in both, and which of them has more code."""

    left: Side | None
    fuller: Side | None


def by_content(pairs: Sequence[FilePair]) -> Original:
    """The language of the prose that stands in both texts of a site, else that of the pages which have more code.

    Of a site whose default language is a third one both texts may be translations: it tells nothing.
    """
    pages = [page for pair in islice(pairs, PAGES) for page in _pages(pair)]
    if len(pages) < TELLING or any(map(_third, islice(pairs, PAGES))) or default_language.third(_common(pairs)):
        return UNKNOWN
    found = _told([page.left for page in pages], max(TELLING, PART * len(pages)), "original.left")
    return found if found.side else _told([page.fuller for page in pages], TELLING, "original.fuller")


def _told(sides: Sequence[Side | None], least: float, why: str) -> Original:
    """The side that most of the pages tell, where enough of them do."""
    votes = Counter(side for side in sides if side)
    for side, count in votes.most_common(1):
        if count >= least and count >= MOST * votes.total():
            return Original(side, Message(f"{why}_{side}", count=count, of=len(sides)))
    return UNKNOWN


def _common(pairs: Sequence[FilePair]) -> Path:
    return Path(os.path.commonpath([os.path.abspath(path.parent) for pair in pairs for path in pair[:2] if path]))


def _third(pair: FilePair) -> bool:
    """Whether a page without a mark lies beside two that have one: the default language of the site is a third one."""
    for path, side in zip(pair[:2], SIDES, strict=True):
        parts = (*path.parent.parts, path.stem) if path else ()
        for mark in marks.find(parts, side)[-1:]:
            bare = marks.without(parts, (mark,))
            beside = Path(*bare).with_name(bare[-1] + path.suffix) if path and bare else None
            if beside and beside not in pair[:2] and beside.is_file():
                return True
    return False


def _pages(pair: FilePair) -> Iterator[Page]:
    if pair.uk and pair.en and pair.uk.suffix.lower() in MARKDOWN and pair.en.suffix.lower() in MARKDOWN:
        texts: dict[Side, str] = {"uk": beginning(pair.uk, READ), "en": beginning(pair.en, READ)}
        yield Page(left(texts), fuller(texts))


def left(texts: Mapping[Side, str]) -> Side | None:
    """The language of the prose that stands in both pages as it is; None where there is none, or some of each.

    >>> left({"uk": "Це вже переклали.\\n\\nThis is the part of the page that nobody has come to yet.",
    ...       "en": "This was translated.\\n\\nThis is the part of the page that nobody has come to yet."})
    'en'
    """
    both = set(_paragraphs(texts["uk"])) & set(_paragraphs(texts["en"]))
    found = [side for side in SIDES if any(_is_of(one, side) for one in both)]
    return found[0] if len(found) == 1 else None


def _is_of(paragraph: str, side: Side) -> bool:
    """Whether a paragraph is a sentence of a language and has nothing of the other."""
    words = {one: len(PROSE[one].findall(paragraph)) for one in SIDES}
    telling = words[side] >= WORDS and not words[other(side)] and not CODED.search(paragraph)
    return telling and len(SIGNS[side].findall(paragraph)) > 1


def fuller(texts: Mapping[Side, str]) -> Side | None:
    """The page that has code which the other one lacks, where the other one has none of its own.

    A translator leaves out what came later, and adds no code. What holds Cyrillic letters may be translated: it stands
    for a line of the other page.

    >>> fuller({"uk": "`git pull`", "en": "`git pull`, `git push`, `git push --tags`"})
    'en'
    """
    code: dict[Side, set[str]] = {side: set(_code(text)) for side, text in texts.items()}
    for side in SIDES:
        own, theirs = code[side] - code[other(side)], code[other(side)] - code[side]
        if len(own) >= len(theirs) + MORE and all(map(CYRILLIC.search, theirs)) and not any(map(CYRILLIC.search, own)):
            return side
    return None


def _code(text: str) -> Iterator[str]:
    """The lines of the code of a page, and the code within its lines."""
    for line, fenced in _lines(text):
        for code in [line] if fenced else INLINE.findall(line):
            if sum(map(str.isalpha, code)) >= LETTERS:
                yield " ".join(code.split())


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs and the items of lists of a page, each on one line."""
    made: list[str] = []
    for line, fenced in _lines(text):
        aside = fenced or not line.strip() or ASIDE.match(line)
        if aside or ITEM.match(line):
            yield " ".join(made)
            made = []
        if not aside:
            made += line.split()
    yield " ".join(made)


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a page without front matter and comments, each with whether it is of a fenced block of code."""
    end = fence = ""
    for n, line in enumerate(text.removeprefix("\ufeff").splitlines()):
        found = FENCE.match(line)
        if end:
            end = "" if end in line else end
        elif fence:
            closed = found and found[1].startswith(fence)
            fence = "" if closed else fence
            yield ("", False) if closed else (line, True)
        elif n == 0 and line.rstrip() in {"---", "+++"}:
            end = line.rstrip()
        elif found:
            fence = found[1]
        elif "<!--" in line:
            end = "" if "-->" in line else "-->"
        else:
            yield line, False
