"""Catalogues of strings: real files, positions, plural forms, placeholders, suppressions, and files that are broken."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import bench
import polib
import pytest
import tomli
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language import vocabulary as words
from checker.language.text import line_column
from checker.language.vocabulary import Words
from checker.model import Document, Failure, Finding, Segment, Span
from checker.readers import open_input, open_sides
from checker.readers.bilingual import po
from checker.readers.keyed import json_catalogue, toml_catalogue, yaml_catalogue
from checker.readers.keyed.entries import KeyedString
from checker.readers.places import xml
from checker.rulebook.rulebook import Rulebook
from checker.run import path as run
from checker.run.machine import Machine

DATA = Path(__file__).parent / "data"
ONE_FILE = ("po/documents.uk.po", "xliff/validators.uk.xlf", "tmx/auth.uk.tmx")
TWO_FILES = (
    "android/strings.{}.xml", "apple/QBImagePicker.{}.strings", "json/theme-common.{}.json",
    "properties/messagebundle.{}.properties",
)  # fmt: skip


@pytest.fixture(scope="module")
def known() -> Words:
    return words.shipped()


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return bench.BOOK


def document(found: Iterator[Document | Failure]) -> Document:
    (one,) = found
    assert isinstance(one, Document), one
    return one


def real(name: str, known: Words) -> Document:
    if "{}" in name:
        return document(open_sides(DATA / name.format("uk"), DATA / name.format("en"), known))
    return document(open_input(str(DATA / name), known))


def written(folder: Path, known: Words, name: str, text: str, english: str | None = None) -> Document:
    """The document of one file, or of two."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    if english is None:
        return document(open_input(str(path), known))
    other = folder / f"en-{name}"
    other.write_text(english, encoding="utf-8", newline="")
    return document(open_sides(path, other, known))


def findings(one: Document, rules: Rulebook, known: Words, *names: str) -> list[Finding]:
    return [found for found in run.check(one, Machine(rules, known)).findings if not names or found.rule in names]


def texts(one: Document) -> list[tuple[str, str, str]]:
    return [(p.id, " / ".join(s.shown for s in p.uk), " / ".join(s.shown for s in p.en)) for p in one.pairs]


@pytest.mark.parametrize(
    ("uk", "en", "pairs"),
    [
        (
            "немає яблук | одне яблуко | {n} яблука | {n} яблук",
            "no apples | one apple | {n} apples",
            ["немає яблук | no apples", "одне яблуко | one apple", "{n} яблука | {n} apples", "{n} яблук | {n} apples"],
        ),
        (
            "немає яблук | одне яблуко | {n} яблук",
            "no apples | one apple | {n} apples",
            ["немає яблук | no apples", "одне яблуко | one apple", "{n} яблук | {n} apples"],
        ),
        (
            "немає яблук | {n} яблуко | {n} яблука | {n} яблук",
            "{n} apple | {n} apples",
            ["{n} яблуко | {n} apple", "{n} яблука | {n} apples", "{n} яблук | {n} apples"],
        ),
        (  # "item" and "items" begin alike, too
            "{n} елемент|{n} елементи|{n} елементів",
            "1 item|{n} items",
            ["{n} елемент | {n} items", "{n} елементи | {n} items", "{n} елементів | {n} items"],
        ),
        (  # the first form has the number, as for 21
            "{n} яблуко | {n} яблука | {n} яблук",
            "no apples | {n} apple | {n} apples",
            ["{n} яблуко | {n} apple", "{n} яблука | {n} apples", "{n} яблук | {n} apples"],
        ),
    ],
)
def test_which_form_is_for_none(tmp_path: Path, known: Words, uk: str, en: str, pairs: list[str]) -> None:
    one = written(tmp_path, known, "a.json", json.dumps({"n": uk}), json.dumps({"n": en}))
    shown = {" ".join(" | ".join((u, e)).split()) for _, u, e in texts(one)}
    assert shown == set(pairs)


def plainly(segment: Segment) -> Iterator[tuple[str, str]]:
    """The words of a passage and what stands in the file at their places."""
    for at, character in enumerate(segment.shown):
        start, end = segment.raw(Span(at, at + 1))
        yield character, segment.field.raw[start:end]


@pytest.mark.parametrize("name", [*ONE_FILE, *TWO_FILES])
def test_every_character_of_a_real_file_leads_back_to_it(name: str, known: Words) -> None:
    one = real(name, known)
    assert len(one.pairs) > 10
    for segment in (*one.uk, *one.en):
        assert segment.field.raw == Path(segment.field.file or "").read_text(encoding="utf-8")
        for shown, raw in plainly(segment):
            assert raw == shown or raw[0] in "\\&<" or shown.isspace() or "%%" in raw, (segment.ref, shown, raw)


@pytest.mark.parametrize("name", [*ONE_FILE, *TWO_FILES])
def test_findings_in_a_real_file_are_few_and_point_at_their_text(name: str, known: Words, rules: Rulebook) -> None:
    one = real(name, known)
    found = findings(one, rules, known)
    assert sum(finding.severity == "error" for finding in found) * 50 < len(one.pairs)
    for place in (place for finding in found for place in (finding.uk, finding.en) if place):
        raw = place.segment.field.raw
        line, column = line_column(raw, place.in_field.start)
        there = raw.split("\n")[line - 1][column - 1 :]
        first = place.text.strip()[:1]
        assert there.startswith(first) or there[0] in "\\&", (place.text, there)


def test_po_is_read_as_polib_reads_it() -> None:
    path = DATA / "po/documents.uk.po"
    ours = {
        entry.strings["msgid", 0].text: [
            text.text for (word, _), text in sorted(entry.strings.items()) if word == "msgstr"
        ]
        for entry in po.read_messages("a.po", path.read_text(encoding="utf-8"))
    }
    theirs = {
        e.msgid: [e.msgstr_plural[n] for n in sorted(e.msgstr_plural)] or [e.msgstr] for e in polib.pofile(str(path))
    }
    assert {key: ours[key] for key in theirs} == theirs


def test_xml_is_read_as_elementtree_reads_it() -> None:
    for path in (DATA / "xliff/validators.uk.xlf", DATA / "tmx/auth.uk.tmx", DATA / "android/strings.uk.xml"):
        raw = path.read_text(encoding="utf-8")
        ours = [element.written().text for element in _elements(xml.parse("a.xml", raw))]
        assert ours == ["".join(element.itertext()) for element in ElementTree.fromstring(raw).iter()]


def _elements(element: xml.Element) -> Iterator[xml.Element]:
    yield element
    for inner in element.elements():
        yield from _elements(inner)


def test_toml_is_read_as_tomli_reads_it() -> None:
    raw = (DATA / "toml/doks.en.toml").read_text(encoding="utf-8")
    theirs = {(key, form): text for key, table in tomli.loads(raw).items() for form, text in table.items()}
    assert {entry.path: entry.written.text for entry in toml_catalogue.strings("a.toml", raw)} == theirs


# Texts with whatever has to be escaped somewhere.
TEXTS = st.text(st.sampled_from("аїґ ab'\"\\\n\t{}<>&%#:-|«»\u2028😀й\u0306,=[]!"), max_size=30)


def _back(entries: list[KeyedString], raw: str, texts: dict[str, str]) -> None:
    """Every string is there, and its plain letters stand where they are said to stand."""
    assert {entry.path[-1]: entry.written.text for entry in entries} == texts
    for entry in entries:
        spans = list(zip(entry.written.starts, entry.written.ends, strict=True))
        assert spans == sorted(spans) or len(set(spans)) == 1
        for character, (start, end) in zip(entry.written.characters, spans, strict=True):
            assert (
                raw[start:end] == character or not character.isalnum() or len(set(spans)) == 1 or "\\" in raw[start:end]
            )


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, max_size=4), st.booleans())
def test_any_json_leads_back(given_texts: list[str], ascii_only: bool) -> None:
    texts = {f"k{n}": text for n, text in enumerate(given_texts)}
    raw = json.dumps(texts, ensure_ascii=ascii_only, indent=1)
    _back(json_catalogue.strings("a.json", raw), raw, texts)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, max_size=4), st.sampled_from([None, "'", '"', "|", ">"]), st.integers(10, 80))
def test_any_yaml_leads_back(given_texts: list[str], style: str | None, width: int) -> None:
    texts = {f"k{n}": text for n, text in enumerate(given_texts)}
    raw = yaml.dump(texts, allow_unicode=True, default_style=style, width=width)
    _back(yaml_catalogue.strings("a.yaml", raw), raw, texts)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, max_size=4), st.booleans())
def test_any_toml_leads_back(given_texts: list[str], many_lines: bool) -> None:
    texts = {f"k{n}": text for n, text in enumerate(given_texts)}
    marks = '"""' if many_lines else '"'
    raw = "".join(
        f"{key} = {marks}{json.dumps(text, ensure_ascii=False)[1:-1]}{marks} # {key}\n" for key, text in texts.items()
    )
    _back(toml_catalogue.strings("a.toml", raw), raw, texts)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS.filter(bool), max_size=4), st.integers(20, 90))
def test_any_po_leads_back(given_texts: list[str], width: int) -> None:
    file = polib.POFile(wrapwidth=width)
    file.metadata = {"Language": "uk"}
    file.extend(polib.POEntry(msgid=f"k{n}", msgstr=text) for n, text in enumerate(given_texts))
    raw = str(file)
    found = [e for e in po.read_messages("a.po", raw) if e.get("msgid")]
    _back(
        [KeyedString((e.strings["msgid", 0].text,), e.strings["msgstr", 0]) for e in found],
        raw,
        {e.msgid: e.msgstr for e in file},
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.booleans())
def test_any_xml_leads_back(text: str, verbatim: bool) -> None:
    body = f"<![CDATA[{text.replace(']]>', '')}]]>" if verbatim else escape(text)
    raw = f"<?xml version='1.0'?>\n<a x='й'>{body}<b/>{body}</a>"
    root = xml.parse("a.xml", raw)
    assert root.written().text == "".join(ElementTree.fromstring(raw).itertext())
    shown = root.written()
    for character, start, end in zip(shown.characters, shown.starts, shown.ends, strict=True):
        assert raw[start:end] == character or raw[start] == "&"


def test_a_line_of_a_string_begins_with_a_capital(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    uk = json.dumps({"a": "Вибір оновлень\n\nЦі оновлення дуже допомагають новачкам грати довше."}, ensure_ascii=False)
    en = json.dumps({"a": "Choice of upgrades\n\nThe upgrades help beginners to play much longer."})
    one = written(tmp_path, known, "uk.json", uk, en)
    assert findings(one, rules, known, "capital-inside-sentence") == []
    pasted = written(tmp_path, known, "uk.json", uk, en.replace("\\n\\n", " "))
    (found,) = findings(pasted, rules, known, "capital-inside-sentence")
    assert found.en
    assert found.en.text == "The"
