"""The one path from two documents to a report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from checker import align
from checker.align.meaning import NONE, Judge
from checker.checks.base import SlowPattern
from checker.facts import kinds
from checker.facts.names.trained import ALONE, Engine
from checker.language import tokens as language
from checker.language.text import bare
from checker.language.vocabulary import Words
from checker.model import (
    SIDES,
    Accepted,
    Collation,
    Document,
    Fact,
    Failure,
    Finding,
    Hit,
    Outcome,
    Page,
    Place,
    Report,
    Segment,
    Side,
    other,
)
from checker.rulebook.rulebook import Rule, Rulebook
from checker.run import suppress, tally


def collate(document: Document, words: Words, engine: Engine = ALONE) -> Collation:
    """A document with its passages read and paired, its facts found and matched.

    `engine` has the trained pipelines that know names beside the rules.
    """
    found: dict[int, tuple[Segment, list[Fact]]] = {}

    def find(segment: Segment) -> list[Fact]:
        # The segment is kept beside its facts, so that its id stays its own.
        if id(segment) not in found:
            bare_text = segment.role in align.ASIDE
            here = [] if bare_text else engine.beside(kinds.find(segment, words), segment, words)
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
    hits = list(_one_cause([(rule, hit) for rule in rulebook.rules for hit in rule.verb.judge(text, words)]))
    taken: Mapping[int, suppress.Named] = {}
    if text.document.ignores:
        taken = suppress.taken(text, hits)
        hits += suppress.judge(text, hits, rulebook)
    if not hits:
        return Page(text, ())
    found = _stamped(text, hits, words)
    kept = tuple(finding for hit, finding in found if id(hit) not in taken)
    reasons = [(finding, taken[id(hit)].ignore.reason) for hit, finding in found if id(hit) in taken]
    return Page(text, kept, tuple(Accepted(finding, reason, "text") for finding, reason in reasons))


def outcomes(
    inputs: Iterable[Document | Failure],
    rulebook: Rulebook,
    words: Words,
    *,
    engine: Engine = ALONE,
    judge: Judge = NONE,
    keep_pages: bool = False,
) -> Iterator[Outcome | Failure]:
    """What comes of each document, one after another; texts stay in it where `keep_pages` asks for them."""
    for one in _collated(inputs, words, engine, judge):
        if isinstance(one, Failure):
            yield one
            continue
        try:
            page = _page(one, rulebook, words)
        except SlowPattern as slow:
            yield Failure(one.document.name, str(slow))
            continue
        counted = Counter(fact.side for fact in one.facts)
        yield Outcome(
            one.document.name, page.findings, page.taken, len(one.pairs), (counted["uk"], counted["en"]),
            one.document.skipped, page if keep_pages else None,
        )  # fmt: skip


def report(
    inputs: Iterable[Document | Failure],
    rulebook: Rulebook,
    words: Words,
    *,
    engine: Engine = ALONE,
    judge: Judge = NONE,
    keep_pages: bool = False,
) -> Report:
    """All documents checked and added up; what told names and meanings is a note, or only an aside."""
    found = outcomes(inputs, rulebook, words, engine=engine, judge=judge, keep_pages=keep_pages)
    return tally.report(found, [(one.note, one.told) for one in (engine, judge)])


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


def _one_cause(hits: list[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """The hits without those that lie over a hit of a rule that theirs yields to.

    A form of a catalogue's string that stands in several pairs is told of once: its places in the file are the same.
    """
    seen: set[tuple[object, ...]] = set()
    places: dict[str, list[Place]] = {}
    for rule, hit in hits:
        places.setdefault(rule.name, []).extend(place for place in (hit.uk, hit.en) if place)
    for rule, hit in hits:
        stronger = [place for name in rule.head.yields_to for place in places.get(name, ())]
        covered = any(_overlap(mine, place) for mine in (hit.uk, hit.en) if mine for place in stronger)
        told = (rule.name, *((id(p.segment.field), *p.in_field) if p else None for p in (hit.uk, hit.en)))
        if not covered and told not in seen:
            seen.add(told)
            yield rule, hit


def _overlap(a: Place, b: Place) -> bool:
    return a.segment is b.segment and a.span.start < b.span.end and b.span.start < a.span.end


def _stamped(text: Collation, hits: Iterable[tuple[Rule, Hit]], words: Words) -> list[tuple[Hit, Finding]]:
    """The hits as findings, in reading order."""
    beside = {
        id(segment): pair.side(other(side)) for pair in text.pairs for side in SIDES for segment in pair.side(side)
    }
    owner = {id(segment): pair.id for pair in text.document.pairs and text.pairs for segment in (*pair.uk, *pair.en)}
    order = {id(segment): n for n, segment in enumerate((*text.en, *text.uk))}
    names = words.table("messages")
    seen: Counter[str] = Counter()
    findings: list[tuple[tuple[int, int], Hit, Finding]] = []
    for rule, hit in hits:
        place = hit.en or hit.uk
        if place is None:
            raise ValueError(f"{rule.name}: a hit without a place")
        here: Side = place.segment.side
        surfaces = (bare(p.text.replace("\r\n", "\n")).lower() if p else "" for p in (hit.uk, hit.en))
        key = "|".join([rule.name, *surfaces])
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
                hit,
                Finding(
                    rule=rule.name,
                    severity=hit.severity or rule.severity,
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
    findings.sort(key=lambda found: found[0])
    return [(hit, finding) for _, hit, finding in findings]
