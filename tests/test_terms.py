"""One text, one term: strings that are translated in two ways, and terms that a text teaches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import run

CANCEL = {"dialog": ("Cancel", "Скасувати"), "editor": ("Cancel", "Відмінити"), "menu": ("Cancel", "Скасувати")}


@pytest.mark.parametrize(
    ("strings", "found"),
    [
        (CANCEL, [("“Cancel” is “Відмінити” here, and “Скасувати” in dialog", "editor")]),
        ({"a": ("Back", "Назад"), "b": ("Back", "В кінець")}, []),
        ({"a": ("Active", "Активна"), "b": ("Active", "Активний")}, []),
        ({"a": ("Sleep mode", "У сплячому режимі"), "b": ("Sleep mode", "В сплячих режимах")}, []),
        (
            {"a": ("Sleep mode", "Сплячий режим"), "b": ("Sleep mode:", "Режим сну:")},
            [("“Sleep mode:” is “Режим сну:” here, and “Сплячий режим” in a", "b")],
        ),
        (
            {
                "n": (
                    "{n, plural, one {One file} other {# files}}",
                    "{n, plural, one {файл} few {# файли} many {# файлів}}",
                )
            },
            [],
        ),
    ],
)
def test_one_string_that_is_translated_in_two_ways(tmp_path: Path, strings: Any, found: Any) -> None:
    for n, name in enumerate(("en.json", "uk.json")):
        texts = {key: pair[n] for key, pair in strings.items()}
        (tmp_path / name).write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    words = ("--uk", "uk.json", "--en", "en.json", "--format", "json", "--select", "translated-two-ways", "--isolated")
    report = json.loads(run("check", *words, "--lang", "en", "--fail-on", "never", cwd=tmp_path).stdout)
    assert [(one["message"], one["pair"]) for one in report["findings"]] == found


def test_a_context_of_gettext_may_ask_for_another_translation(tmp_path: Path) -> None:
    message = 'msgctxt "{}"\nmsgid "Clear filter"\nmsgstr "{}"\n'
    texts = [message.format("button", "Очистити фільтр"), message.format("note", "Прозорий фільтр")]
    (tmp_path / "uk.po").write_text('msgid ""\nmsgstr "Language: uk\\n"\n\n' + "\n".join(texts), encoding="utf-8")
    words = ("uk.po", "--format", "json", "--select", "translated-two-ways", "--isolated", "--fail-on", "never")
    assert json.loads(run("check", *words, cwd=tmp_path).stdout)["findings"] == []


STORM = [
    ("Штормове попередження діє до ранку.", "The storm warning is in force until morning."),
    ("Про штормове попередження повідомили о восьмій.", "The storm warning was announced at eight."),
    ("Штормового попередження чекали моряки.", "Sailors were waiting for a storm warning."),
    ("Нове штормове попередження оголосять увечері.", "A new storm warning will be announced in the evening."),
    ("Після штормового попередження порт закрили.", "After the storm alert the port was closed."),
]


@pytest.mark.parametrize(("original", "texts"), [("uk", ["storm alert"]), ("auto", [])])
def test_a_term_that_the_text_teaches(tmp_path: Path, original: str, texts: list[str]) -> None:
    rows = [{"doc": "a", "uk": uk, "en": en} for uk, en in STORM]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    words = ("a.jsonl", "--original", original, "--select", "term-two-ways", "--isolated", "--format", "json")
    report = json.loads(run("check", *words, "--lang", "en", cwd=tmp_path).stdout)
    assert [one["en"]["text"] for one in report["findings"]] == texts
    if texts:
        said = "“штормового попередження” is “storm alert” here, and “storm warning” elsewhere (4 times; first in 1)"
        assert report["findings"][0]["message"] == said
