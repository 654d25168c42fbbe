"""Where Hugo has the content of each language: `contentDir` in the configuration of a site.

https://gohugo.io/configuration/languages/
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from checker.model import SIDES, Failure, Side
from checker.model.messages import Message
from checker.pairs.marks import LANGUAGE

DEFAULT = ("config", "_default")  # the folder that may have the configuration in several files
ENDINGS = (".toml", ".yaml", ".yml", ".json")


class Site(NamedTuple):
    """A site with content in a folder for each language: the folders, and how the configuration has them."""

    uk: Path
    en: Path
    why: str

    def side(self, side: Side) -> Path:
        """The folder of one language."""
        return self.uk if side == "uk" else self.en

    def holds(self, path: Path) -> Side | None:
        """The language of a file; the folder of one language may lie in that of the other."""
        inner, outer = sorted(SIDES, key=lambda side: -len(self.side(side).parts))
        return next((side for side in (inner, outer) if path.is_relative_to(self.side(side))), None)


def above(folder: Path) -> Iterator[Path]:
    """The files above a folder that may be the configuration of the site that it lies in, up to its repository."""
    names = [f"{stem}{end}" for stem in ("hugo", "config") for end in ENDINGS]
    place = folder.resolve()
    while not (place / ".git").exists() and place != place.parent:
        place = place.parent
        split = place.joinpath(*DEFAULT)
        yield from (path for path in (*map(place.joinpath, names), *split.glob("*.*")) if path.is_file())


def sites(files: Iterable[Path], folder: Path) -> Iterator[Site | Failure]:
    """The sites that the configurations among the files are of, where their languages have folders of their own.

    What lies in `folder` has its path from there on.

    `hugo.toml` goes before `config.toml`, and `config/_default/` before both. A `hugo.toml` that can't be read is a
    failure that is not severe; other names may be another program's.
    """
    by_root: dict[Path, list[Path]] = defaultdict(list)
    for path in files:
        split = path.parts[-3:-1] == DEFAULT
        if path.suffix in ENDINGS and path.stem in {"hugo", "config", *(("languages",) if split else ())}:
            by_root[path.parents[2] if split else path.parent].append(path)
    for root, paths in by_root.items():
        known: dict[str, Any] = {}
        for path in sorted(paths, key=lambda path: (len(path.parts), path.stem != "config", path.stem == "languages")):
            try:
                given = _lower(_load(path))
            except (OSError, ValueError, RecursionError) as wrong:
                if path.stem == "hugo":
                    said = str(wrong).replace("\n", " ")
                    yield Failure(str(path), Message("pairs.by_names", said=said), severe=False)
                continue
            known |= {"languages": given} if path.stem == "languages" else given
        found = [_folder(known, side) for side in SIDES]
        uk, en = (os.path.normpath(one) if one else "" for one in found)
        if uk and en and uk != en:
            top = folder.resolve()
            places = [folder / os.path.relpath(root.resolve() / one, top) for one in (uk, en)]
            yield Site(places[0], places[1], Message("pairs.why_hugo", uk=uk, en=en))


def _load(path: Path) -> Any:
    """What a file says; raises ValueError where it is malformed."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".toml":
        import tomli

        return tomli.loads(text)
    if path.suffix == ".json":
        return json.loads(text)
    import yaml

    try:
        return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as wrong:
        raise ValueError(str(wrong)) from wrong


def _lower(given: Any) -> dict[str, Any]:
    """A table with its keys in lower case, for Hugo does not tell `contentdir` from `contentDir`."""
    return {str(key).lower(): value for key, value in given.items()} if isinstance(given, dict) else {}


def _folder(known: dict[str, Any], side: Side) -> str:
    """The content of a language; "" where the site has no such language, or several of its regions."""
    languages = _lower(known.get("languages"))
    default = str(known.get("defaultcontentlanguage") or "en").lower()
    keys = [key for key in languages if LANGUAGE[side].fullmatch(key)]
    key = next((key for key in (side, default) if key in keys), keys[0] if len(keys) == 1 else "")
    if not key and (keys or not LANGUAGE[side].fullmatch(default)):
        return ""
    found = _lower(languages.get(key)).get("contentdir") or known.get("contentdir") or "content"
    return found if isinstance(found, str) else ""
