"""What an editor tells in other words: speech that is reported, names that are explained, texts in another order."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest

from checker.language.text import plain
from checker.model import SIDES, Document, Pair
from checker.rulebook import examples
from checker.rulebook.examples import Example
from checker.run import path as run
from checker.run.machine import Machine

MACHINE = Machine(bench.BOOK, bench.WORDS)
STORIES = Path(__file__).parents[1] / "benchmarks" / "stories"

REPORTED = [
    ("«Ми не знали, що міст замінований», – розповів водій.",
     "The driver said they had not known that the bridge was mined."),
    ("«У мене двоє дітей, і я нікуди не поїду», – каже пані Галина.",
     "Halyna says that she has two children and will not go anywhere."),
    ("«Це найкращий день у моєму житті!» – вигукнув переможець.", "The winner called it the best day of his life."),
    ("«Ми працюємо далі. Нам ніхто не допоможе, крім нас самих», – каже директор заводу.",
     "They are carrying on, the plant's director says. \"Nobody will help us but ourselves.\""),
]  # fmt: skip

# Marks that fell out leave what is said as it was.
LOST = [
    ("«Ми не знали, що міст замінований», – розповів водій.",
     "We did not know that the bridge was mined, the driver said."),
    ("«Грошей вистачить до жовтня», – запевнив міністр.", "There is enough money until October, the minister said."),
    ("«У мене двоє дітей, і я нікуди не поїду», – каже пані Галина.", "Halyna is at home in the village she loves."),
]  # fmt: skip

EXPLAINED = [
    ("Про операцію розповів Кирило Буданов.",
     "Ukraine's military intelligence chief, Kyrylo Budanov, described the operation."),
    ("Вибухи чули у Миколаєві та Херсоні.",
     "Explosions were heard in Mykolaiv and in Kherson, which was liberated in November 2022."),
    ("Одеса залишилася без світла після нічної атаки.",
     "The Black Sea port of Odesa was left without power after an overnight attack."),
    ("Минулої п’ятниці у Відні грали Лятошинського.",
     "Liatoshynskyi was played in the Austrian capital last Friday."),
]  # fmt: skip


def loud(uk: str, en: str) -> list[str]:
    """The rules of the warnings and errors of a pair of passages."""
    return _told(examples.sample(Example(uk=uk, en=en), bench.WORDS).document)


def _told(document: Document) -> list[str]:
    report = run.report([document], MACHINE)
    assert not report.failures
    return [one.rule for one in report.findings if one.severity != "info"]


def _text(uk: str, en: str) -> Document:
    """Two texts whose passages stand side by side, or where they may."""
    sides = {
        side: tuple(plain(one, side, ref=f"{side}{n}") for n, one in enumerate(text.split("\n\n")) if one.strip())
        for side, text in zip(SIDES, (uk, en), strict=True)
    }
    return Document("text", sides["uk"], sides["en"], ())


@pytest.mark.parametrize(("uk", "en"), REPORTED)
def test_speech_that_another_one_tells_is_no_quotation_lost(uk: str, en: str) -> None:
    assert loud(uk, en) == []


@pytest.mark.parametrize(("uk", "en"), LOST)
def test_a_quotation_without_its_marks_is_told(uk: str, en: str) -> None:
    assert "quotation-lost" in loud(uk, en)


@pytest.mark.parametrize(("uk", "en"), EXPLAINED)
def test_what_strangers_are_told_of_a_name_is_silent(uk: str, en: str) -> None:
    assert loud(uk, en) == []


def test_a_place_that_is_none_of_an_explanation_is_told() -> None:
    assert loud("Минулої п’ятниці у Відні грали Лятошинського.", "Liatoshynskyi was played in France last Friday.")


def test_a_text_that_an_editor_told_anew_adds_and_does_not_lose() -> None:
    uk, en = (STORIES.joinpath("301", f"{side}.md").read_text(encoding="utf-8").replace("# ", "", 1) for side in SIDES)
    assert _told(_text(uk, en)) == []
    idea = "The idea came from her father. A beekeeper, he can tell by ear a swarm that is about to fly off from one "
    assert idea in en
    less = "\n\n".join(one for one in en.split("\n\n") if not one.startswith(idea))
    assert "passage-missing" in _told(_text(uk, less)) or "content-missing" in _told(_text(uk, less))


def test_the_same_is_told_of_one_passage_after_another() -> None:
    """Pairs that a file gives belong together by its word, and are no text in another order."""
    pair = (
        "Мережі змову заперечують і кивають на виробників.",
        "The chains deny any collusion and point at the producers, who are in Russia.",
    )
    us, es = ((plain(text, side, ref=side),) for text, side in zip(pair, SIDES, strict=True))
    assert _told(Document("pair", us, es, (Pair("pair", us, es),)))
