"""What is asked first tells the same as what it spares: the index of poles, and likeness from a bound."""

from __future__ import annotations

import bench
import pytest

from checker.facts.names.likeness import NameParts
from checker.language import romanization
from checker.language.contrasts import Entry, entries, found, lexicon, poles
from checker.language.poles import ENDING, Openings
from checker.language.text import plain
from checker.language.tokens import PARTS, present, read
from checker.language.vocabulary.schemas import SETS
from checker.model import Side

TEXTS: dict[Side, str] = {
    "uk": "Ніхто не виграв до війни, бо мама завжди казала «не-ні», а міністр може й уперше помилився: п'ять разів.",
    "en": "Nobody won before the war; mother never said no-brainers, and the minister might have failed, hasn't he",
}
PAIRS = (
    ("Зеленський", "Zelenskyy"), ("Зеленського", "Zelensky"), ("Київ", "Lviv"), ("Джонсон", "Johnston"),
    ("Осаці", "Osaka"), ("Томової", "Tom"), ("Trump", "Trumps"),
)  # fmt: skip


def _one_by_one(word: str, listed: tuple[Entry, ...]) -> list[Entry]:
    """The entries of a table that a word may begin, each asked by itself; of single words, the longest of each set."""
    met: list[tuple[int, Entry]] = []
    for size in (len(word) + 1, *range(1, len(word) + 1)):
        for entry in listed:
            key = entry.parts[entry.at]
            if size > len(word):
                met += [(size, entry)] * (key == word)
            elif key == word[:size] + ENDING:
                met.append((size, entry))
            elif key == ENDING + word[-size:]:
                met.append((1, entry))
    best = {one.set: max(size for size, two in met if two.set == one.set and len(two.parts) == 1)
            for _, one in met if len(one.parts) == 1}  # fmt: skip
    kept = [one for size, one in met if len(one.parts) > 1 or size == best[one.set]]
    parts = [part for part in PARTS.split(word) if len(part) > 1] if not kept and ("-" in word or "'" in word) else []
    return kept or [one for part in parts for one in _one_by_one(part, listed)]


@pytest.mark.parametrize("side", TEXTS)
def test_the_record_of_a_form_tells_of_every_table_what_its_entries_say_one_by_one(side: Side) -> None:
    passage = read(plain(TEXTS[side], side, ref=side), bench.WORDS)
    for table in SETS:
        listed = tuple(dict.fromkeys(entries(table, bench.WORDS)[side]))
        one = lexicon(table, side, bench.WORDS)
        said = {word: _one_by_one(word, listed) for word in present(passage)}
        assert {word: set(found(one, word)) for word in said} == {word: set(told) for word, told in said.items()}
        pointers = {(entry.set, entry.pole) for told in said.values() for entry in told if entry.grade == "says"}
        hints = poles(side, bench.WORDS).passages[passage].hints.get(table, ())
        assert frozenset().union(*hints) == pointers
        if table in {"negation", "opposites"}:
            assert pointers


def test_a_beginning_is_found_by_its_first_letters_however_short_it_is() -> None:
    known = Openings.of(["не", "необхідн", "нечем"])
    assert list(known.sizes("необхідно")) == [2, 8]
    assert 1 in Openings.of(["н", "необхідн"]).sizes("нотатка")
    assert not Openings.of(["мир"]).sizes("ми")


@pytest.mark.parametrize("least", [0.5, 0.7, 0.8, 0.88, 0.97])
@pytest.mark.parametrize(("uk", "en"), PAIRS)
def test_two_words_are_so_much_alike_or_they_are_not(uk: str, en: str, least: float) -> None:
    known, fresh = NameParts(bench.WORDS), NameParts(bench.WORDS)
    both = uk.lower(), en.lower()
    assert known.alike(least, *both) == (fresh.likeness[both] >= least) == fresh.alike(least, *both)


@pytest.mark.parametrize("least", [0.5, 0.8, 0.93])
@pytest.mark.parametrize(("uk", "en"), PAIRS)
def test_likeness_from_a_bound_is_the_likeness_or_nothing(uk: str, en: str, least: float) -> None:
    known = romanization.Romanization(bench.WORDS)
    told = known.likeness_from(least, uk, en)
    alike = known.likeness[uk, en]
    assert told == (alike if alike >= least else 0.0)
    assert known.likeness_from(least, uk, en) == told
