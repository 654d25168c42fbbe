"""Kinds of false alarm that were met in texts which nobody had read, and what looks like them and is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import bench
import pytest

from checker import readers
from checker.model import Document
from checker.rulebook import examples, rulebook
from checker.rulebook.tables import Example
from checker.run import customs
from checker.run import path as run
from checker.run.machine import Machine

MACHINE = Machine(rulebook.load(), bench.WORDS)
PO = """\
msgid ""
msgstr "Language: uk\\n"

msgid "Click <gui>Artist</gui> once, then <gui>Artist</gui> again, %s."
msgstr "Клацніть <gui>Виконавець</gui> один раз, тоді ще раз."

msgid "translator-credits"
msgstr "Іван Мельник <ivan@example.org>, 2011."
"""


def loud(document: Document) -> list[tuple[str, str]]:
    """The warnings and errors of a run over one text: the rule and how loud it is."""
    found = run.check(document, MACHINE).findings
    milder = customs.milder(found, MACHINE.rulebook)
    return [(f.rule, f.severity) for f in found if f.severity != "info" and f not in milder]


def told(uk: str, en: str) -> list[str]:
    """The rules of the warnings and errors of a pair of passages."""
    return [rule for rule, _ in loud(examples.sample(Example(uk=uk, en=en), bench.WORDS).document)]


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        # A symbol of two units; a range of magnitudes; one ordinal in two words; a unit behind a figure.
        ("90 с – 59 хв", "90 s – 59 m"),
        ("Час читання: 5 хв", "5 m read"),
        ("Дорога триває 1 год 30 хв.", "The trip takes 1h 30m."),
        ("Таблиця має десятки–тисячі рядків.", "The table has tens to thousands of rows."),
        ("Почнемо з останнього. Спершу візьмемо форму.", "Let’s start with the latter. First, let’s take a form."),
        ("Швидкість порту 100 Мбіт/с у базовому тарифі.", "The port speed is 100 Mbps in the basic plan."),
        (
            "У вікні видно статус-логи STM32-фільтра після старту.",
            "The window shows status logs of the filter after the start.",
        ),
        # A mark that points the way, a name before its noun, two letters for an operator.
        ("Родинні посібники", "Family guidelines ›"),
        ("Назад", "« Back"),
        ("Оберіть компанію My Company у списку.", "Select the My Company company in the list."),
        ("Типова операція — AND, вона діє завжди.", "The default operation is AND and it is always in force."),
        # Adjectives that begin their items before one noun.
        ("Двонапрямлений трафік: використовуйте WebSocket.", "Bidirectional traffic: use WebSocket."),
        # What Ukrainian words have in common with Russian ones.
        (
            "Температура корпусу, Температура конектора, Заземлення та Напруга батарейки.",
            "Body temperature, Connector temperature, Ground and Battery voltage.",
        ),
        # Denials in other words.
        ("Збірка працює без зайвих пакетів.", "The build works with zero extra packages."),
        ("Я не рекомендую цього робити.", "I advise against doing this."),
        ("Зменшуйте, щоб не приймати великі зміщення.", "Decrease to reduce the chance of accepting large offsets."),
        ("Зусилля не виявилися марними.", "The effort was successful."),
        ("Не варто недооцінювати ворога.", "The enemy should be taken seriously."),
        (
            "Ліцензіар не несе відповідальності за збитки, крім випадків, передбачених законом.",
            "The Licensor is liable for damages only where the law so provides.",
        ),
        (
            "Слова “MUST NOT”, “SHALL NOT”, “SHOULD NOT” вживаються так, як у RFC 2119.",
            "The words “MUST NOT”, “SHALL NOT”, “SHOULD NOT” are used as in RFC 2119.",
        ),
        # A day with its month in figures; pages that are no percentage points; a law of the country.
        ("Засідання відбудеться 15.05 о 14:30.", "The meeting will take place on May 15 at 2:30 p.m."),
        ("Обсяг: 320 с.", "Length: 320 pp."),
        (
            "Відповідно до ст. 28 ЗУ «Про захист персональних даних» ви маєте право на доступ.",
            "Under Article 28 of the Law of Ukraine “On Personal Data Protection” you have a right of access.",
        ),
        # A capital stands for its country.
        ("Кремль заперечує.", "Moscow denies it."),
        ("Київ і Вашингтон підписали угоду.", "Ukraine and the United States signed the deal."),
        ("Ви повинні бути не молодше 16 років.", "You must be at the age of 16 or above."),
        ("Дозволити супутники BeiDou (Китай)", "Allow BeiDou satellites (CN)"),
        (
            "Англійська, німецька, польська й українська вбудовані.",
            "English, Deutsch, Polski and Українська are built in.",
        ),
        # A name that lost its capitals, an address for people, the steps of a path.
        ("Я щойно закінчив завдання advent of code 2016.", "I’ve just finished the tasks of Advent of Code 2016."),
        ("Пишіть нам: support [at] example [dot] org.", "Write to us: support [at] example [dot] org."),
        ("Порядок такий: sync -> transport, тоді кінець.", "The order is sync -> transport, then the end."),
        # What a foreign phrase means; two quotations, of which the other text has one.
        (
            "CSS – це Cascading Style Sheets, дослівно «каскадна таблиця стилів», але коротко.",
            "CSS stands for Cascading Style Sheets, but shorter.",
        ),
        (
            "Ви не отримуєте пріоритет «осушити high перед low» «з коробки»; додайте воркерів.",
            "You don't get the priority “drain high before low” out of the box; add workers.",
        ),
    ],
)
def test_what_is_right_is_silent(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Ширина мосту 5 хв.", "The bridge is 6 m wide.", "unit-changed"),
        ("Загинули десятки тисяч людей.", "Thousands of people died.", "number-changed"),
        ("Він сказав: «Добре.", "He said: “Fine.”", "quote-marks-unpaired"),
        ("Рятувальники працюють на місці.", "The The rescuers are at work there.", "repeated-word"),
        ("Свинарчуківський сказав, що прийде.", "Hopkins said he would come.", "name-changed"),
        ("Ми бачили, як Петро купив хліб.", "We saw how Andrew bought bread.", "name-changed"),
        ("Він не може уникнути покарання.", "He can avoid punishment.", "negation-lost"),
        (
            "Засідання відбудеться 15.05 о 14:30.",
            "The meeting will take place on May 16 at 2:30 p.m.",
            "number-changed",
        ),
        ("Ставка зросла на 3 в. п.", "The rate rose by 3%.", "percent-changed"),
        ("У Києві пролунав вибух.", "There was an explosion in Ukraine.", "name-changed"),
        ("Київ підписав угоду.", "Russia signed the deal.", "name-changed"),
        ("Потім він took a walk до річки.", "Then he took a walk to the river.", "stray-latin"),
        ("Збірка працює без зайвих пакетів.", "The build works with extra packages.", "company-changed"),
        (
            "Обід без алкоголю коштує 300 гривень. У будні пускають і без запису.",
            "Lunch with alcohol costs 300 hryvnias. On weekdays they let you in without a reservation.",
            "company-changed",
        ),
        (
            "Рятувальники радять водіям без ланцюгів не вирушати в гори.",
            "Rescuers advise drivers with chains not to set out for the mountains.",
            "company-changed",
        ),
        (
            "На піску – вісім–десять. Відстань між кущами – десять сантиметрів.",
            "In sand, eight to ten. The distance between the bushes is ten inches.",
            "unit-changed",
        ),
        (
            "Частина аналітиків очікувала зниження ставки. Інфляційні ризики посилилися.",
            "Some analysts expected an increase in the rate. Inflation risks had increased.",
            "opposite-said",
        ),
        ("Я не вважаю, що судді безгрішні.", "I think judges are without sin.", "negation-lost"),
        ("Допомоги не попросив ніхто.", "Everyone asked for help.", "opposite-said"),
        ("Порт не зупинявся жодного дня.", "The port stopped for a day.", "negation-lost"),
        ("Розповіла двоюрідна сестра Олени.", "Olena's sister told about it.", "role-changed"),
        ("Теща депутата купила будинок.", "The deputy's stepmother bought a house.", "role-changed"),
        ("Це один із найбільших заводів країни.", "This is the largest plant in the country.", "restriction-lost"),
        (
            "Гроші знайшли. Якщо підтвердиться незаконне збагачення, матеріали передадуть до суду.",
            "The money was found. The file will be passed to the court.",
            "condition-lost",
        ),
        ("Він думав, що це спам, і мало не видалив.", "He thought it was spam and deleted it.", "restriction-lost"),
    ],
)
def test_what_looks_like_it_and_is_wrong_is_told(uk: str, en: str, rule: str) -> None:
    assert told(uk, en) == [rule]


def test_a_tag_that_is_repeated_less_often_is_a_warning_and_names_of_translators_are_none(tmp_path: Path) -> None:
    (tmp_path / "uk.po").write_text(PO, encoding="utf-8")
    (document,) = readers.open_input(str(tmp_path / "uk.po"), bench.WORDS)
    assert isinstance(document, Document)
    assert loud(document) == [("placeholder-changed", "warning"), ("placeholder-changed", "error")]


def test_accelerators_of_gtk_are_no_letters(tmp_path: Path) -> None:
    rows = (
        ("Sort by S_tate", "За ста_ном"), ("Sort by _Age", "За в_іком"), ("_Open", "_Відкрити"), ("_Close", "З_акрити"),
        ("_Help", "_Довідка"), ("The key max_line_length is 3_a", "Ключ max_line_length є 3_a"),
    )  # fmt: skip
    head = PO.partition('msgid "Click')[0]
    (tmp_path / "uk.po").write_text(
        head + "\n".join(f'msgid "{en}"\nmsgstr "{uk}"\n' for en, uk in rows), encoding="utf-8"
    )
    (document,) = readers.open_input(str(tmp_path / "uk.po"), bench.WORDS)
    assert isinstance(document, Document)
    assert loud(document) == []
    assert [one.shown for one in document.uk] == [
        "За станом",
        "За віком",
        "Відкрити",
        "Закрити",
        "Довідка",
        rows[-1][1],
    ]


def pair(folder: Path, name: str, uk: str, en: str) -> list[tuple[str, str]]:
    """The same of two files, whose names say their languages."""
    for side, text in (("uk", uk), ("en", en)):
        (folder / f"{side}{name}").write_text(text, encoding="utf-8")
    (document,) = readers.open_sides(folder / f"uk{name}", folder / f"en{name}", bench.WORDS)
    assert isinstance(document, Document)
    return loud(document)


def test_markup_that_both_texts_show_alike_is_read_by_a_program(tmp_path: Path) -> None:
    uk, en = ("\n\n".join(f"<b>{title}</b>\n{text}" for title in row) for row, text in (
        (("Нагадування", "Віджети", "Графіки"), "Програма показує це щодня."),
        (("Reminders", "Widgets", "Schedules"), "The program shows this every day."),
    ))  # fmt: skip
    uk, en = f"Про програму.\n\n{uk}", f"About the program.\n\n{en}"
    assert pair(tmp_path, ".txt", uk, en) == []
    assert {rule for rule, _ in pair(tmp_path, ".txt", uk.replace("<b>", "<i>", 2), en)} == {"markup-visible"}


def test_a_link_to_the_page_in_its_language_is_no_stray_word(tmp_path: Path) -> None:
    uk = "Доступно мовами: [English](README.md) | [Deutsch](README.de.md)"
    en = "Available in: [Українська](README.uk.md) | [Deutsch](README.de.md)"
    assert pair(tmp_path, ".md", uk, en) == []
    assert ("stray-cyrillic", "error") in pair(tmp_path, ".md", uk, en.replace("README.uk.md", "about.md"))


def test_a_line_that_leads_to_the_other_text_is_in_its_language(tmp_path: Path) -> None:
    uk = "Опис програми.\n\n🇬🇧 English version of this document: [README.md](README.md)\n"
    en = "A description of the program.\n\n🇺🇦 Українська версія: [README.uk.md](README.uk.md)\n"
    for name, text in (("README.uk.md", uk), ("README.md", en)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (document,) = readers.open_sides(tmp_path / "README.uk.md", tmp_path / "README.md", bench.WORDS)
    assert isinstance(document, Document)
    assert loud(document) == []


def test_a_long_item_may_stand_for_items_of_its_own(tmp_path: Path) -> None:
    uk = [
        f"Версія {n} порівнюється з версією {n + 1} за числами, а не за абеткою, і має нижчий пріоритет."
        for n in range(2, 8)
    ]
    en = [
        f"Version {n} is compared with version {n + 1} by numbers, not by letters, and has a lower priority."
        for n in range(2, 8)
    ]
    told = pair(tmp_path, ".md", f"1. {' '.join(uk)}\n", "1. " + "\n\n   1. ".join(en) + "\n")
    assert told == []


def test_numbers_of_qt_are_no_widths(tmp_path: Path) -> None:
    assert pair(tmp_path, ".json", '{"a": "%1 (через %2 с)"}', '{"a": "%1 (in %2s)"}') == []
    assert pair(tmp_path, ".json", '{"a": "файл"}', '{"a": "%s of a file"}') == [("placeholder-changed", "error")]


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Помилка Активації Пробної Версії", "Trial Activation Error"),  # a capital of every word of a label
        ("Виберіть ROMи та натисніть кнопку.", "Select ROMs and press the button."),
        ("32 тис. кольорів (15-біт)", "32768 colors (15-bit)"),
        ("Дотримуйтеся формату IP:port.", "Adhere to the format IP:port."),
        ("Записи тег:індекс, як-от 1:0,2:1,3:2.", "Entries of tag:index, e.g. 1:0,2:1,3:2."),
    ],
)
def test_strings_of_programs(tmp_path: Path, uk: str, en: str) -> None:
    assert pair(tmp_path, ".json", json.dumps({"a": uk}), json.dumps({"a": en})) == []
