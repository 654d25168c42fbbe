"""An entry of a glossary: what stands for what, and what must not."""

from __future__ import annotations

from typing import Literal

from checker.model import Severity, Side
from checker.model.record import Field, Record


class Entry(Record):
    """What stands for what: terms of both languages, the preferred first, and those that must not stand for them.

    What is only `admitted` will do, and wants no counterpart itself: "set" is right for «встановити», and says more.

    `case` "sensitive" wants the capitals of the entry; `severity` is that of its findings, "" where the rule decides.
    """

    uk: tuple[str, ...] = Field(description="The Ukrainian terms, the preferred first.")
    en: tuple[str, ...] = Field(description="The English terms, the preferred first.")
    forbidden_uk: tuple[str, ...] = Field(default=(), description="Ukrainian words that must not stand for them.")
    forbidden_en: tuple[str, ...] = Field(default=(), description="English words that must not stand for them.")
    admitted_uk: tuple[str, ...] = Field(default=(), description="Ukrainian terms that will do.")
    admitted_en: tuple[str, ...] = Field(default=(), description="English terms that will do.")
    case: Literal["", "sensitive", "insensitive"] = Field(default="", description="Whether capitals count.")
    severity: Severity | Literal[""] = Field(default="", description="That of its findings; without it, the rule's.")
    note: str = Field(default="", description="A note for editors.")

    def terms(self, side: Side) -> tuple[str, ...]:
        """The terms of one language that are right."""
        return self.uk if side == "uk" else self.en

    def admitted(self, side: Side) -> tuple[str, ...]:
        """The terms of one language that will do."""
        return self.admitted_uk if side == "uk" else self.admitted_en

    def forbidden(self, side: Side) -> tuple[str, ...]:
        """The terms of one language that are wrong."""
        return self.forbidden_uk if side == "uk" else self.forbidden_en
