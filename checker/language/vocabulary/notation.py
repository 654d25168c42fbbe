"""The notation of words, stems and phrases (rules/words/README.md) as types that pydantic checks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from checker.model.expressions import deferred
from checker.model.messages import Message

APOSTROPHES = deferred("[’ʼ‘ʹ`]")
# Signs that say how a word goes on, and those that a regular expression would read.
MARKS = deferred(r"[~*+^!|]|[][(){}?\\]")
MIXED = deferred("[a-z][а-яєіїґ]|[а-яєіїґ][a-z]", re.IGNORECASE)
CYRILLIC = deferred("[а-яєіїґё]", re.IGNORECASE)
# Of a list of entries with commas: a beginning "зрост~", an ending "~іше", any word "*", forms "win+" and "hot^".
LISTED = deferred(r"~?[^~*+^]+|[^~*+^]+[~+^]")


def fault(message: str, entry: str = "") -> PydanticCustomError:
    """An error whose text is the message; `entry` is the text to look for in the lines of a value."""
    return PydanticCustomError("notation", "{message}", {"message": message, "entry": entry})


def written(text: str, entry: str = "") -> str:
    """A text as texts are looked up: not empty, single spaces, a straight apostrophe, one alphabet in a word."""
    if not text.strip():
        raise fault(Message("words.empty"), entry)
    if text != " ".join(text.split()):
        raise fault(Message("words.spaces", text=text, meant=" ".join(text.split())), entry or text)
    if APOSTROPHES.search(text):
        raise fault(Message("words.apostrophe", text=text, meant=APOSTROPHES.sub(chr(39), text)), entry or text)
    if MIXED.search(text):
        raise fault(Message("words.two_alphabets", text=text), entry or text)
    return text


def small(text: str) -> str:
    """A text in small letters, which is how texts are looked up."""
    if text != text.lower():
        raise fault(Message("words.small", text=text, meant=text.lower()), text)
    return text


def unmarked(text: str) -> str:
    """A text without signs of the notation."""
    found = MARKS.search(text)
    if found:
        raise fault(Message("words.no_meaning", sign=found.group(), text=text), text)
    return text


def lettered(text: str) -> str:
    """A text with a letter or a figure: a phrase is looked for by its words."""
    if not any(letter.isalnum() for letter in text):
        raise fault(Message("words.no_letter", text=text), text)
    return text


def single(text: str) -> str:
    """One word."""
    if " " in text:
        raise fault(Message("words.one_word", text=text), text)
    return text


def stem(text: str) -> str:
    """A word, or with ~ at its end a stem that takes endings; of several words, the last may be a stem."""
    bare = text.removesuffix("~")
    if text.endswith("-"):
        raise fault(Message("words.stem_ends", meant=text[:-1] + "~", text=text), text)
    if not bare or bare.endswith(" "):
        raise fault(Message("words.no_stem", text=text), text)
    unmarked(bare)
    return text


def beginning(text: str) -> str:
    """A beginning of words, in a field that has nothing else."""
    bare = text.removesuffix("~")
    if bare == text or not bare:
        raise fault(Message("words.beginnings", meant=text + "~", text=text), text)
    unmarked(bare)
    return text


def beginning_or_none(text: str) -> str:
    """A beginning of words, or "-" where a list in order has none."""
    return text if text == "-" else beginning(text)


def pattern(text: str) -> str:
    """A regular expression that compiles."""
    try:
        re.compile(text)
    except re.error as wrong:
        raise fault(Message("words.no_pattern", text=text, wrong=wrong), text) from wrong
    return text


def listed(text: str) -> str:
    """Entries with commas between them: words and phrases, with the signs ~ + ^ *."""
    entries = [" ".join(entry.split()) for entry in text.split(",")]
    if not any(entries):
        raise fault(Message("words.empty"))
    for entry in entries[:-1]:
        if not entry:
            raise fault(Message("words.between_commas"), ",")
    for entry in filter(None, entries):
        _entry(entry)
    return text


def _entry(entry: str) -> None:
    parts = entry.split(" ")
    for n, part in enumerate(parts):
        if part == "*":
            continue
        if not LISTED.fullmatch(part):
            raise fault(Message("words.no_entry", part=part), entry)
        if n and part[-1] in "+^":
            raise fault(Message("words.first_only", sign=part[-1], entry=entry), entry)
        small(written(part.strip("~+^"), entry))
    if set(parts) == {"*"}:
        raise fault(Message("words.any_word", entry=entry), entry)


def spaced(check: Callable[[str], Any]) -> Callable[[str], str]:
    """Words with spaces between them, each of which is checked."""

    def checked(text: str) -> str:
        if not text.strip():
            raise fault(Message("words.empty"))
        for word in text.split():
            check(small(written(word)))
        return text

    return checked


def variants(text: str) -> str:
    """Names with | between them; a word may end in ~ (any ending) or ! (case endings)."""
    for form in text.split("|"):
        if not form.strip():
            raise fault(Message("words.beside_bar", text=text), text)
        written(form)
        lettered(form.split(" ")[0])
        for word in form.split(" "):
            bare = word[:-1] if word[-1] in "~!" else word
            if not bare or re.search("[~!*+^]", bare):
                raise fault(Message("words.no_marked", word=word), text)
    return text


def stem_names(text: str) -> str:
    """Names with | between them, each word of which is a beginning."""
    for form in text.split("|"):
        for word in written(form).split(" "):
            beginning(word)
    return text


def variant_names(text: str) -> str:
    """Names with | between them, without signs."""
    for form in text.split("|"):
        found = re.search("[~!*+^]", written(form))
        if found:
            raise fault(Message("words.no_meaning", sign=found.group(), text=form), text)
        lettered(form)
    return text


Text = Annotated[str, AfterValidator(written)]
Words = Annotated[str, AfterValidator(written), AfterValidator(small)]  # any words in small letters
Word = Annotated[str, AfterValidator(written), AfterValidator(small), AfterValidator(unmarked), AfterValidator(single)]
Symbol = Annotated[str, AfterValidator(written), AfterValidator(small), AfterValidator(unmarked)]  # or a phrase
Phrase = Annotated[Symbol, AfterValidator(lettered)]
Stem = Annotated[str, AfterValidator(written), AfterValidator(small), AfterValidator(beginning)]
StemOrNone = Annotated[str, AfterValidator(written), AfterValidator(small), AfterValidator(beginning_or_none)]
Stems = Annotated[str, AfterValidator(spaced(beginning))]
Form = Annotated[str, AfterValidator(written), AfterValidator(small), AfterValidator(stem)]
Pattern = Annotated[str, AfterValidator(pattern)]
Listed = Annotated[str, AfterValidator(listed)]
Forms = Annotated[str, AfterValidator(spaced(unmarked))]
StemForms = Annotated[str, AfterValidator(spaced(stem))]
Variants = Annotated[str, AfterValidator(variants)]
Names = Annotated[str, AfterValidator(variant_names)]
StemNames = Annotated[str, AfterValidator(stem_names)]
Letter = Annotated[str, Field(min_length=1, max_length=1)]
Marks = Annotated[str, Field(min_length=2, max_length=2)]
