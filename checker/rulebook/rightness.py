"""How often a rule was right on texts that nobody had read: the table of readings, and the confidence that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.model import Severity
from checker.model.messages import Message, joined
from checker.model.record import Field, Record, checked

# How many readings the share of its family counts for in that of a rule, and that of its rule in that of a form.
PRIOR = 4
NAME = "rightness.tsv"
# In which share of at least so many readings findings have to be right to be so loud; else they are a step milder.
LEAST: Mapping[Severity, float] = {"error": 0.9, "warning": 0.5, "info": 0.0}
ENOUGH = 20


class RightnessError(ValueError):
    """A table of readings that can't be used; its text names the file, the line and the mend."""


class Reading(Record):
    """A row of the table: findings of one rule on one form of evidence ("" is the plain one) that a person has read.

    `defensible` are those that another editor would let stand, counted half; the rest are false.
    """

    rule: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    evidence: str = Field(pattern=r"^[a-z]*$")
    read: int = Field(ge=0)
    right: int = Field(ge=0)
    defensible: int = Field(ge=0)

    @checked(mode="whole")
    def _whole(self) -> Reading:
        if self.right + self.defensible > self.read:
            raise ValueError(Message("rules.rightness", right=self.right, defensible=self.defensible, read=self.read))
        return self


class Count(NamedTuple):
    """How many findings were read, and how many were right, with half of those that are defensible."""

    read: int
    right: float


def count(readings: Iterable[Reading]) -> Count:
    """The readings of several rows together."""
    listed = list(readings)
    return Count(sum(one.read for one in listed), sum(one.right + one.defensible / 2 for one in listed))


def read(path: Path) -> tuple[Reading, ...]:
    """The rows of a table (TSV with a header). Raises RightnessError."""
    import csv

    from pydantic import ValidationError

    rows: dict[tuple[str, str], Reading] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t"), 2):
            try:
                one = Reading.model_validate(row)
            except ValidationError as wrong:
                said = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'row'}: {e['msg']}" for e in wrong.errors())
                raise RightnessError(joined(": ", f"{path}:{number}", said)) from wrong
            if (one.rule, one.evidence) in rows:
                raise RightnessError(
                    Message("rules.rightness_twice", path=path, number=number, rule=one.rule, evidence=one.evidence)
                )
            rows[one.rule, one.evidence] = one
    return tuple(rows.values())


def earned(reading: Reading, severity: Severity) -> bool:
    """Whether findings may be so loud: they have been right often enough, or too few were read to tell."""
    return reading.read < ENOUGH or count([reading]).right >= LEAST[severity] * reading.read


def shares(rule: str, family: Iterable[str], readings: Iterable[Reading]) -> Mapping[str, float]:
    """The confidence of a rule's findings by form of evidence, 0 to 1; "" is that of forms that nobody has read.

    `family` are the rules of its folder. Of the family, the share that was right, with one right and one wrong added
    (Laplace); of the rule, its own with the family's counted as PRIOR readings; of a form, the same with the rule's.
    """
    listed, kin = tuple(readings), frozenset(family)
    near = count(one for one in listed if one.rule in kin)
    mine = [one for one in listed if one.rule == rule]
    whole = _mixed(count(mine), (near.right + 1) / (near.read + 2))
    if len(mine) < 2:
        return {"": whole}
    return {"": whole, **{one.evidence: _mixed(count([one]), whole) for one in mine}}


def _mixed(counted: Count, prior: float) -> float:
    return round((counted.right + PRIOR * prior) / (counted.read + PRIOR), 2)
