"""Resources of .NET: which entries are strings, placeholders, accelerators, and which files go together."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest
from command import run as zvirka
from test_catalogues import findings, texts, written

from checker import readers
from checker.model import Failure
from checker.pairs import FilePair

ROOT = """<?xml version="1.0" encoding="utf-8"?>
<root>
  <!-- Microsoft ResX Schema: the primary goals of this format are to allow a simple XML format that is readable. -->
  <xsd:schema id="root" xmlns="" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="root"/></xsd:schema>
  <resheader name="resmimetype"><value>text/microsoft-resx</value></resheader>
  <resheader name="reader"><value>System.Resources.ResXResourceReader, System.Windows.Forms</value></resheader>
{}
</root>
"""


def resx(*entries: tuple[str, str], more: str = "") -> str:
    data = (f'  <data name="{name}" xml:space="preserve"><value>{text}</value></data>' for name, text in entries)
    return ROOT.format("\n".join(data) + more)


OTHERS = """
<data name="$this.Icon" type="System.Drawing.Icon" mimetype="application/x-microsoft.net.object.bytearray.base64">
  <value>AAAB</value></data>
<data name="&gt;&gt;ok.Name" xml:space="preserve"><value>ok button of one form</value></data>
<data name="ok.Size" type="System.Drawing.Size, System.Drawing"><value>75, 23</value></data>
<data name="typed" type="System.String, mscorlib"><value>SAID</value></data>
<data name="blob" mimetype="text/plain"><value>A text that is no text</value></data>
<data name="empty" xml:space="preserve"/>
<data><value>A text without a name</value></data>
<metadata name="$this.Language" type="System.Globalization.CultureInfo"><value>uk-UA</value></metadata>
"""


def test_resx(tmp_path: Path) -> None:
    uk = resx(("$this.Text", "&amp;Файл {0}"), ("own", "Лише тут є"), more=OTHERS.replace("SAID", "Рядок із типом"))
    en = resx(
        ("$this.Text", "&amp;File {0}"), ("address", "https://a.org"), more=OTHERS.replace("SAID", "A typed string")
    )
    one = written(tmp_path, bench.WORDS, "Strings.resx", uk, en)
    assert texts(one) == [("$this.Text", "Файл {0}", "File {0}"), ("typed", "Рядок із типом", "A typed string")]
    assert one.skipped == {"only in the Ukrainian file": 1}


def test_xml_of_another_kind_holds_no_strings(tmp_path: Path) -> None:
    one = written(tmp_path, bench.WORDS, "a.resx", "<a/>", "<a/>")
    assert (one.pairs, one.skipped) == ((), {"XML that holds no strings": 2})


@pytest.mark.parametrize(
    ("uk", "en", "found"),
    [
        ("Сума: {0:N2}", "Total: {0:C}", []),
        ("{1} з {0,10}", "{0} of {1}", []),
        ("Файл {1}", "File {0}", ["{0}", "{1}"]),
        ("Тексти|*.txt", "Texts|*.txt", []),
        ("JPEG (*.jpg)|*.jpg|Усі файли|*.*", "JPEG (*.jpg)|*.jpg|All files|*.*", []),
        ("Знижка 50% сьогодні", "A discount of 50% today", []),
    ],
)
def test_placeholders(
    tmp_path: Path, uk: str, en: str, found: list[str]
) -> None:  # fmt: skip
    one = written(tmp_path, bench.WORDS, "a.resx", resx(("a", uk)), resx(("a", en)))
    told = [one for one in findings(one, bench.BOOK, bench.WORDS) if one.severity != "info"]
    assert sorted(place.text for one in told for place in (one.uk, one.en) if place) == found
    assert len(one.pairs) == 1


@pytest.mark.parametrize(("count", "saved"), [(5, "Зберегти"), (4, "З_берегти")])
def test_underlines_are_accelerators_where_a_file_has_many(tmp_path: Path, count: int, saved: str) -> None:
    menu = range(count)
    uk = resx(("a", "З_берегти"), ("b", "Розмір max_line_size"), *((f"{n}", f"_Дія {n}") for n in menu))
    en = resx(("a", "S_ave"), ("b", "The size max_line_size"), *((f"{n}", f"_Do {n}") for n in menu))
    one = written(tmp_path, bench.WORDS, "a.resx", uk, en)
    assert [shown for _, shown, _ in texts(one)][:2] == [saved, "Розмір max_line_size"]


def test_a_comment_of_an_entry_takes_findings_off(tmp_path: Path) -> None:
    uk, en = resx(("a", "Було 12 файлів.")), resx(("a", "There were 21 files."))
    assert [
        one.rule for one in findings(written(tmp_path, bench.WORDS, "a.resx", uk, en), bench.BOOK, bench.WORDS)
    ] == ["number-changed"]
    said = "</value><comment>zvirka-ignore number-changed: it is right</comment></data>"
    one = written(tmp_path, bench.WORDS, "a.resx", uk, en.replace("</value></data>", said))
    assert findings(one, bench.BOOK, bench.WORDS) == []


def test_a_fix_keeps_entities(tmp_path: Path) -> None:
    raw = resx(("a", "Їжак  і &quot;два&quot;"))
    assert "&quot;" in raw
    (tmp_path / "a.uk.resx").write_text(raw, encoding="utf-8")
    (tmp_path / "a.resx").write_text(resx(("a", "One and &quot;two&quot;")), encoding="utf-8")
    done = zvirka("fix", "a.uk.resx", "--isolated", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert (tmp_path / "a.uk.resx").read_text(encoding="utf-8") == raw.replace("Їжак  і &quot;", "Їжак і &quot;")


UK, EN = resx(("a", "Відкрити файл")), resx(("a", "Open the file"))


def found(folder: Path) -> list[tuple[str, str]]:
    tasks = [task for task in readers.list_folder(folder) if isinstance(task, FilePair) and task.uk and task.en]
    return [tuple(path.relative_to(folder).as_posix() for path in (task.uk, task.en)) for task in tasks]  # type: ignore


def lay(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Strings.uk.resx", "Strings.resx"),
        ("Properties/Resources.uk-UA.resx", "Properties/Resources.resx"),
        ("Strings.uk.resx", "Strings.en-US.resx"),
        ("Strings/uk-UA/Resources.resw", "Strings/en-US/Resources.resw"),
    ],
)
def test_files_that_go_together(tmp_path: Path, uk: str, en: str) -> None:
    lay(tmp_path, **{uk: f"\ufeff{UK}", en: f"\ufeff{EN}"})
    assert found(tmp_path) == [(uk, en)]


def test_a_satellite_that_holds_little_is_not_the_english(tmp_path: Path) -> None:
    whole = resx(*((f"k{n}", f"Open the file number {n}") for n in range(90)))
    lay(tmp_path, **{"S.uk.resx": UK, "S.resx": whole, "S.en-GB.resx": resx(("k1", "Open the catalogue"))})
    assert found(tmp_path) == [("S.uk.resx", "S.resx")]
    lay(tmp_path, **{"S.en-GB.resx": whole})
    assert found(tmp_path) == [("S.uk.resx", "S.en-GB.resx")]


def test_a_neutral_file_may_be_ukrainian(tmp_path: Path) -> None:
    lay(tmp_path, **{"S.resx": UK, "S.en.resx": EN})
    assert found(tmp_path) == [("S.resx", "S.en.resx")]


def test_forms_without_words_expect_no_translation(tmp_path: Path) -> None:
    lay(tmp_path, **{"S.uk.resx": UK, "S.resx": EN, "Form1.resx": resx(), "Form1.fil.resx": EN})
    assert [task for task in readers.list_folder(tmp_path) if isinstance(task, Failure)] == []
