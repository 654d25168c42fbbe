"""Places in a file of every format: line, column, start and end of each passage and finding lead to its text."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import test_docx
from test_catalogue_formats import ANDROID, ANDROID_UK, PO, STRINGSDICT, XCSTRINGS, XLIFF, YAML, YAML_UK
from test_qt import message, ts
from test_resx import resx

ROOT = Path(__file__).resolve().parents[1]
FORMS = "<key>one</key><string>%d  {}</string><key>other</key><string>%d &amp; {}</string>"
DOCX = test_docx.p(test_docx.r("{}")) + test_docx.p(test_docx.r("{} &amp; ") + test_docx.r("{}"))
# Ukrainian and English; each Ukrainian text has a finding (a double space, a Latin letter) behind something escaped.
FILES = {
    "page.{}.srt": (
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Перший</i>\r\nряд  тут.\r\n",
        "1\n00:00:01,000 --> 00:00:02,000\nThe first\n<i>row</i> is here.\n",
    ),
    "page.{}.vtt": (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Іван>Р&amp;Д  тут.\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nR&amp;D is here.\n",
    ),
    "page.{}.docx": ("Перший pяд", "The first row"),
    "values{}/strings.xml": (ANDROID_UK, ANDROID),
    "a.{}.resx": (
        resx(("a", "Р&amp;Д &amp;тyт &lt;b&gt;{0}&lt;/b&gt;")),
        resx(("a", "R&amp;D is &amp;here &lt;b&gt;{0}&lt;/b&gt;")),
    ),
    "{}/a.resw": (resx(("a", "Р&amp;Д\r\nтут  ось")), resx(("a", "R&amp;D\nis here"))),
    "{}.lproj/a.strings": ('"a" = "Скажи «й» \\U0434ля  \\"%@\\"";\n', '"a" = "Say \\"hi\\" for %@";\n'),
    "{}.lproj/a.stringsdict": (
        STRINGSDICT.format(FORMS.format("фaйл", "файли")),
        STRINGSDICT.format(FORMS.format("a", "b")),
    ),
    "{}.json": ('{"a": "Р\\u0435чі  \\"{n}\\"\\nтут"}', '{"a": "Things \\"{n}\\" here"}'),
    "{}.arb": (
        "{\"a\": \"{n, plural, one {# фaйл} few {# файли} many {# файлів} other {# файлу}} ''ось''\"}",
        '{"a": "Here {n, plural, one {# file} other {# files}}"}',
    ),
    "{}.yml": (YAML_UK + '  more: "Дві\\n  \\u0440ечі  тут"\n', YAML + '  more: "Two things"\n'),
    "{}.toml": ('a = """\nДві \\\n   р\\u0435чі  тут"""\n', 'a = "Two things here"\n'),
    "a_{}.ftl": ('a = Дві { "\\u0440е" }чі\n      тyт { $n }\n', "a = Two things\n    here { $n }\n"),
    "a_{}.properties": ("a=Дві \\u0440ечі  \\\n  тут\n", "a=Two things here\n"),
    "page.{}.html": ("<p>Р&amp;Д <b>пе</b>рший pяд</p>\n", "<p>R&amp;D: the <b>first</b> row</p>\n"),
    "page.{}.md": ("# Перший \\*ряд\\*\n\nТут **Р&amp;Д** pяд.\n", "# The first \\*row\\*\n\nHere is **R&amp;D**.\n"),
    "dialects.{}.md": (
        "::: tip Перший pяд\n[[a|Дві]] {ref}`речі <b>` :c: тyт { #d }\n:::\n\n{* e.py *}\n",
        "::: tip The first row\n[[a|Two]] {ref}`things <b>` :c: here { #d }\n:::\n\n{* f.py *}\n",
    ),
    "page.{}.txt": ("Перший  ряд\n", "The first row\n"),
}
BOTH = {
    "a.po": PO.replace("файлів", "фaйлів"), "a.xlf": XLIFF, "a.xcstrings": XCSTRINGS.replace("днів", "днi\\u0432"),
    "a.ts": ts(message("R&amp;D &amp;here", "Р&amp;Д<byte value='x7'/>\r\nз&amp;араз  тyт &quot;%1&quot;")),
    "a.tmx": '<tmx><body><tu><tuv xml:lang="en"><seg>R&amp;D is <ph>&lt;b&gt;</ph>here</seg></tuv>'
    '<tuv xml:lang="uk"><seg>Р&amp;Д <ph>&lt;b&gt;</ph>тут  ось</seg></tuv></tu></body></tmx>',
    "pairs.jsonl": '{"uk": "Дві\\n\\u0440ечі  тут", "en": "Two things here"}\n',
    "pairs.csv": 'id,uk,en\n1,"Дві\nречі  ""тут""","Two things ""here"""\n',
}  # fmt: skip


def positions(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "positions.py", *map(str, words)],
        capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("positions")
    for n, (name, texts) in enumerate(FILES.items()):
        for side, text in zip(("uk", "en"), texts, strict=True):
            code = {"uk": "-uk", "en": ""}[side] if "strings.xml" in name else side
            path = made / str(n) / name.format(code)
            path.parent.mkdir(parents=True, exist_ok=True)
            if name.endswith(".docx"):
                path.write_bytes(test_docx.made(DOCX.replace("{}", text)))
            else:
                path.write_text(text, encoding="utf-8", newline="")
    return made


@pytest.mark.slow
def test_every_place_of_every_format_is_right(folder: Path, tmp_path: Path) -> None:
    for name, text in BOTH.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    files = [tmp_path / name for name in BOTH]
    right = positions(folder, *files)
    told = dict(line.split(": ", 1) for line in right.stdout.splitlines())
    assert (right.returncode, right.stderr) == (0, ""), right.stdout
    assert set(told) == {Path(name).suffix for name in (*FILES, *BOTH)}
    assert [one for one in told.items() if " 0 findings" in one[1] or not one[1].endswith(" 0 wrong")] == []
    for shift in (1, -1):
        wrong = positions("--shift", shift, folder, *files)
        assert wrong.returncode == 1
        assert [line for line in wrong.stdout.splitlines() if line.startswith(".") and line.endswith(" 0 wrong")] == []
