"""The formats of reports by name: what their templates give of a report, and what is no format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.language.nearest import unknown
from checker.model.messages import Message
from checker.model.shipped import folder
from checker.render import escapes

OWN = ".j2"  # what the name of a user's own template ends in
BUFFERED = 64  # pieces that are joined before they go on
PLAIN = "json"  # the report as it is, which needs no template, so that Jinja is not imported for it


class TemplateFault(ValueError):
    """A template of the user's own that cannot be used; its text names the file, the line and what is wrong."""


def names() -> list[str]:
    """The names of the shipped formats."""
    return sorted((PLAIN, *in_templates()))


def in_templates() -> list[str]:
    """The names of the shipped formats that are templates."""
    return sorted(path.stem for path in folder("reports").glob("*.j2"))


def check(name: str) -> None:
    """Raises ValueError, with the nearest name, when a format is neither shipped nor a template that is sound."""
    if name.endswith(OWN):
        from checker.render import filling

        filling.template(name)
    elif name not in names():
        raise ValueError(
            Message("render.no_format", unknown=unknown(name, names(), "format"), names=", ".join(names()))
        )


def fill(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    """The text of a template with values, in pieces; raises TemplateFault when one of the user's own fails.

    One of the user's own is to be given plain values: see `plain.values`. It makes one piece.
    """
    if name == PLAIN:
        yield from escapes.pieces(values["wire"])
        return
    from checker.render import filling

    if name.endswith(OWN):
        yield filling.filled(name, values)
    else:
        stream = filling.template(name).stream(values)
        stream.enable_buffering(BUFFERED)
        yield from stream
