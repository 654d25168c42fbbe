"""What of a post was changed since its last published version: which passages, and of which languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import bench
import pytest

from checker import readers
from checker.model import Document, Failure
from checker.pairs import Input
from checker.readers.places.source import Source
from checker.readers.web import revised

UK = "У 2019 році до Києва приїхали 12 делегацій."
NEW_UK = UK.replace("12", "14")
EN = "<p>In 2019, 12 delegations came to Kyiv.</p><p>They held talks with the mayor of the city.</p>"
NEW_EN = EN.replace("12", "14")
FIRST, LATER, LAST = "2026-01-02T10:00:00", "2026-01-03T09:05:00", "2026-01-04T18:30:00"


def version(when: str, excerpt: str = UK, content: str = EN, **more: object) -> dict[str, Any]:
    """A version as WordPress gives it to who signs in."""
    texts = {"title": "Delegations in Kyiv", "excerpt": excerpt, "content": content}
    return {"id": 8, "modified_gmt": when, **{key: {"raw": text} for key, text in texts.items()}, **more}


def post(now: Mapping[str, Any], *versions: Mapping[str, Any], **more: object) -> dict[str, Any]:
    """A published post as it is now, with what was kept of it."""
    return {**now, "id": 7, "status": "publish", "date_gmt": FIRST, revised.KEPT: list(versions), **more}


def notes(value: dict[str, Any], lang: str = "en") -> list[str]:
    sides = [value[side] for side in ("uk", "en")] if set(value) == {"uk", "en"} else [value]
    opened = [Source(f"post-{n}.json", json.dumps(one).encode()) for n, one in enumerate(sides)]
    task = Input("https://news.example/post/")
    made = list(readers.read_task(task, opened, bench.WORDS))
    assert isinstance(made[0], Document)
    said = [one for one in made[1:] if isinstance(one, Failure)]
    assert not any(one.severe for one in said)
    return [one.message.said(lang) if lang == "uk" else one.message for one in said]  # type: ignore[attr-defined,arg-type]


def test_only_one_language_was_changed() -> None:
    now = version(LATER, excerpt=NEW_UK)
    (said,) = notes(post(now, now, version(FIRST)))
    assert said == (
        "only the Ukrainian was changed since the version of 2026-01-02 10:00 (GMT): "
        f"passages changed or new: 1, “{NEW_UK}”"
    )
    now = version(LATER, content=NEW_EN)
    (said,) = notes(post(now, now, version(FIRST)))
    assert said.startswith("only the English was changed since the version of 2026-01-02 10:00 (GMT): ")
    assert "“In 2019, 14 delegations came to Kyiv.”" in said
    (said,) = notes(post(now, now, version(FIRST)), "uk")
    assert said == (
        "після версії від 2026-01-02 10:00 (GMT) змінено лише англійський текст: "
        "змінених або нових абзаців: 1, «In 2019, 14 delegations came to Kyiv.»"
    )


def test_both_were_changed_at_one_time() -> None:
    now = version(LATER, excerpt=NEW_UK, content=NEW_EN)
    (said,) = notes(post(now, now, version(FIRST)))
    assert said.startswith(
        "both languages were changed since the version of 2026-01-02 10:00 (GMT): Ukrainian passages"
    )
    assert f"“{NEW_UK}”; English passages changed or new: 1, “In 2019, 14" in said


def test_the_other_language_was_touched_before() -> None:
    """All that was changed since then is told, not what the last saving did."""
    third = version(LAST, excerpt=NEW_UK + " Вони вели переговори.", content=NEW_EN)
    second = version(LATER, excerpt=NEW_UK, content=NEW_EN)
    (said,) = notes(post(third, third, second, version(FIRST)))
    assert said.startswith("only the Ukrainian was changed since the version of 2026-01-03 09:05 (GMT): ")
    older = [version(f"2026-01-03T0{n}:00:00", excerpt=UK.replace("12", str(n))) for n in range(1, 9)]
    third["content"] = {"raw": EN}
    (said,) = notes(post(third, *reversed(older), version(FIRST)))
    assert said.startswith("only the Ukrainian was changed since the version of 2026-01-02 10:00 (GMT): ")


def test_a_passage_that_was_taken_out_or_moved() -> None:
    paragraphs = EN.split("</p>")
    gone = version(LATER, content=paragraphs[0] + "</p>")
    (said,) = notes(post(gone, gone, version(FIRST)))
    assert said.endswith(": passages taken out: 1")
    moved = version(LATER, content="</p>".join([*reversed(paragraphs[:2]), ""]))
    assert notes(post(moved, moved, version(FIRST))) == []


def test_many_passages_are_counted() -> None:
    long = "They met " + "and talked " * 20 + "again."
    texts = [long, *(f"On day {n} they met again in the city." for n in range(1, 6))]
    now = version(LATER, content=EN + "".join(f"<p>{text}</p>" for text in texts))
    (said,) = notes(post(now, now, version(FIRST)))
    assert "passages changed or new: 6, “They met and talked" in said
    assert said.endswith(
        "talked and ta…”, “On day 1 they met again in the city.”, “On day 2 they met again in the city.” and 3 more"
    )


def test_a_draft_of_changes_is_told_as_one() -> None:
    draft = version(LATER, excerpt=NEW_UK, slug="7-autosave-v1")
    (said,) = notes(post(version(FIRST), draft, version(FIRST)))
    assert "only the Ukrainian was changed since the version of 2026-01-02 10:00 (GMT), in a draft that is not" in said
    old = version("2026-01-02T09:00:00", excerpt=NEW_UK, slug="7-autosave-v1")
    assert notes(post(version(FIRST), old, version(FIRST))) == []


@pytest.mark.parametrize(
    "value",
    [
        post(version(FIRST), version(FIRST)),
        post(version(FIRST)),
        post(version(LATER), version("2026-01-01T10:00:00", excerpt=NEW_UK)),  # before it was published
        post(version(LATER, excerpt=NEW_UK), version(FIRST), status="draft"),
        post(version(LATER)) | {revised.KEPT: "none"},
        post(version(LATER)) | {revised.KEPT: [None, {"modified_gmt": 5}, {"title": [], "modified_gmt": LATER}][:2]},
        post(version(LATER, excerpt=NEW_UK), version(FIRST)) | {"modified_gmt": None},
    ],
)
def test_nothing_is_said_where_nothing_is_known_to_have_changed(value: dict[str, Any]) -> None:
    assert notes(value) == []


def two(uk: dict[str, Any], en: dict[str, Any]) -> dict[str, Any]:
    return {"uk": uk | {"id": 5}, "en": en | {"id": 6}}


def test_of_two_posts_the_original_was_changed_later() -> None:
    uk = {"excerpt": "", "content": f"<p>{UK}</p><p>Вони зустрілися з мером міста.</p>"}
    en = post(version(LATER, excerpt="", content=NEW_EN), version(FIRST, excerpt="", content=EN))
    late = post(version(LAST, **(uk | {"content": uk["content"].replace("12", "14")})), version(FIRST, **uk))
    (said,) = notes(two(late, en))
    assert said.startswith("only the Ukrainian was changed since the version of 2026-01-02 10:00 (GMT): ")
    assert f"“{NEW_UK}”" in said
    early = post(version(FIRST, **uk))
    assert notes(two(early, en)) == []  # a translation is changed later by nature
