"""The schema of the words that tie names and figures to their company."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from checker.language.vocabulary.notation import Listed, Pattern, Word
from checker.language.vocabulary.schemas.base import Table
from checker.language.vocabulary.schemas.drift import English, Ukrainian


class Both(Table):
    """Words of both languages; either may have none."""

    en: English = ""
    uk: Ukrainian = ""


class Before(Table):
    """What prepositions make of the fact behind them."""

    source: Both
    goal: Both
    place: Both
    directed: Both
    way: Both
    against: Both
    than: Both
    near: Both
    after: Both
    ahead: Both
    without: Both
    instead: Both
    source_of_words: Both
    other: Both
    onto: Both
    leaving: Both
    compares: Both
    degrees: Both


class Joins(Both):
    """What joins two facts."""

    marks: list[Annotated[str, Field(min_length=1, max_length=1)]]


class Verbs(Table):
    """Verbs that do not tell who does it."""

    symmetric: Both
    converse: Both
    defeated: Both
    turning: Both


class Scores(Table):
    """Who names a score."""

    won: Both
    lost: Both


class Auxiliaries(Table):
    """English words between a doer and the verb."""

    be: Listed
    other: Listed
    relative: Listed


class Endings(Table):
    """What Ukrainian words end in, by what they are."""

    infinitive: Ukrainian
    participle: Ukrainian
    adjective: Ukrainian
    adverb: Ukrainian
    done: Ukrainian
    nobody: Ukrainian
    reflexive: Ukrainian
    passive: Ukrainian
    past_she: Ukrainian
    past_he: Ukrainian
    past_it: Ukrainian
    of_many: Ukrainian
    feminine: Ukrainian
    neuter: Ukrainian
    third: Ukrainian
    possessive: Ukrainian
    whose: Ukrainian
    plural: Ukrainian
    vowels: Ukrainian
    somebody: Ukrainian
    body: Ukrainian
    woman: Ukrainian
    oblique: Ukrainian
    instrumental: Ukrainian
    subject: Ukrainian
    object: Ukrainian


class Irregular(Table):
    """Forms of nouns that no ending tells, by case and by the form of a verb in the past that they agree with."""

    none: Ukrainian
    nominative_she: Ukrainian
    accusative_she: Ukrainian
    genitive_she: Ukrainian
    dative_she: Ukrainian
    instrumental_she: Ukrainian
    nominative_he: Ukrainian
    accusative_he: Ukrainian
    genitive_he: Ukrainian
    dative_he: Ukrainian
    instrumental_he: Ukrainian
    nominative_many: Ukrainian
    genitive_many: Ukrainian
    accusative_many: Ukrainian
    dative_many: Ukrainian
    instrumental_many: Ukrainian


class Comparative(Table):
    """What comparatives end in, and the words that end so and are none."""

    ends: Annotated[Pattern, Field(min_length=1)]
    except_: Annotated[Ukrainian, Field(alias="except")]


class Agreement(Table):
    """How verbs in the past agree with a name: by its last letter."""

    past: Ukrainian
    due: dict[Word, Word]
    others: Ukrainian
    vowels: Ukrainian


class Together(Table):
    """What joins two nouns."""

    uk: Ukrainian


class Person(Both):
    """The pronouns of a person, what verbs of it end in where that tells, and all English words of the same people."""

    ends: Ukrainian = ""
    forms: Ukrainian
    forms_en: English = ""
    owns_en: English
    owns_uk: Ukrainian
    of: English


class Openers(Table):
    """What opens a reason or a purpose."""

    reason: Both
    purpose: Both


class People(Table):
    """Ukrainian words of people that no ending tells."""

    nouns: Ukrainian
    adjectives: Ukrainian


class Relative(Table):
    """Ukrainian relative pronouns, by what their form says of what they mean."""

    does: Ukrainian
    suffers: Ukrainian


class InEnglish(Table):
    """English words of one kind."""

    en: English


class InUkrainian(Table):
    """Ukrainian words of one kind."""

    uk: Ukrainian


class Reported(Table):
    """What stands before reported speech."""

    uk: Ukrainian


class Contracted(Table):
    """What a verb leaves behind a pronoun."""

    en: English


class Addressed(Table):
    """What stands right behind "you" where that is no subject."""

    en: English


class Persons(Table):
    """Who does it."""

    i: Person
    we: Person
    you: Person
    he: Person
    they: Person


class Several(Table):
    """What tells one person from several: words that say whose and which, and what leaves the number open."""

    ends: InEnglish
    whose: InEnglish
    which: InEnglish
    of: InEnglish
    any: InEnglish
    people: InEnglish
    each: InUkrainian
    alike: InUkrainian


class Ties(Table):
    """ties.toml"""

    before: Before
    between: Both
    never: Both
    titles: Both
    joins: Joins
    lists: Both
    clauses: Both
    verbs: Verbs
    scores: Scores
    auxiliaries: Auxiliaries
    endings: Endings
    asides: Both
    ends: Both
    openers: Openers
    besides: Both
    contrast: Together
    relative: Relative
    counting: Together
    people: People
    particles: InEnglish
    determiners: InEnglish
    irregular: Irregular
    comparative: Comparative
    agreement: Agreement
    together: Together
    reported: Reported
    contracted: Contracted
    addressed: Addressed
    several: Several
    persons: Persons


class Source(Both):
    """Where something comes from; in Ukrainian also before places and times alone."""

    place_uk: Ukrainian


class Moment(Table):
    """What stands before a span of time, or behind it, and says on which side of now it lies."""

    ahead_en: English = ""
    ahead_uk: Ukrainian = ""
    behind_en: English = ""
    behind_uk: Ukrainian = ""


class Earlier(Moment):
    """What is past; `unless_uk` stands behind a word that says something else: «тому що»."""

    unless_uk: Ukrainian


class Directions(Table):
    """directions.toml"""

    ago: Moment
    earlier: Earlier
    later: Moment
    lasting: Moment

    source: Source
    goal: Both
    at: Both
    ahead: Both
    past: Both
    step: Both
    level: Both
    change: Both
    never: Both


class Future(Both):
    """What is yet to come: words before a verb, Ukrainian verbs and their endings; what neuter participles end in."""

    verbs: list[Word]
    ends: list[Word]
    neuter: list[Word]


class Aspects(Table):
    """What perfectives begin with, beside `Perfective.prefixes`; endings of presents, infinitives, imperfectives.

    The imperfectives of infinitives in «ати» have the endings `wide` behind the whole stem, unless they have one of
    `futures`, or are imperfectives of others, by the rows of `stems` or without the endings `seconds`.
    """

    prefixes: list[Word]
    wide: list[Word]
    futures: list[Annotated[list[Word], Field(min_length=2, max_length=2)]]
    seconds: list[Word]
    persons: list[Annotated[list[Word], Field(min_length=2, max_length=2)]]
    stems: list[Annotated[list[Word], Field(min_length=2, max_length=2)]]


class Perfective(Table):
    """Prefixes that make a future of a Ukrainian present; endings of presents; verbs that stay presents behind one."""

    pairs: Aspects
    prefixes: list[Word]
    persons: list[Annotated[list[Word], Field(min_length=2)]]
    present: list[Word]


class Past(Both):
    """English pasts, and endings of Ukrainian ones and of their infinitives, also of reflexive verbs.

    The infinitives of `lost` lose a consonant («впасти», «впали»), `nobody` has endings of what
    nobody does, and theirs.
    """

    ends: list[Word]
    reflexive: list[Word]
    infinitive: Annotated[list[Word], Field(min_length=2, max_length=2)]
    lost: Annotated[list[Word], Field(min_length=2, max_length=2)]
    nobody: list[Annotated[list[Word], Field(min_length=2, max_length=2)]]


class NoPast(Both):
    """What stands right before a word that is no past, and what stands near by."""

    near: English


class Open(Both):
    """Words that tell of time otherwise, and English ones before which "will" is a noun."""

    noun: English


class OfClause(Both):
    """Words that tell of the time of the verb in their clause alone, and what begins another clause."""

    joins: list[Word]


class Owed(Table):
    """What says before an infinitive that it is yet to be done."""

    uk: Ukrainian


class OfObject(Table):
    """What stands behind an English past that has an object."""

    en: English


class Going(Table):
    """What Ukrainian presents end in; English perfects: what helps, what may stand behind it, participles not in “-ed”.

    Words of `lasting` say how long something has been so, which a present translates.
    """

    uk: list[Word]
    helps: Listed
    aside: Listed
    done: Listed
    lasting: Listed


class Tenses(Table):
    """tenses.toml"""

    future: Future
    going: Going
    perfective: Perfective
    past: Past
    before: NoPast
    open: Open
    clause: OfClause
    owed: Owed
    object: OfObject


class Company(Table):
    """company.toml"""

    with_: Annotated[Both, Field(alias="with")]
    without: Both
    joined: Both
    stops: Both
    denied: Both


class BeforeNoun(Both):
    """Prepositions of a pole: in which text they are judged wherever they stand, and what may say as much.

    `other` are endings behind a Ukrainian one that make another preposition of it, `before` and `behind` words right
    beside one that make none of it.
    """

    accuses: Literal["uk", "en", "both", "none"] = "none"
    also: Listed = ""
    other: Listed = ""
    before: Listed = ""
    behind: Listed = ""


class BeforeNouns(Table):
    """prepositions.toml"""

    sets: dict[str, dict[str, BeforeNoun]]


class Intents(Table):
    """intents.toml: what makes an intent, what may say as much, what stands before a verb that is no past"""

    governs: Both
    excuse: Both
    infinitive: English
    participle: English


class Settles(Table):
    """Words by which two things that "or" joins are definite, or many, behind which either may do, or any of a kind."""

    definite: English
    many: English
    may: English
    kinds: Ukrainian
    whoever: Ukrainian


class JointsOf(Table):
    """joints.toml: what joins two things of which both are meant, or one, and what leaves it open"""

    both: Both
    either: Both
    open: Both
    settles: Settles


class Degree(Both):
    """Words of a degree; of Ukrainian comparatives, ties.toml has the endings."""


class BeforeDegree(Table):
    """English words that make a degree of the next one."""

    comparative: English
    superlative: English


class DegreesOf(Table):
    """degrees.toml"""

    superlative: Degree
    comparative: Degree
    before: BeforeDegree
    never: Both
    excuse: Both
    raised: InEnglish
    level: Both
    plain: InEnglish
    most: InUkrainian
