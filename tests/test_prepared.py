"""What is prepared of rules, words and templates: the same as what is worked out of their sources."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from jinja2 import Environment

from checker.checks import instead
from checker.commands import prepare
from checker.drift import meanings
from checker.facts.names import gazetteer
from checker.language import contrasts, vocabulary
from checker.language.vocabulary import Words
from checker.language.vocabulary.schemas import LINES, ROWS, SETS, TABLES
from checker.model import SIDES, compiled, messages, prepared
from checker.render import filling, formats
from checker.rulebook import rulebook

pytestmark = pytest.mark.slow  # rules and words are read anew

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def parts() -> Mapping[str, bytes]:
    """What is prepared, made anew."""
    with pytest.MonkeyPatch.context() as patch:
        held(patch, {})
        return dict(prepare.parts())


def held(patch: pytest.MonkeyPatch, parts: Mapping[str, bytes]) -> None:
    """Some parts stand for those of the file, and nothing that was read before is remembered."""
    patch.setattr(prepared, "_parts", lambda: parts)
    for name in ("_table", "_rows", "_lines", "_over"):
        getattr(vocabulary, name).cache_clear()


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    for name in ("_table", "_rows", "_lines", "_over"):
        getattr(vocabulary, name).cache_clear()


def fresh(*more: Path) -> Words:
    """A vocabulary of which nothing was made yet."""
    return Words(vocabulary.shipped(*more).folders)


def test_rules_are_those_of_the_files(monkeypatch: pytest.MonkeyPatch, parts: Mapping[str, bytes]) -> None:
    held(monkeypatch, {})
    read = rulebook.load()
    one = rulebook.load_one("number-changed")
    held(monkeypatch, parts)
    monkeypatch.setattr(rulebook, "read", lambda *_: pytest.fail("a file of a shipped rule was read"))
    assert rulebook.load() == read
    assert [rule.halves for rule in rulebook.load().rules] == [rule.halves for rule in read.rules]
    assert rulebook.load_one("number-changed").head == one.head
    assert all(rule.path.is_file() for rule in rulebook.load().rules)


def test_a_rule_of_the_house_stands_for_the_shipped_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, parts: Mapping[str, bytes]
) -> None:
    text = (ROOT / "rules" / "typography" / "ellipsis.toml").read_text(encoding="utf-8")
    (tmp_path / "ellipsis.toml").write_text(text.replace('severity = "info"', 'severity = "error"'), encoding="utf-8")
    held(monkeypatch, parts)
    book = rulebook.load(tmp_path)
    assert (book.get("ellipsis").path, book.get("ellipsis").severity) == (tmp_path / "ellipsis.toml", "error")
    assert book.names == rulebook.load().names


MESSAGES = tuple((ROOT / "reports" / "messages").glob("*.toml"))
INSTEAD = tuple(vocabulary.shipped().table("written")["instead"])
ASKED: Mapping[str, Callable[[Words], object]] = {
    **{f"table {name}": lambda words, name=name: words.table(name) for name in TABLES},
    **{f"rows {name}": lambda words, name=name: words.rows(name) for name in ROWS},
    **{f"lines {name}": lambda words, name=name: words.lines(name) for name in LINES},
    **{
        f"{make.__name__} {table} {' '.join(side)}": lambda words, call=(make, table, *side): call[0](words, *call[1:])
        for table in contrasts.TABLES
        for make, sides in (
            (meanings.poles_by_lemma, [()]),
            *((make, [(side,) for side in SIDES]) for make in (contrasts.columns, contrasts.turning)),
        )
        for side in sides
    },
    **{f"joined {side}": lambda words, side=side: contrasts.joined(words, side) for side in SIDES},
    **{f"messages {path.stem}": lambda _, name=path.stem: messages.read(name) for path in MESSAGES},
    **{f"groups {table}": lambda words, table=table: instead.groups(words, table) for table in INSTEAD},
    "forms": gazetteer.forms,
}


def test_tables_are_those_of_the_files(monkeypatch: pytest.MonkeyPatch, parts: Mapping[str, bytes]) -> None:
    held(monkeypatch, {})
    words = fresh()
    read = {name: ask(words) for name, ask in ASKED.items()}
    held(monkeypatch, parts)
    monkeypatch.setattr(vocabulary, "_paths", lambda *_: pytest.fail("a file of shipped words was read"))
    words = fresh()
    for name, ask in ASKED.items():
        if not name.startswith(("poles", "columns", "turning", "joined", "messages", "groups", "forms")):
            assert ask(words) == read[name], name
    for make in (meanings.poles_by_lemma, contrasts.columns, contrasts.turning):
        for table in contrasts.TABLES:
            for side in [()] if make is meanings.poles_by_lemma else [(side,) for side in SIDES]:
                assert words.made(make, table, *side) == read[f"{make.__name__} {table} {' '.join(side)}"]
    assert {*contrasts.TABLES} == {*SETS, "genders"}
    assert all(words.made(contrasts.joined, side) == read[f"joined {side}"] for side in SIDES)
    assert all(prepared.part(f"messages {one.stem}") == read[f"messages {one.stem}"] for one in MESSAGES)
    assert all(words.made(instead.groups, table) == read[f"groups {table}"] for table in INSTEAD)
    assert words.made(gazetteer.forms) == read["forms"]


def test_words_of_the_house_are_laid_over_what_is_prepared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, parts: Mapping[str, bytes]
) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "opposites.toml").write_text(
        '[sets.fluffy]\nsoft = { en = "fluffyish" }\nhard = { en = "spikyish" }\n', encoding="utf-8"
    )
    held(monkeypatch, parts)
    words = fresh(tmp_path)
    assert contrasts.lexicon("opposites", "en", words).hints("fluffyish") == {("fluffy", "soft")}
    assert not contrasts.lexicon("opposites", "en", fresh()).hints("fluffyish")
    assert words.table("calendar") == fresh().table("calendar")
    over = fresh().with_table("quotes", {"house": {"uk": ["«»"]}})
    assert over.table("quotes")["house"]["uk"] == ["«»"]


def test_expressions_are_those_that_are_compiled(monkeypatch: pytest.MonkeyPatch, parts: Mapping[str, bytes]) -> None:
    held(monkeypatch, parts)
    programs = compiled._prepared.__wrapped__()
    assert len(programs) > 200
    for pattern, flags in programs:
        made, fresh = compiled._made(pattern, programs[pattern, flags]), re.compile(pattern, flags)
        assert made == fresh
        assert (made.groups, made.groupindex, made.flags) == (fresh.groups, fresh.groupindex, fresh.flags)
    monkeypatch.setattr(compiled, "_prepared", lambda: programs)
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("a prepared expression was compiled"))
    assert all(compiled.compiled(*given) for given in programs)


def test_expressions_of_another_engine_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    def foreign(*_: object) -> re.Pattern[str]:
        raise RuntimeError("invalid SRE code")

    monkeypatch.setattr(compiled, "_made", foreign)
    assert compiled.programs({(r"\d+", 0)}) == {}
    assert compiled.compiled(r"[їє]\d+ not prepared", 0).search("їжак") is None


def test_templates_are_run_as_they_were_prepared(monkeypatch: pytest.MonkeyPatch, parts: Mapping[str, bytes]) -> None:
    held(monkeypatch, parts)
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("a shipped template was compiled"))
    shipped = filling._environment(None, filling._Prepared())
    for name in formats.in_templates():
        assert shipped.get_template(f"{name}.j2").root_render_func


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the code with rules and templates beside it, as far as the key of its sources looks."""
    for top in ("checker", "rules", "reports"):
        (tmp_path / top).mkdir()
    (tmp_path / "checker" / "a.py").write_text("ONE = 1\n", encoding="utf-8")
    (tmp_path / "rules" / "a.toml").write_text("one = 1\n", encoding="utf-8")
    return tmp_path


def keyed(patch: pytest.MonkeyPatch, checkout: Path, *, dated: bool) -> bytes:
    patch.setattr(prepared, "PACKAGE", checkout / "checker")
    patch.setattr(prepared, "folder", lambda name: checkout / name)
    return prepared.key(dated=dated)


@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("name", ["checker/a.py", "rules/a.toml", "rules/b.toml", "reports/text.j2"])
def test_a_source_that_changes_is_noticed(
    monkeypatch: pytest.MonkeyPatch, checkout: Path, name: str, dated: bool
) -> None:
    before = keyed(monkeypatch, checkout, dated=dated)
    assert keyed(monkeypatch, checkout, dated=dated) == before
    (checkout / name).write_text("other = 23\n", encoding="utf-8")
    assert keyed(monkeypatch, checkout, dated=dated) != before


def test_an_edit_of_the_same_size_is_noticed(monkeypatch: pytest.MonkeyPatch, checkout: Path) -> None:
    before = [keyed(monkeypatch, checkout, dated=dated) for dated in (False, True)]
    (checkout / "rules" / "a.toml").write_text("one = 2\n", encoding="utf-8")
    os.utime(checkout / "rules" / "a.toml", (1, 1))
    after = [keyed(monkeypatch, checkout, dated=dated) for dated in (False, True)]
    assert before[0] != after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize("data", [b"", b"short", bytes(16) + b"x", None])
def test_a_file_that_does_not_fit_or_was_cut_is_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes | None
) -> None:
    path = tmp_path / "prepared.bin"
    path.write_bytes(prepared.key(dated=True) + b"\xff\xff" if data is None else data)
    monkeypatch.setattr(prepared, "place", lambda: path)
    assert prepared._parts.__wrapped__() == {}


@pytest.mark.slow
def test_the_first_check_of_a_checkout_prepares_the_next(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONPATH": str(ROOT)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    (tmp_path / "pair.jsonl").write_text('{"uk": "Загинули 12 людей.", "en": "13 people were killed."}\n', "utf-8")
    check = "from checker.cli import main; import sys; sys.argv[0] = 'zvirka'; main()"
    command = [sys.executable, "-c", check, "check", str(tmp_path / "pair.jsonl"), "--isolated", "--format", "json"]
    first, second = (subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False) for _ in range(2))
    assert [*tmp_path.rglob("prepared*.bin")]
    assert (first.returncode, second.stdout) == (1, first.stdout)
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", *command[1:]], cwd=tmp_path, env=env, capture_output=True, check=False
    )
    assert b"pydantic" not in loaded.stderr
