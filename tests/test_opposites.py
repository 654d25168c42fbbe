"""The tables of opposites and roles are sound, and accuse where they should and nowhere else."""

from __future__ import annotations

import re
from itertools import combinations

import bench
import pytest

from checker.language.contrasts import entries, forms
from checker.rulebook import examples
from checker.rulebook.rulebook import Rulebook
from checker.rulebook.tables import Example
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
TABLES = ("opposites", "roles")
KEYS = {"en", "uk", "also", "but"}
SETS = [(table, name, poles) for table in TABLES for name, poles in bench.WORDS.table(table)["sets"].items()]
FORMULA = re.compile(r"\b[a-z]+\d+\b")
CYRILLIC, LATIN = re.compile("[А-ЯІЇЄҐа-яіїєґ]"), re.compile("[A-Za-z]")


@pytest.mark.parametrize(("table", "name", "poles"), SETS, ids=[f"{table}-{name}" for table, name, _ in SETS])
def test_a_set_is_well_formed(table: str, name: str, poles: dict[str, dict[str, str]]) -> None:
    table_of = bench.WORDS.table(table)
    classed = ",".join([*table_of.get("classes", {}).values(), *table_of.get("before", {}).values()])
    assert len(poles) > 1 or name in classed  # one pole is another's contrary in its class
    for pole, given in poles.items():
        assert {"en", "uk"} <= given.keys() <= KEYS, pole
    if len(poles) == 2 and table == "opposites":
        assert name == "-".join(poles)


@pytest.mark.parametrize("table", [*TABLES, "certainty", "false_friends", "kinds", "quantifiers", "senses"])
def test_an_entry_is_in_one_alphabet_and_says_one_pole(table: str) -> None:
    said: dict[tuple[str, tuple[str, ...]], str] = {}
    for listed in entries(table, bench.WORDS).values():
        for entry in listed:
            text = " ".join(entry.parts)
            assert not (CYRILLIC.search(text) and LATIN.search(FORMULA.sub("", text))), text
            assert text == text.lower(), text
            if entry.grade == "says":
                assert said.setdefault((entry.set, entry.parts), entry.pole) == entry.pole, text


def test_there_are_enough_pairs() -> None:
    sets = bench.WORDS.table("opposites")["sets"].values()
    assert sum(len(list(combinations(poles, 2))) for poles in sets) >= 160


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("win+", ["win", "wins", "winned", "winning"]),
        ("carry+ on", ["carry on", "carries on", "carried on", "carrying on"]),
        ("close+", ["close", "closes", "closed", "closing"]),
        ("reach+", ["reach", "reaches", "reached", "reaching"]),
        ("hot^", ["hot", "hotter", "hottest", "hotly"]),
        ("зрост~", ["зрост~"]),
    ],
)
def test_forms(phrase: str, expected: list[str]) -> None:
    assert forms(phrase) == expected


def said(uk: str, en: str) -> list[tuple[str, str, str]]:
    """What the two rules find in a pair of passages: the rule, and the words it points at."""
    document = examples.sample(Example(uk=uk, en=en), bench.WORDS).document
    rules = Rulebook((BOOK.get("opposite-said"), BOOK.get("role-changed")))
    findings = run.check(document, Machine(rules, bench.WORDS)).findings
    return [(f.rule, f.uk.text, f.en.text) for f in findings if f.uk and f.en]


@pytest.mark.parametrize(
    ("uk", "en", "here", "there"),
    [
        ("Він зателефонував після вечері.", "He called before supper.", "після", "before"),
        ("Вона приїхала за два дні до свята.", "She came two days after the feast.", "за два дні до", "after"),
        ("На площі зібралося більше сотні людей.", "Less than a hundred people came to the square.", "більше", "Less"),
        ("Нам потрібна ще одна лава.", "We need one less bench.", "ще одна", "less"),
        ("Видобуток газу впав на десяту частину.", "Gas output rose by a tenth.", "впав", "rose"),
        ("Ціни на дрова підвищилися.", "Firewood prices fell.", "підвищилися", "fell"),
        ("Наша команда виграла кубок.", "Our team lost the cup.", "виграла", "lost"),
        ("Партія підтримала закон.", "The party opposed the law.", "підтримала", "opposed"),
        ("Дідусь продав корову.", "Grandfather bought a cow.", "продав", "bought"),
        ("Торік імпорт вугілля подвоївся.", "Coal exports doubled last year.", "імпорт", "exports"),
        ("Поїзд прибув опівночі.", "The train departed at midnight.", "прибув", "departed"),
        ("Суд виправдав директора.", "The court convicted the director.", "виправдав", "convicted"),
        ("Присяжні визнали її винною.", "The jury found her innocent.", "винною", "innocent"),
        ("Селище лежить на півночі області.", "The settlement is in the south of the region.", "півночі", "south"),
        ("Вітер дув зі східного боку.", "The wind blew from the west side.", "східного", "west"),
        ("Він зайшов усередину, де лежала пошта.", "He went outside, where the mail lay.", "усередину", "outside"),
        ("Вони завжди зачиняють хвіртку.", "They never lock the gate.", "завжди", "never"),
        ("Рада дозволила торгівлю.", "The council banned trade.", "дозволила", "banned"),
        ("Більшість мешканців цього хоче.", "A minority of residents want it.", "Більшість", "minority"),
        ("Такий договір законний.", "Such a contract is illegal.", "законний", "illegal"),
        ("Квиток виявився дешевим.", "The ticket turned out to be expensive.", "дешевим", "expensive"),
        ("Це найкращий хліб у місті.", "It is the worst bread in town.", "найкращий", "worst"),
        ("Сьогодні надворі холодно.", "It is hot outside today.", "холодно", "hot"),
        ("Я пам'ятаю цю вулицю.", "I forget this street.", "пам'ятаю", "forget"),
        ("Його друг живе в Каневі.", "His enemy lives in Kaniv.", "друг", "enemy"),
        ("Чоловік чекав на зупинці.", "A woman was waiting at the stop.", "Чоловік", "woman"),
        ("Хлопець загубив рукавицю.", "The girl lost a mitten.", "Хлопець", "girl"),
        ("Я не забуду цієї весни.", "I will not remember this spring.", "забуду", "remember"),
        ("Війна змінила це село.", "Peace changed this village.", "Війна", "Peace"),
        ("Міст зруйнували навесні.", "The bridge was built in spring.", "зруйнували", "built"),
        ("Посол повернувся до столиці.", "The governor returned to the capital.", "Посол", "governor"),
        ("Її дочка вчиться в Умані.", "Her son studies in Uman.", "дочка", "son"),
        ("Дядько привіз мед.", "My aunt brought some honey.", "Дядько", "aunt"),
        ("Капітан підписав рапорт.", "The colonel signed the report.", "Капітан", "colonel"),
        ("Адвокат вийшов із зали.", "The prosecutor left the hall.", "Адвокат", "prosecutor"),
    ],
)
def test_an_opposite_is_found(uk: str, en: str, here: str, there: str) -> None:
    assert (here, there) in [(mine, yours) for _, mine, yours in said(uk, en)]


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("Він не виграв цієї партії.", "He lost that game."),
        ("Магазин не працює, двері зачинено.", "The shop is not open."),
        ("До того ж після дощу там слизько.", "Besides, it is slippery there after rain."),
        ("Він прийшов не раніше, ніж усі роз'їхалися.", "He came only after everyone had left."),
        ("Вона поснідала, а потім пішла на роботу.", "She had breakfast before going to work."),
        ("Після цього ніхто не сміявся.", "Nobody laughed afterwards."),
        ("Обіцянка більш-менш виконана.", "The promise has been more or less kept."),
        ("Залишилося не більше трьох діб.", "Less than four days are left."),
        ("Поле завбільшки з десять гектарів, тобто менше від сусіднього.", "The field is smaller than the next one."),
        ("Зрештою, ми ж сусіди.", "After all, we are neighbours."),
        ("Вона доглядає стару тітку.", "She looks after her old aunt."),
        ("Він приїхав на праву руч від церкви.", "He was right: the church was there."),
        ("Усі міста й села чули це.", "All villages and towns heard it."),
        ("Дощ падав цілу ніч, і річка піднялася.", "It rained all night, and the river rose."),
        ("Восени листя жовкне.", "In the fall the leaves turn yellow."),
        ("Він перемагає ворога.", "He defeats the enemy."),
        ("Це неможливо забути.", "It is something you will always remember."),
        ("Йому заборонили виїзд.", "He was not allowed to leave."),
        ("Ніхто не любить чекати.", "Nobody likes waiting."),
        ("Усім байдуже.", "Nobody cares."),
        ("Це щось незвичайне.", "This is out of the ordinary."),
        ("Батьки приїхали вчора.", "My mother and father came yesterday."),
        ("Глава держави промовчав.", "The president was silent."),
        ("Очільник уряду подав у відставку.", "The prime minister resigned."),
        ("Свекруха спекла пиріг.", "Her mother-in-law baked a pie."),
        ("Чоловік і дружина посадили сад.", "A man and his wife planted an orchard."),
        ("Двоюрідний брат живе в Одесі.", "My cousin lives in Odesa."),
        ("Сестра в лікарні змінила пов'язку.", "The nurse changed the bandage."),
    ],
)
def test_a_right_translation_is_silent(uk: str, en: str) -> None:
    assert said(uk, en) == []
