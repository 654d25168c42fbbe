"""The verbs that rules are made of, one per file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from checker.checks.apostrophe import Apostrophe
from checker.checks.brackets import Brackets
from checker.checks.capital_inside import CapitalInside
from checker.checks.changed import Changed
from checker.checks.decomposed import Decomposed
from checker.checks.figure_format import FigureFormat
from checker.checks.foreign_script import ForeignScript, MixedAlphabet
from checker.checks.gender_changed import GenderChanged
from checker.checks.glossary import GlossaryForbidden, GlossaryTerm
from checker.checks.heading_full_stop import HeadingFullStop
from checker.checks.hedges import Hedges
from checker.checks.house_spelling import HouseSpelling
from checker.checks.lowercase_name import LowercaseName
from checker.checks.meaning import Meaning
from checker.checks.metadata import Metadata
from checker.checks.missing import Missing
from checker.checks.names_exchanged import NamesExchanged
from checker.checks.negation import Negation
from checker.checks.omission import Omission
from checker.checks.opposites import Opposites
from checker.checks.passage import Passage
from checker.checks.passage_moved import PassageMoved
from checker.checks.pasted_markup import PastedMarkup
from checker.checks.pattern import Pattern
from checker.checks.placeholders import Placeholders
from checker.checks.plural_forms import PluralForms
from checker.checks.question_changed import QuestionChanged
from checker.checks.quotation_speaker import QuotationSpeaker
from checker.checks.quote_marks import (
    QuoteMarksDoubled,
    QuoteMarksLocale,
    QuoteMarksMixed,
    QuoteMarksSpace,
    QuoteMarksStyles,
)
from checker.checks.quote_unpaired import QuoteMarksUnpaired
from checker.checks.repeated_word import RepeatedWord
from checker.checks.russian_romanization import RussianRomanization
from checker.checks.russian_word import RussianWord
from checker.checks.slug_truncated import SlugTruncated
from checker.checks.stray_latin import StrayLatin
from checker.checks.suppression import Suppression
from checker.checks.two_spellings import TwoSpellings
from checker.checks.weekday_date import WeekdayDate
from checker.checks.wrong_language import ExcerptLanguage, PageLanguage, WrongLanguage

Verb = Annotated[
    Missing
    | Changed
    | WeekdayDate
    | FigureFormat
    | Passage
    | PassageMoved
    | ForeignScript
    | MixedAlphabet
    | WrongLanguage
    | ExcerptLanguage
    | PageLanguage
    | RepeatedWord
    | CapitalInside
    | Metadata
    | HeadingFullStop
    | SlugTruncated
    | PastedMarkup
    | LowercaseName
    | QuoteMarksUnpaired
    | QuoteMarksMixed
    | Apostrophe
    | Pattern
    | Brackets
    | Placeholders
    | PluralForms
    | RussianRomanization
    | TwoSpellings
    | HouseSpelling
    | GlossaryTerm
    | GlossaryForbidden
    | RussianWord
    | StrayLatin
    | Decomposed
    | QuoteMarksDoubled
    | QuoteMarksSpace
    | QuoteMarksStyles
    | QuoteMarksLocale
    | QuotationSpeaker
    | NamesExchanged
    | Opposites
    | Negation
    | Hedges
    | GenderChanged
    | QuestionChanged
    | Meaning
    | Omission
    | Suppression,
    Field(discriminator="check"),
]
