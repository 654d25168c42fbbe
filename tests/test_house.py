"""The house stands: lint, types, layers, and every room listed where it has to be."""

from __future__ import annotations

import ast
import doctest
import importlib
import json
import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from typing import get_args

import bench
import grimp
import pytest

from checker import checks
from checker.facts import kinds
from checker.language import vocabulary
from checker.model.record import model
from checker.readers import formats
from checker.render import rules as table
from checker.rulebook import rule_file, rulebook

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "checker", "tests", "benchmarks"],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ],
    ids=["ruff", "mypy", "layers"],
)
def test_the_tools_find_nothing(command: list[str]) -> None:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Not within a room either, not in a function, and not for types alone."""
    graph = grimp.build_graph("checker", exclude_type_checking_imports=False, cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert len(imports) > 200
    order = list(TopologicalSorter(imports).static_order())  # raises CycleError, which names the circle
    assert order.index("checker.model.texts") < order.index("checker.cli")


def test_every_kind_of_fact_is_listed() -> None:
    listed = {make.__module__.removeprefix("checker.facts.") for make in kinds.KINDS.values()}
    rooms = {f"{path.parent.name}.find" for path in (ROOT / "checker" / "facts").glob("*/find.py")}
    files = {path.stem for path in (ROOT / "checker" / "facts").glob("*.py")} - {"__init__", "base", "kinds", "manner"}
    assert listed == rooms | files


def test_every_verb_is_listed() -> None:
    used = {rule.verb.__class__.__module__.removeprefix("checker.checks.") for rule in bench.BOOK.rules}
    files = (path.relative_to(ROOT / "checker" / "checks") for path in (ROOT / "checker" / "checks").rglob("*.py"))
    told = {".".join(path.with_suffix("").parts) for path in files if path.stem not in ("__init__", "base")}
    assert told - {"corrections", "denied", "governed", "instead", "language.alphabets", "signs"} == used
    assert set(checks.VERBS) == {rule.verb.check for rule in bench.BOOK.rules}  # type: ignore[attr-defined]
    for name in checks.VERBS:
        assert get_args(model(checks.verb(name)).model_fields["check"].annotation) == (name,)


def test_one_rule_is_read_without_the_verbs_of_the_others() -> None:
    asked = "rulebook.load_one('stray-cyrillic').verb"
    said = f"import sys; from checker.rulebook import rulebook; {asked}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    assert "checker.checks.language.foreign_script" in loaded
    assert not {"checker.facts", "checker.align.facts", "checker.checks.drift.omission", "spacy"} & loaded


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('check = "patern"', "check: no verb is called 'patern'; did you mean 'pattern'?"),
        ("check = ['pattern']", "check: no verb is called"),
        ("", "`check` is missing"),
        ('check = "pattern"', "pattern: Field required"),
        ('check = "pattern"\npattern = "a"\nneedz = 1', "needz: there is no such key; did you mean 'needs'?"),
        ('check = "pattern"\npattern = "a"\nsieve = "(a|aa)+$"', "sieve: (a|aa)+$ repeats something"),
        ('check = "pattern"\npattern = "a"\nsieve = "(a"', "sieve: no pattern: missing )"),
    ],
)
def test_a_rule_of_no_verb_is_refused(tmp_path: Path, line: str, said: str) -> None:
    text = (ROOT / "rules" / "typography" / "ellipsis.toml").read_text(encoding="utf-8")
    kept = [row for row in text.splitlines() if not row.startswith(("check", "pattern", "unless", "needs", "expected"))]
    kept = [row for row in kept if not row.startswith("safe")]
    (tmp_path / "mine.toml").write_text("\n".join([line, *kept]), encoding="utf-8")
    with pytest.raises(rule_file.RuleError) as wrong:
        rule_file.read(tmp_path / "mine.toml")
    assert "mine.toml" in str(wrong.value)
    assert said in str(wrong.value)


def readers_in(folder: Path) -> set[str]:
    """The functions below a folder of readers that give documents, or the passages of a file of one language."""
    found = set()
    for path in folder.rglob("*.py"):
        for one in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(one, ast.FunctionDef) and one.name.startswith("read") and path.stem != "__init__":
                gives = ast.unparse(one.returns).strip("'") if one.returns else ""
                if gives.startswith(("OneLanguageFile", "Iterator[Document", "NoReturn")):
                    found.add(".".join((*path.relative_to(folder).with_suffix("").parts, one.name)))
    return found


LISTED = {f"{one.read.__module__}.{one.read.__name__}".removeprefix("checker.readers.") for one in formats.FORMATS}


def test_every_reader_is_in_the_table_of_formats() -> None:
    assert readers_in(ROOT / "checker" / "readers") == LISTED
    assert len({one.name for one in formats.FORMATS}) == len(formats.FORMATS)


@pytest.mark.parametrize("gives", ["OneLanguageFile", "'OneLanguageFile'", "Iterator[Document | Failure]"])
def test_a_reader_that_is_not_in_the_table_is_found(tmp_path: Path, gives: str) -> None:
    copy = shutil.copytree(ROOT / "checker" / "readers", tmp_path / "readers")
    text = f"from __future__ import annotations\n\ndef read(source: Source, words: Words) -> {gives}:\n    ...\n"
    (copy / "keyed" / "ini.py").write_text(text, encoding="utf-8")
    assert readers_in(copy) - LISTED == {"keyed.ini.read"}


def test_areas_have_titles_rules_and_checks() -> None:
    areas = vocabulary.shipped().table("areas")
    folders = {path.name for path in (ROOT / "rules").iterdir() if path.is_dir()} - rulebook.ASIDE
    assert (
        areas["en"].keys()
        == areas["uk"].keys()
        == folders
        == {path.name for path in (ROOT / "checker" / "checks").iterdir() if path.is_dir() and path.name[0] != "_"}
    )


def test_rules_are_listed_by_area(tmp_path: Path) -> None:
    for area in ("", "ours"):
        (tmp_path / area).mkdir(exist_ok=True)
        shutil.copy(ROOT / "rules" / "typography" / "ellipsis.toml", tmp_path / area / f"mine{area}.toml")
    book = rulebook.load(tmp_path)
    titles = {"typography": "Typography", "facts": "Figures"}
    listed = table.text(book, "en", titles).split("\n\n")
    firsts = [part.splitlines()[0] for part in listed]
    assert firsts[:2] == ["Typography (typography)", "Figures (facts)"]
    assert listed[2].startswith("  mine ")
    assert "(ours)" in firsts
    assert [row["area"] for row in json.loads(table.plain(book, "uk")) if row["name"].startswith("mine")] == [
        "",
        "ours",
    ]


ABOVE = ("align", "drift", "checks", "run", "render")


@pytest.mark.parametrize("room", ABOVE)
def test_no_room_above_facts_asks_for_the_shipped_vocabulary_or_keys_by_id(room: str) -> None:
    for path in (ROOT / "checker" / room).rglob("*.py"):
        called = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        names = {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in called}
        assert names.isdisjoint({"shipped", "id"}), path


EXAMPLES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "checker").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("module", EXAMPLES)
def test_the_examples_in_docstrings_are_true(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted > 0
    assert result.failed == 0
