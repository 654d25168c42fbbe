"""Words that exclude one another (before and after, mother and daughter), and where a passage says them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Literal, NamedTuple

from checker.language.memo import Memo
from checker.language.tokens import PARTS
from checker.language.vocabulary import Words
from checker.model import SIDES, Place, Segment, Side, Span, Token

# "says": the word means its pole. "also": it may mean it, so that it excuses, and accuses nobody. "but": a phrase that
# only looks as if it said the pole ("as soon as").
Grade = Literal["says", "also", "but"]
VOWELS = frozenset("aeiouy")
ENDING = "~"
# What an entry has that is no single word as it stands.
OTHER = frozenset(" +^")
# By so many first letters it is told that a word is none of a table.
FIRST = 4


class Entry(NamedTuple):
    """A word or a phrase of the table: its set, its pole, and its words; `at` is the one that it is found by."""

    set: str
    pole: str
    grade: Grade
    parts: tuple[str, ...]
    at: int


# An entry as a plain tuple, of which most are never looked at.
Row = tuple[str, str, Grade, tuple[str, ...], int]
Rows = Mapping[str, tuple[Row, ...]]


class Mention(NamedTuple):
    """Where a passage says a pole: the numbers of its first token and of the one behind its last."""

    pole: str
    grade: Grade
    segment: Segment
    first: int
    end: int
    negated: bool

    @property
    def place(self) -> Place:
        """Where it stands, for a finding."""
        tokens = self.segment.tokens
        return Place(self.segment, Span(tokens[self.first].start, tokens[self.end - 1].end))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The entries of one language: by whole word, by beginning and by ending.

    `sizes` are the lengths of beginnings and endings. `negators` turn what follows
    them within `reach` words, but not in the sets `unturned` («не до війни»), nor as a word that only strengthens or
    weakens the next (`degrees`): "far less", "a little worse".
    """

    whole: Rows
    begins: Rows
    ends: Rows
    sizes: tuple[int, ...]
    negators: frozenset[str]
    reach: int
    unturned: frozenset[str]
    degrees: frozenset[str]

    @cached_property
    def found(self) -> Memo[str, tuple[Entry, ...]]:
        """The entries that a word may begin, see the function of that name."""
        return Memo(self._found)

    def hints(self, word: str) -> frozenset[tuple[str, str]]:
        """The sets and poles that a word says, or may say in a phrase."""
        return frozenset([(e.set, e.pole) for e in self.found[word] if e.grade == "says"])

    @cached_property
    def _openings(self) -> frozenset[str]:
        """The first letters of the beginnings, and the whole words."""
        return frozenset((*self.whole, *(key[:FIRST] for key in self.begins)))

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return tuple(self.ends)

    def _strange(self, word: str) -> bool:
        """Whether a word surely is in no table, as most are, neither it nor a part of it."""
        first = (word, word[:1], word[:2], word[:3], word[:FIRST])
        return self._openings.isdisjoint(first) and not word.endswith(self._endings) and word.isalpha()

    def _found(self, word: str) -> tuple[Entry, ...]:
        if self._strange(word):
            return ()
        listed = [(len(word) + 1, Entry(*row)) for row in self.whole.get(word, ())]
        for cut in self.sizes:
            if cut > len(word):
                break
            if word[:cut] in self.begins:
                listed += [(cut, Entry(*row)) for row in self.begins[word[:cut]]]
            if word[-cut:] in self.ends:
                listed += [(1, Entry(*row)) for row in self.ends[word[-cut:]]]
        if not listed and word.isalpha():
            return ()
        best: dict[str, int] = {}
        for length, entry in listed:
            if len(entry.parts) == 1:
                best[entry.set] = max(length, best.get(entry.set, 0))
        kept = tuple(entry for length, entry in listed if len(entry.parts) > 1 or length == best[entry.set])
        if kept or not ("-" in word or "'" in word):
            return kept
        return tuple(dict.fromkeys(e for part in PARTS.split(word) if len(part) > 1 for e in self.found[part]))


def lexicon(table: str, side: Side, words: Words) -> Lexicon:
    """The entries of `rules/words/TABLE.toml` that are of one language."""
    return words.made(_lexicon, table, side)


def _lexicon(words: Words, table: str, side: Side) -> Lexicon:
    return Lexicon(*words.made(columns, table, side))


def columns(words: Words, table: str, side: Side) -> Any:
    """The fields of a `Lexicon`, as plain values."""
    whole: dict[str, list[Entry]] = {}
    begins: dict[str, list[Entry]] = {}
    ends: dict[str, list[Entry]] = {}
    for entry in dict.fromkeys(entries(table, words)[side]):
        key = entry[3][entry[4]]  # its parts, and which of them
        if key[-1] == ENDING:
            begins.setdefault(key[:-1], []).append(entry)
        elif key[0] == ENDING:
            ends.setdefault(key[1:], []).append(entry)
        else:
            whole.setdefault(key, []).append(entry)
    turned = words.table(table).get("negated", {})
    return (
        _frozen(whole),
        _frozen(begins),
        _frozen(ends),
        tuple(sorted({len(key) for key in (*begins, *ends)})),
        frozenset(parsed(turned.get(side, ""))) | (_deniers(turned["by"], side, words) if "by" in turned else set()),
        int(turned.get("reach", {}).get(side, 0)),
        frozenset(parsed(turned.get("except", ""))),
        degrees(table, words),
    )


def degrees(table: str, words: Words) -> frozenset[str]:
    """The words that a table says only to strengthen or weaken the next one."""
    return frozenset(parsed(words.table(table).get("degrees", {}).get("words", "")))


def _deniers(table: str, side: Side, words: Words) -> set[str]:
    """The single words that say what a table is about."""
    return {entry.parts[0] for entry in entries(table, words)[side] if entry.grade == "says" and len(entry.parts) == 1}


def _frozen(given: dict[str, list[Entry]]) -> dict[str, tuple[tuple[Any, ...], ...]]:
    return {key: tuple(map(tuple, listed)) for key, listed in given.items()}


def entries(table: str, words: Words) -> dict[Side, tuple[Entry, ...]]:
    """Every entry of a table of poles, by language; its letters tell which that is."""
    return words.made(_entries, table)


def _entries(words: Words, table: str) -> dict[Side, tuple[Entry, ...]]:
    made: dict[Side, list[Entry]] = {side: [] for side in SIDES}
    grades: tuple[tuple[str, Grade], ...] = (("en", "says"), ("uk", "says"), ("also", "also"), ("but", "but"))
    bare = partial(tuple.__new__, Entry)  # a tenth of the time that the check of one post takes went into `Entry(…)`
    for name, poles in words.table(table)["sets"].items():
        for pole, given in poles.items():
            for key, grade in grades:
                for phrase in parsed(given[key]) if key in given else ():
                    into = made["en" if phrase.isascii() else "uk"]
                    if phrase.isalpha() or OTHER.isdisjoint(phrase):
                        into.append(bare((name, pole, grade, (phrase,), 0)))
                    else:
                        into.extend([_entry(name, pole, grade, form) for form in forms(phrase)])
    return {side: tuple(listed) for side, listed in made.items()}


def parsed(given: str) -> list[str]:
    """The entries of a list with commas, as tables of words have it."""
    return [phrase for phrase in map(str.strip, " ".join(given.split()).split(",")) if phrase]


def _entry(name: str, pole: str, grade: Grade, phrase: str) -> Entry:
    if " " not in phrase:
        return Entry(name, pole, grade, (phrase,), 0)
    parts = tuple(phrase.split())
    sizes = [len(part.strip(ENDING + "*")) for part in parts]
    return Entry(name, pole, grade, parts, sizes.index(max(sizes)))


def forms(phrase: str) -> list[str]:
    """The forms of a phrase of the table: "win+" is a verb or a noun, "hot^" an adjective, the rest is as it stands.

    >>> forms("carry+ on")
    ['carry on', 'carries on', 'carried on', 'carrying on']
    >>> forms("hot^")
    ['hot', 'hotter', 'hottest', 'hotly']
    """
    first, _, rest = phrase.partition(" ")
    if first[-1] not in "+^":
        return [phrase]
    stem, made = first[:-1], _inflected(first[:-1], verb=first[-1] == "+")
    return [f"{form} {rest}".strip() for form in (stem, *made)]


def _inflected(word: str, verb: bool) -> list[str]:
    last, before = word[-1], word[-2:-1]
    doubled = word
    if last not in VOWELS | set("wx") and before in VOWELS and word[-3:-2] not in VOWELS and len(word) < 6:
        doubled = word + last
    if last == "y" and before not in VOWELS:
        stem = word[:-1] + "i"
        return [stem + "es", stem + "ed", word + "ing"] if verb else [stem + end for end in ("er", "est", "ly")]
    if last == "e":
        return [word + "s", word + "d", word[:-1] + "ing"] if verb else [word + "r", word + "st", word + "ly"]
    if not verb:
        return [doubled + "er", doubled + "est", word + "ly"]
    many = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    return [many, doubled + "ed", doubled + "ing"]


def found(lex: Lexicon, word: str) -> tuple[Entry, ...]:
    """The entries that a word may begin; of single words, the longest of each set (and a whole word before stems)."""
    return lex.found[word]


def mentions(segments: Sequence[Segment], lex: Lexicon, wanted: Collection[str]) -> dict[str, list[Mention]]:
    """What the passages say of some sets; of words that lie in a phrase of their set, only the phrase is told."""
    told: dict[str, list[Mention]] = {}
    known = lex.found
    for segment in segments:
        tokens = segment.tokens
        for n, token in enumerate(tokens):
            for entry in known[token.lower]:
                first = n - entry.at
                end = first + len(entry.parts)
                if entry.set not in wanted or (len(entry.parts) > 1 and not _stands(entry.parts, tokens, first, end)):
                    continue
                negated = lex.reach > 0 and entry.set not in lex.unturned and _negated(tokens, first, lex)
                told.setdefault(entry.set, []).append(Mention(entry.pole, entry.grade, segment, first, end, negated))
    return {name: list(_longest(listed)) if len(listed) > 1 else listed for name, listed in told.items()}


def _stands(parts: tuple[str, ...], tokens: Sequence[Token], first: int, end: int) -> bool:
    return first >= 0 and end <= len(tokens) and all(_is(part, tokens[first + n].lower) for n, part in enumerate(parts))


def _is(part: str, word: str) -> bool:
    if part.endswith(ENDING):
        return word.startswith(part[:-1])
    return part in {"*", word} or (part[0] == ENDING and word.endswith(part[1:]))


def _negated(tokens: Sequence[Token], first: int, lex: Lexicon) -> bool:
    before = first - 1 if first and tokens[first - 1].lower in lex.degrees else first
    for token in reversed(tokens[max(0, before - lex.reach) : before]):
        if token.text in ".,;:!?":
            return False
        if token.lower in lex.negators or token.lower.endswith("n't"):
            return True
    return False


def _longest(listed: list[Mention]) -> Iterator[Mention]:
    most: dict[tuple[Segment, int], int] = {}  # the words of the longest mention over each token
    for one in listed:
        for n in range(one.first, one.end):
            most[one.segment, n] = max(one.end - one.first, most.get((one.segment, n), 0))
    for one in listed:
        if all(most[one.segment, n] <= one.end - one.first for n in range(one.first, one.end)):
            yield one
