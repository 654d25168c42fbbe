"""An editor's ten minutes with docs/editor.md alone: each step done as the page says it, and its pictures taken."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import bench
import pytest
from browser_view import ROOT, View
from command import run as zvirka
from opened import POST

from checker.model import Side

BOLD = re.compile(r"\*\*([^*]+)\*\*")
BLOCK = re.compile(r"```\n(.*?)```", re.S)


def page(lang: Side) -> str:
    return (ROOT / "docs" / ("editor.uk.md" if lang == "uk" else "editor.md")).read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_every_button_that_is_named_is_on_the_page(lang: Side) -> None:
    words = {**bench.WORDS.table("labels")[lang], **bench.WORDS.table("page")[lang]}
    labels = {text.removesuffix(" ({n})") for text in words.values() if isinstance(text, str)}
    named = {" ".join(text.split()) for text in BOLD.findall(page(lang))}
    assert len(named) >= 12
    assert named - labels == set()


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_from_nothing_to_a_mended_text(view: View, tmp_path: Path, lang: Side, pytestconfig: pytest.Config) -> None:
    words = bench.WORDS.table("page")[lang]

    def picture(name: str, of: str = "") -> None:
        taken = view.picture(f"editor-{name}.{lang}", of)
        assert 10_000 < taken.stat().st_size < 150_000
        if pytestconfig.getoption("--write-screenshot"):
            shutil.copyfile(taken, ROOT / "docs" / "pictures" / taken.name)

    def press(key: str) -> None:
        """The button that is called so, as an editor finds it."""
        label = words[key].removesuffix(" ({n})")

        def named() -> list[Any]:
            return [one for one in view.all("button") if one.is_displayed() and one.text.startswith(label)]

        view.wait(named, label)[0].click()

    (install, check) = BLOCK.findall(page(lang))
    assert "pip install ." in install
    (tmp_path / POST).parent.mkdir(parents=True)
    shutil.copyfile(ROOT / POST, tmp_path / POST)
    done = zvirka(*shlex.split(check)[1:], cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    view.size(1080, 660)
    view.open(tmp_path / "report.html")
    assert view.run("return document.documentElement.lang") == lang
    view.all("#list .item")[0].click()
    view.wait(lambda: view.shown(".note.open"), "the finding")
    picture("1")
    press("put")
    assert "in 2001 Putin told" in view.one("main").text
    view.all("#list .item")[1].click()
    press("own")
    view.one("#own").send_keys("“split”")
    press("own_save")
    assert "a possible “split” of Ukraine" in view.one("main").text
    press("fix_safe")
    press("fix_all")
    view.run("scrollBy(0, -120)")
    picture("2")
    press("take")
    picture("3", "#away")
    view.choose("#part", "0")
    mended = view.one("#away-text").get_attribute("value")
    value = json.loads((tmp_path / POST).read_text(encoding="utf-8"))
    assert re.findall("<[^>]*>", mended) == re.findall("<[^>]*>", value["content"]["rendered"])
    value["content"]["rendered"] = mended
    (tmp_path / POST).write_text(json.dumps(value), encoding="utf-8")
    view.one("#away [data-close]").click()
    again = json.loads(zvirka("check", POST, "--format", "json", cwd=tmp_path).stdout)
    left = view.run("return document.getElementById('left').textContent.match(/[0-9]+/)[0]")
    assert (again["summary"]["error"], len(again["findings"])) == (0, int(left))
