"""The forms of a Ukrainian word by what it ends in, and whether another word is one of them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from checker.language.inflection.grammar import BARE, Endings, Grammar
from checker.model.expressions import deferred

CONSONANTS = "бвгґджзйклмнпрстфхцчшщ"
VOWELS = "аеєиіїоуюя"
# Behind these, nouns in -а have some endings of those in -я: «душею».
HUSHING = "жчшщ"
# The last vowel of a stem in a closed syllable, and one before a single consonant, which may be fleeting.
CLOSED = deferred(f"[{VOWELS}](ь?[{CONSONANTS}]{{1,2}})$")
# «рядок», «орел», «день» (without its ь): what is left has two letters at least.
LAST = deferred(f"(?<=.)([{VOWELS}])([{CONSONANTS}])$")
# «гривн-», «копійк-»: where the plural without an ending has a vowel between.
CLUSTER = deferred(f"([{CONSONANTS}]ь?)([{CONSONANTS}])$")
# «завдання», «життя», «обличчя», «ім'я»: neuters in -я.
NEUTER = deferred(rf"(?:([{CONSONANTS}])\1|')я$")
# What words in these vowels are: «село», «Чорне», «Суми», «Сполучені»; «людини» and «прав», where a term has them.
IN_VOWEL = {
    "о": ("noun.neuter", "noun.plural"),
    "е": ("noun.neuter", "noun.plural", "adjective.neuter"),
    "и": ("noun",),
    "і": ("noun", "adjective.plural"),
    "ї": ("noun", "adjective.plural"),
}


class Paradigm(NamedTuple):
    """The forms of a word: those that are known whole, and stems with the endings that each may have."""

    whole: frozenset[str]
    parts: tuple[tuple[str, Endings], ...]

    def has(self, form: str) -> bool:
        """Whether a word (folded, in lower case) may be one of the forms."""
        return form in self.whole or any(
            form.startswith(stem) and form[len(stem) :] in ends for stem, ends in self.parts
        )

    def stems(self) -> tuple[str, ...]:
        """What endings stand behind, each stem once."""
        return tuple(dict.fromkeys(stem for stem, _ in self.parts))


def paradigm(known: Grammar, word: str, proper: bool = False) -> Paradigm:
    """The forms of a noun, an adjective or an infinitive (folded, in lower case) that is given as dictionaries have it.

    `proper` says that it is a name, which may be declined as an adjective whatever it ends in: «Чорна», «Чорної». Of
    some words there are more forms than they have («актор» is declined as «вітер» too), which are hardly ever words.
    """
    last = word[-1:]
    if known.is_verb(word) and not proper:
        return Paradigm(frozenset([word]), ((known.infinitive.sub("", word), known.verb),))
    if len(word) > 3 and (word.endswith(known.full) or (proper and word.endswith("ой"))):
        return _adjective(known, word, proper)
    if not proper and len(word) > 3 and (oblique := known.oblique.search(word)):
        return Paradigm(frozenset([word]), ((word[: oblique.start()], known.endings("adjective")),))
    if last in ("а", "я") and len(word) > 2:
        return _in_a(known, word, proper)
    if last in IN_VOWEL and len(word) > 3:
        ends = known.endings(*IN_VOWEL[last])
        if last == "о":
            ends = _hard(ends)
        bare = frozenset() if proper and last in "ое" else _bare(known, word[:-1])  # «Рівне» is no «рівень»
        return Paradigm(bare | {word}, _softened(known, word[:-1], ends))
    if last in VOWELS or len(word) < 2:
        return Paradigm(frozenset([word]), ())  # «Баку»
    return _in_consonant(known, word, proper)


def _adjective(known: Grammar, word: str, proper: bool) -> Paradigm:
    """«новий», «Зеленський», «Толстой», and nouns of such an end: «Андрій», «геній», «Ханой»."""
    if proper:
        ends = known.endings("adjective.masculine", "adjective.plural") - frozenset(known.full)
    else:
        ends = known.endings("adjective")
    parts = [(word[:-2], ends)]
    if not word.endswith("ий"):
        parts.append((word[:-1], _soft(known.endings("noun.masculine", "noun.plural"))))
    return Paradigm(frozenset([word]), tuple(parts))


def _in_a(known: Grammar, word: str, proper: bool) -> Paradigm:
    """«мова», «гривня», «суддя»; «завдання», «ім'я»; «Зеленська»."""
    stem, fitting = word[:-1], _hard if word[-1] == "а" else _soft
    neuter = NEUTER.search(word)
    classes = ["noun.feminine", "noun.plural", *(["noun.neuter"] if neuter else ())]
    if proper or stem.endswith(known.suffixes["place"]):
        classes.append("adjective.feminine")
    ends = fitting(known.endings(*classes))
    if word[-1] == "а" and stem[-1] not in HUSHING:
        ends -= {"е", "ею"}
    if neuter and neuter[1]:
        deed = known.endings("extended.deed")
        ends = ends if neuter[1] in "дт" else deed  # «стаття», «суддя»
        return Paradigm(frozenset([word, f"{stem[:-1]}ь", stem[:-1]]), _softened(known, stem, ends | deed))
    if word.endswith(known.suffixes["young"]):
        ends |= {f"я{ending}" for ending in known.endings("extended.young")}
    # One Богдана is no Богдан, and no Богданів, so that a name has no genitive of the plural.
    bare = frozenset([word]) if proper else _bare(known, stem)
    return Paradigm(bare, _softened(known, stem, ends - known.many if proper else ends))


def _in_consonant(known: Grammar, word: str, proper: bool) -> Paradigm:
    """«орел», «рік», «герой», «день», «ніч»; also what no Ukrainian word ends in."""
    stem = word[:-1] if word[-1] in "ьй" else word
    plural = known.singular.sub("", stem)
    ends = known.endings("noun.masculine", "noun.third", "noun.plural")
    if word[-1] != "р":  # «актора», «лікаря»
        ends = _hard(ends) if stem == word else _soft(ends)
    if proper and stem.endswith(known.suffixes["surname"]):
        ends |= known.endings("adjective.plural") | known.cases["adjective.masculine"]["instrumental"]
    parts = {part: None for way in _ways(known, stem) for part in _softened(known, way, ends)}
    if plural != stem:
        parts[plural, _hard(known.endings("noun.plural"))] = None
    return Paradigm(frozenset([word, plural, f"{stem}{stem[-1]}ю"]), tuple(parts))  # «громадян», «Білоруссю»


@cache
def _hard(ends: Endings) -> Endings:
    """The endings that may stand behind a hard consonant."""
    return frozenset(ending for ending in ends if not ending.startswith(("я", "ю", "є", "ї", "ь")))


@cache
def _soft(ends: Endings) -> Endings:
    """The endings that may stand behind a soft consonant or a vowel."""
    return frozenset(ending for ending in ends if not ending.startswith(("а", "о", "у", "и")))


def _ways(known: Grammar, stem: str) -> tuple[str, ...]:
    """A stem as it is before an ending: «вузол» and «вузл-», «ріг» and «рог-», «заєць» and «зайц-»."""
    ways = [stem]
    closed = CLOSED.search(stem)
    if closed and (vowels := known.closed.get(stem[closed.start()])):
        ways += [stem[: closed.start()] + vowel + closed[1] for vowel in vowels]
    last = LAST.search(stem)
    if last and (left := known.fleeting.get(last[1])) is not None:
        before = stem[: last.start()]
        ways.append(before + left + last[2])
        if before.endswith("л") and last[2] in "цк":
            ways.append(f"{before}ь{last[2]}")  # «палець», «пальця»
        if left and before.endswith("о"):
            ways.append(f"{before[:-1]}і{left}{last[2]}")  # «боєць», «бійця»
    return tuple(dict.fromkeys(ways))


def _softened(known: Grammar, stem: str, ends: Endings) -> tuple[tuple[str, Endings], ...]:
    """A stem with its endings, and the one whose last consonant changes before some: «Ользі», «козаче»."""
    parts = [(stem, ends - BARE)]
    for changes, ending in ((known.softened, "і"), (known.palatal, "е")):
        if stem[-1:] in changes and ending in ends:
            parts.append((stem[:-1] + changes[stem[-1]], frozenset([ending])))
    return tuple(parts)


def _bare(known: Grammar, stem: str) -> frozenset[str]:
    """What a stem in -а, -о, -е or of a plural is without an ending: «мов», «гривень», «гір», «карток»."""
    found = {stem, stem + "ь", stem + "й"} if stem[-1:] in VOWELS else {stem, stem + "ь"}  # «агенцій»
    cluster = CLUSTER.search(stem)
    if cluster:
        for vowel in (vowel for vowel, left in known.fleeting.items() if not left):
            opened = stem[: cluster.end(1)].removesuffix("ь") if vowel == "е" else stem[: cluster.end(1)]
            found |= {opened + vowel + cluster[2], opened + vowel + cluster[2] + "ь"}
    last = LAST.search(stem)
    if last:
        found |= {stem[: last.start()] + closed + last[2] for closed, opens in known.closed.items() if last[1] in opens}
    return frozenset(found)
