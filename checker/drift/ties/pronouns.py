"""Pronouns at one place of both texts that mean other people: «зв'яжіться з нами», "contact them"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.locality import at_one_place
from checker.drift.ties.endings import Ends, ends
from checker.drift.ties.persons import Told, plain
from checker.drift.ties.vocabulary import Listing, Ties, ties
from checker.language.contrasts import parsed
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import first_token
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Place, Segment, Side, Span
from checker.model.median import median

# So many linked words around a pronoun tell where its counterpart should stand, so far from it at most; how many words
# off that place it may be.
NEIGHBOURS, WITHIN, OFF = 3, 5, 2.0
# So many words before a pronoun the word stands that makes it one of reported speech.
REPORTED = 3
Role = Literal["does", "suffers", "owns"]
# Whom pronouns mean. I and we speak of themselves; «він» and "it" may be a thing, and "they" one person: no two of
# those exclude each other.
SELF, YOU, OTHERS = "self", "you", "others"
GROUPS: Mapping[str, str] = {"i": SELF, "we": SELF, "you": YOU, "he": OTHERS, "they": OTHERS}
# One is not many, and neither tells of you.
MANY = frozenset({"we", "they"})


class Said(NamedTuple):
    """A pronoun: the number of its word, its person, and what it is in its clause."""

    at: int
    person: str
    role: Role

    @property
    def group(self) -> str:
        """Whom it means."""
        return GROUPS[self.person]

    def _one(self, given: Said) -> bool:
        """Whether one person's things, or one person as an object, are told of: a manual's "we" is often its "you"."""
        return self.role != "does" and "we" not in {self.person, given.person}

    def stands_for(self, given: Said) -> bool:
        """Whether another pronoun may have been put in its place."""
        if self.role != given.role or ({self.group, given.group} == {SELF, YOU} and not self._one(given)):
            return False
        return YOU in {self.group, given.group} or (self.person in MANY) == (given.person in MANY)


class Pronouns:
    """Whom the words of `rules/words/ties.toml` mean: pronouns of any case, and endings of Ukrainian verbs.

    `said` gives the persons of a word and what it may be in its clause; `named` and `of` whom a word speaks of at all.
    """

    def __init__(self, words: Words) -> None:
        table = words.table("ties")
        persons = table["persons"]
        roles: Mapping[Side, Mapping[str, Role]] = {
            "uk": {"uk": "does", "forms": "suffers", "owns_uk": "owns"},
            "en": {"en": "does", "forms_en": "suffers", "owns_en": "owns"},
        }
        self.said: dict[Side, dict[str, set[tuple[str, Role]]]] = {side: {} for side in SIDES}
        for name, by in persons.items():
            for side, listed in roles.items():
                for key, role in listed.items():
                    for word in Listing(by.get(key, "")).whole:
                        self.said[side].setdefault(word, set()).add((name, role))
        self.owners = {
            side: frozenset(word for word, said in by.items() if any(role == "owns" for _, role in said))
            for side, by in self.said.items()
        }
        self.named = {word: GROUPS[name] for word, said in self.said["uk"].items() for name, _ in said}
        of = {word: GROUPS[name] for name, by in persons.items() for word in Listing(by["of"]).whole}
        self.of = {
            word + tail: group for word, group in of.items() for tail in ("", *parsed(table["contracted"]["en"]))
        }
        self.addressed = Listing(table["addressed"]["en"]).whole
        self.reports = Listing(table["reported"]["uk"]).whole
        self.ends: Mapping[str, Ends] = {GROUPS[name]: ends(by["ends"]) for name, by in persons.items() if "ends" in by}

    def shown(self, group: str, words: Sequence[Word]) -> bool:
        """Whether the verbs of a Ukrainian passage show somebody by their endings."""
        listed = self.ends.get(group)
        return listed is not None and any(word.token.lower.endswith(listed) for word in words)


def crossed(comparison: Comparison, pair: Pair) -> Told | None:
    """Two pronouns at one place, each of people whom the other passage has no word of."""
    known = comparison.words.made(Pronouns)
    en = _meant(pair.en, known.of)
    uk = _meant(pair.uk, known.named) if en else en
    if not en - uk or not uk - en:
        return None
    cover, bound = coverage_of(comparison, pair), ties(comparison.words)
    theirs = _said(cover, "uk", known, en)
    ours = _said(cover, "en", known, uk | {group for group in en if known.shown(group, cover.uk)})
    if len({one.at for one in ours}) > 1:
        return None  # that is how this text speaks: "you're proud of them, even though it's not your doing"
    for here in ours if theirs else ():
        place = _place(cover, here.at)
        for there in theirs:
            if place is None or abs(there.at - place) > OFF or not at_one_place(cover, there.at, here.at):
                continue
            if here.stands_for(there) and not _reported(cover, there, known) and not _needed(cover, there, bound):
                return Told(_at(cover.uk[there.at]), _at(cover.en[here.at]))
    return None


def _meant(segments: Sequence[Segment], groups: Mapping[str, str]) -> set[str]:
    """Whom some passages speak of, by what words mean."""
    forms = [present(one) for one in segments]
    return {groups[word] for said in forms if not groups.keys().isdisjoint(said) for word in said if word in groups}


def _said(cover: Coverage, side: Side, known: Pronouns, without: set[str]) -> list[Said]:
    """The pronouns of a passage that mean nobody of some groups, as each thing that they may be; "US" is no "us"."""
    said = known.said[side]
    return [
        Said(n, name, role)
        for n, word in enumerate(cover.side(side))
        if len(word.token.text) == 1 or not word.token.text.isupper()
        for name, role in said.get(plain(word.token.lower), ())
        if GROUPS[name] not in without and not (name == "you" and role == "does" and _addressed(word, known))
    ]


def _addressed(word: Word, known: Pronouns) -> bool:
    """Whether something is done to those whom "you" means: "cost you the crop"."""
    tokens = word.segment.tokens
    at = first_token(word.segment, word.token.end)
    return word.segment.side == "en" and (at == len(tokens) or tokens[at].lower in known.addressed)


def _reported(cover: Coverage, pronoun: Said, known: Pronouns) -> bool:
    """Whether a Ukrainian pronoun is of speech that may be told by another person: «сказав, що ви»."""
    return any(word.token.lower in known.reports for word in cover.uk[max(0, pronoun.at - REPORTED) : pronoun.at])


def _needed(cover: Coverage, pronoun: Said, bound: Ties) -> bool:
    """Whether a Ukrainian pronoun is of what somebody needs or likes: «вони потрібні», "you need them"."""
    behind = cover.uk[pronoun.at + 1 : pronoun.at + 1 + REPORTED]
    return pronoun.role == "does" and any(bound.converse["uk", word.token.lower] for word in behind)


def _place(cover: Coverage, at: int) -> float | None:
    """Where the counterpart of an English word should stand, by the linked words around it."""
    slope = len(cover.uk) / len(cover.en)
    first = max(0, at - WITHIN)
    near = sorted(
        (abs(n - at), word.partner + (at - n) * slope)
        for n, word in enumerate(cover.en[first : at + WITHIN + 1], first)
        if n != at and word.covered >= LINKED and word.partner >= 0 and cover.uk[word.partner].partner == n
    )
    return median([place for _, place in near[:NEIGHBOURS]]) if near else None


def _at(word: Word) -> Place:
    return Place(word.segment, Span(word.token.start, word.token.end))
