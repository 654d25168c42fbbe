"""The sentences of an excerpt are compared with those that they were cut from as whole texts are."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Pair
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
TABLE = Path(__file__).parent / "lists" / "excerpts.tsv"
# What stands before and behind in the text, and of it in the excerpt, which breaks off.
BEFORE = "Погода була добра весь день.", "The weather was good all day."
BEHIND = "Ключові тези […]", "The key points are in the report, which will not be published. It may be leaked."


def rows() -> list[tuple[str, ...]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]


def told(document: Document) -> list[str]:
    """The rules of what is found, but for the excerpt's own language."""
    findings = run.check(document, Machine(BOOK, bench.WORDS)).findings
    return [one.rule for one in findings if one.rule != "excerpt-language"]


def post(excerpt: str, *body: str) -> Document:
    uk = plain(excerpt, "uk", role="excerpt", ref="excerpt", partial=True)
    return Document("post", (uk,), tuple(plain(text, "en", ref=f"content/{n}") for n, text in enumerate(body)))


def alone(uk: str, en: str) -> Document:
    ours, theirs = plain(uk, "uk", ref="uk"), plain(en, "en", ref="en")
    return Document("pair", (ours,), (theirs,), (Pair("pair", (ours,), (theirs,)),))


def slipped(en: str, wrong: str) -> str:
    right, slip = wrong.split(" → ") if not wrong.endswith("→ ") else (wrong.removesuffix(" → "), "")
    assert en.count(right) == 1
    return " ".join(en.replace(right, slip).split()).replace(" .", ".")


def around(body: str, uk: str, en: str) -> Document:
    """A post that has a sentence: a passage of its own, in one with those around it, or the last of an excerpt."""
    if body == "passage":
        return post(f"{BEFORE[0]} {uk} {BEHIND[0]}", f"{BEFORE[1]} {en} {BEHIND[1]}")
    if body == "last":
        return post(f"{uk} […]", en, BEHIND[1])
    return post(f"{BEFORE[0]} {uk} {BEHIND[0]}", BEFORE[1], en, BEHIND[1])


@pytest.mark.parametrize("body", ["passages", "passage", "last"])
@pytest.mark.parametrize(("rule", "uk", "en", "wrong"), rows())
def test_a_slip_in_an_excerpt(rule: str, uk: str, en: str, wrong: str, body: str) -> None:
    assert told(around(body, uk, en)) == told(alone(uk, en)) == []
    assert rule in told(alone(uk, slipped(en, wrong)))
    assert rule in told(around(body, uk, slipped(en, wrong)))


@pytest.mark.parametrize("body", ["passages", "last"])
def test_a_name_that_is_added_to_what_the_excerpt_has(body: str) -> None:
    uk, en = "Делегація прибула вранці.", "The delegation arrived in the morning."
    assert told(around(body, uk, en)) == []
    assert told(around(body, uk, en.replace("arrived", "arrived in Canada"))) == ["name-added"]
