"""docs/reference.md has every format, setting and rule: what the program itself says of them.

`pytest tests/test_reference.py --write-reference` writes its generated parts anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import bench
import pytest

from checker.language import vocabulary
from checker.readers.formats import FORMATS, KEYS, Bilingual
from checker.readers.markdown import refused
from checker.render import rules as table
from checker.rulebook.settings_template import template

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference.md"
HEAD = "pytest tests/test_reference.py --write-reference"


def formats() -> str:
    """A row for each format that is read, in the order in which they are asked."""
    rows = ["| format | endings | holds |", "|---|---|---|"]
    for one in FORMATS:
        endings = " ".join(f"`{ending}`" for ending in sorted(one.endings)) or "told by what it holds"
        if isinstance(one, Bilingual):
            holds = "both languages" if one.sure else "both languages, where these are its top keys"
            holds = "Ukrainian, and English as its keys" if one is KEYS else holds
        else:
            holds = "refused, with what to do instead" if one.read.__module__ == refused.__name__ else "one language"
        rows.append(f"| {one.name} | {endings} | {holds} |")
    return "\n".join(rows)


def settings() -> str:
    return f"```toml\n{template('en').strip()}\n```"


def rules() -> str:
    """What `zvirka rules --format markdown` prints."""
    return table.markdown(bench.BOOK, "en", vocabulary.shipped().table("areas")["en"])


PARTS = {"formats": formats, "settings": settings, "rules": rules}


def put(page: str, name: str, part: str) -> str:
    """The page with that part between its marks."""
    head = f"<!-- {name}: {HEAD} -->"
    before, found, rest = page.partition(head)
    _, end, after = rest.partition("<!-- end -->")
    assert found, f"docs/reference.md lacks {head}"
    assert end, f"docs/reference.md lacks <!-- end --> after {head}"
    return f"{before}{head}\n{part}\n{end}{after}"


@pytest.mark.parametrize("name", PARTS)
def test_the_reference_lists_what_there_is(name: str, request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    written = put(page, name, PARTS[name]())
    if request.config.getoption("--write-reference"):
        PAGE.write_text(written, encoding="utf-8")
    else:
        assert page == written


def test_every_part_of_the_page_is_one_of_ours() -> None:
    assert set(re.findall(r"<!-- (\w+): pytest", PAGE.read_text(encoding="utf-8"))) == set(PARTS)
