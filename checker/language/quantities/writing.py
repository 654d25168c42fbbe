"""Numbers as an editor would type them: in the notation of a language, and as the text writes others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import islice, takewhile
from typing import NamedTuple

from checker.language.quantities.digits import DIGITS, Numeral, numerals
from checker.language.vocabulary import Words
from checker.model import Segment, Side, Span
from checker.model.expressions import deferred

# What may part the groups of a number.
GROUPED = deferred(r"(?<=\d)([ \u00a0\u202f\u2009,.'’])(?=\d{3}(?!\d))")
SIGN = deferred("[-+−]")
# Behind digits: what multiplies them, with the space or hyphen before it.
SCALE = deferred(r"([ \u00a0-]?)([^\W\d_]+\.?)$")
# A number with fewer figures than this is not parted, unless the text parts such.
LONG = 5
# Decimals of a mantissa at most: 1.25 million, but 1,254,300.
DECIMALS = 2
MILLION = 1e6
GAP = "\u00a0"


class Written(NamedTuple):
    """A number in a text: its characters, where they are, and the numeral that is read of them."""

    text: str
    span: Span
    numeral: Numeral


def written(segment: Segment, span: Span, words: Words) -> Written | None:
    """The only number in a piece of a passage; None where there is none, or another one beside it."""
    every = numerals(words, segment.side).found[segment]
    first = bisect_left(every, span.start, key=lambda n: n.start)
    inside = [n for n in takewhile(lambda n: n.start < span.end, islice(every, first, None)) if n.end <= span.end]
    if len(inside) != 1:
        return None
    only = inside[0]
    return Written(segment.text[only.start : only.end], Span(only.start, only.end), only)


def figure(value: float, side: Side, like: str = "") -> str:
    """A value in digits, parted and pointed as the language does, or as `like`, another number of the text, does.

    >>> figure(1234567.5, "en"), figure(4300, "en", "5,100"), figure(4300, "en", "5100"), figure(2.5, "uk")
    ('1,234,567.5', '4,300', '4300', '2,5')
    """
    whole, _, rest = f"{abs(value):.6f}".rstrip("0").rstrip(".").partition(".")
    mark = GROUPED.search(like)
    figures = max(map(len, re.findall(r"\d+", like)), default=0)
    least = 4 if mark and len(re.sub(r"\D", "", like)) == 4 else 4 if side == "en" and figures < 4 else LONG
    if (mark or figures < LONG) and len(whole) >= least:
        parted = f"{int(whole):,}"
        sign = mark[1] if mark and not (side == "en" and mark[1] == ".") else "," if side == "en" else GAP
        whole = parted.replace(",", GAP if side == "uk" and sign in ",." else sign)
    return whole + (("." if side == "en" else ",") + rest if rest else "")


def plural(value: float, side: Side) -> str:
    """The plural category of a number by the CLDR: "one", "few", "many" or "other".

    >>> plural(21, "uk"), plural(3, "uk"), plural(11, "uk"), plural(2.5, "uk"), plural(1, "en"), plural(21, "en")
    ('one', 'few', 'many', 'other', 'one', 'other')
    """
    if side == "en":
        return "one" if value == 1 else "other"
    if value != int(value):
        return "other"
    ones, tens = int(value) % 10, int(value) % 100
    if ones == 1 and tens != 11:
        return "one"
    return "few" if ones in {2, 3, 4} and tens not in {12, 13, 14} else "many"


def ordinal(value: int) -> str:
    """The English ordinal in digits.

    >>> ordinal(1), ordinal(12), ordinal(23), ordinal(80)
    ('1st', '12th', '23rd', '80th')
    """
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def spelled(value: float, words: Words, *, nth: bool = False) -> str | None:
    """A whole number up to a hundred in English words, or None: "forty-two", "forty-second"."""
    table = words.table("numerals")["en"]
    last, units, tens = table["nth"] if nth else {}, table["unit"], table["ten"]
    if value != int(value) or not 0 <= value < 100:
        return None
    ten, one = str(int(value) // 10 * 10), str(int(value) % 10)
    whole: Mapping[str, str] = last if nth else {**units, **tens}
    if str(int(value)) in whole:
        return whole[str(int(value))].split()[0]
    if one not in (last if nth else units) or ten not in tens:
        return None
    return f"{tens[ten].split()[0]}-{(last if nth else units)[one].split()[0]}"


def rewritten(there: Written, value: float, side: Side, words: Words) -> str | None:
    """Another value in the place of a number, written as that is: in words, in digits, with a word for millions."""
    form, text = there.numeral.form, there.text
    if form in {"nth", "words", "few", "weak"} and not text[:1].isdigit():
        said = spelled(value, words, nth=form == "nth") if side == "en" else None
        if said is None and form != "nth" and side == "en":
            said = _scaled(value, "", side, words)
        return said.capitalize() if said and text[0].isupper() else said
    digits = DIGITS.match(text)
    if form not in {"digits", "weak"} or digits is None or (value < 0) != (text[0] in "-−"):
        return None
    sign = text[0] if SIGN.match(text) else ""
    return sign + _scaled(value, text[len(sign) :], side, words, there.numeral.scale)


def _scaled(value: float, like: str, side: Side, words: Words, scale: float = 1.0) -> str:
    """A value in digits, with the magnitude that a text has behind them, or another one where that is due."""
    own = SCALE.search(like) if scale > 1 else None
    digits = like[: own.start()] if own else like
    scales = words.table("written")["scales"][side]
    sizes = sorted((float(size) for size in scales), reverse=True)
    if own and _round(value / scale):
        return figure(value / scale, side, digits) + own[0]
    for size in sizes if (own or not GROUPED.search(like)) and value >= MILLION else ():
        if _round(value / size):
            return figure(value / size, side) + (_magnitude(own, size, scales, side, words) if own else
                                                 f" {scales[f'{size:.0f}']}")  # fmt: skip
    return figure(value, side, digits)


def _round(mantissa: float) -> bool:
    return 1 <= mantissa < 1000 and abs(mantissa * 10**DECIMALS - round(mantissa * 10**DECIMALS)) < 1e-6


def _magnitude(own: re.Match[str], size: float, scales: Mapping[str, str], side: Side, words: Words) -> str:
    """The word or letter for a magnitude, as the text has another: "bn" for "m", "billion" for "million"."""
    suffixes = words.table("numerals")[side]["suffix"]
    letters = {form for forms in suffixes.values() for form in forms.split()}
    key, scale = f"{size:.0f}", scales[f"{size:.0f}"]
    if own[2].lower() in letters and key in suffixes:
        said: str = suffixes[key].split()[0]
        return own[1] + (said.upper() if own[2].isupper() and len(own[2]) == 1 else said)
    return (own[1] or " ") + scale
