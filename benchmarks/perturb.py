"""Puts one wrong figure into the English side of each pair: python benchmarks/perturb.py CLEAN.jsonl > injected.jsonl

Reads pairs as `zvirka check` does and writes lines {"id", "class", "en", "span", "before", "after"}: `span` is where
the change was made in the clean English text (code points). A class is made at most PER_CLASS times; pairs are taken in
order, and what is put in is drawn with a fixed seed, so that the same pairs give the same errors.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

PER_CLASS = 200
WEEKDAYS = re.findall(r"\w+", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = re.findall(r"\w+", "January February March April May June July August September October November December")
SCALES = ["thousand", "million", "billion", "trillion"]
COUNTS = re.findall(r"\w+", "three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty")
ORDINALS = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
UNITS = [
    *(("km", "miles"), ("kilometers", "miles"), ("kilometres", "miles"), ("miles", "kilometers"), ("kg", "pounds")),
    *(("pounds", "kilograms"), ("tons", "kilograms"), ("tonnes", "kilograms"), ("meters", "kilometers")),
    *(("metres", "kilometres"), ("feet", "metres"), ("inches", "feet"), ("cm", "mm"), ("acres", "hectares")),
    *(("hectares", "acres"), ("hours", "days"), ("minutes", "hours"), ("days", "weeks"), ("weeks", "months")),
    *(("months", "years"), ("years", "months"), ("liters", "gallons"), ("litres", "gallons")),
]
CURRENCIES = [
    *(("dollars", "euros"), ("euros", "dollars"), ("hryvnias", "dollars"), ("pounds", "dollars"), ("UAH", "USD")),
    *(("USD", "EUR"), ("EUR", "USD"), ("$", "€"), ("€", "$"), ("£", "$"), ("rubles", "hryvnias")),
]
IDENTIFIER = re.compile(r"(?<![\w-])(?!COVID)(?:[A-Z][A-Za-z]{0,4}-\d{1,3}|[A-Z]{1,3}\d{1,3})(?![\w-])")
Change = tuple[int, int, str]  # what of the English text is replaced (code points), and by what


def digits(dice: random.Random, found: re.Match[str]) -> str:
    """The same figures with one digit changed, never the first to 0."""
    at = dice.choice([n for n, letter in enumerate(found[0]) if letter.isdigit()])
    new = dice.choice([d for d in "123456789" if d != found[0][at]])
    return found[0][:at] + new + found[0][at + 1 :]


def transposed(dice: random.Random, found: re.Match[str]) -> str | None:
    """Two neighbouring digits that differ in each other's place."""
    text = found[0]
    places = [n for n in range(len(text) - 1) if text[n : n + 2].isdigit() and text[n] != text[n + 1]]
    places = [n for n in places if n or text[1] != "0"]
    if not places:
        return None
    n = dice.choice(places)
    return text[:n] + text[n + 1] + text[n] + text[n + 2 :]


def other(listed: list[str]) -> Callable[[random.Random, re.Match[str]], str | None]:
    """Another word of the list, with the capitals of the one that was there."""

    def change(dice: random.Random, found: re.Match[str]) -> str | None:
        word = dice.choice([one for one in listed if one.lower() != found[0].lower()])
        return word.capitalize() if found[0][0].isupper() else word

    return change


def shifted(by: tuple[int, ...]) -> Callable[[random.Random, re.Match[str]], str]:
    """The number moved by one of some steps."""
    return lambda dice, found: str(int(found[0]) + dice.choice(by))


def swapped(pairs: list[tuple[str, str]]) -> Callable[[random.Random, re.Match[str]], str | None]:
    """What the list has for it."""
    return lambda dice, found: dict(pairs).get(found[0])


def constant(text: str) -> Callable[[random.Random, re.Match[str]], str]:
    """Always the same."""
    return lambda dice, found: text


def any_of(words: list[str]) -> str:
    """A pattern for whole words."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


NUMBER = r"(?<![\w.,:/-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w:/-]|[.,]\d)"
CLASSES: dict[str, tuple[str, Callable[[random.Random, re.Match[str]], str | None]]] = {
    "year": (r"(?<![\w$€£,.-])(?:19|20)\d\d(?![\w,-])", shifted((-10, -3, -2, -1, 1, 2, 3, 10))),
    "decade": (r"(?<=\b1)9[0-8](?=0s\b)|(?<![\w'])[3-8](?=0s\b)", lambda dice, found: found[0][:-1] + "9"),
    "month": (rf"\b(?:{any_of([m for m in MONTHS if m != 'May'])})\b", other(MONTHS)),
    "weekday": (rf"\b(?:{any_of(WEEKDAYS)})(?=\b)", other(WEEKDAYS)),
    "digit": (NUMBER, digits),
    "transposed": (NUMBER, transposed),
    "decimal moved": (r"(?<![\w.,])\d+(\.)\d{1,2}(?![\w.,]\d|\w)", lambda dice, found: found[0].replace(".", "")),
    "range end": (r"(?<=\d[-–])\d+(?=[^\w.,:-])", shifted((1, 2, 5, 10))),
    "magnitude": (rf"\b(?:{any_of(SCALES)})\b", other(SCALES)),
    "magnitude sign": (r"(?<=\d)(?:bn|m)\b(?! )", swapped([("bn", "m"), ("m", "bn")])),
    "percent dropped": (r"(?<=\d)(?: ?%| percent\b| per cent\b)", constant("")),
    "points": (r"percentage points?", constant("percent")),
    "currency": (
        rf"(?:[$€£](?=\d)|(?<=\d )(?:{any_of([a for a, _ in CURRENCIES if a.isalpha()])})\b)",
        swapped(CURRENCIES),
    ),
    "unit": (rf"(?<=\d )(?:{any_of([a for a, _ in UNITS])})\b", swapped(UNITS)),
    "half of the day": (
        r"(?<=\d)( ?)([ap])(?=\.?m\b)",
        lambda dice, found: found[1] + ("a" if found[2] == "p" else "p"),
    ),
    "time": (r"(?<![\w:])\d{1,2}(?=[:.]\d\d ?[ap]\.?m)|(?<![\w:.,])\d{1,2}(?= ?[ap]\.?m\b)", shifted((1, -1))),
    "count in words": (rf"(?<![\w-])(?:{any_of(COUNTS)})(?![\w-])", other(COUNTS)),
    "ordinal in words": (rf"(?<![\w-])(?:{any_of(ORDINALS)})(?![\w-])(?! of)", other(ORDINALS)),
    "multiple": (r"(?<![\w-])(?:twice|doubled?|tripled?)(?![\w-])", swapped([("twice", "three times"),
        ("double", "triple"), ("doubled", "tripled"), ("triple", "double"), ("tripled", "doubled")])),
    "fraction": (r"(?:two|one)[- ]thirds?|three[- ]quarters", swapped([("two thirds", "one third"),
        ("two-thirds", "one-third"), ("one third", "two thirds"), ("one-third", "two-thirds"),
        ("three quarters", "one quarter"), ("three-quarters", "one-quarter")])),
    "identifier": (IDENTIFIER.pattern, digits),
}  # fmt: skip


def change(name: str, text: str, dice: random.Random) -> Change | None:
    """One error of a class in a text, or None where it has nothing of the kind."""
    pattern, make = CLASSES[name]
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = dice.choice(found)
    new = make(dice, match)
    return None if new is None or new == match[0] else (match.start(), match.end(), new)


def main(path: Path) -> None:
    """Prints the errors as JSON Lines."""
    made: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        for name in CLASSES:
            dice = random.Random(f"{pair['id']} {name}")
            done = change(name, pair["en"], dice) if made[name] < PER_CLASS else None
            if done is None:
                continue
            made[name] += 1
            start, end, new = done
            wrong = pair["en"][:start] + new + pair["en"][end:]
            before = pair["en"][start:end]
            item = {"id": pair["id"], "class": name, "en": wrong, "span": [start, end], "before": before, "after": new}
            print(json.dumps(item, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
