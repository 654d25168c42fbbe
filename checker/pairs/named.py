"""Pages that name their translation: a key of their front matter that both have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.model import SIDES, Side
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs import marks
from checker.pairs.default_language import beginning
from checker.pairs.hugo import Site
from checker.pairs.looks_english import looks_english
from checker.pairs.looks_ukrainian import looks_ukrainian
from checker.pairs.marks import LANGUAGE, MarkedFile
from checker.pairs.tasks import FilePair

HEAD = 8192  # bytes of a page in which its front matter stands
LONGEST = 200  # characters of a key
MARKUP = frozenset({".html", ".htm", ".xhtml"})
PAGES = MARKUP | {".md", ".markdown", ".mdown", ".mdx"}

# What a page is called in all its languages, small and without "-" and "_": Hugo's and Astro's translationKey, Jekyll's
# lang-ref, ref and page_id (Polyglot), and what themes call it besides. Pages of one key are each other's translations.
# https://gohugo.io/content-management/multilingual/#bypassing-default-linking
# https://polyglot.untra.io
KEYS = ("translationkey", "translationid", "translationref", "i18nkey", "i18nid", "langref", "pageid", "ref")
# Pelican's, which counts only where both pages say their language: pages of one slug are translations of each other.
# https://docs.getpelican.com/en/latest/content.html#translations
SLUG = "slug"
LANGUAGES = ("lang", "language", "locale", "langcode")
LINE = deferred(r"(?P<key>[A-Za-z][\w-]{0,40})[ \t]*[:=][ \t]*(?P<value>\S.*)")
NO_KEY = frozenset({"null", "none", "true", "false", "~", "[]", "{}"})

# The language of a whole page of HTML.
TONGUE = deferred(r"""<html\b[^<>]{0,1000}?\blang\s*=\s*["']?(?P<code>[A-Za-z]{2,3}(?:[-_]\w+)*)""", re.IGNORECASE)


class Line(NamedTuple):
    """A line of front matter: its key as it is written, and its value without quotation marks."""

    key: str
    value: str


class NamedPage(NamedTuple):
    """A page that says how it is called in all its languages: the name of the key, what it says, and its language.

    `line` is the key as it is written and what it says.
    """

    file: MarkedFile
    key: str
    line: Line
    side: Side


def find(left: Iterable[MarkedFile], sites: Iterable[Site]) -> list[FilePair]:
    """The pairs of some pages that name each other; where two of one language have one key, they are no pair."""
    pages = [file for file in left if file.ending in PAGES and (file.uk or file.en or not marks.foreign(file.parts))]
    known = list(sites)
    groups: dict[tuple[str, str], dict[Side, list[NamedPage]]] = defaultdict(lambda: {side: [] for side in SIDES})
    for file in pages:
        for page in _named(file, known):
            groups[page.key, page.line.value][page.side].append(page)
    pairs: list[FilePair] = []
    taken: set[Path] = set()
    # In the order of KEYS: what is only for translations goes before what may be for something else.
    for _, sides in sorted(groups.items(), key=lambda group: [*KEYS, SLUG].index(group[0][0])):
        if len(sides["uk"]) == len(sides["en"]) == 1:
            ((uk,), (en,)) = sides["uk"], sides["en"]
            if not taken & {uk.file.path, en.file.path}:
                taken |= {uk.file.path, en.file.path}
                pairs.append(FilePair(uk.file.path, en.file.path, Message("pairs.why_key", key=uk.line.key)))
    return sorted(pairs, key=lambda pair: str(pair.en))


def _named(file: MarkedFile, sites: list[Site]) -> Iterator[NamedPage]:
    """A page by each of its keys; nothing where it has none, or its language is not known or a third one."""
    front = front_matter(beginning(file.path, HEAD))
    said = next((front[one] for one in LANGUAGES if one in front), None)
    keys = [
        one for one in (*KEYS, *([SLUG] if said else ())) if one in front and front[one].value.lower() not in NO_KEY
    ]
    if not keys:
        return
    side = language(said.value) if said else _side(file, sites)
    if side:
        yield from (NamedPage(file, one, front[one], side) for one in keys)


def language(code: str) -> Side | None:
    """The side of a language code: uk, uk-UA, en_US; None for any other."""
    return next((side for side, pattern in LANGUAGE.items() if pattern.fullmatch(code)), None)


def _side(file: MarkedFile, sites: list[Site]) -> Side | None:
    """The language of a page that says none: by its place; without a mark, by its words."""
    held = next((side for site in sites if (side := site.holds(file.path))), None)
    if held:
        return held
    if bool(file.uk) != bool(file.en):
        return "uk" if file.uk else "en"
    if file.uk:
        return None
    return "uk" if looks_ukrainian(file.path) else "en" if looks_english([file.path]) else None


def front_matter(text: str) -> Mapping[str, Line]:
    """The values of front matter that stand on one line at its top level, by their keys in small letters.

    It stands between lines of three hyphens or plus signs, or (Pelican) is the lines up to the first empty one.

    >>> front_matter('---\\nlang: uk\\ntranslationKey: "about"\\n---\\n')["translationkey"]
    Line(key='translationKey', value='about')
    """
    lines = text.removeprefix("\ufeff").splitlines()
    rail = lines[0].rstrip() if lines else ""
    fenced = rail in {"---", "+++"}
    found: dict[str, Line] = {}
    for line in lines[1:] if fenced else lines:
        if line.rstrip() == rail if fenced else not line.strip():
            return found
        if read := LINE.match(line):
            value = _bare(read["value"])
            if 0 < len(value) <= LONGEST:
                found.setdefault(_plain(read["key"]), Line(read["key"], value))
        elif not fenced:
            return {}
    return {} if fenced else found


def _bare(value: str) -> str:
    """A value without its quotation marks, or without the comment behind it."""
    if value[0] in "\"'":
        return value[1:].partition(value[0])[0].strip()
    return value.partition(" #")[0].strip()


def _plain(key: str) -> str:
    return key.lower().replace("-", "").replace("_", "")


def in_third(page: MarkedFile) -> bool:
    """Whether a page says that it is in neither language; `language: php` is that of its code."""
    if page.ending not in PAGES:
        return False
    text = beginning(page.path, HEAD)
    front = front_matter(text)
    said = next((front[one].value for one in LANGUAGES if one in front), "")
    if not said and page.ending in MARKUP and (found := TONGUE.search(text)):
        said = found["code"]
    return marks.foreign((said,))
