"""Constructs of Markdown dialects are no prose, what a reader sees of them is, and a house adds its own."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest
import test_markdown

from checker.language.text import OPAQUE
from checker.language.vocabulary import Words, shipped
from checker.language.vocabulary.constructs import fault, fault_of_delimiter, fault_of_inline, fault_of_line, pieces
from checker.readers.markdown import read as markdown
from checker.readers.markdown.dialects import KINDS, Kind
from checker.readers.places.source import Source

TABLE = bench.WORDS.table("markdown_dialects")
CONSTRUCTS: list[tuple[Kind, str]] = [(kind, construct) for kind in KINDS for construct in TABLE[kind]]
TITLED = [one for one in CONSTRUCTS if "TEXT" in one[1]]
BODY = {"uk": "За {} днів повернеться вода.", "en": "The water will be back in {} days."}
TITLE = {"uk": "За {} годин", "en": "In {} hours"}


def written(kind: Kind, construct: str, side: str, title: int = 12, body: int = 7, any_: str = "src/a") -> str:
    """A page with one construct, as its author writes it."""
    slots = {"NAME": "tip", "ANY": any_, "TARGET": "page", "TEXT": TITLE[side].format(title), "space": " "}
    said = "".join(slots.get(piece.kind, piece.text) for piece in pieces(construct))
    after = BODY[side].format(body)
    if kind == "fences":
        return f"````{said}\n{after}\n\n```js\na()\n```\n````\n\n{after}\n"
    if kind == "indented":
        return f"{said}\n    {after}\n"
    if kind in {"inline", "seen"}:
        return f"{after} {said}. {after}\n"
    return f"{after} {said}\n" if kind == "tails" else f"{said}\n\n{after}\n"


def prose(text: str, words: Words = bench.WORDS) -> list[str]:
    found = markdown.read(Source("page.md", text.encode()), "en", words).segments
    assert test_markdown.displaced(found) == []
    return [" ".join(one.text.replace(OPAQUE, " ").split()) for one in found]


def rules(uk: str, en: str) -> list[str]:
    return [rule for rule, _ in test_markdown.findings(uk, en)]


@pytest.mark.parametrize(("kind", "construct"), CONSTRUCTS)
def test_only_what_a_reader_sees_of_a_construct_is_prose(kind: Kind, construct: str) -> None:
    said = [part for part in prose(written(kind, construct, "en")) if part]
    bodies = {"inline": 2, "seen": 2, "fences": 2}.get(kind, 1)
    wanted = [BODY["en"].format(7)] * bodies + [TITLE["en"].format(12)] * ("TEXT" in construct)
    assert sorted(" ".join(said).replace(".", "").split()) == sorted(" ".join(wanted).replace(".", "").split())


@pytest.mark.parametrize(("kind", "construct"), CONSTRUCTS)
def test_a_construct_makes_no_finding_and_hides_none(kind: Kind, construct: str) -> None:
    assert rules(written(kind, construct, "uk"), written(kind, construct, "en")) == []
    assert "measure-changed" in rules(written(kind, construct, "uk"), written(kind, construct, "en", body=9))


@pytest.mark.parametrize(("kind", "construct"), TITLED)
def test_a_title_that_differs_is_found(kind: Kind, construct: str) -> None:
    assert rules(written(kind, construct, "uk"), written(kind, construct, "en", title=21)) == ["measure-changed"]


@pytest.mark.parametrize("construct", TABLE["includes"])
def test_another_file_that_is_included_is_found(construct: str) -> None:
    uk, en = (
        written("includes", construct, side, any_=path) for side, path in (("uk", "src/a.py"), ("en", "src/b.py"))
    )
    assert rules(uk, en) == ["code-changed"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("/// tip | Порада\n\nТекст\n\n///\n", ["Порада", "Текст"]),
        ("/// details | Title\n    type: warning\n\nBody\n///\n", ["Title", "Body"]),
        ('!!! note inline end "A <b>title</b>"\n    Body\n\n??? tip\n    More\n', ["A title", "Body", "More"]),
        ('!!! tip "A "quoted" title"\n    Body\n', ['A "quoted" title', "Body"]),
        ("!!! Увага\n", ["!!! Увага"]),
        ("!!! Важливо\n\n    Тіло\n", ["Тіло"]),
        (":::: group\n\n::: tip УВАГА\n2. Two\n:::\n\n::::\n", ["УВАГА", "Two"]),
        (":::note[Title]{.x title=\"More\"}\nBody\n:::\n", ["Title", "More", "Body"]),
        (":::{note} Title `x`\n:class: tip\nBody\n:::\n", ["Title", "Body"]),
        ("```{figure} a.png\n:alt: A cat\n```\n", [""]),
        ("```{admonition} Title\n:class: tip\n\n- Body\n```\nMore\n", ["Title", "Body", "More"]),
        ("{ref}`Text <label>` {doc}`page` {term}`layer`\n", ["Text layer"]),
        ('```smart header="Елементи `<fieldset>` як"\nТіло\n```\nДалі\n', ["Елементи як", "Тіло", "Далі"]),
        ("````warn\nБіда\n```js\nx\n```\nЩе\n````\nДалі\n", ["Біда", "", "Ще", "Далі"]),
        ('```js title="a `b`"\nx\n```\nДалі\n', ["", "Далі"]),
        ("## Head { #id }\n\n## Head  {#id}\n\nOne{ .annotate }\n{ .x }\n", ["Head", "Head", "One"]),
        ("* TOC\n{:toc}\n\nOne{: .x title='More'}\n", ["TOC", "One", "More"]),
        ("A:registered: :rocket: :+1: at 10:30:45, 10:30: :material-x:{ .lg }\n", ["A at 10:30:45, 10:30:"]),
        ("[[page|text]] and [[other]], ![[a.png]] %%no%% ^id-1\n", ["text and other,"]),
        ("%%\nno\n\nno\n%%\nYes, 5%% and 6%%\n", ["Yes, 5%% and 6%%"]),
        ("| [[a\\|b]] | :x: |\n|---|---|\n| c | d |\n", ["b", "", "c", "d"]),
        ("| a | b | c |\n|:---|:-:|--:|\n| d | :-1: | f |\n", ["a", "b", "c", "d", "", "f"]),
        ('![A cat](a.png){ data-title="Мапа" width=300 } and {x=1}\n', ["A cat", "Мапа", "and {x=1}"]),
        ("> [!note]- Title\n> Body\n\n> [!WARNING]\n> Body\n", ["Title", "Body", "Body"]),
        ("C++ and G++, a == b, [[1]](x) [[a](y)] \\[[z]]\n", ["C++ and G++, a == b, [1] [a] [[z]]"]),
        ('<p v-if="v > 1">The {{ version }}</p>\n', ["The"]),
        ("See <info:types> and <https://a.org>\n", ["See and https://a.org"]),
        ("[УКР](a) | [РУС](b)\n\n[English](c) · Українська\n\nEnglish\n", ["English"]),
        ('![shot-1.png](a.png "shot 1") ![Vue.js](b.png "b.png")\n', ["shot 1", "Vue.js"]),
    ],
)  # fmt: skip
def test_what_generators_add_is_read_as_a_page_shows_it(text: str, seen: list[str]) -> None:
    assert prose(text) == seen


def test_a_link_of_a_dialect_leads_where_it_says() -> None:
    (segment,) = markdown.read(Source("a.md", b"A [[page|text]] <info:types>"), "en", bench.WORDS).segments
    assert test_markdown.links(segment) == [("text", "page"), ("info:types", "info:types")]


def test_a_suppression_may_stand_in_any_comment() -> None:
    text = "%%\nzvirka-ignore number-missing: so be it\n%%\n\nOne\n"
    found = markdown.read(Source("a.md", text.encode()), "en", bench.WORDS).ignores
    assert test_markdown.ignored(found) == [("number-missing", "so be it", "One")]


def test_a_house_adds_a_construct_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "markdown_dialects.toml").write_text('lines = ["@@ NAME: TEXT"]\n', encoding="utf-8")
    assert prose("@@ box: Title\n\nText\n") == ["@@ box: Title", "Text"]
    assert prose("@@ box: Title\n\nText\n", shipped(tmp_path)) == ["Title", "Text"]


@pytest.mark.parametrize(
    ("check", "construct", "said"),
    [
        (fault, ":::  NAME", "spaces around or doubled"),
        (fault, "::: TITLE", "'TITLE' is no slot; the slots are NAME, ANY, TEXT, TARGET"),
        (fault, "[[TARGET]]", "TARGET is where the link on TEXT leads"),
        (fault, "[[TEXT|TEXT]]", "TEXT and TARGET stand once"),
        (fault_of_line, "note TEXT", "a construct begins with a sign"),
        (fault_of_inline, "^NAME", "a construct in a text ends with a sign"),
        (fault_of_delimiter, "<", "two signs or more are due"),
    ],
)
def test_a_construct_that_is_none_is_refused(check: object, construct: str, said: str) -> None:
    assert said in (check(construct) or "")  # type: ignore[operator]


@pytest.mark.slow
@pytest.mark.parametrize(
    "sign",
    [
        "{{",
        "[[",
        "![[",
        "==",
        "%%\n",
        "++a",
        "::",
        ":a[",
        "::: a\n",
        "```smart\n",
        "{a}`b <",
        "{>>",
        "```{note}\n:a: b\n",
    ],
)
def test_signs_without_end_are_read_once(sign: str) -> None:
    found = markdown.read(Source("a.md", (sign * 20_000).encode()), "en", bench.WORDS).segments
    assert test_markdown.displaced(found[:3]) == []
