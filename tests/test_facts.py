"""Every form of the corpora is found whole and with its value, and forms of one value agree across the languages."""

from __future__ import annotations

import html
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import bench
import pytest

from checker.align import quantities
from checker.facts import kinds
from checker.facts.kinds import AGREE
from checker.language import tokens as language
from checker.model import SIDES, Fact, Field, Kind, Segment, Side
from checker.readers.places import html as reader

FOLDER = Path(__file__).parent / "facts"
KINDS: tuple[Kind, ...] = tuple(kinds.KINDS)
# Kinds that may stand for each other: a bare 2001 is a year or a number.
FAMILY = quantities.FAMILY


@cache
def corpus(kind: Kind) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))


def entries(group: str) -> Iterator[Any]:
    """The entries of a group of every corpus, with lists of forms on both sides."""
    for kind in KINDS:
        for n, entry in enumerate(corpus(kind).get(group, ())):
            forms = {side: entry[side] if isinstance(entry[side], list) else [entry[side]] for side in SIDES}
            yield pytest.param(kind, {**entry, **forms}, id=f"{kind}-{n}-{forms['uk'][0]}")


# A form stands inside a sentence, where a capital means something.
CARRIER: dict[Side, str] = {"uk": "тут є ", "en": "here is "}


def coded(form: str, side: Side) -> Segment:
    """A passage with code in it."""
    raw = f"<p>{CARRIER[side]}<code>{html.escape(form)}</code></p>"
    (segment,) = reader.segments(raw, side, Field("", raw), ref=side)
    return language.read(segment, bench.WORDS)


@cache
def found(kind: Kind, side: Side, form: str) -> list[Fact]:
    read = coded(form, side) if kind == "code" else bench.segment(CARRIER[side] + form, side)
    return [fact for fact in kinds.find(read, bench.WORDS) if fact.kind == kind]


def whole(kind: Kind, side: Side, form: str, canon: str | None) -> bool:
    """Whether a form is one fact, with the value that it must have, and not a small part of the form."""
    listed = found(kind, side, form)
    if len(listed) != 1 or (canon is not None and listed[0].canon != canon):
        return False
    return listed[0].text in form and len(listed[0].text) >= len(form.strip()) / 3


def broken(kind: Kind, entry: dict[str, Any]) -> list[str]:
    return [form for side in SIDES for form in entry[side] if not whole(kind, side, form, entry.get("canon"))]


def agreement(kind: Kind, uk: str, en: str) -> float:
    left, right = found(kind, "uk", uk), found(kind, "en", en)
    assert left, uk
    assert right, en
    told = kinds.of(bench.WORDS)[kind]
    alike = told.likeness(left[0], right[0])
    assert told.agree(left[0], right[0]) == (alike >= AGREE)
    return alike


def agreed(kind: Kind, entry: dict[str, Any]) -> dict[tuple[str, str], bool]:
    return {(uk, en): agreement(kind, uk, en) >= AGREE for uk, en in product(entry["uk"], entry["en"])}


@pytest.mark.parametrize(("kind", "entry"), list(entries("fact")))
def test_a_form_is_found_whole(kind: Kind, entry: dict[str, Any]) -> None:
    assert broken(kind, entry) == []


@pytest.mark.parametrize(("kind", "entry"), list(entries("fact")))
def test_forms_of_one_value_agree(kind: Kind, entry: dict[str, Any]) -> None:
    assert [pair for pair, same in agreed(kind, entry).items() if not same] == []


@pytest.mark.parametrize(("kind", "entry"), list(entries("differ")))
def test_forms_of_two_values_do_not_agree(kind: Kind, entry: dict[str, Any]) -> None:
    assert [pair for pair, same in agreed(kind, entry).items() if same] == []


@pytest.mark.xfail(strict=True, reason="a real pair that is not seen as one yet")
@pytest.mark.parametrize(("kind", "entry"), list(entries("missed")))
def test_a_missed_pair_is_found_and_agrees(kind: Kind, entry: dict[str, Any]) -> None:
    assert broken(kind, entry) == []
    assert all(agreed(kind, entry).values())


def strangers() -> Iterator[Any]:
    for kind in KINDS:
        for side, listed in corpus(kind).get("none", {}).items():
            for form in listed:
                yield pytest.param(kind, side, form, id=f"{kind}-{side}-{form}")


@pytest.mark.parametrize(("kind", "side", "form"), list(strangers()))
def test_what_is_none_is_not_found(kind: Kind, side: Side, form: str) -> None:
    assert [fact.canon for fact in found(kind, side, form) if not fact.soft] == []


@pytest.mark.parametrize("kind", sorted(quantities.FAMILY))
def test_a_corpus_of_figures_is_large(kind: Kind) -> None:
    entries = corpus(kind)
    for side in SIDES:
        assert len({form for entry in entries["fact"] for form in entry[side]}) >= 40
        assert len(entries["none"][side]) >= 8


def test_the_corpus_of_names_is_large() -> None:
    names = corpus("name")
    assert len({entry["uk"][0] for entry in names["fact"]}) >= 300
    assert sum(len(entry["uk"]) > 1 for entry in names["fact"]) >= 300
    assert len({(entry["uk"], entry["en"]) for entry in names["differ"]}) >= 200
    assert len(names["missed"]) <= 0.05 * len(names["fact"] + names["missed"])
    assert {entry["by"] for entry in names["fact"]} == {"letters", "sound", "vocabulary"}
    assert all(entry["group"] for entry in names["fact"] + names["differ"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_corpus_has_both_sides_of_the_question(kind: Kind) -> None:
    assert len(corpus(kind)["fact"]) >= 5
    assert len(corpus(kind)["differ"]) >= 3
