"""Subtitles: what of a file is text, which cues are one passage, what goes with what, and what is refused."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from pathlib import Path

import bench
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_fix import zvirka

from checker import readers
from checker.align.passages.clock import clock
from checker.language.text import plain
from checker.model import Document, Segment, Span
from checker.readers import InputError
from checker.readers.one_language import OneLanguageFile
from checker.readers.places.source import Source
from checker.readers.subtitles import read as subtitles
from checker.run import path as run
from checker.run.machine import Machine

UK = """\
1
00:00:01,000 --> 00:00:03,000
<i>Міст у Запоріжжі будували
дванадцять років,</i>

2
00:00:03,100 --> 00:00:05,000
{\\an8}і відкрили 14 травня 2022 року.

3
00:00:06,000 --> 00:00:08,000
- Скільки він коштував?
- Два мільярди гривень.

4
00:00:09,000 --> 00:00:11,000
Це – найдовший міст у країні…

5
00:00:11,100 --> 00:00:13,000
…і найдорожчий.
"""
EN = """\
WEBVTT - a title

STYLE
::cue { color: red }

NOTE
zvirka-ignore date-changed: the day is being asked

intro
00:01.000 --> 00:05.000 align:start
<v Olena>The bridge in Zaporizhzhia took twelve years
and opened on <c.loud>15 May 2022</c>.

00:06.000 --> 00:08.000
- How much did it cost?
- Two billion hryvnias.

00:09.000 --> 00:13.000
It is the longest bridge in the country &amp; the dearest.
"""


def read_file(text: str, name: str = "a.srt") -> OneLanguageFile:
    return subtitles.read(Source(name, text.encode("utf-8")), "uk", bench.WORDS)


def texts(text: str, name: str = "a.srt") -> list[str]:
    return [one.text for one in read_file(text, name).segments]


def cues(*lines: str) -> str:
    """Cues of a second each, with a tenth between them."""
    return "\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{line}\n" for n, line in enumerate(lines, 1))


def document(folder: Path, uk: str, en: str) -> Document:
    (folder / "uk.srt").write_text(uk, encoding="utf-8", newline="")
    (folder / "en.vtt").write_text(en, encoding="utf-8", newline="")
    (one,) = readers.open_sides(folder / "uk.srt", folder / "en.vtt", bench.WORDS)
    assert isinstance(one, Document)
    return one


def test_cues_are_joined_to_sentences() -> None:
    assert texts(UK) == [
        "Міст у Запоріжжі будували дванадцять років, і відкрили 14 травня 2022 року.",
        "Скільки він коштував?",
        "Два мільярди гривень.",
        "Це – найдовший міст у країні… …і найдорожчий.",
    ]
    assert texts(EN, "a.vtt") == [
        "The bridge in Zaporizhzhia took twelve years and opened on 15 May 2022.",
        "How much did it cost?",
        "Two billion hryvnias.",
        "It is the longest bridge in the country & the dearest.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (cues("Перша", "друга."), ["Перша друга."]),
        (cues("Київ", "– столиця."), ["Київ – столиця."]),
        (cues("Перша.", "– Друга.", "- Третя."), ["Перша.", "Друга.", "Третя."]),
        (cues("Він сказав: «Так.»", "Вона пішла."), ["Він сказав: «Так.»", "Вона пішла."]),
        (cues("Отже...", "ми пішли.", "І все..."), ["Отже... ми пішли.", "І все..."]),
        (cues("", "<i></i>", "Одна."), ["Одна."]),
        (cues('<font color="#fff">Біла</font> <b>й</b> <u>сіра</u>.'), ["Біла й сіра."]),
        (cues("Тут 5 < 6 і {все}."), ["Тут 5 < 6 і {все}."]),
        (cues("Ціна &amp; час."), ["Ціна &amp; час."]),  # SRT has no entities
        ("00:00:01,000 --> 00:00:02,000\nБез числа.", ["Без числа."]),
        ("\n\n1\n00:00:01.5 --> 00:00:02.75\nОй.\n\n\n\n2\n00:00:03,000 --> 00:00:04,000 X1:40\nДві.", ["Ой.", "Дві."]),
        ("1\n00:00:05,000 --> 00:00:02,000\nТак.", ["Так."]),  # such files are met
        (cues("Перша. Друга", "її половина."), ["Перша.", "Друга її половина."]),
        (cues("Він каже: «Так. Ні.» І йде."), ["Він каже: «Так. Ні.»", "І йде."]),
        (cues("Див. с. 5 (там. Усе) тут."), ["Див. с. 5 (там. Усе) тут."]),
        ("1\n00:00:01,000 --> 00:00:02,000\nМовчу\n\n2\n00:01:00,000 --> 00:01:02,000\nдовго.", ["Мовчу", "довго."]),
    ],
)  # fmt: skip
def test_passages(text: str, expected: list[str]) -> None:
    assert texts(text) == expected
    assert texts(text.replace("\n", "\r\n")) == expected


def test_passages_pair_by_time(tmp_path: Path) -> None:
    assert beside(document(tmp_path, UK, EN)) == [
        (["Міст у"], ["The br"]),
        (["Скільк"], ["How mu"]),
        (["Два мі"], ["Two bi"]),
        (["Це – н"], ["It is "]),
    ]


def test_every_character_stands_where_it_is_said(tmp_path: Path) -> None:
    one = document(tmp_path, UK, EN)
    for segment in (*one.uk, *one.en):
        for n, character in enumerate(segment.text):
            start, end = segment.raw(Span(n, n + 1))
            written = segment.field.raw[start:end]
            assert written == character or (character, written) in {(" ", "\n"), ("&", "&amp;")}


def test_a_finding_and_a_suppression(tmp_path: Path) -> None:
    one = document(tmp_path, UK, EN)
    (found,) = [
        f for f in run.report([one], Machine(bench.BOOK, bench.WORDS)).findings if f.rule == "date-changed"
    ] or [None]
    (ignore,) = one.ignores
    assert (ignore.rule, ignore.reason, ignore.segments) == ("date-changed", "the day is being asked", one.en[:1])
    assert ignore.field.raw[ignore.span.start :].startswith("zvirka-ignore date-changed")
    bare = EN.replace("zvirka-ignore", "ignore")
    (found,) = [
        f
        for f in run.report([document(tmp_path, UK, bare)], Machine(bench.BOOK, bench.WORDS)).findings
        if f.rule == "date-changed"
    ]
    assert found.en
    start, end = found.en.in_field
    assert bare[start:end] == "15 May 2022"
    assert bare.count("\n", 0, start) + 1 == 12


def test_a_sentence_has_the_time_at_which_it_is_said() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\nОдин. Два.\n\n2\n00:00:03,000 --> 00:00:04,000\nТри\n"
    assert [one.time for one in read_file(text).segments] == [Span(1000, 2000), Span(2200, 3000), Span(3000, 4000)]


def test_a_short_shifted_file_is_aligned_by_its_words(tmp_path: Path) -> None:
    one = document(tmp_path, UK, EN.replace("00:", "40:"))
    assert [len(pair.uk) for pair in run.collate(one, bench.WORDS).pairs] == [1, 1, 1, 1]


SPEECH = (
    ("Учора в Києві випав перший сніг.", "The first snow fell in Kyiv yesterday."),
    ("Вулиці стали білими.", "The streets turned white."),
    ("Автобуси запізнювалися на сорок хвилин.", "The buses were forty minutes late."),
    ("Лікарі попросили людей не виходити з дому.", "Doctors asked people not to leave home."),
    ("У школах скасували уроки музики.", "Music lessons were cancelled at schools."),
    ("Річка ще не замерзла.", "The river has not frozen yet."),
    ("Рибалки сидять на березі з вудками.", "Fishermen sit on the bank with rods."),
    ("Пекар Олексій продав сто хлібин.", "The baker Oleksii sold a hundred loaves."),
    ("Його донька малює коней.", "His daughter draws horses."),
    ("Весною тут буде новий міст.", "In spring there will be a new bridge here."),
    ("Інженер показав нам креслення.", "The engineer showed us the drawings."),
    ("Собака спить біля теплої печі.", "The dog sleeps near the warm stove."),
)


def spoken(texts: Sequence[str], rate: float = 1.0, shift: float = 0.0, without: Container[int] = ()) -> str:
    """A sentence of 40 seconds each, with a second between them."""
    made = []
    for n, text in enumerate(texts):
        begin, end = ((41 * n + at) * rate + shift for at in (0, 40))
        shown = [f"{int(t // 3600):02}:{int(t // 60) % 60:02}:{t % 60:06.3f}" for t in (begin, end)]
        if n not in without:
            made.append(f"{n}\n{shown[0]} --> {shown[1]}\n{text}\n")
    return "WEBVTT\n\n" + "\n".join(made)


def beside(one: Document) -> list[tuple[list[str], list[str]]]:
    pairs = run.collate(one, bench.WORDS).pairs
    return [([s.text[:6] for s in pair.uk], [s.text[:6] for s in pair.en]) for pair in pairs]


@pytest.mark.parametrize(("rate", "shift"), [(1, 0), (1, 75), (25 / 23.976, 0), (23.976 / 25, 12), (1.1, 3)])
def test_a_shift_and_a_drift_are_undone(tmp_path: Path, rate: float, shift: float) -> None:
    uk, en = zip(*SPEECH, strict=True)
    one = document(tmp_path, spoken(uk).replace("WEBVTT\n", "\n"), spoken(en, rate, shift, {6}))
    assert beside(one) == [([u[:6]], [] if n == 6 else [e[:6]]) for n, (u, e) in enumerate(SPEECH)]
    read = run.collate(one, bench.WORDS)
    found = clock(read.uk, read.en, [(n, n - (n > 6)) for n in range(12) if n != 6])
    assert found is not None
    assert abs(found.there(200_000) - (200_000 * rate + shift * 1000)) < 10


def test_what_is_not_said_is_told_once(tmp_path: Path) -> None:
    uk, en = zip(*SPEECH, strict=True)
    one = document(tmp_path, spoken(uk).replace("WEBVTT\n", "\n"), spoken(en, without={4, 5, 6, 7}))
    found = run.report([one], Machine(bench.BOOK, bench.WORDS)).findings
    assert [(f.rule, f.uk.text[:6] if f.uk else "") for f in found] == [("page-incomplete", "У школ")]


def test_two_sentences_said_in_one_are_one_pair(tmp_path: Path) -> None:
    uk, en = zip(*SPEECH, strict=True)
    joined = (*en[:7], "The baker Oleksii sold a hundred loaves, and his daughter draws horses.", "", *en[9:])
    texts = spoken(joined, without={8}).replace("00:05:27.000", "00:06:08.000")
    pairs = beside(document(tmp_path, spoken(uk).replace("WEBVTT\n", "\n"), texts))
    assert (["Пекар ", "Його д"], ["The ba"]) in pairs


def test_a_quotation_over_sentences_is_lost_once(tmp_path: Path) -> None:
    uk, en = (list(side) for side in zip(*SPEECH, strict=True))
    uk[3], uk[4] = "Лікарі просять: «Не виходьте сьогодні з дому, люди.", "Уроки музики в школах теж скасували»."
    one = document(tmp_path, spoken(uk).replace("WEBVTT\n", "\n"), spoken(en))
    found = run.report([one], Machine(bench.BOOK, bench.WORDS)).findings
    assert [f.rule for f in found if f.rule.startswith("quotation")] == ["quotation-lost"]


TIMES = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40)), max_size=12)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TIMES, TIMES)
def test_every_passage_is_in_one_pair(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    sides: list[tuple[Segment, ...]] = []
    for side, times, words in (("uk", left, SPEECH), ("en", right, SPEECH)):
        texts = [pair[side == "en"] for pair in words]
        made = [plain(texts[n], side, ref=f"{side}/{n}") for n in range(len(times))]
        spans = [Span(1000 * begin, 1000 * (begin + length)) for begin, length in sorted(times)]
        sides.append(tuple(replace(one, time=span) for one, span in zip(made, spans, strict=True)))
    pairs = run.collate(Document("a", *sides), bench.WORDS).pairs
    assert sorted(s.ref for pair in pairs for s in pair.uk) == sorted(s.ref for s in sides[0])
    assert sorted(s.ref for pair in pairs for s in pair.en) == sorted(s.ref for s in sides[1])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.srt", "1\n00:00:01,000 -> 00:00:02,000\nТак.", "line 1: '1' stands without a time before it"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:0x,000\nТак.", "line 2: '00:00:01,000 --> 00:00:0x,000' is no time"),
        ("a.srt", cues("Так.") + "\nНі.\n", "line 5: 'Ні.' stands without a time before it"),
        ("a.srt", cues("Так.").rstrip() + "\n2\n00:00:03,000 --> 00:00:04,000\nНі.", "line 5: a time inside a cue"),
        ("a.srt", cues(""), "no subtitle is in it"),
        ("a.vtt", "00:01.000 --> 00:02.000\nYes.", "line 1: a WebVTT file begins with WEBVTT"),
        ("a.vtt", "WEBVTT\n\nNOTE only this", "no subtitle is in it"),
        ("a.srt", " ", "the file is empty"),
    ],
)
def test_what_is_refused(name: str, text: str, said: str) -> None:
    with pytest.raises(InputError) as wrong:
        read_file(text, name)
    assert said in str(wrong.value)


def test_fixes_leave_times_and_styling(tmp_path: Path) -> None:
    uk = UK.replace("будували\n", "« будували »  так ,\n")
    (tmp_path / "uk.srt").write_text(uk, encoding="utf-8", newline="")
    (tmp_path / "en.srt").write_text(EN, encoding="utf-8", newline="")
    done = zvirka("--uk", "uk.srt", "--en", "en.srt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    meant = uk.replace("« будували »  так ,", "«будували» так,")
    assert (tmp_path / "uk.srt").read_text(encoding="utf-8") == meant
