"""Makes a set of errors of other classes out of a set's clean pairs: python benchmarks/classes.py SET OUT [--most N]

OUT gets `clean.jsonl` (a copy) and `injected.jsonl` (lines {"id", "class", "en", "span", "before", "after"}: `span` is
where the change was made in the clean English text, code points) and can be given to the scorer of the sets. Classes
are rows of `classes.toml` ("~word" becomes the word in the form of what it replaces; a third field is what the
Ukrainian text must have); a class is made at most N times (60), once a pair, of pairs drawn with a fixed seed, of one
replaced word at most `each` times. That
some errors are weak (nobody would mind) is in the nature of a script: what counts is the figure before and after.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

TABLE = Path(__file__).with_suffix(".toml")
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
# Two clauses with what joins them, each of three words at least and without a mark, so that both can stand alone.
JOINED = re.compile(
    r"(?:^|(?<=[.!?] ))([A-Z][a-z]*(?: [a-z]+){2,9})"
    r"(,? (?:because|after|before|when|until|unless|while|although|so) )((?!that )(?:[a-z]+ ){2,9}[a-z]+)(?=[.!?])"
)

# What opens a sentence, up to a comma behind which a subject comes.
HEAD = re.compile(
    r"(?:^|(?<=[.!?] ))[A-Z][^,.;:!?“\"]{14,90}, ((?=(?:he|she|it|they|we|the|this|there|[A-Z][a-z]+) )[A-Za-z])"
)
# Past tense and gerund of what "~" in the table names and no rule makes.
IRREGULAR = {
    "lose": ("lost", "losing"), "sell": ("sold", "selling"), "buy": ("bought", "buying"),
    "teach": ("taught", "teaching"),
    "forget": ("forgot", "forgetting"), "leave": ("left", "leaving"), "stand": ("stood", "standing"),
    "stop": ("stopped", "stopping"), "forbid": ("forbade", "forbidding"), "speak": ("spoke", "speaking"),
    "write": ("wrote", "writing"), "shrink": ("shrank", "shrinking"), "give": ("gave", "giving"),
    "go": ("went", "going"),
    "die": ("died", "dying"), "get": ("got", "getting"), "hide": ("hid", "hiding"), "pay": ("paid", "paying"),
    "speed up": ("sped up", "speeding up"), "permit": ("permitted", "permitting"),
}  # fmt: skip


class Change(NamedTuple):
    """What of an English text is replaced (code points), and by what."""

    start: int
    end: int
    after: str


class Row(NamedTuple):
    """What is looked for in an English text, what it becomes, and what the Ukrainian text must have (or anything)."""

    expression: re.Pattern[str]
    becomes: str
    original: re.Pattern[str]


def inflected(word: str, like: str) -> str:
    """A regular verb or noun in the form of another one: "reject" like "accepted" is "rejected"."""
    if like.endswith(("ed", "ing")):
        ending = "ed" if like.endswith("ed") else "ing"
        if word in IRREGULAR:
            return IRREGULAR[word][ending == "ing"]
        stem = word[:-1] if word.endswith("e") else word
        return (stem[:-1] + "i" if ending == "ed" and re.search("[^aeiou]y$", stem) else stem) + ending
    if like.endswith("s") and not like.endswith("ss"):
        if re.search("[^aeiou]y$", word):
            return word[:-1] + "ies"
        return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
    return word


def changes(rows: list[Row], text: str, original: str = "") -> Iterator[Change]:
    """Each change that the rows allow in a text, by what its original says."""
    for expression, becomes, needed in rows:
        if not needed.search(original.lower()):
            continue
        for found in expression.finditer(text):
            after = inflected(becomes[1:], found[0]) if becomes.startswith("~") else found.expand(becomes)
            yield Change(*found.span(), after)


def beheaded(text: str, other: str) -> Iterator[Change]:
    """A sentence without what stands before its first comma, where what follows begins as a sentence may."""
    for found in HEAD.finditer(text):
        yield Change(*found.span(), found[1].upper())


def foreign(text: str, other: str) -> Iterator[Change]:
    """The last of at least two sentences replaced by the last one of another text."""
    borders = list(SENTENCE.finditer(text))
    if borders:
        yield Change(borders[-1].end(), len(text), SENTENCE.split(other)[-1])


def added(text: str, other: str) -> Iterator[Change]:
    """The last sentence of another text behind the end of a text that ends as a sentence does."""
    if text.endswith((".", "!", "?")) and len(other.split()) > 3:
        yield Change(len(text), len(text), " " + SENTENCE.split(other)[-1])


def turned(text: str, other: str) -> Iterator[Change]:
    """The two clauses of a sentence in each other's place, with what joins them between them as before."""
    for found in JOINED.finditer(text):
        first, joint, second = found.groups()
        lowered = first if first.startswith("I ") else first[0].lower() + first[1:]
        yield Change(*found.span(), second[0].upper() + second[1:] + joint + lowered)


# The classes that are no rows.
MADE: Mapping[str, Callable[[str, str], Iterator[Change]]] = {
    "sentence-foreign": foreign,
    "sentence-added": added,
    "clauses-turned": turned,
    "head-dropped": beheaded,
}


def injected(pairs: list[dict[str, Any]], most: int) -> Iterator[dict[str, Any]]:
    """Lines of an injected set, class by class."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    for name, entry in table.items():
        dice, each = random.Random(name), entry.get("each", most)
        rows = [Row(re.compile(one), becomes, re.compile("".join(needed))) for one, becomes, *needed in entry["rows"]]
        made: Counter[str] = Counter()
        for pair, other in zip(dice.sample(pairs, len(pairs)), dice.sample(pairs, len(pairs)), strict=True):
            english = pair["en"]
            found = list(MADE[name](english, other["en"]) if name in MADE else changes(rows, english, pair["uk"]))
            found = [change for change in found if english[change.start : change.end] != change.after]
            found = [change for change in found if made[english[change.start : change.end].lower()] < each]
            if not found:
                continue
            # What was made least often comes first, so that one frequent word does not make the class.
            start, end, after = min(found, key=lambda c: (made[english[c.start : c.end].lower()], c.start))
            before = english[start:end]
            made[before.lower()] += 1
            changed = english[:start] + after + english[end:]
            yield {
                "id": pair["id"],
                "class": name,
                "en": changed,
                "span": [start, end],
                "before": before,
                "after": after,
            }
            if made.total() >= most:
                break


def main() -> None:
    """Reads the folder of a set and writes another."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("set", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=60)
    args = parser.parse_args()
    lines = (args.set / "clean.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines if line.strip()]
    args.out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(args.set / "clean.jsonl", args.out / "clean.jsonl")
    with (args.out / "injected.jsonl").open("w", encoding="utf-8") as out:
        for line in injected(pairs, args.most):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
