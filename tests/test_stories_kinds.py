"""What stories of news say otherwise in two languages, each found as a false alarm in one that nobody had read."""

from __future__ import annotations

import pytest
from test_unread_kinds import told


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        # A year of life that is not over.
        ("У Львові на 82-му році життя помер кардіохірург.", "The heart surgeon has died in Lviv at the age of 81."),
        ("Вона померла на дев’яносто другому році життя.", "She died at the age of 91."),
        # A part of a point.
        (
            "Кредити можуть подешевшати на чверть відсоткового пункту вже навесні.",
            "Loans could become a quarter of a percentage point cheaper as early as this spring.",
        ),
        # One does not stay a student.
        ("Так каже його учень Тарас Мота.", "So says Taras Mota, a former student."),
        # An apposition behind a name is no item of a list.
        (
            "Він пережив дружину, анестезіологиню Ірину, на вісім місяців. У нього залишилися донька, двоє синів і "
            "шестеро онуків.",
            "He outlived his wife Iryna, an anaesthetist, by eight months, and is survived by a daughter, two sons and "
            "six grandchildren.",
        ),
        # A weekday and an hour are told in any order.
        (
            "Прощання відбудеться в середу об 11:00 у Гарнізонному храмі.",
            "A farewell ceremony will be held at 11 a.m. on Wednesday at the Garrison Church.",
        ),
        # Another year and a half.
        (
            "У 2015-му повернувся й ще півтора року консультував шпиталь.",
            "He came back in 2015 and spent another year and a half as a consultant at a hospital.",
        ),
        # Who lives in a city; where a name is, which everybody at home knows.
        ("«Просто перестала рахувати», — пожартувала одеситка.", "“I just stopped counting,” the Odesa native joked."),
        ("Верховна Рада підняла податок.", "Ukraine’s parliament, the Verkhovna Rada, has raised the tax."),
        (
            "Серед них — 31 захисник «Азовсталі» й матрос.",
            "Among them are 31 defenders of the Azovstal steelworks in Mariupol and a seaman.",
        ),
        # Only fair.
        ("Справедливо, щоб вони поділилися.", "It’s only fair that they share."),
    ],
)
def test_what_is_right_is_silent(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("У Львові на 82-му році життя помер кардіохірург.", "The surgeon has died in Lviv aged 82.", "number-changed"),
        ("Зеленський прибув увечері.", "Zelenskyy arrived in Poland in the evening.", "name-added"),
        ("Так каже міністр Тарас Мота.", "So says Taras Mota, a former minister.", "role-changed"),
        (
            "Кредити можуть подешевшати на чверть відсоткового пункту вже навесні.",
            "Loans could become half a percentage point cheaper as early as this spring.",
            "number-changed",
        ),
    ],
)
def test_what_looks_like_it_and_is_wrong_is_told(uk: str, en: str, rule: str) -> None:
    assert rule in told(uk, en)
