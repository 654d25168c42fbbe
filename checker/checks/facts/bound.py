"""A figure is more in one text and less in the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.corrections import cased, corrected
from checker.checks.signs import Sign, having
from checker.drift.retold import told_anew
from checker.language.quantities.bounds import Bound, Bounds, Said, bounds
from checker.model import SIDES, Fact, Hit, Kind, Match, Place, Side, Span
from checker.model.record import Field

# Bounds that exclude each other.
BELOW: frozenset[Bound] = frozenset({"more", "least"})
ABOVE: frozenset[Bound] = frozenset({"less", "most"})
# A figure that is more in one text and less in the other; and one that is near in one of them.
TURNED, BLURRED, STRING = "turned", "blurred", "string"
# Bounds that a translation does not leave out: more, at least, less, about.
LOST: frozenset[Bound] = frozenset({"more", "least", "less", "about"})
# Where something goes.
TO = (" to ", " до ")
# What a range begins with, which bounds its figures on both sides.
FROM = ("from ", "between ")
# Signs right before a figure that bound it: "~ $5", "<512 MB".
SIGNS = frozenset("~≈±<>≤≥⩽⩾")
KINDS: frozenset[Kind] = frozenset({"number", "money", "measure"})


class Bounded(Check):
    """Reports figures that stand for each other, which one text bounds from below and the other from above.

    What is near in one text and on one side of the figure in the other is told less surely. A `lost` bound is one of
    the Ukrainian text where no English word may bound anything.
    """

    check: Literal["bound"]
    compares = True
    values = {
        "uk": "the words that bound the figure in the Ukrainian text",
        "en": "those of the English text",
        "figure": "the figure, as the English text has it",
    }

    evidence = {
        TURNED: "one text says more, the other less",
        BLURRED: "one text says about, the other more or less",
        STRING: "strings of a catalogue, which are put more freely than prose",
    }
    lost: bool = Field(default=False, description="Whether bounds are told that the English text lacks.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return having("date", *KINDS)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known: dict[Side, Bounds] = {side: bounds(comparison.words, side) for side in SIDES}
        for match in comparison.matched("same"):
            if not match.uk or not match.en:
                continue
            if match.uk.kind == "date" and not self.lost:
                yield from _of_time(comparison, known, match)
            if match.uk.kind not in KINDS:
                continue
            uk = known["uk"].of(match.uk.segment, match.uk.span)
            if self.lost:
                if (
                    uk
                    and _left_out(comparison, match.uk, match.en, uk)
                    and not known["en"].hinted(match.en.segment, match.en.span)
                    and not known["en"].shared(match.en.segment, match.en.span, uk.bound)
                ):
                    yield _lost(match.uk, match.en, uk)
                continue
            en = known["en"].of(match.en.segment, match.en.span) if uk else None
            if not uk or not en:
                continue
            told = _changed(uk, en, match)
            if told:
                usual = known[corrected(comparison)].usual
                yield _hit(comparison, (match.uk, uk), (match.en, en), usual, told)


def _of_time(comparison: Comparison, known: Mapping[Side, Bounds], match: Match) -> Iterator[Hit]:
    """A time that one text has as the earliest, and the other as the latest."""
    uk = known["uk"].of_time(match.uk.segment, match.uk.span) if match.uk and match.en else None
    en = known["en"].of_time(match.en.segment, match.en.span) if match.en and uk else None
    if not (match.uk and match.en and uk and en) or uk.bound == en.bound:
        return
    yield _hit(comparison, (match.uk, uk), (match.en, en), known[corrected(comparison)].usually, TURNED)


def _hit(
    comparison: Comparison, uk: tuple[Fact, Said], en: tuple[Fact, Said], usual: Mapping[Bound, str], told: str
) -> Hit:
    """Two facts that stand for each other, with the bounds of each; `usual` is how each bound is said."""
    places = Place(uk[0].segment, uk[1].span), Place(en[0].segment, en[1].span)
    place, meant = (places[1], uk[1]) if corrected(comparison) == "en" else (places[0], en[1])
    return Hit(
        *places,
        values={"uk": places[0].text, "en": places[1].text, "figure": en[0].text},
        expected=cased(usual[meant.bound], place),
        evidence=told,
    )


def _left_out(comparison: Comparison, uk: Fact, en: Fact, said: Said) -> bool:
    """Whether a figure of a pair of passages that belong together has nothing that bounds it in the English text.

    "10+" and "~10" do, «мінімум (5 550 €)» bounds nothing, and what is more than one is told in other words.
    """
    if said.bound not in LOST or en.segment not in comparison.beside(uk.segment) or en.figures == (1.0,):
        return False
    if en.soft and not any(map(str.isdigit, en.text)):
        return False  # "both" is no «більш ніж двох»
    if said.bound == "about" and not all(any(map(str.isdigit, one.text)) for one in (uk, en)):
        return False  # «у порядку останньої зміни»
    if said.bound == "about" and en.text.isalnum() and not en.text[0].isdigit():
        return False  # the 2 of a name: "s2o"
    if en.segment.folded[max(0, en.span.start - max(map(len, FROM))) : en.span.start].lower().endswith(FROM):
        return False  # «мінімум 3 і максимум 5» is "from 3 to 5"
    behind = en.segment.folded[en.span.end : en.span.end + 1]
    between = uk.segment.folded[said.span.end : uk.span.start]
    before = en.segment.folded[max(0, en.span.start - len(SIGNS)) : en.span.start]
    if "+" in en.text + behind or not SIGNS.isdisjoint(before + en.text):
        return False
    return "(" not in between and not told_anew(comparison, uk.segment)


def _lost(uk: Fact, en: Fact, said: Said) -> Hit:
    """A figure with the bound that the English text lacks."""
    span = Span(min(said.span.start, uk.span.start), max(said.span.end, uk.span.end))
    places = Place(uk.segment, span), Place(en.segment, en.span)
    string = uk.segment.role == "string"
    values = {"uk": places[0].text, "en": places[1].text, "figure": en.text}
    return Hit(*places, values=values, evidence=STRING if string else TURNED)


def _changed(uk: Said, en: Said, match: Match) -> str:
    """On what evidence two bounds exclude each other, or ""."""
    for here, there, fact in ((uk, en, match.en), (en, uk, match.uk)):
        if here.goal and fact and (fact.soft or fact.segment.folded.endswith(TO, 0, there.span.start)):
            return ""  # «зросла до 10 %», "rose to more than 10%"
    both = {uk.bound, en.bound}
    if (both & BELOW and both & ABOVE) or ("exact" in both and both != {"exact"}):
        return TURNED
    if any(one.nearly and two.bound == "less" for one, two in ((uk, en), (en, uk))):
        return ""  # «трохи менше ніж двісті», "almost 200"
    figures = any(fact is not None and any(map(str.isdigit, fact.text)) for fact in (match.uk, match.en))
    if "about" in both and len(both) == 2 and figures and not (uk.goal or en.goal):  # "information about a single file"
        return BLURRED
    return ""
