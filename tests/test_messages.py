"""Sentences stand in tables, in both languages, and reach the reader in hers: failures, notes, errors, refusals."""

from __future__ import annotations

import ast
import pickle
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from checker.model import Failure, Original, Outcome
from checker.model.messages import Message, altered, joined, packed, said, unpacked
from checker.model.shipped import folder
from checker.rulebook.settings_template import template
from checker.run import packing

ROOT = Path(__file__).resolve().parents[1]
CHECKER = ROOT / "checker"
FORMS = {"en": 2, "uk": 3}
WORD = re.compile(r"[^\W\d_]{2,}")

# What no reader of a report sees: the reference for those who write rules is English (docs/verbs.md, the JSON Schema),
# and so is what a programmer is told of a fault of ours or of a damaged installation.
REFERENCE = {"values", "evidence", "ALWAYS", "description", "title"}
OURS = {
    "drift/trees.py", "run/edits.py", "run/packing.py", "run/paging.py",
    "facts/names/component.py", "facts/names/entities.py", "language/lexicon/bloom.py", "language/lexicon/lemmas.py",
    "language/lexicon/lexicon.py", "language/vocabulary/__init__.py",
    "model/shipped.py", "model/texts.py", "render/filling.py", "run/stamp.py", "rulebook/schema.py", "render/verbs.py",
}  # fmt: skip
# Files that are written with comments, which are the words of the file and not of the command.
WRITTEN = {"commands/batch/cache.py", "language/lexicon/house_pairs.py"}
GRAMMAR = {"{}\n\\ No newline at end of file\n", "application/json, text/html", "table of sets"}
# Elements of WordPress's exports.
GRAMMAR |= {f"wp {name}" for name in ("post_id", "post_type", "post_name", "post_date_gmt", "wxr_version")}
GRAMMAR |= {"wp meta_key", "wp meta_value"}
# What a service answers programs is English: problems (RFC 9457), OpenAPI, MCP; headers of HTTP.
SERVED = {f"commands/serve/{name}.py" for name in ("answer", "app", "given", "guard", "mcp", "openapi", "page")}
# Names of reasons, which `labels.toml` words; grammar of texts; samples.
EXCEPTIONS = {
    "checks/base.py", "readers/bilingual/po.py", "readers/bilingual/qt.py", "readers/bilingual/xliff.py",
    "readers/catalogue/pairing.py", "readers/keyed/android.py", "readers/keyed/resx.py", "run/tally.py",
    "drift/ties/cases.py", "rulebook/settings.py", "render/rules.py", "facts/dates/clock.py",
    "language/quantities/bounds.py", "readers/office/wordml.py", "commands/batch/recipe.py", "run/baseline.py",
    "readers/catalogue/messages.py", "readers/keyed/english_keys.py",
}  # fmt: skip


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def tables() -> dict[str, dict[str, Any]]:
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (folder("reports") / "messages").glob("*.toml")
    }


MESSAGES = [(f"{table}.{name}", row) for table, rows in sorted(tables().items()) for name, row in rows.items()]


def forms(told: str | list[str]) -> list[str]:
    return [told] if isinstance(told, str) else told


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("name", "row"), MESSAGES, ids=[name for name, _ in MESSAGES])
def test_both_languages_say_a_sentence_with_the_same_values(name: str, row: dict[str, Any]) -> None:
    assert row.keys() == {"en", "uk"}
    asked = [slots(text) for lang in ("en", "uk") for text in forms(row[lang])]
    assert all(one == asked[0] for one in asked)
    for lang, count in FORMS.items():
        assert isinstance(row[lang], str) or (len(row[lang]) == count and "count" in asked[0])


@cache
def names() -> frozenset[str]:
    """The names of sentences that the code asks for; what an f-string leaves open is any word."""
    return frozenset(text for path in CHECKER.rglob("*.py") for text in _named(parsed(path)))


def _named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        text = _text(node, r"\w+")
        if text and re.fullmatch(r"[a-z]+\.(?:[a-z_0-9]|\\w\+)+", text):
            yield text


def _text(node: ast.AST, slot: str = "{}") -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    return "".join(part.value if isinstance(part, ast.Constant) else slot for part in parts)  # type: ignore[misc]


def test_every_sentence_is_asked_for() -> None:
    asked = [re.compile(name.replace(".", r"\.", 1)) for name in names()]
    assert [name for name, _ in MESSAGES if not any(one.fullmatch(name) for one in asked)] == []


def test_every_sentence_that_is_asked_for_is_there() -> None:
    held, kinds = {name for name, _ in MESSAGES}, tables()
    called = {
        call.args[0].value
        for path in CHECKER.rglob("*.py")
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and (
            (isinstance(call.func, ast.Name) and call.func.id == "Message")
            or (isinstance(call.func, ast.Attribute) and call.func.attr == "Message")
        )
        and call.args and isinstance(call.args[0], ast.Constant)
    }  # fmt: skip
    assert len(called) > 200
    assert {name for name in called if name.partition(".")[0] in kinds} <= held
    assert {name for name in called if name.partition(".")[0] not in kinds} == set()


COMPILED = {"re.compile", "regex.compile", "re.search", "deferred", "deferred_regex"}


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Literals of three words and more, in either language, that are neither docstrings nor patterns."""
    tree = parsed(path)
    aside = set[int]()
    for node in ast.walk(tree):
        told = isinstance(node, ast.keyword) and node.arg in REFERENCE
        if isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            told = isinstance(target, ast.Name) and target.id in REFERENCE
        pattern = isinstance(node, ast.Call) and ast.unparse(node.func) in COMPILED
        if told or pattern or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            aside |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.JoinedStr):
            aside |= {id(part) for part in node.values}
    for node in ast.walk(tree):
        text = _text(node)
        if id(node) not in aside and text not in GRAMMAR and " " in text.strip() and len(WORD.findall(text)) >= 3:
            yield node.lineno, text  # type: ignore[attr-defined]


def test_no_sentence_stands_in_the_code() -> None:
    found = [
        f"{path.relative_to(CHECKER)}:{line}: {text}"
        for path in sorted(CHECKER.rglob("*.py"))
        if path.relative_to(CHECKER).as_posix() not in OURS | WRITTEN | SERVED | EXCEPTIONS
        for line, text in sentences(path)
    ]
    assert found == []


def test_a_sentence_in_the_code_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text(
        '"""A docstring of many words."""\nfail("nothing is to be checked")\nfail(f"немає {name} у цій теці")\n',
        encoding="utf-8",
    )
    assert [line for line, _ in sentences(path)] == [2, 3]


@pytest.mark.parametrize("place", sorted(OURS | WRITTEN | SERVED | EXCEPTIONS))
def test_an_exception_is_one(place: str) -> None:
    assert list(sentences(CHECKER / place))


def test_a_message_is_english_until_it_is_told() -> None:
    inner = Message("readers.no_file")
    outer = Message("run.posts", number=5, numbers="1, 2, 3", message=inner)
    assert outer == "5 posts (number 1, 2, 3 …): no such file"
    assert said(outer, "uk") == "дописів 5 (номери 1, 2, 3 …): немає такого файлу"
    assert said("a plain text", "uk") == "a plain text"
    assert said(str(ValueError(inner)), "uk") == "немає такого файлу"


def test_forms_follow_the_number() -> None:
    told = [said(Message("original.documents", count=n), "uk") for n in (1, 2, 5, 11, 21, 22, 112)]
    assert [text.rpartition(" ")[2] for text in told] == [
        "документ", "документи", "документів", "документів", "документ", "документи", "документів",
    ]  # fmt: skip
    assert [Message("original.documents", count=n) for n in (1, 2)] == [", 1 document", ", 2 documents"]


def test_texts_with_a_message_among_them_are_one() -> None:
    assert type(joined(": ", "a", Path("b"))) is str
    told = joined("\n", "a.toml", joined(": ", 3, Message("words.empty")))
    assert (told, said(told, "uk")) == ("a.toml\n3: it is empty", "a.toml\n3: порожньо")


def test_only_the_values_of_a_message_are_altered() -> None:
    secret = Message("web.private", url="http://me:word@host/", address="10.0.0.1")
    hidden = altered(secret, lambda text: text.replace("me:word@", ""))
    assert "word" not in hidden
    assert said(hidden, "uk").startswith("веде на http://host/")


def test_messages_cross_between_processes_and_lie_in_the_cache() -> None:
    note = joined(": ", "a", Message("run.posts", number=5, numbers="1", message=Message("readers.no_file")))
    for again in (pickle.loads(pickle.dumps(note)), unpacked(packed(note))):
        assert (again, said(again, "uk")) == (note, said(note, "uk"))
    results = [Failure("x", note), Outcome("y", original=Original("uk", Message("original.commit")))]
    failure, outcome = packing.unpack(packing.pack(results))
    assert isinstance(failure, Failure)
    assert isinstance(outcome, Outcome)
    assert said(failure.message, "uk") == said(note, "uk")
    assert said(outcome.original.why, "uk") == "переклад називає коміт свого оригіналу"


def test_settings_to_begin_with_differ_in_comments_alone() -> None:
    line = re.compile(r"# (?:[\w.\"-]+ = |\[)")
    uk, en = ([row for row in template(lang).splitlines() if line.match(row)] for lang in ("uk", "en"))
    assert [row for row in uk if "why" not in row] == [row for row in en if "why" not in row]


@pytest.mark.parametrize(
    "row",
    [
        b'[["x", {"name": "readers.nothing_of_the_kind", "values": {}}, true]]',
        b'[["x", {"name": "../words/labels.en", "values": {}}, true]]',
        b'[["x", {"name": "readers.folder"}, true]]',
        b'[["x", ["readers.folder"], true]]',
        b'[["x", {"name": "run.posts", "values": {"number": 1}}, true]]',
    ],
)
def test_a_row_that_is_no_message_is_none(row: bytes) -> None:
    with pytest.raises(packing.PackError):
        packing.unpack(row)
