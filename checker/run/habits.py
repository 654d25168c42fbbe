"""What a text does again and again: the way of its house or of its translator, which is told of as information."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.align.comparison import Comparison
from checker.checks.drift.omission import Omission
from checker.checks.drift.page_incomplete import MOST, PageIncomplete
from checker.checks.drift.passage import Passage
from checker.checks.facts.changed import Changed
from checker.checks.facts.figure_format import FigureFormat
from checker.checks.language.page_language import PageLanguage
from checker.checks.language.russian_word import RussianWord
from checker.checks.strings.placeholders import Placeholders
from checker.checks.strings.plural_forms import PluralForms
from checker.drift.page import Extent, extent
from checker.drift.retold import told_anew
from checker.language.text import ADDRESS
from checker.model import SIDES, Hit, Pair, Place, Severity, Side
from checker.model.expressions import deferred
from checker.rulebook.rule_file import Rule
from checker.run.causes import Judged

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
# One text alone has something in so many passages, and in such a share of all: pages that people translated once and
# left have more, news with a dozen errors of all kinds fewer.
ANEW, ANEW_SHARE = 4, 0.08
# Between so many pairs of passages at most what one text alone has is of one section.
SECTION = 5
# What is counted: another currency, another unit. And how much behind a figure tells what it counts (code points).
COUNTED, BEHIND = frozenset({"currency", "unit"}), 24
# So many strings that say less than the original, and such a share: whoever keeps to it has one of a thousand.
ABRIDGED, ABRIDGED_SHARE = 5, 0.005
FIGURES = deferred(r"[\d.,]+")
# So many plurals of a catalogue that lack a form are one fault of it. So are passages of a text with Russian words.
LESSER = 5
# What is said of a text that somebody left in the other language, or in a third one.
UNTRANSLATED = frozenset({"accuracy/untranslated", "fluency/wrong-language"})
# Two names that stand in each other's place by order alone: of 18 that were read none was right, but for one name of a
# text that had another one in eight passages.
DOUBTED = "doubted"


def eased(judged: Sequence[Judged], comparison: Comparison) -> list[Judged]:
    """The hits of a document, with those that are habits of its texts made information; the order stays."""
    loud = [(rule, hit) for rule, hit in judged if _severity(rule, hit) != "info"]
    habits = {hit for told in TOLD for hit in told(loud, comparison)} if len(loud) >= FREE else set()
    return [(rule, replace(hit, severity="info") if hit in habits else hit) for rule, hit in judged]


def _severity(rule: Rule, hit: Hit) -> Severity:
    return hit.severity or rule.severity_on(hit.evidence)


def _kept(judged: Iterable[Judged], comparison: Comparison) -> Iterator[Hit]:
    """What one rule tells of the same words in several strings; a page that is out of date lacks the same as often."""
    met: dict[tuple[str, str, str], list[Hit]] = {}
    for rule, hit in judged:
        place = hit.uk or hit.en
        if rule.verb.recurs and place and place.segment.role == "string":
            uk, en = (one.text.casefold() if one else "" for one in (hit.uk, hit.en))
            met.setdefault((rule.name, uk, en), []).append(hit)
    for hits in met.values():
        if len(hits) >= KEPT and _apart(hits, comparison) >= KEPT:
            yield from hits


def _again(judged: Iterable[Judged], comparison: Comparison) -> Iterator[Hit]:
    """What was told before of the same passage or two, or of the same word of one text, but for the first.

    An error of prose that was made again is one more: a gate that knows of the first has to stop for it.

    So is a letter of the other alphabet that somebody types throughout, and a placeholder that a machine renamed. A
    word is asked for only where its rule says so (`spelling`), and has to stand there so often; so are quotation marks
    of a kind, and figures with the sign of the other language. A block of code that differs in as many places was
    written anew, and is looked at as a whole.
    """
    met: set[tuple[str, ...]] = set()
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
        if key in met and (_severity(rule, hit) == "warning" or place.segment.role == "string"):
            yield hit
        met.add(key)
    for hits in (*words.values(), *blocks.values()):
        if len(hits) >= KEPT:
            yield from hits[1:]
    for hits in typed.values():
        if len(hits) >= TYPED:
            yield from hits[1:]
    for hits in marks.values():
        if len(hits) >= MARKED:
            yield from hits[1:]


def _free(judged: Sequence[Judged], comparison: Comparison) -> Sequence[Hit]:
    """What is worth a look at most, where a text has several such passages; a file of pairs has many texts.

    A text that is surely wrong in several passages was translated badly, and not freely: there each lost "not" counts.
    """
    if comparison.partial is not None or _bitext(comparison):
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
    return hits if _apart(hits, comparison) >= several > _apart(surer, comparison) else ()


def _lacking(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
    """What warnings compare, where most of a page is lacking and a finding says so: the rest of it was abridged."""
    whole = [hit for rule, hit in judged if isinstance(rule.verb, PageIncomplete)]
    if whole and any(comparison.made(extent, side).share < MOST for side in SIDES if side != comparison.original):
        yield from (
            hit for rule, hit in judged if rule.verb.compares and _severity(rule, hit) == "warning" and hit not in whole
        )


def _anew(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
    """What one text alone has, but for the first, where that is much of it: one of them was written anew since.

    It shows in more than one way; passages that fell out, and nothing else, are told one by one, or as a stretch. What
    both have and give otherwise is told as before: a wrong figure is wrong in a page that is out of date, too. So is a
    section of a long page, or a table, whose passages stand next to each other; and a list of addresses.
    Strings that say less than the original in so many places are abridged by their house.
    """
    if comparison.partial is not None or _bitext(comparison):
        return
    hits = [(rule, hit) for rule, hit in judged if rule.verb.one_sided and _severity(rule, hit) == "warning"]
    pairs = len(comparison.pairs)
    passages = _passages(hits, comparison) if len({rule.name for rule, _ in hits}) > 1 else 0
    if passages >= ANEW and passages >= ANEW_SHARE * pairs:
        yield from (hit for _, hit in hits[1:])
    else:
        whole = [hit for rule, hit in hits if isinstance(rule.verb, Passage)]
        if len(whole) >= TYPED:
            yield from whole[1:]
        bare = [hit for _, hit in hits if (place := hit.uk or hit.en) and ADDRESS.fullmatch(place.segment.text.strip())]
        if len(bare) >= KEPT:
            yield from bare[1:]
        for section in _sections(hits, comparison):
            if len({rule.name for rule, _ in section}) > 1 and _passages(section, comparison) >= ANEW:
                yield from (hit for _, hit in section[1:])
    abridged = [(rule, hit) for rule, hit in hits if isinstance(rule.verb, Omission) and _string(hit)]
    if (passages := _passages(abridged, comparison)) >= ABRIDGED and passages >= ABRIDGED_SHARE * pairs:
        yield from (hit for _, hit in abridged[1:])


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


def _counted(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
    """Figures that several passages count in the same other way, but for the first: it is how the house counts.

    Prices in another currency, ares that are acres; signs that stand at the same figures («7сек», "7th"). And figures
    that stand before the same words in both texts, which nobody translates ("23/30 chars"): what is measured there are
    the texts themselves. And those that one text alone has: in brackets with the same words, «(див. с. 42)», or one
    figure in several strings.
    """
    if _bitext(comparison):
        return
    ways: dict[tuple[str, ...], list[Hit]] = {}
    for rule, hit in judged:
        way: tuple[str, ...] | None = None
        if isinstance(rule.verb, Changed):
            way = _way(rule.verb, hit)
        elif rule.verb.recurs:
            way = _bracketed(hit) or _numbered(hit)
        if way:
            ways.setdefault((rule.name, *way), []).append(hit)
    for hits in ways.values():
        if len(hits) >= KEPT and _apart(hits, comparison) >= KEPT:
            yield from hits[1:]


def _way(verb: Changed, hit: Hit) -> tuple[str, str] | None:
    """In which way two figures differ, but for their values; None where these alone differ."""
    if hit.uk is None or hit.en is None:
        return None
    uk, en = (FIGURES.sub("", place.text).casefold().strip() for place in (hit.uk, hit.en))
    if verb.cause in COUNTED:  # «5 копійок», «60 грн» are all hryvnias
        meant = FIGURES.sub("", hit.values["uk_canon"]), FIGURES.sub("", hit.values["en_canon"])
        return meant if meant[0] != meant[1] else (uk, en)
    if uk != en:
        if verb.fact == "code" and "".join(uk.split()) == "".join(en.split()):
            return " ", ""  # a machine puts spaces into each command
        values = ["".join(FIGURES.findall(place.text)) for place in (hit.uk, hit.en)]
        glued = not any(" " in place.text for place in (hit.uk, hit.en))
        return (uk, en) if glued and values[0] == values[1] != "" else None
    behind = [FIGURES.sub("", _behind(place)) for place in (hit.uk, hit.en)]
    untranslated = not uk and behind[0] == behind[1] and any(map(str.isalpha, behind[0]))
    return (behind[0], behind[1]) if untranslated else None


def _bracketed(hit: Hit) -> tuple[str, str] | None:
    """What stands in the bracket of a figure that one text alone has, and which text that is; None without words."""
    place = hit.uk or hit.en
    if place is None or (hit.uk and hit.en):
        return None
    text, (start, end) = place.segment.shown, place.span
    opens, closes = text.rfind("(", max(0, start - BEHIND), start), text.find(")", end, end + BEHIND)
    said = FIGURES.sub("", text[opens:closes]) if 0 <= opens < closes else ""
    return (said, place.segment.side) if any(map(str.isalpha, said)) and FIGURES.search(place.text) else None


def _numbered(hit: Hit) -> tuple[str, ...] | None:
    """A figure that a string alone has, and what stands before it: "рік|2 роки|%d років", «Видалити 1 файл»."""
    place = hit.uk or hit.en
    if place is None or (hit.uk and hit.en) or place.segment.role != "string":
        return None
    said = FIGURES.search(place.text)
    at = place.span.start
    return (said.group(), place.segment.side, place.segment.shown[max(0, at - 1) : at]) if said else None


def _behind(place: Place) -> str:
    """What stands behind a figure up to the end of its passage; nothing where that is far."""
    rest = place.segment.shown[place.span.end :]
    return rest if len(rest) <= BEHIND else ""


def _told_anew(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
    """What texts differ in, but for one thing, in a passage that one of them tells otherwise.

    It has hardly a word in common with the other one, or so much that only one of them has. What is lost or added as a
    whole says so best; figures that stand in each other's place there were never each other's.
    """
    met: dict[Pair, list[Judged]] = {}
    for rule, hit in judged:
        place = hit.uk or hit.en
        if place and rule.verb.compares and not isinstance(rule.verb, PageIncomplete):
            met.setdefault(comparison.pair(place.segment), []).append((rule, hit))
    for pair, found in met.items():
        if len(found) < FREE or not pair.uk or not pair.en:
            continue
        alone = [hit for rule, hit in found if rule.verb.one_sided]
        if len(alone) >= KEPT or told_anew(comparison, pair.uk[0]):
            whole = [hit for rule, hit in found if isinstance(rule.verb, Omission)]
            stays = next(iter((*whole, *alone, *(hit for _, hit in found))))
            yield from (hit for _, hit in found if hit is not stays)


def _covered(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
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


def _lesser(judged: Sequence[Judged], comparison: Comparison) -> Iterator[Hit]:
    """Passages with Russian words, and plurals of which a catalogue lacks forms, but for one, where those are many.

    An error stays where there is one.
    """
    met: dict[tuple[Side, str], list[Judged]] = {}
    for rule, hit in judged:
        place = next(iter(hit.accused), None)
        if place and isinstance(rule.verb, (RussianWord, PluralForms)):
            met.setdefault((place.segment.side, rule.name), []).append((rule, hit))
    for found in met.values():
        if _passages(found, comparison) >= LESSER:
            stays = next((hit for rule, hit in found if _severity(rule, hit) == "error"), found[0][1])
            yield from (hit for _, hit in found if hit is not stays)


def _passages(judged: Iterable[Judged], comparison: Comparison) -> int:
    """In how many pairs of passages hits stand, which differ in what one text has."""
    pairs = {comparison.pair(place.segment) for _, hit in judged if (place := hit.uk or hit.en)}
    return len({tuple(one.text for side in SIDES for one in pair.side(side)) for pair in pairs})


def _string(hit: Hit) -> bool:
    return any(place.segment.role == "string" for place in (hit.uk, hit.en) if place)


def _weak(rule: Rule, hit: Hit) -> bool:
    return rule.verb.freely and _severity(rule, hit) == "warning" and rule.confidence(hit.evidence) < LOOK


def _facts(rule: Rule, hit: Hit) -> bool:
    """Whether a finding compares what both texts say, and was mostly right."""
    return rule.verb.compares and rule.confidence(hit.evidence) >= LOOK


def _doubted(rule: Rule, hit: Hit) -> bool:
    """Whether names are told of by their place alone, by a rule of which such findings were read."""
    return hit.evidence == DOUBTED and rule.shares.get(DOUBTED, 1.0) < LOOK


def _bitext(comparison: Comparison) -> bool:
    return bool(comparison.document.pairs) and not any(one.role == "string" for one in comparison.uk[:1])


def _apart(hits: Iterable[Hit], comparison: Comparison) -> int:
    """In how many passages hits stand, that differ in both texts."""
    pairs = {comparison.pair(place.segment) for hit in hits if (place := hit.uk or hit.en)}
    return min(len({" ".join([one.text for one in pair.side(side)]) for pair in pairs}) for side in SIDES)


TOLD = (_kept, _free, _lacking, _again, _anew, _counted, _told_anew, _covered, _lesser)
