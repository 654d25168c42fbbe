"""What stories of news say otherwise in two languages, each found as a false alarm in one that nobody had read."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_unread_kinds import pair, told


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
        ("«Мавка» зібрала 42 тисячі на «Олімпійському».", "Mavka draws 42,000 to Kyiv's Olimpiiskyi."),
        (
            "Укргідрометцентр оголосив другий рівень небезпеки.",
            "Ukraine's weather service has issued a level two alert.",
        ),
        # A verb that is left out; letters of Polish; every five days; half of something.
        (
            "Машиніст пасажирського потяга вижив, його помічник загинув.",
            "The driver of the passenger train survived; his assistant did not.",
        ),
        (
            "«Ми не проти українців», — каже лідер протесту Вєслав Домбек.",
            "“We are not against Ukrainians,” says the leader of the protest, Wiesław Dąbek.",
        ),
        (
            "Апарат щоп’ять днів фотографуватиме всі ліси Європи.",
            "The spacecraft will photograph all of Europe’s forests every five days.",
        ),
        ("Луша отримає пів гектара лісу.", "Lusha will have half a hectare of woodland."),
        # Which two of a list; a formula in quotation marks.
        (
            "Група складалася з двох ветеринарок, водія та зоолога.",
            "The team consisted of two vets, both women, a driver and a zoologist.",
        ),
        (
            "Делегації домовилися про обмін полоненими за формулою «300 на 300».",
            "The delegations agreed on a prisoner exchange on a 300-for-300 basis.",
        ),
        # The same in other words.
        ("Угода покриває шосту частину потреб.", "The deal covers one sixth of the needs."),
        ("Шоста частина фільму вийде восени.", "The sixth part of the film comes out in autumn."),
        ("Матч почнеться не раніше 15:00.", "The match will start at 3 p.m. at the earliest."),
        ("Норму відклали щонайменше до січня.", "The rule was put off at least until January."),
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
        ("Делегація прибула до Варшави.", "The delegation arrived in Warsaw from Kyiv.", "name-added"),
        (
            "Апарат щоп’ять днів фотографуватиме ліси.",
            "The spacecraft will photograph the forests every six days.",
            "measure-changed",
        ),
        # A deputy before the same name; another rank; another part; the earliest that is the latest.
        (
            "Голова НБУ Андрій Пишний пояснив рішення.",
            "NBU deputy governor Andrii Pyshnyi explained the decision.",
            "role-changed",
        ),
        ("Про це сказав підполковник Віктор Трегубов.", "This was said by Colonel Viktor Trehubov.", "role-changed"),
        ("Угода покриває шосту частину потреб.", "The deal covers a sixteenth of the needs.", "number-changed"),
        (
            "Матч почнеться не раніше 15:00 за київським часом.",
            "The match will start no later than 3 p.m. Kyiv time.",
            "bound-changed",
        ),
        ("Норму відклали щонайменше до січня.", "The rule was put off until January at the latest.", "bound-changed"),
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


TABLE = """| {} | {} | {} |
|---|---|---|
| {} | 15,5% | 15% |
| {} | 19% | 18,5% |
| {} | 2% | 1,8% |
"""


def test_cells_of_a_row_that_changed_places_are_told(tmp_path: Path) -> None:
    """The twin in the next cell excuses nothing, unless the columns stand in another order."""
    uk = TABLE.format("Показник", "Було", "Стало", "Облікова ставка", "Ставка за сертифікатами", "Прогноз зростання")
    en = TABLE.format("Indicator", "Before", "Now", "Key rate", "Rate on certificates", "Growth forecast")
    en = en.replace(",", ".")
    assert pair(tmp_path, ".md", uk, en) == []
    crossed = en.replace("19% | 18.5%", "18.5% | 19%")
    assert pair(tmp_path, ".md", uk, crossed) == [("numbers-exchanged", "error")]
    columns = crossed.replace("15.5% | 15%", "15% | 15.5%").replace("2% | 1.8%", "1.8% | 2%")
    assert pair(tmp_path, ".md", uk, columns.replace("Before | Now", "Now | Before")) == []
