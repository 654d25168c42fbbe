"""What texts say of which one was written anew, abridged or left in another language: one of it stays loud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.align.comparison import Comparison
from checker.checks.drift.omission import Omission
from checker.checks.drift.page_incomplete import MOST, PageIncomplete
from checker.checks.drift.passage import Passage
from checker.checks.language.page_language import PageLanguage
from checker.drift.page import Extent, extent
from checker.drift.retold import told_anew
from checker.language.text import ADDRESS
from checker.model import SIDES, Hit, Pair
from checker.run.causes import Judged
from checker.run.hits import bitext, places, severity, string

# Of a passage that one text tells otherwise so much is told; and so much that one text alone has says that it does.
SEVERAL, ALONE = 2, 3
# One text alone has something in so many passages, and in such a share of all: pages that people translated once and
# left have more, news with a dozen errors of all kinds fewer.
ANEW, ANEW_SHARE = 4, 0.08
# So many passages that one text alone has, and nothing else of the kind, are one fault of a page; of addresses fewer.
WHOLE, ADDRESSES = 12, 3
# A page that has no more of the other one than this is out of date.
OUTDATED = 0.8
# Between so many pairs of passages at most what one text alone has is of one section.
SECTION = 5
# So many strings that say less than the original, and such a share: whoever keeps to it has one of a thousand.
ABRIDGED, ABRIDGED_SHARE = 5, 0.005
# What is said of a text that somebody left in the other language, or in a third one.
UNTRANSLATED = frozenset({"accuracy/untranslated", "fluency/wrong-language"})


def lacking(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
    """What warnings compare, where most of a page is lacking and a finding says so: the rest of it was abridged."""
    whole = [hit for rule, hit in judged if isinstance(rule.verb, PageIncomplete)]
    if whole and any(comparison.made(extent, side).share < MOST for side in SIDES if side != comparison.original):
        yield from (
            hit for rule, hit in judged if rule.verb.compares and severity(rule, hit) == "warning" and hit not in whole
        )


def anew(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Sequence[Hit]]:
    """What one text alone has, where that is much of it: one of them was written anew since.

    It shows in more than one way; passages that fell out, and nothing else, are told one by one, or as a stretch. What
    both have and give otherwise is told as before: a wrong figure is wrong in a page that is out of date, too. So is a
    section of a long page, or a table, whose passages stand next to each other; and a list of addresses.
    Strings that say less than the original in so many places are abridged by their house.
    """
    if comparison.partial is not None or bitext(comparison):
        return
    hits = [(rule, hit) for rule, hit in judged if rule.verb.one_sided and severity(rule, hit) == "warning"]
    pairs = len(comparison.pairs)
    passages = places(hits, comparison) if len({rule.name for rule, _ in hits}) > 1 else 0
    if passages >= ANEW and passages >= ANEW_SHARE * pairs:
        yield [hit for _, hit in hits]
    else:
        whole = [hit for rule, hit in hits if isinstance(rule.verb, Passage)]
        if len(whole) >= WHOLE:
            yield whole
        bare = [hit for _, hit in hits if (place := hit.uk or hit.en) and ADDRESS.fullmatch(place.segment.text.strip())]
        if len(bare) >= ADDRESSES:
            yield bare
        for section in _sections(hits, comparison):
            if len({rule.name for rule, _ in section}) > 1 and places(section, comparison) >= ANEW:
                yield [hit for _, hit in section]
    abridged = [(rule, hit) for rule, hit in hits if isinstance(rule.verb, Omission) and string(hit)]
    if (passages := places(abridged, comparison)) >= ABRIDGED and passages >= ABRIDGED_SHARE * pairs:
        yield [hit for _, hit in abridged]


def _sections(hits: Sequence[Judged], comparison: Comparison) -> Iterator[Sequence[Judged]]:
    """Hits of passages that stand near each other, in the order of the passages."""
    numbers = {pair: n for n, pair in enumerate(comparison.pairs)}
    placed = [
        (numbers[comparison.pair(place.segment)], (rule, hit)) for rule, hit in hits if (place := hit.uk or hit.en)
    ]
    section: list[Judged] = []
    last = 0
    for number, one in sorted(placed, key=lambda placed: placed[0]):
        if section and number - last > SECTION:
            yield section
            section = []
        section.append(one)
        last = number
    yield section


def otherwise(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Sequence[Hit]]:
    """What texts differ in, in a passage that one of them tells otherwise; what says so best is the first.

    It has hardly a word in common with the other one, or so much that only one of them has. What is lost or added as a
    whole says so best; figures that stand in each other's place there were never each other's.
    """
    met: dict[Pair, list[Judged]] = {}
    for rule, hit in judged:
        place = hit.uk or hit.en
        if place and rule.verb.compares and not isinstance(rule.verb, PageIncomplete):
            met.setdefault(comparison.pair(place.segment), []).append((rule, hit))
    for pair, found in met.items():
        if len(found) < SEVERAL or not pair.uk or not pair.en:
            continue
        alone = [hit for rule, hit in found if rule.verb.one_sided]
        if len(alone) >= ALONE or told_anew(comparison, pair.uk[0]):
            whole = [hit for rule, hit in found if isinstance(rule.verb, Omission)]
            stays = next(iter((*whole, *alone, *(hit for _, hit in found))))
            yield [stays, *(hit for _, hit in found if hit is not stays)]


def outdated(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Sequence[Hit]]:
    """What warnings compare on a page of which a good part is lacking, behind the finding that says so.

    The rest of it is as old as what is there. An error stays: a wrong figure is wrong there, too.
    """
    whole = [hit for rule, hit in judged if isinstance(rule.verb, PageIncomplete)]
    if whole and any(comparison.made(extent, side).share < OUTDATED for side in SIDES if side != comparison.original):
        told = [hit for rule, hit in judged if rule.verb.compares and severity(rule, hit) == "warning"]
        tells = frozenset(whole)
        yield [*whole[:1], *(hit for hit in told if hit not in tells)]


def covered(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
    """Single passages that a page lacks, where a finding tells of a stretch of them, and words of one left as it was.

    So is all of a text that is in another language as a whole. What lies in the text that has its own language, and
    compares nothing, is told as before.
    """
    whole = any(isinstance(rule.verb, PageIncomplete) for rule, _ in judged)
    left = {side for side in SIDES if whole and _left(comparison.made(extent, side))}
    for rule, hit in judged:
        same = rule.head.mqm in UNTRANSLATED and all(place.segment.side in left for place in hit.accused)
        if whole and (same or isinstance(rule.verb, Passage)):
            yield hit
    foreign = {
        place.segment.side for rule, hit in judged if isinstance(rule.verb, PageLanguage) for place in hit.accused
    }
    for rule, hit in judged:
        own = all(place.segment.side not in foreign for place in hit.accused)
        if foreign and not isinstance(rule.verb, PageLanguage) and not (own and not rule.verb.compares):
            yield hit


def _left(page: Extent) -> bool:
    """Whether most of a page is there in the language of the other text."""
    return page.share < MOST and any(one.foreign for one in page.stretches)
