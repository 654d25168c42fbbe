"""DOCX: what of it is text, where a finding points, and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import bench
import pytest
from test_fix import zvirka

from checker import readers
from checker.model import Segment, Span
from checker.readers import InputError
from checker.readers.office import docx
from checker.readers.places.source import Source
from checker.run import path as run
from checker.run.machine import Machine

REAL = Path(__file__).parent / "data" / "docx"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<w:styles {W}>
<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="H"/></w:style>
<w:style w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:styleId="L"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""
RELS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{KIND}/hyperlink" Target="https://example.org/a" TargetMode="External"/>
<Relationship Id="r2" Type="{KIND}/styles" Target="styles.xml"/>
<Relationship Id="r3" Type="{KIND}/header" Target="header1.xml"/>
</Relationships>"""
HEADER = f"<w:hdr {W}><w:p><w:r><w:t>Колонтитул</w:t></w:r></w:p></w:hdr>"


def p(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


BOX = f"<w:txbxContent>{p(r('Рамка'))}</w:txbxContent>"


def made(body: str, prolog: str = "", **parts: bytes) -> bytes:
    document = f'{prolog}<w:document {W} {R} xmlns:m="urn:m" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
        package.writestr("word/_rels/document.xml.rels", RELS)
        package.writestr("word/styles.xml", STYLES)
        package.writestr("word/header1.xml", HEADER)
        for name, part in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return data.getvalue()


def segments(data: bytes) -> tuple[Segment, ...]:
    return docx.read(Source("a.docx", data), "uk", bench.WORDS).segments


def texts(body: str) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in segments(made(body))]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("comments", [("paragraph", "Ouch.")]),
        ("footnotes", [("paragraph", "Ouch."), ("paragraph", "A tachyon walks into a bar."), ("paragraph", "Fin.")]),
        ("endnotes", [("paragraph", "Ouch."), ("paragraph", "A tachyon walks into a bar."), ("paragraph", "Fin.")]),
        ("footnote-hyperlink", [("paragraph", "Example")]),
        ("simple-list", [("item", "Apple"), ("item", "Banana")]),
        (
            "tables",
            [
                ("paragraph", "Above"), ("cell", "Top left"), ("cell", "Top right"), ("cell", "Bottom left"),
                ("cell", "Bottom right"), ("paragraph", "Below"),
            ],
        ),
        ("text-box", [("paragraph", "Datum plane")]),
        ("strict-format", [("paragraph", "Test")]),
        ("utf8-bom", [("paragraph", "This XML has a byte order mark.")]),
    ],
)  # fmt: skip
def test_files_of_word_processors(name: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.role, one.text) for one in segments((REAL / f"{name}.docx").read_bytes())] == expected


def test_a_link_of_a_real_file() -> None:
    (one,) = segments((REAL / "footnote-hyperlink.docx").read_bytes())
    (tag,) = one.tags
    assert (tag.name, tag.attributes["href"]) == ("a", "http://www.example.com")
    assert one.text[tag.span.start : tag.span.end] == "Example"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p(r("Голова"), '<w:pStyle w:val="H"/>'), [("heading", "Голова")]),
        (p(r("Голова"), '<w:pStyle w:val="Mine"/>'), [("heading", "Голова")]),
        (p(r("Голова"), '<w:outlineLvl w:val="0"/>'), [("heading", "Голова")]),
        (p(r("Підпис"), '<w:pStyle w:val="C"/>'), [("caption", "Підпис")]),
        (p(r("Точка"), '<w:pStyle w:val="L"/>'), [("item", "Точка")]),
        (p(r("Точка"), '<w:numPr><w:numId w:val="3"/></w:numPr>'), [("item", "Точка")]),
        (p(r("Ні"), '<w:numPr><w:numId w:val="0"/></w:numPr>'), [("paragraph", "Ні")]),
        (p(r("Є ") + f"<w:ins>{r('нове')}</w:ins><w:del><w:r><w:delText>старе</w:delText></w:r></w:del>"),
         [("paragraph", "Є нове")]),
        (p(f"<w:moveFrom>{r('тут')}</w:moveFrom>{r('там')}"), [("paragraph", "там")]),
        (p(r("Перше, "), "<w:rPr><w:del/></w:rPr>") + p(r("друге")), [("paragraph", "Перше, друге")]),
        (p(r("Видно") + r(" сховано", "<w:vanish/>") + r(" і це", '<w:vanish w:val="0"/>')),
         [("paragraph", "Видно і це")]),
        (p(r("Видно") + r(" сховано", '<w:rStyle w:val="Ghost"/>')), [("paragraph", "Видно")]),
        (p(r("Сло") + r("во")), [("paragraph", "Слово")]),
        (p("<w:r><w:t>Рядок</w:t><w:br/><w:t>другий</w:t><w:tab/><w:t>край</w:t></w:r>"),
         [("paragraph", "Рядок другий край")]),
        (p(r("Поза") + f"<w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
           "</mc:AlternateContent></w:r>"),
         [("paragraph", "Поза"), ("paragraph", "Рамка")]),
        (p(r("Отже, ") + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>" + r("так")), [("paragraph", "Отже, так")]),
        (p("") + p(r("Після порожнього")), [("paragraph", "Після порожнього")]),
    ],
)  # fmt: skip
def test_what_is_text(body: str, expected: list[tuple[str, str]]) -> None:
    assert texts(body) == expected


def test_links_by_relation_and_by_field() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://example.org/b" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("сюди")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p(r("Перши\u0438\u0306, ")) + p(
        r("Твіи\u0306 дім ") + f'<w:hyperlink r:id="r1">{r("туди")}</w:hyperlink>' + r(" і ") + field
    )
    one = segments(made(body))[1]
    links = [(tag.attributes["href"], one.text[tag.span.start : tag.span.end]) for tag in one.tags]
    assert links == [("https://example.org/a", "туди"), ("https://example.org/b", "сюди")]
    assert [one.field.raw[tag.raw.start : tag.raw.end] for tag in one.tags] == ["туди", "сюди"]


def test_a_line_is_a_paragraph_and_a_finding_points_at_its_text(tmp_path: Path) -> None:
    uk = p(r("Зведення")) + p("") + p(r("Загинули 12 ") + r("людей у Харкові."))
    en = p(r("Report")) + p(r("21 people were killed in Kharkiv."))
    for name, body in (("uk", uk), ("en", en)):
        (tmp_path / f"{name}.docx").write_bytes(made(body))
    (document,) = readers.open_sides(tmp_path / "uk.docx", tmp_path / "en.docx", bench.WORDS)
    found = run.report([document], Machine(bench.BOOK, bench.WORDS)).findings
    (one,) = [finding for finding in found if finding.rule == "number-changed"]
    for place, text in ((one.uk, "12"), (one.en, "21")):
        assert place is not None
        start, end = place.in_field
        assert place.segment.field.raw[start:end] == text
        assert place.segment.field.raw.count("\n", 0, start) + 1 == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (docx.OLE + b"\0" * 600, "an old .doc file, or one with a password"),
        ("Просто текст".encode(), "no DOCX file, or a broken one"),
        (made(p(r("Текст")))[:700], "no DOCX file, or a broken one"),
        (made(p("")), "no text is in it"),
        (made(p(r("Текст")) + "<w:p>"), "word/document.xml, line 1: broken XML (mismatched tag)"),
        (made(p(r("&a;")), '<!DOCTYPE x [<!ENTITY a "b">]>'), "declares a document type"),
        (made("<w:x>" * 500 + "</w:x>" * 500), "nested too deeply"),
        (made(p(r("Текст" + " " * 30_000_000))), "far too many for a text"),
    ],
)
def test_what_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError) as wrong:
        docx.read(Source("a.docx", data), "uk", bench.WORDS)
    assert said in str(wrong.value)


def test_a_zip_of_something_else_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(InputError, match="no Word document is in it"):
        docx.read(Source("a.docx", data.getvalue()), "uk", bench.WORDS)


def test_a_size_that_lies_is_refused() -> None:
    data = bytearray(made(p(r("Текст " * 1000))))
    at = data.rindex(b"PK\x01\x02", 0, data.index(b"word/document.xml", data.index(b"PK\x01\x02")))
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")  # the unpacked size in the directory
    with pytest.raises(InputError):
        docx.read(Source("a.docx", bytes(data)), "uk", bench.WORDS)


def test_a_docx_is_not_fixed(tmp_path: Path) -> None:
    (tmp_path / "uk.docx").write_bytes(made(p(r("Він  прийшов."))))
    (tmp_path / "en.txt").write_text("He  came.", encoding="utf-8")
    before = (tmp_path / "uk.docx").read_bytes()
    done = zvirka("--uk", "uk.docx", "--en", "en.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "uk.docx: a DOCX is not written to; mend it in your word processor" in done.stderr
    assert (tmp_path / "uk.docx").read_bytes() == before
    assert (tmp_path / "en.txt").read_text(encoding="utf-8") == "He came."


def test_spans_are_those_of_the_raw_text() -> None:
    for name in ("tables", "footnotes", "simple-list"):
        for one in segments((REAL / f"{name}.docx").read_bytes()):
            start, end = one.raw(Span(0, len(one.text)))
            assert one.field.raw[start:end] == one.text
