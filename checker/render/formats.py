"""The formats of reports by name: templates of `reports/`, those of the user's own, and what needs none."""

from __future__ import annotations

from checker.model.shipped import folder

OWN = ".j2"  # what the name of a user's own template ends in
PLAIN = "json"  # the report as it is, which needs no template, so that Jinja is not imported for it


class TemplateFault(ValueError):
    """A template of the user's own that cannot be used; its text names the file, the line and what is wrong."""


def names() -> list[str]:
    """The names of the shipped formats."""
    return sorted((PLAIN, *in_templates()))


def in_templates() -> list[str]:
    """The names of the shipped formats that are templates."""
    return sorted(path.stem for path in folder("reports").glob("*.j2"))
