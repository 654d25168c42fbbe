"""Places that an English text adds to say where a name is that everybody at home knows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from checker.align.names.ledger import Ledger, Row
from checker.align.names.wording import Wording
from checker.facts.names.likeness import SAME
from checker.language.spans import first_token
from checker.language.text import in_marks
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Token

# So many words at most stand between a name and the place that explains it, of which those of so many letters say
# nothing.
GLOSS, SMALL = 3, 3
OF, FROM = "of", "from"
POSSESSIVE = ("'s", "’s")


class Glosses:
    """The names of one pair of passages that both texts have, and the places beside them that only explain one.

    What stands between them has no counterpart either: "the Azovstal steelworks in Mariupol", «Азовсталь»; "Ukraine's
    parliament, the Verkhovna Rada", «Верховна Рада»; "Kostiantynivka, in the eastern Donetsk region"; "Kyiv's
    Olimpiiskyi". A club has its place right behind it: "Dynamo Kyiv", «Динамо».
    """

    def __init__(self, ledger: Ledger, row: Row) -> None:
        self.ledger, self.row = ledger, row
        self.where, self.articles, self.sides, self.joins, self.towns, self.regions = ledger.words.made(_listed)

    @cached_property
    def _there(self) -> Wording:
        return Wording(self.row.pair.uk, self.ledger.words)

    @cached_property
    def _names(self) -> dict[tuple[Segment, int], Fact]:
        """The names that both texts have, by the first token of each and by the one behind its last."""
        orphans = set(self.ledger.free(self.row.orphans))
        return {
            (one.segment, first_token(one.segment, at)): one
            for one in self.row.en
            if one not in orphans
            for at in one.span
        }

    def explains(self, place: Fact) -> bool:
        """Whether an English place only says where a name beside it is."""
        segment = place.segment
        tokens = segment.tokens
        at, end = first_token(segment, place.span.start), first_token(segment, place.span.end)
        if at and self._quoted(tokens[at - 1]):
            return True  # "Dynamo Kyiv", «Динамо»
        behind = [(n, tokens[end:n]) for n in range(end, min(len(tokens), end + GLOSS + 1))]
        near = [one for one in behind if one[1] and one[1][-1].lower == OF]  # "the Black Sea port of Odesa"
        if tokens[end - 1].lower.endswith(POSSESSIVE):
            near = behind
        elif not near:
            town = at > 1 and tokens[at - 1].lower == OF and tokens[at - 2].lower in self.towns
            at -= 2 if town else 0  # "from the western city of Lviv"
            while at and tokens[at - 1].lower in self.sides:
                at -= 1
            start = at - 1 if at and (tokens[at - 1].lower in self.articles or _owner(tokens[at - 1])) else at
            if not start:
                return False
            region = tokens[start - 1].lower == OF and self._region(tokens, end)
            if region and self._named(segment, start):
                return True
            if tokens[start - 1].lower not in self.where and not (town and tokens[start - 1].lower == FROM):
                return False
            near = [(n, tokens[n : start - 1]) for n in range(start - 1, max(0, start - GLOSS) - 1, -1)]
        return any((segment, n) in self._names and self._empty(between) for n, between in near)

    def _region(self, tokens: Sequence[Token], end: int) -> bool:
        """Whether a region is said behind a place: "the eastern Donetsk region"."""
        return end < len(tokens) and tokens[end].lower in self.regions

    def _named(self, segment: Segment, start: int) -> bool:
        """Whether a name that both texts have stands right before an "of", with a word between that says of what kind.

        "The Pokrovsk sector of the Donetsk region" is «Покровський напрямок».
        """
        return any((segment, n) in self._names for n in range(start - 1, max(0, start - 1 - GLOSS), -1))

    def _quoted(self, club: Token) -> bool:
        """Whether the Ukrainian text has an English word in quotation marks, as names of clubs and companies stand.

        One there that has no other counterpart may be it: «Баварія», "Bayern Munich".
        """
        marked = [one for one in self.row.uk if _in_marks(one)] if club.text[0].isupper() else []
        return any(
            one not in self.ledger.used or self.ledger.alike(one.text.lower(), club.lower) >= SAME for one in marked
        )

    def _empty(self, between: Sequence[Token]) -> bool:
        """Whether what stands between a name and a place says nothing that both texts say, and joins no other thing."""
        return not any(
            token.lower in self.joins
            or token.text[0].isupper()
            or (len(token.text) > SMALL and self._there.says(token.lower))
            for token in between
        )


def _owner(token: Token) -> bool:
    """Whether a word says whose something is: "in Ukraine's eastern Kharkiv region"."""
    return token.lower.endswith(POSSESSIVE)


def _in_marks(name: Fact) -> bool:
    """Whether a name stands in quotation marks by itself."""
    return in_marks(name.segment.folded, *name.span)


def _listed(words: Words) -> tuple[frozenset[str], ...]:
    """What stands before a place, before that, and between two things that are joined; kinds of places."""
    table = words.table("name_words")["gloss"]
    return tuple(frozenset(table[key]) for key in ("where", "articles", "sides", "joins", "towns", "regions"))
