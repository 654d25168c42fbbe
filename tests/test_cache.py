"""The cache: correct when anything that decides changes, refused when strangers may have written it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import bench
import command
import pytest

from checker.commands.batch import cache
from checker.language.text import plain
from checker.model import Document, Failure, Field, Outcome, Pair
from checker.render import wire
from checker.run import packing as compact
from checker.run import path as run
from checker.run.machine import Machine

pytestmark = pytest.mark.slow  # whole trees are checked, and checked again

ROOT = Path(__file__).resolve().parents[1]
WRONG = ("Загинули 12 людей.", "21 people were killed.")


def telling(whole: Any = run.collate) -> None:
    """The command says on standard error what it checks and does not find in the cache."""

    def collate(document: Document, words: Any, engine: Any, limits: Any) -> Any:
        print("CHECKED", document.name, file=sys.stderr)
        return whole(document, words, engine, limits)

    run.collate = collate


def kept(folder: Path) -> Path:
    """Where the cache of a site lies: beside it, not in it."""
    return folder.with_name(f"{folder.name}.kept")


def check(folder: Path, *words: str, env: dict[str, str] | None = None) -> CompletedProcess[str]:
    given = {**os.environ, "ZVIRKA_CACHE_DIR": str(kept(folder)), **(env or {})}
    return command.run("check", "--lang", "en", "--jobs", "1", *words, cwd=folder, env=given, before=telling)


def looked(done: CompletedProcess[str]) -> list[str]:
    """The documents that were checked anew."""
    assert "Traceback" not in done.stderr, done.stderr
    told = [Path(line.split()[1]) for line in done.stderr.splitlines() if line.startswith("CHECKED")]
    return [f"{path.parent.name}/{path.name}" for path in told]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for side, n in (("uk", 0), ("en", 1)):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.txt").write_text(WRONG[n], encoding="utf-8")
        (tmp_path / side / "b.txt").write_text(("Так і було.", "So it was.")[n], encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "house.tsv").write_text("дім\thouse\t1.0\t3\n", encoding="utf-8")
    (tmp_path / "rules").mkdir()
    rule = (ROOT / "rules" / "typography" / "double-space.toml").read_text(encoding="utf-8")
    (tmp_path / "rules" / "own-rule.toml").write_text(rule, encoding="utf-8")
    (tmp_path / "zvirka.toml").write_text(
        'rule_folders = ["rules"]\n[[pairs]]\nuk = "uk"\nen = "en"\n[lexicon]\nhouse = "words/house.tsv"\n',
        encoding="utf-8",
    )
    return tmp_path


ALL = ["en/a.txt", "en/b.txt"]


def test_a_second_run_checks_nothing_and_reports_the_same(site: Path) -> None:
    one = check(site, "--report", "json=1.json", "--report", "sarif=1.sarif")
    assert looked(one) == ALL
    two = check(site, "--report", "json=2.json", "--report", "sarif=2.sarif")
    assert looked(two) == []
    assert (one.stdout, one.returncode) == (two.stdout, two.returncode)
    for form in ("json", "sarif"):
        assert (site / f"1.{form}").read_bytes() == (site / f"2.{form}").read_bytes()
    assert (kept(site) / "CACHEDIR.TAG").read_text(encoding="utf-8").startswith("Signature: 8a477f597d28")
    assert (kept(site) / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert looked(check(site, "--no-cache")) == ALL
    assert looked(check(site, "--report", "html=a.html")) == ALL, "the texts are not kept"
    assert not (site / ".zvirka_cache").exists(), "nothing is put into the tree"


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_what_decides_is_looked_at(site: Path) -> None:
    check(site)
    append(site / "en" / "a.txt", " Again.")
    assert looked(check(site)) == ["en/a.txt"]
    append(site / "uk" / "b.txt", " Знову.")
    assert looked(check(site)) == ["en/b.txt"]
    append(site / "rules" / "own-rule.toml", "\n# changed\n")
    assert looked(check(site)) == ALL
    append(site / "words" / "house.tsv", "вода\twater\t1.0\t3\n")
    assert looked(check(site)) == ALL
    append(site / "zvirka.toml", '[names.spellings]\n"Одеса" = "Odesa"\n')
    assert looked(check(site)) == ALL
    assert looked(check(site, "--ignore", "own-rule")) == ALL
    assert looked(check(site, "--severity", "own-rule=error")) == ALL
    assert looked(check(site)) == []


def test_a_rule_in_another_folder_is_another_rule(site: Path) -> None:
    """What is not loaded from there must not have said what is found here."""
    check(site)
    (site / "rules" / "words").mkdir()
    (site / "rules" / "own-rule.toml").rename(site / "rules" / "words" / "own-rule.toml")
    first = cache.run_key([site / "rules"], [], [])
    (site / "rules" / "words" / "own-rule.toml").rename(site / "rules" / "own-rule.toml")
    assert cache.run_key([site / "rules"], [], []) != first


def test_what_only_the_gate_asks_for_is_no_reason_to_check_again(site: Path) -> None:
    check(site)
    append(site / "zvirka.toml", '[[accept]]\nrule = "number-changed"\ntext = "21"\nwhy = "corrected"\n')
    done = check(site, "--fail-on", "warning", "--lang", "uk")
    assert looked(done) == []
    assert done.returncode == 0
    assert "1 прийнято" in done.stdout


def test_the_key_knows_the_code_and_where_a_part_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("a", encoding="utf-8")
    monkeypatch.setattr(cache, "PACKAGE", tmp_path)
    before = cache.run_key([], [], ["ab", "c"])
    assert before == cache.run_key([], [], ["ab", "c"]) != cache.run_key([], [], ["a", "bc"])
    (tmp_path / "a.py").write_text("b", encoding="utf-8")
    assert cache.run_key([], [], ["ab", "c"]) != before
    monkeypatch.setattr(cache, "__version__", "99")
    assert len({before, cache.run_key([], [], ["ab", "c"]), cache.run_key([], [tmp_path / "a.py"], ["ab", "c"])}) == 3


def test_what_lies_in_folders_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules, kept = tmp_path / "rules", cache.Cache(tmp_path / "kept")
    rules.mkdir()
    (rules / "a.toml").write_text("one = 1", encoding="utf-8")
    first = cache.run_key([rules], [], [], kept)
    assert first == cache.run_key([rules], [], []), "it is the key of their content"
    with monkeypatch.context() as patched:
        for name in ("_content", "_libraries"):
            patched.setattr(cache, name, lambda *_: pytest.fail("it was read again"))
        assert cache.run_key([rules], [], [], kept) == first
    dated = (rules / "a.toml").stat().st_mtime_ns
    (rules / "a.toml").write_text("one = 2", encoding="utf-8")
    os.utime(rules / "a.toml", ns=(dated, dated))
    if sys.platform != "win32":
        assert cache.run_key([rules], [], [], kept) != first, "of one size and date: when it was changed tells"
    for path in kept.folder.glob("??/*.json"):
        path.write_bytes(b"no digest")
    assert cache.run_key([rules], [], [], kept) == cache.run_key([rules], [], []) != first


def test_every_library_that_is_used_is_in_the_key() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split("[<>=\\[; ]", one)[0] for one in project["dependencies"]}
    assert names - set(cache.LIBRARIES) <= {"click", "httpx2", "pathspec"}, "checker/cache.py: LIBRARIES"


def entries(site: Path) -> list[Path]:
    return sorted(kept(site).glob("??/*.json"))


@pytest.mark.parametrize("bad", [b"", b"{", b"[1]", b'[{"name": "x"}]', b"\xff\xfe", b"[" * 100_000, b"null", b'"a"'])
def test_an_entry_that_is_broken_is_a_miss(site: Path, bad: bytes) -> None:
    first = check(site)
    for path in entries(site):
        path.write_bytes(bad)
    again = check(site)
    assert looked(again) == ALL
    assert (again.stdout, again.returncode) == (first.stdout, first.returncode)
    assert looked(check(site)) == []


@pytest.mark.parametrize("git_is_there", [True, False])
def test_a_cache_that_is_in_the_repository_is_not_believed(site: Path, git_is_there: bool) -> None:
    mine = {"ZVIRKA_CACHE_DIR": ".zvirka_cache"}
    subprocess.run(["git", "init", "-q"], cwd=site, check=True)
    assert looked(check(site, env=mine)) == ALL
    assert looked(check(site, env=mine)) == [], "git says that it follows nothing of it"
    subprocess.run(["git", "add", "-f", ".zvirka_cache"], cwd=site, check=True)
    done = check(site, env=mine if git_is_there else {**mine, "PATH": "/nowhere"})
    assert looked(done) == ALL
    assert "take it out of git" in done.stderr
    assert done.returncode == 1


def test_a_cache_of_a_tree_that_no_repository_vouches_for_is_not_believed(site: Path) -> None:
    (site / ".zvirka_cache").mkdir()
    done = check(site, env={"ZVIRKA_CACHE_DIR": ".zvirka_cache"})
    assert looked(done) == ALL
    assert "no cache is used" in done.stderr
    assert list((site / ".zvirka_cache").iterdir()) == []


def test_a_folder_that_is_none_of_ours_is_left_alone(site: Path) -> None:
    (site / "other").mkdir()
    kept(site).symlink_to(site / "other")
    done = check(site)
    assert looked(done) == ALL
    assert "no cache is used" in done.stderr
    assert list((site / "other").iterdir()) == []


def test_the_cache_lies_in_the_folder_of_the_user(site: Path) -> None:
    there = {"ZVIRKA_CACHE_DIR": "", "XDG_CACHE_HOME": str(kept(site)), "HOME": str(kept(site))}
    assert looked(check(site, env=there)) == ALL
    assert looked(check(site, env=there)) == []
    assert list(kept(site).rglob("CACHEDIR.TAG"))
    assert not (site / ".zvirka_cache").exists()


def test_single_inputs_are_kept_only_when_that_is_asked_for(site: Path) -> None:
    pair = json.dumps({"uk": WRONG[0], "en": WRONG[1]}, ensure_ascii=False)
    (site / "pairs.jsonl").write_text(pair, encoding="utf-8")
    check(site, "pairs.jsonl")
    assert not kept(site).exists()
    assert looked(check(site, "pairs.jsonl", "--cache"))
    assert looked(check(site, "pairs.jsonl", "--cache")) == []


def test_what_could_not_be_checked_is_tried_again(site: Path) -> None:
    (site / "en" / "b.txt").write_bytes(bytes(range(128, 256)) * 20)
    for _ in range(2):
        done = check(site)
        assert done.returncode == 2
        assert "en/b.txt" in done.stderr + done.stdout
    assert looked(done) == []


def test_old_entries_go_and_strangers_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = cache.Cache(tmp_path / "kept")
    old, new, last = (f"{n}" * 64 for n in "abc")
    for key in (old, new, last):
        one.put(key, b"x" * 100)
    stranger = tmp_path / "kept" / "aa" / "letters.txt"
    stranger.write_text("mine", encoding="utf-8")
    ago = time.time() - 2 * cache.KEPT
    for path in (stranger, tmp_path / "kept" / "aa" / f"{old}.json"):
        os.utime(path, (ago, ago))
    one.prune()
    assert (one.get(old), one.get(new)) == (None, b"x" * 100)
    assert stranger.exists()
    hour = time.time() - 3600
    os.utime(tmp_path / "kept" / "bb" / f"{new}.json", (hour, hour))
    monkeypatch.setattr(cache, "MOST", 150)
    one.prune()
    assert (one.get(new), one.get(last)) == (None, b"x" * 100)
    assert not list(tmp_path.rglob("*.part"))


def outcome() -> Outcome:
    """What came of a text with a passage of markup, a lone surrogate and a character beyond the first plane."""
    raw = "<p>😀 21&nbsp;people \ud800 were  killed у 2001.</p>"
    uk = plain("Загинули 12 людей 2001 року.", "uk", ref="a", field=Field("/uk", "Загинули 12 людей 2001 року."))
    text = "😀 21 people \ud800 were  killed у 2001."
    starts = [3, 4, 5, 6, *range(7, 8), *range(13, 13 + len(text) - 5)]
    en = plain(text, "en", ref="b", field=Field("/content", raw, "page.html", 7))
    en = replace(en, starts=starts, ends=[at + (6 if at == 7 else 1) for at in starts])
    document = Document("page.html", (uk,), (en,), (Pair("1", (uk,), (en,)),), skipped={"fuzzy": 2})
    (found,) = run.outcomes([document], Machine(bench.BOOK, bench.WORDS))
    assert isinstance(found, Outcome)
    assert found.findings
    return found


def plainly(one: Outcome) -> Any:
    """All that a report may ask of an outcome."""
    rows = [[wire.found(finding, side).model_dump() for side in ("uk", "en")] for finding in one.findings]
    texts = [
        [
            (place.segment.text, place.segment.shown, place.segment.role, place.segment.field.line)
            for place in places
            if place
        ]
        for places in ((finding.uk, finding.en) for finding in one.findings)
    ]
    return rows, texts, [[s.text for s in f.beside] for f in one.findings], one.pairs, one.facts, dict(one.skipped)


def test_what_is_packed_comes_out_as_it_was() -> None:
    given = [outcome(), Failure("x", "nothing", False)]
    back = compact.unpack(compact.pack(given))
    assert isinstance(back[0], Outcome)
    assert plainly(back[0]) == plainly(outcome())
    assert back[1] == given[1]
    assert compact.pack(back) == compact.pack(given)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"pairs":1', b'"pairs":-1'),
        (b'"error"', b'"loud"'),
        (b'"facts":[', b'"facts":["x",'),
        (b'"skipped":{"fuzzy":2}', b'"skipped":{"fuzzy":"2"}'),
        (b'"page.html",7,false]', b"7,7,false]"),
        (b'"fields":[', b'"fields":[[1,2,3,4,5],'),
        (b'"name":', b'"more":1,"name":'),
    ],
)
def test_what_was_tampered_with_is_refused(old: bytes, new: bytes) -> None:
    data = compact.pack([outcome()])
    assert old in data
    with pytest.raises(compact.PackError):
        compact.unpack(data.replace(old, new))


def test_the_page_of_a_report_comes_from_the_cache_as_it_was_made(tmp_path: Path) -> None:
    for side, text in zip(("uk", "en"), WRONG, strict=True):
        for name in "ab":
            path = tmp_path / side / f"{name}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{text}\n\n2022-02-24\n", encoding="utf-8")
    env = {"SOURCE_DATE_EPOCH": "1"}
    words = ("--uk", "uk", "--en", "en", "--format", "html")
    fresh, first, second = (check(tmp_path, *words, *more, env=env) for more in (("--no-cache",), (), ()))
    assert looked(first) == ["en/a.txt", "en/b.txt"]
    assert looked(second) == []
    assert fresh.stdout == first.stdout == second.stdout
    assert "2022-02-24" in second.stdout
    assert looked(check(tmp_path, *words[:-2], env=env)) == ["en/a.txt", "en/b.txt"], "a text has entries of its own"
