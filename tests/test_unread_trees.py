"""What fifty unread trees were told of falsely, or again and again, and what looks like it and is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import bench
import pytest
from test_unread_kinds import loud, pair, told

from checker.language.text import plain
from checker.model import Document, Pair, Role, Severity
from checker.run import path as run
from checker.run import summary
from checker.run.machine import Machine

MACHINE = Machine(bench.BOOK, bench.WORDS)


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        # Bounds and "almost" in a word with a hyphen, abbreviated, and behind the figure.
        ("Дріт: мінімум 14 AWG для живлення.", "Wire: 14 AWG min for power."),
        ("Сенсор за менш ніж $3 працює.", "A sub-$3 sensor works."),
        ("Гра тримає близько 40 кадрів.", "The game holds near 40 frames."),
        ("Вентилятор працює майже безшумно вночі.", "The fan runs near-silent at night."),
        # A version before which something was; a piece; one of a unit.
        ("Модель для версій до 2.7 вже застаріла.", "The pre-2.7 model is out of date already."),
        ("Візьміть один гвинт (1 шт.) у коробці.", "Take one screw (1 pc.) in the box."),
        ("Вимкнути звук на годину", "Mute for 1 hour"),
        # Codes say nothing of the language around them; endings with a middle dot.
        ("Доступно: ru, en, pt, es, tr, id, fa, uk, ar.", "Available: ru, en, pt, es, tr, id, fa, uk, ar."),
        ("Надіслати лист 5 користувач·и·ам?", "Send the letter to 5 users?"),
        # How long it takes to get there; months of a list, of a range.
        ("Теля росте 60 днів до зрілості.", "Calves reach adulthood in 60 days."),
        ("Червень_Липень_Лютий_Березень", "June_July_February_March"),
        ("Рік триває: Березень – Лютий.", "The year lasts: March – February."),
        ("Зима: грудень, січень, лютий.", "Winter: December – February."),
        # A name or a picture that a generator puts in.
        ("Дайте йому меч, і він піде за .", "Give him a sword, and he will follow the ."),
        # A list of names in another order; an example of the translation's own.
        ("Є польська, німецька, чеська та грецька.", "There are German, Greek, Polish and Czech."),
        # What both have in a third language.
        (
            "Man will mich morgen in ein Land schicken, in dem niemand lebt und nichts wächst.",
            "Man will mich morgen in ein Land schicken, in dem niemand lebt und nichts wächst.",
        ),
        (
            'Гра Space Rover Deluxe ("3 кліки") — https://t.me/c/24/38 · Drive Max — https://t.me/c/24/82',
            'Game Space Rover Deluxe ("3 clicks") — https://t.me/c/24/38 · Drive Max — https://t.me/c/24/82',
        ),
    ],
)  # fmt: skip
def test_kinds_that_are_right(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Дріт: мінімум 14 AWG для живлення.", "Wire: 14 AWG for power.", "bound-lost"),
        ("Вентилятор працює майже безшумно вночі.", "The fan runs silent at night.", "restriction-lost"),
        ("Модель для версій до 2.7 вже застаріла.", "The pre-2.9 model is out of date already.", "number-changed"),
        ("Ціни зросли на 5.", "Prices rose by 5pc.", "percent-changed"),
        ("Вимкнути звук на день", "Mute for 1 hour", "measure-added"),
        ("Зима: грудень, березень, лютий.", "Winter: December – February.", "date-missing"),
        ("За 60 днів до виборів він пішов.", "He left in 60 days.", "direction-changed"),
        ("Дайте йому меч, і він піде за вами.", "Give him a sword, and he will follow the.", "sentence-broken-off"),
        (*("Read it before you go, and come to me.",) * 2, "untranslated-passage"),
    ],
)  # fmt: skip
def test_what_looks_like_them_is_told(uk: str, en: str, rule: str) -> None:
    assert rule in told(uk, en)


def test_a_translation_chooses_what_it_calls_an_example(tmp_path: Path) -> None:
    uk, en = "Місто. Приклад: Полтава.\n", "A town. Example: Los Angeles.\n"
    assert pair(tmp_path, ".md", uk, en) == []


def test_styles_of_a_game_are_no_text(tmp_path: Path) -> None:
    uk = '{"a": "§aКвітка зів’яла", "b": "Треба вісім $(thing)цеглин$().$(br)Золото: 30$()"}'
    en = '{"a": "§aThe flower withered", "b": "It takes eight $(thing)bricks$().$(br)Gold: 30$()"}'
    assert pair(tmp_path, ".json", uk, en) == []
    assert pair(tmp_path, ".json", uk, en.replace("30", "20")) == [("number-changed", "error")]


def test_plain_text_shows_its_signs_in_both_languages(tmp_path: Path) -> None:
    uk, en = "**Виправлення**\n- Виправлено колір стрілки.\n", "**Fixes**\n- The colour of the hand is fixed.\n"
    assert pair(tmp_path, ".txt", uk, en) == []
    assert ("markup-visible", "warning") in pair(tmp_path, ".txt", uk, en.replace("**", ""))


def page(rows: Sequence[tuple[str, str]], *, name: str = "case", role: Role = "string", given: bool = True) -> Document:
    """A page, or a catalogue whose strings are paired."""
    uk = tuple(plain(one, "uk", ref=f"uk/{n}", role=role) for n, (one, _) in enumerate(rows) if one)
    en = tuple(plain(one, "en", ref=f"en/{n}", role=role) for n, (_, one) in enumerate(rows) if one)
    pairs = tuple(Pair(str(n), (one,), (other,)) for n, (one, other) in enumerate(zip(uk, en, strict=given)))
    return Document(name, uk, en, pairs if given else ())


def severities(rows: Sequence[tuple[str, str]], rule: str) -> list[Severity]:
    return [one.severity for one in run.check(page(rows), MACHINE).findings if one.rule == rule]


def test_one_string_under_many_keys_is_told_once(tmp_path: Path) -> None:
    woods = ("Oak", "Ash", "Fir")
    uk = ", ".join(f'"{wood}": "%s стіл для шиття"' for wood in woods)
    en = ", ".join(f'"{wood}": "{wood} Sewing Table"' for wood in woods)
    assert pair(tmp_path, ".json", f"{{{uk}}}", f"{{{en}}}") == [("placeholder-changed", "error")]


def test_a_word_that_a_text_writes_small_is_told_once() -> None:
    rows = [
        ("Введіть номер арабськими цифрами.", "Enter the number with arabic digits."),
        ("Рядок має шість арабських цифр.", "The row has six arabic digits."),
        ("Лише арабські цифри дозволено тут.", "Only arabic digits are allowed here."),
    ]
    assert severities(rows, "lowercase-name") == ["warning", "info", "info"]


@pytest.mark.parametrize(("many", "loud_ones"), [(11, 11), (12, 1)])
def test_a_letter_that_is_typed_throughout_is_told_once(many: int, loud_ones: int) -> None:
    words = ["дiти", "кiт", "лiс", "рiка", "нiч", "вiз", "пiч", "рiк", "бiль", "сiль", "мiст", "дiм"]
    rows = [(f"Напис на стіні: {word}", f"An inscription {n} on the wall") for n, word in enumerate(words[:many])]
    assert severities(rows, "mixed-alphabet").count("error") == loud_ones


def test_a_block_of_code_that_was_written_anew_is_told_of_once(tmp_path: Path) -> None:
    block = "```go\nfunc main() {{\n  a := read({0})\n  fmt.Println(a)\n  b := {1}.Now()\n  run(a, b, {2})\n}}\n```\n"
    uk = f"# Запис\n\nПриклад показує запис у файл.\n\n{block.format('disk', 'time', 'first')}"
    en = f"# Writing\n\nThe example shows writing to a file.\n\n{block.format('tape', 'clock', 'last')}"
    assert len([one for one in pair(tmp_path, ".md", uk, en) if one[0].startswith("code-")]) == 1


def test_a_banner_of_several_pages_is_told_of_once() -> None:
    banner = "Це переклад спільноти, і англійська версія може бути новішою за нього."
    row = ("Ринок відкрили вранці, і покупці прийшли.", "The market opened in the morning, and the buyers came.")
    pages = [page([(banner, ""), row], name=f"{n}.md", role="paragraph", given=False) for n in range(4)]
    for many, often in ((2, 2), (4, 1)):
        report = summary.report(run.outcomes(pages[:many], MACHINE))
        assert [one.rule for one in report.findings].count("passage-missing") == often


def test_a_page_beside_its_source_is_told_of_once() -> None:
    row = ("Кафе відкрили 12 травня, і гості прийшли.", "The café was opened on 14 May, and the guests came.")
    for names, often in ((("a.md", "a.html"), 1), (("a.md", "b.md"), 2)):
        pages = [page([row], name=name, role="paragraph", given=False) for name in names]
        report = summary.report(run.outcomes(pages, MACHINE))
        assert [one.rule for one in report.findings] == ["date-changed"] * often


LABELS = "### Label {0}\n\n**Default**: `no`\n\n**Options**: All\n\n"
SENTENCE = "This option is for those of you who want to see all of the files that were lost by {0}.\n\n"


def test_a_page_of_labels_that_nobody_translated_is_told_of_once(tmp_path: Path) -> None:
    text = "".join(LABELS.format(n) + SENTENCE.format(n) for n in range(5))
    assert [rule for rule, severity in pair(tmp_path, ".md", text, text) if severity == "error"] == [
        "page-untranslated"
    ]


def test_a_stub_for_a_page_is_told_of_once_on_either_side() -> None:
    things = ["хліб", "сіль", "воду", "рибу", "сир", "мед", "масло", "каву", "чай", "цукор", "рис", "олію"]
    rows = [(f"Покупці взяли {one} і пішли додому ввечері.", "") for one in things]
    document = page([("Крамниця", "Shop"), *rows], role="paragraph", given=False)
    assert loud(document) == [("page-incomplete", "error")]
