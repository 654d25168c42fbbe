"""The one path from two documents to a report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from checker import align, facts, language
from checker.checks.base import SlowPattern
from checker.engine import ALONE, Engine
from checker.model import (
    SIDES,
    Collation,
    Document,
    Fact,
    Failure,
    Finding,
    Hit,
    Page,
    Place,
    Report,
    Segment,
    Side,
    other,
)
from checker.rulebook import Rule, Rulebook
from checker.semantic import NONE, Judge
from checker.text import bare
from checker.words import Words


def collate(document: Document, words: Words, engine: Engine = ALONE) -> Collation:
    """A document with its passages read and paired, its facts found and matched.

    `engine` has the trained pipelines that know names beside the rules.
    """
    found: dict[int, tuple[Segment, list[Fact]]] = {}

    def find(segment: Segment) -> list[Fact]:
        # The segment is kept beside its facts, so that its id stays its own.
        if id(segment) not in found:
            bare_text = segment.role in align.ASIDE
            here = [] if bare_text else engine.beside(facts.find(segment, words), segment, words)
            found[id(segment)] = segment, here
        return found[id(segment)][1]

    def read(segment: Segment) -> Segment:
        return language.read(segment, words)

    uk, en, pairs, partial = align.passages(
        document, tuple(map(read, document.uk)), tuple(map(read, document.en)), read, find, words
    )
    all_facts = tuple(fact for segment in (*uk, *en) for fact in find(segment))
    matches = align.match(pairs, all_facts, partial, words, document.post.date if document.post else "")
    return Collation(document, uk, en, pairs, all_facts, matches, partial)


def check(document: Document, rulebook: Rulebook, words: Words, engine: Engine = ALONE, judge: Judge = NONE) -> Page:
    """A document with what the rules find in it, in reading order.

    `judge` has the sentence encoder that tells meanings apart.
    """
    (text,) = judge.compare([collate(document, words, engine)])
    return _page(text, rulebook, words)


def _page(text: Collation, rulebook: Rulebook, words: Words) -> Page:
    hits = [(rule, hit) for rule in rulebook.rules for hit in rule.judge(text, words)]
    if not hits:
        return Page(text, ())
    return Page(text, tuple(_stamped(text, _one_cause(hits), words)))


def report(
    inputs: Iterable[Document | Failure],
    rulebook: Rulebook,
    words: Words,
    accepted: Iterable[tuple[str, str]] = (),
    *,
    engine: Engine = ALONE,
    judge: Judge = NONE,
    keep_pages: bool = False,
) -> Report:
    """All documents checked, one after another; only findings are kept, and texts where `keep_pages` asks for them.

    `accepted` are (rule, text) of findings that stay; one that accepts nothing is told in the notes. What told names
    (`engine`) and meanings (`judge`) is a note as well, or only an aside.
    """
    findings: list[Finding] = []
    failures: list[Failure] = []
    pages: list[Page] = []
    waiting = dict.fromkeys(accepted, 0)
    documents = pairs = 0
    counted: Counter[Side] = Counter()
    names: set[str] = set()
    for one in _collated(inputs, words, engine, judge):
        if isinstance(one, Failure):
            failures.append(one)
            continue
        try:
            page = _page(one, rulebook, words)
        except SlowPattern as slow:
            failures.append(Failure(one.document.name, str(slow)))
            continue
        kept = [finding for finding in page.findings if not _accepted(finding, waiting)]
        findings.extend(kept)
        documents += 1
        names.add(one.document.name)
        pairs += len(page.collation.pairs)
        counted.update(fact.side for fact in page.collation.facts)
        if keep_pages:
            pages.append(Page(page.collation, tuple(kept)))
    failures = list(_gathered(failures))
    notes = [f"{failure.name}: {failure.message}" for failure in failures if not failure.severe]
    notes += [f"accepted, but never found: {rule} on {text!r}" for (rule, text), n in waiting.items() if not n]
    notes += [one.note for one in (engine, judge) if one.told]
    return Report(
        findings=tuple(findings),
        failures=tuple(failures),
        notes=tuple(notes),
        asides=tuple(one.note for one in (engine, judge) if not one.told),
        documents=documents,
        pairs=pairs,
        facts={"uk": counted["uk"], "en": counted["en"]},
        accepted=sum(waiting.values()),
        pages=tuple(pages),
        names=frozenset(names),
    )


def _collated(
    inputs: Iterable[Document | Failure], words: Words, engine: Engine, judge: Judge
) -> Iterator[Collation | Failure]:
    """The documents collated, as many at a time as the judge reads at once."""
    waiting: list[Collation] = []
    for one in inputs:
        if isinstance(one, Failure):
            yield one
            continue
        waiting.append(collate(one, words, engine))
        if sum(len(text.pairs) for text in waiting) >= judge.gathers:
            yield from judge.compare(waiting)
            waiting = []
    yield from judge.compare(waiting)


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
            yield Failure(name, f"{len(group)} posts (number {numbers} …): {message}", severe=False)


def _accepted(finding: Finding, waiting: dict[tuple[str, str], int]) -> bool:
    for place in (finding.en, finding.uk):
        if place and (finding.rule, place.text) in waiting:
            waiting[finding.rule, place.text] += 1
            return True
    return False


def _one_cause(hits: list[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """The hits without those that lie over a hit of a rule that theirs yields to.

    A form of a catalogue's string that stands in several pairs is told of once: its places in the file are the same.
    """
    seen: set[tuple[object, ...]] = set()
    places = [(rule.name, place) for rule, hit in hits for place in (hit.uk, hit.en) if place]
    for rule, hit in hits:
        covered = any(
            name in rule.head.yields_to and _overlap(mine, place)
            for mine in (hit.uk, hit.en)
            if mine
            for name, place in places
        )
        told = (rule.name, *((id(p.segment.field), *p.in_field) if p else None for p in (hit.uk, hit.en)))
        if not covered and told not in seen:
            seen.add(told)
            yield rule, hit


def _overlap(a: Place, b: Place) -> bool:
    return a.segment is b.segment and a.span.start < b.span.end and b.span.start < a.span.end


def _stamped(text: Collation, hits: Iterable[tuple[Rule, Hit]], words: Words) -> list[Finding]:
    beside = {
        id(segment): pair.side(other(side)) for pair in text.pairs for side in SIDES for segment in pair.side(side)
    }
    owner = {id(segment): pair.id for pair in text.document.pairs and text.pairs for segment in (*pair.uk, *pair.en)}
    order = {id(segment): n for n, segment in enumerate((*text.en, *text.uk))}
    names = words.table("messages")
    seen: Counter[str] = Counter()
    findings: list[tuple[tuple[int, int], Finding]] = []
    for rule, hit in hits:
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
                (order.get(id(place.segment), len(order)), place.span.start),
                Finding(
                    rule=rule.name,
                    severity=rule.severity,
                    mqm=rule.head.mqm,
                    messages=messages,
                    document=text.document.name,
                    pair=owner.get(id(place.segment), place.segment.ref),
                    uk=hit.uk,
                    en=hit.en,
                    expected=hit.expected,
                    fix=hit.fix,
                    confidence=hit.confidence,
                    fingerprint=hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:16],
                    beside=() if hit.uk and hit.en else beside.get(id(place.segment), ()),
                ),
            )
        )
    findings.sort(key=lambda pair: pair[0])
    return [finding for _, finding in findings]
