"""Against a real WordPress: posts by their address, drafts, a whole site, pairs, and what stands in the way."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from urllib.parse import unquote

import command
import pytest
from live import Live

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tests" / "posts" / "ukrmedia-7356.json"
POST: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
WRITTEN = {
    **{key: POST[key]["rendered"] for key in ("title", "excerpt", "content")},
    "slug": POST["slug"],
    "meta": {"rank_math_focus_keyword": POST["meta"]["rank_math_focus_keyword"]},
}
UK = "<p>У 2019 році до Києва приїхали 12 делегацій.</p>"
EN = "<p>In 2018, 12 delegations came to Kyiv.</p>"
SHORT = {"title": "Delegations in Kyiv", "excerpt": "У 2019 році до Києва приїхали 12 делегацій.", "content": EN}
PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
MANY = 500
PLAIN = ("--isolated", "--no-progress", "--no-cache", "--fail-on", "never", "--format", "json")


def check(tmp: Path, *words: object, **more: str) -> CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("ZVIRKA_U")}
    return command.run("check", *words, *PLAIN, cwd=tmp, env={**env, "LC_ALL": "C.UTF-8", **more})


def findings(done: CompletedProcess[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def places(found: list[dict[str, Any]]) -> set[tuple[object, ...]]:
    return {
        (one["rule"], side, one[side]["start"], one[side]["end"], one[side]["text"])
        for one in found
        for side in ("uk", "en")
        if one[side]
    }


def signed(site: Live) -> dict[str, str]:
    return {"ZVIRKA_PASSWORD": site.password, "ZVIRKA_USER": site.user}


@pytest.fixture(scope="module")
def real(wordpress: Live) -> dict[str, Any]:
    made: dict[str, Any] = wordpress.ask("POST", "wp/v2/posts", {**WRITTEN, "status": "publish"})
    return made


def test_the_real_post_is_found_exact_by_its_public_address(wordpress: Live, real: Any, tmp_path: Path) -> None:
    """As an editor sees it, it is what was written: the findings are those of the file, to the character."""
    told = places(findings(check(tmp_path, FILE)))
    assert places(findings(check(tmp_path, real["link"], **signed(wordpress)))) == told
    shown = findings(check(tmp_path, real["link"]))
    texts = json.loads((command.run("check", real["link"], "--save", "kept", *PLAIN, cwd=tmp_path)).stdout)
    assert texts["summary"]["documents"] == 1
    kept = json.loads(next(tmp_path.glob("kept/*/posts/*.json")).read_text(encoding="utf-8"))
    for one in shown:
        place = one["en"] or one["uk"]
        field, _, form = place["pointer"].removeprefix("/").partition("/")
        text = kept[field][form] if form else kept[field]
        raw = text[place["start"] : place["end"]]
        assert place["text"] in {raw, unescape(re.sub(r"<[^>]*>", "", raw))}
    errors = [one["rule"] for one in shown if one["severity"] == "error"]
    assert sorted(errors) == ["quote-marks-mixed", "stray-cyrillic"]


@pytest.mark.parametrize("form", ["wp-json/wp/v2/posts/{id}", "?p={id}", "?rest_route=/wp/v2/posts/{id}"])
def test_a_post_has_many_addresses(wordpress: Live, real: Any, tmp_path: Path, form: str) -> None:
    done = check(tmp_path, f"{wordpress.address}/{form.format(id=real['id'])}")
    assert json.loads(done.stdout)["summary"]["documents"] == 1, done.stderr


def test_drafts_are_for_who_signs_in(wordpress: Live, tmp_path: Path) -> None:
    wordpress.ask("POST", "wp/v2/posts", {**SHORT, "status": "draft"})
    words = (wordpress.address, "--type", "posts", "--status", "draft,pending")
    done = check(tmp_path, *words, **signed(wordpress))
    assert [one["rule"] for one in findings(done) if one["severity"] == "error"] == ["date-changed"]
    assert findings(done)[0]["en"]["pointer"] == "/content/raw"
    refused = check(tmp_path, *words)
    assert refused.returncode == 2
    assert re.search(r"40[01].*--(?:user|status)", refused.stderr)


def test_part_of_a_site_is_chosen(wordpress: Live, real: Any, tmp_path: Path) -> None:
    old = wordpress.ask("POST", "wp/v2/posts", {**SHORT, "status": "publish", "date": "2020-02-03T10:00:00"})
    done = check(tmp_path, wordpress.address, "--before", "2020-12-31", "--search", "delegations")
    assert {one["document"] for one in findings(done)} == {old["link"]}
    none = check(tmp_path, wordpress.address, "--before", "2001-01-01")
    assert none.returncode == 2
    assert "lists no post of that kind" in none.stderr
    unknown = check(tmp_path, wordpress.address, "--type", "recipes")
    assert "no posts of type 'recipes'; it has " in unknown.stderr


def test_the_picture_of_a_post_its_categories_and_its_tags_are_read(wordpress: Live, tmp_path: Path) -> None:
    picture = wordpress.upload("delegation.png", PIXEL)
    wordpress.ask("POST", f"wp/v2/media/{picture['id']}", {"alt_text": "Делегація", "caption": "Kyiv in 2018"})
    terms = {
        base: [wordpress.ask("POST", f"wp/v2/{base}", {"name": name})["id"]]
        for base, name in {"categories": "Новини & події", "tags": "Kyiv"}.items()
    }
    made = {**SHORT, **terms, "status": "publish", "featured_media": picture["id"], "date": "2012-02-02T10:00:00"}
    link = wordpress.ask("POST", "wp/v2/posts", made)["link"]
    told = {one["message"] for one in findings(check(tmp_path, link)) if one["rule"] == "cyrillic-in-metadata"}
    assert {re.search("“(.*?)” of", message)[1] for message in told} == {"alt", "category, tag"}  # type: ignore[index]
    facts = command.run("facts", wordpress.address, "--before", "2012-12-31", "--isolated", cwd=tmp_path).stdout
    assert "(caption): Kyiv in 2018" in facts


@pytest.mark.parametrize("plugin", ["free", "rest"])
def test_a_post_is_checked_with_its_translation(wordpress: Live, tmp_path: Path, plugin: str) -> None:
    uk = wordpress.ask("POST", "wp/v2/pages", {"title": f"Делегації {plugin}", "content": UK, "status": "publish"})
    en = wordpress.ask("POST", "wp/v2/pages", {"title": f"Delegations {plugin}", "content": EN, "status": "publish"})
    wordpress.option("bench_translations", [{"uk": uk["id"], "en": en["id"]}])
    wordpress.option("bench_polylang", plugin)
    words = (wordpress.address, "--type", "pages", "--search", plugin)
    try:
        done = check(tmp_path, *words)
        told = command.run("pairs", *words, "--isolated", cwd=tmp_path).stdout
    finally:
        wordpress.option("bench_polylang", "off")
    (one,) = [one for one in findings(done) if one["rule"] == "date-changed"]
    assert (one["document"], one["uk"]["text"], one["en"]["text"]) == (en["link"], "2019", "2018")
    assert (one["uk"]["file"], one["en"]["file"]) == (uk["link"], en["link"])
    assert one["original"] == "uk"
    assert f"{uk['link']}  =  {en['link']}" in told
    assert ("hreflang" if plugin == "free" else "in REST") in told


def test_what_stands_in_the_way_is_named(wordpress: Live, real: Any, tmp_path: Path) -> None:
    rest = f"{wordpress.address}/wp-json/wp/v2/posts/{real['id']}"
    wrong = check(tmp_path, rest, ZVIRKA_USER="editor", ZVIRKA_PASSWORD="not this one")
    assert "401 Unauthorized: the application password is wrong; " in wrong.stderr
    nobody = check(tmp_path, rest, ZVIRKA_USER="nobody", ZVIRKA_PASSWORD="not this one")
    assert "the site knows no such user" in nobody.stderr
    reader = wordpress.ask("POST", "bench/v1/user", {"name": "reader", "role": "subscriber"}, signed=False)
    other = check(tmp_path, rest, ZVIRKA_USER="reader", ZVIRKA_PASSWORD=reader["password"])
    assert "403 Forbidden: this user may not edit what was asked for" in other.stderr
    wordpress.option("bench_rest_off", "1")
    try:
        off = check(tmp_path, real["link"])
        within = check(tmp_path, real["link"], **signed(wordpress))
    finally:
        wordpress.option("bench_rest_off", "")
    assert "switched off for visitors" in off.stderr
    assert json.loads(within.stdout)["summary"]["documents"] == 1
    with wordpress.maintained():
        away = check(tmp_path, real["link"])
    assert "503 Service Unavailable: the site is being updated (a maintenance page)" in away.stderr
    gone = check(tmp_path, f"{wordpress.address}/wp-json/wp/v2/posts/987654")
    assert "no post of that number" in gone.stderr
    login = check(tmp_path, f"{wordpress.address}/wp-login.php")
    assert "a page to log in" in login.stderr
    assert {done.returncode for done in (wrong, nobody, other, off, away, gone, login)} == {2}
    assert "not this one" not in wrong.stdout + wrong.stderr


def test_a_post_that_changes_during_the_run_is_told(wordpress: Live) -> None:
    from checker.pairs import Input
    from checker.readers.places.decode import InputError
    from checker.readers.web import sites

    posts = [
        wordpress.ask("POST", "wp/v2/posts", {**SHORT, "status": "publish", "date": f"2019-01-0{n}T10:00:00"})
        for n in (1, 2)
    ]
    asking = sites.Asking(wanted=sites.Wanted(after="2018-12-31T00:00:00", before="2019-12-31T00:00:00"))
    tasks = [task for task in sites.tasks(wordpress.address, asking) if isinstance(task, Input)]
    assert [task.name for task in tasks] == [post["link"] for post in posts]
    time.sleep(1.1)  # WordPress tells the time of a change to the second
    wordpress.ask("POST", f"wp/v2/posts/{posts[0]['id']}", {"content": EN + EN})
    wordpress.ask("DELETE", f"wp/v2/posts/{posts[1]['id']}")
    with sites.Supply(tasks, asking) as supply:
        (text,) = supply.take(tasks[0])
        assert json.loads(text.data)["content"]["rendered"].count("12 delegations") == 2
        with pytest.raises(InputError, match="is gone since the site listed it"):
            supply.take(tasks[1])
    (note,) = supply.notes
    assert note.startswith(f"{posts[0]['link']}: changed while it was checked")


def test_what_was_changed_in_one_language_is_told(wordpress: Live, tmp_path: Path) -> None:
    """Saved as a draft, published, corrected in both languages, then in one, then in an autosave of a draft."""
    made = wordpress.ask("POST", "wp/v2/posts", {**SHORT, "status": "draft", "content": "<p>A draft.</p>"})
    path, link = f"wp/v2/posts/{made['id']}", f"{wordpress.address}/wp-json/wp/v2/posts/{made['id']}"
    words = (link, "--revisions")
    steps: list[dict[str, str]] = [
        {"status": "publish", "content": EN},
        {"content": EN.replace("12", "13"), "excerpt": SHORT["excerpt"].replace("12", "13")},
        {"excerpt": SHORT["excerpt"].replace("12", "14")},
    ]
    told: list[list[str]] = []
    for n, step in enumerate(steps):
        saved = time.monotonic()
        wordpress.ask("POST", path, step)
        if n:
            told.append(_notes(check(tmp_path, *words, **signed(wordpress))))
        time.sleep(max(0.0, 1.1 - (time.monotonic() - saved)))  # WordPress tells the time of a change to the second
    wordpress.ask(
        "POST", f"{path}/autosaves", {**SHORT, "content": EN.replace("12", "15"), "excerpt": steps[2]["excerpt"]}
    )
    told.append(_notes(check(tmp_path, *words, **signed(wordpress))))
    assert "both languages were changed since the version of 20" in told[0][0]
    assert "Ukrainian passages changed or new: 1, “У 2019 році" in told[0][0]
    assert "English passages changed or new: 1, “In 2018, 13" in told[0][0]
    assert "only the Ukrainian was changed since the version of 20" in told[1][0]
    assert told[1][0].endswith("passages changed or new: 1, “У 2019 році до Києва приїхали 14 делегацій.”")
    assert "only the English was changed since the version of 20" in told[2][0]
    assert "in a draft that is not published yet: passages changed or new: 1, “In 2018, 15 delegations" in told[2][0]
    refused = check(tmp_path, *words)
    assert (refused.returncode, "--revisions is for who signs in" in refused.stderr) == (2, True)


def _notes(done: CompletedProcess[str]) -> list[str]:
    return [note for note in json.loads(done.stdout)["notes"] if "changed since" in note]


def test_a_large_site_is_interrupted_and_resumed_without_fetching_twice(wordpress: Live, tmp_path: Path) -> None:
    from checker.readers.web.sites import supply

    many = MANY
    first = wordpress.ask("POST", "wp/v2/posts", {**SHORT, "status": "publish", "date": "2015-05-05T10:00:00"})
    names = [f"delegations-{n}" for n in range(many - 1)]
    ids = {first["id"], *wordpress.ask("POST", "bench/v1/copies", {"id": first["id"], "names": names}, signed=False)}
    words = (wordpress.address, "--before", "2016-01-01", "--after", "2015-01-01", "--save", "kept")
    one_by_one = ("--connections", "1")  # so that what comes later has not been asked for yet
    starting = [sys.executable, "-c", "from checker.cli import main; main()", "check", *words, *one_by_one, *PLAIN]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with wordpress.holding():
        run = subprocess.Popen(starting, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while run.poll() is None and len(list(tmp_path.glob("kept/*/posts/*.json"))) < supply.FIRST[0]:
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        run.communicate()
    kept = {int(path.stem) for path in tmp_path.glob("kept/*/posts/*.json")}
    assert len(kept) == supply.FIRST[0]
    wordpress.asked()
    done = check(tmp_path, *words)
    asked = {int(one) for line in wordpress.asked() for one in _included(line)}
    assert json.loads(done.stdout)["summary"]["documents"] == many
    assert asked == ids - kept


def _included(line: str) -> list[str]:
    """The numbers of posts that are asked for at once: ?include=1,2,3."""
    found = re.search(r"include=([\d,]+)", unquote(line))
    return found[1].split(",") if found else []
