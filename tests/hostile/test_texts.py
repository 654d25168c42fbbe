"""Texts that broke a rule or a finder once: each is checked with all rules, and nothing of it fails."""

from __future__ import annotations

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Field, Pair, Segment, Side, Span
from checker.readers.places import html
from checker.run import path as run
from checker.run.machine import Machine

MACHINE = Machine(bench.BOOK, bench.WORDS)

TEXTS = {
    "a superscript where an hour stands": ("О ² годині ранку, пів на ².", "At ² o'clock, half past ², quarter to ²."),
    "a number of 310 figures": ("Є " + "9" * 310 + " км і " + "9" * 310, "9" * 310 + " km"),
    "105 groups of figures": ("100 " * 105, "200 " * 105),
}


def document(uk: tuple[Segment, ...], en: tuple[Segment, ...]) -> Document:
    return Document("a", uk, en, (Pair("1", uk, en),))


@pytest.mark.parametrize("name", TEXTS)
def test_plain_texts(name: str) -> None:
    uk, en = TEXTS[name]
    run.check(document((plain(uk, "uk"),), (plain(en, "en"),)), MACHINE)
    run.check(document((plain(en, "uk"),), (plain(uk, "en"),)), MACHINE)


def marked(raw: str, side: Side) -> tuple[Segment, ...]:
    return html.segments(raw, side, Field(f"/{side}", raw), ref=side)


def test_a_letter_and_a_mark_apart_in_markup_between_words() -> None:
    uk, en = "<p>Слово <b title='и\u0306'>тут</b> і там</p>", "<p>A word here and there</p>"
    found = run.check(document(marked(uk, "uk"), marked(en, "en")), MACHINE).findings
    assert "decomposed-letter" not in {one.rule for one in found}
    found = run.check(document(marked(uk.replace("там", "и\u0306"), "uk"), marked(en, "en")), MACHINE).findings
    assert "decomposed-letter" in {one.rule for one in found}


@pytest.mark.parametrize("odd", ["<![1]>", "<![x", "<![ ]>", "<!['a']>", "<![\n1\n]>", "<![if IE]>", "<![CDATA[a]]>"])
def test_what_stands_behind_a_declaration_that_is_none_has_its_place(odd: str) -> None:
    raw = f"<p>Перший</p>\n{odd} <p>Слово тут</p>"
    for segment in marked(raw, "uk"):
        for at, character in enumerate(segment.text):
            start, end = segment.raw(Span(at, at + 1))
            assert raw[start:end].strip() in (character.strip(), "")
    assert marked(raw, "uk")[0].text == "Перший"
