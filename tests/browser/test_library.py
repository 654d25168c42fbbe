"""The report of thousands of documents, and what it says beside an older one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import bench
import made
from browser_view import View
from opened import written

from checker.model import Failure
from checker.model.messages import Message
from checker.render import render
from checker.run import compare


def test_two_thousand_documents(view: View, library: Path) -> None:
    view.open(library)
    assert view.one("#documents-count").text == "2,000 documents"
    assert not view.all(".passage")
    assert view.run("return document.querySelectorAll('*').length") < 12_000
    view.picture("library")
    view.run("scrollTo(0, 1e9)")
    for _ in range(60):
        if view.run("scrollTo(0, 1e9); return document.querySelectorAll('#documents .tr').length") == 2000:
            break
        view.wait(lambda: True, "a frame")
    view.wait(
        lambda: view.run("scrollTo(0, 1e9); return document.querySelectorAll('#documents .tr').length") == 2000,
        "all rows",
    )
    view.run("scrollTo(0, 0)")
    view.one("[data-sort=error]").click()
    errors = [int(one.text) for one in view.all("#documents .tr > :nth-child(3)")[:20]]
    assert errors == sorted(errors, reverse=True)
    view.one("#find-documents").send_keys("news-0042")
    assert view.one("#documents-count").text == "1 document"
    view.one("#documents a").click()
    assert view.run("return location.hash") == "#/42"
    assert len(view.all(".passage")) == 2 * 13
    view.unfolded()
    assert {"#" + one.get_attribute("href").partition("#")[2] for one in view.all("#list .item")} == {
        f"#/42/{n}" for n in range(len(made.news(42).findings))
    }
    view.picture("library-document")
    view.press("]")
    view.wait(lambda: view.run("return location.hash") == "#/43", "the next document")
    view.driver.back()
    view.driver.back()
    view.wait(lambda: view.all("#documents"), "the overview")


def test_the_next_finding_may_be_in_the_next_document(view: View, library: Path) -> None:
    view.open(library, "#/3")
    last = len(made.news(3).findings)
    view.press(*"j" * (last + 1))
    rank = {"error": 0, "warning": 1, "info": 2}
    first = min(enumerate(made.news(4).findings), key=lambda one: rank[one[1].severity])[0]
    assert view.run("return location.hash") == f"#/4/{first}"
    assert view.run("return document.getElementById('by-document').value") == "4"


def test_an_older_report_tells_what_is_new_and_gone(view: View, tmp_path: Path) -> None:
    older = tmp_path / "old.json"
    wire = json.loads(render.render(made.report([made.news(0), made.news(9)]), "json", bench.WORDS))
    fixed = wire["findings"][0]
    wire["findings"][0] = {**fixed, "fingerprint": "0" * 16, "message": "What was mended"}
    older.write_text(json.dumps(wire), encoding="utf-8")
    report = made.report([made.news(0), made.news(1)])
    change = compare.compare(report, compare.read(older))
    assert len(change.gone) == 1
    assert change.unchecked == len(made.news(9).findings)
    view.open(written(tmp_path, report, change=change))
    new = sum(map(change.new, report.findings))
    assert new == len(made.news(1).findings) + 1
    still = len(report.findings) - new
    assert view.shown(".legend li") == [f"New {new}", f"Still there {still}", "Gone 1"]
    view.one(".card details summary").click()
    assert "What was mended" in view.one(".goners").text
    view.choose("#by-state", "new")
    view.unfolded()
    assert len(view.all("#list .item")) == new
    view.picture("compared")


def test_notes_and_failures_are_told_in_the_language_of_the_page(view: View, tmp_path: Path) -> None:
    unread = Failure("b.md", Message("readers.no_file"))
    many = made.many(3)
    view.open(written(tmp_path, replace(many, failures=(unread,), notes=(Message("original.unknown_alone"),))))
    assert "b.md: no such file" in view.one(".failed").text
    view.one("[data-lang=uk]").click()
    assert "b.md: немає такого файлу" in view.one(".failed").text
    assert "оригінал" in view.all(".card.wide li")[-1].text
    assert view.run("return document.querySelector('.card.wide li bdi').lang") in {"", "uk"}
