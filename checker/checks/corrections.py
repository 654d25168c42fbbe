"""What an editor would type where one text says something else than the other, in the language of the place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from checker.align.agreement import agreement
from checker.align.comparison import Comparison
from checker.facts import kinds
from checker.facts.kinds import AGREE, Manner
from checker.facts.names import write as names
from checker.language.text import plain
from checker.language.tokens import read
from checker.model import Fact, Match, Place, Segment, Side, Span, other
from checker.model.expressions import deferred

# Code points on both sides of a place that are read again with the correction in it.
AROUND = 120
ARTICLE = deferred(r"\b(an?) $", re.IGNORECASE)
ELEVEN = deferred(r"(?:8|11|18)(?!\d)|8\d|8\d\d(?!\d)|(?:11|18),\d{3}(?!,)")
VOWEL = frozenset("aeiou")


def corrected(comparison: Comparison) -> Side:
    """The side that corrections are made for: the translation, the English text where nobody knows which that is."""
    return other(comparison.original or "uk")


def correction(comparison: Comparison, match: Match, side: Side) -> str | None:
    """What one side should say for the fact of the other one; None where that is not known, or does not fit there."""
    meant, place = match.side(other(side)), match.side(side)
    if meant is None or place is None or broken(place.segment, place.span):
        return None
    said = _elsewhere(comparison, meant, place) if place.kind == "name" else None
    said = said or kinds.write(meant, place, comparison.made(manner, side), comparison.words)
    if said is None or said == place.text:
        return None
    said = cased(said, place)
    return said if article_fits(said, place, comparison) and _agrees(said, meant, place, comparison) else None


def broken(segment: Segment, span: Span) -> bool:
    """Whether an element of markup begins or ends inside a place, so that nobody can put plain text there."""
    return any(span.start < at < span.end for tag in segment.tags for at in tag.span)


def cased(said: str, place: Fact | Place) -> str:
    """A correction with the capital of the place, where a sentence begins with it."""
    sentences = place.segment.sentences
    at = bisect_left(sentences, place.span.start, key=lambda sentence: sentence.start)
    starts = at < len(sentences) and sentences[at].start == place.span.start
    return said[0].upper() + said[1:] if starts and place.text[:1].isupper() and said[0].islower() else said


def manner(comparison: Comparison, side: Side) -> Manner:
    """How the text of a side writes what another way is right for as well."""
    return kinds.manner(comparison.side(side), comparison.of("date", side), side, comparison.words)


def _elsewhere(comparison: Comparison, meant: Fact, place: Fact) -> str | None:
    """The English name that the text has elsewhere for the same Ukrainian one; of a Ukrainian, the surname at least."""
    if place.side == "uk" or meant.kind != "name" or meant.value.ids or not meant.value.parts:
        return None
    known = comparison.made(_renderings, place.side)
    stems = tuple(map(_stem, meant.value.parts))
    said = known.get(stems)
    if said is None and len(stems) == 2 and stems[1:] in known:
        abroad = comparison.made(manner, place.side).abroad
        given, _, _ = (names.romanized(meant, comparison.words, abroad=abroad) or "").partition(" ")
        said = f"{given} {known[stems[1:]]}" if given else None
    ending = place.text[-2:] if place.text.endswith(("'s", "’s")) else ""
    return said + ending if said else None


def _stem(part: str) -> str:
    """A word of a Ukrainian name without the letters that cases change."""
    return part[: max(3, len(part) - 3)]


def _renderings(comparison: Comparison, side: Side) -> Mapping[tuple[str, ...], str]:
    """English names, whole and by the surname alone, by the words of the Ukrainian ones; in doubt, neither of two."""
    found: dict[tuple[str, ...], set[str]] = {}
    for match in comparison.matches:
        if match.kind != "name" or match.verdict != "same" or not match.uk or not match.en or match.uk.value.ids:
            continue
        words = match.en.text.removesuffix("'s").removesuffix("’s").split()
        if len(words) == len(match.uk.value.parts):
            stems = tuple(map(_stem, match.uk.value.parts))
            found.setdefault(stems, set()).add(" ".join(words))
            found.setdefault(stems[-1:], set()).add(words[-1])
    return {key: next(iter(words)) for key, words in found.items() if len(words) == 1}


def article_fits(said: str, place: Fact | Place, comparison: Comparison) -> bool:
    """Whether "a" or "an" before an English place is still the right one."""
    found = (
        ARTICLE.search(place.segment.text, max(0, place.span.start - 4), place.span.start)
        if place.segment.side == "en"
        else None
    )
    if found is None:
        return True
    table = comparison.words.table("written")["article"]
    low = said.lower()
    if said[0].isdigit():
        vowel = ELEVEN.match(said) is not None
    elif said.isupper() and len(said) > 1:
        vowel = low[0] in table["vowel_letters"]
    else:
        vowel = low[0] in VOWEL and not low.startswith(tuple(table["consonant_heard"]))
    return vowel == (found[1].lower() == "an")


def _agrees(said: str, meant: Fact, place: Fact, comparison: Comparison) -> bool:
    """Whether the passage around the place, with the correction in it, says what the other text says."""
    text, (start, end) = place.segment.text, place.span
    first, last = max(0, start - AROUND), end + AROUND
    first = text.rfind(" ", 0, first) + 1
    again = read(
        plain(text[first:start] + said + text[end:last], place.side, role=place.segment.role), comparison.words
    )
    at = start - first
    known = kinds.of(comparison.words)
    for fact in kinds.find(again, comparison.words):
        if fact.span.start < at + len(said) and at < fact.span.end and fact.kind != "quote":
            uk, en = (meant, fact) if meant.side == "uk" else (fact, meant)
            if agreement(uk, en, known) >= AGREE:
                return True
    return False
