"""Which language a text is in: letters, words and forms decide, and langdetect only where they leave it open."""

from __future__ import annotations

import bench
import pytest

from checker.language import tokens
from checker.language.text import fold


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("У собаки чотири лапи.", "uk"),  # Bulgarian, says langdetect
        ("Миша пройшлася по столу.", "uk"),  # Russian, says langdetect
        ("Ти нормальна людина?", "uk"),
        ("Мышь прошлась по столу.", "ru"),
        ("Банкет проходил в доме родителей главного героя.", "ru"),
        ("Tom hugged Mary tightly.", "en"),
        ("Spaghetti alla carbonara", "en"),  # too short to be told from a name
        ("Der Bahnhof liegt ganz in der Nähe des alten Rathauses.", "other"),
        ("…", None),
    ],
)
def test_a_text_is_in_a_language(text: str, tongue: str | None) -> None:
    assert tokens.tongue(fold(text), bench.WORDS) == tongue


@pytest.mark.parametrize("text", ["У собаки чотири лапи.", "Ти йдеш завтра до церкви?", "Tom hugged Mary tightly."])
def test_what_words_tell_is_not_asked_of_langdetect(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    def asked(text: str, expected: object) -> str:
        raise AssertionError(text)

    monkeypatch.setattr(tokens, "_detected", asked)
    assert tokens.tongue(fold(text), bench.WORDS) in {"uk", "en"}
