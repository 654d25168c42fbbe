"""What the schemas of vocabulary files share."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

T = TypeVar("T")


class Table(BaseModel):
    """A table of a file: no key that is not known, and nothing turned into what it is not (5 is no word).

    What is required is due in a shipped file; a folder of one's own may have any part of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Sides(Table, Generic[T]):
    """The same for both languages."""

    uk: T
    en: T


class Row(BaseModel):
    """A row of a file with tabs: a cell for each field, in their order."""

    model_config = ConfigDict(frozen=True, extra="forbid")
