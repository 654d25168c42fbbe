"""How a text writes what another way is right for as well: the marks of the house, read of the text itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from checker.facts.names.gazetteer import known
from checker.language.transliteration import people
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Side
from checker.model.expressions import deferred


class Manner(NamedTuple):
    """How a text writes percentages and dates, and whose spelling it has.

    `percent` is what stands behind digits ("%", " %", " per cent"), `american` says that it spells "meter" and
    "center", `month_first` that it writes March 14, not 14 March, `abroad` that it names a country where people have
    such surnames as Ukrainians have.
    """

    percent: str = "%"
    american: bool = False
    month_first: bool = False
    abroad: bool = False


def manner(segments: Iterable[Segment], facts: Iterable[Fact], side: Side, words: Words) -> Manner:
    """The manner of a text in most of its passages; the usual one of its language where it has nothing of the kind."""
    table = words.table("written")["percent"]
    forms = "|".join(
        re.escape(form) for form in sorted(words.table("numerals")["percent"][side], key=len, reverse=True)
    )
    percent = deferred(rf"(?<=\d)(?:[ \u00a0]?%|[ \u00a0](?:{forms})(?!\w))")
    spellings = words.table("written")["spelling"] if side == "en" else {"american": (), "british": ()}
    said: Counter[str] = Counter()
    spelled: Counter[str] = Counter()
    countries = people(words).countries
    abroad = False
    for segment in segments:
        abroad = abroad or any(not countries.isdisjoint(one.ids) for one in known(segment, words))
        said.update(found.group() for found in percent.finditer(segment.text))
        spelled.update(token.lower for token in segment.tokens)
    american, british = (sum(spelled[word] for word in spellings[name]) for name in ("american", "british"))
    named = (fact for fact in facts if fact.value.day is not None and any(map(str.isalpha, fact.text)))
    days = [fact.text[:1].isalpha() for fact in named]
    usual = said.most_common(1)
    return Manner(
        percent=usual[0][0] if usual else table["usual"][side],
        american=american > british,
        month_first=2 * sum(days) > len(days),
        abroad=abroad,
    )
