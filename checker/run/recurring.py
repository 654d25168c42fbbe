"""Findings of one cause, whatever it is: what a rule tells of one text again and again is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.align.comparison import Comparison
from checker.checks.drift.omission import Omission
from checker.checks.drift.passage import Passage
from checker.checks.facts.missing import Missing
from checker.checks.strings.placeholders import Placeholders
from checker.model import Hit, Pair, Place, Segment
from checker.model.expressions import deferred
from checker.rulebook.rule_file import Rule
from checker.run.causes import Judged
from checker.run.hits import apart, bitext, places, severity, string

# A rule that tells so much of a text, in such a share of its passages, has found a way of that text (a habit of its
# author, a construct of its format that the rule does not know, a page out of date) and not so many slips.
DENSE, SHARE = 5, 0.01
# What a rule is so sure of are slips, and more of them have to be there; see `render.certainty`. So they have in a
# post, which has fewer passages than this, and an editor who reads all of it.
SURE, SURELY, POST = 0.85, 12, 60
# In so many passages what differs in the same form («1 кВт⋅год», "1 kWh") differs by that form.
ALIKE = 5
# What is wrong in what both texts say has a content of its own in each place; addresses are markup.
OWN, MARKUP = "accuracy/mistranslation", frozenset({"link"})
# Figures, and what stands between the figures of one.
FIGURES = deferred(r"\d+(?:[.,\s]\d+)*")


def recurring(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Sequence[Hit]]:
    """What a rule tells of many passages of one text, or of passages in one form; each group is one cause.

    Where a translation says something else, each place has a content of its own, and is told by itself: but for cells
    of a table, and for what is written in one form. So is a passage that is gone. A file of pairs has many texts.
    """
    if bitext(comparison):
        return
    levels = {hit: severity(rule, hit) for rule, hit in judged}
    met: dict[tuple[str, ...], list[Judged]] = {}
    forms: dict[tuple[str, ...], list[Hit]] = {}
    for rule, hit in judged:
        if form := _form(rule, hit):
            forms.setdefault((rule.name, *form), []).append(hit)
        if kind := _kind(rule, hit):
            met.setdefault((rule.name, *kind), []).append((rule, hit))
    for hits in forms.values():
        if len(hits) >= ALIKE and apart(hits, comparison) >= ALIKE:
            yield sorted(hits, key=lambda hit: levels[hit] != "error")
    for found in met.values():
        hits = [hit for _, hit in found]
        if len(hits) < DENSE:
            continue
        slips = not found[0][0].verb.compares and all(rule.confidence(hit.evidence) >= SURE for rule, hit in found)
        passages, pairs = places(found, comparison), len(comparison.pairs)
        post = pairs < POST and not string(hits[0])
        if passages >= (SURELY if slips or post else DENSE) and passages >= SHARE * pairs:
            yield sorted(hits, key=lambda hit: levels[hit] != "error")


def together(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Sequence[Hit]]:
    """What is told of one passage several times and is one fault, what is surest of it first.

    Tags that a string lost, both marks of a quotation, prices of two currencies, parts that one text alone has.
    """
    sure = {hit: (severity(rule, hit) != "error", -rule.confidence(hit.evidence)) for rule, hit in judged}
    met: dict[tuple[Pair | Segment, str], list[Hit]] = {}
    for rule, hit in judged:
        place = hit.uk or hit.en
        if place and (fault := _fault(rule, place)):
            where = place.segment if rule.verb.marks else comparison.pair(place.segment)
            met.setdefault((where, fault), []).append(hit)
    yield from (sorted(hits, key=sure.__getitem__) for hits in met.values() if len(hits) > 1)


def _fault(rule: Rule, place: Place) -> str:
    """What is one fault with its like in one passage; "" for what has to be told by itself."""
    if isinstance(rule.verb, Missing):
        return rule.verb.fact if rule.verb.fact == "money" else ""
    tag = isinstance(rule.verb, Placeholders) and place.text[:1] == "<"
    return rule.name if tag or rule.verb.marks or isinstance(rule.verb, Omission) else ""


def _kind(rule: Rule, hit: Hit) -> tuple[str, ...] | None:
    """Where a hit stands: in one text, in both, in a cell; None where it has a content of its own."""
    place = hit.uk or hit.en
    if place is None:
        return None
    cell = "cell" if place.segment.role == "cell" else ""
    if (own(rule) and not cell) or isinstance(rule.verb, Passage):
        return None
    return ("both" if hit.uk and hit.en else place.segment.side, cell)


def own(rule: Rule) -> bool:
    """Whether what a rule finds has a content of its own in each place."""
    return rule.head.mqm == OWN and getattr(rule.verb, "fact", "") not in MARKUP


def _form(rule: Rule, hit: Hit) -> tuple[str, str] | None:
    """What both places have beside figures, each in lower case; None where that is nothing, or one place alone."""
    if not (hit.uk and hit.en and rule.verb.compares):
        return None
    uk, en = (FIGURES.sub("0", " ".join(place.text.casefold().split())) for place in (hit.uk, hit.en))
    plain = not any(one != "0" for one in uk + en)
    return None if plain else (uk, en)


def parted(groups: Iterable[Sequence[Hit]]) -> Iterator[tuple[Sequence[Hit], Sequence[Hit]]]:
    """The hits of each cause that are told, and the others: groups that share hits are one cause.

    Told is the first of each group, but where it is behind the first of another one.
    """
    owner: dict[Hit, int] = {}
    causes: dict[int, dict[Hit, None]] = {}
    behind: set[Hit] = set()
    for number, group in enumerate(groups):
        behind.update(group[1:])
        met = sorted({owner[hit] for hit in group if hit in owner})
        # The largest takes in the others, so that no hit moves often.
        stays = max(met, key=lambda old: len(causes[old]), default=number)
        hits = causes.setdefault(stays, {})
        for old in met:
            if old != stays:
                hits |= causes[old]
                owner |= dict.fromkeys(causes.pop(old), stays)
        hits |= dict.fromkeys(group)
        owner |= dict.fromkeys(group, stays)
    for hits in causes.values():
        told = dict.fromkeys([hit for hit in hits if hit not in behind] or [*hits][:1])
        yield [*told], [hit for hit in hits if hit not in told]
