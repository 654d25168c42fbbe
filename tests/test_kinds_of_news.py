"""What posts of news were told of wrongly, or not at all, by its kind."""

from __future__ import annotations

import pytest

from tests.test_unread_kinds import told

RIGHT = [
    ("Кожен двадцятий малюк дістає запалення легень.", "Every twentieth child develops pneumonia."),
    ("«Ми налякані», – сказала завідувачка закладу Людмила Третяк.",
     "“We are scared,” said the head of the kindergarten, Liudmyla Tretiak."),
    ("Опитані готові підтримати перемир’я за умови надійних гарантій безпеки.",
     "Respondents are ready to support a ceasefire on condition of reliable security guarantees."),
    ("З куратором засуджену познайомив колишній чоловік, який виїхав до Криму.",
     "The convicted woman was introduced to her handler by her ex-husband, who left for Crimea."),
    ("Лікарі отримують менше за вчителів.", "Teachers earn more than doctors."),
    ("Через день він помер у лікарні.", "He died in hospital a day later."),
    ("Матч «Динамо» – «Шахтар» перенесли.", "The match between Shakhtar and Dynamo was postponed."),
    ("Товар знайшли в автобусі Рівне – Гданськ.", "The goods were found on a bus from Rivne to Gdańsk."),
    ("Ми відступили. Завтра вони підпишуть угоду.", "We retreated. Tomorrow they will sign the agreement."),
    ("Так каже генеральний директор Іван Бевз.", "So says CEO Ivan Bevz."),
    ("Позаторік колектив здобув премію.", "The team won a prize the year before last."),
    ("Угоду ще має схвалити комітет.", "The deal has yet to be approved by the committee."),
    ("Лише троє вціліли.", "Only three survived."),
    ("Адвокатка звинуватила слідчого.", "The investigator was accused by the lawyer."),
    ("Журналістка розкритикувала депутатку.", "The MP was criticised by the journalist."),
    ("Чоловікові повідомили про підозру, раніше він був судимий.",
     "The man, previously convicted, was notified of suspicion."),
    ("У лісі знайшли міну.", "A mine was found in the forest."),
    ("Вітер повалив понад два десятки дерев.", "The wind brought down more than two dozen trees."),
    ("Збірна стартує з 1/8 фіналу.", "The team will start in the round of 16."),
    ("Вночі від 3 градусів морозу до 2 тепла, удень – 1–6 градусів тепла.",
     "From minus 3 to plus 2 degrees Celsius at night and from 1 to 6 degrees above zero by day."),
    ("Кукурудзу в регіоні ще збирають.", "The maize harvest in the region is not over yet."),
    ("Її подруга Інна Сорока зупинилася за крок від мети.",
     "Her friend Inna Soroka stopped one step short of the goal."),
    ("Новий склад комітету обрали в середу.", "The new members of the committee were elected on Wednesday."),
    ("Україна програла Польщі з рахунком 1:3.", "Ukraine lost 1-3 to Poland."),
    ("Україна програла Польщі з рахунком 1:3.", "Poland beat Ukraine 3-1."),
]  # fmt: skip

WRONG = [
    ("Кожен двадцятий малюк дістає запалення легень.", "Every child develops pneumonia.", "quantity-changed"),
    ("Комунальники просять водіїв, які ще не змінили гуму, не виїжджати.",
     "The municipal services ask drivers who have already changed their tyres not to set out.", "negation-lost"),
    ("Професор не виключає, що пожежа була випадковою.",
     "The professor rules out that the fire was accidental.", "opposite-said"),
    ("У Кропивницькому засудили бухгалтерку.", "An accountant was charged in Kropyvnytskyi.", "opposite-said"),
    ("Найбільшими покупцями стали Єгипет та Іспанія.",
     "The largest suppliers were Egypt and Spain.", "opposite-said"),
    ("Переговори про виставку ще тривають.", "Negotiations on an exhibition have been completed.", "opposite-said"),
    ("Матеріал непридатний, бо містить миш’як.",
     "The material is unsuitable because it contains mercury.", "thing-changed"),
    ("У приміщенні зберігалося 5 тис. т ячменю.", "The building held 5,000 tonnes of oats.", "thing-changed"),
    ("Тріщина до чотирьох мікрометрів заростає за добу.",
     "A crack of up to four millimetres heals in a day.", "unit-changed"),
    ("Поїзд курсуватиме через день.", "The train will run every day.", "quantity-changed"),
    ("Зала мовчала довше, ніж аплодувала.",
     "The hall applauded longer than it stayed silent.", "parties-turned"),
    ("Ми більше боялися тракториста, ніж блискавки.",
     "We were more afraid of the lightning than of the tractor driver.", "parties-turned"),
    ("Лікарі отримують менше за вчителів.", "Teachers earn less than doctors.", "parties-turned"),
    ("Ми відступили. Завтра підпишемо угоду.",
     "We retreated. Tomorrow they will sign the agreement.", "person-changed"),
    ("Якщо кошти від партнерів надходитимуть із запізненням, банк підніме ставку.",
     "Because money from partners arrives late, the bank will raise the rate.", "connective-changed"),
    ("Товар знайшли в автобусі «Рівне – Гданськ».",
     "The goods were found on a bus travelling from Gdańsk to Rivne.", "names-exchanged"),
    ("Так каже фінансова директорка компанії Роксолана Бевз.",
     "So says Roksolana Bevz, the company’s chief executive officer.", "role-changed"),
    ("Колишній очільник пароплавства Георгій Стоянов нагадує, що двоє попередніх власників збанкрутували.",
     "Heorhii Stoianov, the head of the shipping company, recalls that the two previous owners went bankrupt.",
     "role-changed"),
    ("Україна програла Польщі з рахунком 1:3.", "Poland lost to Ukraine 1-3.", "names-exchanged"),
    ("Адвокатка звинуватила слідчого.", "The investigator accused the lawyer.", "parties-turned"),
    ("Директорка звільнила вчительку через скаргу.",
     "The teacher dismissed the principal over a complaint.", "parties-turned"),
    ("На річках очікують підйому води на 1,5–2 метри.",
     "The water is expected to rise to 1.5–2 metres.", "direction-changed"),
    ("Горох посіяли на 14 тисячах гектарів.", "Beans were sown on 14,000 hectares.", "thing-changed"),
    ("Вона шукає родичів зниклих безвісти військових.",
     "She is looking for relatives of soldiers killed in action.", "opposite-said"),
    ("Прибутки від заморожених російських активів спрямують на зброю.",
     "Profits from confiscated Russian assets will be spent on weapons.", "opposite-said"),
    ("Населення скоротилося до 20 мільйонів.", "The population fell by 20 million.", "direction-changed"),
    ("Позаминулого року колектив здобув премію.", "Last year the team won a prize.", "date-changed"),
    ("Угоду ще має схвалити комітет.", "The deal has already been approved by the committee.", "opposite-said"),
]  # fmt: skip


@pytest.mark.parametrize(("uk", "en"), RIGHT)
def test_what_is_right_is_silent(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(("uk", "en", "rule"), WRONG)
def test_what_is_wrong_is_told(uk: str, en: str, rule: str) -> None:
    assert rule in told(uk, en)
