"""HTML is read as a person sees it, and every visible character leads back to its place in the raw text."""

from __future__ import annotations

import html as markup

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Field, Segment, Span
from checker.readers.places import html


def read(raw: str) -> tuple[Segment, ...]:
    return html.segments(raw, "en", Field("/content/rendered", raw), ref="content.rendered")


def texts(raw: str) -> list[str]:
    return [segment.text for segment in read(raw)]


def test_blocks_become_passages_with_their_roles() -> None:
    raw = "<h2>Head</h2><p>One</p><ul><li>Two</li><li><p>Three</p></li></ul><table><tr><td>Four</td></tr></table>"
    assert [(s.role, s.text) for s in read(raw)] == [
        ("heading", "Head"), ("paragraph", "One"), ("item", "Two"), ("item", "Three"), ("cell", "Four"),
    ]  # fmt: skip


def test_a_word_split_by_tags_is_one_word() -> None:
    (segment,) = read("<p><b>Ky</b>iv in у <strong>2001</strong></p>")
    assert segment.text == "Kyiv in у 2001"
    start = segment.text.index("2001")
    raw = segment.raw(Span(start, start + 4))
    assert segment.field.raw[raw.start : raw.end] == "2001"


def test_entities_stand_for_what_they_show() -> None:
    raw = "<p>a &amp; b &#8230; &laquo;c&raquo;&nbsp;d</p>"
    (segment,) = read(raw)
    assert segment.text == "a & b … «c»\u00a0d"
    at = segment.text.index("«")
    assert raw[slice(*segment.raw(Span(at, at + 1)))] == "&laquo;"


def test_what_nobody_sees_is_no_text() -> None:
    raw = "<p>Seen</p><script>var x = 'Київ';</script><style>p {}</style><!-- no --><p hidden>No</p>"
    assert texts(raw) == ["Seen"]


def test_alternative_texts_and_captions_are_passages() -> None:
    raw = '<figure><img src="a.jpg" alt="A bridge in Kyiv"><figcaption>The bridge</figcaption></figure>'
    assert {(s.role, s.text) for s in read(raw)} == {("alt", "A bridge in Kyiv"), ("caption", "The bridge")}
    (alt,) = [s for s in read(raw) if s.role == "alt"]
    assert raw[slice(*alt.raw(Span(0, 8)))] == "A bridge"


def test_a_line_break_parts_words() -> None:
    assert texts("<p>one<br>two<br/>three</p>") == ["one two three"]


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    assert texts("<p>one <b>two</p><p>three</div> four <") == ["one two", "three four <"]


LETTERS = st.text("abc Київ«»'’&<>\u00a0é\u0301…", min_size=1, max_size=12)


@given(st.lists(st.tuples(LETTERS, st.sampled_from(["b", "i", "span", "a"]), st.booleans()), min_size=1, max_size=6))
def test_every_visible_character_leads_to_its_own_place(pieces: list[tuple[str, str, bool]]) -> None:
    raw = (
        "<p>"
        + "".join(
            f"<{tag}>{markup.escape(text)}</{tag}>" if tagged else markup.escape(text) for text, tag, tagged in pieces
        )
        + "</p>"
    )
    end = 0
    for segment in read(raw):
        for at, letter in enumerate(segment.text):
            place = segment.raw(Span(at, at + 1))
            assert place.start >= end
            end = place.end
            there = markup.unescape(raw[place.start : place.end])
            assert there == letter or (letter == " " and not there.strip(" \t\r\n\f"))
