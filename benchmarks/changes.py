"""Checks pages against the English they were made from and against the newer one: python benchmarks/changes.py DRIFT

DRIFT  a folder of trees with `en_old`, `en_new` and `uk`, pages of the same paths; the Ukrainian was made from `en_old`

Prints, for the pages whose English has changed a number, a date, a name, a link, a heading or a whole passage, how many
get a finding that was not there before, by what has changed; and how many findings a page has against either.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker import model, readers
from checker.language import vocabulary as words
from checker.model import Document, Finding
from checker.rulebook import rulebook
from checker.run import path as run
from checker.run.machine import Machine

WORDS = words.shipped()
BOOK = rulebook.load()
KINDS = ("number", "date", "measure", "money", "name", "link")
STEPS = ("error", "warning", "info")
# A passage is another one where so many of its words stand in no passage of the other text.
ANOTHER = 0.5


class Page(NamedTuple):
    """A page: what has changed in its English, and the findings against the old English and the new."""

    name: str
    changed: frozenset[str]
    old: tuple[Finding, ...]
    new: tuple[Finding, ...]

    def fresh(self, steps: tuple[str, ...] = STEPS) -> list[Finding]:
        """The findings of some severities that the old English does not give."""
        left = Counter(one.fingerprint for one in self.old)
        found = []
        for one in self.new:
            left[one.fingerprint] -= 1
            if left[one.fingerprint] < 0 and one.severity in steps:
                found.append(one)
        return found


def checked(uk: Path, en: Path) -> model.Page:
    """Two files, checked."""
    (document,) = readers.open_sides(uk, en, WORDS)
    if not isinstance(document, Document):
        raise SystemExit(f"{document.name}: {document.message}")
    return run.check(document, Machine(BOOK, WORDS))


def changes(old: model.Page, new: model.Page) -> Iterator[str]:
    """What the English of a page has got or lost."""
    for kind in KINDS:
        mine, theirs = (
            {fact.canon for fact in text.facts if fact.kind == kind and fact.side == "en"} for text in (old, new)
        )
        if mine != theirs:
            yield kind
    headings = [{s.folded for s in text.en if s.role in {"heading", "title"}} for text in (old, new)]
    if headings[0] != headings[1]:
        yield "heading"
    if _another(old, new) or _another(new, old):
        yield "passage"


def _another(one: model.Page, other: model.Page) -> bool:
    """Whether a passage of one text is none of the other's."""
    there = [frozenset(token.lower for token in segment.tokens) for segment in other.en]
    for segment in one.en:
        mine = frozenset(token.lower for token in segment.tokens)
        if segment.role != "code" and len(mine) > 5:
            left = min((len(mine - words) for words in there), default=len(mine))
            if left > ANOTHER * len(mine):
                return True
    return False


def pages(tree: Path) -> Iterator[Page]:
    """The pages of a tree whose English has changed at all."""
    for uk in sorted(path for path in (tree / "uk").rglob("*") if path.is_file()):
        key = uk.relative_to(tree / "uk")
        old, new = (tree / name / key for name in ("en_old", "en_new"))
        if old.is_file() and new.is_file() and old.read_bytes() != new.read_bytes():
            before = checked(uk, old)
            after = checked(uk, new)
            yield Page(key.as_posix(), frozenset(changes(before, after)), before.findings, after.findings)


def main() -> None:
    """Prints the figures of each tree and of all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--show", action="store_true", help="print each page's new findings")
    options.add_argument("drift", type=Path)
    given = options.parse_args()
    every: list[Page] = []
    for tree in sorted(path for path in given.drift.iterdir() if path.is_dir()):
        found = list(pages(tree))
        every += found
        tell(tree.name, found)
        for page in found if given.show else ():
            print(f"  {page.name}: changed {', '.join(sorted(page.changed)) or 'nothing that counts'}")
            for one in page.fresh():
                print(f"      {one.severity} {one.rule}: {one.messages['en'][:110]}")
    tell("all", every)


def tell(name: str, found: list[Page]) -> None:
    """Prints the figures of some pages."""
    counted = [page for page in found if page.changed]
    print(f"{name}: {len(found)} changed pages, {len(counted)} in what counts")
    for what, steps in (("a new finding", STEPS), ("a new error or warning", STEPS[:2])):
        got = [page for page in counted if page.fresh(steps)]
        print(f"  {what}: {len(got)} of {len(counted)} ({len(got) / max(1, len(counted)):.1%})")
    for kind in (*KINDS, "heading", "passage"):
        mine = [page for page in counted if kind in page.changed]
        print(f"    {kind}: {sum(bool(page.fresh()) for page in mine)} of {len(mine)}")
    for what, steps in (("findings", STEPS), ("errors and warnings", STEPS[:2])):
        old = sum(one.severity in steps for page in found for one in page.old) / max(1, len(found))
        new = sum(one.severity in steps for page in found for one in page.new) / max(1, len(found))
        print(f"  {what} a page: {old:.2f} against the old English, {new:.2f} against the new ({old / new:.0%})")


if __name__ == "__main__":
    main()
