"""How many errors in stories of news are told of, and how much is told of them as they are right.

Run: python benchmarks/stories.py [--half odd|even] [--first N] [--last N] [--show]
Each folder of stories/ has a story in Ukrainian (uk.md), a right translation of it (en.md) and errors, one a line
(errors.jsonl): what stands in the translation once, and what stands there instead. They were written before any was
checked. Rules were mended from the stories with odd numbers; those with even ones have only been counted, and `--show`
does not show them, so that they stay unread. Up to 60 there are stories of 300 words; posts that a good translator put
freely are 61 to 96, 181 to 204, 269 to 284 and 297 to 308, posts as a machine translates 97 to 180 (from 157 on no
news: releases, columns), 205 to 228, 253 to 268, 285 to 296, 309 to 322 and 337 to 350, and as an editor polishes that
229 to 252, 323 to 336 and 351 to 364.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker import readers
from checker.language import vocabulary
from checker.language.vocabulary import Words
from checker.model import Document, Finding
from checker.rulebook import rulebook
from checker.run import path as run
from checker.run.machine import Machine

FOLDER = Path(__file__).with_name("stories")


class Error(NamedTuple):
    """An error: its class, what stands in the translation, and what stands there instead."""

    kind: str
    before: str
    after: str


class Story(NamedTuple):
    """A story with its number, both texts, and the errors that are tried in it one by one."""

    number: int
    uk: str
    en: str
    errors: list[Error]


def stories(half: str, first: int, last: int) -> Iterator[Story]:
    """The stories with "odd" or "even" numbers, or "all" of them; ValueError for an error that has no place, or two."""
    for folder in sorted(FOLDER.iterdir(), key=lambda one: int(one.name)):
        number = int(folder.name)
        if not first <= number <= last:
            continue
        if half != "all" and (half == "odd") != (number % 2 == 1):
            continue
        uk, en = (folder.joinpath(f"{side}.md").read_text(encoding="utf-8") for side in ("uk", "en"))
        lines = folder.joinpath("errors.jsonl").read_text(encoding="utf-8").splitlines()
        errors = [Error(*(json.loads(line)[key] for key in ("class", "before", "after"))) for line in lines]
        for error in errors:
            if en.count(error.before) != 1:
                raise ValueError(f"{folder.name}: {error.before!r} stands there {en.count(error.before)} times")
        yield Story(number, uk, en, errors)


class Desk:
    """Checks texts with the rules and the vocabulary that are shipped."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.words = folder, vocabulary.shipped()
        self.machine = Machine(rulebook.load(), self.words)

    def loud(self, uk: str, en: str) -> Counter[tuple[str, ...]]:
        """The warnings and errors of a pair of texts, by rule, severity and what they are about."""
        return Counter(_what(one) for one in self._findings(uk, en, self.words) if one.severity != "info")

    def _findings(self, uk: str, en: str, words: Words) -> list[Finding]:
        ours, theirs = (self.folder / f"story.{side}.md" for side in ("uk", "en"))
        ours.write_text(uk, encoding="utf-8")
        theirs.write_text(en, encoding="utf-8")
        (document,) = readers.open_sides(ours, theirs, words)
        assert isinstance(document, Document)
        return list(run.check(document, self.machine).findings)


def _what(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, finding.severity, *(place.text if place else "" for place in (finding.uk, finding.en)))


def main() -> None:
    """Print the loud findings of right translations, and how many errors are loud; with --show what is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="all")
    parser.add_argument("--first", type=int, default=1, help="the number of the first story")
    parser.add_argument("--last", type=int, default=999, help="the number of the last story")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    told = alarms = errors = passages = severe = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for story in stories(args.half, args.first, args.last):
            show = args.show and story.number % 2 == 1
            right = desk.loud(story.uk, story.en)
            alarms += right.total()
            severe += sum(number for what, number in right.items() if what[1] == "error")
            passages += story.en.count("\n\n") + 1
            for what in right if show else ():
                print(f"{story.number:02} told of what is right: {' | '.join(what)}")
            for error in story.errors:
                found = bool(desk.loud(story.uk, story.en.replace(error.before, error.after)) - right)
                errors, told = errors + 1, told + found
                if show and not found:
                    print(f"{story.number:02} not told, {error.kind}: {error.before} -> {error.after}")
    print(f"{told} of {errors} errors are loud ({told / errors:.1%})")
    print(f"{alarms} loud findings ({severe} errors) in about {passages} passages that are right")


if __name__ == "__main__":
    main()
