"""Counts, items of enumerations, short passages of one side: each sentence as it is right, and with the slip."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Field, Finding, Pair, Role, Segment, Side
from checker.readers.markdown import read as markdown
from checker.readers.places import html
from checker.readers.places.source import Source
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
TABLES = Path(__file__).parent / "lists"
COUNTS = ("number-", "magnitude-", "date-", "percent-")
# An item that has a name of its own is told of by what it is.
ITEMS = ("list-item-missing", "list-item-added", "name-missing", "name-added")


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and line[0] != "#"]


def loud(uk: list[Segment], en: list[Segment]) -> list[Finding]:
    pairs = (Pair("pair", tuple(uk), tuple(en)),) if len(uk) == len(en) == 1 else ()
    findings = run.check(Document("case", tuple(uk), tuple(en), pairs), Machine(BOOK, bench.WORDS)).findings
    return [one for one in findings if one.severity != "info"]


def sentence(uk: str, en: str) -> list[Finding]:
    return loud([plain(uk, "uk", ref="uk")], [plain(en, "en", ref="en")])


def slipped(en: str, wrong: str) -> str:
    right, slip = wrong.split(" → ")
    assert en.count(right) == 1
    return en.replace(right, slip)


@pytest.mark.parametrize(("uk", "en", "wrong"), rows("counts.tsv"))
def test_a_count_that_changed(uk: str, en: str, wrong: str) -> None:
    assert sentence(uk, en) == []
    (found,) = sentence(uk, slipped(en, wrong))
    assert found.rule.startswith(COUNTS)


@pytest.mark.parametrize(("uk", "en", "wrong", "item"), rows("enumerations.tsv"))
def test_an_item_that_is_lost_or_added(uk: str, en: str, wrong: str, item: str) -> None:
    assert sentence(uk, en) == []
    (found,) = sentence(uk, slipped(en, wrong))
    assert found.rule in ITEMS
    place = found.en if found.rule.endswith("added") else found.uk
    assert place
    assert place.text == item


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Він купив хліб, молоко, сир та овочі.", "He bought bread and milk, vegetables and cheese."),
        ("Потрібно багато фреймворків, плагінів та інструментів.", "Many frameworks, plug-ins, and tools are used."),
        ("Запустіть бота, написаного над цим рядком, та надішліть команду.", "Run the above bot and send the command."),
        ("Добрий вечір, я про це якось і не думала.", "Good evening, I did not think about it at all."),
        ("Щодо церков, Адамс боїться, що грошей не вистачить, і чекає.", "As for churches, he fears ruin and waits."),
        ("Дощ, який ішов усю ніч, і вітер зламали дуби.", "The rain, which fell all night, and the wind broke oaks."),
        ("Місто має школи, зокрема музичну, та театр.", "The city has schools and a theatre."),
        ("Він сів, узяв газету та закурив.", "He sat down, took a newspaper and lit a cigarette."),
        ("Сер, пані та панове!", "Ladies and gentlemen!"),
        ("Червоні, сині й зелені прапори.", "Green, red and blue flags."),
    ],
)  # fmt: skip
def test_what_is_no_lost_item(uk: str, en: str) -> None:
    assert [one for one in sentence(uk, en) if one.rule.startswith("list-item")] == []


def passages(side: Side, role: Role, *texts: str) -> list[Segment]:
    return [plain(text, side, role=role, ref=f"{side}/{n}") for n, text in enumerate(texts)]


def told(uk: list[Segment], en: list[Segment]) -> list[tuple[str, str]]:
    """The rule of each loud finding, and the passage that it points at."""
    return [(one.rule, (one.uk or one.en).text) for one in loud(uk, en)]  # type: ignore[union-attr]


DEAD = ["Іван Петренко", "Олена Коваль", "Марія Бондар", "Петро Лисенко"]
KILLED = ["Ivan Petrenko", "Olena Koval", "Maria Bondar", "Petro Lysenko"]


@pytest.mark.parametrize("gone", range(4))
def test_a_name_that_is_gone_from_a_list(gone: int) -> None:
    uk, en = passages("uk", "item", *DEAD), passages("en", "item", *KILLED)
    assert told(uk, en) == []
    assert told(uk, en[:gone] + en[gone + 1 :]) == [("passage-missing", DEAD[gone])]
    assert told(uk[:gone] + uk[gone + 1 :], en) == [("passage-added", KILLED[gone])]


def test_two_items_that_are_gone_together_are_one_finding() -> None:
    uk, en = passages("uk", "item", *DEAD), passages("en", "item", *KILLED)
    (found,) = loud(uk, [en[0], en[3]])
    assert found.messages["en"].endswith("“Олена Коваль | Марія Бондар”")


def test_a_line_of_a_calendar_that_is_gone() -> None:
    uk = passages("uk", "item", "10 травня — виставка", "12 травня — концерт", "15 травня — екскурсія")
    en = passages("en", "item", "10 May — exhibition", "15 May — excursion")
    assert told(uk, en) == [("passage-missing", "12 травня — концерт")]


def test_five_rooms_of_a_hundred() -> None:
    numbers = [1200 + 7 * n for n in range(100)]
    gone = {4, 30, 31, 60, 98}
    uk = passages("uk", "item", *(f"Кімната {n}" for n in numbers))
    en = passages("en", "item", *(f"Room {n}" for k, n in enumerate(numbers) if k not in gone))
    assert [place for _, place in told(uk, en)] == [f"Кімната {numbers[n]}" for n in (4, 30, 60, 98)]


def test_a_heading_and_a_caption_that_are_gone() -> None:
    uk = [*passages("uk", "paragraph", "Мости відкрили вчора вранці.", "Потяги рушать у суботу.")]
    en = [*passages("en", "paragraph", "The bridges were opened yesterday morning.", "Trains will leave on Saturday.")]
    for role in ("heading", "caption"):
        (extra,) = passages("uk", role, "Висновки")
        assert told([uk[0], extra, uk[1]], en) == [("passage-missing", "Висновки")]


def test_a_label_that_stands_twice_tells_nothing() -> None:
    uk = passages("uk", "heading", "Примітка", "Мости відкрили вчора вранці.", "Примітка", "Потяги рушать у суботу.")
    en = passages(
        "en", "heading", "Note", "The bridges were opened yesterday morning.", "Trains will leave on Saturday."
    )
    assert told(uk, en) == []


def table(side: Side, *lines: str) -> list[Segment]:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split(" ")) + "</tr>" for line in lines)
    raw = f"<table>{cells}</table>"
    return list(html.segments(raw, side, Field(f"/{side}", raw), ref=side))


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_table_tells_the_row_that_is_gone_by_its_key(gone: int) -> None:
    uk = ["Рік Загинули Поранені", "2019 12 30", "2020 14 31", "2021 15 33", "2022 19 40"]
    en = ["Year Killed Wounded", "2019 12 30", "2020 14 31", "2021 15 33", "2022 19 40"]
    assert told(table("uk", *uk), table("en", *en)) == []
    (found,) = loud(table("uk", *uk), table("en", *en[:gone], *en[gone + 1 :]))
    assert found.rule == "passage-missing"
    assert found.messages["en"].endswith("“" + " | ".join(uk[gone].split()) + "”")


def test_a_row_is_told_by_its_key_where_its_other_cells_stand_in_another_row() -> None:
    uk = table("uk", "Рік Газ Вода", "2019 так ні", "2020 так ні", "2021 ні ні")
    en = table("en", "Year Gas Water", "2019 yes no", "2021 no no")
    assert [place for _, place in told(uk, en)] == ["2020"]


def test_the_title_of_a_box_is_no_item() -> None:
    uk = passages("uk", "paragraph", "Мости відкрили вчора вранці.")
    en = passages("en", "paragraph", "The bridges were opened yesterday morning.")
    box = passages("uk", "item", "Порада", "Їдьте до порту зараз."), passages("en", "item", "Go to the port now.")
    assert told([*uk, *box[0]], [*en, *box[1]]) == []


def test_the_title_of_a_box_that_a_generator_puts_by_itself() -> None:
    uk = '# Міст\n\nВідкрито.\n\n!!! info "Інформація"\n\n    Потяги рушать у суботу.\n\nКінець розповіді.\n'
    en = "# A bridge\n\nIt is open.\n\n!!! info\n\n    Trains will leave on Saturday.\n\nThe end of the story.\n"
    sides: tuple[tuple[Side, str], ...] = (("uk", uk), ("en", en))
    read = [markdown.read(Source("a.md", text.encode()), side, bench.WORDS).segments for side, text in sides]
    assert told(list(read[0]), list(read[1])) == []
