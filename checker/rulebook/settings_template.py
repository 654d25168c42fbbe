"""What `zvirka init` writes: every setting with a comment, each a default or an example (`reports/settings`)."""

from __future__ import annotations

from checker.model import Side
from checker.model.shipped import folder


def template(lang: Side) -> str:
    """The text of a settings file, with comments in a language."""
    return (folder("reports") / "settings" / f"{lang}.toml").read_text(encoding="utf-8")
