"""What a text does again and again is information: the same in several strings, and what says how freely it is put."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import bench
import pytest

from checker.language.text import plain
from checker.model import Document, Pair, Role, Severity
from checker.readers import open_sides
from checker.run import path as run
from checker.run.machine import Machine

MACHINE = Machine(bench.BOOK, bench.WORDS)
# A denial that only the Ukrainian text has, three times, and a sentence without one.
DENIED = [
    ("Ця служба не працює після оновлення системи.", "This service works after the update of the system."),
    ("Ці бібліотеки не потрібні для роботи сервера.", "These libraries are needed for the work of the server."),
    ("Користувачі не можуть змінити свій пароль.", "Users can change their password."),
    ("Школу відкрили в понеділок, а міст закрили.", "The school was opened on Monday, and the bridge was closed."),
]


def told(
    rows: Sequence[tuple[str, str]], rule: str, *, given: bool = False, role: Role = "paragraph"
) -> list[Severity]:
    """How loud the findings of a rule are, in a page or, where its pairs are `given`, in a file of pairs."""
    uk = tuple(plain(one, "uk", ref=f"uk/{n}", role=role) for n, (one, _) in enumerate(rows))
    en = tuple(plain(one, "en", ref=f"en/{n}", role=role) for n, (_, one) in enumerate(rows))
    pairs = tuple(Pair(str(n), (one,), (other,)) for n, (one, other) in enumerate(zip(uk, en, strict=True)))
    page = run.check(Document("case", uk, en, pairs if given else ()), MACHINE)
    return [one.severity for one in page.findings if one.rule == rule]


def test_two_denials_of_a_page_are_told() -> None:
    assert told(DENIED[1:], "negation-lost") == ["warning", "warning"]


def test_three_denials_say_how_a_page_is_translated() -> None:
    assert told(DENIED, "negation-lost") == ["info", "info", "info"]


def test_a_file_of_pairs_has_many_texts() -> None:
    assert told(DENIED, "negation-lost", given=True) == ["warning", "warning", "warning"]


@pytest.mark.parametrize(("many", "severity"), [(2, "warning"), (3, "info")])
def test_what_several_strings_lack_is_how_they_are_written(many: int, severity: Severity) -> None:
    things = [("фільмів", "movies"), ("серіалів", "series"), ("записів", "records")][:many]
    rows = [
        (f"Дозвіл на схвалення {uk} у високій якості", f"Approval for 12 {en} of high quality") for uk, en in things
    ]
    assert told(rows, "number-added", given=True, role="string") == [severity] * many


def test_a_figure_that_a_page_lacks_again_and_again_is_told() -> None:
    rows = [(f"Мешканці {town} чекали на потяг.", f"17 residents of {en} waited for a train.") for town, en in (
        ("Полтави", "Poltava"), ("Лубен", "Lubny"), ("Миргорода", "Myrhorod"))]  # fmt: skip
    assert "info" not in told(rows, "number-added")


NEBULA = (
    "Туманність Гантель — це планетарна туманність у сузір’ї Лисиця, перша, яку коли-небудь виявили.",
    "The Dumbbell Nebula is a planetary nebula in Vulpecula, the first one ever discovered.",
)


@pytest.mark.parametrize(("given", "severity"), [(True, "warning"), (False, "info")])
def test_names_that_only_their_place_accuses_say_so_beside_another_finding(given: bool, severity: Severity) -> None:
    assert told([NEBULA, *DENIED[2:]], "name-changed", given=given) == ["warning"]
    assert told([NEBULA, *DENIED[1:]], "name-changed", given=given) == [severity]


SCHOOL = [
    ("Школу відкрили в понеділок, і діти раділи.", "The school was opened on Monday, and the children were glad."),
    ("Учителі прийшли о восьмій ранку з квітами.", "The teachers came at eight in the morning with flowers."),
    ("Директорка сказала кілька слів про ремонт.", "The headmistress said a few words about the repair."),
]
MORE = [
    "Батьки зібрали гроші на нові парти та дошки.", "Влітку пофарбували стіни й полагодили дах.",
    "У підвалі облаштували сховище на двісті людей.", "Їдальню обіцяють відкрити пізніше, восени.",
    "Бібліотека чекає на підручники з області.", "Стадіон біля школи заростає високою травою.",
]  # fmt: skip


@pytest.mark.parametrize(("lacking", "severity"), [(0, "warning"), (6, "info")])
def test_of_a_page_that_lacks_most_only_that_is_told(lacking: int, severity: Severity) -> None:
    """The denial that is lost in the fourth passage is information where two thirds of the page are not translated."""
    rows = [*SCHOOL, DENIED[2]]
    uk = tuple(plain(one, "uk", ref=f"uk/{n}") for n, one in enumerate([*(u for u, _ in rows), *MORE[:lacking]]))
    en = tuple(plain(one, "en", ref=f"en/{n}") for n, (_, one) in enumerate(rows))
    page = run.check(Document("case", uk, en, ()), MACHINE)
    assert [one.severity for one in page.findings if one.rule == "negation-lost"] == [severity]
    assert [one.rule for one in page.findings if one.severity == "error"] == ["page-incomplete"] * bool(lacking)


@pytest.mark.parametrize(("name", "severity"), [("bank", "warning"), ("<code>bank</code>", "info")])
def test_a_lost_condition_is_information_in_a_text_with_code(tmp_path: Path, name: str, severity: Severity) -> None:
    """Manuals say a condition as a label, or of a thing: "An empty answer ends the session"."""
    uk, en = tmp_path / "uk.html", tmp_path / "en.html"
    uk.write_text(f"<p>Сервер {name} працює.</p><p>Якщо річка розіллється, мешканців евакуюють.</p>", encoding="utf-8")
    en.write_text(
        f"<p>The server {name} works.</p><p>The river will flood, and residents will be evacuated.</p>",
        encoding="utf-8",
    )
    (document,) = open_sides(uk, en, bench.WORDS)
    assert isinstance(document, Document)
    page = run.check(document, MACHINE)
    assert [one.severity for one in page.findings if one.rule == "condition-lost"] == [severity]
