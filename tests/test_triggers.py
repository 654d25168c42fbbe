"""What is asked first tells the same as what it spares: the index of poles, and likeness from a bound."""

from __future__ import annotations

import bench
import pytest

from checker.language import romanization
from checker.language.contrasts import lexicon
from checker.language.hints import Index, hints
from checker.language.text import plain
from checker.language.tokens import present, read
from checker.language.vocabulary.schemas import SETS
from checker.model import Side

TEXTS: dict[Side, str] = {
    "uk": "Ніхто не виграв до війни, бо мама завжди казала «не-ні», а міністр може й уперше помилився: п'ять разів.",
    "en": "Nobody won before the war; mother never said no-brainers, and the minister might have failed, hasn't he",
}
PAIRS = (("Зеленський", "Zelenskyy"), ("Зеленського", "Zelensky"), ("Київ", "Lviv"), ("Джонсон", "Johnston"))


@pytest.mark.parametrize("side", TEXTS)
def test_the_index_tells_of_every_table_what_its_words_say_one_by_one(side: Side) -> None:
    passage = read(plain(TEXTS[side], side, ref=side), bench.WORDS)
    known = Index(bench.WORDS, side)
    said = {table: known.hints([passage], table) for table in SETS}
    assert {table for table in SETS if said[table]} >= {"negation", "opposites"}
    for table in SETS:
        one = lexicon(table, side, bench.WORDS)
        assert said[table] == frozenset().union(*map(one.hints, present(passage)))
        assert said[table] == hints([passage], table, side, bench.WORDS)


@pytest.mark.parametrize("least", [0.5, 0.8, 0.93])
@pytest.mark.parametrize(("uk", "en"), PAIRS)
def test_likeness_from_a_bound_is_the_likeness_or_nothing(uk: str, en: str, least: float) -> None:
    known = romanization.Romanization(bench.WORDS)
    told = known.likeness_from(least, uk, en)
    alike = known.likeness[uk, en]
    assert told == (alike if alike >= least else 0.0)
    assert known.likeness_from(least, uk, en) == told
