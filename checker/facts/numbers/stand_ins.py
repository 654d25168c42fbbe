"""Words that are no number and may stand for one: for a hundred per cent, for an ordinal, for the last of a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from checker.language.tokens import present
from checker.model import Segment, Side, Span

# The value of the last of a row.
LAST = -1.0
WHOLE = 100.0


class StandIn(NamedTuple):
    """A word that may stand for a number: its place (code points), the value, and what it may stand for.

    `sort` is "all" for a hundred per cent, "%" for one, "like" for an ordinal, "last" for the end of a row itself.
    """

    span: Span
    sort: str
    value: float


class StandIns:
    """Finds such words of one language; a beginning of words stands in `beginnings`, with what it is."""

    def __init__(self, table: Mapping[str, Any], side: Side) -> None:
        own = table[side]
        like = [(form, value) for value, forms in own["like"].items() for form in forms.split()]
        like += [(form, LAST) for form in own["last"]["like"]]
        self.exact = {form: ("like", float(value)) for form, value in like if form[-1] != "~"}
        self.exact |= dict.fromkeys(table["percent"][f"all_{side}"], ("all", WHOLE))
        self.exact |= dict.fromkeys(own["last"]["words"], ("last", LAST))
        self.exact |= dict.fromkeys(table["percent"][f"one_{side}"], ("%", 1.0))
        self.beginnings = {form[:-1]: ("like", float(value)) for form, value in like if form[-1] == "~"}
        meant = [(form, ("", float(value))) for value, forms in own["meant"].items() for form in forms.split()]
        self.beginnings |= {form[:-1]: said for form, said in meant if form[-1] == "~"}
        self.exact |= {form: said for form, said in meant if form[-1] != "~"}
        self.any = tuple(self.beginnings)
        self.unless = frozenset(own["last"].get("unless", ()))

    def find(self, segment: Segment) -> Iterator[StandIn]:
        """Those of a passage, in order."""
        exact, beginnings = self.exact, self.any
        if not beginnings and present(segment).isdisjoint(exact):
            return
        for n, word in enumerate(segment.lows):
            known = exact.get(word)
            if known is None and beginnings and word.startswith(beginnings):
                known = next(self.beginnings[one] for one in beginnings if word.startswith(one))
            if known is not None and known[0] == "%" and n and segment.lows[n - 1][-1].isdigit():
                continue  # «21 відсоток»
            if known is not None and not (known[0] == "last" and n and segment.lows[n - 1] in self.unless):
                token = segment.tokens[n]
                yield StandIn(Span(token.start, token.end), *known)
