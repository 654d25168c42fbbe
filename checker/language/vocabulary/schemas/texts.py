"""The schemas of word lists of a language, of quotation marks, of front matter, and of what reports say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, create_model

from checker.language.vocabulary import constructs
from checker.language.vocabulary.entries import Entry
from checker.language.vocabulary.notation import Letter, Listed, Marks, Phrase, Stem, Text, Word, Words, fault, lettered
from checker.language.vocabulary.schemas.base import Sides, Table
from checker.model import Side
from checker.model.messages import Message


class Lists(Sides[list[Word]]):
    """abbreviations.toml, repeated.toml"""


class HomophoneSlip(Table):
    """An English word in the place of one that sounds alike, the words beside it that tell so, and what excuses it."""

    word: Word
    meant: Word
    before: Listed = ""
    behind: Listed = ""
    owner: Listed = ""
    unless: Listed = ""


class Homophones(Table):
    """homophones.toml"""

    slips: list[HomophoneSlip]


class Capitals(Table):
    """capitals.toml"""

    small: list[Word]
    pronouns: list[Word]
    holy: list[Word]


class Function(Table):
    """The function words of each language that is told."""

    uk: list[Word]
    ru: list[Word]
    be: list[Word]
    en: list[Word]


class Languages(Table):
    """languages.toml"""

    function: Function


class FunctionWords(Table):
    """function_words.toml"""

    class Cited(Table):
        """What tells that a Cyrillic word is talked about."""

        after: list[Word]
        labels: list[Word]

    class Examples(Table):
        """What stands before an example."""

        uk: list[Phrase]
        en: list[Phrase]

    english: dict[Word, Phrase]
    cited: Cited
    examples: Examples


class StrayLatin(Table):
    """stray_latin.toml"""

    allowed: list[Word]
    technical: list[Word]
    bearers: list[Word]


def _terms(entry: Entry) -> Entry:
    if not entry.uk:
        raise fault(Message("words.no_ukrainian_term"))
    fields = ("uk", "en", "admitted_uk", "admitted_en", "forbidden_uk", "forbidden_en")
    for term in (term for name in fields for term in getattr(entry, name)):
        lettered(term)
    return entry


class Glossary(Table):
    """glossary.toml"""

    terms: list[Annotated[Entry, AfterValidator(_terms)]]
    sides: list[Side]
    before_verbs: list[Word]


class Quotes(Table):
    """quotes.toml"""

    class Strict(Table):
        """Whether a language takes no other pairs than those of the house."""

        uk: bool
        en: bool

    pairs: list[Marks]
    either: list[Letter]
    single: list[Letter]
    doubled: list[Marks]
    clipped: list[Word]
    house: Sides[list[Marks]]
    strict: Strict
    foreign: Sides[list[Marks]]
    screen: Sides[list[Stem]]
    speech: Sides[list[Stem]]
    distance: Sides[list[Stem]]


Prose = Literal["title", "heading", "paragraph", "caption", "alt", "meta"]


class FrontMatter(Table):
    """front_matter.toml"""

    roles: dict[Words, Prose]
    attributes: dict[Words, Prose]


def _checked(check: Callable[[str], str | None]) -> AfterValidator:
    def checked(text: str) -> str:
        if wrong := check(text):
            raise fault(wrong, text)
        return text

    return AfterValidator(checked)


Delimiter = Annotated[str, _checked(constructs.fault_of_delimiter)]
Line = Annotated[str, _checked(constructs.fault_of_line)]
Inline = Annotated[str, _checked(constructs.fault_of_inline)]
Info = Annotated[str, _checked(constructs.fault)]


class MarkdownDialects(Table):
    """markdown_dialects.toml"""

    lines: list[Line]
    indented: list[Line]
    includes: list[Line]
    fences: list[Info]
    inline: list[Inline]
    seen: list[Inline]
    tails: list[Line]
    schemes: list[Word]
    languages: list[Word]
    listings: list[Word]
    comments: dict[Delimiter, Delimiter]
    shortcodes: dict[Delimiter, Delimiter]


class Tongue(Table):
    """The name of a language in messages."""

    uk: Text
    en: Text


class Tongues(Table):
    """tongues.toml"""

    uk: Tongue
    en: Tongue
    ru: Tongue
    other: Tongue


class Messages(Sides[Sides[Text]]):
    """messages.toml"""


Label = Annotated[str, Field(min_length=1)]
# How many forms stand after a number: one document, two documents; «документ, документи, документів».
FORMS: dict[Side, int] = {"en": 2, "uk": 3}


class Labels(Table):
    """The words of reports, of pages and of the trial: what `labels` makes of the English half of the shipped file"""

    uk: dict[str, object]
    en: dict[str, object]


def labels(shipped: Mapping[str, Any]) -> type[Table]:
    """The schema of a file of labels: both languages have the keys and the shapes of the English half."""
    sides = {side: (_keys(f"Labels_{side}", shipped, size), ...) for side, size in FORMS.items()}
    return create_model("Labels", __base__=Table, **sides)  # type: ignore[call-overload, no-any-return]


def _keys(name: str, table: Mapping[str, Any], forms: int) -> type[Table]:
    fields: dict[str, Any] = {}
    for number, (key, value) in enumerate(table.items()):
        shape: Any = Label
        if isinstance(value, list):
            shape = Annotated[list[Label], Field(min_length=forms, max_length=forms)]
        elif isinstance(value, dict):
            shape = _keys(f"{name}_{key}", value, forms)
        fields[f"key_{number}"] = (shape, Field(alias=key))  # pydantic has names of its own: copy, json
    return create_model(name, __base__=Table, **fields)
