"""An abbreviation that stands for two organizations: by what the text spells out, or by the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.language import tokens as language
from checker.language.vocabulary import Words
from checker.model import SIDES, Hit, Place, Role, Segment, Side, Span, Token
from checker.model.record import Field

# Passages in which nothing is abbreviated for a reader.
UNREAD: frozenset[Role] = NO_PROSE | {"code", "string"}
# Two words that begin with so many of the same letters are forms of one: «Служба», «Службу».
STEM = 4
# An abbreviation has so many letters; one of two is mostly a country, or a word in capitals.
SHORTEST, LONGEST = 3, 6
# Between so many words of a name there may be words that it has no letter of: "of the".
BETWEEN = 2

# The words that an abbreviation was made of.
Name = tuple[Token, ...]


class Abbreviation(Check):
    """Reports an abbreviation whose meaning a reader can't tell, once for each.

    In the text: two names in front of it in brackets, "Security Archive (NSA)" and "Security Agency (NSA)". `known`:
    one of those that the vocabulary has for several organizations (ambiguous.toml), which the text spells out nowhere.
    """

    check: Literal["abbreviation"]
    values = {"names": "what it may stand for"}
    known: bool = Field(default=False, description="Whether the vocabulary is asked; without it, the text alone.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        told: set[str] = set()
        for side in SIDES[::-1]:
            texts = [one for one in comparison.side(side) if one.role not in UNREAD]
            if not self.known:
                yield from _twice(texts, side, comparison.words)
                continue
            for short, hit in _unexplained(texts, side, comparison.words).items():
                if short not in told:
                    told.add(short)
                    yield hit


def _unexplained(texts: Sequence[Segment], side: Side, words: Words) -> dict[str, Hit]:
    """The first place of each abbreviation of the vocabulary that the text spells out nowhere."""
    table: Mapping[str, Sequence[str]] = words.table("ambiguous")[side]
    found: dict[str, Hit] = {}
    for segment in texts:
        owned = "'s" in segment.folded
        for token in [t for t in segment.tokens if t.text in table or (owned and t.text.endswith("'s"))]:
            short = token.text.removesuffix("'s")
            if short in table and short not in found:
                place = Place(segment, Span(token.start, token.start + len(short)))
                found[short] = Hit.at(place, values={"names": " / ".join(table[short])})
    functions = language.function_words(words)[side]
    for segment in texts if found else ():
        said = " ".join(token.lower[:STEM] for token in segment.tokens)
        for short in list(found):
            named = any(" ".join(word[:STEM].lower() for word in name.split()) in said for name in table[short])
            if named or _spelled(segment.tokens, short, functions):
                del found[short]
    return found


def _twice(texts: Sequence[Segment], side: Side, words: Words) -> Iterator[Hit]:
    """Abbreviations in brackets behind two names."""
    functions = language.function_words(words)[side]
    names: dict[str, Name] = {}
    told: set[str] = set()
    for segment in texts:
        tokens = segment.tokens
        for at, token in enumerate(tokens[1:-1], 1) if "(" in segment.folded else ():
            if tokens[at - 1].text != "(" or tokens[at + 1].text != ")" or not _abbreviation(token):
                continue
            name = _before(tokens[: at - 1], token.text, functions)
            if not name:
                continue
            held = names.setdefault(token.text, name)
            if token.text not in told and not _alike(held, name):
                told.add(token.text)
                both = " / ".join(" ".join(one.text for one in row) for row in (held, name))
                yield Hit.at(Place(segment, Span(token.start, token.end)), values={"names": both})


def _abbreviation(token: Token) -> bool:
    return SHORTEST <= len(token.text) <= LONGEST and token.text.isalpha() and token.text.isupper()


def _before(tokens: Sequence[Token], short: str, functions: frozenset[str]) -> Name:
    """The name that ends where tokens end, and has the letters of an abbreviation; empty where none has."""
    name: list[Token] = []
    for letter in reversed(short.lower()):
        passed = 0
        while tokens and passed <= BETWEEN and tokens[-1].lower in functions and tokens[-1].lower[0] != letter:
            tokens, passed = tokens[:-1], passed + 1
        if not tokens or tokens[-1].lower[0] != letter:
            return ()
        name.insert(0, tokens[-1])
        tokens = tokens[:-1]
    return tuple(name) if name[0].text[0].isupper() else ()


def _spelled(tokens: Sequence[Token], short: str, functions: frozenset[str]) -> bool:
    """Whether words that begin with the letters of an abbreviation stand one behind the other."""
    last = short[-1].lower()
    ends = (at for at, token in enumerate(tokens, 1) if at >= len(short) and token.lower[0] == last)
    window = len(short) * (1 + BETWEEN)
    return any(_before(tokens[max(0, at - window) : at], short, functions) for at in ends)


def _alike(one: Name, two: Name) -> bool:
    """Whether two names are forms of one."""
    pairs = zip(one, two, strict=True)
    return all(first.lower[:STEM] == second.lower[:STEM] for first, second in pairs)
