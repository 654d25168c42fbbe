"""Passages that a person has read beside each other: quiet about meaning until one of the two texts changes."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.model import Finding, Hit, Report, Segment
from checker.model.digests import sha256
from checker.model.messages import Message
from checker.run import kept
from checker.run.surface import relative

if TYPE_CHECKING:
    from pydantic import BaseModel

# The kind of error (MQM) that whoever reads both texts sees; marks and spelling are told of all the same.
MEANING = "accuracy"
SIZE = 16  # hexadecimal digits of a hash


class Attested(NamedTuple):
    """What was read: by document (its path from `folder` on), the hashes of both texts of each pair of passages."""

    folder: Path
    pairs: Mapping[str, frozenset[str]]


def _file() -> type[BaseModel]:
    """The model of the whole file."""
    from pydantic import ConfigDict, Field, StringConstraints, create_model

    texts: Any = dict[str, tuple[Annotated[str, StringConstraints(pattern=r"^[0-9a-f]*:[0-9a-f]*$")], ...]]
    schema: Any = (Literal["zvirka.attested/1"], Field(alias="schema"))
    return create_model("File", __config__=ConfigDict(extra="forbid", frozen=True), schema_=schema, texts=(texts, ...))


def read(path: Path) -> Attested:
    """What a file attests; raises KeptError where it can't be read or is none."""
    given = kept.read(path, _file(), Message("run.attest_anew"))
    return Attested(path.parent, {name: frozenset(pairs) for name, pairs in vars(given)["texts"].items()})


def serialized(attested: Attested) -> str:
    """The text of the file: sorted, a pair of passages a line."""
    texts = {name: sorted(pairs) for name, pairs in sorted(attested.pairs.items()) if pairs}
    value = {"schema": "zvirka.attested/1", "texts": texts}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def renewed(old: Attested, read_now: Iterable[Comparison]) -> Attested:
    """What is attested when some documents have been read; what was attested of other documents stays."""
    found: dict[str, set[str]] = {}
    for one in read_now:
        found.setdefault(relative(one.document.name, old.folder), set()).update(_hashes(one, [*one.segments()]))
    return Attested(old.folder, {**old.pairs, **{name: frozenset(pairs) for name, pairs in found.items()}})


def hashes(comparison: Comparison, hit: Hit) -> tuple[str, ...]:
    """The pairs of passages that a hit speaks of, each as the hashes of both its texts."""
    places = (place.segment for place in (hit.uk, hit.en) if place)
    return tuple(dict.fromkeys(_hashes(comparison, [*places, *hit.over])))


def apply(report: Report, attested: Attested) -> Report:
    """The report without findings of meaning whose passages are all attested, on both sides as they are now."""
    known = [one for one in report.findings if _attests(attested, one)]
    return replace(report.without(known), attested=len(known))


def _attests(attested: Attested, finding: Finding) -> bool:
    pairs = attested.pairs.get(relative(finding.document, attested.folder), frozenset())
    return bool(finding.hashes) and finding.mqm.startswith(MEANING) and pairs.issuperset(finding.hashes)


def _hashes(comparison: Comparison, segments: Sequence[Segment]) -> Iterator[str]:
    for segment in segments:
        pair = comparison.pair(segment)
        yield f"{comparison.made(_hash, pair.uk)}:{comparison.made(_hash, pair.en)}"


def _hash(_: Comparison, segments: Sequence[Segment]) -> str:
    """The hash of some passages as a reader sees them; "" of none. White space and composition tell nothing."""
    if not segments:
        return ""
    text = unicodedata.normalize("NFC", " ".join(" ".join(one.shown for one in segments).split()))
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:SIZE]
