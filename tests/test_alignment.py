"""Passages of two texts find each other, whatever was merged, split, left out, added or moved."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence

import bench
import pytest

from checker.align.passages import band, path
from checker.align.passages import pair as segments
from checker.align.passages.affinity import Evidence, fit
from checker.facts import kinds
from checker.language.lexicon.lexicon import lexicon
from checker.language.text import plain
from checker.language.vocabulary import Words
from checker.model import Document, Finding, Pair, Segment
from checker.run import path as run
from checker.run.machine import Machine

STORY = (
    ("Міст через річку закрили на ремонт.", "The bridge over the river was closed for repairs."),
    (
        "Роботи триватимуть три місяці й коштуватимуть 4 мільйони гривень.",
        "The work will take three months and cost 4 million hryvnias.",
    ),
    ("Мешканці сусіднього села їздять до лікарні човном.", "People from the next village go to the hospital by boat."),
    (
        "Пекарня возить хліб через ліс, і він подорожчав.",
        "The bakery brings bread through the forest, and it has become more expensive.",
    ),
    ("Учителька Ганна Лисенко тепер ночує в школі.", "The teacher Hanna Lysenko now sleeps at the school."),
    (
        "Взимку лід такий товстий, що річку переходять пішки.",
        "In winter the ice is so thick that people cross the river on foot.",
    ),
    ("Рибалки радіють тиші та ловлять більше риби.", "The fishermen enjoy the silence and catch more fish."),
    (
        "Голова громади обіцяє відкрити новий міст навесні.",
        "The head of the community promises to open the new bridge in spring.",
    ),
)
UK, EN = [uk for uk, _ in STORY], [en for _, en in STORY]

WHO = (
    ("Лікар", "The doctor"), ("Сусідка", "The neighbour"), ("Солдат", "The soldier"), ("Студентка", "The student"),
    ("Продавець", "The seller"), ("Бабуся", "The grandmother"), ("Кухар", "The cook"), ("Водій", "The driver"),
)  # fmt: skip
DID = (
    ("купив", "bought"), ("знайшов", "found"), ("продав", "sold"), ("загубив", "lost"), ("намалював", "painted"),
    ("сховав", "hid"), ("розбив", "broke"),
)  # fmt: skip
WHAT = (
    ("годинник", "a clock"), ("молоко", "the milk"), ("книгу", "a book"), ("дзеркало", "a mirror"),
    ("човен", "a boat"), ("килим", "a carpet"), ("лампу", "a lamp"), ("ключ", "the key"),
)  # fmt: skip
WHERE = (
    ("на вокзалі", "at the station"), ("у лісі", "in the forest"), ("біля церкви", "near the church"),
    ("у саду", "in the garden"), ("на кухні", "in the kitchen"), ("на ринку", "at the market"),
)  # fmt: skip
BOOK = bench.BOOK.adjusted(("passage-missing", "passage-added", "passage-moved"))

Bead = tuple[tuple[int, ...], tuple[int, ...]]


def invented(count: int, seed: int = 7) -> list[tuple[str, str]]:
    """So many pairs of sentences, no two the same, all of the same few words."""
    every = list(itertools.product(WHO, DID, WHAT, WHERE))
    chosen = random.Random(seed).sample(every, count)
    return [
        tuple(" ".join(part[side] for part in row) + "." for side in (0, 1))  # type: ignore[misc]
        for row in chosen
    ]


def document(uk: Sequence[str], en: Sequence[str]) -> Document:
    return Document(
        "text",
        tuple(plain(text, "uk", ref=str(n)) for n, text in enumerate(uk)),
        tuple(plain(text, "en", ref=str(n)) for n, text in enumerate(en)),
    )


def beads(pairs: Iterable[Pair]) -> list[Bead]:
    return [(tuple(int(s.ref) for s in pair.uk), tuple(int(s.ref) for s in pair.en)) for pair in pairs]


def aligned(uk: Sequence[str], en: Sequence[str]) -> list[Bead]:
    return beads(run.collate(document(uk, en), bench.WORDS).pairs)


def told(uk: Sequence[str], en: Sequence[str]) -> list[tuple[str, str]]:
    """The findings about passages: rule and text."""

    def row(finding: Finding) -> tuple[str, str]:
        place = finding.uk or finding.en
        assert place
        return finding.rule, place.text

    return [row(finding) for finding in run.check(document(uk, en), Machine(BOOK, bench.WORDS)).findings]


def fresh() -> Words:
    """A vocabulary by which nothing was paired yet."""
    return Words(bench.WORDS.folders)


def evidence(uk: Sequence[str], en: Sequence[str]) -> Evidence:
    left, right = ([bench.segment(text, side) for text in texts] for side, texts in (("uk", uk), ("en", en)))  # type: ignore[arg-type]
    return Evidence.of(
        left, right, lambda segment: kinds.find(segment, bench.WORDS), lexicon(bench.WORDS), kinds.of(bench.WORDS)
    )


def test_a_whole_translation() -> None:
    assert aligned(UK, EN) == [((n,), (n,)) for n in range(len(UK))]
    assert told(UK, EN) == []


@pytest.mark.parametrize("at", range(len(UK) - 1))
def test_two_passages_that_became_one(at: int) -> None:
    en = [*EN[:at], f"{EN[at]} {EN[at + 1]}", *EN[at + 2 :]]
    assert ((at, at + 1), (at,)) in aligned(UK, en)
    assert told(UK, en) == []
    uk = [*UK[:at], f"{UK[at]} {UK[at + 1]}", *UK[at + 2 :]]
    assert ((at,), (at, at + 1)) in aligned(uk, EN)
    assert told(uk, EN) == []


def test_three_passages_that_became_one() -> None:
    en = [*EN[:2], " ".join(EN[2:5]), *EN[5:]]
    assert aligned(UK, en)[2] == ((2, 3, 4), (2,))
    uk = [*UK[:2], " ".join(UK[2:5]), *UK[5:]]
    assert aligned(uk, EN)[2] == ((2,), (2, 3, 4))


@pytest.mark.parametrize("many", [4, 6])
def test_more_passages_that_became_one(many: int) -> None:
    joined = tuple(range(1, 1 + many))
    en = [EN[0], " ".join(EN[1 : 1 + many]), *EN[1 + many :]]
    assert aligned(UK, en)[1] == (joined, (1,))
    assert told(UK, en) == []
    uk = [UK[0], " ".join(UK[1 : 1 + many]), *UK[1 + many :]]
    assert aligned(uk, EN)[1] == ((1,), joined)
    assert told(uk, EN) == []


def test_many_passages_beside_a_long_one_of_something_else_are_told_of() -> None:
    strange = (
        "Tickets for the concert of the children's orchestra are sold out until the end of September, and nobody in "
        "the ministry has answered the telephone since the last weekend of the summer holidays, as far as we can tell."
    )
    en = [EN[0], strange, *EN[5:]]
    assert sorted(told(UK, en)) == [
        ("passage-added", strange),
        *(("passage-missing", UK[n]) for n in sorted((1, 2, 3, 4), key=lambda n: UK[n])),
    ]


def test_items_are_no_paragraph_that_was_split() -> None:
    uk = (plain(" ".join(UK[1:6]), "uk", ref="0"),)
    en = tuple(plain(text, "en", role="item", ref=str(n)) for n, text in enumerate(EN[1:6]))
    found = beads(run.collate(Document("text", uk, en), bench.WORDS).pairs)
    assert max(len(theirs) for _, theirs in found) <= 3


@pytest.mark.parametrize("at", range(len(UK)))
def test_a_passage_that_is_left_out_or_added(at: int) -> None:
    assert told(UK, EN[:at] + EN[at + 1 :]) == [("passage-missing", UK[at])]
    assert told(UK[:at] + UK[at + 1 :], EN) == [("passage-added", EN[at])]


def test_a_passage_that_was_replaced_is_missing_and_added() -> None:
    strange = "Tickets for the concert of the children's orchestra are sold out until the end of September."
    en = [*EN[:3], strange, *EN[4:]]
    assert sorted(told(UK, en)) == [("passage-added", strange), ("passage-missing", UK[3])]


@pytest.mark.parametrize(("at", "to"), [(1, 6), (6, 1), (0, 7), (7, 0), (2, 4)])
def test_a_passage_at_another_place(at: int, to: int) -> None:
    en = EN[:at] + EN[at + 1 :]
    en.insert(to, EN[at])
    assert ((at,), (to,)) in aligned(UK, en)
    assert told(UK, en) == [("passage-moved", UK[at])]


def test_neighbours_that_changed_places() -> None:
    en = [*EN[:3], EN[4], EN[3], *EN[5:]]
    found = aligned(UK, en)
    assert ((3,), (4,)) in found
    assert ((4,), (3,)) in found
    assert [rule for rule, _ in told(UK, en)] == ["passage-moved"]


def test_the_lone_passages_of_a_cut_excerpt_stay_with_their_text() -> None:
    uk = (plain(" ".join(UK[:2])[:-10], "uk", role="excerpt", ref="0", partial=True),)
    collation = run.collate(
        Document("text", uk, tuple(plain(text, "en", ref=str(n)) for n, text in enumerate(EN))), bench.WORDS
    )
    assert collation.partial == "uk"
    assert [([s.text for s in p.uk], [s.text for s in p.en]) for p in collation.pairs[:2]] == [
        ([UK[0]], [EN[0]]),
        ([UK[1][:-10]], [EN[1]]),
    ]


def test_three_hundred_passages_within_the_band() -> None:
    pairs = invented(300)
    gone, new = {40, 41, 150, 222}, {90, 260}
    strange = "Nobody answered the telephone of the weather service that evening."
    en = [
        text
        for n, (_, own) in enumerate(pairs)
        for text in ([strange, own] if n in new else [] if n in gone else [own])
    ]
    found = told([uk for uk, _ in pairs], en)
    assert found == [("passage-added", strange)] * 2 + [("passage-missing", pairs[n][0]) for n in sorted(gone)]


@pytest.mark.slow
def test_a_long_insertion_does_not_break_what_is_behind_it() -> None:
    story, more = invented(200), invented(300)[200:]
    uk = [uk for uk, _ in story]
    en = [en for _, en in story]
    longer = [*en[:70], *(f"{text} {EN[n % 8]}" for n, (_, text) in enumerate(more)), *en[70:]]
    found = aligned(uk, longer)
    assert [bead for bead in found if bead[0]] == [((n,), (n if n < 70 else n + 100,)) for n in range(200)]
    assert sum(not mine for mine, _ in found) == 100


def test_the_path_is_looked_for_in_a_wider_band_where_it_runs_along_the_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any anchor to run between, the path still finds its way around an insertion."""
    monkeypatch.setattr(segments, "anchors", lambda uk, scale: [])
    pairs = invented(120)
    uk, en = [uk for uk, _ in pairs], [en for _, en in pairs]
    assert [bead for bead in aligned(uk[:20] + uk[60:], en) if bead[0]] == [
        ((n,), (n if n < 20 else n + 40,)) for n in range(80)
    ]


def test_a_band_grows_with_the_text_and_not_with_its_square() -> None:
    cells = [sum(high - low + 1 for low, high in band.band(n, n, [], 10)) for n in (1000, 2000)]
    assert cells[0] < 25 * 1000
    assert cells[1] < 2.1 * cells[0]
    assert band.band(30, 30, [], 10) == [(0, 30)] * 31


def test_the_band_leads_around_an_insertion() -> None:
    cells = band.band(100, 400, [(49, 49), (50, 350)], 10)
    assert all(low <= i <= high for i, (low, high) in enumerate(cells[:50]))
    assert all(low <= i + 300 <= high for i, (low, high) in enumerate(cells) if i >= 50)
    assert all(one[0] <= two[0] <= one[1] <= two[1] for one, two in itertools.pairwise(cells))


def test_two_texts_that_have_nothing_in_common() -> None:
    uk = ["Козаки пекли рибу на березі.", "Старий млин стоїть без вітру вже сорок років."]
    en = ["Please enter your password twice.", "The printer does not respond to the computer."]
    assert {rule for rule, _ in told(uk, en)} == {"passage-missing", "passage-added"}


def test_an_own_sentence_fits_better_than_any_other() -> None:
    known = evidence(UK, EN)
    passages = list(known.items)
    assert len(passages) == 2 * len(UK)
    left, right = passages[: len(UK)], passages[len(UK) :]
    for n, mine in enumerate(left):
        scores = [fit((mine,), (other,), known) for other in right]
        assert max(range(len(right)), key=scores.__getitem__) == n
        assert scores[n] > 0 > sorted(scores)[-2]


@pytest.mark.parametrize("seed", range(6))
def test_merged_passages_that_are_not_compared_are_on_no_best_path(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passages of both sides are merged, left out and exchanged: the same path is found where all are compared."""
    chance = random.Random(seed)
    pairs = [*invented(30, seed), *STORY]
    uk, en = ([*one] for one in zip(*pairs, strict=True))
    for side in (uk, en):
        for _ in range(6):
            at = chance.randrange(len(side) - 3)
            many = chance.choice((0, 2, 2, 3))
            side[at : at + max(1, many)] = [" ".join(side[at : at + many])] if many else []
        at = chance.randrange(len(side) - 1)
        side[at : at + 2] = side[at : at + 2][::-1]
    found = aligned(uk, en)
    every = path._Written._outdone
    left_out: list[bool] = []

    def compared(self: path._Written, *bead: object) -> bool:
        left_out.append(every(self, *bead))  # type: ignore[arg-type]
        return False

    monkeypatch.setattr(path._Written, "_outdone", compared)
    monkeypatch.setattr(bench, "WORDS", fresh())
    assert aligned(uk, en) == found
    assert sum(left_out) > 0.5 * len(left_out) > 100
    assert any(len(mine) > 1 or len(theirs) > 1 for mine, theirs in found)


def test_texts_that_are_checked_once_more_have_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "WORDS", fresh())
    first = run.collate(document(UK, EN[:3] + EN[4:]), bench.WORDS).pairs
    monkeypatch.setattr(segments, "path", lambda *_: pytest.fail("the path was looked for once more"))
    again = run.collate(document(UK, EN[:3] + EN[4:]), bench.WORDS).pairs
    assert [(one.id, one.score) for one in again] == [(one.id, one.score) for one in first]
    assert beads(again) == beads(first)
    with pytest.raises(pytest.fail.Exception):
        aligned(UK, EN)


@pytest.mark.slow
def test_what_was_compared_is_not_kept_for_a_long_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """At most what one row of the band needs is held at a time: 30,000 paragraphs took 2.5 GB."""
    held: list[int] = []
    forget = Evidence.forget

    def watched(self: Evidence, segments: Iterable[Segment]) -> None:
        held.append(len(self.contents) + sum(map(len, self.links.values())))
        forget(self, segments)

    monkeypatch.setattr(Evidence, "forget", watched)
    most = []
    for n in (300, 900):
        held.clear()
        aligned([f"Тут є {n + k} човнів." for k in range(n)], [f"There are {n + k} boats here." for k in range(n)])
        most.append(max(held))
    assert 0 < most[1] <= 1.1 * most[0], most
