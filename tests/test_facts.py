"""Every form of the corpora is found whole and with its value, and forms of one value agree across the languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bench
import pytest

from checker import facts
from checker.align import quantities
from checker.facts import AGREE
from checker.model import SIDES, Fact, Kind, Side

FOLDER = Path(__file__).parent / "facts"
KINDS: tuple[Kind, ...] = tuple(facts.KINDS)
# Kinds that may stand for each other: a bare 2001 is a year or a number.
FAMILY = quantities.FAMILY


def corpus(kind: Kind) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))


def forms() -> Iterator[Any]:
    for kind in KINDS:
        for n, entry in enumerate(corpus(kind).get("fact", ())):
            for side in SIDES:
                for form in entry[side]:
                    yield pytest.param(kind, side, form, entry.get("canon"), id=f"{kind}-{n}-{side}-{form}")


# A form stands inside a sentence, where a capital means something.
CARRIER: dict[Side, str] = {"uk": "тут є ", "en": "here is "}


def found(kind: Kind, side: Side, form: str) -> list[Fact]:
    read = bench.segment(CARRIER[side] + form, side)
    return [fact for fact in facts.find(read, bench.WORDS) if fact.kind == kind]


@pytest.mark.parametrize(("kind", "side", "form", "canon"), list(forms()))
def test_a_form_is_found_whole(kind: Kind, side: Side, form: str, canon: str | None) -> None:
    (fact,) = found(kind, side, form)
    if canon is not None:
        assert fact.canon == canon
    assert fact.text in form
    assert len(fact.text) >= len(form.strip()) / 3


def pairs(group: str) -> Iterator[Any]:
    for kind in KINDS:
        for n, entry in enumerate(corpus(kind).get(group, ())):
            sides = [entry[side] if isinstance(entry[side], list) else [entry[side]] for side in SIDES]
            for uk in sides[0]:
                for en in sides[1]:
                    yield pytest.param(kind, uk, en, id=f"{kind}-{n}-{uk}-{en}")


def agreement(kind: Kind, uk: str, en: str) -> float:
    left, right = found(kind, "uk", uk), found(kind, "en", en)
    assert left
    assert right
    return facts.kind(kind).likeness(left[0], right[0])


@pytest.mark.parametrize(("kind", "uk", "en"), list(pairs("fact")))
def test_forms_of_one_value_agree(kind: Kind, uk: str, en: str) -> None:
    assert agreement(kind, uk, en) >= AGREE


@pytest.mark.parametrize(("kind", "uk", "en"), list(pairs("differ")))
def test_forms_of_two_values_do_not_agree(kind: Kind, uk: str, en: str) -> None:
    assert agreement(kind, uk, en) < AGREE


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


@pytest.mark.parametrize("kind", KINDS)
def test_a_corpus_has_both_sides_of_the_question(kind: Kind) -> None:
    assert len(corpus(kind)["fact"]) >= 5
    assert len(corpus(kind)["differ"]) >= 3
