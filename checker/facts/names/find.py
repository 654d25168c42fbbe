"""Names of people, places and organizations, in any case form, with what is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.facts.names import gazetteer
from checker.facts.names.likeness import SAME, UNUSUAL, part_likeness
from checker.language.house import spellings as house
from checker.language.memo import Memo
from checker.language.quantities.currencies import noun as currency
from checker.language.text import script
from checker.language.tokens import ordinary
from checker.language.vocabulary import Words, shipped
from checker.model import Fact, Segment, Side, Span, Token

# Endings that names hardly have, so that an unknown word which begins a sentence is no name:
# «Розслідування», «Готовність», «Повертається», «Заборонено».
ORDINARY = re.compile(
    r".*(?:ння|нням|нні|ття|ість|ості|істю|ться|ити|ати|іти|увати|ють|ять|или|али|ено|ано|ний|ного|ною|ним|них|ній|"
    r"ові|овий|ових|ової|на|не|ні|но|чи|вши|ло|ла|ли|ує|ає|іє|ою|ції|цій|цію|ціях|ція|ами|ями|ах|ях|ям|ам|ів|їв)"
)
# An initial: "W.", «В.», «Дж.».
INITIAL = re.compile(r"[^\W\d_]|Дж|Дз")
# A cry: «Ніііі!», "Nooo!".
DRAWN = re.compile(r"([^\W\d_])\1\1", re.IGNORECASE)
# The number of a king or a pope, which is no part of the name: Elizabeth II.
REIGN = re.compile(r"[IVX]{2,}")


class Name(NamedTuple):
    """What a mention says: its words in small letters without titles and particles, and what they are known to name."""

    parts: tuple[str, ...]
    ids: frozenset[str]
    first: bool = False  # one word that begins a sentence, so that its capital says little
    label: str = ""  # PER, LOC, ORG or MISC, where a trained pipeline says so
    hint: bool = False  # nobody but a trained pipeline takes it for a name, so that it is no side of a finding


class Lexicon(NamedTuple):
    """What tells a name from other words with a capital."""

    common: frozenset[str]
    stems: frozenset[str]
    starters: tuple[str, ...]
    titles: frozenset[str]
    particles: frozenset[str]
    generations: tuple[str, ...]
    surnames: frozenset[str]
    given_places: frozenset[str]
    small: tuple[str, ...]


@cache
def lexicon(side: Side, words: Words) -> Lexicon:
    """The word lists of a language."""
    table = words.table("name_words")
    common = words.lines(f"common_{side}")
    calendar = words.table("calendar")[side]
    listed = {form for group in ("months", "weekdays") for entry in calendar[group] for form in entry.split()}
    if side == "uk":
        listed |= set(words.table("languages")["function"]["ru"])  # «Вот», in the words of one who speaks Russian
    stems = (
        frozenset(word[: max(4, len(word) - 2)] for word in common if len(word) > 3) if side == "uk" else frozenset()
    )
    return Lexicon(
        common=common | listed,
        stems=stems,
        starters=tuple(table["starters"].get(side, ())),
        titles=frozenset(table["titles"][side]),
        particles=frozenset(table["particles"][side]),
        generations=tuple(table["generations"][side]),
        surnames=frozenset(table["surnames"][side]),
        given_places=frozenset(table["given_places"][side]),
        small=tuple(table["small"].get(side, ())),
    )


def find(segment: Segment, words: Words) -> list[Fact]:
    """The names of a passage; a value is a `Name`. What may as well be an ordinary word is soft."""
    taken: set[int] = set()
    facts: list[Fact] = []
    for one in gazetteer.known(segment, words):
        if _given(one, segment, words):
            continue
        taken.update(range(one.start, one.end))
        if _no_place(one, segment, words):
            continue
        span = Span(segment.tokens[one.start].start, segment.tokens[one.end - 1].end)
        parts = tuple(token.lower for token in segment.tokens[one.start : one.end])
        facts.append(
            Fact("name", Name(parts, one.ids), gazetteer.shown(one.ids, words), segment, span, soft=not one.noun)
        )
    facts += [mention(run, first, segment, words) for run, first in _runs(segment, taken, words)]
    return sorted(facts, key=lambda fact: fact.span)


def _given(one: gazetteer.Known, segment: Segment, words: Words) -> bool:
    """Whether a known place is the given name of somebody here: «Мілан Кундера», Roman Abramovich."""
    known, rest = lexicon(segment.side, words), segment.tokens[one.end : one.end + 1]
    return (
        one.end == one.start + 1
        and segment.tokens[one.start].lower in known.given_places
        and any(token.text[0].isalpha() and _naming(segment.side, words)[token.text, False] for token in rest)
    )


def _no_place(one: gazetteer.Known, segment: Segment, words: Words) -> bool:
    """Whether a known name is none here: the US of «доларах США», and of a text in capitals that says "to us"."""
    first = segment.tokens[one.start]
    if segment.side == "en":
        return segment.text.isupper() and first.lower in lexicon("en", words).common
    before = segment.tokens[one.start - 1].lower if one.start else ""
    money = currency(before, "uk", words) if first.text == "США" and before.isalpha() else None
    return money is not None


def _runs(segment: Segment, taken: set[int], words: Words) -> Iterator[tuple[list[Token], bool]]:
    """Neighbouring words with capitals that are no ordinary words, and whether the first has one for another reason.

    Initials and particles hold a name together.
    """
    known, naming = lexicon(segment.side, words), _naming(segment.side, words)
    firsts = _firsts(segment)
    run: list[Token] = []
    first = False
    for n, token in enumerate(segment.tokens):
        if run and token.text == "." and INITIAL.fullmatch(run[-1].text):
            continue
        if run and (token.lower in known.particles or _surname(segment, n) or _initial(segment, n)):
            run.append(token)
            continue
        named = n not in taken and naming[token.text, n in firsts]
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


def _surname(segment: Segment, n: int) -> bool:
    """Whether a word follows an initial, so that it is a name, whatever else it means: George W. Bush."""
    return n > 1 and _initial(segment, n - 2) and segment.tokens[n].text[0].isupper()


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


def _firsts(segment: Segment) -> set[int]:
    """The tokens (indices) that have a capital because a sentence, a quotation or an item begins there."""
    starts = {span.start for span in segment.sentences}
    firsts: set[int] = set()
    waiting = False
    for n, token in enumerate(segment.tokens):
        waiting = waiting or token.start in starts
        if token.text == "." and _initial(segment, n - 1):
            continue  # «В. Зеленський»
        if token.text[0].isalnum():
            if waiting:
                firsts.add(n)
            waiting = False
        elif token.text in {":", "«", "“", '"', "„", "-", "•", "…", "?", "!", ".", "(", ">", "→", "›"}:
            waiting = True
    return firsts


@cache
def _naming(side: Side, words: Words) -> Memo[tuple[str, bool], bool]:
    """Whether a word is (part of) a name, by the word and by whether it is the first of a sentence."""
    return Memo(lambda asked: _named(*asked, side, lexicon(side, words), words))


def _named(text: str, first: bool, side: Side, known: Lexicon, words: Words) -> bool:
    particle, _, rest = text.partition("-")
    if rest[:1].isupper() and particle in known.particles:
        return True  # «аль-Асад»
    lower = text.lower()
    if text.islower() and known.small and lower.startswith(known.small):
        return True  # «путін»
    if not text[0].isupper() or lower in known.titles or REIGN.fullmatch(text) or DRAWN.search(text):
        return False
    if len(text) == 1:
        return not first and lower not in known.common
    base = lower.removesuffix("'s").removesuffix("'")
    if base in known.surnames and not first:
        return True
    if side == "en" and (english(base, known) or (rest[:1].islower() and english(particle.lower(), known))):
        return False  # "Add-ons" too
    if base in known.common:
        return False
    if all(part in known.titles or part in known.common for part in base.split("-")):
        # "Mills-Hicks" is a name, "Twenty-one" begins a sentence
        return side == "en" and "-" in base and not first and all(part[:1].isupper() for part in text.split("-"))
    if side == "uk" and script(text[0]) == "latin":
        return True
    if side == "en":
        return script(text[0]) == "latin" and base.rstrip("s") not in known.common and "'" not in base[-3:]
    if text.isupper() and len(text) < 6:
        return True
    if first:
        return not (base.startswith(known.starters) or ordinary(base, words))
    common = any(base[:size] in known.stems for size in range(max(4, len(base) - 3), len(base)))
    return not (common and len(base) > 6 and ORDINARY.fullmatch(base) is not None)


# What makes another ordinary word of one: "deauthorize", "unsurprisingly".
PREFIX = re.compile(r"(?:un|de|re|non|pre|over|mis|dis|anti|co)-?(?=\w{4})")


def english(word: str, known: Lexicon) -> bool:
    """Whether an English word (in lower case) is an ordinary one, or is made of one."""
    if word in known.common:
        return True
    if word.endswith("ly") and english(word[:-2], known):
        return True
    prefix = PREFIX.match(word)
    return prefix is not None and word[prefix.end() :] in known.common


def mention(run: list[Token], first: bool, segment: Segment, words: Words) -> Fact:
    """The name that neighbouring words make, `first` where the first has its capital for another reason."""
    known = lexicon(segment.side, words)
    while len(run) > 1 and run[-1].lower in known.particles:
        run = run[:-1]
    parts = tuple(
        part
        for token in run
        if not INITIAL.fullmatch(token.text) and token.lower not in known.particles
        for part in _split(token.lower.removesuffix("'s").removesuffix("'"), known)
    )
    span = Span(run[0].start, run[-1].end - 2 if run[-1].text.endswith("'s") else run[-1].end)
    text = segment.text[span.start : span.end]
    # «HTTP», «RFID-ідентифікатор»
    head = run[0].text.partition("-")[0]
    abbreviation = len(run) == 1 and (run[0].text.isupper() or (len(head) > 1 and head.isupper()))
    lone = first and len(run) == 1
    # The label of a button begins with a capital, or each of its words does: "Fuchsia", "Uploaded by", "HTTP Request".
    label = first and segment.role == "string"
    value = Name(parts, frozenset(), lone)
    return Fact("name", value, text, segment, span, soft=abbreviation or label or not parts)


def _split(word: str, known: Lexicon) -> list[str]:
    """The words of a double name, without particles and what tells son from father: "Mills-Hicks", «Буша-молодшого»."""
    if "-" not in word:
        return [word]
    parts = [part for part in word.split("-") if len(part) > 1 and part not in known.particles]
    return [part for part in parts if not part.startswith(known.generations)] or [word]


def likeness(a: Fact, b: Fact, words: Words | None = None) -> float:
    """1.0 for what is known to be the same or sounds so; where both are known, letters are not asked.

    What the house has agreed on (in `words`; without them, the shipped vocabulary is asked) decides first.

    A given name alone does not make two full names one: «Рафаель Маршалл» is not Raphael Campbell.
    """
    words = words or shipped()
    if house.same(*((a, b) if a.side == "uk" else (b, a)), words):
        return 1.0
    uk, en = (a.value, b.value) if a.side == "uk" else (b.value, a.value)
    if uk.ids and en.ids:
        return 1.0 if uk.ids & en.ids else 0.0
    if not uk.parts or not en.parts:
        return 0.0
    last = part_likeness(uk.parts[-1], en.parts[-1], words)
    if len(uk.parts) > 1 and len(en.parts) > 1:
        crossed = max(
            min(part_likeness(uk.parts[0], en.parts[-1], words), part_likeness(uk.parts[-1], en.parts[0], words)), last
        )
        if crossed >= SAME:
            return 1.0
        given = part_likeness(uk.parts[0], en.parts[0], words)
        return 1.0 if given >= SAME and last >= UNUSUAL else 0.5 * given
    # A word of three is the name only at its end: «Одеси Іван Мельник» is not Odesa.
    known = [parts if len(parts) < 3 else parts[-1:] for parts in (uk.parts, en.parts)]
    best = max(part_likeness(x, y, words) for x in known[0] for y in known[1])
    return 1.0 if best >= SAME else 0.5 * best


def cause(a: Fact, b: Fact) -> str:
    """Why two names differ: "nationality" of what is known and one of them says as an adjective, "acronym", or ""."""
    if a.text.isupper() and b.text.isupper() and gazetteer.organizations(a.value.ids | b.value.ids, shipped()):
        return "acronym"
    uk, en = (a, b) if a.side == "uk" else (b, a)
    # «Донецьку» looks like an adjective; the English name tells.
    adjective = en.soft or (uk.soft and uk.text[0].islower())
    return "nationality" if uk.value.ids and en.value.ids and adjective else ""
