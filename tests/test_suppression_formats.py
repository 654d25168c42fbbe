"""One grammar of suppressions: what a comment says is understood, or told, in the same way in every format."""

from __future__ import annotations

import json
from pathlib import Path

import bench
import pytest

from checker import readers
from checker.model import Document, Report
from checker.readers.places import suppressions
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK

UK, EN = "Загинули 12 людей у місті.", "21 people were killed in the city."
PO_HEAD = 'msgid ""\nmsgstr "Language: uk\\n"\n\n'
XLIFF = (
    '<xliff version="1.2"><file source-language="en" target-language="uk"><body>\n{before}<trans-unit id="a">'
    f"<source>{EN}</source><target>{UK}</target>{{inside}}</trans-unit></body></file></xliff>"
)
QT = (
    '<TS language="uk"><context><name>M</name>\n{before}<message>'
    f"<source>{EN}</source>{{inside}}<translation>{UK}</translation></message></context></TS>"
)
RESX = '<root>\n{before}<data name="a"><value>{text}</value>{inside}</data></root>'
TMX = (
    '<tmx version="1.4"><header srclang="en"/><body>\n{before}<tu>{inside}'
    f'<tuv xml:lang="en"><seg>{EN}</seg></tuv><tuv xml:lang="uk"><seg>{UK}</seg></tuv></tu></body></tmx>'
)
XCSTRINGS = (
    f'{{"sourceLanguage": "en", "strings": {{"a": {{"comment": "SAID", "localizations": {{'
    f'"en": {{"stringUnit": {{"state": "translated", "value": "{EN}"}}}}, '
    f'"uk": {{"stringUnit": {{"state": "translated", "value": "{UK}"}}}}}}}}}}}}'
)
VTT = "WEBVTT\n\n{}00:01.000 --> 00:05.000\n{}\n"

# A file of both languages (or two, Ukrainian and English) in which SAID stands in a comment.
FORMATS = {
    "po": ("a.po", f'{PO_HEAD}# SAID\nmsgid "{EN}"\nmsgstr "{UK}"\n'),
    "po, words before": ("a.po", f'{PO_HEAD}# agreed: SAID\nmsgid "{EN}"\nmsgstr "{UK}"\n'),
    "po, extracted": ("a.po", f'{PO_HEAD}#. SAID\nmsgid "{EN}"\nmsgstr "{UK}"\n'),
    "xliff": ("a.xlf", XLIFF.format(before="", inside="<note>SAID</note>")),
    "xliff, xml": ("a.xlf", XLIFF.format(before="<!-- SAID -->", inside="")),
    "tmx": ("a.tmx", TMX.format(before="", inside="<note>SAID</note>")),
    "tmx, xml": ("a.tmx", TMX.format(before="<!-- SAID -->", inside="")),
    "qt": ("a.ts", QT.format(before="", inside="<translatorcomment>agreed: SAID</translatorcomment>")),
    "qt, developer's": ("a.ts", QT.format(before="", inside="<extracomment>SAID</extracomment>")),
    "qt, xml": ("a.ts", QT.format(before="<!-- SAID -->", inside="")),
    "resx": (
        "a.resx",
        RESX.format(before="", text=UK, inside="<comment>SAID</comment>"),
        RESX.format(before="", text=EN, inside=""),
    ),
    "resx, xml": (
        "a.resx",
        RESX.format(before="", text=UK, inside=""),
        RESX.format(before="<!-- SAID -->", text=EN, inside=""),
    ),
    "xcstrings": ("a.xcstrings", XCSTRINGS),
    "pairs": (
        "a.jsonl",
        json.dumps({"uk": f"<p>{UK}</p>", "en": f"<!-- SAID --><p>{EN}</p>", "format": "html"}) + "\n",
    ),
    "post": ("a.json", json.dumps({"title": {"rendered": UK}, "content": {"rendered": f"<!--SAID--><p>{EN}</p>"}})),
    "yaml of both": ("a.yml", f"uk:\n  # SAID\n  a: {UK}\nen:\n  a: {EN}\n"),
    "html": ("a.html", f"<p>{UK}</p>", f"<!-- SAID --><p>{EN}</p>"),
    "text": ("a.txt", f"<!-- SAID -->\n\n{UK}", EN),
    "markdown": ("a.md", UK, f"<!-- SAID -->\n\n{EN}\n"),
    "mdx": ("a.mdx", UK, f"{{/* SAID */}}\n\n{EN}\n"),
    "front matter": ("a.md", f"---\ntitle: {UK}\n---\n", f"---\n# SAID\ntitle: {EN}\n---\n"),
    "webvtt": ("a.vtt", VTT.format("NOTE SAID\n\n", UK), VTT.format("", EN)),
    "webvtt, lines": ("a.vtt", VTT.format("", UK), VTT.format("NOTE agreed\nSAID\n\n", EN)),
    "yaml": ("a.yaml", f"# SAID\na: {UK}\n", f"a: {EN}\n"),
    "yaml, beside": ("a.yaml", f"a: {UK} # SAID\nb: Так.\n", f"a: {EN}\nb: Yes.\n"),
    "toml": ("a.toml", f'a = "{UK}"\n', f'# SAID\na = "{EN}"\n'),
    "toml, beside": ("a.toml", f'a = "{UK}" # SAID\nb = "Так."\n', f'a = "{EN}"\nb = "Yes."\n'),
    "go-i18n": ("a.toml", f'[a]\ndescription = "SAID"\nother = "{UK}"\n', f'[a]\nother = "{EN}"\n'),
    "properties": ("a.properties", f"! SAID\na={UK}\n", f"a={EN}\n"),
    "fluent": ("a.ftl", f"# SAID\na = {UK}\n", f"a = {EN}\n"),
    "strings": ("a.strings", f'/* SAID */\n"a" = "{UK}";\n', f'"a" = "{EN}";\n'),
    "strings, lines": ("a.strings", f'/*\n * SAID\n */\n"a" = "{UK}";\n', f'"a" = "{EN}";\n'),
    "strings, line": ("a.strings", f'// SAID\n"a" = "{UK}";\n', f'"a" = "{EN}";\n'),
    "android": (
        "a.xml",
        f'<resources>\n<string name="a">{UK}</string></resources>',
        f'<resources>\n<!-- SAID -->\n<string name="a">{EN}</string></resources>',
    ),
    "arb": ("a.arb", f'{{"a": "{UK}"}}', f'{{"a": "{EN}", "@a": {{"description": "SAID"}}}}'),
}


def checked(folder: Path, name: str, *texts: str) -> tuple[Document, Report]:
    """A file of both languages or two of one each, read and checked."""
    paths = [folder / f"{n}-{name}" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8", newline="")
    found = (
        readers.open_sides(*paths, bench.WORDS) if len(paths) > 1 else readers.open_input(str(paths[0]), bench.WORDS)
    )
    (document,) = found
    assert isinstance(document, Document), document
    return document, run.report([document], Machine(BOOK, bench.WORDS))


def told(report: Report) -> list[str]:
    return sorted(one.rule for one in report.findings)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("zvirka-ignore number-changed: it is right", []),
        ("zvirka-ignore number-changed, name-missing: it is right", ["suppression-unused"]),
        ("zvirka-ignore name-missing,number-changed : it is right", ["suppression-unused"]),
        ("zvirka-ignore number-changed, nmber-missing: it is right", ["suppression-unknown-rule"]),
        ("zvirka-ignore number-changed", ["suppression-without-reason"]),
        ("zvirka-ignore number-changed:", ["suppression-without-reason"]),
        ("zvirka-ignore number-changed since it is right", ["number-changed", "suppression-unknown-rule"]),
        ("zvirka-ignore: it is right", ["number-changed", "suppression-unknown-rule"]),
        ("zvirka-ignore", ["number-changed", "suppression-unknown-rule"]),
        ("zvirka-ignored", ["number-changed"]),
    ],
)
def test_a_suppression_says_the_same_in_every_format(tmp_path: Path, form: str, said: str, found: list[str]) -> None:
    name, *texts = FORMATS[form]
    document, report = checked(tmp_path, name, *(text.replace("SAID", said) for text in texts))
    assert told(report) == found
    for ignore in document.ignores:
        assert said.split(":")[0].strip() in ignore.field.raw[slice(*ignore.span)]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("a.po", [f'{PO_HEAD}msgid "{EN}"\nmsgstr "{UK.replace("12", "21")}"\n\n# SAID\n']),
        ("a.po", [f'# SAID\n{PO_HEAD}msgid "Yes"\nmsgstr "Так"\n']),
        ("a.po", [f'{PO_HEAD}msgid "Yes"\nmsgstr "Так"\n\n# SAID\nmsgid "No"\nmsgstr ""\n']),
        ("a.po", [f'{PO_HEAD}msgid "Yes"\nmsgstr "Так"\n\n# SAID\n#~ msgid "No"\n#~ msgstr "Ні"\n']),
        ("a.vtt", [f"{VTT.format('', 'Так.')}\nNOTE SAID\n", VTT.format("", "Yes.")]),
        ("a.yaml", ["a: Так.\n# SAID\n", "a: Yes.\n"]),
        ("a.md", ["Так.", "Yes.\n\n<!-- SAID -->\n"]),
        ("a.xlf", [XLIFF.format(before="<note>SAID</note>", inside="").replace("21", "12")]),
    ],
)
def test_a_suppression_that_applies_to_nothing_is_told(tmp_path: Path, name: str, texts: list[str]) -> None:
    said = [text.replace("SAID", "zvirka-ignore number-changed: it is right") for text in texts]
    assert told(checked(tmp_path, name, *said)[1]) == ["suppression-unused"]


def test_a_suppression_of_a_string_is_for_all_its_forms_and_told_once(tmp_path: Path) -> None:
    text = f"""{PO_HEAD}# zvirka-ignore number-changed, nmber-missing: it is right
#, c-format
msgid "%d file of 3"
msgid_plural "%d files of 3"
msgstr[0] "%d файл із 3"
msgstr[1] "%d файли з 3"
msgstr[2] "%d файлів із 4"
"""
    _, report = checked(tmp_path, "a.po", text)
    assert told(report) == ["suppression-unknown-rule"]
    assert [one.finding.rule for one in report.taken] == ["number-changed"]


def test_the_inputs_of_the_fault(tmp_path: Path) -> None:
    said = "# zvirka-ignore number-changed, placeholder-changed: it is right"
    _, report = checked(
        tmp_path, "a.po", f'{PO_HEAD}{said}\nmsgid "Quit 6 programs %d"\nmsgstr "Вийти з 5 програм %s"\n'
    )
    assert told(report) == []
    assert {one.finding.rule for one in report.taken} == {"number-changed", "placeholder-changed"}
    note = "NOTE zvirka-ignore number-changed, name-changed: it is right\n\n"
    uk, en = VTT.format(note, "Олена мала 12 яблук."), VTT.format("", "Maryna had 21 apples.")
    _, report = checked(tmp_path, "a.vtt", uk, en)
    assert told(report) == []
    assert {one.finding.rule for one in report.taken} == {"number-changed", "name-changed"}


def test_a_string_that_looks_like_a_comment_is_none(tmp_path: Path) -> None:
    text = 'a: "Пишіть # zvirka-ignore number-changed: так"\n'
    document, _ = checked(tmp_path, "a.yaml", text, text.replace("Пишіть", "Write").replace("так", "so"))
    assert document.ignores == ()


@pytest.mark.parametrize(
    "text", ["#" * 50_000, "/*" * 25_000, "<!--" * 12_000, " \n" * 25_000, "zvirka-ignore " * 4000]
)
def test_what_never_ends_is_read_once(text: str) -> None:
    comments = [*suppressions.in_comments(f"{text} zvirka-ignore"), *suppressions.in_prose(text)]
    assert all(suppressions.parse(one.text) for one in comments)
