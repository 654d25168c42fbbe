"""Where a code point lies in a text, by line and column, as counting through the text says."""

from __future__ import annotations

import pytest

from checker.language.text import line_column


@pytest.mark.parametrize("text", ["", "a", "\n", "a\nb\n\nc", "\n\n", "рядок\r\nдругий\n"])
def test_lines_and_columns_are_counted(text: str) -> None:
    for at in range(len(text) + 1):
        before = text[:at]
        assert line_column(text, at) == (before.count("\n") + 1, at - before.rfind("\n"))
