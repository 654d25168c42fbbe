"""Figures that a translator works out or puts in another form, and what is wrong beside them."""

from __future__ import annotations

import pytest

from tests.test_unread_kinds import told

RIGHT = [
    # What is made of figures that the other text has.
    ("Кожна з п’яти шкіл отримає по 40 ноутбуків, усього 200.", "Five schools will get 40 laptops apiece."),
    ("Загинули двоє дорослих і троє дітей, усього п’ятеро.", "Two adults and three children were killed."),
    ("Двадцять сім із тридцяти депутатів підтримали проєкт, троє утрималися.",
     "All but three of the 30 councillors backed the draft."),
    # Hundredths of a percentage point, and a part that is said in both ways.
    ("Банк підняв ставку на 100 базисних пунктів – до 15,5 % річних.",
     "The bank raised its rate by one percentage point to 15.5%."),
    ("Банк знизив ставку на 0,25 відсоткового пункту.", "The bank cut its rate by 25 basis points."),
    ("Третина опитаних (33 %) вважає інакше.", "One in three respondents disagrees."),
    # What stands between a number and its magnitude.
    ("Збитки оцінили у 18 з лишком мільйонів.", "The damage was put at more than 18 million."),
    # Halves in one word.
    ("За останні півстоліття льодовик втратив третину маси.", "The glacier has lost a third of its mass in 50 years."),
    ("До міста лишилося півкілометра.", "It was 500 metres to the city."),
    # An article and its part; scores that are told from the other side.
    ("Провадження відкрили за ч. 1 ст. 115 КК.", "A case was opened under Article 115(1) of the Criminal Code."),
    ("Підозра за ч. 4 ст. 191 КК.", "He is suspected under Article 191, part 4."),
    ("Вона поступилася у трьох сетах: 4:6, 6:3, 2:6.", "She lost in three sets, 6-4, 3-6, 6-2."),
    # Sums that are made of others, and one in another currency, for strangers.
    ("На ремонт виділили 1,2 мільйона гривень, ще 800 тисяч додала громада.",
     "The repairs will cost two million hryvnias: 1.2 million from the state and 800,000 from the community."),
    ("Він заплатив по 250 гривень за кожен із чотирьох квитків.", "He paid 1,000 hryvnias for four tickets, 250 each."),
    ("З пенсіонерки стягнули 850 гривень штрафу.", "She was fined UAH 850 (about $20)."),
    ("Держбюджет отримав 15 млрд грн від продажу.",
     "The sale brought the state budget 15 billion hryvnias, or some $360 million."),
    ("Субсидія зросла вдвічі: з 600 до 1200 гривень.", "The subsidy doubled to 1,200 hryvnias."),
    ("Квиток подорожчав із 15 гривень до 20.", "Tickets cost 20 hryvnias, five more than before."),
    # What is rounded up is nearly that; what part of a number is.
    ("Загалом на школу витратили 3 мільйони 450 тисяч гривень.",
     "In all, almost 3.5 million hryvnias went on the school."),
    ("Село пробуло без струму 19 років.", "The village went without electricity for almost two decades."),
    ("До школи дійшло трохи менше ніж двісті дітей.", "Almost 200 children made it to school."),
    ("Із тридцяти двох вікон уціліло двоє.", "Only two of the 32 windows survived."),
    ("З початку року в області народилося 2 тисячі 314 дітей.",
     "More than 2,300 children have been born in the region since January."),
    # Measures that are rounded, and shares in tenths; a weekday for its day.
    ("Йому 49 років.", "He is nearly 50."),
    ("Черга розтяглася на 4,8 кілометра.", "The queue stretched for almost five kilometres."),
    ("Село розташоване за дев’ять кілометрів від фронту.", "The village lies less than 10 kilometres from the front."),
    ("Підтримали 72 відсотки опитаних.", "Seven in ten of those polled were in favour."),
    ("Засідання відбулося в понеділок, 14 квітня.", "The hearing was held on Monday."),
    # Who the enemy is; who lost to whom.
    ("Ворог утратив ще 1210 військових.", "Russia lost another 1,210 troops."),
    ("Учень переміг учителя.", "The teacher lost to his pupil."),
]  # fmt: skip

WRONG = [
    ("Кожна з п’яти шкіл отримає по 40 ноутбуків, усього 200.",
     "Five schools will get 40 laptops apiece, 250 in all.", "number-changed"),
    ("Банк підняв ставку на 100 базисних пунктів.", "The bank raised its rate by 150 basis points.", "number-changed"),
    ("На ремонт виділили 1,2 мільйона гривень, ще 800 тисяч додала громада.",
     "The repairs will cost three million hryvnias: 1.2 million from the state and 800,000 from the community.",
     "money-added"),
    ("Він заплатив по 250 гривень за кожен із чотирьох квитків.",
     "He paid 1,500 hryvnias for four tickets, 250 each.", "money-added"),
    ("Субсидія зросла вдвічі: з 600 до 1200 гривень.", "The subsidy doubled to 1,500 hryvnias.", "money-changed"),
    ("Квиток подорожчав із 15 гривень до 20.", "Tickets cost 20 hryvnias, seven more than before.", "money-changed"),
    ("Село пробуло без струму 19 років.", "The village went without electricity for almost nine years.",
     "measure-changed"),
    ("Із тридцяти двох вікон уціліло двоє.", "Only three of the 32 windows survived.", "number-added"),
    ("Йому 49 років.", "He is nearly 60.", "measure-changed"),
    ("Село розташоване за дев’ять кілометрів від фронту.", "The village lies less than 20 kilometres from the front.",
     "measure-changed"),
    ("Підтримали 72 відсотки опитаних.", "Six in ten of those polled were in favour.", "number-changed"),
    ("Засідання відбулося в понеділок, 14 квітня.", "The hearing was held on Monday, 15 April.", "date-changed"),
    ("Третина опитаних (33 %) вважає інакше.", "A third of respondents (43%) disagree.", "number-changed"),
    ("Збитки оцінили у 18 з лишком мільйонів.", "The damage was put at more than 18 billion.", "magnitude-changed"),
    ("Світла не було півдоби.", "There was no power for 24 hours.", "measure-changed"),
    ("Підозра за ч. 4 ст. 191 КК.", "He is suspected under Article 119(4).", "number-changed"),
    ("Вона програла у трьох сетах: 4:6, 6:3, 2:6.", "She lost in three sets: 4-6, 3-6, 2-6.", "numbers-exchanged"),
    ("Росія втратила ще 1210 військових, ворог відступає.",
     "Ukraine lost another 1,210 troops, the enemy is retreating.", "name-changed"),
    ("Учень переміг учителя.", "The pupil lost to his teacher.", "opposite-said"),
]  # fmt: skip


@pytest.mark.parametrize(("uk", "en"), RIGHT)
def test_what_is_put_in_another_form_is_silent(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(("uk", "en", "rule"), WRONG)
def test_what_is_wrong_beside_it_is_told(uk: str, en: str, rule: str) -> None:
    assert rule in told(uk, en)
