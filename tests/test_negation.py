"""What denies, supposes, demands or allows in one text only: the tables are sound, and accuse where they should."""

from __future__ import annotations

import re

import bench
import pytest

from checker.language.contrasts import entries
from checker.language.text import plain
from checker.model import Document, Outcome, Pair
from checker.rulebook import examples
from checker.rulebook.tables import Example
from checker.run import path as run
from checker.run import summary
from checker.run.machine import Machine

RULES = ("negation-added", "negation-lost", "hedge-added", "hedge-lost", "modality-changed")
BOOK = bench.BOOK.adjusted(select=RULES)
TABLES = ("negation", "hedges", "modality")
CYRILLIC, LATIN = re.compile("[А-ЯІЇЄҐа-яіїєґ]"), re.compile("[A-Za-z]")


@pytest.mark.parametrize("table", TABLES)
def test_an_entry_is_in_one_alphabet_and_small_letters(table: str) -> None:
    for poles in bench.WORDS.table(table)["sets"].values():
        for given in poles.values():
            assert given.keys() <= {"en", "uk", "also", "but"}
            assert all(CYRILLIC.search(phrase) for phrase in given.get("uk", "").split(",") if phrase.strip())
            assert not CYRILLIC.search(given.get("en", ""))
    for listed in entries(table, bench.WORDS).values():
        for entry in listed:
            text = " ".join(entry.parts)
            assert not (CYRILLIC.search(text) and LATIN.search(text)), text
            assert text == text.lower(), text


@pytest.mark.parametrize("table", TABLES)
def test_a_word_says_one_thing(table: str) -> None:
    said: dict[tuple[str, tuple[str, ...]], str] = {}
    for listed in entries(table, bench.WORDS).values():
        for entry in listed:
            if entry.grade == "says":
                assert said.setdefault((entry.set, entry.parts), entry.pole) == entry.pole, entry.parts


def test_there_are_enough_phrases_that_only_look_as_if_they_denied() -> None:
    for listed in entries("negation", bench.WORDS).values():
        assert sum(entry.pole == "seeming" and len(entry.parts) > 1 for entry in listed) >= 60


def said(uk: str, en: str) -> list[tuple[str, str, str]]:
    """What the rules find in a pair of passages: the rule, and the words it points at."""
    document = examples.sample(Example(uk=uk, en=en), bench.WORDS).document
    findings = run.check(document, Machine(BOOK, bench.WORDS)).findings
    return [(f.rule, f.uk.text if f.uk else "", f.en.text if f.en else "") for f in findings]


@pytest.mark.parametrize(
    ("uk", "en", "here", "there"),
    [
        ("Сусіди не помітили пожежі.", "The neighbours noticed the fire.", "не помітили", "noticed"),
        ("Лікар не бачив хворого.", "The doctor saw the patient.", "не бачив", "saw"),
        ("Ніхто не чув пострілів.", "Everybody heard the shots.", "не чув", "heard"),
        ("Жодний солдат не відступив.", "The soldiers retreated.", "не відступив", "retreated"),
        ("Село не має школи.", "The village has a school.", "не має школи", "school"),
        ("Я не читав цієї книжки.", "I read this book.", "не читав", "read"),
        ("Мій дід не любить музику.", "My grandfather likes music.", "не любить", "likes"),
        ("Вони не будуть чекати поїзда.", "They will wait for the train.", "не будуть чекати", "wait"),
        ("Міністр не відповів на лист.", "The minister answered the letter.", "не відповів", "answered"),
        ("У річці немає риби.", "There is fish in the river.", "немає риби", "fish"),
        ("Дорогу відкрили, але магазин не працює.", "The road is open, but the shop works.", "не працює", "works"),
    ],
)
def test_a_lost_denial_is_found(uk: str, en: str, here: str, there: str) -> None:
    found = [(mine, yours) for rule, mine, yours in said(uk, en) if rule == "negation-lost"]
    assert found == [(here, there)]


@pytest.mark.parametrize(
    ("uk", "en", "here"),
    [
        ("Учні прочитали книжку.", "The pupils have not read the book.", "not read"),
        ("Учні прочитали книжку.", "The pupils were not to read the book.", "not to read"),
        ("Пекар продав увесь хліб.", "The baker didn't sell all the bread.", "didn't sell"),
        ("Він часто бреше.", "He never lies.", "never lies"),
        ("Мер пообіцяв воду й тепло.", "The mayor promised no water or heating.", "no water"),
        ("Міст відкрили навесні.", "The bridge was not opened in spring.", "not opened"),
        ("Кіт спить на лавці.", "The cat isn't sleeping on the bench.", "isn't sleeping"),
        ("Влітку тут можна плавати.", "You can't swim here in summer.", "can't swim"),
        ("Дівчина знала відповідь.", "The girl did not know the answer.", "not know"),
        ("Поїзд прибуде вчасно.", "The train will not arrive on time.", "not arrive"),
        ("Суд підтримав наше рішення.", "The court has not supported our decision.", "not supported"),
    ],
)
def test_an_added_denial_is_found(uk: str, en: str, here: str) -> None:
    assert [yours for rule, _, yours in said(uk, en) if rule == "negation-added"] == [here]


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Сторож нібито заснув на посту.", "The guard fell asleep on duty.", "hedge-lost"),
        ("Дощ, мабуть, піде завтра.", "It will rain tomorrow.", "hedge-lost"),
        ("Бухгалтер, мовляв, украв гроші.", "The accountant stole the money.", "hedge-lost"),
        ("Касир украв гроші з каси.", "The cashier allegedly stole money from the till.", "hedge-added"),
        ("Завод закрили.", "The factory is said to have been closed.", "hedge-added"),
        ("Він удома.", "Perhaps he is at home.", "hedge-added"),
        ("Гості повинні взувати капці.", "Visitors may put on slippers.", "modality-changed"),
        ("Водій мусить спинитися.", "The driver may stop.", "modality-changed"),
        ("Учасники можуть подати заяву до п'ятниці.", "Participants must apply by Friday.", "modality-changed"),
        ("Тут можна залишити велосипед.", "You have to leave your bicycle here.", "modality-changed"),
    ],
)
def test_a_claim_a_guess_and_a_duty(uk: str, en: str, rule: str) -> None:
    assert [name for name, _, _ in said(uk, en)] == [rule]


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Ніхто нічого не сказав.", "Nobody said anything."),
        ("Вона ніколи нікому не скаржилася.", "She never complained to anyone."),
        ("Вони не змогли відчинити ворота.", "They failed to open the gate."),
        ("Він відмовився підписати папери.", "He did not want to sign the papers."),
        ("Неможливо зайти без квитка.", "You cannot enter without a ticket."),
        ("Нам бракує цукру.", "We do not have enough sugar."),
        ("Батько перестав курити.", "My father does not smoke any more."),
        ("Цей гриб неїстівний.", "This mushroom is not edible."),
        ("Ця вода не чиста.", "This water is unclean."),
        ("Команда не виграла кубок.", "The team lost the cup."),
        ("Команда програла матч.", "The team did not win the match."),
        ("Вона співає не лише вдома, а й у хорі.", "She sings both at home and in the choir."),
        ("Зачекайте, поки чайник не закипить.", "Wait until the kettle boils."),
        ("Він прийшов лише опівночі.", "He did not come until midnight."),
        ("На площі було не менше ста людей.", "There were at least a hundred people on the square."),
        ("Хлопець мало не впав зі сходів.", "The boy nearly fell down the stairs."),
        ("Хіба ти про це знав?", "Didn't you know about it?"),
        ("Ви не підкажете, де тут вокзал?", "Could you tell me where the station is?"),
        ("Чому б не відпочити?", "Let us take a rest."),
        ("Хто б не прийшов, двері відчинені.", "Whoever comes, the door is open."),
        ("Якщо не піде дощ, підемо в ліс.", "Unless it rains, we shall go to the forest."),
        ("Тим не менш, вона погодилася.", "Nevertheless, she agreed."),
        ("Не виключено, що міст закриють.", "The bridge may be closed."),
        ("Не забудьте вимкнути світло.", "Remember to switch off the light."),
        ("Я не міг не засміятися.", "I could not help but laugh."),
        ("Шкода, що він не приїхав.", "I wish he had come."),
        ("Замовте Ані обід.", "Order lunch for Ania."),
        ("Без сумніву, це він.", "It is certainly him."),
        ("Він боїться, що не встигне.", "He is afraid that he will be late and not make it."),
        ("Сторож нібито заснув на посту.", "The guard allegedly fell asleep on duty."),
        ("За словами сусідів, він виїхав.", "He has reportedly left."),
        ("Дощ, мабуть, піде завтра.", "It may rain tomorrow."),
        ("Пожежа, ймовірно, почалася на кухні.", "The fire is believed to have started in the kitchen."),
        ("Приходь якомога швидше.", "Come as soon as possible."),
        ("Собаку можна привести з собою.", "You may bring your dog with you."),
        ("Гості повинні взувати капці.", "Visitors have to put on slippers."),
        ("Він, мабуть, утомився.", "He must be tired."),
        ("Тут не можна палити.", "You must not smoke here."),
    ],
)
def test_a_right_translation_is_silent(uk: str, en: str) -> None:
    assert said(uk, en) == []


def test_what_recurs_over_documents_without_a_counterpart_is_how_the_house_says_it() -> None:
    lines = [
        ("Cloud SQL Proxy не працює: імпорт з Gmail зупинено.", "Cloud SQL Proxy is asleep: the import has stopped."),
        ("Якщо Cloud SQL не працює, спершу виправте підключення.", "If Cloud SQL is asleep, fix the connection first."),
    ]
    machine = Machine(BOOK, bench.WORDS)

    def lost(*pairs: tuple[str, str]) -> list[str]:
        documents = []
        for n, (uk, en) in enumerate(pairs):
            one, two = plain(uk, "uk"), plain(en, "en")
            documents.append(Document(f"{n}.jsonl", (one,), (two,), (Pair("1", (one,), (two,)),)))
        outcomes = [one for one in run.outcomes(documents, machine) if isinstance(one, Outcome)]
        return [one.rule for one in summary.report(iter(outcomes)).findings if one.severity != "info"]

    assert lost(lines[0]) == ["negation-lost"]
    assert lost(*lines) == []
    assert (
        lost(lines[0], (lines[0][0], "Cloud SQL Proxy is asleep: all imports have stopped.")) == ["negation-lost"] * 2
    )
