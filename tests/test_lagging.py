"""Which text of a site follows the other one: what it was left untranslated in, and the code that it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model import UNKNOWN, Original
from checker.pairs import FilePair, lagging
from checker.run import original

LEFT_EN = "This is the part of the page that nobody has come to yet."
LEFT_UK = "До цієї частини сторінки, як бачите, ще ніхто з перекладачів не дійшов."


def site(folder: Path, uk: str, en: str, pages: int = 6, **beside: str) -> Original:
    """What the content of a site tells whose pages all say the same."""
    pairs = []
    for n in range(pages):
        paths = [folder / side / f"{n}.md" for side in ("uk", "en")]
        for path, text in zip(paths, (uk, en), strict=True):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        pairs.append(FilePair(*paths, "uk/ beside en/"))
    for name, text in beside.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    (settled, *_) = original.settle(pairs, UNKNOWN)
    assert isinstance(settled, FilePair)
    return settled.original


@pytest.mark.parametrize(
    ("uk", "en", "side"),
    [
        (f"Так.\n\n{LEFT_EN}\n", f"Yes.\n\n{LEFT_EN}\n", "en"),
        (f"Так.\n\n{LEFT_UK}\n", f"Yes.\n\n{LEFT_UK}\n", "uk"),
        (f"Так.\n\n- {LEFT_EN}\n", f"Yes.\n\n- {LEFT_EN}\n", "en"),
        (f"Так.\n\n{LEFT_EN}\n\n{LEFT_UK}\n", f"Yes.\n\n{LEFT_EN}\n\n{LEFT_UK}\n", None),  # some of each
        (f"Так.\n\n> {LEFT_EN}\n", f"Yes.\n\n> {LEFT_EN}\n", None),  # a quotation
        (f"Так.\n\n    {LEFT_EN}\n", f"Yes.\n\n    {LEFT_EN}\n", None),  # code
        (f"Так.\n\n```\n{LEFT_EN}\n```\n", f"Yes.\n\n```\n{LEFT_EN}\n```\n", None),
        (
            f"---\nabout: x\n---\nТак.\n<!--\n{LEFT_EN}\n-->\n",
            f"---\nabout: x\n---\nYes.\n<!--\n{LEFT_EN}\n-->\n",
            None,
        ),
        (
            "Hier finden Sie aktuelle Mitteilungen zu allen Kursen.",
            "Hier finden Sie aktuelle Mitteilungen zu allen Kursen.",
            None,
        ),
        ("`git pull`", "`git pull`, `git push` and `git tag --sign`", "en"),
        ("```\ngit pull\ngit push\ngit tag --sign\n```", "```\ngit pull\n```", "uk"),
        ("`git pull`, `git log`", "`git pull`, `git push` and `git tag --sign`", None),  # an example of its own
        (
            "`git log шлях`, `git add шлях`",
            "`git log path`, `git add path`, `git push`",
            None,
        ),  # translated, and one more
        ("`git log шлях`, `git pull`", "`git log path`, `git pull`, `git push`, `git tag --sign`", "en"),
    ],
)
def test_what_two_pages_tell(tmp_path: Path, uk: str, en: str, side: str | None) -> None:
    assert site(tmp_path, uk, en).side == side


def test_why_is_told(tmp_path: Path) -> None:
    found = site(tmp_path, f"Так.\n\n{LEFT_EN}\n", f"Yes.\n\n{LEFT_EN}\n")
    assert str(found.why) == "6 of 6 Ukrainian pages have passages left in English"


def test_a_few_pages_tell_nothing(tmp_path: Path) -> None:
    assert site(tmp_path, "`git pull`", "`git pull`, `git push` and `git tag --sign`", pages=4) == UNKNOWN


def test_two_translations_of_a_third_language_tell_nothing(tmp_path: Path) -> None:
    pages = "`git pull`", "`git pull`, `git push` and `git tag --sign`"
    assert site(tmp_path, *pages, mkdocs_yml="- locale: de\n  default: true\n") == UNKNOWN
    (tmp_path / "mkdocs.yml").unlink()
    assert site(tmp_path, *pages, **{"3_md": "Ja."}) == UNKNOWN


def test_pages_that_never_close_what_they_open_are_read_once() -> None:
    for text in (
        "<!-- " * 40_000,
        "```\n" * 40_000,
        "~~~~\n```\n" * 20_000,
        "`a" * 80_000,
        "’" * 80_000 + "А",
        "- " * 80_000,
    ):
        assert lagging.left({"uk": text, "en": text}) is None
        assert lagging.fuller({"uk": text, "en": text}) is None
