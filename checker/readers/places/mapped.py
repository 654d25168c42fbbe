"""A text as a reader sees it, each of its characters with its place in the file it was written in."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.model import Span


@dataclass(slots=True)
class MappedText:
    """Visible characters; `starts[i]` and `ends[i]` are where character i begins and ends in the file (code points)."""

    characters: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))

    @property
    def text(self) -> str:
        """The characters as a string."""
        return "".join(self.characters)

    def add(self, characters: str, start: int, end: int) -> None:
        """Characters that stand together for the file's [start:end]: an escape, an entity."""
        for character in characters:
            self.characters.append(character)
            self.starts.append(start)
            self.ends.append(end)

    def copy(self, characters: str, start: int) -> None:
        """Characters that stand in the file as they are, from `start` on."""
        self.characters.extend(characters)
        self.starts.extend(range(start, start + len(characters)))
        self.ends.extend(range(start + 1, start + len(characters) + 1))

    def join(self, other: MappedText) -> None:
        """All of another text, after this one."""
        self.characters.extend(other.characters)
        self.starts.extend(other.starts)
        self.ends.extend(other.ends)

    def pick(self, places: Iterable[int]) -> MappedText:
        """The characters at these places."""
        chosen = list(places)
        return MappedText(
            [self.characters[n] for n in chosen],
            array("q", (self.starts[n] for n in chosen)),
            array("q", (self.ends[n] for n in chosen)),
        )

    def strip(self) -> MappedText:
        """The same without white space at its ends."""
        text = self.text
        first = len(text) - len(text.lstrip())
        return self if first == 0 and text == text.rstrip() else self.pick(range(first, len(text.rstrip())))

    def span(self, start: int, end: int) -> Span:
        """Where visible characters lie in the file; an empty span stays empty."""
        if start < end:
            return Span(self.starts[start], self.ends[end - 1])
        at = self.starts[start] if start < len(self.starts) else self.ends[-1] if self.ends else 0
        return Span(at, at)
