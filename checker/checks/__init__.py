"""The verbs that rules are made of, one per file, imported when a rule has a use for them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.checks.base import Check

# What a rule file has under `check`, and the module and class of that name.
VERBS: Mapping[str, str] = {
    "missing": "missing:Missing",
    "changed": "changed:Changed",
    "weekday_date": "weekday_date:WeekdayDate",
    "figure_format": "figure_format:FigureFormat",
    "passage": "passage:Passage",
    "passage_moved": "passage_moved:PassageMoved",
    "foreign_script": "foreign_script:ForeignScript",
    "mixed_alphabet": "foreign_script:MixedAlphabet",
    "wrong_language": "wrong_language:WrongLanguage",
    "excerpt_language": "wrong_language:ExcerptLanguage",
    "page_language": "wrong_language:PageLanguage",
    "repeated_word": "repeated_word:RepeatedWord",
    "capital_inside": "capital_inside:CapitalInside",
    "metadata": "metadata:Metadata",
    "heading_full_stop": "heading_full_stop:HeadingFullStop",
    "slug_truncated": "slug_truncated:SlugTruncated",
    "pasted_markup": "pasted_markup:PastedMarkup",
    "lowercase_name": "lowercase_name:LowercaseName",
    "quote_marks_unpaired": "quote_unpaired:QuoteMarksUnpaired",
    "quote_marks_mixed": "quote_marks:QuoteMarksMixed",
    "apostrophe": "apostrophe:Apostrophe",
    "pattern": "pattern:Pattern",
    "brackets": "brackets:Brackets",
    "broken_off": "broken_off:BrokenOff",
    "placeholders": "placeholders:Placeholders",
    "plural_forms": "plural_forms:PluralForms",
    "russian_romanization": "russian_romanization:RussianRomanization",
    "two_spellings": "two_spellings:TwoSpellings",
    "house_spelling": "house_spelling:HouseSpelling",
    "glossary_term": "glossary:GlossaryTerm",
    "glossary_forbidden": "glossary:GlossaryForbidden",
    "russian_word": "russian_word:RussianWord",
    "stray_latin": "stray_latin:StrayLatin",
    "decomposed": "decomposed:Decomposed",
    "quote_marks_doubled": "quote_marks:QuoteMarksDoubled",
    "quote_marks_space": "quote_marks:QuoteMarksSpace",
    "quote_marks_styles": "quote_marks:QuoteMarksStyles",
    "quote_marks_locale": "quote_marks:QuoteMarksLocale",
    "quotation_speaker": "quotation_speaker:QuotationSpeaker",
    "names_exchanged": "names_exchanged:NamesExchanged",
    "opposites": "opposites:Opposites",
    "negation": "negation:Negation",
    "hedges": "hedges:Hedges",
    "gender_changed": "gender_changed:GenderChanged",
    "question_changed": "question_changed:QuestionChanged",
    "meaning": "meaning:Meaning",
    "omission": "omission:Omission",
    "suppression": "suppression:Suppression",
}


def verb(name: str) -> type[Check]:
    """The class of a verb; raises KeyError for a name that is none."""
    module, _, attribute = VERBS[name].partition(":")
    found: type[Check] = getattr(import_module(f"checker.checks.{module}"), attribute)
    return found
