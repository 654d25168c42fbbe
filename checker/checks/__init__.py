"""The verbs that rules are made of, one per file, imported when a rule has a use for them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.checks.base import Check

# What a rule file has under `check`, and the module and class of that name.
VERBS: Mapping[str, str] = {
    "missing": "facts.missing:Missing",
    "changed": "facts.changed:Changed",
    "bound": "facts.bound:Bounded",
    "weekday_date": "facts.weekday_date:WeekdayDate",
    "figure_format": "facts.figure_format:FigureFormat",
    "passage": "drift.passage:Passage",
    "page_incomplete": "drift.page_incomplete:PageIncomplete",
    "finished": "drift.finished:Finished",
    "headings": "drift.headings:Headings",
    "passage_moved": "drift.passage_moved:PassageMoved",
    "foreign_script": "language.foreign_script:ForeignScript",
    "mixed_alphabet": "language.mixed_alphabet:MixedAlphabet",
    "wrong_language": "language.wrong_language:WrongLanguage",
    "excerpt_language": "language.wrong_language:ExcerptLanguage",
    "page_language": "language.page_language:PageLanguage",
    "repeated_sentence": "typography.repeated_sentence:RepeatedSentence",
    "repeated_word": "typography.repeated_word:RepeatedWord",
    "capital_inside": "typography.capital_inside:CapitalInside",
    "small_start": "typography.small_start:SmallStart",
    "misspelling": "language.misspelling:Misspelling",
    "ukrainian_misspelling": "language.ukrainian_misspelling:UkrainianMisspelling",
    "homophone": "language.homophone:Homophone",
    "metadata": "language.metadata:Metadata",
    "heading_full_stop": "typography.heading_full_stop:HeadingFullStop",
    "excerpt_heading": "typography.excerpt_heading:ExcerptHeading",
    "slug_truncated": "language.slug_truncated:SlugTruncated",
    "slug_words": "language.slug_words:SlugWords",
    "pasted_markup": "typography.pasted_markup:PastedMarkup",
    "lowercase_name": "names.lowercase_name:LowercaseName",
    "quote_marks_unpaired": "quotes.quote_unpaired:QuoteMarksUnpaired",
    "quote_marks_mixed": "quotes.quote_marks:QuoteMarksMixed",
    "apostrophe": "typography.apostrophe:Apostrophe",
    "pattern": "typography.pattern:Pattern",
    "brackets": "typography.brackets:Brackets",
    "broken_off": "drift.broken_off:BrokenOff",
    "placeholders": "strings.placeholders:Placeholders",
    "two_translations": "strings.two_translations:TwoTranslations",
    "plural_forms": "strings.plural_forms:PluralForms",
    "russian_romanization": "names.russian_romanization:RussianRomanization",
    "two_spellings": "names.two_spellings:TwoSpellings",
    "abbreviation": "names.abbreviation:Abbreviation",
    "house_spelling": "names.house_spelling:HouseSpelling",
    "glossary_term": "strings.glossary:GlossaryTerm",
    "glossary_forbidden": "strings.glossary:GlossaryForbidden",
    "russian_word": "language.russian_word:RussianWord",
    "stray_latin": "language.stray_latin:StrayLatin",
    "decomposed": "typography.decomposed:Decomposed",
    "quote_marks_doubled": "quotes.quote_marks:QuoteMarksDoubled",
    "quote_marks_space": "quotes.quote_marks:QuoteMarksSpace",
    "quote_marks_styles": "quotes.quote_marks:QuoteMarksStyles",
    "quote_marks_locale": "quotes.quote_marks:QuoteMarksLocale",
    "quotation_speaker": "quotes.quotation_speaker:QuotationSpeaker",
    "term_two_ways": "drift.term_two_ways:TermTwoWays",
    "exchanged": "drift.exchanged:Exchanged",
    "company": "drift.company:Company",
    "preposition": "drift.preposition:Preposition",
    "intent": "drift.intent:Intent",
    "tense": "drift.tense:Tense",
    "degree_changed": "drift.degree_changed:DegreeChanged",
    "direction": "drift.direction:Direction",
    "title": "drift.title:Title",
    "plural": "drift.plural:Plural",
    "unrelated": "drift.unrelated:Unrelated",
    "things_exchanged": "drift.things_exchanged:ThingsExchanged",
    "parties_turned": "drift.parties_turned:PartiesTurned",
    "contrast": "drift.contrast:Contrast",
    "person_changed": "drift.person_changed:PersonChanged",
    "opposites": "drift.opposites:Opposites",
    "roles": "drift.roles:Roles",
    "negation": "drift.negation:Negation",
    "connective": "drift.connective:Connective",
    "hedges": "drift.hedges:Hedges",
    "joint": "drift.joint:Joint",
    "gender_changed": "drift.gender_changed:GenderChanged",
    "question_changed": "drift.question_changed:QuestionChanged",
    "meaning": "drift.meaning:Meaning",
    "list_item": "drift.list_item:ListItem",
    "omission": "drift.omission:Omission",
    "suppression": "strings.suppression:Suppression",
}


def verb(name: str) -> type[Check]:
    """The class of a verb; raises KeyError for a name that is none."""
    module, _, attribute = VERBS[name].partition(":")
    found: type[Check] = getattr(import_module(f"checker.checks.{module}"), attribute)
    return found
