"""An input is opened once and its format asked once; a house's own words are in force where it is read."""

from __future__ import annotations

import pickle
from collections import Counter
from pathlib import Path
from typing import Any

import bench
import pytest

from checker import readers
from checker.commands.batch import cache
from checker.commands.batch.recipe import Recipe
from checker.commands.batch.store import Store
from checker.language import vocabulary
from checker.model import Document
from checker.pairs import FilePair, Input
from checker.readers import formats
from checker.readers.places import xml
from checker.readers.places.source import Source, open_file
from checker.rulebook.settings import Settings
from checker.run import path as run
from checker.run.machine import Machine

UK, EN = "Загинули 12 людей у місті.", "21 people were killed in the city."
PAIR = f'{{"id": "1", "uk": "{UK}", "en": "{EN}"}}\n'


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file is opened, by its name."""
    counts: Counter[str] = Counter()
    real = Path.open

    def count(path: Path, *how: Any, **options: Any) -> Any:
        counts[path.name] += 1
        return real(path, *how, **options)

    monkeypatch.setattr(Path, "open", count)
    return counts


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_file_is_opened_once_to_be_read(tmp_path: Path, opened: Counter[str]) -> None:
    write(tmp_path, **{"uk.md": UK, "en.md": EN, "a.jsonl": PAIR, "a.po": f'msgid "{EN}"\nmsgstr "{UK}"\n'})
    opened.clear()
    assert len(list(readers.open_sides(tmp_path / "uk.md", tmp_path / "en.md", bench.WORDS))) == 1
    for name in ("a.jsonl", "a.po"):
        assert len(list(readers.open_input(str(tmp_path / name), bench.WORDS))) == 1
    assert [opened[name] for name in ("uk.md", "en.md", "a.jsonl", "a.po")] == [1, 1, 1, 1]


@pytest.mark.parametrize("name", ["a.md", "a.jsonl"])
def test_what_is_opened_for_the_key_of_the_cache_is_what_is_checked(
    tmp_path: Path, opened: Counter[str], name: str
) -> None:
    write(tmp_path, **{"a.md": UK, "en.md": EN, "a.jsonl": PAIR})
    task = Input(str(tmp_path / name)) if name == "a.jsonl" else FilePair(tmp_path / name, tmp_path / "en.md")
    recipe = Recipe(Settings(), (), (), (), [])
    store = Store(cache.Cache(tmp_path / "cache"), "run")
    opened.clear()
    key, known, sources = store.look(task)
    assert (bool(key), known) == (True, None)
    (tmp_path / name).unlink()
    (outcome,) = recipe.check(recipe.open(task, sources))
    assert [one.rule for one in getattr(outcome, "findings", ())] == ["number-changed"]
    assert opened[name] == 1


def test_a_source_takes_what_was_read_to_another_process(tmp_path: Path) -> None:
    write(tmp_path, **{"a.md": EN, "a.jsonl": PAIR})
    page, lines = (open_file(str(tmp_path / name)) for name in ("a.md", "a.jsonl"))
    sent = pickle.dumps(page)
    (tmp_path / "a.md").unlink()
    assert pickle.loads(sent).text == EN
    lines.close()
    assert list(pickle.loads(pickle.dumps(lines)).lines()) == [PAIR]


@pytest.mark.parametrize(("name", "head"), [("a.jsonl", ""), ("a.csv", "id,uk,en\n")])
def test_lines_are_not_read_whole(tmp_path: Path, name: str, head: str) -> None:
    line = PAIR if name == "a.jsonl" else f"1,{UK},{EN}\n"
    write(tmp_path, **{name: head + "".join(line.replace("1", str(n), 1) for n in range(20_000))})
    source = open_file(str(tmp_path / name))
    documents = formats.named("", source).read(source, bench.WORDS)
    assert isinstance(next(documents), Document)
    stream = source._content
    assert not isinstance(stream, bytes)
    assert stream.tell() < 50_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize(("name", "text"), [("a.jsonl", PAIR), ("a.csv", f"id,uk,en\n1,{UK},{EN}\n")])
def test_lines_of_other_encodings_are_read(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    (tmp_path / name).write_bytes(text.encode(encoding))
    source = open_file(str(tmp_path / name))
    assert b"".join(source.blocks()) == b"".join(source.blocks()) == text.encode(encoding)
    assert "".join(source.lines()) == text


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("uk/table.txt", f"uk,en\n{UK},{EN}\n", "pairs in a table"),
        ("uk/memory.xml", "<?xml version='1.0'?>\n<!-- <a> --><tmx/>", "TMX"),
        ("post.json", '{"title": {"rendered": "x"}}', "WordPress post"),
        ("all.yml", f"uk:\n  a: {UK}\nen:\n  a: {EN}\n", "YAML of both languages"),
        ("all.json", f'{{"uk": {{"a": "{UK}"}}, "en": {{"a": "{EN}"}}}}', "JSON of both languages"),
    ],
)
def test_the_format_of_a_file_is_asked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, form: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    write(tmp_path, **{name: text})
    task = readers.list_file(str(tmp_path / name))
    assert task == Input(str(tmp_path / name), form)
    monkeypatch.setattr(formats, "bilingual", lambda source: pytest.fail("asked again"))
    assert list(readers.open_task(task, bench.WORDS))


def test_a_page_about_a_format_is_none_of_it(tmp_path: Path) -> None:
    write(tmp_path, **{"page.uk.md": f"{UK}\n\n    <xliff><tmx>\n", "page.en.md": EN})
    assert isinstance(readers.list_file(str(tmp_path / "page.uk.md")), FilePair)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<xliff>", "xliff"), ("\n <x:xliff a='b'>", "xliff"), ("<!DOCTYPE tmx SYSTEM 'a'><?a b?> <tmx>", "tmx"),
        ("<!-- <xliff> --><tmx/>", "tmx"), ("text <tmx>", ""), ("", ""), ("<!-- a", ""), ("<" * 4000, ""),
        ("<!---->" * 500, ""), (" " * 4000, ""), ("<!DOCTYPE TS>\n<TS>", "TS"),
        ('<!DOCTYPE TS [ <!ENTITY nbsp "&#160;">\n]\n><TS>', "TS"), ("<!DOCTYPE TS [" * 500, ""),
    ],
)  # fmt: skip
def test_the_root_of_a_text(head: str, name: str) -> None:
    assert xml.root(head) == name


@pytest.mark.parametrize("name", [one.name for one in formats.MONOLINGUAL])
def test_no_ending_is_of_two_formats_of_one_language(name: str) -> None:
    (mine,) = (one for one in formats.MONOLINGUAL if one.name == name)
    assert mine.endings or mine.reads
    assert all(formats.BY_ENDING[ending] is mine for ending in mine.endings)
    assert not mine.endings & formats.BOTH


@pytest.mark.parametrize(
    ("section", "uk", "en"),
    [
        ("[roles]\nstandfirst", "---\nstandfirst: SAID\n---\n", "---\nstandfirst: SAID\n---\n"),
        ("[roles]\nstandfirst", '+++\nstandfirst = "SAID"\n+++\n', '+++\nstandfirst = "SAID"\n+++\n'),
        ("[attributes]\nblurb", 'Так.\n\n{{< card blurb="SAID" >}}\n', 'Yes.\n\n{{< card blurb="SAID" >}}\n'),
    ],
)
def test_keys_that_a_house_calls_prose_are_read(tmp_path: Path, section: str, uk: str, en: str) -> None:
    (tmp_path / "house" / "words").mkdir(parents=True)
    write(tmp_path / "house" / "words", **{"front_matter.toml": f'{section} = "paragraph"\n'})
    write(tmp_path, **{"uk.md": uk.replace("SAID", UK), "en.md": en.replace("SAID", EN)})
    for words, found in ((bench.WORDS, []), (vocabulary.shipped(tmp_path / "house"), ["number-changed"])):
        documents = readers.open_sides(tmp_path / "uk.md", tmp_path / "en.md", words)
        assert [one.rule for one in run.report(documents, Machine(bench.BOOK, words)).findings] == found


def test_what_stands_for_a_file_is_read_instead(tmp_path: Path) -> None:
    path = write(tmp_path, **{"a.jsonl": PAIR}) / "a.jsonl"
    held = {str(path): PAIR.replace("12", "21").encode()}
    (document,) = readers.open_task(Input(str(path)), bench.WORDS, held=held)
    assert isinstance(document, Document)
    assert "21" in document.uk[0].text
    assert Source("a.jsonl", b"{}").head == "{}"
