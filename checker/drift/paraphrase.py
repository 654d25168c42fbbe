"""Whether what one side denies is denied in other words: by an opposite, once for two verbs, politely."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise, product

from checker.drift.coverage import Word
from checker.drift.cues import CLAUSE, STOPS, SYNONYMS, Cue, Cues, listed
from checker.language import contrasts
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.poles import Entry
from checker.model import Side, Token, other
from checker.model.expressions import deferred

OPPOSITES = "opposites"
# A Ukrainian adjective or adverb of a lesser degree: «малувато» is "rather little".
LESSER = deferred(r"уват(?=[оийаеіу])")
# What ends a sentence, and how many tokens before a denial or a verb the word may stand that joins it to another.
SENTENCE, JOINED = frozenset(".!?…;"), 4
# The least rest of a word behind a prefix that denies.
REST = 4
# So many tokens before a comma another one may stand that opens a parenthesis.
PARENTHESIS = 4
# How many tokens may stand between "than" and what it compares: "than by the number".
COMPARED = 4


def opposed(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether the other side says the opposite of what is denied: «не виграв» is "lost", "not complex" «просте»."""
    word = given.cover.side(side)[cue.target]
    mine = _entries(given, side, word.token)
    if not mine:
        return False
    sure, place = given.sure(side, cue), given.place(side, cue)
    for n, there in enumerate(given.cover.side(other(side))):
        apart = abs(n - place)
        if apart > given.far("may", side):
            continue
        theirs = _entries(given, other(side), there.token)
        if sure and n == word.partner:  # that a translation of the word may mean the opposite is no evidence
            theirs = [entry for entry in theirs if entry.grade == "says"]
        near = n == word.partner if sure else there.covered < LINKED and apart <= given.far("seldom", side)
        if any(_against(one, two, mine, theirs, near=near) for one, two in product(mine, theirs)):
            return True
    return False


def _against(one: Entry, two: Entry, mine: Sequence[Entry], theirs: Sequence[Entry], *, near: bool) -> bool:
    """Whether two words say the poles of a set; where they stand for each other (`near`), one or both only may.

    Words that may mean almost anything ("good") may say the same pole as well, of this set or another.
    """
    if one.set != two.set or one.pole == two.pole:
        return False
    said = [entry.grade for entry in (one, two)].count("says")
    same = {two.set for one, two in product(mine, theirs) if one.set == two.set and one.pole == two.pole}
    return said == 2 or (near and one.set not in same and (said == 1 or not same))


def _entries(given: Cues, side: Side, token: Token) -> list[Entry]:
    """What a word says or may say by the table of opposites, as a word of its own."""
    word = LESSER.sub("", token.lower) if side == "uk" else token.lower
    found = contrasts.found(contrasts.lexicon(OPPOSITES, side, given.words), word)
    return [entry for entry in found if entry.grade != "but" and len(entry.parts) == 1]


def coordinated(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether one denial of the other side goes for this one too: «не пишіть і не тестуйте», "don't write or test"."""
    tokens = cue.mention.segment.tokens
    joins = listed(given.words, "joins", side)
    before = _clause(tokens, cue.mention.first)
    if not any(token.lower in joins or token.text == "," for token in before[-JOINED:]):
        return False
    if not any(
        one.strength == "says"
        and one.mention.segment is cue.mention.segment
        and one.at < cue.at
        and _inside(before, one)
        for one in given.side(side)
    ):
        return False
    word = _there(given, side, cue)
    there = word.segment.tokens
    at = next(n for n, token in enumerate(there) if token.start == word.token.start)
    earlier = _clause(there, at)
    joins = listed(given.words, "joins", other(side))
    # "no ads, tracking, or profiles": a comma joins where a word that does follows, or where each one has its "no".
    repeated = sum(one.strength == "says" and _inside(before, one) for one in given.side(side)) > 1 and not any(
        token.lower in listed(given.words, "joins", "turns") for token in earlier[-JOINED:]
    )
    behind = repeated or any(token.lower in joins for token in there[at + 1 : at + JOINED])
    # "never imagined or conceived": the first of two verbs may be linked to both of the other text.
    first = any(token.lower in joins for token in there[at + 1 : at + 2])
    return (
        first or any(token.lower in joins or (behind and token.text == ",") for token in earlier[-JOINED:])
    ) and any(
        # «без серверів, браузерів»: "no servers, no browsers"
        (one.strength in {"says", "seems"} or (repeated and one.mention.pole == SYNONYMS))
        and one.mention.segment is word.segment
        and _inside(earlier, one)
        for one in given.side(other(side))
    )


def governed(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether the clause that says in English what is denied is one of "unless" or "without"."""
    if side != "uk" or not given.cover.en:
        return False
    word = _there(given, side, cue)
    tokens = word.segment.tokens
    at = next(n for n, token in enumerate(tokens) if token.start == word.token.start)
    denying = listed(given.words, "joins", "governs")
    least = max(0, at - CLAUSE)
    while (at := at - 1) >= least:
        if tokens[at].text in STOPS:
            before = [n for n in range(max(least, at - PARENTHESIS), at) if tokens[n].text == tokens[at].text == ","]
            if not before:
                return False
            at = before[-1]  # "unless, of course, the committee upholds it"
        elif tokens[at].lower in denying:
            return True
    return False


def compared(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether English compares what is denied with what is so: «не за ціною, а за якістю», "than by price"."""
    if side != "uk" or not given.sure(side, cue):
        return False
    instead, than = (listed(given.words, "compares", one) for one in ("uk", "en"))
    behind = cue.mention.segment.tokens[cue.mention.end : cue.mention.end + CLAUSE]
    if not any(one.text == "," and two.lower in instead for one, two in pairwise(behind)):
        return False
    word = _there(given, side, cue)
    tokens = word.segment.tokens
    at = next(n for n, token in enumerate(tokens) if token.start == word.token.start)
    return any(token.lower in than for token in tokens[max(0, at - COMPARED) : at])


def _there(given: Cues, side: Side, cue: Cue) -> Word:
    """The word of the other side that stands where what is denied should."""
    words = given.cover.side(other(side))
    return words[min(len(words) - 1, max(0, round(given.place(side, cue))))]


def _clause(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """The tokens of a sentence before one of them."""
    first = next((n + 1 for n in range(end - 1, -1, -1) if tokens[n].text in SENTENCE), 0)
    return tokens[first:end]


def _inside(tokens: Sequence[Token], cue: Cue) -> bool:
    start = cue.mention.place.span.start
    return bool(tokens) and tokens[0].start <= start <= tokens[-1].start


def inverted(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether an English word is a prefix that denies and what translates the denied word: "unclear" «не зрозуміла»."""
    if side != "uk":
        return False
    known, prefixes = lexicon(given.words), tuple(listed(given.words, "affirms", "prefixes"))
    place, far = cue.target * given.slope(side), given.far("says", side)
    lemmas = known.lemmas("uk", given.cover.uk[cue.target].token.lower)
    first, end = max(0, math.ceil(place - far)), max(0, math.floor(place + far) + 1)
    for word in given.cover.en[first:end]:
        form = word.token.lower
        if not form.startswith(prefixes):
            continue
        rests = {form[len(prefix) :] for prefix in prefixes if form.startswith(prefix)}
        there = {e for rest in rests if len(rest) >= REST for e in known.lemmas("en", rest)}
        if any(known.links(u).get(e, 0.0) >= LINKED for u in lemmas for e in there):
            return True
    return False


def postponed(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether English denies up to a time what Ukrainian says of no earlier one: «не раніше травня», "not until"."""
    if side != "en":
        return False
    times = listed(given.words, "postponed", "en")
    behind = cue.mention.segment.tokens[cue.mention.end : cue.mention.end + EXCEPTION]
    end = next((n for n, token in enumerate(behind) if token.text in SENTENCE), len(behind))
    if not any(token.lower in times for token in behind[:end]):
        return False
    earlier, negators = listed(given.words, "postponed", "uk"), contrasts.lexicon(OPPOSITES, "uk", given.words).negators
    return any(two.token.lower in earlier and one.token.lower in negators for one, two in pairwise(given.cover.uk))


def doubled(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether the word behind what is denied denies as well, and nothing stands for it in the other text.

    «Не виявилися марними» is "was successful", «не варто недооцінювати» "should be taken seriously"; «не може уникнути»
    is no "can avoid", nor is "not missing you" «сумуємо».
    """
    words, at = given.cover.side(side), cue.target + 1
    if cue.target <= cue.at or at >= len(words):
        return False
    if not any(one.at == at and one.strength == "may" and one.mention.segment is cue.mention.segment
               for one in given.side(side)):  # fmt: skip
        return False
    return words[at].covered < LINKED or words[at].partner < 0


# So many tokens behind a denial its exception stands at most.
EXCEPTION = 60


def excepted(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether a denial with an exception is a restriction in the other text: «не …, крім …», "only"."""
    said, only = (listed(given.words, "excepts", key) for key in (f"but_{side}", f"only_{other(side)}"))
    behind = cue.mention.segment.tokens[cue.mention.end : cue.mention.end + EXCEPTION]
    end = next((n for n, token in enumerate(behind) if token.text in SENTENCE), len(behind))
    if not any(token.lower in said for token in behind[:end]):
        return False
    return any(word.token.lower in only for word in given.cover.side(other(side)))


def asked(given: Cues, side: Side, cue: Cue) -> bool:
    """Whether both texts ask, and the denial only makes the question polite: «Ви не знаєте, коли?», "Isn't it?"."""
    tokens = cue.mention.segment.tokens
    opens = cue.mention.first == 0 or not tokens[cue.mention.first - 1].text[0].isalnum()
    if side == "en" and not opens:
        return False
    mark = next((token.text for token in tokens[cue.mention.first :] if token.text in {".", "?", "!", "…"}), "")
    return mark == "?" and any(token.text == "?" for token in given.cover.side(other(side))[0].segment.tokens)
