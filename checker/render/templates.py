"""What a format makes of the values of a report, and what is no format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.language.nearest import unknown
from checker.model.messages import Message
from checker.render import escapes
from checker.render.formats import OWN, PLAIN, names

BUFFERED = 64  # pieces that are joined before they go on


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
