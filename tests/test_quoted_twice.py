"""A quotation that one text gives in both languages, and who translated it, which each edition says of its own."""

from __future__ import annotations

from collections.abc import Sequence

import bench
import pytest

from checker.align.names.credits import translator
from checker.language.text import plain
from checker.model import Document, Finding
from checker.run import path as run
from checker.run.machine import Machine

QUOTED = "If I forget thee, O Jerusalem, let my right hand forget her cunning."
TRANSLATED = "Якщо я забуду за тебе, о Єрусалиме, – хай забуде за мене правиця моя!"
UK = ("Міст через річку закрили на ремонт.", "Рибалки радіють тиші та ловлять більше риби.")
EN = (
    "The bridge over the river was closed for repairs.",
    "The fishermen enjoy the silence and catch more fish.",
)


def told(uk: Sequence[str], en: Sequence[str]) -> list[tuple[str, str]]:
    """The errors and warnings of two texts: rule and severity."""
    document = Document(
        "text",
        tuple(plain(text, "uk", ref=str(n)) for n, text in enumerate(uk)),
        tuple(plain(text, "en", ref=str(n)) for n, text in enumerate(en)),
    )

    def row(finding: Finding) -> tuple[str, str]:
        return finding.rule, finding.severity

    machine = Machine(bench.BOOK, bench.WORDS)
    return [row(one) for one in run.check(document, machine).findings if one.severity != "info"]


@pytest.mark.parametrize("order", [(TRANSLATED, QUOTED), (QUOTED, TRANSLATED)])
def test_a_quotation_in_both_languages_is_compared_by_its_translation(order: tuple[str, str]) -> None:
    assert told([UK[0], *order, UK[1]], [EN[0], QUOTED, EN[1]]) == []


def test_a_quotation_in_both_languages_of_the_english_text() -> None:
    assert told([UK[0], TRANSLATED, UK[1]], [EN[0], TRANSLATED, QUOTED, EN[1]]) == []


def test_a_paragraph_that_is_left_in_english_is_told_of() -> None:
    assert ("untranslated-passage", "error") in told([UK[0], QUOTED, UK[1]], [EN[0], QUOTED, EN[1]])


def test_a_paragraph_that_is_left_in_english_beside_another_one_is_told_of() -> None:
    strange = "Пекарня возить хліб через ліс, і він подорожчав."
    found = told([UK[0], strange, QUOTED, UK[1]], [EN[0], QUOTED, EN[1]])
    assert ("untranslated-passage", "error") in found
    assert ("passage-missing", "warning") in found


@pytest.mark.parametrize(
    ("text", "side", "says"),
    [
        ("Translation: Nataliya Tyshchuk", "uk", True),
        ("(переклад українською за Іваном Огієнком)", "uk", True),
        ("Translated By: Deborah Namugosa, Beatrice Nabune, Alison Tukei", "en", True),
        ("In Dr. Mustafa Khattab's translation:", "en", True),
        ("Переклад дуже важливий для нас", "uk", False),
        ("He translated Kobzar.", "en", False),
        ("Автор: Михайло Якубович", "uk", False),
    ],
)
def test_who_translated(text: str, side: str, says: bool) -> None:
    assert translator(bench.segment(text, side), bench.WORDS) is says  # type: ignore[arg-type]


def test_each_edition_has_its_translator() -> None:
    assert told([*UK, "Переклад: Оксана Дучак"], [*EN]) == []
    assert (
        told([*UK, "(переклад українською: Михайло Якубович)"], [*EN, "(English translation: Mustafa Khattab)"]) == []
    )
    uk = "«Ми віримо» (переклад українською: Михайло Якубович)"
    assert told([*UK, uk], [*EN, '"We believe" (English translation: Mustafa Khattab)']) == []


def test_an_author_is_the_same_in_both() -> None:
    found = told([*UK, "Автор книги – Михайло Якубович."], [*EN, "The author of the book is Mustafa Khattab."])
    assert ("name-changed", "error") in found


def test_the_original_beside_a_translated_quotation_is_no_quotation_more() -> None:
    said = "and enter the temple as they did the first time"
    uk = f'Зверніть увагу на фразу «і ввійшли до храму, як увійшли туди вперше» ("{said}").'
    en = f'Pay attention to the phrase "{said}."'
    assert [rule for rule, _ in told([uk], [en]) if rule.startswith("quotation")] == []
