"""An edit of a raw text is the same edit of the JSON string, the table's cell or the file that it is written in."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import example, given
from hypothesis import strategies as st

from checker.commands.fix.rewrite import source_map
from checker.model import Field
from checker.readers.places import json_text
from checker.run.edits import Edit, apply

TEXT = st.text(st.sampled_from('аb "«»\\/\n\t,;\u00a0\u2028\U0001f600\u0301'), max_size=12)
NEW = st.text(st.sampled_from('“”’ …",'), max_size=2)


def edited(name: str, file: str, field: Field, one: Edit) -> str | None:
    """The file after an edit of the field; None where it can't be made."""
    place = source_map(name, file, field)
    assert place is not None
    edit = place.edit(one)
    return None if edit is None else apply(file, [edit])


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, Edit]:
    text = draw(TEXT.filter(bool))
    start = draw(st.integers(0, len(text)))
    return text, Edit(start, draw(st.integers(start, len(text))), draw(NEW))


@given(edits(), TEXT, st.booleans(), st.booleans())
@example(("a\ud83d", Edit(0, 1, "“")), "", True, False)
def test_json(given_: tuple[str, Edit], other: str, escaped: bool, indented: bool) -> None:
    text, one = given_
    value = [{"title": other, "content": {"a/b~": other, "rendered": text, "last": other}}]
    file = json.dumps(value, ensure_ascii=escaped, indent=1 if indented else None)
    new = edited("post.json", file, Field("/0/content/rendered", text), one)
    assert new is not None
    value[0]["content"]["rendered"] = apply(text, [one])  # type: ignore[index]
    assert json.loads(new) == value
    if escaped and "\\u" in file:
        assert new.isascii()


@given(edits(), TEXT, st.booleans())
def test_json_lines(given_: tuple[str, Edit], other: str, escaped: bool) -> None:
    text, one = given_
    rows = [{"uk": other, "en": "a"}, {"uk": text, "en": other}, {"uk": other, "en": text}]
    file = "\n".join(json.dumps(row, ensure_ascii=escaped) for row in rows)
    new = edited("pairs.jsonl", file, Field("/uk", text, line=2), one)
    assert new is not None
    rows[1]["uk"] = apply(text, [one])
    assert [json.loads(line) for line in new.split("\n")] == rows


@given(edits(), TEXT, st.sampled_from(",;\t"), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_tables(given_: tuple[str, Edit], other: str, separator: str, quoting: int) -> None:
    text, one = given_
    sink = io.StringIO(newline="")
    table = csv.writer(sink, delimiter=separator, quoting=quoting)  # type: ignore[arg-type]
    table.writerows([["id", "uk", "en"], ["1", other, "x"], ["2", "x", text]])
    file = sink.getvalue()
    line = 3 + other.count("\n")
    new = edited("pairs.csv", file, Field("/en", text, line=line), one)
    if new is None:  # a separator or a quotation mark in a cell that is not quoted
        assert quoting == csv.QUOTE_MINIMAL
        return
    rows = list(csv.reader(io.StringIO(new, newline=""), delimiter=separator))
    assert rows == [["id", "uk", "en"], ["1", other, "x"], ["2", "x", apply(text, [one])]]


def test_what_does_not_stand_in_the_file_is_not_written() -> None:
    assert source_map("post.json", '{"title": "так"}', Field("/title", "ні")) is None
    assert source_map("post.json", '{"title": "так"}', Field("/slug", "так")) is None
    assert source_map("p.jsonl", '{"uk": "так", "en": "so"}', Field("/uk", "так", line=2)) is None
    assert source_map("p.csv", "uk,en\nтак,so\n", Field("/uk", "так", line=9)) is None
    assert source_map("a.txt", "так", Field("", "ні", "a.txt")) is None


def test_of_two_members_of_one_name_the_last_counts() -> None:
    text = '{"a": "one", "a": "two", "b": ["x", {"c": "three"}]}'
    places = json_text.spans(text)
    assert {key: text[slice(*span)] for key, span in places.items()} == {
        "/a": '"two"',
        "/b/0": '"x"',
        "/b/1/c": '"three"',
    }
