"""What a trained pipeline knows of names beside the rules: python benchmarks/entities.py SIDE PIPELINE FOLDER...

A FOLDER holds marked texts: NAME.txt, and NAME.tsv with a mention a line (start, end, mention, lemma, type; code
points). PIPELINE is a spaCy pipeline, installed or a folder. For rules alone, the pipeline alone, and both as a run
joins them, it prints how many mentions of people, places and organizations lie on a name, and how many names lie on no
mention of any type; then what both cost.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from checker.facts import kinds
from checker.facts.names import entities
from checker.facts.names.trained import Engine
from checker.language import pipelines
from checker.language import tokens as language
from checker.language import vocabulary as words
from checker.language.text import plain
from checker.model import Segment, Side, Span

WORDS = words.shipped()
TYPES = ("PER", "LOC", "ORG")
Finder = Callable[[Segment], Iterable[tuple[Span, bool]]]  # names, and whether one may be a side of a finding


class Marked(NamedTuple):
    """A passage, and the mentions in it with their types."""

    segment: Segment
    mentions: tuple[tuple[Span, str], ...]


def passages(folder: Path, side: Side) -> Iterator[Marked]:
    """The lines of all texts of a folder."""
    for path in sorted(folder.glob("*.txt")):
        rows = [line.split("\t") for line in path.with_suffix(".tsv").read_text("utf-8").splitlines() if line]
        mentions = [(int(row[0]), int(row[1]), row[4]) for row in rows]
        at = 0
        for line in path.read_text("utf-8").splitlines(keepends=True):
            inside = [(Span(s - at, e - at), kind) for s, e, kind in mentions if at <= s and e <= at + len(line)]
            if line.strip():
                yield Marked(language.read(plain(line.rstrip(), side), WORDS), tuple(inside))
            at += len(line)


def meet(one: Span, two: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < two.end and two.start < one.end


def counted(texts: list[Marked], find: Finder) -> Counter[str]:
    """Mentions and names: found, firm, false."""
    count: Counter[str] = Counter()
    for text in texts:
        names = list(find(text.segment))
        count["names"] += len(names)
        count["false"] += sum(not any(meet(span, there) for there, _ in text.mentions) for span, _ in names)
        firm = [span for span, is_firm in names if is_firm]
        count["false firm"] += sum(not any(meet(span, there) for there, _ in text.mentions) for span in firm)
        for there, kind in text.mentions:
            if kind in TYPES:
                count["mentions"] += 1
                count[kind] += 1
                count["found"] += any(meet(span, there) for span, _ in names)
                count[f"found {kind}"] += any(meet(span, there) for span, _ in names)
                count["firm"] += any(meet(span, there) for span in firm)
    return count


def main(side: Side, name: str, folders: list[Path]) -> None:
    """Prints a line for each way, and two of costs."""
    start = time.perf_counter()
    pipeline = pipelines.load(pipelines.given(name, Path()), side)
    loading = time.perf_counter() - start
    engine = Engine({side: pipeline})
    texts = [one for folder in folders for one in passages(folder, side)]

    def rules(segment: Segment) -> Iterator[tuple[Span, bool]]:
        return ((fact.span, not fact.soft) for fact in kinds.find(segment, WORDS) if fact.kind == "name")

    def alone(segment: Segment) -> Iterator[tuple[Span, bool]]:
        return ((one.span, True) for one in entities.entities(pipeline(segment.text)))

    def both(segment: Segment) -> Iterator[tuple[Span, bool]]:
        facts = engine.beside(kinds.find(segment, WORDS), segment, WORDS)
        return ((fact.span, not fact.soft) for fact in facts if fact.kind == "name")

    took: dict[str, float] = {}
    for title, find in (("rules", rules), ("pipeline", alone), ("both", both)):
        counted(texts[:50], find)
        start = time.process_time()
        n = counted(texts, find)
        took[title] = (time.process_time() - start) / len(texts)
        kinds_found = ", ".join(f"{kind} {100 * n[f'found {kind}'] / max(1, n[kind]):.1f} %" for kind in TYPES)
        print(
            f"{title}: {n['found']} of {n['mentions']} mentions found ({100 * n['found'] / n['mentions']:.1f} %;"
            f" {kinds_found}), {n['firm']} of them firmly; {n['names']} names, {n['false']} on no mention"
            f" ({100 * n['false'] / n['names']:.1f} %), {n['false firm']} of them firm"
        )
    print(
        f"{len(texts)} passages; a passage takes rules {1000 * took['rules']:.2f} ms, both {1000 * took['both']:.2f} ms"
    )
    print(f"spaCy is imported and the pipeline loaded in {loading:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], [Path(word) for word in sys.argv[3:]])  # type: ignore[arg-type]
