"""Numbers as they are written: digits with either locale's separators, and number words of both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from checker.model import Segment, Side, Token
from checker.words import Words

# "1 200 000", "1'200'000", "1,200,000.50", "1.200.000", "2,5", "17": digits with separators of groups and decimals.
DIGITS = re.compile(
    r"(?<!\w)(?<!\d[.,])(?:(?<!\d)[-+])?(?:\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d+(?:[.,]\d+)?)"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its place (code points), the values that it may have, and how it is written.

    `form` is "digits", "words", or "weak" for words that are often no count (one, first, half).
    `scale` is what a magnitude after digits multiplied them by.
    """

    start: int
    end: int
    values: tuple[float, ...]
    form: str
    scale: float = 1.0


@cache
def _tables(words: Words, side: Side) -> dict[str, tuple[str, float]]:
    table: dict[str, tuple[str, float]] = {}
    for kind, values in words.table("numerals")[side].items():
        if kind == "ordinal":
            continue
        for value, forms in values.items():
            table.update((form, (kind, float(value))) for form in forms.split())
    return table


@cache
def _ordinals(words: Words, side: Side) -> dict[str, float]:
    listed = words.table("numerals")[side]["ordinal"].items()
    return {stem: float(value) for value, stems in listed for stem in stems.split()}


def read_digits(written: str, side: Side) -> tuple[float, ...]:
    """The values that digits may stand for; two where the separator is ambiguous («1,234», "1.234")."""
    text = written.replace(" ", "").replace("'", "")
    marks = [c for c in text if c in ".,"]
    if not marks:
        return (float(text),)
    last = marks[-1]
    whole, _, tail = text.rpartition(last)
    if len(set(marks)) == 2:
        return (float(re.sub("[.,]", "", whole) + "." + tail),)
    if len(marks) > 1:
        return (float(re.sub("[.,]", "", text)),)
    decimal = float(f"{whole}.{tail}")
    if len(tail) != 3 or whole.lstrip("+-") in {"", "0"}:
        return (decimal,)
    grouped = float(whole + tail)
    return (grouped,) if side == "en" and last == "," else (decimal, grouped)


def numerals(segment: Segment, words: Words) -> list[Numeral]:
    """The numbers of a passage, in order: digits with a magnitude after them, and runs of number words."""
    text = segment.folded
    found = _joined([_digits(match, text, segment.side, words) for match in DIGITS.finditer(text)], text)
    taken = [(n.start, n.end) for n in found]
    found += [n for n in _worded(segment, words) if not any(a < n.end and n.start < b for a, b in taken)]
    return sorted(found, key=lambda n: n.start)


# What stands between the ends of a range: "5-10 million", «від 5 до 10 млн», "between 5 and 10".
RANGE = re.compile(r"(?: ?- ?| to | and | or | до | і | й | та | або | чи )")


def _joined(found: list[Numeral], text: str) -> list[Numeral]:
    """«1 млн 200 тис.» as one number; the first end of a range shares the magnitude of the second."""
    made: list[Numeral] = []
    for numeral in found:
        before = made[-1] if made else None
        gap = text[before.end : numeral.start] if before else ""
        if before and before.scale > numeral.scale > 1 and gap in {" ", ". "} and numeral.values[0] < before.scale:
            made[-1] = replace(before, end=numeral.end, values=(before.values[0] + numeral.values[0],))
            continue
        if before and before.scale == 1 and numeral.scale > 1 and RANGE.fullmatch(gap):
            made[-1] = replace(before, values=(*before.values, *(value * numeral.scale for value in before.values)))
        made.append(numeral)
    return made


# What may follow digits and changes their value: "5bn", "5 млн", "3.5-million", "125m".
SCALED = re.compile(r"[ -]?([^\W\d_]+)(?![^\W_])")


def _digits(match: re.Match[str], text: str, side: Side, words: Words) -> Numeral:
    start = match.start() + (
        match.group()[0] in "+-" and not text[: match.start()].endswith(("(", " ")) and match.start() > 0
    )
    values = read_digits(match.group().lstrip("+-"), side)
    scaled = magnitude(text, match.end(), side, words)
    if scaled is None:
        return Numeral(start, match.end(), values, "digits")
    factor, end = scaled
    return Numeral(start, end, tuple(value * factor for value in values), "digits", factor)


def magnitude(text: str, at: int, side: Side, words: Words) -> tuple[float, int] | None:
    """What a word behind digits multiplies them by, and where it ends: "5bn", «5 млн»."""
    scale = SCALED.match(text, at)
    if scale is None:
        return None
    kind, factor = _tables(words, side).get(scale.group(1).lower(), ("", 1.0))
    # "125m" is millions in English; "5 m" is metres, and so is «5 м».
    if kind != "scale" or (len(scale.group(1)) == 1 and scale.group(0)[0] in " -"):
        return None
    return factor, scale.end()


def _worded(segment: Segment, words: Words) -> list[Numeral]:
    table, side = _tables(words, segment.side), segment.side
    found: list[Numeral] = []
    run: list[tuple[int, int, str, float]] = []

    def close() -> None:
        if run:
            made = _sum(run, side)
            if made is not None:
                found.append(made)
            run.clear()

    for n, token in enumerate(segment.tokens):
        parts = token.lower.split("-") if "-" in token.lower else [token.lower]
        known = [table.get(part) for part in parts if len(part) > 1 or side == "uk"]
        if known and all(known) and len(known) == len(parts):
            run.extend((token.start, token.end, kind, value) for kind, value in known)  # type: ignore[misc]
        elif run and token.lower in LINKS[side] and _goes_on(run, segment.tokens[n + 1 : n + 3], table, side):
            continue
        else:
            close()
    close()
    return found


# Small words inside a number: "two hundred and five", "half a million", "two and a half", «п'ять з половиною».
LINKS: dict[Side, frozenset[str]] = {"en": frozenset({"and", "a"}), "uk": frozenset({"з", "із"})}


def _goes_on(
    run: list[tuple[int, int, str, float]], after: tuple[Token, ...], table: dict[str, tuple[str, float]], side: Side
) -> bool:
    following = [table.get(token.lower, ("", 0.0)) for token in after if token.lower not in LINKS[side]][:1]
    half = bool(following) and following[0][0] in {"half", "part"} and following[0][1] < 1
    if side == "uk" or (half and run[-1][2] != "half"):
        return half and run[-1][2] in {"unit", "ten"}
    return run[-1][2] in {"hundred", "scale"} or (
        run[-1][2] == "half" and following[:1] != [] and following[0][0] == "scale"
    )


def _sum(run: list[tuple[int, int, str, float]], side: Side) -> Numeral | None:
    kinds = [kind for _, _, kind, _ in run]
    if kinds == ["dozen"]:
        return Numeral(run[0][0], run[-1][1], (12.0,), "weak")
    if set(kinds) <= {"scale", "hundred"} and not (side == "uk" and kinds == ["hundred"]):
        # «тисячі людей», "millions", «100» said as "hundred": no number of its own
        return Numeral(run[0][0], run[-1][1], (_value(run),), "weak")
    if len({value for _, _, _, value in run}) == 1 and kinds[0] in {"half", "part"}:
        return Numeral(run[0][0], run[-1][1], (run[0][3],), "weak")
    value = _value(run)
    return Numeral(run[0][0], run[-1][1], (value,), "weak" if value in {0, 1} else "words")


def _value(run: list[tuple[int, int, str, float]]) -> float:
    total = current = 0.0
    for _, _, kind, value in run:
        if kind in {"scale", "dozen"}:
            total, current = total + (current or 1.0) * value, 0.0
        elif kind == "hundred" and 0 < current < 20 and value == 100:
            current *= value
        else:
            current += value
    return total + current


def ordinal(word: str, side: Side, words: Words) -> float | None:
    """The value of an ordinal word («третього», "third"), or None."""
    table = _ordinals(words, side)
    if side == "en":
        return table.get(word)
    for size in range(len(word) - 1, 2, -1):
        if word[:size] in table and len(word) - size <= 3:
            return table[word[:size]]
    return None


def shown(value: float) -> str:
    """A value as people write it in a canonical form: no separators of groups, a full stop for decimals."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.6g}"
