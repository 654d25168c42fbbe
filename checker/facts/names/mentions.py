"""Mentions of people, places and organizations in one language, in any case form, with what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from checker.facts.names.gazetteer import Known, gazetteer
from checker.facts.names.lexicon import Lexicon, Naming
from checker.facts.names.likeness import name_parts
from checker.language.quantities.currencies import currencies
from checker.language.text import script
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Side, Span, Token
from checker.model.expressions import deferred

# The letters that a Ukrainian given name goes on with at most: «Андрієві».
ENDING = 4
# An initial: "W.", «В.», «Дж.».
INITIAL = deferred(r"[^\W\d_]|Дж|Дз")


# An abbreviation with the ending of a language: «ROMи», "ROMs".
ENDED = deferred(r"([A-Z]{2,})(?:s|[а-яіїєґ]{1,4})")
# From so many letters on, a word of a title has a capital where all have.
TITLED = 4


class Name(NamedTuple):
    """What a mention says: its words in small letters without titles and particles, and what they are known to name."""

    parts: tuple[str, ...]
    ids: frozenset[str]
    first: bool = False  # one word that begins a sentence, so that its capital says little
    label: str = ""  # PER, LOC, ORG or MISC, where a trained pipeline says so
    hint: bool = False  # nobody but a trained pipeline takes it for a name, so that it is no side of a finding


class SideNames:
    """Finds the names of one language."""

    def __init__(self, words: Words, side: Side) -> None:
        self.side = side
        self.gazetteer, self.currencies = gazetteer(words), currencies(words)
        self.naming = words.made(Naming, side)
        self.lexicon, self.given = self.naming.lexicon, name_parts(words).given["uk"]
        self.forenames = frozenset(name for listed in words.table("written")["given"].values() for name in listed)

    def find(self, segment: Segment) -> list[Fact]:
        """The names of a passage; a value is a `Name`. What may as well be an ordinary word is soft."""
        taken: set[int] = set()
        facts: list[Fact] = []
        for one in self.gazetteer.known[segment]:
            if self._given(one, segment):
                continue
            taken.update(range(one.start, one.end))
            if self._no_place(one, segment):
                continue
            span = Span(segment.tokens[one.start].start, segment.tokens[one.end - 1].end)
            parts = tuple(token.lower for token in segment.tokens[one.start : one.end])
            facts.append(
                Fact("name", Name(parts, one.ids), self.gazetteer.shown(one.ids), segment, span, soft=not one.noun)
            )
        facts += [self.mention(run, first, segment) for run, first in self._runs(segment, taken)]
        return sorted(facts, key=lambda fact: fact.span)

    def _given(self, one: Known, segment: Segment) -> bool:
        """Whether a known place is the given name of somebody here: «Мілан Кундера», Roman Abramovich."""
        rest = segment.tokens[one.end : one.end + 1]
        return (
            one.end == one.start + 1
            and segment.tokens[one.start].lower in self.lexicon.given_places
            and any(token.text[0].isalpha() and self.naming.named[token.text, False] for token in rest)
        )

    def _no_place(self, one: Known, segment: Segment) -> bool:
        """Whether a known name is none here: the US of «доларах США», and of a text in capitals that says "to us"."""
        first = segment.tokens[one.start]
        if segment.side == "en":
            return segment.text.isupper() and first.lower in self.lexicon.common
        before = segment.tokens[one.start - 1].lower if one.start else ""
        if not one.noun and first.text[0].isupper() and self.naming.named[first.text, False] and self._forename(before):
            return True  # «Олександр Македонський»
        money = self.currencies.nouns["uk"][before] if first.text == "США" and before.isalpha() else None
        return money is not None

    def _forename(self, word: str) -> bool:
        """Whether a Ukrainian word (in lower case) is a given name that is known."""
        return any(word.startswith(one) and len(word) <= len(one) + ENDING for one in self.given)

    def _bears(self, segment: Segment, n: int) -> bool:
        """Whether a word is a given name before a surname, though it is an ordinary word as well: «Ігор Костюк»."""
        word = segment.tokens[n]
        if word.lower not in self.forenames or not word.text[0].isupper() or word.text.isupper():
            return False
        behind = segment.tokens[n + 1 : n + 2]
        return any(token.text[0].isupper() and self.naming.named[token.text, False] for token in behind)

    def _runs(self, segment: Segment, taken: set[int]) -> Iterator[tuple[list[Token], bool]]:
        """Neighbouring words with capitals that are no ordinary words; initials and particles hold a name together.

        Beside each run, whether its first word has a capital for another reason.
        """
        known, named_words, small = self.lexicon, self.naming.named, self.lexicon.small
        run: list[Token] = []
        first = False
        # A word in small letters is no name, but for the few that a house writes so («путін»).
        texts = enumerate(map(attrgetter("text"), segment.tokens))
        may = {
            n for n, text in texts if (not text.islower() or (small and text.startswith(small))) and text[0].isalpha()
        }
        if not may:
            return
        starts, glued = {span.start for span in segment.sentences}, _glued(segment)
        firsts = {n for n in may if _begins(segment, n, starts)}
        for n, token in enumerate(segment.tokens):
            if not run and n not in may:
                continue
            if run and token.text == "." and INITIAL.fullmatch(run[-1].text):
                continue
            if run and (token.lower in known.particles or self._surname(segment, n) or _initial(segment, n)):
                run.append(token)
                continue
            free = n in may and n not in taken
            named = free and n not in glued and named_words[token.text, n in firsts]
            named = named or (free and n not in firsts and n + 1 not in taken and self._bears(segment, n))
            if named and run and script(run[-1].text[0]) != script(token.text[0]):
                yield run, first  # «Шевченко ManCity»
                run = []
            if named:
                first = first if run else n in firsts
                run.append(token)
                continue
            if run:
                yield run, first
            run = []
        if run:
            yield run, first

    def _titled(self, segment: Segment) -> bool:
        """Whether each word has a capital, an ordinary one inside as well: «Помилка Активації Пробної Версії»."""
        words = [token.text for token in segment.tokens if len(token.text) >= TITLED and token.text.isalpha()]
        inner = words[1:]
        return (
            len(words) > 2
            and all(word[0].isupper() for word in words)
            and any(word.istitle() and not self.naming.named[word, False] for word in inner)
        )

    def _surname(self, segment: Segment, n: int) -> bool:
        """Whether a word follows an initial, so that it is a name, whatever else it means: George W. Bush."""
        word = segment.tokens[n]
        common = word.lower in self.lexicon.common and word.lower not in self.lexicon.surnames
        return n > 1 and word.text[0].isupper() and not common and _initial(segment, n - 2)

    def mention(self, run: list[Token], first: bool, segment: Segment) -> Fact:
        """The name that neighbouring words make, `first` where the first has its capital for another reason."""
        known = self.lexicon
        while len(run) > 1 and run[-1].lower in known.particles:
            run = run[:-1]
        parts = tuple(
            part
            for token in run
            if not INITIAL.fullmatch(token.text) and token.lower not in known.particles
            for part in _split(_head(token.text).lower().removesuffix("'s").removesuffix("'"), known)
        )
        span = Span(run[0].start, run[-1].end - 2 if run[-1].text.endswith("'s") else run[-1].end)
        text = segment.text[span.start : span.end]
        # «HTTP», «RFID-ідентифікатор»
        head = _head(run[0].text).partition("-")[0]
        abbreviation = len(run) == 1 and (run[0].text.isupper() or (len(head) > 1 and head.isupper()))
        lone = first and len(run) == 1 and not _followed(run[0], segment)
        # The label of a button begins with a capital, or each word does: "Fuchsia", "Uploaded by", "HTTP Request".
        label = segment.role == "string" and (first or self._titled(segment))
        value = Name(parts, frozenset(), lone)
        return Fact("name", value, text, segment, span, soft=abbreviation or label or not parts)


def _glued(segment: Segment) -> set[int]:
    """The tokens (indices) that two neighbouring links or buttons make, with nothing between them: «ТакНі»."""
    seams = {tag.span.end for tag in segment.tags} & {tag.span.start for tag in segment.tags}
    if not seams:
        return set()
    return {n for n, token in enumerate(segment.tokens) if any(token.start < seam < token.end for seam in seams)}


def _initial(segment: Segment, n: int) -> bool:
    """Whether a token (index) is a capital with a full stop: the К of «Дж. К. Ролінг».

    Behind a number it is a unit, and at the end of a line it ends a sentence: "100 W. This way", "Profile S.".
    """
    tokens = segment.tokens
    if n < 0 or n + 1 >= len(tokens) or tokens[n + 1].text != "." or not tokens[n].text[0].isupper():
        return False
    if INITIAL.fullmatch(tokens[n].text) is None or (n and tokens[n - 1].text[0].isdigit()):
        return False
    return not segment.text[tokens[n + 1].end :].lstrip(" ").startswith("\n")


# Behind these, a word has a capital whatever it is.
OPENING = frozenset(':«“"„-•…?!.(>→›')


def _begins(segment: Segment, n: int, starts: set[int]) -> bool:
    """Whether a word (its index) has a capital because a sentence, a quotation or an item begins there.

    `starts` are where the sentences do; only marks stand between.
    """
    tokens = segment.tokens
    for at in range(n, -1, -1):
        token = tokens[at]
        if at < n and token.text[0].isalnum():
            return False
        if token.start in starts:
            return True
        # «В. Зеленський», "Mr. Smith"
        shortens = token.text == "." and (_initial(segment, at - 1) or _shortened(segment, at, starts))
        if at < n and token.text in OPENING and not shortens:
            return True
    return False


def _head(word: str) -> str:
    """A compound of two scripts without the ordinary word that it ends with, «Docker-образ», but Kim Jong-un; an
    abbreviation without its ending."""
    if ended := ENDED.fullmatch(word):
        return ended[1]
    head, dash, rest = word.partition("-")
    mixed = dash and rest.islower() and head[:1].isupper() and script(head[0]) == "latin" and script(rest[0]) != "latin"
    return head if mixed else word


def _shortened(segment: Segment, n: int, starts: set[int]) -> bool:
    """Whether a full stop (index) only shortens a word with a capital: no sentence begins behind it."""
    if n == 0 or n + 1 == len(segment.tokens):
        return False
    before, behind = segment.tokens[n - 1], segment.tokens[n + 1]
    return before.text.istitle() and before.text.isalpha() and behind.start not in starts


def _followed(token: Token, segment: Segment) -> bool:
    """Whether another word with a capital stands right behind, so that the first is no common word: "Rose Whitlock"."""
    behind = segment.text[token.end : token.end + 3]
    return segment.side == "en" and len(behind) == 3 and behind[0] == " " and behind[1:].istitle()


def _split(word: str, known: Lexicon) -> list[str]:
    """The words of a double name, without particles and what tells son from father: "Mills-Hicks", «Буша-молодшого»."""
    if "-" not in word:
        return [word]
    parts = [part for part in word.split("-") if len(part) > 1 and part not in known.particles]
    return [part for part in parts if not part.startswith(known.generations)] or [word]
