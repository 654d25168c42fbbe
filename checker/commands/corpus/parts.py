"""What is written of a part: its findings, then its receipt; each is there whole or not at all."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from checker.commands.corpus import table
from checker.model import Finding, Side
from checker.model.messages import Message, unpacked
from checker.render import wire

Form = Literal["jsonl", "parquet"]
Levels = tuple[int, int, int]  # how many errors, warnings, pieces of information
FINDINGS, RECEIPTS = "findings", "receipts"
PART = ".part"


class Strict(BaseModel):
    """A file beside the findings: no other keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Told(Strict):
    """What could not be checked; `message` is a sentence as `packed` makes it."""

    name: str
    message: Any
    severe: bool

    @property
    def said(self) -> str:
        """The sentence. Raises TypeError, ValueError, KeyError or AttributeError where it is none."""
        return unpacked(self.message)


class Receipt(Strict):
    """What came of a part: it is done when this is there. `texts` are those with findings, by their doc."""

    name: str
    number: int
    rows: int
    documents: int
    pairs: int
    facts: tuple[int, int]
    accepted: int
    attested: int
    rules: dict[str, Levels]
    texts: dict[str, Levels]
    failures: list[Told]


def listed(findings: Iterable[Finding], texts: Mapping[int, str], lang: Side) -> Iterator[dict[str, Any]]:
    """The rows of findings: as in the JSON report, with the row of the file and the text that it is of."""
    for finding in findings:
        row = wire.found(finding, lang).model_dump(exclude={"stale", "new"})
        for side in ("uk", "en"):
            if row[side]:
                del row[side]["file"], row[side]["line"]
        head = {"document": row.pop("document"), "row": row_of(finding), "doc": text_of(finding, texts)}
        yield head | row


def row_of(finding: Finding) -> int:
    """The row that a finding stands in."""
    return finding.place.segment.field.line


def text_of(finding: Finding, texts: Mapping[int, str]) -> str:
    """The text that a finding stands in."""
    return texts[row_of(finding)]


def levels(count: Mapping[str, int]) -> Levels:
    """How many there are of each severity."""
    return count.get("error", 0), count.get("warning", 0), count.get("info", 0)


def write(output: Path, name: str, number: int, to: Form, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes the findings of a part. Raises OSError."""
    lines = [_line(row) for row in rows]
    data = [table.data([json.loads(line) for line in lines])] if to == "parquet" else lines
    put(output / FINDINGS / name / f"{number:05}.{to}", data)


def sign(output: Path, receipt: Receipt) -> None:
    """Writes the receipt of a part, after its findings. Raises OSError."""
    put(_place(output, receipt.name, receipt.number), [_line(receipt.model_dump())])


def receipt(output: Path, name: str, number: int) -> Receipt | None:
    """The receipt of a part; None where it is not done, or something else lies in its place."""
    with suppress(OSError, ValidationError):
        found = Receipt.model_validate_json(_place(output, name, number).read_bytes())
        return found if (found.name, found.number) == (name, number) else None
    return None


def _place(output: Path, name: str, number: int) -> Path:
    return output / RECEIPTS / name / f"{number:05}.json"


def _line(row: Mapping[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def put(path: Path, data: Iterable[bytes]) -> None:
    """Puts blocks of bytes in the place of a file, whole or not at all, and lasting. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{socket.gethostname()}-{os.getpid()}{PART}")
    try:
        with part.open("wb") as stream:
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def sweep(output: Path) -> None:
    """Takes out what processes that were killed have left half written."""
    for folder in (FINDINGS, RECEIPTS):
        for path in (output / folder).rglob(f".*{PART}"):
            with suppress(OSError):
                path.unlink()


def needs(to: Form) -> str:
    """What is lacking to write in a form; "" for nothing."""
    from importlib.util import find_spec

    return Message("corpus.needs_parquet") if to == "parquet" and find_spec("pyarrow") is None else ""
