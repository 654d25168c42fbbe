"""Findings as a Parquet table: the one door to pyarrow for what is written."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyarrow import Schema


def data(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The bytes of a table with those rows, which has its columns without any, too."""
    import pyarrow as pa
    from pyarrow import parquet

    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows), schema()), stream, compression="zstd")
    return stream.getvalue()


def schema() -> Schema:
    """The columns, as in the rows of JSON Lines."""
    import pyarrow as pa

    text, count = pa.string(), pa.int64()
    place = pa.struct(
        [("pointer", text), ("start", count), ("end", count), ("text", text), ("context", text), ("column", count)]
    )
    return pa.schema(
        [
            ("document", text), ("row", count), ("doc", text), ("rule", text), ("severity", text), ("mqm", text),
            ("message", text), ("pair", text), ("original", text), ("uk", place), ("en", place), ("expected", text),
            ("fix", text), ("confidence", pa.float64()), ("fingerprint", text),
        ]
    )  # fmt: skip
