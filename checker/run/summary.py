"""What came of many documents, added up to a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from checker.model import Accepted, Failure, Original, Outcome, Report
from checker.model.messages import Message, joined
from checker.run import customs
from checker.run.shelf import Shelf

NAMED = 3  # places that a note names


def report(outcomes: Iterable[Outcome | Failure], notes: Iterable[tuple[str, bool]] = ()) -> Report:
    """The report of a run; only findings are kept, and texts where an outcome has them: very many lie on disk.

    Findings on names that several documents put for each other are not among them, nor on a banner of several pages, or
    on a page that stands there in two formats, but for the first.

    `notes` are sentences about the run, read after the outcomes; one with False is an aside, news to nobody who reads a
    text.
    """
    shelf = Shelf()
    taken: list[Accepted] = []
    failures: list[Failure] = []
    names: set[str] = set()
    documents = 0
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    narrowed: dict[str, int] = {}
    originals: Counter[Original] = Counter()
    for one in outcomes:
        if isinstance(one, Failure):
            failures.append(one)
            continue
        shelf.add(one)
        taken += one.taken
        names.add(one.name)
        documents += 1
        counts.update(pairs=one.pairs, uk=one.facts[0], en=one.facts[1], paired=one.paired, told=one.told)
        skipped.update(one.skipped)
        narrowed.update(one.narrowed)
        originals[one.original] += 1
    failures, said = list(_gathered(failures)), list(notes)
    lesser = [joined(": ", failure.name, failure.message) for failure in failures if not failure.severe]
    capped = [_narrowed(narrowed)] if narrowed else []
    findings, pages = shelf.kept()
    made = Report(
        findings=findings,
        failures=tuple(failures),
        notes=(*lesser, *capped, *_originals(originals), *(note for note, told in said if told)),
        asides=tuple(note for note, told in said if not told),
        documents=documents,
        pairs=counts["pairs"],
        facts={"uk": counts["uk"], "en": counts["en"]},
        taken=tuple(taken),
        pages=pages,
        names=frozenset(names),
        paired=counts["paired"],
        told=counts["told"],
        skipped=skipped,
    )
    return made.without(customs.kept_to(findings) | customs.banners(findings) | customs.copies(findings))


def _originals(found: Mapping[Original, int]) -> Iterator[str]:
    """Which texts are the originals and how that is known, those of most documents first."""
    rows = sorted(found.items(), key=lambda one: (-one[1], one[0].side is None, one[0].why))
    for (side, why), count in rows[:NAMED]:
        many = Message("original.documents", count=count) if len(found) > 1 else ""
        yield Message(f"original.{side}", many=many, why=why) if side else Message("original.unknown", many=many)
    left = sum(count for _, count in rows[NAMED:])
    if left:
        yield Message("original.more", number=left)


def _narrowed(places: Mapping[str, int]) -> str:
    """What a report says of the places where only some of so many items were compared (`align.window`)."""
    shown = [Message("run.narrowed_at", place=place, number=count) for place, count in [*places.items()][:NAMED]]
    if len(places) > NAMED:
        shown.append(Message("run.narrowed_more", number=len(places) - NAMED))
    return Message("run.narrowed", places=joined(", ", *shown))


def _gathered(failures: list[Failure]) -> Iterator[Failure]:
    """The failures, with those of one kind in one list of posts told once."""
    alike: dict[tuple[str, str], list[Failure]] = {}
    for failure in failures:
        key = (failure.name.partition("#")[0], failure.message) if not failure.severe else (failure.name, "")
        alike.setdefault(key, []).append(failure)
    for (name, message), group in alike.items():
        if len(group) < 4 or group[0].severe:
            yield from group
        else:
            numbers = ", ".join(failure.name.partition("#")[2] for failure in group[:3])
            said = Message("run.posts", number=len(group), numbers=numbers, message=message)
            yield Failure(name, said, severe=False)
