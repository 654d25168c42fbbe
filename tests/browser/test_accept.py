"""What an editor accepts on the page, and what the command makes of the lines that the page exports."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from browser_view import View
from command import run as zvirka

UK, EN = "Загинули 12 людей.", "21 people were killed."


def rows(*before: tuple[str, str]) -> str:
    pairs = [*before, (UK, EN)]
    return "".join(json.dumps({"doc": "a", "uk": uk, "en": en}, ensure_ascii=False) + "\n" for uk, en in pairs)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(rows(), encoding="utf-8")
    zvirka("check", "a.jsonl", "b.jsonl", "--report", "html=report.html", cwd=tmp_path)
    return tmp_path


def decided(view: View, site: Path, button: str) -> dict[str, int]:
    """How many findings are left and accepted once the exported lines are settings, and the texts were edited."""
    view.open(site / "report.html", "#/0/0")
    view.press("a")
    view.one("#reason").send_keys("counted anew")
    view.picture("accept-kind")
    view.one(button).click()
    view.one("#export").click()
    lines = view.one("#toml").get_attribute("value")
    (site / "zvirka.toml").write_text(lines, encoding="utf-8")
    (site / "a.jsonl").write_text(rows(("Дощить.", "It rains.")), encoding="utf-8")
    done = zvirka("check", "a.jsonl", "b.jsonl", "--format", "json", cwd=site)
    summary = json.loads(done.stdout)["summary"]
    return {"left": summary["error"], "accepted": summary["accepted"], "lines": len(tomllib.loads(lines)["accept"])}


def test_accepting_is_narrow(view: View, site: Path) -> None:
    assert decided(view, site, "#accept-one") == {"left": 1, "accepted": 1, "lines": 1}
    assert view.one("#left").text == "1 of 2 to do"


def test_what_is_the_same_is_accepted_at_once_and_each_in_its_file(view: View, site: Path) -> None:
    assert decided(view, site, "#accept-save") == {"left": 0, "accepted": 2, "lines": 2}
    assert view.one("#accept-save").get_attribute("textContent") == "Accept all the same (2)"
    lines = tomllib.loads((site / "zvirka.toml").read_text(encoding="utf-8"))["accept"]
    assert [one["path"] for one in lines] == ["a.jsonl", "b.jsonl"]
    assert view.one("#left").text == "All done."


def test_a_kind_is_accepted_at_once_with_the_texts_of_each(view: View, site: Path) -> None:
    rest = json.dumps({"doc": "c", "uk": "Поранено 30 людей.", "en": "13 people were wounded."}, ensure_ascii=False)
    with (site / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write(rest + "\n")
    zvirka("check", "a.jsonl", "b.jsonl", "--report", "html=report.html", cwd=site)
    view.open(site / "report.html", "#/0/0")
    view.press("a")
    assert view.one("#accept-kind").text == "Accept all of this kind (3)"
    view.one("#reason").send_keys("counted anew")
    view.one("#accept-kind").click()
    view.one("#export").click()
    (site / "zvirka.toml").write_text(view.one("#toml").get_attribute("value"), encoding="utf-8")
    done = zvirka("check", "a.jsonl", "b.jsonl", "--format", "json", cwd=site)
    assert json.loads(done.stdout)["summary"] | {"error": 0, "accepted": 3} == json.loads(done.stdout)["summary"]
    with (site / "b.jsonl").open("a", encoding="utf-8") as file:
        file.write(rest + "\n")
    done = zvirka("check", "a.jsonl", "b.jsonl", "--format", "json", cwd=site)
    assert json.loads(done.stdout)["summary"]["error"] == 1, "what is written later is no part of it"


def test_a_whole_kind_is_another_button_that_says_so(view: View, site: Path) -> None:
    assert decided(view, site, "#accept-all") == {"left": 0, "accepted": 2, "lines": 1}
    assert view.one("#accept-all").get_attribute("textContent") == "Accept in every file (2)"
    assert view.one("#left").text == "All done."


def test_what_was_accepted_everywhere_is_undone_everywhere(view: View, site: Path) -> None:
    decided(view, site, "#accept-all")
    view.one("#lines [data-close]").click()
    view.press("d")
    assert view.one("#left").text == "2 of 2 to do"


def test_what_recurs_is_told_once_and_accepted_at_once(view: View, tmp_path: Path) -> None:
    for n in range(28):
        for side, text in (("uk", "Створено автоматично 12 травня."), ("en", "Made by a tool on 21 May.")):
            path = tmp_path / side / f"{n}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{text}\n\n{n + 100}\n", encoding="utf-8")
    (tmp_path / "en" / "5.txt").write_text("Made by a tool on 21 May.\n\n501\n", encoding="utf-8")
    zvirka("check", "--uk", "uk", "--en", "en", "--report", "html=report.html", cwd=tmp_path)
    view.open(tmp_path / "report.html")
    assert view.shown("#list .again") == ["the same in 28 files"]
    assert len(view.all("#list .item")) == 2
    view.picture("recurring")
    view.one("[data-spread]").click()
    assert len(view.all("#list .item")) == 29
    view.one("[data-spread]").click()
    view.press("j", "\ue007")
    view.wait(lambda: view.all(".note.open"), "the note")
    view.press("a")
    assert view.one("#accept-save").text == "Accept all the same (28)"
    view.one("#reason").send_keys("generated")
    view.one("#accept-save").click()
    assert view.one("#left").text == "1 of 29 to do"
    view.one("#export").click()
    (tmp_path / "zvirka.toml").write_text(view.one("#toml").get_attribute("value"), encoding="utf-8")
    done = zvirka("check", "--uk", "uk", "--en", "en", "--format", "json", cwd=tmp_path)
    summary = json.loads(done.stdout)["summary"]
    assert (summary["error"], summary["warning"], summary["accepted"]) == (0, 1, 28)
    view.one("#lines [data-close]").click()
    view.press("d")
    assert view.one("#left").text == "29 of 29 to do"
