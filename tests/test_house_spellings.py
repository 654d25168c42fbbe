"""Spellings that a house has agreed: matched as certain, expected everywhere, stronger than any rule."""

from __future__ import annotations

import json
from pathlib import Path

import bench
import pytest
from test_cli import pairs_file, zvirka

from checker.language.house import spellings as house
from checker.language.text import plain
from checker.model import Document, Finding, Pair
from checker.rulebook.settings import load
from checker.rulebook.settings_faults import SettingsError
from checker.rulebook.settings_template import template
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
Spellings = dict[str, list[str]]


def found(uk: str, en: str, spellings: Spellings) -> tuple[Finding, ...]:
    words = bench.WORDS.with_table("name_words", house.table(spellings))
    sides = (plain(uk, "uk", ref="uk.1"),), (plain(en, "en", ref="en.1"),)
    return run.check(Document("case", *sides, (Pair("1", *sides),)), Machine(BOOK, words)).findings


def said(uk: str, en: str, spellings: Spellings) -> list[tuple[str, str | None, str | None]]:
    return [(f.rule, f.en and f.en.text, f.expected) for f in found(uk, en, spellings) if f.severity != "info"]


@pytest.mark.parametrize(
    ("uk", "en", "without", "spellings"),
    [
        # What other rules say of it
        ("У Києві відкрили виставку.", "An exhibition was opened in Kiev.", "russian-romanization", {"Київ": ["Kiev"]}),
        ("Клуб «Київ» програв.", "Kiev lost the game.", "russian-romanization", {"Київ": ["Kyiv", "Kiev"]}),
        (
            "Зеленський прибув. Зеленського зустріли, і Зеленський подякував.",
            "Zelenskyy came. They met Zelenskyy, and Zelensky thanked them.",
            "name-spelled-two-ways",
            {"Володимир Зеленський": ["Volodymyr Zelenskyy", "Volodymyr Zelensky"]},
        ),
        (
            "Про це написали у Франції й Україні.",
            "They wrote so in France and ukraine.",
            "lowercase-name",
            {"Україна": ["ukraine"]},
        ),
        # What no letters tell
        ("Про це повідомила Укрпошта.", "Broadbent said so.", "name-changed", {"Укрпошта": ["Broadbent"]}),
        (
            "Роман написав Роберт Мельник.",
            "The novel was written by Peter Hartwell.",  # his pen name
            "name-changed",
            {"Роберт Мельник": ["Peter Hartwell"]},
        ),
        ("Вони живуть у Дніпрі.", "They live in Yekaterinoslav.", "name-changed", {"Дніпро": ["Yekaterinoslav"]}),
    ],
)
def test_an_agreed_form_has_no_finding(uk: str, en: str, without: str, spellings: Spellings) -> None:
    assert without in {rule for rule, *_ in said(uk, en, {"Жмеринка": ["Zhmerynka"]})}
    assert said(uk, en, spellings) == []


@pytest.mark.parametrize(
    ("uk", "en", "spellings", "findings"),
    [
        ("Вони живуть в Одесі.", "They live in Odessa.", {"Одеса": ["Odesa"]}, [("Odessa", "Odesa")]),
        ("Вони живуть в Одесі.", "They live in Odesa.", {"Одеса": ["Odessa"]}, [("Odesa", "Odessa")]),
        (
            "Володимира Зеленського зустріли. Зеленському подякували.",
            "They met Volodymyr Zelensky. Zelensky's visit was short.",
            {"Володимир Зеленський": ["Volodymyr Zelenskyy"]},
            [("Zelensky", "Zelenskyy"), ("Zelensky", "Zelenskyy")],
        ),
        (
            "Президент Володимир Зеленський виступив. Потім він поїхав.",
            "President Vladimir Zelensky spoke. Later Zelensky left.",
            {"Володимир Зеленський": ["Volodymyr Zelenskyy"]},
            [("Vladimir Zelensky", "Volodymyr Zelenskyy"), ("Zelensky", "Zelenskyy")],
        ),
        (
            "Мар’яна Гордієнко виступила.",
            "Mariana Gordienko spoke.",
            {"Мар'яна Гордієнко": ["Maryana Hordiyenko"]},
            [("Mariana Gordienko", "Maryana Hordiyenko")],
        ),
        ("Фірма з Одеси.", "An Odessa-based firm.", {"Одеса": ["Odesa"]}, [("Odessa", "Odesa")]),
        ("Поїзд до Харкова.", "THE TRAIN TO KHARKOV.", {"Харків": ["Kharkiv"]}, [("KHARKOV", "KHARKIV")]),
    ],
)
def test_another_spelling_has_one_finding_with_the_agreed_form(
    uk: str, en: str, spellings: Spellings, findings: list[tuple[str, str]]
) -> None:
    assert said(uk, en, spellings) == [("house-spelling", *finding) for finding in findings]


@pytest.mark.parametrize(
    ("uk", "en", "spellings"),
    [
        ("Андрій Зеленський виступив.", "Andrii Zelensky spoke.", {"Володимир Зеленський": ["Volodymyr Zelenskyy"]}),
        ("Олена Зеленська виступила.", "Olena Zelenska spoke.", {"Володимир Зеленський": ["Volodymyr Zelenskyy"]}),
        ("Володимир виступив.", "Volodymyr spoke.", {"Володимир Зеленський": ["Vladimir Zelenskyy"]}),
        ("Київська виставка відкрилася.", "The Kyivan exhibition was opened.", {"Київ": ["Kiev"]}),
        ("Війська України відійшли.", "Ukrainian troops left.", {"Україна": ["Ukraine"]}),
        ("Він прибув до США.", "He came to America.", {"США": ["United States"]}),
        (
            "Андрій Зеленський виступив. Зеленського підтримали.",
            "Andrii Zelensky spoke. Zelensky was backed.",
            {"Володимир Зеленський": ["Volodymyr Zelenskyy"]},
        ),
        ("Поїхали за кілька днів до Різдва.", "They left days before Christmas.", {"Острів Різдва": ["Xmas Island"]}),
        (
            "Ця Церква мовчить, і Церкви не питали.",
            "This Church is silent, and the Church was not asked.",
            {"Біла Церква": ["Bila Tserkva"]},
        ),
        ("Фірма з Нідерландів закрилася.", "The Netherlands-based firm closed.", {"Нідерланди": ["Netherlands"]}),
        ("Зимували на станції Кейсі.", "They spent the winter at Casey.", {"Станція Кейсі": ["Casey Station"]}),
        ("Він був на Сен-Мартені.", "He was in St. Martin's.", {"Сен-Мартен": ["St. Martin's"]}),
        ("Ірина Мельник виступила.", "Iryna Melnyk spoke.", {"Іван Мельник": ["Ivan Melnik"]}),
    ],
)
def test_another_name_is_not_held_to_it(uk: str, en: str, spellings: Spellings) -> None:
    assert said(uk, en, spellings) == []


def test_another_person_in_the_place_of_an_agreed_one_is_found() -> None:
    agreed = {"Володимир Зеленський": ["Volodymyr Zelenskyy"]}
    (finding,) = said("Учора Володимир Зеленський прибув.", "Yesterday Peter Hartwell came.", agreed)
    assert finding[0] == "name-changed"


FORMS = {
    "Зеленський": ("Зеленського Зеленському Зеленським", "Зеленська Зеленської Зеленську"),
    "Зеленська": ("Зеленської Зеленській Зеленську Зеленською", "Зеленський Зеленського Зеленському"),
    "Київ": ("Києва Києву Києвом Києві", "Київський Києвець"),
    "Харків": ("Харкова Харкову Харкові", "Харківський Харківщина"),
    "Ріг": ("Рогу Розі Рогом", "Рогатин Роговий"),
    "Одеса": ("Одеси Одесі Одесу Одесою", "Одеський Одещина"),
    "Шевченко": ("Шевченка Шевченку Шевченком Шевченкові", "Шевченківський"),
    "Чернівці": ("Чернівців Чернівцях Чернівцями", "Чернівецький"),
    "Ольга": ("Ольги Ользі Ольгу Ольгою", "Олег"),
    "Андрій": ("Андрія Андрієві Андрію Андрієм", "Андріївка"),
    "Тернопіль": ("Тернополя Тернополі Тернополем", "Тернопільський"),
    "Городок": ("Городка Городку Городком", "Городоцький"),
    "Ірпінь": ("Ірпеня Ірпені Ірпенем", "Ірпінський"),
    "Білорусь": ("Білорусі Білоруссю", "Білоруський"),
    "Запоріжжя": ("Запоріжжі Запоріжжю Запоріжжям", "Запорізький"),
    "Мельник": ("Мельника Мельникові Мельником", "Мельничук Мельниченко"),
    "Санкт-Петербург": ("Санкт-Петербурга Санкт-Петербурзі", "Петербург"),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_ukrainian_name_is_known_in_every_case_and_no_other_word_is(name: str) -> None:
    words = bench.WORDS.with_table("name_words", house.table({name: ["X"]}))
    for forms, known in zip(FORMS[name], (True, False), strict=True):
        for form in [name, *forms.split()] if known else forms.split():
            assert bool(house.standing(bench.segment(f"тут {form} є", "uk"), words)) == known, form


def test_the_settings_agree_on_spellings(tmp_path: Path) -> None:
    (tmp_path / "zvirka.toml").write_text('[names.spellings]\n"Одеса" = "Odesa"\n"Київ" = ["Kiev"]\n', encoding="utf-8")
    pairs = pairs_file(tmp_path, {"id": "a", "uk": "З Одеси до Києва.", "en": "From Odessa to Kiev."})
    done = zvirka("check", pairs, "--format", "json", cwd=tmp_path)
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["rule"], finding["en"]["text"], finding["expected"]) == ("house-spelling", "Odessa", "Odesa")


@pytest.mark.parametrize(
    ("lines", "key", "mend"),
    [
        ('[names.spellings]\n"Odesa" = "Одеса"\n', "names.spellings", "the Ukrainian one stands first"),
        ('[names.spellings]\n"Одеса" = []\n', "Одеса", '"Одеса" = "Odesa"'),
        ('[names.spellings]\n"Одеса" = "Одеса"\n', "Одеса", '"Одеса" = "Odesa"'),
        ('[names.spellings]\n"Одеса" = ["Odesa", 3]\n', "Одеса", '"Одеса" = "Odesa"'),
        ('[names]\nspelling = "x"\n', "names.spelling", "'spellings'"),
        ("names = 3\n", "names", "a line with [names]"),
    ],
)
def test_a_wrong_setting_names_file_key_and_mend(tmp_path: Path, lines: str, key: str, mend: str) -> None:
    path = tmp_path / "zvirka.toml"
    path.write_text(lines, encoding="utf-8")
    with pytest.raises(SettingsError) as wrong:
        load(path)
    for part in (str(path), key, mend):
        assert part in str(wrong.value)


def test_the_commented_settings_load_when_they_are_no_comments(tmp_path: Path) -> None:
    whole = template("en")
    lines = whole[whole.index("# [names]\n") : whole.index("# A finding that is right")].splitlines()
    kept = [line.removeprefix("# ") for line in lines if line.startswith(("# [", '# "')) or " = " in line]
    path = tmp_path / "zvirka.toml"
    path.write_text("\n".join(kept), encoding="utf-8")
    names = load(path).names
    assert names.engine == "auto"
    assert names.spellings["Одеса"] == ("Odesa",)
