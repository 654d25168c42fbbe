"""What a corpus comes to: its receipts added up, by rule, by file and by text, in no more room than one part takes."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.commands.corpus.parts import Levels, Receipt

GRAVEST = 100  # texts that are named: the receipts have all


class Text(NamedTuple):
    """A text of a file and its findings, ordered by how grave it is."""

    levels: Levels
    document: str
    doc: str


@dataclass(slots=True)
class Summary:
    """The sums; what could not be checked is counted here, and listed in a file of its own."""

    parts: int = 0
    rows: int = 0
    documents: int = 0
    pairs: int = 0
    facts: list[int] = field(default_factory=lambda: [0, 0])
    accepted: int = 0
    attested: int = 0
    failures: int = 0
    rules: dict[str, Levels] = field(default_factory=dict)
    files: dict[str, Levels] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)

    def add(self, receipt: Receipt) -> None:
        """Adds what came of a part."""
        self.parts += 1
        for name in ("rows", "documents", "pairs", "accepted", "attested"):
            setattr(self, name, getattr(self, name) + getattr(receipt, name))
        self.facts = [a + b for a, b in zip(self.facts, receipt.facts, strict=True)]
        self.failures += sum(one.severe for one in receipt.failures)
        for rule, levels in receipt.rules.items():
            self.rules[rule] = _sum(self.rules.get(rule), levels)
            self.files[receipt.name] = _sum(self.files.get(receipt.name), levels)
        self.files.setdefault(receipt.name, (0, 0, 0))
        found = (Text(levels, receipt.name, doc) for doc, levels in receipt.texts.items())
        self.texts = heapq.nsmallest(GRAVEST, [*self.texts, *found], key=_grave)

    @property
    def levels(self) -> Levels:
        """How many findings there are of each severity."""
        return _sum(*self.rules.values())


def gravest(rows: Mapping[str, Levels]) -> Iterator[tuple[str, Levels]]:
    """Names with their counts: those with the most errors first, then warnings, then information."""
    yield from sorted(rows.items(), key=lambda row: (*(-count for count in row[1]), row[0]))


def plain(summary: Summary) -> dict[str, object]:
    """The summary as JSON values."""
    return {
        "schema": "zvirka.corpus-summary/1",
        "parts": summary.parts,
        "rows": summary.rows,
        "documents": summary.documents,
        "pairs": summary.pairs,
        "facts": dict(zip(("uk", "en"), summary.facts, strict=True)),
        **_named(summary.levels),
        "accepted": summary.accepted,
        "attested": summary.attested,
        "failures": summary.failures,
        "rules": {name: _named(levels) for name, levels in gravest(summary.rules)},
        "files": {name: _named(levels) for name, levels in gravest(summary.files)},
        "texts": [{"document": one.document, "doc": one.doc, **_named(one.levels)} for one in summary.texts],
    }


def _named(levels: Levels) -> dict[str, int]:
    return dict(zip(("error", "warning", "info"), levels, strict=True))


def _sum(*rows: Levels | None) -> Levels:
    counts = Counter[int]()
    for row in rows:
        counts.update(dict(enumerate(row or ())))
    return counts[0], counts[1], counts[2]


def _grave(text: Text) -> tuple[int | str, ...]:
    return (*(-count for count in text.levels), text.document, text.doc)
