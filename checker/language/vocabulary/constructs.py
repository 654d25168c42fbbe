"""The notation of constructs of Markdown dialects: signs as they are written, and slots between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from checker.model.expressions import deferred
from checker.model.messages import Message

Slot = Literal["NAME", "ANY", "TEXT", "TARGET"]
SLOTS: tuple[Slot, ...] = get_args(Slot)
# A slot, blanks, or signs.
SLOT = rf"\b(?:{'|'.join(SLOTS)})\b"
PIECE = deferred(rf"(?P<slot>{SLOT})|(?P<space>[ \t]+)|(?P<signs>(?:(?!{SLOT})\S)+)")
CAPITALS = deferred(r"[^\W\d_a-zа-яєіїґ]{2,}")


class Piece(NamedTuple):
    """A piece of a construct: a slot, "space" for blanks that may be missing, or "signs" with what is written."""

    kind: Slot | Literal["space", "signs"]
    text: str


def pieces(construct: str) -> tuple[Piece, ...]:
    """The pieces of a construct, in order.

    >>> [piece.kind for piece in pieces("::: NAME TEXT")]
    ['signs', 'space', 'NAME', 'space', 'TEXT']
    """
    return tuple(_pieces(construct))


def _pieces(construct: str) -> Iterator[Piece]:
    for found in PIECE.finditer(construct):
        kind = found["slot"] or ("space" if found["space"] else "signs")
        yield Piece(kind, found.group())  # type: ignore[arg-type]  # a slot is one of SLOTS


def signs(construct: str) -> int:
    """How many signs a construct has, which says how special it is."""
    return sum(len(piece.text) for piece in pieces(construct) if piece.kind == "signs")


def fault(construct: str) -> str | None:
    """What is wrong with a construct, if anything is."""
    if not construct or construct != " ".join(construct.split()):
        return Message("words.spaces_or_nothing", construct=construct)
    found = pieces(construct)
    kinds = [piece.kind for piece in found]
    capitals = next((c for piece in found if piece.kind == "signs" for c in CAPITALS.findall(piece.text)), None)
    if capitals:
        return Message("words.no_slot", capitals=capitals, slots=", ".join(SLOTS))
    if any(kind in SLOTS and after in SLOTS for kind, after in pairwise(kinds)):
        return Message("words.slots_touch", construct=construct)
    if kinds.count("TEXT") > 1 or kinds.count("TARGET") > 1:
        return Message("words.slot_twice", construct=construct)
    if "TARGET" in kinds and "TEXT" not in kinds:
        return Message("words.target_alone", construct=construct)
    return None


def fault_of_line(construct: str) -> str | None:
    """What is wrong with a construct that a line begins with: a sign is the first of it."""
    return fault(construct) or (
        None if _signed(pieces(construct)[0]) else Message("words.begins_with_word", construct=construct)
    )


def fault_of_inline(construct: str) -> str | None:
    """What is wrong with a construct in a text, which ends with a sign too."""
    return fault_of_line(construct) or (
        None if pieces(construct)[-1].kind == "signs" else Message("words.ends_with_word", construct=construct)
    )


def fault_of_delimiter(signs: str) -> str | None:
    """What is wrong with the signs that begin or end a comment or a shortcode."""
    if len(signs) < 2 or any(sign.isalnum() or sign.isspace() for sign in signs):
        return Message("words.two_signs", signs=signs)
    return None


def _signed(piece: Piece) -> bool:
    return piece.kind == "signs" and not piece.text[0].isalnum()
