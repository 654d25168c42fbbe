"""The parallel text that the lexicon is learned from: sentence pairs, names, interfaces, and aligned translations."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker.language.pipelines import TOKEN
from checker.language.text import bare

Lines = tuple[str, str]

# Of so many pages one is left to those who learn after the lexicon.
PART = 3

FENCE = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1[ \t]*$", re.MULTILINE | re.DOTALL)
FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
FRONT_TEXT = re.compile(r"^(?:title|description|linkTitle|menu_title):[ \t]*(.+)$", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}", re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
TARGET = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)|https?://\S+|\{#[^}]*\}|[\[\]]")
MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|\{\{.*?\}\}")
ANCHOR = re.compile(r"[A-Za-z][\w.-]{2,}|\d+(?:[.,]\d+)*")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
SENTENCE = re.compile(r"(?<=[.!?…:])\s+(?=[A-ZА-ЯІЇЄҐ«\"`])")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?[a-z][^<>]*>|&\w+;")


class Block(NamedTuple):
    """A passage of Markdown: what it is (heading, item, cell or text), its text, and its Latin words and numbers."""

    kind: str
    text: str
    anchors: frozenset[str]


def pairs(data: Path, held: frozenset[int]) -> Iterator[Lines]:
    """Every pair of passages of the folder, without the held-out lines of Tatoeba and their doubles."""
    tatoeba = sentences(data)
    kept_out = {line for n in held for line in tatoeba[n]}
    yield from (pair for pair in tatoeba if not kept_out.intersection(pair))
    yield from _table(data / "names-cldr" / "pairs.tsv")
    for path in sorted((data / "names-pep").glob("*.tsv")):
        yield from _table(path)
    yield from interfaces(data / "po-ui")
    for uk, en in blocks(data, spare=False):
        ours, theirs = SENTENCE.split(uk), SENTENCE.split(en)
        yield from zip(ours, theirs, strict=True) if len(ours) == len(theirs) else [(uk, en)]


def sentences(data: Path) -> list[Lines]:
    """The sentence pairs of Tatoeba."""
    uk, en = ((data / "parallel" / "tatoeba" / f"{side}.txt").read_text(encoding="utf-8") for side in ("uk", "en"))
    return list(zip(uk.splitlines(), en.splitlines(), strict=True))


def names(data: Path) -> Iterator[Lines]:
    """The names of one word in the CLDR (Європа, Europe), in small letters: as good as a dictionary."""
    for uk, en in _table(data / "names-cldr" / "pairs.tsv"):
        ours, theirs = tokens(uk), tokens(en)
        if len(ours) == len(theirs) == 1:
            yield ours[0], theirs[0]


def tokens(text: str) -> list[str]:
    """The words of a text as the checker sees them: folded, in small letters, without numbers and marks.

    >>> tokens("П’ять собак — 12 котів.")
    ["п'ять", 'собак', 'котів']
    """
    found = (match.group() for match in TOKEN.finditer(bare(text).lower()))
    return [word for word in found if word[0].isalpha()]


def interfaces(folder: Path) -> Iterator[Lines]:
    """The texts of Django and Wagtail (BSD); other licences of the same folder are left out."""
    uk, en, ids = (
        (folder / name).read_text(encoding="utf-8").splitlines() for name in ("uk.txt", "en.txt", "docids.txt")
    )
    for ours, theirs, source in zip(uk, en, ids, strict=True):
        if source.startswith(("django-", "wagtail-")):
            yield PLACEHOLDER.sub(" ", ours), PLACEHOLDER.sub(" ", theirs)


def _table(path: Path) -> Iterator[Lines]:
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        *_, uk, en = line.split("\t")
        if re.search("[а-яіїєґ]", uk, re.IGNORECASE):
            yield uk, en


def blocks(data: Path, *, spare: bool) -> Iterator[Lines]:
    """The passages of the translated pages: of every third one (`spare`), or of the others."""
    for tree in sorted((data / "repos").iterdir()):
        left, right = _pages(tree / "uk"), _pages(tree / "en")
        for key in sorted(left.keys() & right.keys()):
            if (zlib.crc32(key.encode()) % PART == 0) == spare:
                yield from _align(_blocks(left[key]), _blocks(right[key]))


def _pages(folder: Path) -> dict[str, str]:
    """Pages by their path, whose folders of the language (content/uk, pages.uk) are left out."""
    return {
        re.sub(r"\.(?:uk|en)\b|/(?:uk|en)(?=/)", "", f"/{path.relative_to(folder).with_suffix('').as_posix()}"):
        path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md*"))
    }  # fmt: skip


def _blocks(page: str) -> list[Block]:
    front = FRONT.match(page)
    head = [value.strip("\"' ") for value in FRONT_TEXT.findall(front[1])] if front else []
    body = COMMENT.sub("", FENCE.sub("", page[front.end() :] if front else page))
    made = [_block("front", text) for text in head]
    for piece in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)|\n(?=#)", body):
        rows = piece.strip().split("\n")
        if rows[0].startswith("|"):
            made += [_block("cell", cell) for row in rows for cell in row.strip("| ").split("|")]
        elif rows[0]:
            kind = "#" if rows[0].startswith("#") else "item" if ITEM.match(rows[0]) else "text"
            made.append(_block(kind, " ".join(row.strip().lstrip("> ") for row in rows)))
    return [block for block in made if re.search(r"[^\W\d_]{2}", block.text)]


def _block(kind: str, text: str) -> Block:
    anchors = frozenset(ANCHOR.findall(text))
    text = MARKUP.sub("", TARGET.sub(" ", CODE.sub(" ", ITEM.sub("", text.lstrip("# ")))))
    return Block(kind, text.strip(), anchors)


def _align(uk: list[Block], en: list[Block]) -> Iterator[Lines]:
    """The best monotone pairing of blocks: same kind, like length, the same code, links and numbers."""
    best = [[0.0] * (len(en) + 1) for _ in range(len(uk) + 1)]
    for i in range(len(uk) - 1, -1, -1):
        for j in range(len(en) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + _likeness(uk[i], en[j]))
    i = j = 0
    while i < len(uk) and j < len(en):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield uk[i].text, en[j].text
            i, j = i + 1, j + 1


def _likeness(uk: Block, en: Block) -> float:
    if uk.kind != en.kind:
        return -1.0
    ratio = abs(math.log((len(uk.text) + 10) / (len(en.text) + 10)))
    # A Ukrainian page keeps Latin words only where they are code, links or names: they must stand in the English one.
    shared = len(uk.anchors & en.anchors) / len(uk.anchors) if uk.anchors else 0.5
    return 0.4 + shared - 1.5 * ratio
