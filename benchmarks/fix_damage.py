"""Every change that `zvirka fix` would make in the text files of trees, for reading; those near code are flagged.

Run: python benchmarks/fix_damage.py FOLDER...

Each file is copied, and checked alone beside a stand-in of the other language, so that no translation says what is
code: the guard has only the text to go by. Files of formats that Zvirka does not read (.rst, .adoc) are read as plain
text.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from checker import readers
from checker.commands.fix.rounds import Fixes
from checker.language import vocabulary
from checker.language.text import scripts
from checker.model import Document, Failure, Finding, Report
from checker.pairs import FilePair, Input
from checker.readers.places.decode import InputError, decoded
from checker.rulebook import rulebook
from checker.run import edits as fix
from checker.run import path as run
from checker.run.machine import Machine

LARGEST = 150_000  # bytes of a file
PLAIN = frozenset({".rst", ".adoc", ".asciidoc", ".textile", ".org"})
STAND_IN = {"uk": "Так і було.", "en": "So it was."}
FIXING = (
    "apostrophe-quoted", "apostrophe-sign", "decomposed-letter", "double-space", "ellipsis", "figure-format",
    "heading-full-stop", "hidden-character", "hyphen-for-dash", "quote-marks-doubled", "quote-marks-locale",
    "quote-marks-mixed", "quote-marks-space", "quote-marks-styles", "space-before-mark",
)  # fmt: skip
# What looks like a command, an address, code or a key near a change; looser than what the program itself looks for.
SUSPECT = re.compile(
    r"(?<!\w)--?[A-Za-z]|[\\/=<>{}|$_@~^`]|\w\(|[A-Za-z]\.[A-Za-z]{2}|\b(?:Ctrl|Alt|Shift|Cmd|Tab|Esc|Enter)\b"
    r"|(?<!\S)\.{1,3}(?!\S)|\b(?:git|cd|ls|npm|pip|go|find|docker|kubectl|helm|sudo|make|curl|apt|echo)\b"
)
ESCAPED = re.compile(r"\\u(0[0-9a-fA-F]{3})")
CODE = 5  # Latin letters of tags, keys and code that a Ukrainian file may have for each Cyrillic one
SHOWN = 45  # characters either side of a change


class Made(NamedTuple):
    """A change of a file: the rule, what stands around it before and after, and whether that looks like code."""

    file: str
    rule: str
    before: str
    after: str
    suspect: bool


def changes(given: tuple[str, str]) -> list[Made]:
    """The changes that would be made in one file, in all rounds."""
    name, path = given
    book, words = rulebook.load().adjusted(FIXING, (), ()), vocabulary.shipped()
    made: list[Made] = []

    def check(documents: Iterable[Document | Failure]) -> Report:
        report = run.report(documents, Machine(book, words))
        made.extend(_made(name, report.findings, mending))
        return report

    mending = Fixes(words, check)
    with tempfile.TemporaryDirectory() as folder:
        try:
            both, alone = _tasks(Path(path), Path(folder))
            if both is not None:
                mending.apply(both)
            if mending.documents == 0 and not made:  # "{...}" may be a catalogue of one language
                mending.apply(alone)
        except (InputError, ValueError, OSError, AssertionError) as wrong:
            print(f"{name}: {type(wrong).__name__}: {wrong}", file=sys.stderr)
    for failure in mending.failures:
        if "letters" in failure.message or "rounds" in failure.message:
            print(f"{name}: {failure.message}", file=sys.stderr)
    return made


def _tasks(path: Path, folder: Path) -> tuple[Input | None, FilePair]:
    """A copy of a file as one of both languages, where it may be one, and beside a stand-in."""
    data = path.read_bytes()
    ending = ".txt" if path.suffix.lower() in PLAIN else path.suffix.lower()
    copy = folder / f"copy{ending}"
    copy.write_bytes(data)
    both = ending not in readers.ENDINGS or isinstance(readers.list_file(str(copy)), Input)
    cyrillic, latin = scripts(ESCAPED.sub(lambda code: chr(int(code[1], 16)), decoded(str(path), data).text))
    side = "uk" if cyrillic * CODE > latin else "en"
    there = folder / f"there{ending if ending in ('.md', '.mdx', '.html', '.txt') else '.txt'}"
    there.write_text(STAND_IN["en" if side == "uk" else "uk"] + "\n", encoding="utf-8")
    return Input(str(copy)) if both else None, FilePair(copy, there) if side == "uk" else FilePair(there, copy)


def _made(name: str, findings: Iterable[Finding], mending: Fixes) -> Iterator[Made]:
    for finding in findings:
        change = fix.change(finding)
        if change is None or change.field.kept:
            continue
        start, end = change.span
        raw = change.field.raw
        low, high = max(0, start - SHOWN), end + SHOWN
        moved = [edit._replace(start=edit.start - low, end=edit.end - low) for edit in change.edits]
        before = raw[low:high]
        after = fix.apply(before, moved)
        near = raw[max(0, start - 25) : end + 25]
        yield Made(
            name, change.rule, " ".join(before.split("\n")), " ".join(after.split("\n")), bool(SUSPECT.search(near))
        )


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """The text files of a tree, each with the name that it is listed by."""
    endings = {*readers.ENDINGS, *readers.BOTH, *PLAIN, ".po", ".pot", ".jsonl", ".csv", ".tsv"} - {".docx"}
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            path = Path(above, name)
            if path.suffix.lower() in endings and not path.is_symlink() and 0 < path.stat().st_size <= LARGEST:
                yield str(path.relative_to(folder.parent)), str(path)


def main() -> None:
    """Print each change, and how many there are of each rule."""
    listed = [one for name in sys.argv[1:] for one in files(Path(name).resolve())]
    found: list[Made] = []
    with ProcessPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
        for made in pool.map(changes, listed, chunksize=8):
            for one in made:
                found.append(one)
                print(
                    f"{'!' if one.suspect else ' '} {one.file} [{one.rule}]\n    - {one.before!r}\n    + {one.after!r}"
                )
    counted, flagged = Counter(one.rule for one in found), Counter(one.rule for one in found if one.suspect)
    print(f"{len(listed)} files, {len(found)} changes, {flagged.total()} of them near what looks like code")
    for rule, count in counted.most_common():
        print(f"  {rule}: {count}, flagged {flagged[rule]}")


if __name__ == "__main__":
    main()
