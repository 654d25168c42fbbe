"""A post whose fields hold both languages: marks of qTranslate, and elements that say their language."""

from __future__ import annotations

import bench
import pytest

from checker.model import Document, Side, Span
from checker.readers.web import multilingual, wordpress

UK = "Президент України прибув до Варшави у четвер."
EN = "The president of Ukraine arrived in Warsaw on Thursday."


def read(**fields: object) -> Document:
    (document,) = wordpress.documents("post.json", {"id": 1, **fields}, bench.WORDS)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    "body",
    [
        f"[:uk]<p>{UK}</p>[:en]<p>{EN}</p>[:]",
        f"<!--:en--><p>{EN}</p><!--:--><!--:uk--><p>{UK}</p><!--:-->",
        f"{{:uk}}<p>{UK}</p>{{:}}{{:en}}<p>{EN}</p>{{:}}",
        f"{{:en}}<p>{EN}</p>{{:}}{{:pl}}<p>Prezydent</p>{{:}}{{:uk}}<p>{UK}</p>{{:}}",
        f"[:en]<p>{EN}</p>[:ru]<p>Президент прибыл</p>[:uk]<p>{UK}</p>[:]",
        f'<div lang="uk"><div><p>{UK}</p></div></div>\n<div lang="en-GB"><p>{EN}</p></div>',
        f'<!-- wp:group {{"className":"lang-uk"}} -->\n<div class="wp-block-group lang-uk"><p>{UK}</p></div>\n'
        f'<!-- /wp:group -->\n<div class="wp-block-group lang-en"><p>{EN}</p></div>',
    ],
)
def test_both_languages_of_a_field_are_read_with_their_places(body: str) -> None:
    document = read(title={"rendered": "[:uk]Візит[:en]The visit[:]"}, content={"raw": body, "rendered": ""})
    assert [segment.text for segment in document.uk] == ["Візит", UK]
    assert [segment.text for segment in document.en] == ["The visit", EN]
    for segment in (*document.uk, *document.en):
        assert segment.field.raw[slice(*segment.raw(Span(0, len(segment.text))))] == segment.text


def test_an_excerpt_that_wordpress_cut_of_both_is_no_text_of_its_own() -> None:
    """WPGlobus shows it in one language; a text that somebody wrote is read, in whatever language it is shown."""
    content = {"raw": f"{{:uk}}<p>{UK}</p>{{:}}{{:en}}<p>{EN}</p>{{:}}", "rendered": f"<p>{UK}</p>"}
    cut = {"raw": "", "rendered": f"<p>{UK}</p>"}
    assert [segment.text for segment in read(content=content, excerpt=cut).uk] == [UK]
    for excerpt in (cut | {"raw": UK}, {"rendered": UK}):
        assert [segment.text for segment in read(content=content, excerpt=excerpt).uk] == [UK, UK]
    english = {"raw": f"<p>{EN}</p>", "rendered": f"<p>{EN}</p>"}
    assert [segment.text for segment in read(content=english, excerpt=cut).uk] == [UK]


def test_what_stands_outside_of_the_marks_is_in_both_languages() -> None:
    document = read(content=f"<p>2019</p>[:uk]<p>{UK}</p>[:en]<p>{EN}</p>[:]<p>UNESCO</p>")
    for side in (document.uk, document.en):
        assert [segment.text for segment in side][::2] == ["2019", "UNESCO"]


def test_a_heading_beside_elements_of_both_languages_is_read_too() -> None:
    document = read(content=f'<h2>News of the week</h2><p lang="uk">{UK}</p><p lang="en">{EN}</p>')
    assert [segment.text for segment in document.en] == [EN, "News of the week"]
    assert len({segment.ref for segment in document.en}) == 2


@pytest.mark.parametrize(
    "raw",
    [
        "", "plain", "{:", "{:uk}лише{:}", "[:uk]лише[:]", "[:en]only[:]", "[:", "<!--:",
        '<p lang="uk">лише</p>', '<p lang="uk"',
        "a [:uk] b",
        '<div lang="uk">ніколи не закрито <div lang="en">never closed', "<lang>", 'class="lang-uk lang-en"',
    ],
)  # fmt: skip
def test_a_field_of_one_language_stays_as_it_is(raw: str) -> None:
    assert multilingual.parts(raw) == [multilingual.Part(None, raw)]


@pytest.mark.parametrize(
    "unit",
    [
        "[:uk]а[:en]b",
        '<p lang="uk">а</p><p lang="en">b</p>',
        "<!--:uk-->",
        '<p lang="uk">',
        "<a lang ",
        '<a lang="',
        "<a '\"",
    ],
)
def test_parts_are_as_long_as_their_field_however_long_it_is(unit: str) -> None:
    raw = unit * 20_000
    told: list[Side | None] = []
    for side, text in multilingual.parts(raw):
        told.append(side)
        assert len(text) == len(raw)
    assert told in (["uk", "en"], [None])
