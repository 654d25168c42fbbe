"""Settings of a checked site, and catalogues, are strangers' too: what is looked for in them is found in one pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.model import UNKNOWN
from checker.pairs import FilePair, default_language, original

# 200 KB each, on which a pattern that looks as far as it can takes minutes.
TEXTS = {
    "lines": "\n" * 200_000, "spaces": " " * 200_000, "tabs": "\t\n" * 100_000, "marks": "-" * 200_000,
    "locales": "- a\n" + "  locale: en\n" * 15_000, "items": "- x locale: en\n" * 13_000,
    "defaults": "- default: true\n" + "  locale: \n" * 18_000, "sources": "source: " * 25_000,
    "fallbacks": "defaultLocale: 'en',\n" * 9_000 + "fallbackLng: 'de'", "quoted": '"uk/:a' * 33_000,
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_settings_of_a_site_are_read_once(name: str) -> None:
    for setting in default_language.SETTINGS:
        found = setting.pattern.search(TEXTS[name])
        assert found is None or found["language"] in {"en", "uk"}


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a": ' + "9" * 6_000 + "}", "{", '{"a": {"description": 7}}'])
def test_a_catalogue_that_is_broken_has_no_notes(text: str, tmp_path: Path) -> None:
    notes = {f"@k{n}": {"description": "What is shown on the button"} for n in range(5)}
    for name, held in (("uk.json", text), ("en.json", json.dumps(notes))):
        (tmp_path / name).write_text(held, encoding="utf-8")
    assert original.by_notes(FilePair(tmp_path / "uk.json", tmp_path / "en.json")).side == "en"
    assert original.by_notes(FilePair(tmp_path / "uk.json", tmp_path / "uk.json")) == UNKNOWN


@pytest.mark.parametrize(
    "text", ["# " + " " * 200_000 + "x", "# a {" + "# " * 90_000, "## {#" + "{" * 190_000, "# {#a" * 40_000]
)
def test_headings_are_read_once(text: str) -> None:
    assert original.anchors_kept(text, text)[0] == 0
    assert original.anchors_kept(f"{text}\n## Вступ {{ #introduction }}  \n", "## Introduction") == (1, 1)
