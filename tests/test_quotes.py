"""Quotation marks as people type them are judged rightly, and every apostrophe and both forms of й read the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import bench
import pytest

from checker.language.text import plain
from checker.model import SIDES, Document, Finding, Pair, Segment, Side
from checker.rulebook import examples
from checker.run import path as run
from checker.run.machine import Machine

FOLDER = Path(__file__).parent
BOOK = bench.BOOK
MARKS = ("quote", "quotation", "apostrophe-quoted")
Mark = tuple[str, str, int, int]  # side, passage, start, end


def rows() -> list[list[str]]:
    lines = (FOLDER / "quotes" / "cases.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def check(sides: dict[Side, list[Segment]]) -> tuple[Finding, ...]:
    pairs = tuple(Pair(str(n), (uk,), (en,)) for n, (uk, en) in enumerate(zip(sides["uk"], sides["en"], strict=True)))
    document = Document("case", tuple(sides["uk"]), tuple(sides["en"]), pairs)
    return run.check(document, Machine(BOOK, bench.WORDS)).findings


@pytest.mark.parametrize(("rule", "uk", "en"), rows())
def test_a_case_is_judged_rightly(rule: str, uk: str, en: str) -> None:
    wanted: set[Mark] = set()
    sides: dict[Side, list[Segment]] = {"uk": [], "en": []}
    for side, text in zip(SIDES, (uk, en), strict=True):
        for n, paragraph in enumerate(text.split("¶")):
            clean, spans = examples.unmarked(paragraph)
            wanted |= {(side, f"{side}.{n}", *span) for span in spans}
            sides[side].append(plain(clean, side, ref=f"{side}.{n}"))
    findings = [finding for finding in check(sides) if finding.rule.startswith(MARKS)]
    places = [place for finding in findings for place in (finding.uk, finding.en) if place]
    assert [finding.rule for finding in findings] == ([] if rule == "-" else [rule])
    assert {(p.segment.side, p.segment.ref, p.span.start, p.span.end) for p in places} == wanted


def test_the_table_is_large_and_even() -> None:
    right = sum(row[0] == "-" for row in rows())
    assert len(rows()) >= 80
    assert 0.4 <= right / len(rows()) <= 0.6


# Every text of the examples, the corpora and the tables, as one long list of pairs.
def texts() -> list[tuple[str, str]]:
    found = [(row[-2], row[-1]) for row in rows()]
    for name in ("agree", "differ"):
        lines = (FOLDER / "figures" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        found += [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]  # type: ignore[misc]
    for rule in BOOK.rules:
        for example in (*rule.head.good, *rule.head.bad):
            if isinstance(example.uk, str) and isinstance(example.en, str):
                found.append((example.uk, example.en))
    return [(examples.unmarked(uk)[0], examples.unmarked(en)[0]) for uk, en in found if "¶" not in uk]


def found(uk: str, en: str, *, apart: frozenset[str]) -> Counter[tuple[str, bool, bool]]:
    sides: dict[Side, list[Segment]] = {"uk": [plain(uk, "uk", ref="uk.0")], "en": [plain(en, "en", ref="en.0")]}
    return Counter((f.rule, f.uk is not None, f.en is not None) for f in check(sides) if f.rule not in apart)


INSIDE = re.compile(r"(?<=[А-ЩЬа-щьҐґ])['’ʼ](?=[яюєїЯЮЄЇ])")


@pytest.mark.slow
@pytest.mark.parametrize("apostrophe", ["'", "ʼ"])
def test_every_apostrophe_gives_the_same_findings(apostrophe: str) -> None:
    spelled = [(INSIDE.sub(apostrophe, uk), INSIDE.sub("’", uk), en) for uk, en in texts() if INSIDE.search(uk)]
    assert len(spelled) > 40
    for typed, usual, en in spelled:
        assert found(typed, en, apart=frozenset()) == found(usual, en, apart=frozenset()), usual


@pytest.mark.slow
def test_both_forms_of_a_letter_give_the_same_findings() -> None:
    # That a letter is two characters is a finding of its own.
    apart = frozenset({"decomposed-letter", "stress-mark"})
    for uk, en in texts():
        typed = "".join(unicodedata.normalize("NFD", c) if c in "йїЙЇ" else c for c in uk)
        usual = unicodedata.normalize("NFC", uk)
        if typed != usual:
            assert found(typed, en, apart=apart) == found(usual, en, apart=apart), uk
