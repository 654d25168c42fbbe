"""The schemas of words that exclude or deny one another, of genders, and of sentences that break off."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from checker.language.vocabulary.keys import Count, SetNames, TableName
from checker.language.vocabulary.notation import CYRILLIC, Listed, Word, fault
from checker.language.vocabulary.schemas.base import Row, Table
from checker.model.messages import Message


def _english(text: str) -> str:
    """Entries of English, whose letters tell the language of an entry."""
    for entry in text.split(","):
        if not entry.isascii():
            raise fault(Message("words.among_english", entry=" ".join(entry.split())), entry.strip())
    return text


def _ukrainian(text: str) -> str:
    for entry in text.split(","):
        if entry.strip() and not CYRILLIC.search(entry):
            raise fault(Message("words.among_ukrainian", entry=" ".join(entry.split())), entry.strip())
    return text


English = Annotated[Listed, AfterValidator(_english)]
Ukrainian = Annotated[Listed, AfterValidator(_ukrainian)]


class Pole(Table):
    """One side of a set: what says it (`en`, `uk`), what may stand for it (`also`), what only looks so (`but`).

    `means` says in the other language what its words mean, for messages.
    """

    en: English = ""
    uk: Ukrainian = ""
    also: Listed = ""
    but: Listed = ""
    means: str = Field("", min_length=1)


class Reach(Table):
    """How many words behind a denial it turns."""

    en: Count
    uk: Count


class Negated(Table):
    """What turns the words behind it: those of another table that deny, and these; not in the sets that are named."""

    by: TableName
    en: English = ""
    uk: Ukrainian = ""
    except_: SetNames = Field("", alias="except")
    reach: Reach


class Meant(Table):
    """Sets of which the lexicon says nothing."""

    except_: SetNames = Field(alias="except")


class Faced(Table):
    """Sets in which a word that only may say a pole tells nothing by its place."""

    except_: SetNames = Field(alias="except")


class Converse(Table):
    """Sets of two ends of one event, those told by what stands behind them, and those whose ends have names.

    `objects` are English words behind an end which do the other one; behind `towards` stands who did it to whom.
    """

    sets: SetNames
    behind: SetNames = ""
    by_name: SetNames = ""
    objects: Listed = ""
    towards: Listed = ""


class Lost(Table):
    """Poles of sets whose word is told where it alone of a short passage has no counterpart."""

    sets: SetNames
    poles: Listed


class Moving(Table):
    """Sets of words that stand anywhere in a sentence: when it was, for how long."""

    sets: SetNames


class Compared(Table):
    """Sets of degrees, of which one says of two things what the other says of them the other way round.

    `less_en` turns the English word behind it, `less_uk` may do so in Ukrainian.
    """

    sets: SetNames
    less_en: Listed = ""
    less_uk: Listed = ""


class Manner(Table):
    """Sets whose words are told otherwise than those of a hedge before its verb.

    Those of `mild` are weak evidence in English, and in what was translated from it, those of `compound` are one with
    what they are about, with those of `source` goes the one who says so, those of `focus` stand right before what they
    are about, and those of `clause` open one. Words of `light` may stand for such only at the border of the clause, or
    right before what it says, those of `free` anywhere in its sentence. What only may stand for one of `alone` does not
    where it surely stands for another word. Words of `verbal` hedge an infinitive behind them only. Sets of `deed` are
    of what somebody does, and never say who says so. Those of `around` are told where most words around them have
    counterparts, whatever their verb has. What is of `rounds` and `parts` figures say: what is rounded up is nearly
    that, and some of a number are no more. What only may stand for one of `near` does so near its place.
    """

    mild: SetNames = ""
    compound: SetNames = ""
    source: SetNames = ""
    focus: SetNames = ""
    clause: SetNames = ""
    light: Listed = ""
    free: Listed = ""
    alone: SetNames = ""
    verbal: Listed = ""
    deed: SetNames = ""
    around: SetNames = ""
    rounds: SetNames = ""
    near: SetNames = ""
    parts: SetNames = ""


class Degrees(Table):
    """Words that only strengthen or weaken the next one."""

    words: Listed


class Alone(Table):
    """Poles whose words accuse where nothing may stand for them: what only may say another pole, or what says it.

    `degrees` need no such word, but the counterpart of what they are a degree of, unless it is `denied`, or begins with
    one of `prefixes`.
    """

    poles: Listed
    said: Listed = ""
    degrees: Listed = ""
    denied: Listed = ""
    prefixes: Listed = ""


class Hinted(Table):
    """Sets of which a word beside one may say another pole: “perhaps we will”."""

    sets: SetNames


class Surplus(Table):
    """Sets of which a pole that one text says more often accuses beside one that the other says more often.

    They accuse in no other way.
    """

    sets: SetNames


class Company(Table):
    """Sets that accuse only where the Ukrainian passage has one of these words besides: what it is about."""

    sets: SetNames
    words: Ukrainian


class Sets(Table):
    """certainty, conditions, false_friends, hedges, kinds, opposites, senses and others (.toml), a rule's own tables"""

    sets: dict[str, dict[str, Pole]]
    anywhere: bool = False  # whether a Ukrainian word that only may stand for an English one excuses it from afar
    negated: Negated = Field(None, validate_default=False)  # type: ignore[assignment]
    meant: Meant = Field(None, validate_default=False)  # type: ignore[assignment]
    faced: Faced = Field(None, validate_default=False)  # type: ignore[assignment]
    alone: Alone = Field(None, validate_default=False)  # type: ignore[assignment]
    degrees: Degrees = Field(None, validate_default=False)  # type: ignore[assignment]
    converse: Converse = Field(None, validate_default=False)  # type: ignore[assignment]
    moving: Moving = Field(None, validate_default=False)  # type: ignore[assignment]
    compared: Compared = Field(None, validate_default=False)  # type: ignore[assignment]
    hinted: Hinted = Field(None, validate_default=False)  # type: ignore[assignment]
    surplus: Surplus = Field(None, validate_default=False)  # type: ignore[assignment]
    lost: Lost = Field(None, validate_default=False)  # type: ignore[assignment]
    manner: Manner = Field(None, validate_default=False)  # type: ignore[assignment]
    company: dict[str, Company] = Field(default_factory=dict)


class Connectives(Sets):
    """connectives.toml: sets, and which poles each pole excludes"""

    excludes: dict[str, Listed]


class Before(Table):
    """Sets of what stands before an office and makes it another one, and what of it is written together with it.

    Sets of `passing` are of offices that end by themselves.
    """

    sets: SetNames
    compound: Listed = ""
    passing: SetNames = ""


class Roles(Sets):
    """roles.toml: sets, classes of them whose members exclude one another, and what makes an office another one

    Phrases of the sets `holding` hold a word of another set of their class, and
    those of `titles` stand before the full names of their holders, but for phrases of `houses` that are no person's.
    """

    classes: dict[str, SetNames] = Field(default_factory=dict)
    holding: SetNames = ""
    titles: SetNames = ""
    houses: SetNames = ""
    before: Before = Field(None, validate_default=False)  # type: ignore[assignment]


class Licence(Table):
    """Beside what an English word of polarity denies nothing."""

    en: English


class Affirms(Table):
    """What affirms with emphasis, what says that it can be so, particles of verbs, beginnings of denials."""

    emphatic: English
    able: English
    particles: English
    prefixes: English
    undoes: English


class Empty(Table):
    """What makes a Ukrainian denial behind it an empty one."""

    until: Ukrainian
    opens: Ukrainian
    particles: Ukrainian
    asks: Ukrainian


class Joins(Table):
    """What joins words of which one denial goes for all and what does not, and what makes a clause or a phrase deny."""

    en: English
    uk: Ukrainian
    governs: English
    lacks: Listed
    turns: Listed


class Compares(Table):
    """What goes on with what is so in place of what is denied, and what compares the two in English."""

    en: English
    uk: Ukrainian


class Instead(Table):
    """What denies one thing for the sake of another, what goes on with that, and what only adds to it."""

    denies: Listed
    but: Listed
    only: Listed
    than: Listed


class Amounts(Table):
    """How much, how often, how far."""

    en: English
    uk: Ukrainian


class Postponed(Table):
    """What says until when, and that it is no earlier."""

    en: English
    uk: Ukrainian


class Excepts(Table):
    """What a denial excepts, and what restricts without one."""

    but_uk: Ukrainian
    but_en: English
    only_uk: Ukrainian
    only_en: English


class Auxiliaries(Table):
    """English auxiliaries that take a "not" behind them as they are."""

    be: English
    modal: English
    have: English
    contracted: dict[Word, Word]


class Outright(Table):
    """What denies by itself."""

    en: English
    uk: Ukrainian


class Negation(Sets):
    """negation.toml"""

    amounts: Amounts
    postponed: Postponed
    auxiliaries: Auxiliaries

    licence: Licence
    affirms: Affirms
    empty: Empty
    joins: Joins
    compares: Compares
    instead: Instead
    excepts: Excepts
    outright: Outright


class BrokenOff(Table):
    """broken_off.toml"""

    class Entries(Table):
        """Words that no sentence ends with."""

        en: English
        uk: Ukrainian

    never: Entries
    unmarked: Entries


class Past(Table):
    """Endings of the past tense, and what changes before them."""

    he: Word
    she: Word
    it: Word
    many: Word
    particles: list[Word]
    vowels: dict[str, str]
    going: dict[str, Word]
    none: list[Word]


class Genders(Sets):
    """genders.toml"""

    past: Past


class Items(Table):
    """What joins the items of an enumeration, and words that begin none.

    `opens` begin a clause that the next comma ends, `phrases` are ends of stems of participles, `apposes` begin an
    apposition behind a name, `idle` are words that add nothing to what they are joined to.
    """

    opens: list[Word]
    phrases: list[Word]
    apposes: list[Word]
    joins: list[Word]
    clauses: list[Word]
    idle: list[Word]


class Enumerations(Table):
    """lists.toml"""

    en: Items
    uk: Items


class SentenceEnd(Row):
    """sentence_ends.tsv: a language, a word, and how often it ends a sentence, as a share of what is usual"""

    side: Annotated[str, Field(pattern="^(?:uk|en)$")]
    word: Word
    rate: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
