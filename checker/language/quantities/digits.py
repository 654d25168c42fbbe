"""Numbers as they are written: digits with either locale's separators and magnitudes, beside numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.language.memo import Passages
from checker.language.quantities import fractions
from checker.language.quantities.phrases import PARTS, Numeral, Phrases
from checker.language.quantities.ranges import RANGE
from checker.language.quantities.words import number_words
from checker.language.spans import Spans
from checker.language.tokens import lowered
from checker.language.vocabulary import Words
from checker.model import Segment, Side
from checker.model.expressions import deferred

__all__ = [
    "DIGITS",
    "LOOKALIKE",
    "Numeral",
    "Numerals",
    "close",
    "magnitudes",
    "numerals",
    "read_digits",
    "roman",
    "shown",
]

# "1 200 000", "1'200'000", "1,200,000.50", "1.200.000", "2,5", "17": digits with separators of groups and decimals;
# %1 is a placeholder, _10 is emphasized, v3.3 a version, [^1] the mark of a note. No group goes on with "24/7".
DIGITS = deferred(
    r"(?:(?<![\w%])|(?<=\W_)|(?<=^_)|(?<=\b[vV])|(?<=\b[A-Z]{3})|(?<=\d[xхX×Х]))(?<!\d[.,])(?<!\[\^)(?:(?<!\d)[-+])?"
    r"(?:(?<!\d/)\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d+(?:[.,]\d+)?)"
)
DIGIT = deferred(r"\d")
# Figures in a row, which no way of writing one number has: "44,45,46"; "1,200,300" is one.
ROW = deferred(r"(?<![\w.,])\d{1,4}(?:,\d{1,4}){2,}(?![\w]|[.,]\d)")
FIGURE = deferred(r"\d+")
GROUPED = deferred(r"\d{1,3}(?:,\d{3})+")
# Elements whose digits are no part of a number before them: 2<sup>53</sup>.
RAISED = frozenset({"sup", "sub"})
# Quarters that are counted are those of a year as a rule.
QUARTER = 0.25
# A half more behind digits: «3 з половиною роки», "3 and a half years"
HALF = deferred(r" (?:з|із|зі) половиною(?!\w)|[ -]and[ -]a[ -]half(?!\w)")
# The word behind digits: "5 twelfths"
PART = deferred(r"[ -]([^\W\d_]+)(?![\w-])")
EXPONENT = deferred(r"(?<![^\W\d_])\d+")
# A figure and a letter in the name of a model, between its hyphens: "small-3.2-24b-instruct".
MODEL = deferred(r"(?<=\w)-[\d.]+[A-Za-z]-[A-Za-z]")
# A figure and a letter that number an item, in brackets of their own or before all else: "(2b)", "2b. Use".
LABEL = deferred(r"(?:\(|^)\d\d?[a-z][.)]")
# The same behind what it is of: "Exercise 1b", "Figure 12m".
ITEM = deferred(r"(?<!\w)[A-Z][a-z]+ \d\d?[a-z]$")
# What numbers a document or a device goes on with figure and letter: "SP 800-63B".
NUMBERED = deferred(r"[A-Z]{2,}[ -]?\d+-\d+$")
# What may follow digits and changes their value: "5bn", "5 млн", "3.5-million", "125m", «200-тисячний», «3+ млрд».
SCALED = deferred(r"(?:\+ |[ -]?)([^\W\d_]+)(?![^\W_])")
# The Cyrillic letters that are typed for Roman numerals.
LOOKALIKE = str.maketrans("ІХ", "IX")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
# Behind digits it means millions in English, and metres; behind a sign of money only millions.
METRES, SIGNS = "m", tuple("$€£₴¥")
# Behind digits it means tonnes, and behind a sign of money trillions: "$4.06T".
TRILLIONS = "T"
# How much of a third may be lost in writing it.
THIRDS = 0.015
# Digits in a row that amount to more than this count nothing.
COUNTLESS = 1e100
# One group of three digits behind a short number may be two numbers: "on April 3 410 people".
SPLIT = deferred(r"(\d{1,2}) (\d{3})")
DAY = deferred(r"([^\W\d_]+)\.? $")


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


# Numerals are kept of so many passages, or of so many times 256 letters: facts are found, and corrected, one by one.
KEPT = 1024
# A key of a database, whose figures count nothing, and a moment that a machine wrote down; how many hyphens they have:
# "550e8400-e29b-41d4-a716-446655440000", "2026-04-13T22:48:09.950Z".
UUID, KEYED = (
    deferred(
        r"(?<!\w)(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z)(?!\w)", re.IGNORECASE
    ),
    2,
)


class Numerals:
    """Reads the numbers of one language: digits with a magnitude after them, and numbers in words.

    `found[passage]` are those of a passage, in order. Money, measures and numbers ask for those of one passage in turn,
    so the last few are kept.
    """

    def __init__(self, words: Words, side: Side) -> None:
        table = words.table("numerals")[side]
        self.side = side
        self.known = number_words(words, side).known
        self.phrases = Phrases(words, side)
        self.months = frozenset(form for forms in words.table("calendar")[side]["months"] for form in forms.split())
        idioms = sorted(table["idioms"]["phrases"], key=len, reverse=True)
        self.idioms = deferred(rf"(?<!\w)(?:{'|'.join(map(re.escape, idioms))})(?!\w)")
        minus, plus = ("|".join(table["sign"][name]) for name in ("minus", "plus"))
        self.signs = deferred(rf"(?:(?<![\w)])(-|{minus}) ?|(?<!\w)(?:\+|{plus}) ?)$")
        self.odd = deferred(rf"[ -](?:{'|'.join(map(re.escape, table['odd']['behind']))})(?!\w)")
        self.found: Passages[tuple[Numeral, ...]] = Passages(self._find, many=KEPT)

    def _find(self, segment: Segment) -> tuple[Numeral, ...]:
        text = segment.folded
        found: list[Numeral] = []
        if DIGIT.search(text):
            raised = sorted(tag.span.start for tag in segment.tags if tag.name in RAISED)
            found = [numeral for match in _matches(text, raised) for numeral in self._digits(match, text)]
            if found and text.count("-") >= KEYED:
                keys = Spans(one.span() for one in UUID.finditer(text))
                found = [numeral for numeral in found if not keys.meets(numeral.start, numeral.end)]
        ends = {numeral.end for numeral in found}
        found += [
            Numeral(start, end, (value,), "digits") for start, end, value in fractions.alone(text) if end not in ends
        ]
        taken = [(n.start, n.end) for n in found]
        found += [n for n in self.phrases.find(segment, taken) if n.start not in ends]
        if not found:
            return ()
        found.sort(key=lambda n: n.start)
        idle = Spans(match.span() for match in self.idioms.finditer(lowered(segment)))
        read = [n._replace(form="weak") if idle.meets(n.start, n.end) else n for n in found]
        return tuple([numeral for numeral in _joined(read, text) if max(numeral.values) < COUNTLESS])

    def _digits(self, match: re.Match[str], text: str) -> list[Numeral]:
        start = match.start() + (
            match.group()[0] in "+-" and not text.endswith(("(", " "), 0, match.start()) and match.start() > 0
        )
        split = SPLIT.fullmatch(match.group())
        if split and (before := DAY.search(text, max(0, start - 12), start)) and before[1].lower() in self.months:
            middle = start + split.end(1)
            first, second = (float(split[1]),), (float(split[2]),)
            return [Numeral(start, middle, first, "digits"), Numeral(middle + 1, match.end(), second, "digits")]
        values = read_digits(match.group().lstrip("+-"), self.side)
        end = match.end()
        if half := HALF.match(text, end):
            values, end = tuple(value + 0.5 for value in values), half.end()
        elif more := fractions.behind(text, end):
            values, end = tuple(value + more[0] for value in values), more[1]
        scaled = self.magnitude(text, end)
        part = self._part(text, match.end()) if len(values) == 1 else None
        if part is not None:
            return [Numeral(start, part[1], (values[0] * part[0],), "part")]
        if scaled is None:
            return [Numeral(start, end, values, "weak" if values == (0.0,) else "digits")]
        unscaled, (factor, end) = end, scaled
        if text[unscaled:end].upper() == TRILLIONS and not (
            text[unscaled] == TRILLIONS and text.endswith(SIGNS, 0, start)
        ):
            return [Numeral(start, unscaled, values, "weak" if values == (0.0,) else "digits")]
        counted = tuple(value * factor for value in values)
        if text[unscaled:end] == METRES and not text.endswith(SIGNS, 0, start):
            counted += values  # "a wall 23m high"
        return [Numeral(start, end, counted, "digits", factor)]

    def _part(self, text: str, at: int) -> tuple[float, int] | None:
        """The parts that digits count, and where their word ends: "5 twelfths", «5 дванадцятих»."""
        word = PART.match(text, at)
        known = self.known[word[1].lower()] if word else None
        if word is None or known is None:
            return None
        if known.part == "nth" and self.side == "uk" and known.value > 2 and word[1].endswith(PARTS):
            return 1 / known.value, word.end()
        counted = known.part == "part" and (known.value != QUARTER or word[1].endswith("ths"))
        return (known.value, word.end()) if counted else None

    def magnitude(self, text: str, at: int) -> tuple[float, int] | None:
        """What a word behind digits multiplies them by, and where it ends: "5bn", «5 млн», «200-тисячний»."""
        scale = SCALED.match(text, at)
        known = self.known[scale[1].lower()] if scale else None
        if known is None and (odd := self.odd.match(text, at)):
            scale = SCALED.match(text, odd.end())
            known = self.known[scale[1].lower()] if scale else None
        if scale is None or known is None:
            return None
        if known.part == "suffix":
            # "125m" is millions in English; "5 m" is metres, and so is «5 м»; "(2b)" stands behind "(2a)".
            letter = len(scale[1]) == 1 and (
                scale[0][0] in " -"
                or ITEM.search(text, max(0, at - 16), scale.end())
                or MODEL.search(text, max(0, at - 24), scale.end() + 2)
                or LABEL.search(text, max(0, at - 3), scale.end() + 1)
                or NUMBERED.search(text, max(0, at - 16), at)
            )
            return None if letter else (known.value, scale.end())
        if known.part == "scale" or (known.part == "dozen" and known.value == 100):
            return known.value, scale.end()
        if known.part == "nth" and known.value >= 1000 and scale[0][0] == "-":
            return known.value, scale.end()
        return None

    def sign(self, low: str, start: int) -> int:
        """-1 for a number that is said to be below zero, 1 for one said to be above it, 0 where nothing says so."""
        if low[start] in "+-":
            start += 1
        found = self.signs.search(low, max(0, start - 10), start)
        return 0 if found is None else -1 if found[1] else 1


def _matches(text: str, cuts: Sequence[int]) -> Iterator[re.Match[str]]:
    """The numbers in digits of a text; at each of the places at which it is cut, another one may begin."""
    at = 0
    for cut in (*cuts, len(text)):
        while (digit := DIGIT.search(text, at, cut)) is not None:
            # No more than a sign stands before the first digit: what lies before need not be searched for both.
            match = DIGITS.search(text, max(at, digit.start() - 1), cut)
            if match is None:
                break
            if "," in match.group() and text.startswith(",", match.end()) and (row := _row(text, match)):
                yield from FIGURE.finditer(text, *row.span())
                at = row.end()
                continue
            yield match
            at = match.end()
        at = max(at, cut)
        exponent = EXPONENT.match(text, at)
        if exponent:
            yield exponent
            at = exponent.end()


def _row(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The figures in a row that begin with what was taken for a number with decimals: "44,45,46"."""
    row = ROW.match(text, match.start())
    return None if row is None or GROUPED.fullmatch(row.group()) else row


def numerals(words: Words, side: Side) -> Numerals:
    """What reads the numbers of a language by the vocabulary."""
    return words.made(Numerals, side)


def _joined(found: list[Numeral], text: str) -> list[Numeral]:
    """«1 млн 200 тис.» as one number; the first end of a range shares the magnitude of the second."""
    made: list[Numeral] = []
    for numeral in found:
        before = made[-1] if made else None
        gap = text[before.end : numeral.start] if before else ""
        if before and gap in {" ", ". "} and before.form != "weak" and _adds(before, numeral, text):
            made[-1] = before._replace(end=numeral.end, values=(before.values[0] + numeral.values[0],))
            continue
        if before and before.form == "bulk" and gap == " " and numeral.form == "digits" and numeral.scale == 1:
            # «тисяч 100»: about a hundred thousand
            values = tuple(value * before.scale for value in numeral.values)
            made[-1] = numeral._replace(start=before.start, values=(*values, *numeral.values))
            continue
        if before and before.scale == 1 and numeral.scale > 1 and numeral.form != "bulk" and RANGE.fullmatch(gap):
            made[-1] = before._replace(values=(*before.values, *(value * numeral.scale for value in before.values)))
        made.append(numeral)
    return made


def _adds(before: Numeral, numeral: Numeral, text: str) -> bool:
    """Whether a number goes on with the one before it: «1 млн 200 тис.», «5 тисяч 200»."""
    if not (before.scale > 1 and numeral.values[0] < before.scale and numeral.form == before.form == "digits"):
        return False
    return numeral.scale > 1 or (numeral.end - numeral.start == 3 and text[before.end - 1].isalpha())


def roman(letters: str) -> int:
    """The value of a Roman numeral of I, V and X.

    >>> roman("XIX")
    19
    """
    values = [ROMAN_VALUES[letter] for letter in letters]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def close(x: float, y: float) -> bool:
    """Whether two values are one number; a third may be written as 0.33.

    >>> close(1 / 3, 0.33), close(10.0, 10.01)
    (True, False)
    """
    if x == y:
        return True
    apart = abs(x - y)
    if apart <= 1e-12 * max(abs(x), abs(y)):
        return True
    return apart <= THIRDS * max(abs(x), abs(y)) and not (_finite(x) and _finite(y))


def _finite(value: float) -> bool:
    """Whether a value has four decimals at most, so that nobody rounded it."""
    return abs(value * 1e4 - round(value * 1e4)) < 1e-6


def magnitudes(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    """Whether two amounts differ by thousands and nothing else: 5 million and 5 billion."""
    return any(
        close(x, y * factor) or close(x * factor, y) for x in one for y in two for factor in (1e3, 1e6, 1e9) if x and y
    )


def shown(value: float) -> str:
    """A value as people write it in a canonical form: no separators of groups, a full stop for decimals."""
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else f"{value:.6g}"
