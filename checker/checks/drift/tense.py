"""What is yet to come in one text has happened in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, LOOSE, STRING, Check, weakened
from checker.drift.chunks import joints
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.locality import at_one_place, clause
from checker.drift.tenses import Tense as Told
from checker.drift.tenses import Tenses, tenses
from checker.drift.ties.vocabulary import Listing
from checker.language.spans import first_token
from checker.language.text import untranslated
from checker.language.tokens import present
from checker.model import SIDES, Hit, Pair, Place, Segment, Side, Span, Token

# How surely a verb has to be the counterpart of another (0 to 1), and how many words behind "will" it may stand.
SURE, REACH = 0.5, 4
# What a verb says at least that is yet to be done (0 to 1).
SAYS = 0.3
# How many words around a verb may tell of its time otherwise.
AROUND = 9
# How many words before an English verb its auxiliary stands.
HELPS = 2


class Found(NamedTuple):
    """Two verbs (the numbers of their words) with another tense, and where they stand."""

    numbers: tuple[int, int]
    uk: Place
    en: Place


class Tense(Check):
    """Reports a verb that is in the future in one text where the verb that stands for it is in the past in the other.

    Where a passage has both tenses, or plans, promises and conditions, the words around both verbs must translate each
    other, and none of those may be near.
    """

    check: Literal["tense"]
    compares = True
    freely = True
    by_word = True
    values = {"uk": "the Ukrainian verb", "en": "the English verb"}
    evidence = {**LOOSE, **STRING}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        known = tenses(comparison.words)
        for pair in comparison.pairs:
            if not pair.uk or not pair.en or pair.uk[0].role in ASIDE or untranslated(pair):
                continue
            there = _coming(pair.en, known)
            owed = not there and any(not known.owed.whole.isdisjoint(present(one)) for one in pair.uk)
            if not there and not owed and not any(any(map(known.comes.__getitem__, one.lows)) for one in pair.uk):
                continue  # most often
            here = _told(pair.uk, known)
            if not owed and (not here or (here == {"future"} and there) or (here == {"past"} and not there)):
                continue
            cover = coverage_of(comparison, pair)
            told = _will(known, cover) if there else _happened(comparison, known, cover)
            alike = len(here) == 1 and not _open(pair, known)
            if not alike and _as_many(cover, known, there):
                continue
            found = next((one for one in told if alike or _by_itself(one.numbers, cover, known)), None)
            if found:
                weak = weakened(comparison, found.uk.segment)
                yield Hit(found.uk, found.en, values={"uk": found.uk.text, "en": found.en.text}, evidence=weak)


def _as_many(cover: Coverage, known: Tenses, there: bool) -> bool:
    """Whether each future of an English passage may have its counterpart, or (not `there`) each Ukrainian one."""
    lows = [word.token.lower for word in cover.uk]
    uk = sum(known.uk[low] == "future" or (not there and low in known.owed) for low in lows)
    en = sum(known.en[word.token.lower] == "future" for word in cover.en)
    return uk >= en if there else en >= uk


def _by_itself(numbers: tuple[int, int], cover: Coverage, known: Tenses) -> bool:
    """Whether two verbs stand in one place, and nothing near them tells of time otherwise."""
    u, e = numbers
    if not at_one_place(cover, u, e) or cover.uk[u].token.lower.endswith(known.impersonal):  # «просто»
        return False
    tokens = cover.en[e].segment.tokens
    at = first_token(cover.en[e].segment, cover.en[e].token.start)
    if not any(known.tells(tokens, n) for n in range(max(0, at - HELPS), at + 1)):
        return False  # "have them validated"
    near = {side: cover.side(side)[max(0, n - AROUND) : n + AROUND + 1] for side, n in zip(SIDES, numbers, strict=True)}
    both = all(any(known.of(side)[word.token.lower] == "future" for word in listed) for side, listed in near.items())
    if both or any(_opens(word.token, known, side) for side, listed in near.items() for word in listed):
        return False
    owed = cover.uk[u - 1].token.lower in known.owed if u else False
    if owed:
        return True
    for side, n in zip(SIDES, numbers, strict=True):
        words = cover.side(side)
        first, last = clause(words, n, n, AROUND, known.joins)
        if any(_among(word.token, known.clause[side]) for word in words[first : last + 1]):
            return False
    return True


def _told(segments: Sequence[Segment], known: Tenses) -> set[Told]:
    """The tenses that a Ukrainian passage has; what stands behind «буде» is no past («буде закрито»)."""
    told: set[Told] = set()
    for one in segments:
        tenses = list(map(known.uk.__getitem__, one.lows))
        before: Told = ""
        for tense in tenses if any(tenses) else ():
            if tense and not (before == "future" and tense == "past"):
                told.add(tense)
            before = tense
    return told


def _coming(segments: Sequence[Segment], known: Tenses) -> bool:
    """Whether an English passage tells of what is to come."""
    said = known.future["en"].whole
    return any(
        known.coming(one.tokens, n)
        for one in segments
        if not said.isdisjoint(present(one))
        for n in range(len(one.tokens))
    )


def _will(known: Tenses, cover: Coverage) -> Iterator[Found]:
    """The Ukrainian pasts, and the English futures whose verbs stand for them."""
    for n, word in enumerate(cover.en):
        if known.en[word.token.lower] != "future":
            continue
        if not known.coming(word.segment.tokens, first_token(word.segment, word.token.start)):
            continue
        for m, verb in enumerate(cover.en[n + 1 : n + 1 + REACH], n + 1):
            mate = _mate(m, cover.en, cover.uk)
            if mate is None or verb.segment is not word.segment:
                continue
            if m == n + 1 and mate.token.lower.endswith(known.impersonal):
                continue  # "will simply take", and no "will be taken": «просто візьме»
            before = known.uk[cover.uk[verb.partner - 1].token.lower] if verb.partner else ""
            if known.uk[mate.token.lower] == "past" and before != "future":  # «буде закрито»
                en = Place(word.segment, Span(word.token.start, verb.token.end))
                yield Found((verb.partner, m), _place(mate), en)
            break


def _happened(comparison: Comparison, known: Tenses, cover: Coverage) -> Iterator[Found]:
    """The Ukrainian futures whose verbs an English past stands for."""
    made = joints(comparison.words, "uk").participle
    for n, word in enumerate(cover.uk):
        owed = word.token.lower in known.owed
        if (known.uk[word.token.lower] != "future" and not owed) or _named(cover.uk, n, known):
            continue
        helps = owed or word.token.lower in known.future["uk"]  # «буде закрито»
        for m, verb in enumerate(cover.uk[n + helps : n + helps + REACH], n + helps):
            if m > n and not helps and made(verb.token.lower):
                break  # «виведе зроблені записи»
            mate = _mate(m, cover.uk, cover.en)
            beyond = m > n + 1 and not helps and not verb.token.lower.endswith(known.infinitive)
            if beyond and mate is not None and _verb(mate, known):
                continue  # «проведе за ґратами», "barred"; but «вийде друком», "published"
            passive = helps and not verb.token.lower.endswith(known.infinitive)
            if owed and (passive or m > n + 1 or verb.weight < SAYS):
                break  # «має досвід», «має ще раз узгодити», «має бути»
            if mate is not None and _past(mate, known) and (not passive or _helped(mate, known)):
                uk = Place(word.segment, _over(word.token, verb.token))
                yield Found((m, verb.partner), uk, _with_auxiliary(mate, known))
            if mate is not None or (helps and not passive):
                break


def _named(words: Sequence[Word], n: int, known: Tenses) -> bool:
    """Whether a word (its number) is a name that only looks like a future: «Ейде наголосив»."""
    follows = known.uk[words[n + 1].token.lower] if n + 1 < len(words) else ""
    return words[n].token.text[0].isupper() and follows == "past"


def _past(verb: Word, known: Tenses) -> bool:
    """Whether an English word is a past, or the one before it: "took place"."""
    tokens = verb.segment.tokens
    at = first_token(verb.segment, verb.token.start)
    return known.happened(tokens, at) or (at > 0 and known.happened(tokens, at - 1))


def _verb(word: Word, known: Tenses) -> bool:
    """Whether an English word is a past itself."""
    return known.happened(word.segment.tokens, first_token(word.segment, word.token.start))


def _helped(verb: Word, known: Tenses) -> bool:
    """Whether an auxiliary makes a past of a participle: "were passed"; "values passed to it" may yet be."""
    tokens = verb.segment.tokens
    at = first_token(verb.segment, verb.token.start)
    return any(known.en[token.lower] == "past" for token in tokens[max(0, at - HELPS) : at])


def _mate(n: int, here: Sequence[Word], there: Sequence[Word]) -> Word | None:
    """The counterpart of a word, where it is sure, and each is the best of the other."""
    at = here[n].partner
    return there[at] if at >= 0 and here[n].covered >= SURE and there[at].partner == n else None


def _place(word: Word) -> Place:
    return Place(word.segment, Span(word.token.start, word.token.end))


def _with_auxiliary(verb: Word, known: Tenses) -> Place:
    """An English past with the "was" or "had" before it."""
    tokens = verb.segment.tokens
    at = first_token(verb.segment, verb.token.start)
    first = tokens[at - 1] if at and known.en[tokens[at - 1].lower] == "past" else verb.token
    return Place(verb.segment, Span(first.start, verb.token.end))


def _over(first: Token, last: Token) -> Span:
    return Span(first.start, max(first.end, last.end))


def _open(pair: Pair, known: Tenses) -> bool:
    """Whether a passage tells of time otherwise, or of plans, promises and conditions."""
    return any(
        _opens(token, known, side, first=n == 0) or _among(token, known.clause[side], first=n == 0)
        for side in SIDES
        for one in pair.side(side)
        for n, token in enumerate(one.tokens)
    )


def _opens(token: Token, known: Tenses, side: Side, *, first: bool = False) -> bool:
    """Whether a word tells of time otherwise."""
    return _among(token, known.open[side], first=first)


def _among(token: Token, listed: Listing, *, first: bool = False) -> bool:
    """Whether a word is one of some, and has no capital inside a passage: "in May"."""
    return token.lower in listed and (first or not token.text[0].isupper())
