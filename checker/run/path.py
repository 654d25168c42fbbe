"""The one path from two documents to a report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from checker.align import facts as matching
from checker.align.comparison import Comparison
from checker.align.passages import document as passages
from checker.align.passages.pair import ASIDE
from checker.checks.base import SlowPattern
from checker.facts import kinds
from checker.facts.names.trained import ALONE, Engine
from checker.language import tokens
from checker.language.text import bare
from checker.language.vocabulary import Words
from checker.model import (
    Accepted,
    Document,
    Fact,
    Failure,
    Field,
    Finding,
    Hit,
    Outcome,
    Page,
    Place,
    Report,
    Segment,
    Side,
    Span,
    other,
)
from checker.model.findings import MILDER
from checker.rulebook.rulebook import Rule
from checker.run import summary, suppress
from checker.run.machine import Machine

# Where a hit points to in its raw field.
Printed = tuple[Field, Span] | None


def collate(document: Document, words: Words, pipelines: Engine = ALONE) -> Comparison:
    """A document with its passages read and paired, its facts found and matched.

    `pipelines` are the trained ones that know names beside the rules.
    """
    found: dict[Segment, list[Fact]] = {}

    def find(segment: Segment) -> list[Fact]:
        if segment not in found:
            bare_text = segment.role in ASIDE
            found[segment] = [] if bare_text else pipelines.beside(kinds.find(segment, words), segment, words)
        return found[segment]

    def read(segment: Segment) -> Segment:
        return tokens.read(segment, words)

    uk, en, pairs, partial = passages.align(
        document, tuple(map(read, document.uk)), tuple(map(read, document.en)), read, find, words
    )
    facts = tuple(fact for segment in (*uk, *en) for fact in find(segment))
    unmatched = Comparison(document, uk, en, pairs, words, facts, partial=partial)
    return replace(unmatched, matches=matching.match(unmatched))


def check(document: Document, machine: Machine) -> Page:
    """A document with what the rules find in it, in reading order."""
    (comparison,) = machine.encoder.compare([collate(document, machine.words, machine.pipelines)])
    return _page(comparison, machine)


def _page(comparison: Comparison, machine: Machine) -> Page:
    rules = machine.rulebook.rules
    hits = list(_one_cause([(rule, hit) for rule in rules for hit in rule.verb.judge(comparison)]))
    taken: Mapping[Hit, suppress.Named] = {}
    if comparison.document.ignores:
        taken = suppress.taken(comparison, hits)
        hits += suppress.faults(comparison, hits, machine.rulebook)
    found = _stamped(comparison, hits) if hits else []
    return Page(
        document=comparison.document,
        uk=comparison.uk,
        en=comparison.en,
        pairs=comparison.pairs,
        facts=comparison.facts,
        matches=comparison.matches,
        partial=comparison.partial,
        findings=tuple(finding for hit, finding in found if hit not in taken),
        taken=tuple(Accepted(finding, taken[hit].ignore.reason, "text") for hit, finding in found if hit in taken),
    )


def outcomes(
    inputs: Iterable[Document | Failure], machine: Machine, *, keep_pages: bool = False
) -> Iterator[Outcome | Failure]:
    """What comes of each document, one after another; texts stay in it where `keep_pages` asks for them."""
    for one in _collated(inputs, machine):
        if isinstance(one, Failure):
            yield one
            continue
        try:
            page = _page(one, machine)
        except SlowPattern as slow:
            yield Failure(one.document.name, str(slow))
            continue
        counted = Counter(fact.side for fact in one.facts)
        yield Outcome(
            one.document.name, page.findings, page.taken, len(one.pairs), (counted["uk"], counted["en"]),
            one.document.skipped, page if keep_pages else None,
        )  # fmt: skip


def report(inputs: Iterable[Document | Failure], machine: Machine, *, keep_pages: bool = False) -> Report:
    """All documents checked and added up; what told names and meanings is a note, or only an aside."""
    return summary.report(outcomes(inputs, machine, keep_pages=keep_pages), machine.notes)


def _collated(inputs: Iterable[Document | Failure], machine: Machine) -> Iterator[Comparison | Failure]:
    """The documents collated, as many at a time as the encoder reads at once."""
    waiting: list[Comparison] = []
    for one in inputs:
        if isinstance(one, Failure):
            yield one
            continue
        waiting.append(collate(one, machine.words, machine.pipelines))
        if sum(len(comparison.pairs) for comparison in waiting) >= machine.encoder.gathers:
            yield from machine.encoder.compare(waiting)
            waiting = []
    yield from machine.encoder.compare(waiting)


def _one_cause(hits: list[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """Drops a hit that overlaps a hit of any rule listed in its own rule's `yields_to`.

    A form of a catalogue's string that stands in several pairs is told of once: its places in the file are the same.
    """
    seen: set[tuple[str, Printed, Printed]] = set()
    places: dict[str, list[Place]] = {}
    for rule, hit in hits:
        places.setdefault(rule.name, []).extend(place for place in (hit.uk, hit.en) if place)
    for rule, hit in hits:
        stronger = [place for name in rule.head.yields_to for place in places.get(name, ())]
        covered = any(_overlap(mine, place) for mine in (hit.uk, hit.en) if mine for place in stronger)
        told = (rule.name, _printed(hit.uk), _printed(hit.en))
        if not covered and told not in seen:
            seen.add(told)
            yield rule, hit


def _printed(place: Place | None) -> Printed:
    return (place.segment.field, place.in_field) if place else None


def _overlap(a: Place, b: Place) -> bool:
    return a.segment is b.segment and a.span.start < b.span.end and b.span.start < a.span.end


def _stamped(comparison: Comparison, hits: Iterable[tuple[Rule, Hit]]) -> list[tuple[Hit, Finding]]:
    """The hits as findings, in reading order."""
    pairs = comparison.pairs
    owner = {segment: pair.id for pair in comparison.document.pairs and pairs for segment in (*pair.uk, *pair.en)}
    order = {segment: n for n, segment in enumerate((*comparison.en, *comparison.uk))}
    names = comparison.words.table("messages")
    seen: Counter[str] = Counter()
    findings: list[tuple[tuple[int, int], Hit, Finding]] = []
    for rule, hit in hits:
        severity = hit.severity or rule.severity
        place = hit.en or hit.uk
        if place is None:
            raise ValueError(f"{rule.name}: a hit without a place")
        here: Side = place.segment.side
        key = "|".join([rule.name, *(bare(p.text).lower() if p else "" for p in (hit.uk, hit.en))])
        seen[key] += 1
        values = {"text": place.text, "expected": hit.expected or "", **hit.values}
        templates: dict[Side, str] = {"en": rule.head.message.en, "uk": rule.head.message.uk}
        messages: dict[Side, str] = {
            lang: template.format_map({**values, "here": names[lang][here], "there": names[lang][other(here)]})
            for lang, template in templates.items()
        }
        findings.append(
            (
                (order.get(place.segment, len(order)), place.span.start),
                hit,
                Finding(
                    rule=rule.name,
                    severity=MILDER[severity] if hit.mild else severity,
                    mqm=rule.head.mqm,
                    messages=messages,
                    document=comparison.document.name,
                    pair=owner.get(place.segment, place.segment.ref),
                    uk=hit.uk,
                    en=hit.en,
                    expected=hit.expected,
                    fix=hit.fix,
                    confidence=hit.confidence,
                    fingerprint=hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:16],
                    beside=() if hit.uk and hit.en else comparison.beside(place.segment),
                ),
            )
        )
    findings.sort(key=lambda found: found[0])
    return [(hit, finding) for _, hit, finding in findings]
