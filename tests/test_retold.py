"""Where words are not judged one by one: a text that was retold, and words at other places of their passages."""

from __future__ import annotations

import bench
import pytest

from checker.align.comparison import Comparison
from checker.drift import locality
from checker.drift import retold as told
from checker.drift.coverage import coverage_of
from checker.drift.retold import retold
from checker.language.text import plain
from checker.model import Document, Pair
from checker.run import path as run
from checker.run.machine import Machine

# Sentences that translate each other, and what somebody wrote anew about the same events.
STORY = (
    ("Учора в Полтаві відкрили нову школу на 640 учнів, хоча йшов дощ і вітер.",
     "A new school for 640 pupils was opened in Poltava yesterday, although there was rain and wind.",
     "A school for 640 pupils opened in Poltava; delighted parents still hope for "
     "buses, warm dinners and better neighbours."),
    ("Директор Іван Петренко сказав, що робота триває вже 18 місяців.",
     "The director, Ivan Petrenko, said that the work had been going on for 18 months.",
     "Director Ivan Petrenko said after 18 months "
     "that critics never believed such promises, however loudly officials repeat them."),
    ("Мешканці Лубен зібрали 52 тисячі гривень на ремонт мосту через річку.",
     "Residents of Lubny raised 52 thousand hryvnias to repair the bridge across the river.",
     "Residents of Lubny gave 52 thousand hryvnias, proud "
     "as ever of difficult winters, long queues and stubborn grandmothers."),
    ("Лікарі вивезли 34 дітей із затоплених будинків у Миргороді.",
     "Doctors took 34 children out of the flooded houses in Myrhorod.",
     "Doctors in Myrhorod saw 34 children awake all night, "
     "while angry officials argued about blankets, boats and coffee."),
    ("Комісія Кременчука не збереться 12 травня, бо буде свято.",
     "The commission of Kremenchuk will not meet on 12 May because there will be a holiday.",
     "Kremenchuk has a holiday on 12 May; somebody must finally explain why nothing useful was ever decided there."),
)  # fmt: skip


def story(english: int, sentences: int = 5, *, given: bool = False) -> Comparison:
    """The story with one of its English versions; with pairs that a file gives, or as a page of its own."""
    rows = [(one[0], one[english]) for one in STORY[:sentences]]
    uk = tuple(plain(row[0], "uk", ref=f"uk/{n}") for n, row in enumerate(rows))
    en = tuple(plain(row[1], "en", ref=f"en/{n}") for n, row in enumerate(rows))
    pairs = tuple(Pair(str(n), (one,), (other,)) for n, (one, other) in enumerate(zip(uk, en, strict=True)))
    return run.collate(Document("case", uk, en, pairs if given else ()), bench.WORDS)


def test_a_page_that_was_written_anew_is_retold() -> None:
    assert retold(story(2))
    assert not retold(story(1))


def test_pairs_of_a_file_belong_together_by_its_word() -> None:
    assert not retold(story(2, given=True))


def test_a_short_text_tells_nothing() -> None:
    assert not retold(story(2, sentences=2))


def test_words_stand_at_one_place_where_those_around_them_translate_each_other() -> None:
    uk = "Школу відкрили в понеділок, а міст через річку закрили на ремонт."
    en = "The school was opened on Monday, and the bridge across the river was closed for repairs."
    (pair,) = (text := run.collate(_pair(uk, en), bench.WORDS)).pairs
    cover = coverage_of(text, pair)
    uk_at, en_at = ([word.token.text for word in cover.side(side)] for side in ("uk", "en"))
    opened, closed = (uk_at.index("відкрили"), en_at.index("opened")), (uk_at.index("закрили"), en_at.index("closed"))
    assert locality.together(cover, *opened) > 0.5
    assert locality.at_one_place(cover, *closed)
    assert locality.together(cover, opened[0], closed[1]) < locality.together(cover, *opened)


def _pair(uk: str, en: str) -> Document:
    one, other = plain(uk, "uk", ref="uk/0"), plain(en, "en", ref="en/0")
    return Document("case", (one,), (other,), (Pair("1", (one,), (other,)),))


@pytest.mark.parametrize(("share", "severity"), [(0.45, "error"), (0.9, "warning")])
def test_another_nation_is_doubted_in_passages_that_were_written_anew(
    share: float, severity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told, "TOGETHER", share)
    nations = (
        "Мешканці Лубен зібрали 52 тисячі гривень для американських лікарів.",
        "Residents of Lubny, proud of 52 thousand hryvnias and Norwegian doctors, spoke about difficult winters, long "
        "queues and stubborn grandmothers.",
    )
    rows = [(one[0], one[1]) for one in STORY] + [nations]
    uk = tuple(plain(row[0], "uk", ref=f"uk/{n}") for n, row in enumerate(rows))
    en = tuple(plain(row[1], "en", ref=f"en/{n}") for n, row in enumerate(rows))
    page = run.check(Document("case", uk, en, ()), Machine(bench.BOOK, bench.WORDS))
    assert [one.severity for one in page.findings if one.rule == "nationality-changed"] == [severity]
