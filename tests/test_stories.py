"""Stories of a newsroom: what is found of the errors in them, where, and what is to be typed; clean ones are silent."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from newsroom import FORMATS, STORIES, Error, Found, Story, checked, story, written

pytestmark = pytest.mark.slow  # whole stories are checked

LOUD = ("error", "warning")
# The rule that finds each error, and whether it gives the correction; what is found as information only, and what is
# not found at all. Texts and errors were written before any of them was checked.
FOUND = {
    "war": {
        "weekday": ("weekday-changed", True),
        "killed-wounded": ("numbers-exchanged", False),
        "drones": ("number-changed", True),
        "not-intercepted": ("negation-lost", True),
        "square-kilometers": ("unit-changed", True),
        "two-spellings": ("name-spelled-two-ways", True),
        "her-husband": ("gender-changed", False),
        "list-item": ("passage-missing", False),
        "office": ("role-changed", True),
        "third-strike": ("number-changed", True),
        "czech": ("nationality-changed", True),
        "probably": ("hedge-lost", False),
    },
    "economy": {
        "rates": ("numbers-exchanged", False),
        "inflation": ("number-changed", True),
        "reserves": ("magnitude-changed", True),
        "imf": ("acronym-changed", True),
        "december": ("date-changed", True),
        "cherkasy": ("mixed-alphabet", True),
        "closing-mark": ("quote-marks-unpaired", True),
        "six-months": ("conversion-wrong", True),
        "wheat": ("passage-missing", False),
        "untranslated": ("stray-cyrillic", False),
        "budget": ("currency-changed", True),
        "exports": ("opposite-said", True),
    },
    "sport": {
        "winner": ("names-exchanged", False),
        "spectators": ("number-changed", True),
        "minute": ("number-changed", True),
        "feet": ("unit-changed", True),
        "speech": ("quotation-lost", False),
        "coach": ("name-changed", True),
        "may": ("certainty-changed", True),
        "ternopil": ("name-changed", True),
        "kick-off": ("time-changed", True),
        "tickets": ("money-changed", True),
        "she-wrote": ("gender-changed", True),
        "president": ("role-changed", True),
    },
}


@cache
def given(name: str) -> Story:
    return story(name)


@cache
def found(name: str, form: str, wrong: bool, lang: str = "en") -> tuple[Found, ...]:
    """What is found in a story as it should be, or with all its errors."""
    tale = given(name)
    with TemporaryDirectory() as folder:
        return tuple(checked(tale.uk, tale.wrong() if wrong else tale.en, form, Path(folder), lang))


def raw(name: str, form: str, side: str) -> dict[str, str]:
    """The raw fields of a story with errors that findings point into, by their pointers."""
    tale = given(name)
    text = written(tale.uk if side == "uk" else tale.wrong(), side, form)
    if form != "post":
        return {"": text}
    return {f"/{key}/rendered": json.loads(text)[key]["rendered"] for key in ("title", "content")}


def meets(finding: Found, side: str, form: str, name: str, text: str) -> bool:
    """Whether a finding points into a text of one side."""
    place = finding[side]
    if place is None:
        return False
    whole = raw(name, form, side)[place["pointer"]]
    at = whole.find(text)
    return at >= 0 and place["start"] < at + len(text) and at < place["end"]


def of(name: str, error: Error, form: str) -> list[Found]:
    """The findings at the place of an error."""
    places = [("en", error.marked), ("uk", error.missing), ("uk", error.original)]
    return [
        one
        for one in found(name, form, True)
        if any(text and meets(one, side, form, name, text) for side, text in places)
    ]


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_of_a_newsroom(name: str) -> None:
    tale = given(name)
    assert 280 <= len(tale.en.split()) <= 330
    assert len(tale.errors) == len({error.id for error in tale.errors}) == 12
    assert {error.id for error in tale.errors} == FOUND[name].keys()


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", STORIES)
def test_a_clean_story_is_silent(name: str, form: str, lang: str) -> None:
    assert [(one["rule"], one["message"]) for one in found(name, form, False, lang)] == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", STORIES)
def test_what_is_found_of_the_errors_of_a_story(name: str, form: str) -> None:
    told = {
        error.id: next(((one["rule"], one["expected"] is not None) for one in of(name, error, form)
                        if one["severity"] in LOUD), None)
        for error in given(name).errors
    }  # fmt: skip
    assert {key: rule for key, rule in told.items() if rule} == FOUND[name]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", STORIES)
def test_nothing_else_is_loud_in_a_story(name: str, form: str) -> None:
    at_errors = [one for error in given(name).errors for one in of(name, error, form)]
    assert [one for one in found(name, form, True) if one["severity"] in LOUD and one not in at_errors] == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", STORIES)
def test_each_correction_makes_the_story_right(name: str, form: str) -> None:
    """Put in its place, it gives the text as it was, but for the other errors."""
    tale = given(name)
    for error in tale.errors:
        for one in of(name, error, form):
            if one["expected"] is None:
                continue
            place = one["en"]
            whole = raw(name, form, "en")[place["pointer"]]
            mended = whole[: place["start"]] + one["expected"] + whole[place["end"] :]
            assert mended == whole.replace(error.wrong, error.right), (error.id, one["expected"])


def _place(finding: Found) -> list[tuple[int, int] | None]:
    return [finding[side] and (finding[side]["start"], finding[side]["end"]) for side in ("uk", "en")]


@pytest.mark.parametrize("name", STORIES)
def test_both_languages_of_messages_tell_the_same(name: str) -> None:
    here, there = (found(name, "md", True, lang) for lang in ("en", "uk"))
    keys = [[(one["rule"], one["expected"], _place(one)) for one in listed] for listed in (here, there)]
    assert keys[0] == keys[1]
    assert all(one["message"] != two["message"] for one, two in zip(here, there, strict=True))


def test_the_count() -> None:
    assert sum(len(rules) for rules in FOUND.values()) == 36
