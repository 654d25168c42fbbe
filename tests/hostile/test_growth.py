"""What grows with a text grows linearly: the calls of what compares, for a text and for one three times as long."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import bench
import pytest

from checker.align import links as link_matches
from checker.align.passages import band
from checker.align.passages.affinity import Evidence
from checker.align.passages.again import Paired
from checker.align.passages.path import _Written
from checker.align.window import Window
from checker.checks.language import misspelling
from checker.drift import coverage
from checker.facts import code, links
from checker.facts.names.find import Names
from checker.facts.numbers import find as numbers
from checker.facts.quotes import find as quotes
from checker.facts.quotes.marks import scan
from checker.language import romanization
from checker.language.lexicon.lexicon import Lexicon
from checker.language.memo import Memo
from checker.language.quantities.digits import Numerals
from checker.language.text import plain
from checker.model import Document, Field, Pair, Segment, Side
from checker.readers.places import html
from checker.run import path as run
from checker.run.machine import Machine

MACHINE = Machine(bench.BOOK, bench.WORDS)
SYLLABLES = (("ба", "ba"), ("ро", "ro"), ("ди", "dy"), ("мо", "mo"), ("лу", "lu"), ("са", "sa"), ("ни", "ny"))


def pair(uk: str, en: str, form: str = "plain") -> Document:
    """A document of one passage of each side."""
    made: dict[Side, tuple[Segment, ...]] = {}
    for side, text in (("uk", uk), ("en", en)):
        field = Field(f"/{side}", text)
        passages = html.segments(text, side, field, ref="1") if form == "html" else [plain(text, side, field=field)]
        made[side] = tuple(passages)  # type: ignore[index]
    return Document("one", made["uk"], made["en"], (Pair("1", made["uk"], made["en"]),))


def name(luck: random.Random) -> tuple[str, str]:
    parts = luck.choices(SYLLABLES, k=4)
    return "".join(uk for uk, _ in parts).capitalize(), "".join(en for _, en in parts).capitalize()


def named(n: int) -> Document:
    luck = random.Random(n)
    found = [name(luck) for _ in range(n)]
    return pair(" та ".join(uk for uk, _ in found), " and ".join(en for _, en in found))


def paragraphs(n: int) -> Document:
    luck = random.Random(n)
    found = [name(luck) for _ in range(n)]
    texts: dict[Side, list[str]] = {
        "uk": [f"Учора {uk} бачив {at} човнів." for at, (uk, _) in enumerate(found, 30)],
        "en": [f"Yesterday {en} saw {at} boats." for at, (_, en) in enumerate(found, 30)],
    }
    uk, en = (tuple(plain(text, side, ref=str(at)) for at, text in enumerate(texts[side])) for side in ("uk", "en"))
    return Document("all", uk, en)


def anchors(n: int, other: str = "one") -> Document:
    uk, en = (
        " ".join(f'<a href="https://{site}.example/{at}">{word}</a>' for at in range(n))
        for site, word in (("one", "звіт"), (other, "report"))
    )
    return pair(f"<p>{uk}</p>", f"<p>{en}</p>", "html")


def spans(n: int) -> Document:
    text = " ".join(f"<code>run --step-{at}</code>" for at in range(n))
    return pair(f"<p>{text}</p>", f"<p>{text}</p>", "html")


def changed(n: int) -> Document:
    uk, en = (
        "".join(f"{at + more} {tree}, " for at in range(11, n)) for tree, more in (("сосен", 0), ("pines", 9 * n))
    )
    return pair(uk, en)


def pronouns(n: int) -> Document:
    """Of men in one text and of women in the other."""
    uk, en = "Він писав листа, а він читав газету. ", "She wrote a letter, and she read it. "
    return pair(uk * (n // 2), en * (n // 2))


CASES: dict[str, tuple[Callable[[int], Document], Any, str]] = {
    "names": (named, Names, "agree"),
    "spellings": (named, romanization, "edit_cost"),
    "numbers": (lambda n: pair("12 і " * n, "13 and " * n), numbers, "_amounts"),
    "numbers that changed": (changed, Numerals, "_digits"),
    "pronouns": (pronouns, Lexicon, "likely"),
    "quotations": (lambda n: pair("«а» " * n, '"a" ' * n), quotes, "likeness"),
    "links": (lambda n: anchors(n, "two"), links, "likeness"),
    "code": (spans, code, "_alike"),
    "paragraphs": (paragraphs, Evidence, "compare"),
    "merged paragraphs": (paragraphs, _Written, "_outdone"),
    "names of paragraphs": (paragraphs, romanization, "edit_cost"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_compared_grows_linearly(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, place, called = CASES[case]
    calls = 0
    real = getattr(place, called)

    def counted(*given: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        return real(*given, **options)

    monkeypatch.setattr(place, called, counted)
    found = []
    for n in (250, 750):
        for one in [*bench.WORDS._made.values()]:  # what was compared before is compared again
            for memo in vars(one).values() if hasattr(one, "__dict__") else ():
                if isinstance(memo, Memo):
                    memo.clear()
        bench.WORDS.made(Paired).rows.clear()
        calls = 0
        run.check(make(n), MACHINE)
        found.append(calls)
    assert found[0] > 0
    assert found[1] <= 1.25 * 3 * found[0], found


def test_long_rows_are_compared_by_place_and_by_key() -> None:
    left, right = list(range(1000)), list(range(1000))[::-1]
    compared = set(Window().near(left, right, lambda n: (n,)))
    assert all((n, 999 - n) in compared for n in left)
    assert len(compared) < 60_000
    assert len(list(Window().near([0] * 5000, [0] * 5000, lambda n: (n,)))) < 600_000


def test_what_the_same_address_leads_to_is_found_however_far() -> None:
    uk = " ".join(f'<a href="https://one.example/{at}">звіт</a>' for at in range(400))
    en = " ".join(f'<a href="https://one.example/{at}">report</a>' for at in reversed(range(400)))
    comparison = run.collate(pair(f"<p>{uk}</p>", f"<p>{en}</p>", "html"), bench.WORDS)
    found = link_matches.match(comparison)
    assert [match.verdict for match in found] == ["same"] * 400


@pytest.mark.parametrize(("uk", "en"), [(12, 300), (15, 600), (40, 1500), (300, 12), (1, 4000)])
def test_rows_of_a_steep_band_meet(uk: int, en: int) -> None:
    cells = band.band(uk, en, [], 10)
    assert (cells[0][0], cells[-1][1]) == (0, en)
    assert all(here[1] >= there[0] for here, there in pairwise(cells))


def test_a_text_translated_in_part_is_aligned() -> None:
    luck = random.Random(1)
    nouns = ("кіт", "дім", "сад", "ліс", "міст"), ("cat", "house", "garden", "wood", "bridge")
    uk = [plain(f"Тут є {luck.choice(nouns[0])} і {luck.choice(nouns[0])}.", "uk", ref=f"{n}") for n in range(12)]
    en = [plain(f"Here is a {luck.choice(nouns[1])} and a wood.", "en", ref=f"{n}") for n in range(300)]
    page = run.check(Document("part", tuple(uk), tuple(en)), MACHINE)
    assert sum(len(one.en) for one in page.pairs) == 300


@pytest.mark.parametrize("text", ['“"”“"”"', '“To "Cromwell own,” “At "You\'re Together!”, "All'])
def test_crossing_marks_are_each_in_one_quotation(text: str) -> None:
    found = scan(text, bench.WORDS)
    taken = [mark for one in found.quotations for mark in (one.opening, one.closing)] + [*found.loose]
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize("digits", ["7" * 310, "100 " * 105, "5" * 5000, "сто " * 160, "9" * 320 + " грн", "9" * 99])
def test_figures_that_count_nothing_are_no_number(digits: str) -> None:
    page = run.check(pair(f"Є {digits} тут.", "There are 12 here."), MACHINE)
    assert all(fact.value.values[0] < 1e100 for fact in page.facts if fact.kind == "number")


def test_elements_inside_each_other_are_counted() -> None:
    (segment,) = html.segments("<div>" * 3000 + "Так" + "</div>" * 3000, "uk", Field("", ""), ref="1")
    assert (segment.text, len(segment.tags)) == ("Так", html.AROUND)


def test_a_memo_keeps_so_many_answers_and_fewer_of_long_texts() -> None:
    short, long = Memo(len, many=10), Memo(len, many=10)
    most = 0
    for n in range(100):
        assert short[f"{n}"] == len(f"{n}")
        assert long[f"{n}" * 2000] > 0
        most = max(most, len(long))
        assert len(short) <= 10
    assert most <= 1


def test_a_word_that_recurs_is_not_compared_with_each_that_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    real = coverage._nearer

    def counted(*given: Any) -> bool:
        nonlocal calls
        calls += 1
        return real(*given)

    monkeypatch.setattr(coverage, "_nearer", counted)
    comparison = run.collate(pair("Слово за словом. " * 300, "Word by word. " * 300), bench.WORDS)
    found = coverage.coverage_of(comparison, comparison.pairs[0])
    assert len(found.uk) == len(found.en) == 900
    assert 0 < calls <= 10 * 1800
    assert [word.partner for word in found.uk] == list(range(900))


def test_what_a_very_long_word_may_have_been_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(misspelling, "_slips", lambda form: asked.append(form) or ())
    run.check(pair("Довга церемонія скінчилася.", f"The cerimony was l{'o' * 100_000}ng."), MACHINE)
    assert asked == ["cerimony"]
