"""Rules tried on their own examples: what one finds in a good one, misses in a bad one, or finds elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from checker.checks.base import SlowPattern
from checker.checks.strings.suppression import Suppression
from checker.language.text import CYRILLIC
from checker.language.vocabulary import Words, lines
from checker.model import Finding, Place
from checker.rulebook import examples
from checker.rulebook.examples import ExampleError, Mark, Sample
from checker.rulebook.rule_file import Rule
from checker.rulebook.rulebook import Rulebook
from checker.rulebook.tables import Example
from checker.run import path as run
from checker.run.machine import Machine

Kind = Literal["good", "bad"]
# What is wrong: a good example has findings; in a bad one nothing is found, or other places than are marked; no finding
# expects what the example says; the example can't be tried at all; the rule says nothing in Ukrainian.
Wrong = Literal["found", "missed", "elsewhere", "expected", "untried", "ukrainian"]
SHOWN = 60  # code points of a field that are shown on both sides of its marks


class Fault(NamedTuple):
    """What is wrong with a rule: where in its file (lines from 1), in which example (from 1; 0: none), and how.

    `wanted` and `found` show fields of the example with ⟦ ⟧ around places, or say what was expected.
    """

    rule: str
    path: Path
    line: int
    wrong: Wrong
    kind: Kind | None = None
    number: int = 0
    wanted: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


def trial(rule: Rule, book: Rulebook, words: Words) -> Iterator[Fault]:
    """What is wrong with a rule by its examples and its texts; `book` has the rules that it stands among."""
    where = lines.lines(rule.path.read_text(encoding="utf-8"))
    said = rule.head.ukrainian
    if said is None or not (CYRILLIC.search(said.summary) and CYRILLIC.search(said.why)):
        yield Fault(rule.name, rule.path, lines.line(where, ("ukrainian" if said else "summary",)), "ukrainian")
    for kind, example, n in listed(rule):
        fault = _tried(rule, example, kind, book, words)
        if fault:
            line = lines.line(where, (kind, n))
            yield fault._replace(line=line, number=n + 1)


def listed(rule: Rule) -> Iterator[tuple[Kind, Example, int]]:
    """The examples of a rule with their kind and number (from 0)."""
    yield from (("good", example, n) for n, example in enumerate(rule.head.good))
    yield from (("bad", example, n) for n, example in enumerate(rule.head.bad))


def findings(rule: Rule, example: Example, sample: Sample, book: Rulebook, words: Words) -> tuple[Finding, ...]:
    """What a rule finds in an example, alone; what is wrong with a suppression, only all of them together can tell."""
    asked = book if isinstance(rule.verb, Suppression) else Rulebook((rule,), book.names)
    machine = Machine(asked, examples.vocabulary(example, words), encoder=examples.encoder(example))
    page = run.check(sample.document, machine)
    return tuple(one for one in page.findings if one.rule == rule.name)


def places(found: Iterable[Finding]) -> frozenset[Mark]:
    """The places that findings point at."""

    def mark(place: Place) -> Mark:
        return Mark(place.segment.field.pointer, *place.in_field)

    return frozenset(mark(place) for finding in found for place in (finding.uk, finding.en) if place)


def _tried(rule: Rule, example: Example, kind: Kind, book: Rulebook, words: Words) -> Fault | None:
    fault = Fault(rule.name, rule.path, 1, "untried", kind)
    try:
        sample = examples.sample(example, words)
        found = findings(rule, example, sample, book, words)
    except (ExampleError, SlowPattern) as error:
        return fault._replace(found=(str(error),))
    here = places(found)
    if here != sample.marks:
        wrong: Wrong = "found" if kind == "good" else "elsewhere" if here else "missed"
        # Fields that are as they should be tell nothing.
        differ = {mark.pointer for mark in here ^ sample.marks}
        wanted, got = (_shown(sample.fields, marks, differ) for marks in (sample.marks, here))
        return fault._replace(wrong=wrong, wanted=() if kind == "good" else wanted, found=got)
    expected = sorted({finding.expected or "" for finding in found})
    if example.expected is not None and example.expected not in expected:
        return fault._replace(wrong="expected", wanted=(example.expected,), found=tuple(expected))
    return None


def _shown(fields: Mapping[str, str], marks: frozenset[Mark], pointers: Iterable[str]) -> tuple[str, ...]:
    """Fields with ⟦ ⟧ around what is marked in them: "uk: Загинули ⟦12⟧ людей."; those without a mark are left out."""
    shown = []
    for pointer in sorted(pointers):
        spans = [(mark.start, mark.end) for mark in marks if mark.pointer == pointer]
        if spans:
            name = pointer.strip("/").removesuffix("/0")
            shown.append(f"{name}: {_cut(examples.marked(fields.get(pointer, ''), spans))}")
    return tuple(shown)


def _cut(text: str) -> str:
    """A text with so much around its marks as a message has room for, in one line."""
    start, end = max(0, text.index("⟦") - SHOWN), text.rindex("⟧") + 1 + SHOWN
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")
