"""Hits to findings: name, severity, messages, a fingerprint, and the place on the translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.align.comparison import Comparison
from checker.language.text import bare, line_column
from checker.model import Failure, Finding, Hit, Pair, Place, Segment, Side, Span, barrier, other
from checker.model.digests import sha256
from checker.model.messages import Message, fill
from checker.rulebook.rule_file import Rule
from checker.run import attested

# What a passage, a number or a name is that only one of the texts has, where it is known which was written first.
LINES = 5  # that a finding names where its cause has more places
LOST, ADDED, UNTRANSLATED = "accuracy/omission", "accuracy/addition", "accuracy/untranslated"


def stamped(
    comparison: Comparison, hits: Iterable[tuple[Rule, Hit]]
) -> tuple[list[tuple[Hit, Finding]], list[Failure]]:  # fmt: skip
    """The hits as findings, in reading order, and the rules whose message can't be filled in."""
    order = {segment: n for n, segment in enumerate((*comparison.en, *comparison.uk))}
    stamp = _Stamp(comparison)
    found: list[tuple[tuple[int, int], Hit, Finding]] = []
    unsaid: dict[str, Failure] = {}
    for rule, hit in hits:
        place = hit.en or hit.uk
        if place is None:
            raise ValueError(f"{rule.name}: a hit without a place")
        key = stamp.key(rule, hit)
        stamp.seen[key] += 1
        try:
            messages = stamp.messages(rule, hit, place)
        except Exception as wrong:
            unsaid[rule.name] = barrier.fault(barrier.place(comparison.document), wrong, rule.name)
            continue
        finding = stamp.finding(rule, hit, place, messages, key)
        found.append(((order.get(place.segment, len(order)), place.span.start), hit, finding))
    found.sort(key=lambda one: one[0])
    return list(_of_causes([(hit, finding) for _, hit, finding in found])), list(unsaid.values())


def _of_causes(found: Sequence[tuple[Hit, Finding]]) -> Iterator[tuple[Hit, Finding]]:
    """The hits with their findings; the first that is told of a cause says how many more there are, and where."""
    others: dict[int, list[Finding]] = {}
    for _, one in found:
        if one.cause and one.severity == "info":
            others.setdefault(one.cause.number, []).append(one)
    for hit, one in found:
        more = others.pop(one.cause.number, ()) if one.cause and one.severity != "info" else ()
        spots = [finding.place for finding in more]
        lines = sorted({line_column(spot.segment.field.raw, spot.in_field.start)[0] for spot in spots})
        shown = ", ".join(map(str, lines[:LINES])) + (" …" if len(lines) > LINES else "")
        yield hit, one if not more else replace(one, messages=_again(one.messages, len(more), shown))


def _again(messages: Mapping[Side, str], count: int, lines: str) -> dict[Side, str]:
    """What is said of a finding, and that there is more of its cause."""
    said = Message("run.recurring", count=count, lines=lines)
    return {side: f"{messages[side]} · {said.said(side)}" for side in messages}


@dataclass(slots=True)
class _Stamp:
    """The findings of one document, which are counted by what they point at."""

    comparison: Comparison
    seen: Counter[str] = field(default_factory=Counter)
    owner: Mapping[Segment, str] = field(init=False)
    names: Mapping[str, Mapping[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        pairs = self.comparison.document.pairs and self.comparison.pairs
        self.owner = {segment: pair.id for pair in pairs for segment in (*pair.uk, *pair.en)}
        self.names = self.comparison.words.table("messages")

    @staticmethod
    def key(rule: Rule, hit: Hit) -> str:
        """The rule and what stands at the places, as a fingerprint is made of them."""
        surfaces = (bare(p.text.replace("\r\n", "\n")).lower() if p else "" for p in (hit.uk, hit.en))
        return "|".join([rule.name, *surfaces])

    def messages(self, rule: Rule, hit: Hit, place: Place) -> dict[Side, str]:
        """What an editor is told, in each language."""
        here: Side = place.segment.side
        values = {"text": place.text, "expected": hit.expected or "", **hit.values}
        told = rule.head.message.told(self.comparison.original, tail=hit.tail)
        templates: dict[Side, str] = {"en": told.en, "uk": told.uk}
        return {
            lang: fill(template, {**values, "here": self.names[lang][here], "there": self.names[lang][other(here)]})
            for lang, template in templates.items()
        }

    def finding(self, rule: Rule, hit: Hit, place: Place, messages: Mapping[Side, str], key: str) -> Finding:
        """The finding itself; `key` was counted before."""
        comparison = self.comparison
        return Finding(
            rule=rule.name,
            severity=hit.severity or rule.severity_on(hit.evidence),
            mqm=_mqm(rule, hit, comparison.original),
            messages=messages,
            document=comparison.document.name,
            pair=self.owner.get(place.segment, place.segment.ref),
            uk=hit.uk,
            en=hit.en,
            expected=hit.expected,
            fix=hit.fix,
            confidence=rule.confidence(hit.evidence),
            fingerprint=sha256(f"{key}|{self.seen[key]}".encode()).hexdigest()[:16],
            beside=() if hit.uk and hit.en else comparison.beside(place.segment),
            evidence=hit.evidence,
            custom=hit.custom,
            hashes=attested.hashes(comparison, hit) if rule.head.mqm.startswith(attested.MEANING) else (),
            original=comparison.original,
            anchor=_anchor(comparison, hit) if rule.verb.compares else None,
            cause=hit.cause,
        )


def _mqm(rule: Rule, hit: Hit, original: Side | None) -> str:
    """The class of an error: what only the original has is an omission, what only the translation has an addition."""
    if hit.tail:
        return UNTRANSLATED
    sides = {place.segment.side for place in hit.accused}
    if original is None or not rule.verb.compares or len(sides) != 1 or rule.head.mqm not in {LOST, ADDED}:
        return rule.head.mqm
    return LOST if original in sides else ADDED


def _anchor(comparison: Comparison, hit: Hit) -> Place | None:
    """Where the translation lacks what a hit points at in the original: its passage, or behind the passage before it.

    None where the hit has a place on the translation, and where nothing tells which text that is.
    """
    original = comparison.original
    place = hit.uk if original == "uk" else hit.en
    if original is None or place is None or (hit.uk and hit.en):
        return None
    beside = comparison.beside(place.segment)
    if beside:
        return Place(beside[0], Span(0, len(beside[0].text)))
    return comparison.made(_ends, original).get(place.segment)


def _ends(comparison: Comparison, original: Side) -> dict[Segment, Place]:
    """Where passages of the original without a counterpart would stand in the translation: behind the last one."""
    translation = other(original)
    texts = [segment for segment in comparison.side(translation) if segment.text]
    if not texts:
        return {}
    last = Place(texts[0], Span(0, 0))
    found: dict[Segment, Place] = {}
    for pair in _in_order(comparison, original):
        if pair.side(translation):
            segment = pair.side(translation)[-1]
            last = Place(segment, Span(len(segment.text), len(segment.text)))
        else:
            found.update(dict.fromkeys(pair.side(original), last))
    return found


def _in_order(comparison: Comparison, original: Side) -> list[Pair]:
    """The pairs that have a passage of the original, in its order."""
    place = {segment: n for n, segment in enumerate(comparison.side(original))}
    pairs = [pair for pair in comparison.pairs if pair.side(original)]
    return sorted(pairs, key=lambda pair: place.get(pair.side(original)[0], len(place)))
