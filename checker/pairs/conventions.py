"""The pairs of one folder, found by the ways in which sites, programs and films name their translations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from checker.model import SIDES, Failure, Side, other
from checker.model.expressions import deferred
from checker.model.messages import Message, joined
from checker.pairs import alone, dated, hreflang, hugo, marks, named, prefixes, readme, strangers
from checker.pairs.hugo import Site
from checker.pairs.looks_ukrainian import looks_ukrainian
from checker.pairs.marks import RESOURCES, LanguageMark, MarkedFile, Parts
from checker.pairs.tasks import FilePair, Input, Task
from checker.pairs.trees import alike
from checker.pairs.walk import files

# Folders that sites keep their translations in, outside the tree of the default language: `i18n/uk/about.md`.
SHELVES = frozenset({"i18n", "_i18n", "l10n", "locale", "locales", "lang", "langs", "translation", "translations"})

# A file of .NET for one language, a satellite (Strings.en-GB.resx), may hold only what differs from the neutral file
# beside it; one of less than such a share of its size does.
SATELLITE = 0.5

# The ranks of partners after marked English without a region: that of the United States, of other regions; a README
# above and Docusaurus' place; without a mark; outside the shelf of translations; Android's dialects; in another source
# folder.
AMERICAN, REGIONAL, ABOVE, BARE, SHELVED, OF_ANDROID, PACKED = range(1, 8)
REGION = deferred(r"[-_+]r?ua$", re.IGNORECASE)
OTHER_REGION = deferred(r"[-_+](?!r?us$)", re.IGNORECASE)  # en-GB, en_AU, en-001; not en-US

# Games (Minecraft) lay the resources of all source folders together: src/generated/assets/create/lang/en_us.json goes
# with src/main/resources/assets/create/lang/uk_ua.json.
PACK, IN_PACK = "en_us", ("assets", "*", "lang")

# What is ambiguous, and the files that it is about.
Wrong = tuple[Failure, list[Path]]


class Candidate(NamedTuple):
    """A file that may be the partner of another, the better the lower its rank, and the convention that says so."""

    rank: int
    file: MarkedFile
    why: str


@dataclass(slots=True)
class Folder:
    """The files of a folder, to be looked up by path without ending, and by path with its English marks masked."""

    files: list[MarkedFile]
    plain: dict[Parts, list[MarkedFile]] = field(default_factory=lambda: defaultdict(list))
    english: dict[Parts, list[tuple[MarkedFile, LanguageMark]]] = field(default_factory=lambda: defaultdict(list))
    packs: dict[Parts, list[MarkedFile]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for file in self.files:
            self.plain[file.parts].append(file)
            if file.parts[-1].lower() == PACK and (pack := _pack(file)):
                self.packs[pack].append(file)
            for chosen in marks.choices(file.en):
                self.english[marks.masked(file.parts, chosen)].append((file, chosen[0]))


def find(
    folder: Path, endings: Collection[str], both: Collection[str], taken: Container[Path] = (),
    holds: Callable[[Path], bool] = lambda path: True,
) -> list[Task]:  # fmt: skip
    """The pairs of a folder, its files of both languages, what is ambiguous, and what has no partner.

    `endings` are those of files of one language, `both` those of files of both languages, which are taken where they
    are Ukrainian, and where one `holds` both: files of another kind may have its ending. Files that are `taken` are
    passed over. Order is that of the names. Nothing is guessed: a file with several partners is a severe failure that
    names them.
    """
    found = list(files(folder, {*endings, *both, *hugo.ENDINGS}))
    paths = [path for path in found if isinstance(path, Path) and path not in taken]
    sites = list(hugo.sites([*paths, *hugo.above(folder)], folder))
    listed = [marks.read(path, folder) for path in paths if path.suffix.lower() in {*endings, *both}]
    tasks: list[Task] = [
        Input(str(one.path))
        for one in listed
        if one.ending in both and holds(one.path) and (one.uk or (not one.en and looks_ukrainian(one.path)))
    ]
    texts = [one for one in listed if one.ending in endings]
    pairs, wrong = paired(texts, sites)
    gone = {path for pair in pairs for path in pair[:2]} | {path for _, paths in wrong for path in paths}
    tasks += [*pairs, *(failure for failure, _ in wrong), *(one for one in sites if isinstance(one, Failure))]
    tasks += [one for one in found if isinstance(one, Failure)]
    return [*tasks, *alone.find([one for one in texts if one.path not in gone], texts, pairs, sites)]


def paired(texts: list[MarkedFile], sites: Iterable[Site | Failure]) -> tuple[list[FilePair], list[Wrong]]:
    """The pairs of some files in the order of their English names, and what is ambiguous; Hugo's word goes first."""
    pairs = [pair for site in sites if isinstance(site, Site) for pair in _said(site, texts)]
    first = {path for pair in pairs for path in pair[:2]}
    tree = Folder([one for one in texts if one.path not in first])
    agreed, wrong = _agreed(_claims(tree))
    gone = {path for pair in agreed for path in pair[:2]} | {path for _, paths in wrong for path in paths}
    pairs += [*agreed, *_other_way(tree, {one.path for one in tree.files} - gone)]
    pairs, wrong = _with_named(texts, pairs, wrong, sites)
    return sorted(pairs, key=lambda pair: str(pair.en)), wrong


def _with_named(
    texts: Iterable[MarkedFile], pairs: list[FilePair], wrong: list[Wrong], sites: Iterable[Site | Failure]
) -> tuple[list[FilePair], list[Wrong]]:
    """The pairs with those of pages that name each other, which settle what is ambiguous too."""
    gone = {path for pair in pairs for path in pair[:2]}
    left = [one for one in texts if one.path not in gone]
    known = [one for one in sites if isinstance(one, Site)]
    found: list[FilePair] = []
    for find_others in (
        lambda some: named.find(some, known), hreflang.find, lambda some: prefixes.find(some, SHELVES), dated.find,
    ):  # fmt: skip
        others = find_others(left)
        gone = {path for pair in others for path in pair[:2]}
        left = [one for one in left if one.path not in gone]
        found += others
    settled = {str(path) for pair in found for path in pair[:2]}
    return [*pairs, *found], [one for one in wrong if one[0].name not in settled]


def _said(site: Site, texts: Iterable[MarkedFile]) -> list[FilePair]:
    """The pairs of a site with content in a folder for each language."""
    groups: dict[Side, dict[str, list[Path]]] = {side: defaultdict(list) for side in SIDES}
    for one in texts:
        if (side := site.holds(one.path)) is not None:
            name = one.path.relative_to(site.side(side))
            groups[side][name.as_posix().removesuffix(name.suffix)].append(one.path)
    return [pair for pair in alike(groups["uk"], groups["en"], site.why) if None not in pair[:2]]


def _claims(tree: Folder) -> Iterator[tuple[MarkedFile, list[Candidate]]]:
    """Each Ukrainian file with the best of its candidates; more than one where nothing tells which.

    "uk/" beside pages without a mark is the United Kingdom where none of its files is in Ukrainian. Where those pages
    are in a third language (the site's default is German), they are nobody's partners.
    """
    claims = [(file, _best(file, list(_candidates(file, "uk", tree)))) for file in tree.files if file.uk]
    bare = [(file, found[0]) for file, found in claims if found and not found[0].file.en]
    without = strangers.find((file, one.file, one.rank == BARE) for file, one in bare)
    for file, found in claims:
        yield file, [] if file.path in without else found


def _best(file: MarkedFile, found: list[Candidate]) -> list[Candidate]:
    """The candidates of the best rank, those with the file's own ending before others, each file once."""
    found = _without_satellites([one for one in found if one.file.path != file.path])
    if not found:
        return []
    best = min((one.rank, one.file.ending != file.ending) for one in found)
    kept = {one.file.path: one for one in found if (one.rank, one.file.ending != file.ending) == best}
    return list(kept.values())


def _without_satellites(found: list[Candidate]) -> list[Candidate]:
    """The candidates without satellites of .NET that hold little of what the neutral one among them does.

    Nor with the English of a region that has less than half of what that of another one has.
    """
    if len(found) == 1:
        return found
    neutral = _largest(one for one in found if one.rank == BARE and one.file.ending == RESOURCES)
    regional = _largest(one for one in found if one.rank in {AMERICAN, REGIONAL})
    return [
        one for one in found
        if not (one.file.ending == RESOURCES and _size(one.file.path) < SATELLITE * neutral)
        and not (one.rank in {AMERICAN, REGIONAL} and _size(one.file.path) < SATELLITE * regional)
    ]  # fmt: skip


def _largest(found: Iterable[Candidate]) -> int:
    return max((_size(one.file.path) for one in found), default=0)


def _size(path: Path) -> int:
    """The bytes of a file; 0 for one that can't be asked."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _candidates(file: MarkedFile, side: Side, tree: Folder) -> Iterator[Candidate]:
    """What the conventions allow as a partner of a file that has marks of a language."""
    there = other(side)
    for chosen in marks.choices(file.marks(side)):
        first = chosen[0]
        here = marks.shown(file.parts, first)
        if side == "uk":
            for partner, mark in tree.english[marks.masked(file.parts, chosen)]:
                yield Candidate(_dialect(mark, first), partner, _beside(here, marks.shown(partner.parts, mark)))
        if side == "uk":
            above = readme.places(marks.without(file.parts, chosen))
            for partner in (one for place in above for one in tree.plain.get(place, ())):
                if not partner.uk and not partner.en:
                    if readme.leads(partner.path, file.path):
                        yield Candidate(ABOVE, partner, Message("pairs.why_readme", here=here))
                    elif readme.alike(partner.path, file.path):
                        yield Candidate(SHELVED, partner, Message("pairs.why_above", here=here))
            packed = tree.packs.get(_pack(file), [])
            if len(packed) == 1:
                yield Candidate(PACKED, packed[0], _beside(here, marks.shown(packed[0].parts, packed[0].en[0])))
        for rank, parts, why in (
            *((ABOVE, parts, _docusaurus(here, place)) for parts, place in docusaurus(file.parts, first)),
            (BARE, marks.without(file.parts, chosen), Message("pairs.why_beside", here=here)),
            (SHELVED, off_shelf(file.parts, first, chosen), Message("pairs.why_beside", here=here)),
        ):
            for partner in tree.plain.get(parts, ()):
                if not partner.marks(side) and (side == "uk" or not partner.marks(there)):
                    yield Candidate(rank, partner, why)


def _dialect(mark: LanguageMark, here: LanguageMark) -> int:
    """The rank of marked English: without a region, then of the United States, of which most others are made."""
    if mark.plain:
        return 0
    if here.before == "values-":  # Android's values-en-rGB has only what differs from values
        return OF_ANDROID
    return REGIONAL if OTHER_REGION.search(mark.token) else AMERICAN


def _pack(file: MarkedFile) -> Parts:
    """Where a file lies in a pack of resources (assets/create/lang), in whatever source folder; () elsewhere."""
    folder = file.parts[-4:-1]
    return folder if len(folder) == len(IN_PACK) and (folder[0], folder[2]) == (IN_PACK[0], IN_PACK[2]) else ()


def _beside(here: str, there: str) -> str:
    return Message("pairs.why_here_beside", here=here, there=there)


def _docusaurus(here: str, there: str) -> str:
    return joined(": ", "Docusaurus", _beside(here, there))


def off_shelf(parts: Parts, first: LanguageMark, chosen: tuple[LanguageMark, ...]) -> Parts:
    """The path of the default language where translations have a folder to themselves: i18n/uk/about → about."""
    above = first.part - 1
    if above < 0 or parts[above].lower() not in SHELVES:
        return ()
    short = marks.without(parts, chosen)
    return (*short[:above], *short[above + 1 :])


def docusaurus(parts: Parts, mark: LanguageMark) -> Iterator[tuple[Parts, str]]:
    """Where Docusaurus has the default language of `i18n/uk/docusaurus-plugin-content-docs/current/intro`.

    The docs lie in `docs` or `versioned_docs/version-X` of the site or, often, of the repository around it; a second
    set of them is named by its id: `…-content-docs-community/current` is `community`.
    https://docusaurus.io/docs/i18n/introduction#translation-files-location
    """
    at = mark.part
    if not 0 < at < len(parts) - 2 or parts[at - 1] != "i18n":
        return
    plugin, rest = parts[at + 1], parts[at + 2 :]
    _, marked, named = plugin.partition("docusaurus-plugin-content-")
    kind, _, key = named.partition("-")
    if not marked or kind not in {"docs", "blog", "pages"}:
        return
    if kind == "docs" and len(rest) > 1:
        version, *rest_ = rest
        if version == "current":
            place: Parts = (key or "docs",)
        else:
            place = (f"{key}_versioned_docs" if key else "versioned_docs", version)
        rest = tuple(rest_)
    else:
        place = ("src", "pages") if kind == "pages" else (key or kind,)
    for site in (parts[: at - 1], parts[: max(0, at - 2)]):
        yield (*site, *place, *rest), "/".join(place)


def _agreed(claims: Iterable[tuple[MarkedFile, list[Candidate]]]) -> tuple[list[FilePair], list[Wrong]]:
    """The claims that nothing contradicts as pairs; the others as failures, with the files that they are about."""
    by_partner: dict[Path, list[tuple[MarkedFile, Candidate]]] = defaultdict(list)
    wrong: list[Wrong] = []
    for file, found in claims:
        if len(found) == 1:
            by_partner[found[0].file.path].append((file, found[0]))
        elif found:
            wrong.append(_ambiguous(file.path, [one.file.path for one in found], "en"))
    pairs: list[FilePair] = []
    for path, claimed in by_partner.items():
        same = [one for one in claimed if one[0].ending == path.suffix.lower()]
        settled = _whole(same if len(same) == 1 else claimed)
        if len(settled) == 1:
            file, candidate = settled[0]
            pairs.append(FilePair(file.path, path, candidate.why))
        else:
            wrong.append(_ambiguous(path, [file.path for file, _ in settled], "uk"))
    return pairs, wrong


def _whole(claimed: list[tuple[MarkedFile, Candidate]]) -> list[tuple[MarkedFile, Candidate]]:
    """Of uk.yml and uk-UA.yml the one without a region, unless the other has more than twice as much."""
    whole = [one for one in claimed if not any(REGION.search(mark.token) for mark in one[0].uk)]
    if len(whole) == 1 and _size(whole[0][0].path) >= SATELLITE * max(_size(file.path) for file, _ in claimed):
        return whole
    return claimed


def _ambiguous(path: Path, partners: list[Path], side: Side) -> Wrong:
    """`side` is the language of the partners."""
    listed = ", ".join(map(str, partners[:4])) + (" …" if len(partners) > 4 else "")
    said = Message(f"pairs.ambiguous_{side}", count=len(partners), listed=listed)
    return Failure(str(path), said), [path, *partners]


def _other_way(tree: Folder, lone: Container[Path]) -> list[FilePair]:
    """The pairs of a site whose default language is Ukrainian: `en/about.md` beside `about.md`, `page.en.md`."""
    pairs: list[FilePair] = []
    taken: set[Path] = set()
    for file in tree.files:
        if not file.en or file.uk or file.path not in lone:
            continue
        found = [one for one in _candidates(file, "en", tree) if one.file.path in lone and one.file.path not in taken]
        best = _best(file, found)
        if len(best) == 1 and looks_ukrainian(best[0].file.path):
            taken.add(best[0].file.path)
            pairs.append(FilePair(best[0].file.path, file.path, best[0].why))
    return pairs
