"""Words that exclude one another (before and after, mother and daughter), and where a passage says them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from checker.language.poles import (
    ENDING,
    NOTHING,
    Entry,
    Grade,
    Joined,
    Listed,
    Pointers,
    Poles,
    Row,
    join,
)
from checker.language.spans import sentence_number
from checker.language.vocabulary import Words
from checker.model import SIDES, Place, Segment, Side, Span

new = tuple.__new__
VOWELS = frozenset("aeiouy")
# The tables of poles that are shipped; a house may have others.
TABLES = (
    "attitudes", "certainty", "conditions", "connectives", "false_friends", "genders", "hedges", "kinds", "modality",
    "negation", "opposites", "qualifiers", "quantifiers", "rates", "restrictions", "roles", "senses",
)  # fmt: skip
# What an entry has that is no single word as it stands.
OTHER = frozenset(" +^")


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
    """The entries of one language in one table, which stand among those of all tables in `poles`.

    `negators` turn what follows them within `reach` words, but not in the sets `unturned` («не до війни»), nor as a
    word that only strengthens or weakens the next (`degrees`): "far less", "a little worse".
    """

    table: str
    poles: Poles
    negators: frozenset[str]
    reach: int
    unturned: frozenset[str]
    degrees: frozenset[str]

    def rows(self, word: str) -> Sequence[Row]:
        """The entries that a word may begin (see `found`), as plain tuples."""
        return self.poles.words[word].rows.get(self.table, ())

    def hints(self, word: str) -> Pointers:
        """The sets and poles that a word says, or may say in a phrase."""
        return self.poles.words[word].hints.get(self.table, NOTHING)


def lexicon(table: str, side: Side, words: Words) -> Lexicon:
    """The entries of `rules/words/TABLE.toml` that are of one language."""
    return words.made(_lexicon, table, side)


def _lexicon(words: Words, table: str, side: Side) -> Lexicon:
    known = poles(side, words)
    if table not in known.tables:  # a house's own
        known = Poles((table,), join({table: words.made(columns, table, side)}))
    return Lexicon(table, known, *words.made(turning, table, side))


def poles(side: Side, words: Words) -> Poles:
    """The shipped tables of one language, joined."""
    return words.made(_poles, side)


def _poles(words: Words, side: Side) -> Poles:
    return Poles(TABLES, words.made(joined, side), words.table("calendar")[side].get("doubtful", ()))


def joined(words: Words, side: Side) -> Joined:
    """The entries of the shipped tables, as plain values; a house that adds to one has the others as prepared."""
    return join({table: words.made(columns, table, side) for table in TABLES})


def columns(words: Words, table: str, side: Side) -> tuple[Listed, Listed, Listed]:
    """The entries of a table by word, beginning and ending, as plain values."""
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
    return _frozen(whole), _frozen(begins), _frozen(ends)


def turning(words: Words, table: str, side: Side) -> Any:
    """What turns the entries of a table and what does not: the other fields of a `Lexicon`, as plain values."""
    turned = words.table(table).get("negated", {})
    return (
        frozenset(parsed(turned.get(side, ""))) | (_deniers(turned["by"], side, words) if "by" in turned else set()),
        int(turned.get("reach", {}).get(side, 0)),
        frozenset(parsed(turned.get("except", ""))),
        degrees(table, words),
    )


def meanings_of(words: Words, table: str) -> dict[tuple[str, str], str]:
    """What the words of a pole mean, by its set and its name, of those of which a table says so."""
    return {
        (name, pole): given["means"]
        for name, poles in words.table(table)["sets"].items()
        for pole, given in poles.items()
        if "means" in given
    }


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


def found(lex: Lexicon, word: str) -> Sequence[Entry]:
    """The entries that a word may begin; of single words, the longest of each set (and a whole word before stems)."""
    return [new(Entry, row) for row in lex.rows(word)]


def mentions(segments: Sequence[Segment], lex: Lexicon, wanted: Collection[str]) -> dict[str, list[Mention]]:
    """What the passages say of some sets; of words that lie in a phrase of their set, only the phrase is told."""
    told: dict[str, list[Mention]] = {}
    phrases: set[str] = set()  # the sets that a phrase is said of
    passages, table = lex.poles.passages, lex.table
    for segment in segments:
        low = segment.lows
        turns: bool | None = None  # whether a denial stands anywhere, asked where something is said
        for n, by_table in passages[segment].places:
            if table not in by_table:  # most of them
                continue
            for name, pole, grade, parts, at in by_table[table]:
                if name not in wanted:
                    continue
                first = n - at
                end = first + len(parts)
                if len(parts) > 1:
                    if not _stands(parts, low, first, end):
                        continue
                    phrases.add(name)
                if turns is None:
                    turns = lex.reach > 0 and ("'" in segment.folded or not lex.negators.isdisjoint(low))
                negated = turns and name not in lex.unturned and _negated(low, first, lex)
                if negated and segment.side == "uk" and low[first] in lex.negators:
                    negated = False  # «не попросив ніхто» is "nobody asked"
                told.setdefault(name, []).append(new(Mention, (pole, grade, segment, first, end, negated)))
    for name in phrases:
        told[name] = list(_longest(told[name]))
    return told


def other_sentence(one: Mention, two: Mention) -> bool:
    """Whether two passages have the same number of sentences, and mentions stand in different ones."""
    if len(one.segment.sentences) != len(two.segment.sentences):
        return False
    numbers = (sentence_number(m.segment, m.segment.tokens[m.first].start) for m in (one, two))
    return next(numbers) != next(numbers)


def _stands(parts: tuple[str, ...], low: Sequence[str], first: int, end: int) -> bool:
    """Whether the words of a phrase are those of a passage (in lower case) from one on."""
    if first < 0 or end > len(low):
        return False
    for n, part in enumerate(parts, first):
        word = low[n]
        if part == word or part == "*":
            continue
        if part[-1] == ENDING:
            if not word.startswith(part[:-1]):
                return False
        elif part[0] != ENDING or not word.endswith(part[1:]):
            return False
    return True


def _negated(low: Sequence[str], first: int, lex: Lexicon) -> bool:
    """Whether a denial stands before the number of a word of a passage (in lower case)."""
    before = first - 1 if first and low[first - 1] in lex.degrees else first
    for word in reversed(low[max(0, before - lex.reach) : before]):
        if word in ".,;:!?":
            return False
        if word in lex.negators or word.endswith("n't"):
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
