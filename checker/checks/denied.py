"""What an editor would type in English where a denial was lost, or added."""

from __future__ import annotations

import re

from checker.align.comparison import Comparison
from checker.checks.corrections import broken, corrected
from checker.drift.cues import TABLE
from checker.drift.denials import Denial
from checker.language.contrasts import parsed
from checker.model import Place, Segment
from checker.model.expressions import deferred

# The plain Ukrainian denial before a verb and what goes with it («не міг ходити»), and the plain English one; «ніхто»
# and "nobody" are mended otherwise.
PLAIN = deferred(r"не [^\s,]+(?: [^\s,]+){0,2}", re.IGNORECASE)
NOT = deferred(r"not\s+")
CONTRACTED = deferred(r"n[’']t$", re.IGNORECASE)
PARTICIPLE = deferred(r"(?:ed|en)$")


class Auxiliaries:
    """The English auxiliaries of `negation.toml`."""

    def __init__(self, table: dict[str, str | dict[str, str]]) -> None:
        self.be, self.modal, self.have = (frozenset(parsed(str(table[key]))) for key in ("be", "modal", "have"))
        contracted = table["contracted"]
        assert isinstance(contracted, dict)
        self.contracted = contracted

    def takes(self, word: str, behind: str) -> bool:
        """Whether "not" may stand between an auxiliary and a word."""
        return word in self.be or word in self.modal or (word in self.have and PARTICIPLE.search(behind) is not None)

    def among(self, word: str) -> bool:
        """Whether a word is one of them, or the rest of one: "have been"."""
        return word in {*self.be, *self.modal, *self.have, "be", "been", "being", "to", "not"}


def denied(comparison: Comparison, denial: Denial) -> str | None:
    """An English place with the lost "not", or without the added one; None where more is to be changed."""
    place = denial.there if denial.side == "uk" else denial.here
    if place is None or denial.there is None or corrected(comparison) != "en" or broken(place.segment, place.span):
        return None
    known = Auxiliaries(comparison.words.table(TABLE)["auxiliaries"])
    before = _before(place.segment, place.span.start)
    if denial.side == "uk":
        plain = PLAIN.fullmatch(denial.here.text) and denial.evidence == "said"
        word = place.text.lower()
        fits = len(before) > 0 and known.takes(before[-1], word) and not any(map(known.among, before[:-1]))
        return f"not {place.text}" if plain and fits else None
    if before and known.takes(before[-1], place.text.split()[-1]) and NOT.match(place.text):
        return NOT.sub("", place.text, count=1)
    return _uncontracted(place, known)


def _uncontracted(place: Place, known: Auxiliaries) -> str | None:
    """An auxiliary and what it denies, without "n't": "was convicted" for "wasn't convicted"."""
    first, _, rest = place.text.partition(" ")
    low = first.lower().replace("’", "'")
    bare = known.contracted.get(low) or CONTRACTED.sub("", low)
    if not rest or bare == low or not (low in known.contracted or known.takes(bare, rest.split()[-1])):
        return None
    return f"{bare[0].upper() + bare[1:] if first[0].isupper() else bare} {rest}"


def _before(segment: Segment, at: int) -> list[str]:
    """The two words right before a place, up to a mark."""
    found: list[str] = []
    for token in reversed([token for token in segment.tokens if token.start < at][-2:]):
        if not token.text[0].isalpha():
            break
        found.insert(0, token.lower)
    return found
