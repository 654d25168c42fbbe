"""What a text does again and again: the way of its house or of its translator, of which one is told, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.align.comparison import Comparison
from checker.checks.drift.negation import FREELY, Negation
from checker.checks.drift.omission import Omission
from checker.checks.drift.passage import Passage
from checker.checks.facts.figure_format import FigureFormat
from checker.checks.strings.placeholders import Placeholders
from checker.model import Cause, Hit, Pair, Side, other
from checker.rulebook.rule_file import Rule
from checker.run.anew import anew, covered, lacking, otherwise, outdated
from checker.run.causes import Judged
from checker.run.counted import counted, priced
from checker.run.hits import apart, bitext, severity
from checker.run.recurring import parted, recurring, together

# What so many strings lack that differ in both texts is how the house writes it: of 9 that were read none was right.
KEPT = 3
# A finding is worth no more than a look where fewer of its kind were right (see `render.certainty`). So many of such a
# kind say in one text how freely it was translated: of some thirty that were read none was right. A page is asked for
# one more than a catalogue: of news that people translated well, every third text has one such finding.
LOOK, FREE, PAGE = 0.5, 2, 3
# Whoever types a Latin "i" in so many words of a text has no other key for it.
TYPED = 12
# Whoever quotes so often as »Finns do» has no other marks; one slip has not as many. Nor have figures: "Element 1,1".
MARKED = 5
# So many characters stand between a sentence and the edge of its paragraph at most, and so much longer is another one.
EDGE, LIKE = 4, 2.5
# Two names that stand in each other's place by order alone: of 18 that were read none was right, but for one name of a
# text that had another one in eight passages.
DOUBTED = "doubted"


def eased(judged: Sequence[Judged], comparison: Comparison) -> list[Judged]:
    """The hits of a document, with those that are habits of its texts made information; the order stays."""
    loud = [(rule, hit) for rule, hit in judged if severity(rule, hit) != "info"]
    habits = {hit for told in TOLD for hit in told(loud, comparison)} if len(loud) >= FREE else set()
    habits.update(_in_other_words(loud))
    levels = {hit: severity(rule, hit) for rule, hit in loud if hit not in habits}
    made = {hit: replace(hit, severity="info") for hit in habits}
    if len(levels) >= FREE:
        groups = ([hit for hit in group if hit in levels] for told in ONCE for group in told(loud, comparison))
        for number, (told, others) in enumerate(parted(group for group in groups if len(group) > 1)):
            count = len(told) + len(others)
            made |= {hit: replace(hit, cause=Cause(number, levels[hit], count)) for hit in told}
            made |= {hit: replace(hit, severity="info", cause=Cause(number, levels[hit], count)) for hit in others}
    return [(rule, made.get(hit, hit)) for rule, hit in judged]


def _kept(judged: Iterable[Judged], comparison: Comparison) -> Iterator[Hit]:
    """What one rule tells of the same words in several strings; a page that is out of date lacks the same as often."""
    met: dict[tuple[str, str, str], list[Hit]] = {}
    for rule, hit in judged:
        place = hit.uk or hit.en
        if rule.verb.recurs and place and place.segment.role == "string":
            uk, en = (one.text.casefold() if one else "" for one in (hit.uk, hit.en))
            met.setdefault((rule.name, uk, en), []).append(hit)
    for hits in met.values():
        if len(hits) >= KEPT and apart(hits, comparison) >= KEPT:
            yield from hits


def _again(judged: Iterable[Judged], comparison: Comparison) -> Iterator[Sequence[Hit]]:
    """What is told several times of the same passage or two, or of the same word of one text.

    An error of prose that was made again is one more: a gate that knows of the first has to stop for it.

    So is a letter of the other alphabet that somebody types throughout, and a placeholder that a machine renamed. A
    word is asked for only where its rule says so (`spelling`), and has to stand there so often; so are quotation marks
    of a kind, and figures with the sign of the other language. A block of code that differs in as many places was
    written anew, and is looked at as a whole.
    """
    met: dict[tuple[str, ...], list[Hit]] = {}
    blocks: dict[Pair, list[Hit]] = {}
    words: dict[tuple[str, str], list[Hit]] = {}
    typed: dict[tuple[str, str], list[Hit]] = {}
    marks: dict[tuple[str, ...], list[Hit]] = {}
    for rule, hit in judged:
        place = hit.uk or hit.en
        if place is None:
            continue
        if rule.verb.marks:
            marks.setdefault((rule.name, hit.values.get("mark") or place.text[:1] + place.text[-1:]), []).append(hit)
        elif isinstance(rule.verb, FigureFormat):
            sign = "".join(one for one in place.text if not one.isalnum())
            marks.setdefault((rule.name, sign, place.segment.side), []).append(hit)
        if rule.verb.spelling:
            words.setdefault((rule.name, place.text.casefold()), []).append(hit)
        if letters := hit.values.get("letters"):
            words.setdefault((rule.name, place.text), []).append(hit)
            typed.setdefault((rule.name, letters), []).append(hit)
        elif isinstance(rule.verb, Placeholders) and hit.uk and hit.en:
            typed.setdefault((rule.name, f"{hit.uk.text} {hit.en.text}"), []).append(hit)
        if place.segment.role == "code" and rule.verb.compares:
            blocks.setdefault(comparison.pair(place.segment), []).append(hit)
        texts = ((one.text, one.segment.text) if one else ("", "") for one in (hit.uk, hit.en))
        key = (rule.name, str(place.span.start), *(text for both in texts for text in both))
        if key not in met or severity(rule, hit) == "warning" or place.segment.role == "string":
            met.setdefault(key, []).append(hit)
    yield from met.values()
    for groups, most in (
        ((*words.values(), *blocks.values()), KEPT),
        (typed.values(), TYPED),
        (marks.values(), MARKED),
    ):
        yield from (hits for hits in groups if len(hits) >= most)


def _free(judged: Sequence[Judged], comparison: Comparison) -> Sequence[Hit]:
    """What is worth a look at most, where a text has several such passages; a file of pairs has many texts.

    A text that is surely wrong in several passages was translated badly, and not freely: there each lost "not" counts.
    """
    if comparison.partial is not None or bitext(comparison):
        return ()
    names = Counter(hit.en.text for rule, hit in judged if hit.en and _doubted(rule, hit))
    hits = [
        hit
        for rule, hit in judged
        if (names[hit.en.text] < KEPT if hit.en and _doubted(rule, hit) else _weak(rule, hit))
    ]
    strings = any(one.role == "string" for one in comparison.uk[:1])
    several = FREE if strings else PAGE
    weak = set(hits)
    surer = [hit for rule, hit in judged if hit not in weak and _facts(rule, hit)]
    return hits if apart(hits, comparison) >= several > apart(surer, comparison) else ()


def _in_other_words(judged: Iterable[Judged]) -> Iterator[Hit]:
    """The denials of a text that is put freely, which tell with others how freely it is."""
    return (hit for rule, hit in judged if isinstance(rule.verb, Negation) and hit.evidence == FREELY)


def _weak(rule: Rule, hit: Hit) -> bool:
    return rule.verb.freely and severity(rule, hit) == "warning" and rule.confidence(hit.evidence) < LOOK


def _facts(rule: Rule, hit: Hit) -> bool:
    """Whether a finding compares what both texts say, and was mostly right."""
    return rule.verb.compares and rule.confidence(hit.evidence) >= LOOK


def _doubted(rule: Rule, hit: Hit) -> bool:
    """Whether names are told of by their place alone, by a rule of which such findings were read."""
    return hit.evidence == DOUBTED and rule.shares.get(DOUBTED, 1.0) < LOOK


def _parted(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
    """A passage that one text alone has, beside one that says more in the other: a sentence has left its paragraph."""
    numbers = {pair: n for n, pair in enumerate(comparison.pairs)}
    more: dict[tuple[int, Side], list[Hit]] = {}
    for rule, hit in judged:
        place = (hit.uk if rule.verb.side == "uk" else hit.en) if isinstance(rule.verb, Omission) else None
        if place is not None:
            more.setdefault((numbers[comparison.pair(place.segment)], place.segment.side), []).append(hit)
    if not more:
        return
    for rule, hit in judged:
        place = hit.uk or hit.en
        if not isinstance(rule.verb, Passage) or place is None:
            continue
        n, size = numbers[comparison.pair(place.segment)], len(place.segment.text)
        for beside in (n - 1, n + 1):
            for one in more.get((beside, other(place.segment.side)), ()):
                extra = one.uk if place.segment.side == "en" else one.en
                if extra is None:
                    continue
                (start, end), text = extra.span, extra.segment.text
                near = text[end:] if beside < n else text[:start]
                if len(near.strip()) <= EDGE and size <= LIKE * (end - start) and end - start <= LIKE * size:
                    yield from (hit, one)


# What becomes information, and what is one cause: one of it is told.
TOLD = (_kept, _free, lacking, priced, covered, _parted)
ONCE = (_again, anew, outdated, counted, otherwise, recurring, together)
