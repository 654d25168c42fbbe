"""The lexicon of a house: learned from its translations, corrected by an editor, laid over the shipped one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import bench
import pytest
from test_cli import pairs_file, zvirka

from checker.drift import learn
from checker.drift.coverage import cover
from checker.language.lexicon import house_pairs
from checker.language.lexicon.house_pairs import HousePair, PairsError
from checker.language.lexicon.lexicon import lexicon
from checker.language.text import plain
from checker.language.vocabulary import Words
from checker.model import Document, Pair
from checker.run import path as run

# «Фрумгель» (wobster) and «ґлаврувати» (to trimple) are words of this house alone, in several forms.
HOUSE = [
    ("Старий фрумгель стоїть біля річки.", "The old wobster stands by the river."),
    ("Діти бачили фрумгеля в лісі.", "The children saw a wobster in the forest."),
    ("Під фрумгелем спав собака.", "A dog slept under the wobster."),
    ("У нашому місті є фрумгелі.", "There are wobsters in our town."),
    ("Учитель купив ґлавровану книгу.", "The teacher bought a trimpled book."),
    ("Мій брат має ґлавровану машину.", "My brother has a trimpled car."),
    ("Вони продали ґлавровані вікна.", "They sold trimpled windows."),
    ("Мама любить ґлавровану музику.", "Mother loves trimpled music."),
]


def house(folder: Path, *lines: str) -> Path:
    path = folder / "house.tsv"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def pair(uk: str, en: str) -> Pair:
    return Pair("case", (bench.segment(uk, "uk"),), (bench.segment(en, "en"),))


def taught(pairs: list[tuple[str, str]], least: int = 3) -> list[HousePair]:
    documents = []
    for n, (uk, en) in enumerate(pairs):
        sides = (plain(uk, "uk", ref="uk"),), (plain(en, "en", ref="en"),)
        documents.append(Document(str(n), *sides, (Pair(str(n), *sides),)))
    given = learn.lesson((run.collate(one, bench.WORDS) for one in documents), lexicon(bench.WORDS), [])
    return learn.learn(given, lexicon(bench.WORDS), least)


def test_words_of_the_house_are_learned_in_all_their_forms() -> None:
    learned = taught(HOUSE)
    assert {(one.en, one.seen) for one in learned} == {("wobster", 4), ("trimpled", 4)}
    assert all(one.uk.startswith(("фрумгел", "ґлавр")) and 0.5 < one.strength <= 1 for one in learned)


def test_what_is_seen_too_seldom_is_not_learned() -> None:
    assert taught(HOUSE, least=5) == []


def test_a_line_under_every_article_teaches_once() -> None:
    assert taught(HOUSE[:1] * 9) == []


def test_what_the_shipped_lexicon_explains_is_not_learned_again() -> None:
    assert taught([(f"Собака бачив місто {n}.", f"The dog saw city {n}.") for n in range(2, 9)]) == []


def test_links_of_two_words_that_always_meet_and_of_a_third_that_does_not() -> None:
    passages = [learn.Unexplained(("a", other), ("x", other), frozenset(), frozenset()) for other in "bcdef"]
    links = learn.linked(passages)
    assert links["a", "x"] > 4
    assert max(links["a", other] for other in "bcdef") < 0.2


def test_a_house_lexicon_covers_words_in_any_form(tmp_path: Path) -> None:
    words = bench.WORDS.with_house(house(tmp_path, "фрумгель\twobster\t0.8\t4"))
    one = pair("Ми продали фрумгелями.", "We sold wobsters.")

    def covered(with_words: Words) -> float:
        return next(w.covered for w in cover(one, {}, with_words).uk if w.token.lower.startswith("фрумгел"))

    assert covered(bench.WORDS) < 0.3
    assert covered(words) == 0.8


def test_check_hears_of_what_the_house_says(tmp_path: Path) -> None:
    uk = "Рятувальники працювали всю ніч і вивели з будинку всіх мешканців."
    en = "Rescuers worked through the trimpled night."
    pairs = pairs_file(tmp_path, {"uk": uk, "en": en})

    def found() -> set[str]:
        report = json.loads(zvirka("check", pairs, "--format", "json", cwd=tmp_path).stdout)
        return {finding["rule"] for finding in report["findings"]}

    assert found() == {"content-missing"}
    house(tmp_path, *(f"{word}\ttrimpled" for word in ("вивести", "будинок", "мешканець")))
    (tmp_path / "zvirka.toml").write_text('[lexicon]\nhouse = "house.tsv"\n', encoding="utf-8")
    assert found() == set()


def test_strength_nought_parts_two_words(tmp_path: Path) -> None:
    words = bench.WORDS.with_house(house(tmp_path, "собака\tdog\t0"))
    assert lexicon(bench.WORDS).likely("собаку", "dogs") > 0.3
    assert lexicon(words).likely("собаку", "dogs") == 0


def test_what_is_written_is_read(tmp_path: Path) -> None:
    pairs = [HousePair("фрумгель", "wobster", 0.82, 4), HousePair("п'ятивежа", "fivetower", 1.0, 3)]
    path = tmp_path / "house.tsv"
    path.write_text(house_pairs.write(pairs), encoding="utf-8")
    assert list(house_pairs.read(path)) == sorted(pairs)


def test_an_editor_may_write_two_words_only(tmp_path: Path) -> None:
    path = house(tmp_path, "# ours", "", "П’ятивежа\tFivetower", "фрумгель\twobster\t0,5")
    assert house_pairs.read(path) == (
        HousePair("п'ятивежа", "fivetower", house_pairs.SURE, 0),
        HousePair("фрумгель", "wobster", 0.5, 0),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("фрумгель wobster", "a tab"),
        ("фрумгель\twobster\t1\t2\t3", "a tab"),
        ("wobster\tфрумгель", "the Ukrainian one stands first"),
        ("фрумгель\tфрумгель", "English word"),
        ("фрумгeль\twobster", "Ukrainian word"),  # the first e is a Latin one
        ("старий фрумгель\twobster", "more than one word"),
        ("фрумгель\twobster\tmuch", "from 0 to 1"),
        ("фрумгель\twobster\t1.5", "from 0 to 1"),
        ("фрумгель\twobster\tnan", "from 0 to 1"),
        ("фрумгель\twobster\t0.5\tofte", "leave the fourth column empty"),
    ],
)
def test_a_broken_line_is_named_with_its_mend(tmp_path: Path, line: str, said: str) -> None:
    path = house(tmp_path, "собака\tdog\t0.9\t3", line)
    with pytest.raises(PairsError, match=re.escape(f"{path}:2: ") + f".*{re.escape(said)}"):
        house_pairs.read(path)


def test_the_command_writes_a_table_that_check_reads(tmp_path: Path) -> None:
    pairs = pairs_file(tmp_path, *({"id": str(n), "uk": uk, "en": en} for n, (uk, en) in enumerate(HOUSE)))
    done = zvirka("learn", pairs, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2 pairs of words, from 8 passages" in done.stdout
    assert 'house = "words/house.tsv"' in done.stdout
    path = tmp_path / "words" / "house.tsv"
    assert {one.en for one in house_pairs.read(path)} == {"wobster", "trimpled"}
    again = zvirka("learn", pairs, cwd=tmp_path)
    assert again.returncode == 2
    assert "--force" in again.stderr
    (tmp_path / "zvirka.toml").write_text('[lexicon]\nhouse = "words/house.tsv"\n', encoding="utf-8")
    assert zvirka("check", pairs, cwd=tmp_path).returncode == 0
    before = path.read_text(encoding="utf-8")
    assert zvirka("learn", pairs, "--force", cwd=tmp_path).returncode == 0
    assert path.read_text(encoding="utf-8") == before, "what was learned before explains nothing"


def test_a_broken_table_stops_the_command(tmp_path: Path) -> None:
    pairs = pairs_file(tmp_path, {"uk": "Так.", "en": "Yes."})
    (tmp_path / "zvirka.toml").write_text('[lexicon]\nhouse = "house.tsv"\n', encoding="utf-8")
    done = zvirka("check", pairs, cwd=tmp_path)
    assert done.returncode == 2
    assert "lexicon.house: house.tsv: there is no such file" in done.stderr
    assert "zvirka learn PAIRS --out" in done.stderr
    house(tmp_path, "фрумгель")
    done = zvirka("check", pairs, cwd=tmp_path)
    assert done.returncode == 2
    assert "house.tsv:1: " in done.stderr
    assert "Traceback" not in done.stderr


def test_two_folders_teach_and_what_can_not_be_read_is_named(tmp_path: Path) -> None:
    for n, sides in enumerate(HOUSE):
        for side, text in zip(("uk", "en"), sides, strict=True):
            (tmp_path / side).mkdir(exist_ok=True)
            (tmp_path / side / f"{n}.txt").write_text(text, encoding="utf-8")
    done = zvirka("learn", "--uk", "uk", "--en", "en", "--out", "ours.tsv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(house_pairs.read(tmp_path / "ours.tsv")) == 2
    good = pairs_file(tmp_path, json.dumps({"uk": "Так.", "en": "Yes."}))
    done = zvirka("learn", good, "nowhere.jsonl", "--out", "more.tsv", cwd=tmp_path)
    assert done.returncode == 2
    assert "nowhere.jsonl" in done.stderr
    assert house_pairs.read(tmp_path / "more.tsv") == ()


def test_nothing_to_learn_from_is_an_error(tmp_path: Path) -> None:
    pairs = pairs_file(tmp_path, {"uk": "Так.", "en": ""})
    done = zvirka("learn", pairs, cwd=tmp_path)
    assert done.returncode == 2
    assert "nothing to learn from" in done.stderr
    assert not (tmp_path / "words").exists()
