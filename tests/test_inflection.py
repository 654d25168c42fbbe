"""The one table of endings: the forms that it gives a word, held against a dictionary, and the names of a house."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import bench
import pytest
from test_cli import pairs_file, zvirka

from checker.language.inflection.grammar import grammar
from checker.language.inflection.paradigms import paradigm

GRAMMAR = grammar(bench.WORDS)
SPELLINGS = '[names.spellings]\n"Орел" = "Oryol"\n"Заєць" = "Zayets"\n"Бобер" = "Bober"\n'


@pytest.mark.parametrize(
    ("uk", "en", "said", "expected"),
    [
        ("Вони живуть у місті Орел, і там добре.", "They live in the city of Orel, and it is good there.", "Orel", 0),
        ("Вони живуть під Орлом, і там добре.", "They live near Orel, and it is good there.", "Orel", 0),
        ("Тут був пан Заєць вчора.", "Mr Zayats was here yesterday.", "Zayats", 1),
        ("Учора бачили пана Зайця.", "Mr Zayats was seen yesterday.", "Zayats", 1),
        ("Тут був пан Бобер вчора.", "Mr Bobr was here yesterday.", "Bobr", 2),
        ("Учора бачили пана Бобра.", "Mr Bobr was seen yesterday.", "Bobr", 2),
    ],
)
def test_a_name_whose_stem_changes_is_held_to_the_agreed_spelling(
    tmp_path: Path, uk: str, en: str, said: str, expected: int
) -> None:
    (tmp_path / "zvirka.toml").write_text(SPELLINGS, encoding="utf-8")
    done = zvirka("check", pairs_file(tmp_path, {"id": "a", "uk": uk, "en": en}), "--format", "json", cwd=tmp_path)
    (finding,) = json.loads(done.stdout)["findings"]
    wanted = ("Oryol", "Zayets", "Bober")[expected]
    assert (finding["rule"], finding["en"]["text"], finding["expected"]) == ("house-spelling", said, wanted)


@pytest.mark.parametrize(
    ("word", "forms", "strangers"),
    [
        ("орел", "орла орлом орлові орли орлів", "орлиний орати"),
        ("заєць", "зайця зайцем зайче зайців", "зайвий займ"),
        ("боєць", "бійця бійцями", "бойовий"),
        ("палець", "пальця пальцями", "палити палиця"),
        ("вогонь", "вогню вогнем", "вогкий"),
        ("колір", "кольору кольорами", "коло"),
        ("друг", "друга друзі друже", "дружина"),
        ("громадянин", "громадянина громадяни громадян громадянам", "громадянка"),
        ("гривня", "гривні гривнею гривень", "грива"),
        ("копійка", "копійки копійок", "копія"),
        ("гора", "гори горі гір", "горіх горе"),
        ("агенція", "агенції агенцій агенціями", "агент"),
        ("завдання", "завданням завдань завданнях", "завдати"),
        ("стаття", "статтею статті", "стати"),
        ("кошеня", "кошеняти кошенята кошенятами", "кошик"),
        ("любов", "любові любов'ю", "любий"),
        ("серпень", "серпня серпнем", "серпанок"),
        ("капсула", "капсулою капсул", "капсуля капсульний"),
        ("третій", "третього третьою третіх", "третина"),
    ],
)
def test_the_forms_of_a_word_are_told_from_other_words(word: str, forms: str, strangers: str) -> None:
    known = paradigm(GRAMMAR, word)
    assert [form for form in (word, *forms.split()) if not known.has(form)] == []
    assert [form for form in strangers.split() if known.has(form)] == []


@pytest.mark.parametrize(
    ("name", "forms", "strangers"),
    [
        ("богдана", "богдани богдані богдану богданою", "богдан богданів богданом"),
        ("лавров", "лаврова лавровим лаврових", "лавровий"),
        ("рівне", "рівного рівному рівним", "рівень"),
        ("чорна", "чорної чорній чорну", "чорний"),
        ("толстой", "толстого толстому толстим", "толстий"),
        ("ханой", "ханою ханої ханоєм", "хан"),
        ("сполучені", "сполучених сполученими", "сполучення"),
    ],
)
def test_a_name_may_be_declined_as_an_adjective(name: str, forms: str, strangers: str) -> None:
    known = paradigm(GRAMMAR, name, proper=True)
    assert [form for form in (name, *forms.split()) if not known.has(form)] == []
    assert [form for form in strangers.split() if known.has(form)] == []


def test_named_parts_of_the_table() -> None:
    masculine, feminine = GRAMMAR.endings("noun.masculine"), GRAMMAR.endings("noun.feminine")
    assert "ові" in masculine
    assert "ою" not in masculine
    assert masculine | feminine <= GRAMMAR.endings("noun")
    assert "о" in feminine
    assert "о" not in GRAMMAR.endings("noun.feminine", without=("vocative",))
    assert {"ського", "цька"} <= GRAMMAR.made("place")
    with pytest.raises(KeyError):
        GRAMMAR.endings("noun.dual")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "least", "most"), [("nouns", 0.94, 0.0006), ("adjectives", 0.94, 0.0003), ("names", 0.90, 0.005)]
)
def test_the_table_against_the_forms_of_a_dictionary(part: str, least: float, most: float) -> None:
    """Of every lemma drawn, which of its forms are taken, and which others that begin with the same three letters."""
    pytest.importorskip("simplemma", reason="simplemma is not installed: pip install 'zvirka[test]'")
    sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
    try:
        import inflection
    finally:
        sys.path.pop(0)
    found = inflection.rates(GRAMMAR, part, 1000)
    assert found.right > 5000
    assert found.taken / found.right >= least
    assert found.wrongly / found.others <= most
