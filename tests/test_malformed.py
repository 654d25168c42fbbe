"""A broken file of each format: named, with its place and what to do about it, and the others are still checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import zvirka

# Beside a sound English file of the same name: what the Ukrainian one is, and what is said of it.
HALVES = {
    "a.srt": (
        "1\n00:00:01,000 -> 00:00:02,000\nТак.\n",
        "line 1: '1' stands without a time before it; a cue begins as",
    ),
    "long.srt": (
        f"1\n{'9' * 40}:00:01,000 --> {'9' * 40}:00:02,000\nТак.\n",
        f"line 2: '{'9' * 40}' is no time; a cue begins as",
    ),
    "a.vtt": (
        "WEBVTT\n\n00:03.000 --> 00:0x.000\nТак.\n",
        "line 3: '00:03.000 --> 00:0x.000' is no time; a cue begins as",
    ),
    "a.docx": ("PK", "no DOCX file, or a broken one (File is not a zip file); open it in a word processor and save it"),
    "a.rst": (
        "Так.\n====\n",
        "reStructuredText is not read, since its markup would be taken for words; convert it to HTML",
    ),
    "a.adoc": ("= Так\n", "AsciiDoc is not read, since its markup would be taken for words; convert it to HTML"),
    "a.doc": ("PK", "no DOCX file, or a broken one"),
    "strings.xml": ("<resources>\n<string name='a'>Р & Д</string></resources>", "line 2, column 21: not XML"),
    "a.strings": ('"a" = "б";\n"b" "в";\n', 'line 2: "=" was expected after "b"'),
    "a.stringsdict": (
        "<plist><dict>\n<key>a</key>\n<key>b</key><string>в</string></dict></plist>",
        "line 3: a <key> without a value; in a <dict> they take turns",
    ),
    "a.json": ('{"a": "б",\n "b": }', "line 2, column 7: not JSON (Expecting value); correct that place"),
    "a.arb": (
        '{"@@locale": "uk",\n "a": "{n, plural, one {файл} other {файли}"}',
        "line 2: in the message 'a', {n, plural, …} is not closed; write the } that is missing",
    ),
    "a.yml": ("a: б\nb: [в\n", "line 3, column 1: not YAML"),
    "a.toml": ('a = "б"\nb = в\n', "line 2, column 5: not TOML"),
    "a.resx": ("<root>\n<data></root>", "line 2, column 9: not XML (mismatched tag); correct what stands there"),
    "a.properties": ("a = б\nb = \\u04\n", "line 2: \\u without four hexadecimal digits; write \\u0456"),
    "a.ftl": ("a = б\nb г\n", 'line 2: not Fluent (Expected token: "="); correct what stands there or before it'),
    "a.html": ("  ", "the file is empty"),
    "a.md": ("", "the file is empty"),
}
# Files of both languages.
WHOLES = {
    "a.po": ('msgid "a"\nmsgstr "б\n', 'line 2: the closing " is missing; write \\" for a quotation mark inside'),
    "a.pot": ("a\n", "line 1: neither msgid, msgstr nor a comment; begin the line with one of them"),
    "a.xlf": ("<xliff>\n<file></xliff>", "line 2, column 9: not XML (mismatched tag); correct what stands there"),
    "b.xliff": (
        "<xliff version='2.0' srcLang='en' trgLang='de'><file/></xliff>",
        "from en to de; one has to be Ukrainian",
    ),
    "a.ts": ("<TS>\n<context></TS>", "line 2, column 12: not XML (mismatched tag); correct what stands there"),
    "b.ts": (
        "<TS language='uk'><message>\n<source>a<byte value='q'/></source><translation>б</translation></message></TS>",
        "line 1: the message has <byte value='q'/>, which is no character; write its code, as x1b or 27",
    ),
    "a.tmx": (
        "<tmx><body>\n<tu></body></tmx>",
        "line 2, column 7: not XML (mismatched tag); correct what stands there",
    ),
    "a.xcstrings": ('{"strings": {},\n}', "line 2, column 1: not JSON"),
    "a.jsonl": ('{"uk": "а", "en": "a"}\n{"uk": "б"}\n', 'a.jsonl:2: "en" is missing; a pair has both'),
    "a.csv": ("id,uk\n1,а\n", "line 1: no column is called 'en'; the header names id, doc, uk and en"),
    "post.json": ('{"title":', "line 1, column 10: not JSON but text that breaks off (Expecting value); save what"),
}
GOOD = '{"uk": "Загинули 12 людей.", "en": "12 people were killed."}\n'


@pytest.mark.parametrize("sides", [True, False], ids=["two files", "one file"])
def test_every_broken_file_is_told_and_the_others_are_checked(tmp_path: Path, sides: bool) -> None:
    given = HALVES if sides else WHOLES
    for name, (text, _) in given.items():
        if sides:
            (tmp_path / "en" / name).parent.mkdir(exist_ok=True)
            (tmp_path / "en" / name).write_text("sound", encoding="utf-8")
        path = tmp_path / "uk" / name if sides else tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for side, text in (("uk", "Загинули 12 людей."), ("en", "12 people were killed.")) if sides else ():
        (tmp_path / side / "good.txt").write_text(text, encoding="utf-8")
    (tmp_path / "good.jsonl").write_text(GOOD, encoding="utf-8")
    what = ("--uk", "uk", "--en", "en") if sides else (*given, "good.jsonl")
    done = zvirka("check", *what, "--isolated", "--no-cache", "--lang", "en", "--format", "json", cwd=tmp_path)
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert report["summary"]["facts"]["uk"] >= 1
    failed = [f"{failure['name']}: {failure['message']}" for failure in report["failures"]]
    # A page that holds nothing waits for its translation, which is told and is no failure.
    waiting = [name for name, (text, _) in given.items() if not text.strip()]
    assert len(failed) == len(given) - len(waiting), failed
    told = [*failed, *report["notes"]]
    for name, (_, says) in given.items():
        assert any(one.removeprefix("uk/").startswith(name) and says in one for one in told), "\n".join(
            (name, says, *told)
        )
