"""What blogs, books and tutorials say in other words, and what is wrong beside it."""

from __future__ import annotations

import pytest

from tests.test_unread_kinds import told

RIGHT = [
    ("Спроби лікарів поки що не увінчалися успіхом.", "The doctors' attempts have so far been unsuccessful."),
    ("Бюджет не менший, ніж торік.", "The budget is at least as large as last year's."),
    ("Комісія почала роботу, але не всі рішення вона ухвалила сама.",
     "The commission began work without making every decision itself."),
    ("Автобус ходить кожні десять хвилин.", "The bus runs every ten minutes."),
    ("За лічильником показуємо нове повідомлення кожну секунду.",
     "By the counter we show a new message every second."),
    ("Поштар приносить листи (майже) кожному мешканцю.", "The postman brings letters to (almost) every resident."),
    ("З дев’яностих театр грав у парку, а з вісімдесятих його знали в області.",
     "The theatre has played in the park since the mid-nineties and was known in the region since the eighties."),
    ("Ви можете взяти дві або три кімнати.", "You can take three or two rooms."),
    ("Рятувальники загасили пожежу на складі.", "Firefighters put out the blaze at the warehouse."),
    ("На ремонт школи потрібно кількасот тисяч.", "The repair of the school costs hundreds of thousands."),
    ("Автобус прибуде за чверть до шостої.", "The bus arrives at 5:45."),
    ("Після матчу він був надто втомлений і не міг говорити.", "After the match he was too tired to speak."),
    ("Мета в тому, щоб злодії не мали доступу до приватних даних.",
     "The aim is to prevent a thief from accessing private data."),
    ("Новий міст потребує такої ж уваги, як старий, якщо не більшої.",
     "The new bridge needs the same attention as the old one, or more."),
    ("Бригади працюють за явними правилами приймання.", "Crews work against explicit rules of acceptance."),
    ("Бригада пішла й лишила двір без жодного запису про те, що зламано.",
     "The crew left and the yard was left with no record of what was broken."),
    ("Слова «Воно збирається» не досить, щоб прийняти роботу.", "“It builds” is not enough to accept the work."),
    ("Існують два різновиди, і вони обидва потрібні.", "There are two flavours, and you need both."),
    ("Тоді комісія просто обере перший проєкт.", "In that case, the commission will simply pick the first project."),
    ("Метод повертає номер рядка, де був знайдений підпис, а не сам підпис.",
     "The method returns the number of the row where the signature was found instead of the signature itself."),
    ("Це буває рідко, оскільки ви можете отримати до них прямий доступ.",
     "It is rare, since you can access them directly."),
    ("Порожній рядок або рядок із пробілів вважається нулем.", "An empty or a space-only string is treated as zero."),
]  # fmt: skip

WRONG = [
    ("Спроби лікарів увінчалися успіхом.", "The doctors' attempts have been unsuccessful.", "opposite-said"),
    ("Не всі міністри підтримали реформу.", "All the ministers backed the reform.", "negation-lost"),
    ("Кожен десятий мешканець підписав лист.", "Every resident signed the letter.", "quantity-changed"),
    ("Депутати голосували за реформу поліції.", "MPs voted against the reform of the police.", "opposite-said"),
    ("Мер приїхав без охорони на відкриття школи.",
     "The mayor came with guards to the opening of the school.", "company-changed"),
    ("Уряд збирається підвищити тарифи на воду.", "The government raises the tariffs for water.", "hedge-lost"),
    ("Пожежники загасили пожежу на складі.", "Doctors put out the blaze at the warehouse.", "role-changed"),
    ("Допомоги не попросив ніхто.", "Everyone asked for help.", "opposite-said"),
    ("Аварія спричинила затор на мосту.", "A traffic jam on the bridge caused the accident.", "parties-turned"),
]  # fmt: skip


@pytest.mark.parametrize(("uk", "en"), RIGHT)
def test_what_is_said_in_other_words_is_silent(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(("uk", "en", "rule"), WRONG)
def test_what_is_wrong_beside_it_is_told(uk: str, en: str, rule: str) -> None:
    assert told(uk, en) == [rule]
