"""The verbs that rules are made of, one per file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from checker.checks.changed import Changed
from checker.checks.missing import Missing
from checker.checks.passage import Passage

Verb = Annotated[
    Missing | Changed | Passage,
    Field(discriminator="check"),
]
