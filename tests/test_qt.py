"""Qt Linguist's .ts: plural forms, states, accelerators, the kinds of %1, broken messages, and TypeScript beside it."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest
from command import run as zvirka
from test_catalogue_formats import mended
from test_catalogues import findings, texts, written

from checker import readers
from checker.model import Document, Failure, Finding, Segment, Span
from checker.pairs import Input
from checker.readers import open_input
from checker.readers.places.decode import InputError

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk_UA" sourcelanguage="en">
{}
</TS>
"""
CONTEXT = "<context>\n    <name>Main</name>\n{}\n</context>"


def ts(*messages: str, head: str = TS) -> str:
    return head.format(CONTEXT.format("\n".join(messages)))


def message(source: str, translation: str, *, state: str = "", inside: str = "") -> str:
    kind = f' type="{state}"' if state else ""
    return f"<message>{inside}<source>{source}</source><translation{kind}>{translation}</translation></message>"


def numerus(source: str, *forms: str) -> str:
    held = "".join(f"<numerusform>{form}</numerusform>" for form in forms)
    return f'<message numerus="yes"><source>{source}</source><translation>{held}</translation></message>'


QT = ts(
    message("&amp;Open &quot;%1&quot;", "&amp;Відкрити  &quot;%1&quot;"),
    message("Save", "Зберегти", inside="<comment>the menu</comment><extracomment>zvirka-ignore x: y</extracomment>"),
    message("Save", "Збереження", inside="<comment>a title</comment>"),
    message("Close", ""),
    message("Break", "Розбити", state="unfinished"),
    message("Old", "Старе", state="obsolete"),
    message("Older", "Старіше", state="vanished"),
    message("main.title", "Заголовок"),
    message("Wi-Fi", "Wi-Fi"),
    message("End<byte value='x1b'/> here", "Кінець<byte value='27'/> тут"),
    message("Longer", "<lengthvariant>Довша назва</lengthvariant><lengthvariant>Довша</lengthvariant>"),
    numerus("%n file(s)", "%n файл", "%n файли", "%n файлів"),
)


def read(folder: Path, text: str) -> Document:
    return written(folder, bench.WORDS, "a.ts", text)


def told(one: Document, *names: str) -> list[Finding]:
    return findings(one, bench.BOOK, bench.WORDS, *names)


def raw(segment: Segment, part: str) -> str:
    """What stands in the file for a part of a passage."""
    at = segment.shown.index(part)
    return segment.field.raw[slice(*segment.raw(Span(at, at + len(part))))]


def test_qt(tmp_path: Path) -> None:
    one = read(tmp_path, QT)
    assert texts(one) == [
        ('Main|&Open "%1"', 'Відкрити  "%1"', 'Open "%1"'),
        ("Main|Save", "Зберегти", "Save"), ("Main|Save#2", "Збереження", "Save"),
        ("Main|End\x1b here", "Кінець\x1b тут", "End\x1b here"), ("Main|Longer", "Довша назва", "Longer"),
        ("Main|%n file(s)/one", "%n файл", "%n file(s)"), ("Main|%n file(s)/few", "%n файли", "%n file(s)"),
        ("Main|%n file(s)/many", "%n файлів", "%n file(s)"),
    ]  # fmt: skip
    assert one.skipped == {"untranslated": 2, "fuzzy": 1, "obsolete": 2, "a key instead of a text": 1}
    assert [(note.rule, {segment.ref for segment in note.segments}) for note in one.ignores] == [("x", {"Main|Save"})]


def test_every_character_has_its_place(tmp_path: Path) -> None:
    one = read(tmp_path, QT.replace("\n", "\r\n"))
    (first,), (fourth,) = one.pairs[0].uk, one.pairs[3].uk
    assert (raw(first, '"%1"'), raw(fourth, "\x1b")) == ("&quot;%1&quot;", "<byte value='27'/>")


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("%1 of %2", "%2 із %1", []),
        ("%1 of %2", "%1 із %3", ["%3", "%2"]),
        ("Copied %L1 files", "Скопійовано файлів: %1", []),
        ("%1s left", "Лишилося %1 с", []),
        ("Waiting for %1%", "Чекаємо на %1 %", []),
        ("In %1: %s", "У %1: %s", []),
        ("Hello, {name}", "Привіт, {nam}", ["{nam}", "{name}"]),
        ("No %name here", "Тут немає %name", []),
        ("\\note[n]{text}", "\\note[н]{текст}", []),
        ("\\bold{%1}\\n{name}", "\\bold{%2}\\n{nam}", ["%1", "%2", "{nam}", "{name}"]),
        ("&lt;a href=&quot;%1&quot;&gt;Help&lt;/a&gt;", "&lt;a href=&quot;%2&quot;&gt;Довідка&lt;/a&gt;", ["%2", "%1"]),
    ],
)
def test_placeholders(
    tmp_path: Path, source: str, translation: str, found: list[str]
) -> None:  # fmt: skip
    one = read(tmp_path, ts(message(source, translation)))
    lost = told(one, "placeholder-changed", "number-missing", "number-added")
    assert sorted(place.text for one in lost for place in (one.uk, one.en) if place) == sorted(found)


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        (("один файл", "%n файли", "%n файлів"), ["plural-number-missing"]),
        (("%n файл", "%n файли", "файлів"), ["placeholder-changed"]),
        (("%n файл", "%n файли"), ["plural-form-missing"]),
        (("%n файл", "%n файли", ""), ["plural-form-missing"]),
        (("%n файл", "%n файли", "%Ln файлів"), []),
    ],
)
def test_plural_forms(
    tmp_path: Path, forms: tuple[str, ...], found: list[str]
) -> None:  # fmt: skip
    one = read(tmp_path, ts(numerus("%n file(s)", *forms)))
    assert [finding.rule for finding in told(one) if finding.severity != "info"] == found


def test_accelerators_are_no_letters(tmp_path: Path) -> None:
    keys = [
        ("&amp;Open", "Ві&amp;дкрити"), ("Follow &amp;links", "&amp;Iти за посиланнями"),
        ("&amp;Quit &amp;&amp; save", "Ви&amp;йти &amp;&amp; зберегти"), ("AT&amp;T phones", "Телефони AT&amp;T"),
        ("One&amp;nbsp;word", "Одне&amp;nbsp;слово"),
    ]  # fmt: skip
    one = read(tmp_path, ts(*(message(en, uk) for en, uk in keys)))
    assert [(uk, en) for _, uk, en in texts(one)] == [
        ("Відкрити", "Open"), ("Iти за посиланнями", "Follow links"), ("Вийти & зберегти", "Quit & save"),
        ("Телефони AT&T", "AT&T phones"), ("Одне\xa0слово", "One\xa0word"),
    ]  # fmt: skip
    assert [found.rule for found in told(one) if found.severity != "info"] == []


def test_a_message_that_can_not_be_read_loses_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.ts"
    codes = ("zz", "0", "xD800", "")
    broken = [message(f"Left <byte value='{code}'/>", "Лишилося") for code in codes]
    path.write_text(ts(*broken, "<message/>", message("Open the file", "Відкрити файл")), encoding="utf-8")
    *failures, one = open_input(str(path), bench.WORDS)
    assert isinstance(one, Document)
    assert [uk for _, uk, _ in texts(one)] == ["Відкрити файл"]
    assert all(isinstance(failure, Failure) for failure in failures)
    assert [failure.message.partition(",")[0] for failure in failures if isinstance(failure, Failure)] == [
        f"line {line}: the message has <byte value='{code}'/>" for line, code in enumerate(codes, 6)
    ]
    done = zvirka("check", "a.ts", "--isolated", "--no-cache", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, "1 pair" in done.stdout) == (2, True)


@pytest.mark.parametrize(
    ("head", "source", "translation", "says"),
    [
        ('<TS language="de">', "Open", "Öffnen", "its language is 'de'"),
        ("<TS>", "Open the file now", "Öffnen Sie jetzt die Datei mit dem Namen und der Endung", "no language in its"),
        ("<TS>", "Открыть этот файл", "Відкрити цей файл", "both its sources and its translations are Ukrainian"),
        ('<TS language="en">', "%n file(s)", "%n files", "both its sources and its translations are English"),
        ('<TS language="uk" sourcelanguage="ru">', "Open", "Відкрити", "from ru to uk; one has to be"),
    ],
)
def test_languages_that_are_not_compared(
    tmp_path: Path, head: str, source: str, translation: str, says: str
) -> None:  # fmt: skip
    path = tmp_path / "a.ts"
    path.write_text(ts(message(source, translation), head=f"{head}{{}}</TS>"), encoding="utf-8")
    with pytest.raises(InputError, match=says):
        list(open_input(str(path), bench.WORDS))


def test_a_file_that_names_no_language_may_go_from_ukrainian_to_english(tmp_path: Path) -> None:
    one = read(tmp_path, ts(message("Зберегти цей файл", "Save this file"), head="<TS>{}</TS>"))
    assert (texts(one)[0][1:], one.original.side) == (("Зберегти цей файл", "Save this file"), "uk")


def test_a_file_that_was_copied_may_name_the_language_of_the_sources(tmp_path: Path) -> None:
    head = '<TS language="en" sourcelanguage="en">{}</TS>'
    one = read(tmp_path, ts(message("Open the file", "Відкрити цей файл"), head=head))
    assert texts(one)[0][1:] == ("Відкрити цей файл", "Open the file")


def test_a_message_with_an_identifier_stands_in_no_context(tmp_path: Path) -> None:
    held = '<message id="{}"><source>{}</source><translation>{}</translation></message>'
    whole = TS.format(held.format("open", "Open the file", "Відкрити файл") + held.format("close", "", "Закрити"))
    one = read(tmp_path, whole)
    assert [pair.id for pair in one.pairs] == ["open"]
    assert one.skipped == {"a key instead of a text": 1}


def test_a_fix_changes_no_source(tmp_path: Path) -> None:
    text = ts(message("One  file, not &quot;two&quot;", "Один  файл, не &quot;два&quot;"))
    assert mended(tmp_path / "a.ts", text, bench.WORDS, bench.BOOK) == text.replace("Один  файл", "Один файл")


SCRIPT = 'export const uk = { open: "Відкрити файл", close: "Закрити", save: "Їжак" };\n'


def test_typescript_is_not_read(tmp_path: Path) -> None:
    for name in ("src/uk.ts", "src/locales/uk.ts", "src/en.ts", "src/Ukrainian.ts", "src/app_uk.d.ts"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "film_uk.ts").write_bytes(b"G\x40\x11\x10" * 47)
    (tmp_path / "app_uk.ts").write_text(QT, encoding="utf-8")
    (tmp_path / "app_en.ts").write_text(QT, encoding="utf-8")
    (tmp_path / "translation.ts").write_text(QT, encoding="utf-8")
    assert readers.list_folder(tmp_path) == [Input(str(tmp_path / name)) for name in ("app_uk.ts", "translation.ts")]
    done = zvirka("check", "src", "--isolated", "--no-cache", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert "3 Ukrainian files were found of kinds that are not read (.ts: " in done.stdout


def test_typescript_is_a_plain_text_where_it_is_named(tmp_path: Path) -> None:
    for name, text in (("uk.ts", "Відкрити файл"), ("en.ts", "Open the file"), ("qt.ts", QT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (one,) = readers.open_sides(tmp_path / "uk.ts", tmp_path / "en.ts", bench.WORDS)
    assert isinstance(one, Document)
    (failure,) = readers.open_sides(tmp_path / "qt.ts", tmp_path / "en.ts", bench.WORDS)
    assert isinstance(failure, Failure)
    assert "holds both languages" in failure.message
