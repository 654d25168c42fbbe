"""Which way each quotation mark of a passage turns: whether it opens or closes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from checker.language.vocabulary import Words
from checker.model.expressions import deferred

# A mark between a consonant and a vowel that an apostrophe parts: «п"ять», «об”єкт».
SOFT_SIGN = deferred('[А-ЩЬа-щьҐґ](["”“*])[яюєїЯЮЄЇ]')
# ... and behind the s of names that own something: the Wanderers" website.
POSSESSIVE = deferred("(?<![^\\W_])[A-Z][\\w'-]*s([\"”]) [a-zA-Z]")
# The longest name that is looked back for (code points).
LONGEST = 30
# So many open marks are looked at for the partner of one.
DEEP = 40
# What closes a sentence, behind which a mark without a place of its own closes as well.
ENDS = frozenset(".!?…»")

Turn = Literal["open", "close"]


class Mark(NamedTuple):
    """One quotation mark (or two signs typed for one): place in code points, sign, and which way it turns."""

    start: int
    end: int
    sign: str
    turn: Turn


# Strings of code, one after another without a space: 'a','b','c', or "'','','charset=us-ascii'".
LISTED = deferred(r"""["']?(["'])(?:(?!\1)[^\n]){0,80}\1(?:,\1(?:(?!\1)[^\n]){0,80}\1)+["']?""")


class Signs(NamedTuple):
    """The table of marks, ready for look-up."""

    pairs: frozenset[str]
    opens: frozenset[str]
    closes: frozenset[str]
    either: frozenset[str]
    single: frozenset[str]
    doubled: frozenset[str]
    clipped: frozenset[str]
    any: re.Pattern[str]  # every mark


def signs(words: Words) -> Signs:
    """The marks of the vocabulary."""
    return words.made(_signs)


def _signs(words: Words) -> Signs:
    """The marks of `rules/words/quotes.toml`."""
    table = words.table("quotes")
    either = frozenset(table["either"])
    return Signs(
        pairs=frozenset(table["pairs"]),
        opens=frozenset(pair[0] for pair in table["pairs"]) - either,
        closes=frozenset(pair[1] for pair in table["pairs"]) - either,
        either=either,
        single=frozenset(table["single"]),
        doubled=frozenset(table["doubled"]),
        clipped=frozenset(table["clipped"]),
        any=deferred(f"[{re.escape(''.join(sorted({*''.join(table['pairs']), *''.join(table['doubled'])})))}]"),
    )


def turned(text: str, mark: Mark, known: Signs) -> bool:
    """Whether a mark that only closes stands where one opens: «The »split"."""
    if not _text(text[mark.end : mark.end + 1] or " "):
        return False
    return mark.sign in known.closes and _lean(text, mark.start, mark.end) == "open"


def turns(text: str, known: Signs, stack: Sequence[Mark]) -> Iterator[Mark]:
    """The marks one after another; which way one turns may depend on what `stack` holds by then."""
    at = 0
    listed = [found.span() for found in LISTED.finditer(text)] if "','" in text or '","' in text else ()
    while (found := known.any.search(text, at)) is not None:
        at = found.start()
        if inside := next((end for start, end in listed if start <= at < end), 0):
            at = inside
            continue
        sign = text[at]
        two = text[at : at + 2]
        if _arrow(text, at, known, stack):
            at += 1
            continue
        if two in known.doubled and _typed(text, at, two):
            turn = _lean(text, at, at + 2) or ("close" if stack else "open")
            if turn == "close" or not (text[at + 2 : at + 3] or " ").isspace():  # "``", code that says nothing
                yield Mark(at, at + 2, two, turn)
            at += 2
            continue
        if sign in known.opens:
            # «text« and »text«
            closing = _lean(text, at, at + 1) == "close" and bool(stack)
            yield Mark(at, at + 1, sign, "close" if closing else "open")
        elif sign in known.closes:
            opening = _lean(text, at, at + 1) == "open" and not stack
            yield Mark(at, at + 1, sign, "open" if opening else "close")
        elif sign in known.either:
            turn_of = _single(text, at, known, stack) if sign in known.single else _double(text, at, known, stack)
            if turn_of is not None:
                yield Mark(at, at + 1, sign, turn_of)
        at += 1


def _arrow(text: str, at: int, known: Signs, stack: Sequence[Mark]) -> bool:
    """Whether a mark at an end of its passage points the way, and has no partner: "Read more ›", «« Назад»."""
    sign = text[at]
    if sign in known.closes and text[at - 1 : at].isspace() and len(text.rstrip()) <= at + 1:
        return not any(mark.sign + sign in known.pairs for mark in stack[-DEEP:])
    if sign in known.opens and text[at + 1 : at + 2].isspace() and len(text) - len(text.lstrip()) >= at:
        return not any(pair[0] == sign and pair[1] in text[at + 1 :] for pair in known.pairs)
    return False


def _lean(text: str, start: int, end: int) -> Turn | None:
    """Which way the neighbours turn a mark: an opening one has its text behind it, a closing one before it."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    follows, precedes = _text(after), _text(before)
    if follows and not precedes:
        return "open"
    if precedes and not follows:
        return "close"
    if before.isspace() and not after.isspace():
        return "open"
    if after.isspace() and not before.isspace():
        return "close"
    return None


def _text(sign: str) -> bool:
    return sign.isalnum() or sign in "%$€£₴#@&+°"


def _double(text: str, at: int, known: Signs, stack: Sequence[Mark]) -> Turn | None:
    sign = text[at]
    lean = _lean(text, at, at + 1)
    waiting = any(mark.sign + sign in known.pairs for mark in stack[-DEEP:])
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if sign in '"”“' and _apostrophe(text, at, waiting):
        return None
    if waiting and not _text(after) and (sign == "”" or before.isspace()):
        return "close"  # “ text ”, and “text,”and
    if waiting and sign == "”" and not before.isspace():
        return "close"
    if sign == "“" and stack and stack[-1].sign == "„" and lean != "open":
        return "close"
    if sign == '"' and at and text[at - 1].isdigit() and not waiting and lean != "open":
        return None  # inches: a 17" screen
    if lean is not None:
        return lean
    if not waiting and before in ENDS:
        return "close"  # "…перемогу…"."
    return "close" if waiting and sign != "“" else "open"


def _typed(text: str, at: int, two: str) -> bool:
    """Whether two signs are typed for one mark: not those of «п''ять», and two commas only before a word."""
    between = at > 0 and text[at - 1].isalnum() and text[at + 2 : at + 3].isalnum()
    return not between and (two != ",," or ((text[at - 1 : at] or " ").isspace() and text[at + 2 : at + 3].isalnum()))


def _apostrophe(text: str, at: int, waiting: bool) -> bool:
    """Whether a double mark was typed for an apostrophe: «п"ять», the Wanderers" website."""
    if waiting:
        return False
    if at and SOFT_SIGN.match(text, at - 1):
        return True
    return any(found.start(1) == at for found in POSSESSIVE.finditer(text, max(0, at - LONGEST), at + 3))


def _single(text: str, at: int, known: Signs, stack: Sequence[Mark]) -> Turn | None:
    """Which way a single mark turns; None for an apostrophe, a foot, a minute, and whatever finds no partner.

    It opens only where a mark that can close it follows, and closes only where one was opened: "the workers’ bus".
    """
    sign = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return None
    waiting = any(mark.sign + sign in known.pairs for mark in stack[-DEEP:])
    if waiting and not before.isspace() and not after.isalnum():
        later = _closes_later(text, at + 1, sign)
        return None if before in {"s", "S", "z"} and later else "close"
    if sign in {"'", "‘", "’"} and not before.isalnum() and (after.isalnum() or after in {"“", '"', "«", "…", "."}):
        word = ""
        for letter in text[at + 1 : at + 12]:
            if not letter.isalpha():
                break
            word += letter
        if word.lower() in known.clipped or after.isdigit():
            return None
        partner = "’" if sign == "‘" else sign
        if sign != "’" and _closes_later(text, at + 1, partner):
            return "open"
        return "open" if after.isupper() and text[:at].rstrip()[-1:] in {"", ":"} else None
    return "close" if before in {".", "!", "?", ","} and not text[at + 1 :].strip() else None


def _closes_later(text: str, at: int, sign: str) -> bool:
    while (at := text.find(sign, at)) >= 0:
        if not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum():
            return True
        at += 1
    return False
