"""The visible text of a passage while it is read, with the way back from every character to its place in the file."""

from __future__ import annotations

import html
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.language.text import OPAQUE, compose, fold
from checker.model import Field, Role, Segment, Side, Span, Tag
from checker.model.expressions import deferred

WHITE = " \t\n\r\f"
# What a browser shows as one space: two of them, or one that is no space.
COLLAPSED = deferred(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
# "&amp;", "&#8222;", "&#x201e;"
ENTITY = deferred(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(slots=True)
class VisibleText:
    """The visible text of the passage that is being read, with its maps.

    `opaque` are the runs of it (visible characters) that are no prose: inline code.
    """

    shown: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    tags: list[Tag] = field(default_factory=list)
    opaque: list[Span] = field(default_factory=list)

    def add(self, characters: str, start: int, end: int) -> None:
        """Characters that stand for raw[start:end] together; white space is collapsed as a browser does."""
        for character in characters:
            if character in WHITE:
                if not self.shown or self.shown[-1] == " ":
                    continue
                character = " "
            self.shown.append(character)
            self.starts.append(start)
            self.ends.append(end)

    def copy(self, characters: str, start: int) -> None:
        """Characters that stand in the raw text from `start` on as they are; white space is collapsed."""
        if COLLAPSED.search(characters) or (characters[:1] == " " and (not self.shown or self.shown[-1] == " ")):
            for n, character in enumerate(characters, start):
                self.add(character, n, n + 1)
            return
        self.shown.extend(characters)
        self.starts.extend(range(start, start + len(characters)))
        self.ends.extend(range(start + 1, start + len(characters) + 1))

    def decode(self, raw: str, start: int, end: int) -> None:
        """raw[start:end], in which an entity stands for its characters as a whole."""
        at = start
        for found in ENTITY.finditer(raw, start, end):
            self.copy(raw[at : found.start()], at)
            self.add(html.unescape(found.group()), *found.span())
            at = found.end()
        self.copy(raw[at:end], at)

    def keep(self, characters: str, start: int) -> None:
        """Characters of a block of code, in which white space says something."""
        self.shown.extend(characters)
        self.starts.extend(range(start, start + len(characters)))
        self.ends.extend(range(start + 1, start + len(characters) + 1))

    def hide(self, begin: int) -> None:
        """What was added from the visible character `begin` on is no prose."""
        if begin < len(self.shown):
            self.opaque.append(Span(begin, len(self.shown)))

    def trim(self) -> int:
        """Takes spaces off the end; gives how many characters there are."""
        while self.shown and self.shown[-1] in WHITE:
            self.shown.pop()
        size = len(self.shown)
        del self.starts[size:], self.ends[size:]
        return size

    def segment(
        self,
        side: Side,
        role: Role,
        ref: str,
        field: Field,
        *,
        shift: int = 0,
        around: Sequence[Tag] = (),
        partial: bool = False,
        level: int = 0,
    ) -> Segment:
        """The passage, which has been trimmed; `shift` is where its raw text begins in the field (code points)."""
        size = len(self.shown)
        starts = array("q", (n + shift for n in self.starts)) if shift else self.starts
        ends = array("q", (n + shift for n in self.ends)) if shift else self.ends
        seen, new_starts, new_ends = compose("".join(self.shown), starts, ends)
        now = new_starts or starts

        def place(n: int) -> int:
            """Where a character stands when those before it were composed: й of two characters is one."""
            if n >= size or len(now) == size:
                return min(n, len(now))
            return bisect_left(now, starts[n])

        text = self._prose(seen, starts, new_starts or starts) if self.opaque else seen
        return Segment(
            side=side,
            role=role,
            ref=ref,
            text=text,
            folded=fold(text),
            field=field,
            starts=new_starts,
            ends=new_ends,
            tags=tuple(
                Tag(t.name, t.attributes, Span(place(t.span.start), place(t.span.end)), t.raw)
                for t in (*around, *self.tags)
            ),
            partial=partial,
            seen=seen if self.opaque else "",
            level=level,
        )

    def _prose(self, seen: str, before: Sequence[int], after: Sequence[int]) -> str:
        """What is seen, with what is no prose made opaque; `before` and `after` are the maps around composing."""
        flags = bytearray(len(self.shown))
        for start, end in self.opaque:
            flags[start:end] = b"\1" * (min(end, len(flags)) - start)
        if len(before) != len(after):  # й of two characters became one
            known = dict(zip(before, flags, strict=False))
            flags = bytearray(known[start] for start in after)
        return "".join(OPAQUE if flag else character for character, flag in zip(seen, flags, strict=True))
