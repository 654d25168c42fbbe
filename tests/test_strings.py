"""What a reader of a string sees: markup of a program's own, Markdown, placeholders, plural forms of both languages."""

from __future__ import annotations

import json
from pathlib import Path

import bench
import pytest
from test_catalogues import findings, texts, written

from checker.language import vocabulary as words
from checker.language.text import OPAQUE
from checker.language.vocabulary import Words
from checker.model import Document
from checker.rulebook.rulebook import Rulebook


@pytest.fixture(scope="module")
def known() -> Words:
    return words.shipped()


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return bench.BOOK


def strings(folder: Path, known: Words, *pairs: tuple[str, str]) -> Document:
    """A JSON catalogue of these strings, Ukrainian and English."""
    uk, en = (json.dumps({f"k{n}": pair[side] for n, pair in enumerate(pairs)}) for side in (0, 1))
    return written(folder, known, "a.json", uk, en)


def found(folder: Path, known: Words, rules: Rulebook, uk: str, en: str) -> list[tuple[str, str]]:
    """The rules that find something in a string, and where."""
    one = findings(strings(folder, known, (uk, en)), rules, known)
    return [(finding.rule, place.text) for finding in one for place in (finding.uk, finding.en) if place]


def test_code_in_a_string_stays_as_it_is_seen(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    one = strings(tmp_path, known, ("<code>%(flag)s</code> з %(file)s", "<code>%(flag)s</code> from %(file)s"))
    assert texts(one) == [("k0", "%(flag)s з %(file)s", "%(flag)s from %(file)s")]
    assert found(tmp_path, known, rules, "<code>{a}</code> з {b}", "<code>{c}</code> from {b}") == [
        ("placeholder-changed", "{a}"), ("placeholder-changed", "{c}"),
    ]  # fmt: skip


def test_an_element_of_the_program_stands_for_something(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    one = strings(tmp_path, known, ("Від’єднатися від <server />, а тоді", "Disconnect from <server />, then"))
    assert texts(one) == [("k0", f"Від’єднатися від {OPAQUE}, а тоді", f"Disconnect from {OPAQUE}, then")]
    assert findings(one, rules, known) == []
    lost = found(tmp_path, known, rules, "Від’єднатися від <server />?", "Disconnect from the server?")
    assert lost == [("placeholder-changed", "<server />")]


def test_the_markers_of_a_list_are_no_numbers(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    uk = "Зробіть так:\n1. Відкрийте `{host}`.\n2. Натисніть **Далі**."
    en = "Do it like this:\n1. Open `{host}`.\n1. Click **Next**."
    assert found(tmp_path, known, rules, uk, en) == []


def test_code_between_backticks_is_compared_as_code(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    uk, en = "Запустіть `counter.set_value` знову.", "Run `counter.get_value` again."
    assert found(tmp_path, known, rules, uk, en) == [
        ("code-changed", "`counter.set_value`"), ("code-changed", "`counter.get_value`"),
    ]  # fmt: skip
    assert found(tmp_path, known, rules, "Об`єкт і з`єднання.", "An object and a connection.") == [
        ("apostrophe-sign", "`"), ("apostrophe-sign", "`"),
    ]  # fmt: skip


def test_a_lost_placeholder_is_no_lost_code(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    hits = found(tmp_path, known, rules, "Повторно авторизувати інтеграцію", "Authentication expired for {name}")
    assert hits == [("placeholder-changed", "{name}")]


def test_what_a_program_reads_in_both_languages_is_no_fault(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    assert found(tmp_path, known, rules, "так,ні,можливо", "yes,no,maybe") == []
    assert found(tmp_path, known, rules, "Натисніть **Далі**.", "Click **Next**.") == []
    assert found(tmp_path, known, rules, "Натисніть ** Далі **.", "Click **Next**.") == []
    assert not strings(tmp_path, known, ("UTF-8", "ISO-8859-1"), ("Далі", "Next")).pairs[1:]
    assert found(tmp_path, known, rules, "Натисніть **Далі**.", "Click Next.") == [("markup-visible", "**Далі**")]


APPLE = """{"sourceLanguage": "en", "strings": {"%lld files": {"localizations": {"uk": {"variations": {"plural": {
"one": {"stringUnit": {"state": "translated", "value": "%lld файл"}},
"other": {"stringUnit": {"state": "translated", "value": "%lld файлів"}},
"few": {"stringUnit": {"state": "STATE", "value": "%lld файли"}}}}}}}}}"""


def test_a_plural_form_that_is_missing_is_told_at_the_one_in_its_stead(
    tmp_path: Path, known: Words, rules: Rulebook
) -> None:
    one = written(tmp_path, known, "a.xcstrings", APPLE.replace("STATE", "translated"))
    (hit,) = findings(one, rules, known, "plural-form-missing")
    assert hit.uk
    assert (hit.uk.text, hit.severity, hit.messages["en"]) == (
        "%lld файлів",
        "info",
        "The Ukrainian plural has no form many",
    )
    assert not findings(written(tmp_path, known, "a.xcstrings", APPLE.replace("STATE", "new")), rules, known)


def test_what_every_plural_of_a_file_lacks_is_told_once(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    forms = {"k{}_one": "%d {} файл", "k{}_other": "%d {} файлів"}
    uk = {key.format(n): text.replace("{}", str(n)) for n in (1, 2, 3) for key, text in forms.items()}
    en = {key: "%d file" if key.endswith("one") else "%d files" for key in uk}
    one = written(tmp_path, known, "a.json", json.dumps(uk), json.dumps(en))
    (hit,) = findings(one, rules, known, "plural-form-missing")
    assert (hit.pair, hit.messages["uk"]) == ("k1/other", "Бракує форм множини: few, many (×3)")


def test_a_form_for_21_may_say_what_the_english_plural_says(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    uk = {"k_one": "%d із %d", "k_few": "%d з %d", "k_many": "%d із %d"}
    one = written(tmp_path, known, "a.json", json.dumps(uk), '{"k_one": "1 match", "k_other": "%d of %d"}')
    assert [en for _, _, en in texts(one)] == ["%d of %d"] * 3
    assert findings(one, rules, known) == []


def test_a_plural_that_is_not_translated_is_counted(tmp_path: Path, known: Words) -> None:
    uk = {"k_one": "a file", "k_few": "%d files", "k_many": "%d files", "l": "Файл"}
    one = written(tmp_path, known, "a.json", json.dumps(uk), '{"k_one": "a file", "k_other": "%d files", "l": "File"}')
    assert (len(one.pairs), one.skipped) == (1, {"untranslated": 1})


def test_two_apostrophes_of_a_message_are_one(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    one = strings(tmp_path, known, ("користувач ''{name}'' увійшов", "user ''{name}'' signed in"))
    assert texts(one) == [("k0", "користувач '{name}' увійшов", "user '{name}' signed in")]
    assert findings(one, rules, known, "quote-marks-mixed") == []


def test_a_format_in_a_placeholder_is_grammar(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    assert found(tmp_path, known, rules, "Список {{item, genitive}}", "List of {{item}}") == []
    hits = found(tmp_path, known, rules, "Список {{item, genitive}}", "List of {{name}}")
    assert [rule for rule, _ in hits] == ["placeholder-changed"] * 2
