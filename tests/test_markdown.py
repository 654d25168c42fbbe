"""Markdown is read as a page of it is seen, and every visible character leads back to its place in the file."""

from __future__ import annotations

import re
from pathlib import Path

import bench
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.text import OPAQUE, line_column
from checker.model import Document, Ignore, Segment, Side, Span
from checker.model.limits import LIMITS
from checker.readers import InputError
from checker.readers.join import join
from checker.readers.markdown import read as markdown
from checker.readers.one_language import OneLanguageFile
from checker.readers.places.source import Source, open_file
from checker.readers.web import plain, wordpress
from checker.run import path as run
from checker.run.machine import Machine

PAGES = Path(__file__).parent / "data" / "markdown"
FILES = [pytest.param(path, id=path.relative_to(PAGES).as_posix()) for path in sorted(PAGES.rglob("*.md"))]


def read_file(text: str, name: str = "page.md", side: Side = "en") -> OneLanguageFile:
    return markdown.read(Source(name, text.encode()), side, bench.WORDS)


def read(text: str, name: str = "page.md") -> list[tuple[str, str]]:
    return [(segment.role, segment.shown) for segment in read_file(text, name).segments]


def only(text: str, name: str = "page.md") -> Segment:
    (segment,) = read_file(text, name).segments
    return segment


def links(segment: Segment) -> list[tuple[str, str]]:
    tags = [tag for tag in segment.tags if tag.name == "a"]
    return [(segment.shown[tag.span.start : tag.span.end], tag.attributes["href"]) for tag in tags]


def displaced(segments: tuple[Segment, ...]) -> list[str]:
    """The visible characters that do not stand in the file where their passage says."""
    wrong: list[str] = []
    for segment in segments:
        assert len(segment.text) == len(segment.folded) == len(segment.shown)
        for n, character in enumerate(segment.shown):
            there = segment.field.raw[slice(*segment.raw(Span(n, n + 1)))]
            written = there == character or there.isspace() or there[:1] in {"&", "\\", "<"} or there == "''"
            if not written and len(there) == 1:
                wrong.append(f"{character!r} is {there!r} in {segment.shown!r}")
    return wrong


def test_blocks_become_passages_with_their_roles() -> None:
    text = (
        "# Head\n\nOne\n\n- Two\n\n  Three\n- [ ] Four\n\n> Five\n\n| A | B |\n|---|---|\n"
        "| C | D |\n\nTerm\n: What it is\n"
    )
    assert read(text) == [
        ("heading", "Head"), ("paragraph", "One"), ("item", "Two"), ("item", "Three"), ("item", "Four"),
        ("paragraph", "Five"), ("cell", "A"), ("cell", "B"), ("cell", "C"), ("cell", "D"),
        ("item", "Term"), ("item", "What it is"),
    ]  # fmt: skip


def test_a_paragraph_over_several_lines_is_one_passage() -> None:
    text = "> One **two\n> three** four  \n> five\\\n> six\n"
    segment = only(text)
    assert segment.text == "One two three four five six"
    assert [(tag.name, segment.text[slice(*tag.span)]) for tag in segment.tags] == [("strong", "two three")]
    at = segment.text.index("three")
    assert line_column(text, segment.raw(Span(at, at + 5)).start) == (2, 3)


def test_escapes_entities_and_footnotes() -> None:
    text = "A \\* b &amp; c&nbsp;d ~~e~~[^1] <https://example.org>\n\n[^1]: Note.\n"
    first, note = read_file(text).segments
    assert first.text == "A * b & c\u00a0d e https://example.org"
    assert note.text == "Note."
    assert text[slice(*first.raw(Span(6, 7)))] == "&amp;"
    assert links(first) == [("https://example.org", "https://example.org")]


def test_links_and_images() -> None:
    text = (
        'See [one](/uk/a.md "First") and ![A photo](b.png) and [two][r] <a href="/c">three</a>.\n\n'
        "[r]: https://example.org\n"
    )
    found = read_file(text).segments
    assert [(s.role, s.text) for s in found] == [
        ("paragraph", "See one and and two three."), ("alt", "First"), ("alt", "A photo"),
    ]  # fmt: skip
    assert links(found[0]) == [("one", "/uk/a.md"), ("two", "https://example.org"), ("three", "/c")]


def test_inline_code_is_seen_and_is_no_prose() -> None:
    segment = only("Run `git  log` or ``a ` b`` or <kbd>Ctrl</kbd>, <code>x < y</code>, $x^2$ for $5 and $10.\n")
    assert segment.shown == "Run git  log or a ` b or Ctrl, x < y, x^2 for $5 and $10.".replace("x^2", "$x^2$")
    assert segment.text.replace(OPAQUE, "·") == "Run ········ or ····· or ····, ·····, ····· for $5 and $10."


def test_blocks_of_code_are_compared_whole() -> None:
    text = (
        "- Item\n\n  ```js {1}\n  let a;\n    <b>\n  ```\n\n      indented\n\n<pre>\nc\n</pre>\n\n"
        "{% highlight js %}\nd\n{% endhighlight %}\n"
    )
    found = read_file(text).segments
    assert [(s.role, s.shown) for s in found] == [
        ("item", "Item"), ("code", "let a;\n  <b>"), ("code", "indented"), ("code", "c"), ("code", "d"),
    ]  # fmt: skip
    assert set(found[1].text) == {OPAQUE}
    assert displaced(found) == []


def test_html_is_markup_and_its_text_is_prose() -> None:
    text = (
        "<!-- no --><div>\n<h2>Head</h2>\n<p>One <b>**two**</b><br>three</p></div>\n\n"
        "<img src='a' alt='A photo'>\n\n<script>no()</script>\n"
    )
    assert read(text) == [("heading", "Head"), ("paragraph", "One two three"), ("alt", "A photo")]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("{{< figure src='a.png' caption='A photo' >}}\n", [("caption", "A photo")]),
        ("{{% note %}}\nA *word*\n{{% /note %}}\n", [("paragraph", "A word")]),
        ("One {{< tip >}}two{{< /tip >}} three\n", [("paragraph", "One two three")]),
        ("{% include a.html %}\nOne {{ page.x }} {{ a | b }}\n", [("paragraph", "One {{ page.x }} {{ a | b }}")]),
        ("## Head {#head}\n\nOne *two*{: .x}\n{: #y}\n", [("heading", "Head"), ("paragraph", "One two")]),
        ("## Head {/*head*/}\n", [("heading", "Head")]),
        (":::note Title\nOne\n:::\n", [("paragraph", "Title"), ("paragraph", "One")]),
        (":::tip[Title]\n\nOne\n\n:::\n", [("paragraph", "Title"), ("paragraph", "One")]),
        ("::: warning\nOne\n:::\n", [("paragraph", "One")]),
        (
            '!!! note "Title"\n    One\n\n    Two\n\nThree\n',
            [("item", "Title"), ("item", "One"), ("item", "Two"), ("paragraph", "Three")],
        ),
        ("> [!NOTE]\n> One\n", [("paragraph", "One")]),
        ("[a]({{< ref \"b c\" >}})\n", [("paragraph", "a")]),
    ],
)  # fmt: skip
def test_what_site_generators_add(text: str, seen: list[tuple[str, str]]) -> None:
    found = read_file(text).segments
    assert [(segment.role, segment.shown) for segment in found] == seen
    assert displaced(found) == []


def test_mdx() -> None:
    text = (
        "import Tabs from '@theme/Tabs';\n\n"
        "<Tabs items={{a: 1}}>\n<Note title=\"Title\">\nOne {name}{' '}{a.b()} `{c}`\n"
        "</Note>\n---\n</Tabs>\n\nText <Step n={1}>in</Step> it {/* no */}\n"
    )
    assert read(text, "page.mdx") == [
        ("caption", "Title"), ("paragraph", "One {name}{a.b()} {c}"), ("paragraph", "Text in it"),
    ]  # fmt: skip


INDENTED = (
    "<YouWillLearn>\n\n    One *two*\n    more\n\n    - an item\n      - below it\n\n        its second\n\n"
    "    ```js\n    code()\n    ```\n\n\t\tA [link](x)\n\n    <Hint>\n\n        Four\n\n    </Hint>\n</YouWillLearn>\n"
)


TABS = """<Tabs>
    <Tab label="npm">
        ```sh
        npx add
        ```
    </Tab>
    <Tab>
        Text
        - an item
    </Tab>
</Tabs>

Next
"""


@pytest.mark.parametrize("name", ["page.mdx", "page.md"])
def test_a_fence_is_one_right_below_a_tag_that_is_indented(name: str) -> None:
    assert read(TABS, name) == [
        ("caption", "npm"), ("code", "npx add"), ("paragraph", "Text"), ("item", "an item"), ("paragraph", "Next"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["page.mdx", "page.md"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_indented_in_a_component_is_prose(name: str, ends: str) -> None:
    found = read_file(INDENTED.replace("\n", ends), name).segments
    assert [(one.role, one.shown.strip()) for one in found] == [
        ("paragraph", "One two more"), ("item", "an item"), ("item", "below it"), ("item", "its second"),
        ("code", "code()"), ("paragraph", "A link"), ("paragraph", "Four"),
    ]  # fmt: skip
    assert displaced(found) == []
    assert [tag.name for tag in found[0].tags] == ["em"]
    assert links(found[5]) == [("link", "x")]


@pytest.mark.parametrize(
    ("text", "mdx", "md"),
    [
        ("One\n\n    two()\n", "paragraph", "code"),
        ("- One\n\n      two()\n", "item", "code"),
        ("<Note>\n\nOne\n\n</Note>\n\n    two()\n", "paragraph", "code"),
        ("<div>\n\nOne\n\n    two()\n\n</div>\n", "paragraph", "code"),
        ("<TABLE>\n\nOne\n\n    two()\n\n</TABLE>\n", "paragraph", "code"),
        ("<Table>\n\nOne\n\n    two()\n\n</Table>\n", "paragraph", "paragraph"),
        ("List<String> of One\n\n    two()\n", "paragraph", "code"),
        ("<Note />\n\nOne\n\n    two()\n\n<Note />\n", "paragraph", "code"),
        ("<Note>\n\nOne\n\n    two()\n\n</Note>\n", "paragraph", "paragraph"),
    ],
)
def test_indented_code_is_code_where_markdown_is_no_mdx(text: str, mdx: str, md: str) -> None:
    assert read(text, "page.mdx")[-1] == (mdx, "two()")
    assert read(text, "page.md")[-1][:1] == (md,)


def test_what_a_page_exports_is_no_prose_however_it_is_indented() -> None:
    text = "import A from 'a';\n\nexport const Box = () => {\n    const a = 1;\n\n    return a;\n};\n\n    Text\n"
    assert read(text, "page.mdx") == [("paragraph", "Text")]
    assert read("export const Box = () => {\n\nText\n", "page.mdx") == [("paragraph", "Text")]


def test_an_indent_of_any_depth_is_read() -> None:
    stairs = "".join(f"{' ' * 4 * n}word{n}\n\n" for n in range(400))
    assert [role for role, _ in read(stairs, "page.mdx")] == ["paragraph"] * 17 + ["code"]


def test_front_matter_in_yaml() -> None:
    text = (
        '\ufeff---\r\ntitle: "A \\"b\\" — c"\r\ndescription: >-\r\n  One\r\n  two\r\n'
        "slug: some-page\r\ndate: 2026-01-02\r\n"
        "hero:\r\n  tagline: 'It''s'\r\n---\r\n\r\nText\r\nmore\r\n"
    )
    found = read_file(text).segments
    assert [(s.role, s.text) for s in found] == [
        ("title", 'A "b" — c'), ("paragraph", "One two"), ("heading", "It's"), ("paragraph", "Text more"),
    ]  # fmt: skip
    assert displaced(found) == []
    at = found[1].raw(Span(4, 7)).start
    assert line_column(found[1].field.raw, at) == (5, 3)


def test_front_matter_in_toml() -> None:
    text = "+++\ntitle = \"One \\u2014 two\"\ndraft = true\n[params]\nsummary = '''\nThree\nfour'''\n+++\nText\n"
    found = read_file(text).segments
    assert [(s.role, s.text) for s in found] == [
        ("title", "One — two"), ("paragraph", "Three four"), ("paragraph", "Text"),
    ]  # fmt: skip
    assert displaced(found) == []


def test_front_matter_as_a_map_of_elixir() -> None:
    text = '%{\n  version: "1.5.0",\n  title: "Enum",\n  excerpt: """\n  One\n  two.\n  """\n}\n---\n\nText\n'
    found = read_file(text).segments
    assert [(s.role, s.text) for s in found] == [
        ("title", "Enum"), ("paragraph", "One two."), ("paragraph", "Text"),
    ]  # fmt: skip
    assert displaced(found) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ntitle: a: b\n---\n", "line 2: front matter is no YAML"),
        ("---\ntitle: x\ntags: [a, b\n---\nText\n", "line 4: front matter is no YAML"),
        ("---\ntitle: x\n\nText\n", "line 1: front matter begins with --- and does not end"),
        ('+++\ntitle = "x\n+++\n', "line 2: front matter is no TOML"),
        ("---\n" + "a: " + "[" * 5000 + "\n---\n", "front matter is no YAML"),
    ],
)
def test_malformed_front_matter_is_told(text: str, told: str) -> None:
    with pytest.raises(InputError) as wrong:
        read_file(text)
    assert wrong.value.name == "page.md"
    assert told in wrong.value.message


def test_text_between_rules_is_no_front_matter() -> None:
    assert read("---\n\nOne\n\n---\n\nTwo\n") == [("paragraph", "One"), ("paragraph", "Two")]


def ignored(ignores: tuple[Ignore, ...]) -> list[tuple[str, str, str]]:
    return [(one.rule, one.reason, "".join(segment.text for segment in one.segments)) for one in ignores]


SUPPRESSED = (
    "<!-- zvirka-ignore number-missing: the footnote has it -->\n\n# Head\n\n"
    "{/* zvirka-ignore name-changed: agreed */}\n\nOne <!-- zvirka-ignore -->\n\n"
    "<!-- zvirka-ignore date-added -->\nTwo\n"
)


def test_suppressions_are_for_the_next_passage() -> None:
    told = read_file(SUPPRESSED).ignores
    assert ignored(told) == [
        ("number-missing", "the footnote has it", "Head"), ("name-changed", "agreed", "One"),
        ("", "", "Two"), ("date-added", "", "Two"),
    ]  # fmt: skip
    assert SUPPRESSED[slice(*told[0].span)] == "<!-- zvirka-ignore number-missing: the footnote has it -->"


def test_suppressions_in_html_and_in_posts() -> None:
    page = "<!-- zvirka-ignore number-missing: so be it --><p>Було 12 людей.</p><p>Друге</p>"
    assert ignored(plain.read(Source("a.html", page.encode()), "uk", bench.WORDS).ignores) == [
        ("number-missing", "so be it", "Було 12 людей.")
    ]
    post = {"title": "The people of the town came", "content": {"rendered": page}, "slug": "x"}
    (document,) = wordpress.documents("post.json", post, bench.WORDS)
    assert isinstance(document, Document)
    assert ignored(document.ignores) == [("number-missing", "so be it", "Було 12 людей.")]


@pytest.mark.parametrize("path", FILES)
def test_every_character_of_a_real_page_leads_back(path: Path) -> None:
    found = markdown.read(open_file(str(path)), "uk" if path.parent.name == "uk" else "en", bench.WORDS).segments
    assert len(found) > 5
    assert displaced(found) == []


PIECES = (
    "слово", "word ", "*", "**", "_", "`", "``", "```\n", "\n", "\n\n", "> ", "- ", "1. ", "    ", '[a](b "c")', "![",
    "](", "<b>", "</b>", "<!-- x -->", "{{< a >}}", "{% b %}", "{", "}", "{/* c */}", "|", "|-|\n", "&amp;", "\\",
    "\r\n", "\t", "$", "~~", ":::", "# ", "---\n", "===\n", ": ", "[^1]", "и\u0306", "ї", "🎉", "\u00a0",
    "<div>", "</div>", "!!! a\n", "/// a | ", "::: a ", "```smart\n", '```{b} "`c`"\n', ":d: e\n", "[[", "]]",
    "%%", "{ #f }", ":g:", "{h}`", "==", "<i:j>", "> [!k] ", "^l", "{* m *}", "<<< n\n", '=== "', "++", "![[",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_character_of_any_text_leads_back(text: str) -> None:
    found = markdown.read(Source("page.md", f"Текст\n\n{text}".encode()), "uk", bench.WORDS).segments
    wrong = [one for one in displaced(found) if not re.match(r"'[йї]' is", one)]
    assert wrong == []


def findings(uk: str, en: str) -> list[tuple[str, str]]:
    document = join("page.md", read_file(uk, side="uk"), read_file(en, side="en"))
    page = run.check(document, Machine(bench.BOOK, bench.WORDS))
    return [(one.rule, (one.uk or one.en).text) for one in page.findings if one.uk or one.en]  # type: ignore[union-attr]


def test_markup_of_markdown_is_no_finding() -> None:
    uk = (
        "## Порт `80` {#port}\n\n"
        'Запустіть `helm get all` і **[прочитайте](/uk/docs/a.md#ось)** про "Служби".\n\n'
        "> [!NOTE]\n> Це `{{ .Values.x }}` і &amp;.\n"
    )
    en = (
        "## Port 80 {#port}\n\n"
        'Run `helm get all` and **[read](/en/docs/a.md#this)** about "Services".\n\n> [!NOTE]\n'
        "> This is `{{ .Values.x }}` and &amp;.\n"
    )
    assert findings(uk, en) == []


def test_a_link_of_the_site_that_leads_elsewhere_is_found() -> None:
    uk = "Про це [прочитайте](../topics/charts.uk.md) в посібнику.\n"
    assert findings(uk, "You can [read](https://example.org/en/topics/charts/) about it in the guide.\n") == []
    assert findings(uk, "You can [read](../topics/hooks.md) about it in the guide.\n") == [
        ("link-changed", "прочитайте")
    ]


def test_code_that_stands_in_plain_text_is_no_finding() -> None:
    uk = "Відкрийте порт `8080` для сервера `Acme` та запишіть `values.yaml` до теки.\n"
    en = "Open port 8080 for the server Acme and write values.yaml to the folder.\n"
    assert findings(uk, en) == []


def test_blocks_of_code_differ_where_a_program_reads_them() -> None:
    uk = "Приклад:\n\n```js\n// перше\nconst a = {x: 1};\nalert('Привіт, світе!');\nrun(a, 'uk-UA');\n```\n"
    en = "An example:\n\n```js\n// the first one\nconst a = {x: %s};\nalert('Hello, world!');\nrun(a, 'en-US');\n```\n"
    assert findings(uk, en % "1") == []
    assert findings(uk, en % "2") == [("code-changed", "1};")]


def test_strong_words_in_the_title_of_a_shortcode() -> None:
    found = read_file(
        '{{< collapse title="**2025: Ми разом.**" color="red">}}\n\nТекст\n\n{{< /collapse >}}\n'
    ).segments
    assert ("caption", "2025: Ми разом.") in [(s.role, s.text) for s in found]
    assert displaced(found) == []


def test_an_attribute_of_html_is_no_markdown() -> None:
    (found,) = read_file('<Box title="**2025: Ми разом.**" />\n').segments
    assert found.text == "**2025: Ми разом.**"


def test_a_line_of_verse_begins_with_a_capital() -> None:
    raw = b"> You raise black wolves yourself <br/>\n> And teach them wag the tail, it is said! <br/>\n"
    passage = markdown.read(Source("a.md", raw, LIMITS), "en", bench.WORDS).segments[0]
    breaks = [tag.span.end for tag in passage.tags if tag.name == "br"]
    assert passage.text[breaks[0] :].startswith("And teach")
