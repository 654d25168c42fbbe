"""What trees that nobody had read were told of again and again, or falsely, and what looks like it and is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from test_unread_kinds import loud, pair, told
from test_unread_trees import MACHINE, page

from checker.run import path as run
from checker.run import summary


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        # A month that stands alone is no permission; a school of Sundays; letters of magnitudes of either script.
        ("Тра", "May"),
        ("Про Недільну Школу Джерельце", "About Sunday School Dzherelze"),
        ("Маємо 2к перевірених контактів", "We have 2K verified contacts"),
        ("Модель має вікно на 1М токенів.", "The model has a window of 1M tokens."),
        # Keys and moments of a program; signs of buttons.
        ("f5fa4b53-7e42-4cf4-92de-a9ac94ae3223", "a89d0432-2649-418c-a39e-cabb320aa2c5"),
        ("Оновлено 2026-04-13T22:48:09.950Z", "Updated 2026-04-13T22:48:09.945Z"),
        ("««", "««"),
        # A third language that both have.
        *[("Ein Netzwerk aus Gruppen, die die ganze Vielfalt des Lebens in dieser Stadt zeigen.",) * 2],
    ],
)  # fmt: skip
def test_kinds_that_are_right(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Тут треба стояти.", "You may stand here.", "modality-changed"),
        ("Маємо 2к перевірених контактів", "We have 3K verified contacts", "number-changed"),
        ("Оновлено о 22:48 у версії 7.", "Updated at 22:48 in version 9.", "number-changed"),
        ("Вона голова спілки.", "She is the head (голова of a union).", "stray-cyrillic"),
        ("Я взяв сіль і і хліб.", "I took salt and bread.", "repeated-word"),
    ],
)
def test_what_looks_like_them_is_told(uk: str, en: str, rule: str) -> None:
    assert rule in told(uk, en)


def test_the_original_in_a_bracket_may_quote() -> None:
    uk = "Вона голова спілки «Весна» з 2014 року."
    assert "stray-cyrillic" not in told(uk, "She has been the head of Vesna (голова спілки «Весна») since 2014.")


def html(links: Sequence[tuple[str, str]]) -> str:
    return "".join(f'<p>{n}: <a href="{href}">{text}</a>.</p>' for n, (href, text) in enumerate(links))


@pytest.mark.parametrize(
    ("uk", "en", "often"),
    [
        # Addresses in the language of their text; the same address without a folder of its language tells.
        ([("/uk/kalkulyatory/", "Калькулятори")], [("/en/calculators/", "Calculators")], 0),
        ([("/uk/about/", "Калькулятори")], [("/en/calculators/", "Calculators")], 1),
        # The slides of each language; two of them may be slips.
        *(
            (
                [(f"https://slides.example.org/uk{n}", f"Слайди {n}") for n in range(many)],
                [(f"https://slides.example.org/b{n}", f"Slides {n}") for n in range(many)],
                often,
            )
            for many, often in ((2, 2), (3, 1))
        ),
        ([("/a?next=%2Fuk%2Fpro%2F", "Увійти")], [("/a?next=%2Fen%2Fpro%2F", "Log in")], 0),
    ],
)
def test_links_of_each_language(
    tmp_path: Path, uk: list[tuple[str, str]], en: list[tuple[str, str]], often: int
) -> None:
    found = [rule for rule, _ in pair(tmp_path, ".html", html(uk), html(en))]
    assert found.count("link-changed") == often


def catalogue(rows: Sequence[str]) -> str:
    return "{" + ", ".join(f'"k{n}": "{row}"' for n, row in enumerate(rows)) + "}"


@pytest.mark.parametrize(("many", "often"), [(1, 1), (3, 3), (12, 1)])
def test_a_placeholder_that_a_machine_renamed_is_one_fault(tmp_path: Path, many: int, often: int) -> None:
    things = ["хліб", "сіль", "воду", "рибу", "сир", "мед", "масло", "каву", "чай", "цукор", "рис", "олію"]
    uk = catalogue([f"{{{{User}}}} бере {thing}" for thing in things[:many]])
    en = catalogue([f"{{{{user}}}} takes thing {n}" for n in range(many)])
    assert [rule for rule, _ in pair(tmp_path, ".json", uk, en)].count("placeholder-changed") == often


def test_what_a_command_of_tex_is_given_is_no_placeholder(tmp_path: Path) -> None:
    uk, en = (catalogue([rf"\\( \\text{{{word}}} N = 1 \\)"]) for word in ("Копіюємо ", "Copy "))
    assert pair(tmp_path, ".json", uk, en) == []


SHORT = "Не вдалося зберегти {0}."
LONG = "The {0} could not be saved, because the disk of the server has no room left for it. Please try again."


@pytest.mark.parametrize(("many", "often"), [(3, 3), (6, 1)])
def test_a_catalogue_that_its_house_abridges_is_told_of_once(many: int, often: int) -> None:
    things = [("файл", "file"), ("звіт", "report"), ("лист", "letter"), ("знімок", "picture"), ("список", "list")]
    things += [("запис", "record")]
    rows = [(SHORT.format(uk), LONG.format(en)) for uk, en in things[:many]]
    assert [rule for rule, _ in loud(page(rows))].count("content-added") == often


def test_a_page_that_was_written_anew_is_told_of_once() -> None:
    same = [
        ("Крамниця працює щодня, і покупці заходять зранку.", "The shop is open every day, and buyers come early."),
        ("Хліб печуть уночі, коли вулиця спить.", "Bread is baked at night, when the street sleeps."),
    ]
    lost = [("Господар колись тримав тут кузню і коней для всього села.", ""), *same[:1]]
    lost += [("Восени двір замітає листя, і діти згрібають його в купи.", ""), *same[1:]]
    figures = [
        ("На полицях стоїть 14 хлібин.", "Loaves stand on the shelves."),
        ("Двері відчиняє старий сторож.", "An old watchman opens the 26 doors."),
    ]
    document = page([*lost, *figures], role="paragraph", given=False)
    assert len(loud(document)) < len(run.check(document, MACHINE).findings)


def test_words_of_a_page_that_nobody_translated_are_told_with_it(tmp_path: Path) -> None:
    prose = "Ця сторінка показує, як під’єднати плату до приймача та до автопілота на літаку.\n\n" * 4
    uk = f"# Плата\n\n{prose}- Режим DR\n- USB-лог\n"
    found = [rule for rule, _ in pair(tmp_path, ".md", uk, uk.replace("# Плата", "# The board"))]
    assert "stray-cyrillic" not in found
    assert {"page-untranslated", "page-incomplete"} & set(found)


def test_a_warning_on_a_menu_is_told_of_once() -> None:
    menu = ("Мова: англійська, українська і російська тут.", "The language: English, Ukrainian and russian here.")
    pages = [page([menu], name=f"{n}.md", role="paragraph", given=False) for n in range(4)]
    for many, often in ((2, 2), (4, 1)):
        report = summary.report(run.outcomes(pages[:many], MACHINE))
        assert [one.rule for one in report.findings].count("lowercase-name") == often


def test_a_licence_stays_in_its_language(tmp_path: Path) -> None:
    from checker import readers

    text = "Permission is hereby granted, free of charge, to any person who obtains a copy of this font.\n"
    for side in ("uk", "en"):
        (tmp_path / side).mkdir()
        for name in ("OFL-LICENSE.txt", "letter.txt"):
            (tmp_path / side / name).write_text(text, encoding="utf-8")
    assert len(readers.list_folder(tmp_path)) == 1
