"""What was extracted and how it was aligned, for those who ask "why?"."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from checker.align.comparison import Comparison
from checker.facts.names import entities
from checker.model import Fact, Failure, Original, Segment, Side
from checker.model.messages import Message, joined, said
from checker.pairs import FilePair, Input, Task

ALONE = Message("pairs.why_both")


def facts(comparison: Comparison, form: str) -> str:
    """The facts of a document, side by side with their passages; `form` is "text" or "json"."""
    if form == "json":
        rows = [_fact(comparison, fact) for fact in comparison.facts]
        return json.dumps({"document": comparison.document.name, "facts": rows}, ensure_ascii=False, indent=2)
    lines = [comparison.document.name]
    for segment in comparison.segments():
        lines.append(
            f"\n{segment.side} {segment.ref} ({segment.role}{', cut' if segment.partial else ''}): {_short(segment)}"
        )
        lines.extend(
            f"    {fact.kind:8} {fact.canon:30} {fact.text!r} at {_where(fact)}{_aside(comparison, fact)}"
            for fact in comparison.facts
            if fact.segment is segment
        )
    return "\n".join(lines)


def pairs(comparison: Comparison, form: str, lang: Side = "en") -> str:
    """The pairs of a document and the matches of their facts; `form` is "text" or "json"."""
    if form == "json":
        return json.dumps(_pairs(comparison), ensure_ascii=False, indent=2)
    lines = [comparison.document.name, said(original(comparison.document.original), lang)]
    found = comparison.document.found
    lines += [said(Message("pairs.found", why=found), lang)] if found else []
    for pair in comparison.pairs:
        lines.append(f"\n{pair.id}  score {pair.score:.2f}")
        lines.extend(f"  {segment.side} {segment.ref}: {_short(segment)}" for segment in (*pair.uk, *pair.en))
    lines.append("\nfacts")
    for match in comparison.matches:
        uk = f"{match.uk.text!r} ({match.uk.segment.ref})" if match.uk else "-"
        en = f"{match.en.text!r} ({match.en.segment.ref})" if match.en else "-"
        lines.append(f"  {match.verdict:8} {match.kind:8} {match.score:.2f}  {uk}  =  {en}")
    return "\n".join(lines)


def original(found: Original) -> str:
    """Which text is the original, and how that is known."""
    return Message(f"original.{found.side}_alone", why=found.why) if found.side else Message("original.unknown_alone")


def whole(tasks: Sequence[Task]) -> list[Input | FilePair]:
    """The tasks that hold both languages."""
    return [task for task in tasks if isinstance(task, Input) or (isinstance(task, FilePair) and task.uk and task.en)]


def tasks(found: Sequence[Task], form: str, lang: Side = "en") -> str:
    """Which files belong together and why, and which have no partner; `form` is "text" or "json"."""
    paired = [
        (task.why, *_named(task), task.original)
        if isinstance(task, Input)
        else (task.why, str(task.uk), str(task.en), task.original)
        for task in whole(found)
    ]
    lone = [task for task in found if isinstance(task, FilePair) and not (task.uk and task.en)]
    told: list[tuple[str, str]] = [
        (str(task.uk or task.en), Message(f"pairs.no_{'en' if task.uk else 'uk'}_partner")) for task in lone
    ]
    told += [(task.name, task.message) for task in found if isinstance(task, Failure)]
    if form == "json":
        rows = [
            {"uk": uk, "en": en or uk, "why": why or ALONE, "original": first.side, "original_why": first.why}
            for why, uk, en, first in paired
        ]
        others = [{"name": name, "message": message} for name, message in told]
        return json.dumps({"pairs": rows, "others": others}, ensure_ascii=False, indent=2)
    lines: list[str] = []
    for why, first in dict.fromkeys((why, first) for why, _, _, first in paired):
        group = [f"  {uk}  =  {en}" if en else f"  {uk}" for *kind, uk, en in _keyed(paired) if kind == [why, first]]
        told_first = original(first) if first.side or why else Message("original.each")
        count = Message("pairs.pairs" if why else "pairs.files", count=len(group))
        head = Message("pairs.group", why=why or ALONE, number=count, original=told_first)
        lines += [said(head, lang), *group, ""]
    lines += [f"{name}: {said(message, lang)}" for name, message in told]
    lines += [""] if told else []
    counts = Message("pairs.pairs", count=len(paired)), Message("pairs.files_alone", count=len(lone))
    return "\n".join([*lines, said(joined(", ", *counts), lang)])


def _named(task: Input) -> tuple[str, str]:
    """The two posts that belong together; an input that holds both languages is one."""
    return (task.remote[0].link, task.remote[1].link) if len(task.remote) > 1 else (task.name, "")


def _keyed(paired: Sequence[tuple[str, str, str, Original]]) -> Iterator[tuple[str, Original, str, str]]:
    return ((why, first, uk, en) for why, uk, en, first in paired)


def _pairs(comparison: Comparison) -> dict[str, Any]:
    return {
        "document": comparison.document.name,
        "partial": comparison.partial,
        "original": comparison.original,
        "original_why": comparison.document.original.why,
        "found": comparison.document.found,
        "pairs": [
            {"id": p.id, "score": p.score, "uk": [s.ref for s in p.uk], "en": [s.ref for s in p.en]}
            for p in comparison.pairs
        ],
        "matches": [
            {
                "kind": m.kind,
                "verdict": m.verdict,
                "score": round(m.score, 3),
                "uk": _fact(comparison, m.uk) if m.uk else None,
                "en": _fact(comparison, m.en) if m.en else None,
            }
            for m in comparison.matches
        ],
    }


def _fact(comparison: Comparison, fact: Fact) -> dict[str, Any]:
    start, end = fact.segment.raw(fact.span)
    return {
        "side": fact.side, "segment": fact.segment.ref, "kind": fact.kind, "canon": fact.canon, "text": fact.text,
        "pointer": fact.segment.field.pointer, "start": start, "end": end, "soft": fact.soft,
        **({"label": entities.label(fact, comparison.words)} if fact.kind == "name" else {}),
    }  # fmt: skip


def _aside(comparison: Comparison, fact: Fact) -> str:
    said: list[str] = [entities.label(fact, comparison.words)] if fact.kind == "name" else []
    said += ["soft"] if fact.soft else []
    return f" ({', '.join(said)})" if said else ""


def _short(segment: Segment) -> str:
    text = " ".join(segment.shown.split())
    return text if len(text) <= 90 else text[:89] + "…"


def _where(fact: Fact) -> str:
    start, end = fact.segment.raw(fact.span)
    return f"{fact.segment.field.pointer} {start}-{end}"
