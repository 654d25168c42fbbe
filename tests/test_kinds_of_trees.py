"""Kinds of trees that surprised: what makes them quiet is a mechanism, and what looks like it and is wrong is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from test_unread_kinds import loud, pair, told
from test_unread_trees import MACHINE, page

from checker.language.text import plain
from checker.model import Original
from checker.readers.web import plain as reader
from checker.run import path as run
from checker.run import summary


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        # What an amount is of counts nothing; a telephone number behind a comma.
        ("Рівно 12 годин світлового дня та 12 годин ночі.", "Exactly 12 hours of daylight and 12 hours of night."),
        ("Номери: + 380631112233, + 380633332211.", "Numbers: +380631112233,+380633332211."),
        # A list of figures.
        ("Поверне [5,-3,2] → [-5,3,-2] для вектора.", "Returns [5,-3,2] → [-5,3,-2] for a vector."),
        # A command of a game, which both texts have.
        ("Напишіть /clan war <клан> у чаті.", "Write /clan war <clan> in the chat."),
        ("Виконайте /purge {item} all confirm.", "Run /purge {item} all confirm."),
        # The name of a language where one is chosen.
        ("Мова перемикається вгорі.", "Switch the language above to Українська."),
        # Words that a verb in «-увати» makes, and what «не» denies.
        ("Це частина задокументованої інфраструктури.", "It is a part of the documented infrastructure."),
        ("Команда лишає список незміненим.", "The command leaves the list unchanged."),
    ],
)  # fmt: skip
def test_kinds_that_are_right(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Дорога триває годину й 16 хвилин.", "The road takes an hour and 26 minutes.", "measure-changed"),
        ("Телефонуйте +380631112233 удень.", "Call +380631112244 by day.", "identifier-changed"),
        ("Напишіть /clan and then зачекайте на них.", "Write /clan and wait for them.", "stray-latin"),
        ("Мова перемикається вгорі.", "Switch the language вгорі.", "stray-cyrillic"),
    ],
)
def test_what_looks_like_them_is_told(uk: str, en: str, rule: str) -> None:
    assert rule in told(uk, en)


@pytest.mark.parametrize(("last", "often"), [("Розробка", 0), ("У розробці", 0), ("a", 1)])
def test_a_word_of_one_letter_may_begin_an_element(tmp_path: Path, last: str, often: int) -> None:
    whole = f"<p><b>Лабораторі</b><i>{last}</i></p>" if last == "a" else f"<p><b>Wikilab</b><i>{last}</i></p>"
    found = pair(tmp_path, ".html", whole, "<p><b>Laboratory</b><i>In development</i></p>")
    assert [rule for rule, _ in found].count("mixed-alphabet") == often


LIST = "\n    ".join(
    ["Меблі", "Дивани", "Крісла", "Столи", "Шафи", "Ліжка", "Полиці", "Комоди", "Баки до 3 л.", "Лави"]
)


def test_the_lines_of_a_list_are_passages() -> None:
    """But a paragraph whose lines were broken is one, and so is an address of three lines."""
    prose = "Школу відкрили в понеділок,\nі діти прийшли туди\nз квітами та книжками\nо восьмій ранку.\n"
    address = "Київ\nХрещатик 1\nУкраїна\n"
    bullets = "Що нового:\n- темна тема;\n- нові звуки;\n- менше помилок.\n"
    found = {name: reader.segments(text, "uk", plain(text, "uk").field) for name, text in (
        ("list", LIST), ("prose", prose), ("address", address), ("bullets", bullets))}  # fmt: skip
    assert {name: len(made) for name, made in found.items()} == {"list": 10, "prose": 1, "address": 1, "bullets": 4}
    assert [one.text for one in found["list"][:2]] == ["Меблі", "Дивани"]
    assert found["list"][1].raw((0, 6)) == (10, 16)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Квиток до {} коштує {} грн.", "A ticket to {} costs ${}.", "currency-changed"),
        ("Назва міста {} має знаки · {}/80 chars", "The name of {} has signs · 1{}/80 chars", "number-changed"),
    ],
)
def test_what_a_house_counts_otherwise_is_told_once(uk: str, en: str, rule: str) -> None:
    """In a page; figures that stand in sentences of their own are wrong one by one."""
    towns = [("Полтави", "Poltava", 12), ("Лубен", "Lubny", 31), ("Миргорода", "Myrhorod", 47), ("Сум", "Sumy", 58)]
    for many, often in ((2, 2), (4, 1)):
        rows = [(uk.format(a, n), en.format(b, n)) for a, b, n in towns[:many]]
        assert loud(page(rows, role="paragraph", given=False)).count((rule, "error")) == often
    rows = [(f"До {a} поїхали {n} лікарів.", f"1{n} doctors went to {b}.") for a, b, n in towns]
    assert loud(page(rows, role="paragraph", given=False)).count(("number-changed", "error")) == len(towns)


def test_a_section_that_was_written_anew_is_told_of_once() -> None:
    """Sixty passages that translate each other, and a section of which each text has something of its own."""
    same = [(f"У залі {n} стоять столи та лави.", f"There are tables and benches in hall {n}.") for n in range(60)]
    own = [
        ("Лікарі прийшли з міста й оглянули дітей у школі.", ""), ("", "The bakers sold warm bread to the soldiers."),
        ("Трактористи зорали поле за річкою до вечора.", ""), ("", "Rain had flooded the cellar of the old library."),
    ]  # fmt: skip
    near = [*same[:30], own[0], same[30], own[1], same[31], own[2], same[32], own[3], *same[33:]]
    found = loud(page(near, role="paragraph", given=False))
    assert len([rule for rule, _ in found if rule.startswith("passage-")]) == 1
    scattered = [*same[:10], own[0], *same[10:24], own[1], *same[24:40], own[2], *same[40:52], own[3], *same[52:]]
    found = loud(page(scattered, role="paragraph", given=False))
    assert len([rule for rule, _ in found if rule.startswith("passage-")]) == len(own)


@pytest.mark.parametrize(("many", "often"), [(2, 2), (6, 1)])
def test_marks_that_a_writer_never_pairs_are_told_of_once(many: int, often: int) -> None:
    rows = [(f"«Хліб свіжий», – каже пекар {n}.", f'The bread is fresh," says baker {n}.') for n in range(many)]
    found = loud(page(rows, role="paragraph", given=False))
    assert found.count(("quote-marks-unpaired", "error")) == often


@pytest.mark.parametrize(("name", "often"), [("{}/data.json", 1), ("{}.json", 4)])
def test_what_a_generator_copies_into_files_of_one_name_is_told_of_once(name: str, often: int) -> None:
    row = ("Записатися на вступну консультацію", "Apply for an enrty consult")
    documents = [page([row], name=name.format(n), role="string", given=True) for n in range(4)]
    report = summary.report(run.outcomes(documents, MACHINE))
    assert [one.rule for one in report.findings if one.severity == "warning"] == ["misspelling"] * often


def test_pages_that_were_never_in_english_are_told_of_once() -> None:
    """The pages at the top of a site are in Russian, and those of "uk/" are translated from them."""
    things = ["хліб", "сіль", "воду", "рибу", "сир", "мед", "масло", "каву"]
    rows = [(f"Покупці взяли {one} і пішли додому.", f"Покупатели взяли {one} и ушли домой.") for one in things]
    rows += [("Сторінку створено в Києві", "Designed by the studio in Kyiv")] * 3
    pages = [page(rows, name=f"{n}/index.html", role="paragraph", given=False) for n in range(4)]
    pages = [replace(one, original=Original("en", one.original.why)) for one in pages]
    for many, often in ((2, 2), (4, 1)):
        report = summary.report(run.outcomes(pages[:many], MACHINE))
        assert [one.rule for one in report.findings if one.severity != "info"] == ["page-incomplete"] * often


@pytest.mark.parametrize(
    ("uk", "en", "rules"),
    [
        # Attributes behind a definition; a name before a box; an ending behind a link; room in code; a component.
        ('Дивіться [мапу][2].\n\n[1]: /a\n{:lang="uk"}\n[2]: /b', "See the [map][2].\n\n[1]: /a\n[2]: /b", []),
        ("[Пошта](mailto:%22Оля%22%20%3Ca@b.org%3E)", "[Mail](mailto:%22Olia%22%20%3Ca@b.org%3E)", []),
        ("Виконайте `f(1, 2)` двічі.", "Run `f (1 , 2)` twice.", []),
        ("<Site /> працює з 2020 року.", "<Site /> is working since 2020.", []),
        # A box, a file, a command that were changed.
        ("[Пошта](mailto:%22Оля%22%20%3Ca@b.org%3E)", "[Mail](mailto:%22Olia%22%20%3Cc@b.org%3E)", ["link-changed"]),
        ("Виконайте `rm -rf /tmp` двічі.", "Run `rm -rf /var` twice.", ["code-changed"]),
    ],
)
def test_what_stands_in_markdown(tmp_path: Path, uk: str, en: str, rules: list[str]) -> None:
    assert [rule for rule, severity in pair(tmp_path, ".md", uk, en) if severity != "info"] == rules


def test_an_address_ends_before_an_ending() -> None:
    rows = [("Потрібен [GitHub](https://github.com/)-акаунт", "A [GitHub](https://github.com/) account is needed")]
    assert loud(page(rows, role="string", given=True)) == []


def test_a_list_of_addresses_that_a_page_lacks_is_told_of_once() -> None:
    rooms = [(f"У кімнаті {n} стоїть великий стіл.", f"There is a large table in room {n}.") for n in range(40)]
    links = [("", f"https://shop.example.com/item/{n}{n}.html") for n in range(3)]
    rows = [*rooms[:10], links[0], *rooms[10:20], links[1], *rooms[20:30], links[2], *rooms[30:]]
    found = loud(page(rows, role="paragraph", given=False))
    assert [rule for rule, _ in found] == ["passage-added"]


def test_pages_that_a_translation_refers_to_are_told_of_once() -> None:
    """And figures of which each says something of its own are told one by one."""
    towns = [("Полтави", "Poltava", 42), ("Лубен", "Lubny", 25), ("Миргорода", "Myrhorod", 38), ("Сум", "Sumy", 29)]
    rows = [(f"Дорога до {a} (див. с. {n})", f"The way to {b} (see the map)") for a, b, n in towns]
    assert loud(page(rows, role="string", given=True)) == [("number-missing", "warning")]
    rows = [(f"Дорога {n} до {a} (див. мапу)", f"The way to {b} (see the map)") for a, b, n in towns]
    assert loud(page(rows, role="string", given=True)) == [("number-missing", "warning")] * len(rows)


@pytest.mark.parametrize(
    "front",
    [
        '{{\n  "title": "{0}",\n  "aliases": ["\\/node\\/{1}"],\n  "menu": {{"main": {{"parent": "menu{1}"}}}}\n}}\n',
        '---\ntitle: "{0}"\nweight: {1}\ndate: 2015-03-{1}\n---\n',
        '+++\ntitle = "{0}"\nweight = {1}\n+++\n',
    ],
)
def test_front_matter_of_html_is_no_text(tmp_path: Path, front: str) -> None:
    """What a generator reads is passed over, and a title is compared."""
    body = "<p>Ринок відкрили вранці.</p>", "<p>The market opened in the morning.</p>"
    for title, rules in (("News of 2015", []), ("News of 2016", ["date-changed"])):
        texts = (front.format("Новини 2015 року", 12) + body[0], front.format(title, 20) + body[1])
        assert [rule for rule, severity in pair(tmp_path, ".html", *texts) if severity != "info"] == rules
