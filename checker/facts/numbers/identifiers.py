"""Numbers that name a thing and count nothing: F-16, Су-27, COVID-19, G7, telephone numbers, versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.language.spans import Spans
from checker.language.text import small
from checker.language.tokens import present, triggers
from checker.language.vocabulary import Words
from checker.model import Segment, Side, Span
from checker.model.expressions import deferred

# Letters and digits in one word: F-16, Су-27, COVID-19, G7, SS19; 3D, 9К720; «STM32-фільтр»; "pre-1.12" is before it.
CODE = deferred(
    r"(?<![\w-])(?![vV]\d+\.\d|(?:[Pp]re|[Pp]ost)-\d+\.\d)(?:[^\W\d_]+-?\d+\w*(?![\w-])|[A-Za-z]+\d+(?=-[а-яіїєґ]{3}))"
    r"|(?<![\w.,-])\d+[A-ZА-ЯІЇЄҐ][^\W_]*(?![\w])"
)
SEAM = deferred(r"[^\W\d_]-?\d|\d[A-ZА-ЯІЇЄҐ]")
# 2.0.1, 10.15.7.1, v1.2.3, 0.3.2-0.3.7, uri-0.12.1; not 1.200.000, which is a number.
VERSION = deferred(r"(?<![\w.,])v?(?!\d{1,3}(?:\.\d{3})+(?![\w.]))\d+(?:\.\d+){2,4}(?![\w]|\.\d)")
# +380 44 123-45-67, +38 (067) 642-55-43, (044) 123 45 67, 0 800 501-020, +1-202-555-0123
PHONE = deferred(
    r"(?:(?<![\w+.,])|(?<=,)(?=\+))"
    r"(?:\+ ?\d{1,3}[ -]?\(?\d{1,4}\)?|(?<!\d[ -])0\d{0,3}(?=[ (-])(?: ?\(\d{2,4}\))?|\(\d{1,4}\))"
    r"(?:[ -]?\d{2,4}){2,5}(?![\w]|[-.]\d)"
)
DIGIT = deferred(r"\d")
BEFORE = 2
# Quotation marks inside a name: «Великої "сімки"».
PLAIN = deferred('["«»„“”]')
LETTERS = deferred(r"[^\W\d_]+")
DIGITS = deferred(r"\d+")
# A telephone number is one by its last digits: those before them are of the country.
NATIONAL = 9


class Identifier(NamedTuple):
    """An identifier: where it stands (code points), and its letters (in lower case) and digits.

    `sort` is "code", "version" or "phone"; the digits of a telephone number are the last nine, and its "letters" those
    of its country behind a plus sign.
    """

    span: Span
    sort: str
    letters: str
    digits: tuple[str, ...]


class Identifiers:
    """Finds the identifiers of one language; `names` are those that have a name: «Велика сімка»."""

    def __init__(self, words: Words, side: Side) -> None:
        table = words.table("numerals")[side]["codes"]
        self.names = {
            form: (LETTERS.findall(code)[0], DIGITS.findall(code)[0]) for code, forms in table.items() for form in forms
        }
        self.said = deferred(rf"(?<!\w)(?:{'|'.join(map(re.escape, self.names))})(?!\w)")
        self.needed = triggers(self.names)

    def find(self, segment: Segment) -> list[Identifier]:
        """The identifiers of a passage, in order, none over another."""
        text = segment.folded
        found = [] if present(segment).isdisjoint(self.needed) else list(self._named(text))
        digit = DIGIT.search(text)
        if digit is None:
            return found
        # So many characters of a number or a seam stand before the first digit at most: "(0", "+ 3", «F-1».
        first = max(0, digit.start() - BEFORE)
        taken = Spans(one.span for one in found)
        for sort, pattern in (("phone", PHONE), ("version", VERSION), ("code", CODE)):
            if (sort == "code" and not SEAM.search(text, first)) or (sort == "version" and text.count(".") < 2):
                continue
            for match in pattern.finditer(text, 0 if sort == "code" else first):
                span = Span(*match.span())
                if taken.meets(*span):
                    continue
                digits = tuple(DIGITS.findall(match.group()))
                letters = "".join(LETTERS.findall(match.group())).lower()
                if sort == "phone":
                    whole = "".join(digits)
                    if not NATIONAL <= len(whole) <= 13:
                        continue
                    digits = (whole[-NATIONAL:],)
                    letters = whole[:-NATIONAL] if match.group()[0] == "+" else ""
                found.append(Identifier(span, sort, letters if sort != "version" else "", digits))
                taken.add(*span)
        return sorted(found)

    def _named(self, text: str) -> Iterator[Identifier]:
        for match in self.said.finditer(PLAIN.sub(" ", small(text))):
            letters, *digits = self.names[match.group()]
            yield Identifier(Span(*match.span()), "code", letters, tuple(digits))
