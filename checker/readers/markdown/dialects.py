"""The constructs of Markdown dialects (rules/words/markdown_dialects.toml) as one pattern for all of Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from checker.language.vocabulary import Words
from checker.language.vocabulary.constructs import Piece, pieces, signs
from checker.readers.markdown import tokens

# The tables of the file, in the order in which they are tried where two constructs begin at one place.
Kind = Literal["fences", "lines", "indented", "includes", "inline", "seen", "tails"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NAME = r"[+-]?[A-Za-z0-9][\w.+-]*+"  # ":+1:", and not ":---:" of a table
# The same of a line; in other letters where a body is indented under it: "!!! Важливо", and not "!!! Увага" by itself.
KIND = rf"(?:{NAME}|[^\W_][\w.+-]*+(?=[^\n]*\n(?:[ \t]*\r?\n)?(?:[ ]{{4}}|\t)))"
# Signs of three or more: a rail, which may be longer.
RAIL = re.compile(r"(.)\1\1+")
WORD = re.compile(r"[^\W\d_]+")
# Brackets by what closes them.
CLOSED = {")": "(", "]": "[", "}": "{", ">": "<"}
# What may be between the links of a language switcher: "УКР | РУС", "English · Українська", "🇬🇧 English".
APART = re.compile(r"[\s|/·•,()\[\]\U0001f1e6-\U0001f1ff-]+")


@dataclass(frozen=True, slots=True)
class Dialects:
    """What is known of dialects.

    `token` finds all markup, and its last group is that of a construct, by whose name `constructs` has its table;
    `closers` are the ends of comments and shortcodes by what begins them, `comments` those of comments; `listing` finds
    a shortcode that has code behind it. `schemes` are those of addresses that a reader sees, `languages` the words of
    language switchers.
    """

    token: re.Pattern[str]
    constructs: Mapping[str, Kind]
    closers: Mapping[str, str]
    comments: frozenset[str]
    listing: re.Pattern[str]
    schemes: frozenset[str]
    languages: frozenset[str]

    def switches(self, text: str) -> bool:
        """Whether a passage only leads to other languages: "English | Українська | РУС"."""
        words = [word for word in APART.split(text) if word]
        return len(words) > 1 and all(word.lower() in self.languages for word in words)


def dialects(words: Words) -> Dialects:
    """The dialects of a vocabulary."""
    table = words.table("markdown_dialects")
    constructs: dict[str, Kind] = {}
    patterns: dict[Kind, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for kind in KINDS:
        for construct in sorted(dict.fromkeys(table[kind]), key=_special):
            name = f"d{len(constructs)}"
            constructs[name] = kind
            patterns[kind].append((construct[0], f"(?P<{name}>{_pattern(kind, pieces(construct), name)})"))
    closers = {**table["comments"], **table["shortcodes"]}
    signs = sorted(closers, key=len, reverse=True)
    names = "|".join(map(re.escape, table["listings"]))
    begins = "|".join(re.escape(sign) for sign in table["shortcodes"])
    return Dialects(
        tokens.pattern(
            fences=patterns["fences"],
            lines=[*patterns["lines"], *patterns["indented"], *patterns["includes"]],
            inline=[*patterns["inline"], *patterns["seen"], *patterns["tails"]],
            openers=[(sign[0], _opener(sign, closers[sign])) for sign in signs],
        ),
        constructs,
        closers,
        frozenset(table["comments"]),
        re.compile(rf"(?:{begins})-?\s*({names})\b"),
        frozenset(table["schemes"]),
        frozenset(table["languages"]),
    )


def _special(construct: str) -> tuple[int, int, bool]:
    """The order in which constructs are tried: those with more signs first, those without prose before those with."""
    return -signs(construct), -len(construct), "TEXT" in construct


def _opener(sign: str, close: str) -> str:
    return rf"^{re.escape(sign)}(?=[ \t]*\r?$)" if sign == close else re.escape(sign)


def _pattern(kind: Kind, parts: Sequence[Piece], name: str) -> str:
    if kind == "fences":
        return f"{_slots(parts, name, line=True)}{_rest(parts)}"
    if kind in {"inline", "seen"}:
        return _guarded(parts, _slots(parts, name, line=False))
    before = r"(?:(?<=[ \t])|^)" if kind == "tails" else ""
    return rf"{before}{_slots(parts, name, line=True)}[ \t]*\r?$"


def _rest(parts: Sequence[Piece]) -> str:
    """What may follow in the line of a fence: `smart title="…"`, not `smarty`."""
    return "$" if parts[-1].kind == "TEXT" else r"(?![\w-])[^\n]*$"


def _guarded(parts: Sequence[Piece], body: str) -> str:
    """A construct in a text: signs that are no brackets stand at the edges of words, as those of emphasis do.

    A single sign may follow a letter, as in "Acme:registered:", and no figure: "10:30:".
    """
    first, last = parts[0].text, parts[-1].text
    before = "" if first[0] in "([{<" else r"(?<!\d)" if len(first) == 1 else r"(?<!\w)" + _repeated(first, "<!")
    after = r"(?![(\[])" if last[-1] == "]" else "" if last[-1] in ")}>" else r"(?!\w)" + _repeated(last, "!")
    return rf"(?<!\\){before}{body}{after}"


def _repeated(signs: str, side: str) -> str:
    """That signs like "==" have no other one beside them."""
    return f"(?{side}{re.escape(signs[0])})" if len(signs) > 1 and len(set(signs)) == 1 else ""


def _slots(parts: Sequence[Piece], name: str, *, line: bool) -> str:
    """The pattern of pieces; the slots TEXT and TARGET are groups, `name` with "_text" and "_target"."""
    made = []
    for n, (kind, text) in enumerate(parts):
        if kind == "signs":
            made.append(_signs(text, rail=line and n == 0))
        elif kind == "space":
            made.append(r"[ \t]*")
        elif kind == "NAME":
            made.append(KIND if line else NAME)
        else:
            inside = _inside(parts, n, line=line)
            inside = rf"(?=\S){inside}(?<=\S)" if kind == "TEXT" and not line else inside
            made.append(inside if kind == "ANY" else f"(?P<{name}_{kind.lower()}>{inside})")
    return "".join(made)


def _signs(text: str, *, rail: bool) -> str:
    escaped = re.escape(text).replace(r"\|", r"\\?\|")  # in a table: "[[page\|text]]"
    found = RAIL.match(text) if rail else None
    if found:
        size = len(found.group())
        return f"{re.escape(found[1])}{{{size},}}+{re.escape(text[size:])}"
    return f"(?i:{escaped})" if WORD.search(text) else escaped


def _inside(parts: Sequence[Piece], at: int, *, line: bool) -> str:
    """What a slot may hold: up to the signs behind it, and no bracket that is another one of the same kind."""
    after = next((piece.text for piece in parts[at + 1 :] if piece.kind == "signs"), "")
    if not after:
        return r"\S[^\n]*?"
    if line and after[0] not in CLOSED:
        return r"[^\n]*?"
    without = {CLOSED.get(after[0], "")}
    if not line:
        without |= set(parts[0].text) & set(CLOSED.values())
    if len(after) == 1 or line:
        without.add(after[0])
        return rf"[^\n{re.escape(''.join(sorted(without)))}]+"
    return rf"(?:(?!{re.escape(after)})[^\n{re.escape(''.join(sorted(without)))}])+"
