"""Two plain texts without empty lines and with as many lines each: line stands for line."""

from __future__ import annotations

from pathlib import Path

from bench import BOOK

from checker import readers
from checker.language import vocabulary as words
from checker.model import Document
from checker.run import path as run
from checker.run.machine import Machine

WORDS = words.shipped()
UK = ["Шаблон", "Персидська", "Переглянути сторінку"] + [f"У залі {n} стільців." for n in range(20, 30)]
EN = ["Template", "Persian", "View the page"] + [f"There are {n} chairs in the hall." for n in range(20, 30)]


def read(folder: Path, uk: list[str], en: list[str]) -> Document:
    for side, lines in (("uk", uk), ("en", en)):
        (folder / f"{side}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (document,) = readers.open_sides(folder / "uk.txt", folder / "en.txt", WORDS)
    assert isinstance(document, Document)
    return document


def test_a_line_stands_for_a_line(tmp_path: Path) -> None:
    wrong = [line.replace("25", "52") for line in EN]
    page = run.check(read(tmp_path, UK, wrong), Machine(BOOK, WORDS))
    (finding,) = page.findings
    assert (finding.rule, finding.pair) == ("number-changed", "9")
    assert finding.en is not None
    assert finding.en.text == "52"
    assert "\n".join(wrong)[slice(*finding.en.in_field)] == "52"


def test_texts_of_other_lengths_are_one_passage_each(tmp_path: Path) -> None:
    document = read(tmp_path, UK, EN[1:])
    assert (len(document.uk), len(document.en), document.pairs) == (1, 1, ())


def test_a_few_lines_are_one_passage(tmp_path: Path) -> None:
    assert len(read(tmp_path, UK[:5], EN[:5]).uk) == 1
