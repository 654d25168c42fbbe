"""Which of two files was written first, by their names, by the settings of their site, and by the texts themselves."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from checker.model import SIDES, UNKNOWN, Original, Side, other
from checker.model.messages import Message
from checker.pairs import hugo, marks
from checker.pairs.conventions import docusaurus, off_shelf
from checker.pairs.marks import LANGUAGE, Parts
from checker.pairs.tasks import FilePair

HEAD = 8192  # bytes of a file in which its front matter stands
READ = 200_000  # bytes of a file in which anchors are looked for
ANCHORS = 2  # anchors of a site that are enough to tell

# The commit of the text that was translated: OpenTelemetry's and Helm's `default_lang_commit: 1a2b3c4`, MDN's
# `sourceCommit`, Kubernetes' and others' `i18n_source_sha`, `<!-- translation-meta: source=docs/a.md@1a2b3c4 -->`.
SOURCE = re.compile(
    r"^[ \t]*(?:default_lang_commit|i18n_source_sha|source_?commit)\s*[:=]\s*[\"']?([0-9a-f]{7,64})\b"
    r"|translation-meta:\s*source=\S+?@([0-9a-f]{7,64})\b",
    re.MULTILINE | re.IGNORECASE,
)
# The front matter of a page: it is the first thing in it, between lines of three hyphens or plus signs.
FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?^\1", re.MULTILINE | re.DOTALL)
# The settings of a site that name its default language: the files, the setting, and what stands there. Hugo, Docusaurus
# and Next, extensions of browsers, Flutter, Rails, Jekyll with Polyglot.
TOKEN = r"[\"']?(?P<language>[A-Za-z]{2}(?:[-_][A-Za-z]{2})?)\b"
SETTINGS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        tuple(f"{folder}{stem}{end}" for folder in ("", "config/_default/") for stem in ("hugo", "config")
              for end in hugo.ENDINGS),
        "defaultContentLanguage", rf"(?i)\bdefaultContentLanguage[\"']?\s*[:=]\s*{TOKEN}",
    ),
    (
        tuple(f"{stem}.{end}" for stem in ("docusaurus.config", "next.config", "next-i18next.config", "nuxt.config")
              for end in ("js", "ts", "mjs", "cjs")),
        "defaultLocale", rf"\bdefaultLocale[\"']?\s*:\s*{TOKEN}",
    ),
    (("manifest.json",), "default_locale", rf"\"default_locale\"\s*:\s*{TOKEN}"),
    (("l10n.yaml",), "template-arb-file", rf"(?m)^template-arb-file:\s*[\"']?\w*?_{TOKEN}(?=\.arb)"),
    (("config/application.rb",), "default_locale", rf"(?m)^\s*config\.i18n\.default_locale\s*=\s*:{TOKEN}"),
    (("_config.yml",), "default_lang", rf"(?m)^default_lang:\s*{TOKEN}"),
)  # fmt: skip
# A heading of Markdown with its anchor: "## Вступ {#introduction}", "## Вступ { #introduction }", `{/*introduction*/}`.
HEADING = re.compile(
    r"^#{1,6}[ \t]+(?P<text>[^\n]*?)(?:[ \t]*\{(?:/\*|\s*#)\s*(?P<anchor>[^\s{}*]+?)\s*(?:\*/)?\})?[ \t]*$", re.M
)
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mdx"})
TOGETHER = re.compile(r"[\W_]+")


class Anchors(NamedTuple):
    """How many anchors the wording of each side has made for the other one, of so many anchors."""

    uk: int = 0
    en: int = 0
    of: int = 0


def by_site(pair: FilePair) -> Original:
    """The default language of a site: that whose files have no mark, or that of its settings."""
    if not pair.uk or not pair.en:
        return UNKNOWN
    parts = dict(zip(SIDES, _apart(pair.uk, pair.en), strict=True))
    for side in SIDES:
        if _default(parts[other(side)], parts[side], other(side)):
            return Original(side, Message("original.unmarked"))
    return _settled(Path(os.path.commonpath([pair.uk.parent, pair.en.parent]) or "."), pair.why.startswith("Hugo"))


def _apart(uk: Path, en: Path) -> tuple[Parts, Parts]:
    """The parts of two paths, without their endings, from where they differ on."""
    rows = [(*path.parent.parts, path.stem) for path in (uk, en)]
    same = 0
    while same < min(map(len, rows)) - 1 and rows[0][same] == rows[1][same]:
        same += 1
    return rows[0][same:], rows[1][same:]


def _default(here: Parts, there: Parts, side: Side) -> bool:
    """Whether a path without a mark belongs to one that has the mark of a language."""
    same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(reversed(here), reversed(there), strict=False)))
    if marks.find(there[: len(there) - same], other(side)) and there[0].lower() != marks.BASE:
        return False
    for chosen in marks.choices(marks.find(here, side)):
        beside = (marks.without(here, chosen), off_shelf(here, chosen[0], chosen))
        if there in (*beside, *(place for place, _ in docusaurus(here, chosen[0]))):
            return True
        if there[0].lower() == marks.BASE and marks.masked(here, chosen)[1:] == there[1:]:
            return True
    return False


@cache
def _settled(folder: Path, by_hugo: bool) -> Original:
    """What the settings of a site say that lie in a folder or above it, up to its repository."""
    place = folder.resolve()
    for _ in range(6):
        for names, key, pattern in SETTINGS:
            for path in map(place.joinpath, names):
                found = re.search(pattern, _read(path, READ)) if path.is_file() else None
                side = found and next((side for side in SIDES if LANGUAGE[side].fullmatch(found["language"])), None)
                if side:
                    return Original(side, Message("original.site", key=key, name=path.name))
        if (place / ".git").exists() or place == place.parent:
            break
        place = place.parent
    # Hugo's own default: https://gohugo.io/configuration/all/#defaultcontentlanguage
    return Original("en", Message("original.hugo")) if by_hugo else UNKNOWN


def by_source(pair: FilePair) -> Original:
    """The text whose commit the other one names in its front matter."""
    for side in SIDES:
        path = pair.uk if side == "en" else pair.en
        if path and translated(path):
            return Original(side, Message("original.commit"))
    return UNKNOWN


def translated(path: Path) -> str:
    """The commit that a file says in its front matter it is a translation of; "" where it says none."""
    text = head(path)
    front = FRONT.match(text)
    for found in SOURCE.finditer(text):
        if found[2] or (front and found.end() <= front.end()) or path.suffix.lower() not in MARKDOWN:
            return found[1] or found[2]
    return ""


def by_anchors(pairs: Iterable[FilePair]) -> Original:
    """The text whose headings made the anchors of the other one, in the pages of one site."""
    found = [one for pair in pairs for one in _anchors(pair)]
    of = sum(one.of for one in found)
    kept: dict[Side, int] = {"uk": sum(one.uk for one in found), "en": sum(one.en for one in found)}
    for side in SIDES:
        if kept[side] >= ANCHORS and 2 * kept[side] > of and not kept[other(side)]:
            return Original(side, Message(f"original.anchors_{side}"))
    return UNKNOWN


def _anchors(pair: FilePair) -> Iterator[Anchors]:
    if pair.uk and pair.en and pair.uk.suffix.lower() in MARKDOWN:
        uk, en = _read(pair.uk, READ), _read(pair.en, READ)
        (of_en, here), (of_uk, there) = anchors_kept(uk, en), anchors_kept(en, uk)
        yield Anchors(of_uk, of_en, max(here, there))


def anchors_kept(text: str, beside: str) -> tuple[int, int]:
    """How many anchors in the headings of a text are the words of a heading of the other one, and of how many.

    >>> anchors_kept("## Вступ {#introduction}", "## Introduction")
    (1, 1)
    """
    worded = {_slug(found["text"]) for found in HEADING.finditer(beside)}
    own = {_slug(found["text"]) for found in HEADING.finditer(text)}
    anchors = [_slug(found["anchor"]) for found in HEADING.finditer(text) if found["anchor"]]
    return sum(one in worded and one not in own for one in anchors), len(anchors)


def _slug(text: str) -> str:
    return TOGETHER.sub("", text).lower()


def head(path: Path) -> str:
    """The beginning of a file, in which its front matter stands; "" where it can't be read."""
    return _read(path, HEAD)


def _read(path: Path, most: int) -> str:
    if not path.is_file():  # a pipe gives its text once, and not to us
        return ""
    try:
        with open(path, "rb") as data:
            return data.read(most).decode("utf-8", errors="replace")
    except OSError:
        return ""
