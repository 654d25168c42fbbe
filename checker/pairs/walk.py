"""The files of a folder, without those that git ignores."""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model import Failure
from checker.model.system import refusal

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Folders that hold no text of the house, whatever a .gitignore says; hidden ones (.git, .venv) hold none either.
SKIPPED = frozenset({"node_modules", "__pycache__"})
# Indexes that MkDocs and Docusaurus make of the pages of a built site for its search: every page once more.
INDEXES = frozenset({"search_index.json", "search-index.json"})
# By the settings file of a generator of sites: the key that names the folder it writes the site into, and that folder
# where the file names none. What lies there is made of the pages beside it, and says everything once more.
GENERATORS = {
    **{f"hugo.{ending}": ("publishDir", "public") for ending in ("toml", "yaml", "yml", "json")},
    **{f"_config.{ending}": ("destination", "_site") for ending in ("yml", "yaml")},
    **{f"mkdocs.{ending}": ("site_dir", "site") for ending in ("yml", "yaml")},
    **{f"docusaurus.config.{ending}": ("", "build") for ending in ("js", "ts", "mjs", "cjs")},
}
# publishDir: docs; site_dir = "public"
SET = r"""(?mi)^\s*["']?{}["']?\s*[:=]\s*["']?([^\s"',#]+)"""
# What is read of such a file, in characters.
SETTINGS = 100_000

# The patterns of a .gitignore, and the path of its folder, from which they count, with a slash at its end.
Rules = tuple[tuple[str, "GitIgnoreSpec"], ...]


def files(folder: Path, endings: Container[str]) -> Iterator[Path | Failure]:
    """The files below a folder whose names have one of the endings (lower case, with the full stop), in order of name.

    Left out are hidden folders, node_modules, a built site beside its sources and the search index of one, and what a
    .gitignore (of this folder, below it, or above it up to the top of its repository) or .git/info/exclude ignores. A
    folder that is asked for is walked even if it is ignored itself. A link to a folder is followed where that lies
    inside `folder` and does not lead round in a circle. A folder that can't be opened, and a link that leads to itself,
    are failures.
    """
    top = folder.resolve()
    yield from _below(folder, top, (top,), _above(top), endings)


def _below(
    folder: Path, top: Path, over: tuple[Path, ...], rules: Rules, endings: Container[str]
) -> Iterator[Path | Failure]:  # fmt: skip
    """`over` are the real paths of the folder and of those above it, the folder itself last."""
    here = over[-1]
    rules = (*rules, *_read(here / ".gitignore", here))
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as wrong:
        yield Failure(str(folder), refusal(wrong))
        return
    built = _built(folder, {entry.name for entry in entries})
    for entry in entries:
        name = entry.name
        try:
            inside = entry.is_dir()
        except OSError as wrong:
            if not name.startswith(".") and not _ignored(rules, f"{here}/{name}"):
                yield Failure(str(folder / name), refusal(wrong))
            continue
        if inside:
            if name.startswith(".") or name in SKIPPED or name in built or _ignored(rules, f"{here}/{name}/"):
                continue
            real = here / name
            if entry.is_symlink():
                real = real.resolve()
                if real in over or not real.is_relative_to(top):
                    continue
            yield from _below(folder / name, top, (*over, real), rules, endings)
        elif (
            _ending(name) in endings
            and name not in INDEXES
            and not _ignored(rules, f"{here}/{name}")
            and entry.is_file()
        ):
            yield folder / name


def _built(folder: Path, names: set[str]) -> frozenset[str]:
    """The folders beside the settings of generators of sites that these write their sites into."""
    found: set[str] = set()
    for name in names & GENERATORS.keys():
        key, usual = GENERATORS[name]
        try:
            with (folder / name).open(encoding="utf-8", errors="replace") as lines:
                said = re.search(SET.format(key), lines.read(SETTINGS)) if key else None
        except OSError:
            said = None
        found.add(os.path.normpath(said[1]) if said else usual)
    return frozenset(found)


def _ending(name: str) -> str:
    """The ending of a name as `Path.suffix` has it, so that `..md` is a page named "."."""
    at = name.rfind(".")
    return name[at:].lower() if at > 0 else ""


def _above(top: Path) -> Rules:
    """The rules of the repository that the folder lies in, which were written above it."""
    root = next((place for place in (top, *top.parents) if (place / ".git").exists()), None)
    if root is None:
        return ()
    rules = _read(root / ".git" / "info" / "exclude", root)
    for place in reversed(top.parents):
        if place.is_relative_to(root):
            rules = (*rules, *_read(place / ".gitignore", place))
    between = (place for place in (*reversed(top.parents), top) if place != root and place.is_relative_to(root))
    return () if any(_ignored(rules, f"{place}/") for place in between) else rules


def _read(path: Path, folder: Path) -> Rules:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    if not any(line.strip() and not line.startswith("#") for line in lines):
        return ()
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines(lines)
    except ValueError:
        # Git passes over a line that is no pattern ("!" alone), and so do we.
        spec = GitIgnoreSpec.from_lines(filter(_sound, lines))
    return ((f"{folder}/", spec),)


def _sound(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _ignored(rules: Rules, path: str) -> bool:
    """Whether the last rule that speaks of a path ignores it; the deepest .gitignore speaks last."""
    for folder, spec in reversed(rules):
        if path.startswith(folder):
            said = spec.check_file(path[len(folder) :]).include
            if said is not None:
                return said
    return False
