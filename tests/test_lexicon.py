"""The lexicon: forms of words to lemmas, what translates what, what a word weighs, and a file that is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.language.lexicon.lexicon import NAME, UNKNOWN, Lexicon, lexicon, pack, unpack
from checker.language.vocabulary import Words, shipped
from checker.model.shipped import folder

FILE = folder("rules") / "models" / NAME


@pytest.fixture(scope="module")
def shipped_lexicon() -> Lexicon:
    return lexicon(shipped())


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("собака", "dog"),
        ("собакою", "dogs"),
        ("собак", "dog"),
        ("пішов", "went"),
        ("йшли", "going"),
        ("міста", "city"),
        ("міст", "bridge"),
        ("людей", "people"),
        ("дітьми", "children"),
        ("п'ять", "five"),
        ("обов'язки", "duties"),
        ("військові", "military"),
        ("президентом", "president's"),
        ("найкращий", "best"),
        ("сказала", "said"),
        ("уряду", "government"),
        ("будинки", "houses"),
        ("столиці", "capital"),
        ("відбулася", "took"),
        ("відбулася", "place"),
    ],
)
def test_forms_of_words_that_translate_each_other(shipped_lexicon: Lexicon, uk: str, en: str) -> None:
    assert shipped_lexicon.likely(uk, en) > 0.2


@pytest.mark.parametrize(
    ("uk", "en"), [("собака", "cat"), ("пішов", "government"), ("уряду", "dogs"), ("п'ять", "six"), ("хліб", "water")]
)
def test_words_that_do_not(shipped_lexicon: Lexicon, uk: str, en: str) -> None:
    assert shipped_lexicon.likely(uk, en) < 0.1


def test_forms_of_one_word_share_a_lemma(shipped_lexicon: Lexicon) -> None:
    dog = shipped_lexicon.lemma("uk", "собака")
    assert [shipped_lexicon.lemma("uk", form) for form in ("собаки", "собакою", "собакам", "собаках")] == [dog] * 4
    assert shipped_lexicon.word("uk", dog) == "собака"
    assert shipped_lexicon.word("en", shipped_lexicon.lemma("en", "went")) == "go"


def test_a_form_may_belong_to_two_words(shipped_lexicon: Lexicon) -> None:
    assert {shipped_lexicon.word("en", n) for n in shipped_lexicon.lemmas("en", "left")} >= {"leave", "left"}
    assert shipped_lexicon.likely("лівий", "left") > 0.2
    assert shipped_lexicon.likely("залишив", "left") > 0.2


def test_links_agree_with_the_look_up(shipped_lexicon: Lexicon) -> None:
    links = shipped_lexicon.links(shipped_lexicon.lemma("uk", "собака"))
    dog = shipped_lexicon.lemma("en", "dog")
    assert max(links, key=lambda lemma: links[lemma]) == dog
    assert links[dog] == shipped_lexicon.likely("собакам", "dogs")
    assert all(0 < strength <= 1 for strength in links.values())


def test_unknown_words(shipped_lexicon: Lexicon) -> None:
    for side, form in (("uk", "жґмкнуль"), ("en", "qzxvw"), ("uk", "")):
        assert shipped_lexicon.lemma(side, form) == -1  # type: ignore[arg-type]
        assert shipped_lexicon.weight(side, form) == UNKNOWN  # type: ignore[arg-type]
    assert shipped_lexicon.likely("жґмкнуль", "dog") == 0
    assert shipped_lexicon.links(-1) == {}


def test_function_words_weigh_little(shipped_lexicon: Lexicon) -> None:
    light = [shipped_lexicon.weight("uk", w) for w in ("і", "на", "який", "його", "що")]
    light += [shipped_lexicon.weight("en", w) for w in ("the", "of", "was", "it", "which", "don't")]
    heavy = [shipped_lexicon.weight("uk", w) for w in ("собака", "столиця", "президент", "угода")]
    heavy += [shipped_lexicon.weight("en", w) for w in ("dog", "capital", "president", "treaty")]
    assert max(light) <= 0.11
    assert min(heavy) > 0.4


def test_the_file_is_small_enough() -> None:
    assert FILE.stat().st_size <= 3_000_000


@pytest.mark.parametrize("data", [b"", b"nothing of the kind", b"ZVIRKA LEXICON 2\nnot JSON\n", FILE.read_bytes()[:-1]])
def test_a_file_that_is_none_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    with pytest.raises(ValueError, match=re.escape(str(tmp_path / NAME))):
        lexicon(Words((tmp_path,)))


def test_a_house_has_its_own(tmp_path: Path) -> None:
    side = (["слово"], {"слово": (0,), "слова": (0,)}, {}, [[0.5], [0.9], [0.1]])
    data = pack({"uk": side, "en": (["word"], {"words": (0,)}, {}, [[0.25], [0.9], [0.1]])}, [{0: 0.8}], "")
    assert unpack(data).likely("слова", "words") == pytest.approx(0.8, abs=0.01)
    (tmp_path / NAME).write_bytes(data)
    house = lexicon(Words((*shipped().folders, tmp_path)))
    assert house.weight("en", "words") == pytest.approx(0.25, abs=0.01)
    assert house.word("uk", house.lemma("uk", "слова")) == "слово"


def test_pairs_of_a_house_lie_over_it(shipped_lexicon: Lexicon) -> None:
    house = shipped_lexicon.with_pairs([("звірка", "collation", 0.7), ("собака", "gadget", 0.6)])
    assert house.likely("собаками", "gadgets") == 0.6
    assert house.likely("собаками", "dogs") == shipped_lexicon.likely("собаками", "dogs")
    assert house.likely("звірка", "collation") == 0.7
    assert shipped_lexicon.likely("собаками", "gadgets") < 0.1
    new = house.with_pairs([("жґмкнуль", "dog", 0.5), ("жґмкнуль", "qzxvw", 0.4)])
    assert new.likely("жґмкнуль", "dogs") == 0.5
    assert new.likely("жґмкнуль", "qzxvw") == 0.4
    assert new.word("en", new.lemma("en", "qzxvw")) == "qzxvw"
    assert new.weight("uk", "жґмкнуль") == UNKNOWN
    assert house.lemma("uk", "жґмкнуль") == -1


def test_a_form_that_no_list_has_is_read_by_its_stem(shipped_lexicon: Lexicon) -> None:
    assert shipped_lexicon.likely("застосовного", "apply") > 0.2
    assert shipped_lexicon.likely("перекладається", "translates") > 0.2
    assert shipped_lexicon.likely("прес-секретар", "secretary") > 0.2
    assert shipped_lexicon.likely("вчительки", "teachers'") > 0.2


def test_forms_that_their_stem_leads_right_take_no_place() -> None:
    lemmas, stems = ["переклад", "перекладач"], {"переклад": (0,)}
    forms = {"переклад": (0,), "перекладі": (0,), "перекладачем": (1,), "перекладся": (1,)}
    data = pack({"uk": (lemmas, forms, stems, [[1, 1]] * 3), "en": ([], {}, {}, [[]] * 3)}, [{}, {}], "")
    made = unpack(data)
    assert {form: made.lemmas("uk", form) for form in forms} == forms
    assert len(made.uk.forms) == 2
