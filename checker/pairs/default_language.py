"""The language that a site, an extension or an application is written in first, as its settings say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.model import UNKNOWN, Original, Side
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.pairs import hugo
from checker.pairs.marks import LANGUAGE

READ = 200_000  # bytes of settings that are read
ABOVE = 6  # folders above the texts in which settings are looked for

SPACE = r"[ \t]"
TOKEN = r"[\"']?(?P<language>[A-Za-z]{2}(?:[-_][A-Za-z]{2})?)\b"

# Each pattern looks only so far from a place: these files are written by strangers, and one may be all "locale: en".
ITEM = r"(?:(?!\n[ \t]*-[ \t])[\s\S]){0,400}?"  # the rest of an item of a YAML list
WITHIN = r"(?<![A-Za-z])(?P<language>en|uk)(?:[-_][A-Za-z]{2})?(?![A-Za-z])"


class Setting(NamedTuple):
    """A setting that names the language: the files that may have it, what it is called, and how it is written.

    `says` is the sentence that tells of it: "site" for the default language of a site, "source" for that of the texts
    that others are made from.
    """

    names: tuple[str, ...]
    key: str
    pattern: re.Pattern[str]
    says: str


def _of(names: str, key: str, pattern: str = "", says: str = "site") -> Setting:
    """A setting; `names` are parted by spaces, and "{a,b}" in them stands for either."""
    return Setting(
        tuple(_spread(names)), key, deferred(pattern or rf"\b{key}[\"']?\s*[:=]\s*{TOKEN}", re.MULTILINE), says
    )


def _spread(names: str) -> list[str]:
    found = names.split()
    while any("{" in name for name in found):
        found = [
            name.replace(f"{{{one}}}", part, 1)
            for name in found
            for one in re.findall(r"\{(.*?)\}", name)[:1] or [""]
            for part in (one.split(",") if one else [""])
        ]
    return found


HUGO = " ".join(f"{folder}{{hugo,config}}{end}" for folder in ("", "config/_default/") for end in hugo.ENDINGS)
# In this order; what the place of a text says of itself goes before what the tools of a whole repository are told.
SETTINGS = (
    # The language that is spoken in a recording, beside its subtitles.
    _of("{meta,metadata}.{yaml,yml,json}", "language", rf"^[ \t]*\"?language\"?\s*:\s*{TOKEN}", "source"),
    # https://gohugo.io/configuration/all/#defaultcontentlanguage
    _of(HUGO, "defaultContentLanguage", rf"(?i)\bdefaultContentLanguage[\"']?\s*[:=]\s*{TOKEN}"),
    # https://www.getzola.org/documentation/content/multilingual/
    _of("{zola,config}.toml", "default_language"),
    # Docusaurus, Next, Nuxt, Astro
    _of("{docusaurus,next,nuxt,astro}.config.{js,ts,mjs,cjs,mts}", "defaultLocale"),
    # i18next, unless it falls back to another language: then that is the one which has all strings
    _of(
        "next-i18next.config.{js,ts,mjs,cjs}",
        "defaultLocale",
        rf"\bdefaultLocale[\"']?\s*:\s*{TOKEN}(?![\s\S]{{0,4000}}\bfallbackLng[\"']?\s*:\s*[\"'](?!(?P=language)\b))",
    ),
    # https://developer.chrome.com/docs/extensions/reference/manifest/default-locale
    _of("manifest.json", "default_locale"),
    # Flutter, by its own tool and by slang
    _of("l10n.yaml", "template-arb-file", rf"^template-arb-file:\s*[\"']?\w*?_{TOKEN}(?=\.arb)"),
    _of("{slang,build}.yaml", "base_locale"),
    # Rails
    _of("config/application.rb", "default_locale", rf"^{SPACE}*config\.i18n\.default_locale\s*=\s*:{TOKEN}"),
    # Jekyll with Polyglot or another plug-in
    _of("_config.yml", "default_lang", rf"^default_(?:lang(?:uage)?|locale):\s*{TOKEN}"),
    # https://ultrabug.github.io/mkdocs-static-i18n/
    _of(
        "mkdocs.{yml,yaml}",
        "default",
        rf"^{SPACE}*-{SPACE}{ITEM}\blocale:\s*{TOKEN}{ITEM}\n{SPACE}*default:{SPACE}*true\b",
    ),
    _of(
        "mkdocs.{yml,yaml}",
        "default",
        rf"^{SPACE}*-{SPACE}+default:{SPACE}*true\b{ITEM}\n{SPACE}*locale:{SPACE}*{TOKEN}",
    ),
    # VitePress, where the folder of a language is served at the top
    _of(
        ".vitepress/config.{js,ts,mjs,mts}",
        "rewrites",
        r"[\"'](?P<language>[a-z]{2})/:(?P<rest>\w+)[*+]?[\"']\s*:\s*[\"']:(?P=rest)[*+]?[\"']",
    ),
    _of("project.inlang/settings.json", "baseLocale", rf"\"(?:baseLocale|sourceLanguageTag)\"\s*:\s*{TOKEN}"),
    _of("lingui.config.{js,ts,mjs,cjs}", "sourceLocale"),
    # Services of translators: the language of their source files
    _of(".tx/config", "source_lang", rf"^{SPACE}*source_lang{SPACE}*={SPACE}*{TOKEN}", "source"),
    _of(
        "{crowdin,.crowdin}.{yml,yaml}",
        "source",
        rf"^[ \t-]*[\"']?source[\"']?\s*:[^\n]*?{WITHIN}",
        "source",
    ),
)


def settled(folder: Path, by_hugo: bool = False) -> Original:
    """The language that settings name which lie in a folder or above it, up to its repository; the nearest ones tell.

    A site of Hugo whose settings name none has Hugo's own default. Where they name a third language, both texts may be
    translations, and the settings tell nothing of the two.
    """
    found = _nearest(folder.resolve())
    if not found:
        return Original("en", Message("original.hugo")) if by_hugo else UNKNOWN
    setting, name, code = found
    side = _side(code)
    return Original(side, Message(f"original.{setting.says}", key=setting.key, name=name)) if side else UNKNOWN


def third(folder: Path) -> bool:
    """Whether the settings of a site name a third language as its default."""
    found = _nearest(folder.resolve())
    return bool(found and not _side(found[2]))


def _side(code: str) -> Side | None:
    return next((side for side, pattern in LANGUAGE.items() if pattern.fullmatch(code)), None)


@cache
def _nearest(folder: Path) -> tuple[Setting, str, str] | None:
    """The setting that names a language, the file that it stands in, and the code of the language."""
    for place in (folder, *folder.parents)[:ABOVE]:
        for setting in SETTINGS:
            for path in map(place.joinpath, setting.names):
                found = setting.pattern.search(beginning(path, READ)) if path.is_file() else None
                if found:
                    return setting, path.name, found["language"]
        if (place / ".git").exists():
            break
    return None


def beginning(path: Path, most: int) -> str:
    """So many bytes of a file as text; "" where it can't be read."""
    if not path.is_file():  # a pipe gives its text once, and not to us
        return ""
    try:
        with open(path, "rb") as data:
            return data.read(most).decode("utf-8", errors="replace")
    except OSError:
        return ""
