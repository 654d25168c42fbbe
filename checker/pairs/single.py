"""The partner of one file that is given alone, by the same conventions as in a folder, without walking one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path

from checker.model import Failure, Side, other
from checker.model.messages import Message
from checker.pairs import conventions, hugo, marks
from checker.pairs.conventions import SHELVES
from checker.pairs.hugo import Site
from checker.pairs.marks import MarkedFile, Parts
from checker.pairs.tasks import FilePair

SOME = 4  # places that are named to a reader
MEND = Message("pairs.name_both")


def partner(path: Path, endings: Collection[str], *, marked: bool = False) -> FilePair | Failure:
    """A file with the one that it goes with; a failure that names what was looked for, or what it may go with.

    `endings` are those of files of one language. With `marked`, a file whose path has no mark has no partner. Only
    folders in which a partner may lie are looked into, so that a file may be given in a folder of any size.
    """
    root = _root(path)

    def read(place: Path) -> MarkedFile:
        """A file with its path as the user wrote the one that was given: from the folder of the run on, or in full."""
        shown = place if path.is_absolute() else Path(os.path.relpath(place))
        return marks.read(place, root)._replace(path=shown)

    file = read(Path(os.path.abspath(path)))
    top = root if path.is_absolute() else Path(os.path.relpath(root))
    sites = [one for one in hugo.sites(hugo.above(path.parent), top) if isinstance(one, Site)]
    side = next((site.holds(file.path) for site in sites if site.holds(file.path)), None)
    side = side or ("uk" if file.uk else "en" if file.en else None)
    if side or not marked:
        places = {root.joinpath(*parts) for parts in _places(file, root)}
        places |= {Path(os.path.abspath(place)) for place in _told(file.path, sites)}
        names = [place / name for place in sorted(places) if place.is_dir() for name in sorted(os.listdir(place))]
        texts = [read(name) for name in names if name.suffix.lower() in endings]
        pairs, wrong = conventions.paired(texts, sites)
        for pair in pairs:
            if file.path in pair[:2]:
                return pair
        for failure, about in wrong:
            if file.path in about:
                return failure
    looked = dict.fromkeys(f"{top.joinpath(*parts)}.*" for parts in _looked(file, side) if parts)
    named = ", ".join([*looked][:SOME])
    said = Message(f"pairs.looked_for_{other(side or 'en')}", looked=named, mend=MEND)
    return Failure(str(path), Message("pairs.one_language", said=said))


def _root(path: Path) -> Path:
    """The folder from which on the path of a file is looked at: that of its repository, or else of the run.

    Elsewhere it is three folders above the last mark: names of users and disks say nothing.
    """
    real = Path(os.path.abspath(path))
    found = next((place for place in real.parents if (place / ".git").exists()), None)
    if found is None and real.is_relative_to(Path.cwd()):
        found = Path.cwd()
    if found is None:
        file = marks.read(real, Path(real.anchor))
        last = max((mark.part for mark in (*file.uk, *file.en)), default=len(file.parts) - 1)
        found = Path(real.anchor, *file.parts[: max(0, last - 3)])
    return found


def _places(file: MarkedFile, root: Path) -> Iterator[Parts]:
    """Folders in which a partner may lie: each above the file, and those of a language in it, with the path's rest."""
    parts = file.parts
    rests = [parts[n:-1] for n in range(len(parts))]
    for n in range(len(parts)):
        yield from (base + rest for base in _bases(parts[:n], root) for rest in rests)
    for chosen in chain(marks.choices(file.uk), marks.choices(file.en)):
        yield marks.without(parts, chosen)[:-1]
        yield from (found[:-1] for found, _ in conventions.docusaurus(parts, chosen[0]))


def _bases(above: Parts, root: Path) -> Iterator[Parts]:
    """A folder and those of a language in it, on a shelf of translations too, with what Docusaurus has there."""
    yield above
    for folder in _folders(above, root):
        if _marked(folder):
            yield folder
        shelf = folder if folder[-1].lower() in SHELVES else (*folder, "i18n")  # Docusaurus' may be that of `website/`
        for language in filter(_marked, _folders(shelf, root)):
            plugins = [one for one in _folders(language, root) if one[-1].startswith("docusaurus-plugin-content-")]
            yield from (language, *plugins)
            for plugin in plugins:
                yield from _folders(plugin, root)
        if shelf == folder:
            yield shelf


def _folders(above: Parts, root: Path) -> list[Parts]:
    try:
        with os.scandir(root.joinpath(*above)) as found:
            names = sorted(entry.name for entry in found if not entry.name.startswith(".") and entry.is_dir())
    except OSError:
        return []
    return [(*above, name) for name in names]


def _marked(folder: Parts) -> bool:
    return bool(marks.find(folder[-1:], "uk") or marks.find(folder[-1:], "en"))


def _told(path: Path, sites: Collection[Site]) -> Iterator[Path]:
    """Where the partner of a file lies by the word of Hugo."""
    for site in sites:
        side = site.holds(path)
        if side:
            yield site.side(other(side)) / path.relative_to(site.side(side)).parent


def _looked(file: MarkedFile, side: Side | None) -> Iterator[Parts]:
    """What a partner would be called, the likeliest first, without the endings of the names."""
    parts = file.parts
    if side is None:
        yield (*parts[:-1], f"{parts[-1]}.uk")
        for n in (len(parts) - 1, *range(len(parts) - 1)):
            yield (*parts[:n], "uk", *parts[n:])
        return
    for chosen in marks.choices(file.marks(side)):
        masked = marks.masked(parts, chosen)
        yield tuple(part.replace(marks.HERE, other(side)) for part in masked)
        yield marks.without(parts, chosen)
        yield from chain(
            [conventions.off_shelf(parts, chosen[0], chosen)],
            (found for found, _ in conventions.docusaurus(parts, chosen[0])),
        )
