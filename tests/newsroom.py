"""Stories of a newsroom, with and without errors, as Markdown, HTML and two WordPress posts."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from command import run

STORIES = ("war", "economy", "sport")
FORMATS = ("md", "html", "post")
FOLDER = Path(__file__).parent / "stories"
Found = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Error:
    """What is wrong in a story: what is right, what is written instead, where it has to be found, what is expected.

    `missing` and `original` are what the Ukrainian text says there: the first has nothing in the English one.
    """

    id: str
    kind: str
    right: str
    wrong: str
    marked: str = ""
    expected: str = ""
    missing: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """An article in Markdown in two languages, and its errors."""

    name: str
    uk: str
    en: str
    errors: tuple[Error, ...]

    def wrong(self, *errors: Error) -> str:
        """The English text with some errors, all where none is given."""
        text = self.en
        for error in errors or self.errors:
            assert text.count(error.right) == 1, error.id
            text = text.replace(error.right, error.wrong)
        return text


def story(name: str) -> Story:
    """A story by its name."""
    folder = FOLDER / name
    rows = tomllib.loads((folder / "errors.toml").read_text(encoding="utf-8"))["error"]
    uk, en = ((folder / f"{side}.md").read_text(encoding="utf-8") for side in ("uk", "en"))
    return Story(name, uk, en, tuple(Error(**row) for row in rows))


def blocks(text: str) -> Iterator[str]:
    """The blocks of a story as HTML: headings, paragraphs, lists."""
    for block in text.strip().split("\n\n"):
        if block.startswith("- "):
            items = "\n".join(f"<li>{item.removeprefix('- ')}</li>" for item in block.split("\n"))
            yield f"<ul>\n{items}\n</ul>"
        elif marks := re.match(r"(#+) ", block):
            level = len(marks[1])
            yield f"<h{level}>{block[marks.end() :]}</h{level}>"
        else:
            yield f"<p>{block}</p>"


def html(text: str, side: str) -> str:
    """A story as a page."""
    body = "\n".join(blocks(text))
    title = text.partition("\n")[0].removeprefix("# ")
    head = f'<!doctype html>\n<html lang="{side}">\n<head><title>{title}</title></head>'
    return f"{head}\n<body>\n{body}\n</body>\n</html>\n"


def post(text: str, side: str) -> str:
    """A story as a WordPress post as its REST interface gives it."""
    heading, _, body = text.partition("\n\n")
    content = "\n\n".join(blocks(body)) + "\n"
    words = re.sub(r"<[^>]+>", " ", content).split()
    value = {
        "id": {"uk": 101, "en": 102}[side],
        "date": "2026-04-23T09:00:00",
        "slug": f"story-{side}",
        "status": "publish",
        "type": "post",
        "link": f"https://news.example/{side}/story/",
        "title": {"rendered": heading.removeprefix("# ")},
        "content": {"rendered": content, "protected": False},
        "excerpt": {"rendered": f"<p>{' '.join(words[:55])} [&hellip;]</p>\n", "protected": False},
        "meta": {"footnotes": ""},
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def written(text: str, side: str, form: str) -> str:
    """A story in a format."""
    return {"md": lambda: text, "html": lambda: html(text, side), "post": lambda: post(text, side)}[form]()


def checked(uk: str, en: str, form: str, folder: Path, lang: str = "en") -> list[Found]:
    """What is found in a story of two texts in a format."""
    ending = "json" if form == "post" else form
    paths = {side: folder / f"story.{side}.{ending}" for side in ("uk", "en")}
    for side, text in (("uk", uk), ("en", en)):
        paths[side].write_text(written(text, side, form), encoding="utf-8")
    words = ("--format", "json", "--fail-on", "never", "--isolated", "--no-cache", "--no-progress", "--lang", lang)
    done = run("check", "--uk", paths["uk"], "--en", paths["en"], *words, cwd=folder)
    assert done.returncode == 0, done.stderr
    found: list[Found] = json.loads(done.stdout)["findings"]
    return found
