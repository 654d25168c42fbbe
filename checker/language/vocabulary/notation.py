"""The notation of words, stems and phrases (rules/words/README.md) as types that pydantic checks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from checker.language.vocabulary.faults import unknown

APOSTROPHES = re.compile("[’ʼ‘ʹ`]")
# Signs that say how a word goes on, and those that a regular expression would read.
MARKS = re.compile(r"[~*+^!|]|[][(){}?\\]")
MIXED = re.compile("[a-z][а-яєіїґ]|[а-яєіїґ][a-z]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яєіїґё]", re.IGNORECASE)
# Of a list of entries with commas: a beginning "зрост~", an ending "~іше", any word "*", forms "win+" and "hot^".
LISTED = re.compile(r"~?[^~*+^]+|[^~*+^]+[~+^]")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
FACTOR = re.compile(r"\d+(?:\.\d+)?(?:~\d+(?:\.\d+)?)?(?: -?\d+(?:\.\d+)?)?")


@dataclass(frozen=True, slots=True)
class Known:
    """What names in a file may refer to: the codes of currencies, words of units, sets of the table, other tables.

    `whole` is True for a file that has to be complete, False for one that adds to a shipped file.
    """

    whole: bool = False
    currencies: Collection[str] = ()
    units: Collection[str] = ()
    sets: Collection[str] = ()
    tables: Collection[str] = ()


def fault(message: str, entry: str = "") -> PydanticCustomError:
    """An error whose text is the message; `entry` is the text to look for in the lines of a value."""
    return PydanticCustomError("notation", "{message}", {"message": message, "entry": entry})


def known(info: ValidationInfo) -> Known:
    """What the names of the file may refer to."""
    return info.context if isinstance(info.context, Known) else Known()


def written(text: str, entry: str = "") -> str:
    """A text as texts are looked up: not empty, single spaces, a straight apostrophe, one alphabet in a word."""
    if not text.strip():
        raise fault("it is empty", entry)
    if text != " ".join(text.split()):
        raise fault(f"spaces around or doubled: {text!r}; write {' '.join(text.split())!r}", entry or text)
    if APOSTROPHES.search(text):
        raise fault(f"write the apostrophe of {text!r} as ': {APOSTROPHES.sub(chr(39), text)!r}", entry or text)
    if MIXED.search(text):
        raise fault(f"Latin and Cyrillic letters in one word: {text!r}", entry or text)
    return text


def small(text: str) -> str:
    """A text in small letters, which is how texts are looked up."""
    if text != text.lower():
        raise fault(f"write {text!r} in small letters: {text.lower()!r}", text)
    return text


def unmarked(text: str) -> str:
    """A text without signs of the notation."""
    found = MARKS.search(text)
    if found:
        raise fault(f"{found.group()!r} has no meaning here: {text!r}", text)
    return text


def lettered(text: str) -> str:
    """A text with a letter or a figure: a phrase is looked for by its words."""
    if not any(letter.isalnum() for letter in text):
        raise fault(f"{text!r} has no letter", text)
    return text


def single(text: str) -> str:
    """One word."""
    if " " in text:
        raise fault(f"one word is due, {text!r} has spaces", text)
    return text


def stem(text: str) -> str:
    """A word, or with ~ at its end a stem that takes endings; of several words, the last may be a stem."""
    bare = text.removesuffix("~")
    if text.endswith("-"):
        raise fault(f"a stem ends in ~: {text[:-1] + '~'!r}, not {text!r}", text)
    if not bare or bare.endswith(" "):
        raise fault(f"~ without a stem before it: {text!r}", text)
    unmarked(bare)
    return text


def beginning(text: str) -> str:
    """A beginning of words, in a field that has nothing else."""
    bare = text.removesuffix("~")
    if bare == text or not bare:
        raise fault(f"every entry here is a beginning of words and ends in ~: {text + '~'!r}, not {text!r}", text)
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
        raise fault(f"no regular expression: {text!r}: {wrong}", text) from wrong
    return text


def listed(text: str) -> str:
    """Entries with commas between them: words and phrases, with the signs ~ + ^ *."""
    entries = [" ".join(entry.split()) for entry in text.split(",")]
    if not any(entries):
        raise fault("it is empty")
    for entry in entries[:-1]:
        if not entry:
            raise fault("nothing stands between two commas", ",")
    for entry in filter(None, entries):
        _entry(entry)
    return text


def _entry(entry: str) -> None:
    parts = entry.split(" ")
    for n, part in enumerate(parts):
        if part == "*":
            continue
        if not LISTED.fullmatch(part):
            raise fault(
                f"{part!r} is no word, beginning (зрост~), ending (~іше), form (win+, hot^) or any word (*)", entry
            )
        if n and part[-1] in "+^":
            raise fault(f"only the first word of a phrase may have {part[-1]}: {entry!r}", entry)
        small(written(part.strip("~+^"), entry))
    if set(parts) == {"*"}:
        raise fault(f"{entry!r} is any word at all", entry)


def spaced(check: Callable[[str], Any]) -> Callable[[str], str]:
    """Words with spaces between them, each of which is checked."""

    def checked(text: str) -> str:
        if not text.strip():
            raise fault("it is empty")
        for word in text.split():
            check(small(written(word)))
        return text

    return checked


def variants(text: str) -> str:
    """Names with | between them; a word may end in ~ (any ending) or ! (case endings)."""
    for form in text.split("|"):
        if not form.strip():
            raise fault(f"nothing stands beside a |: {text!r}", text)
        written(form)
        lettered(form.split(" ")[0])
        for word in form.split(" "):
            bare = word[:-1] if word[-1] in "~!" else word
            if not bare or re.search("[~!*+^]", bare):
                raise fault(f"{word!r} is no word with ~ or ! at its end", text)
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
            raise fault(f"{found.group()!r} has no meaning here: {form!r}", text)
        lettered(form)
    return text


def value(text: str) -> str:
    """A number as a key."""
    if not NUMBER.fullmatch(text):
        raise fault(f"the key {text!r} is no number")
    return text


def whole_value(text: str) -> str:
    """A whole number as a key."""
    if not text.isdecimal():
        raise fault(f"the key {text!r} is no whole number")
    return text


def factor(text: str) -> str:
    """A factor as a key: of one unit ("1.609344"), of two countries ("3.78~4.54"), with what is added ("1 0")."""
    if not FACTOR.fullmatch(text) or not all(map(float, text.partition(" ")[0].split("~"))):
        raise fault(f"the key {text!r} is no factor above 0, such as 1000, 3.78~4.54 or '0.56 -17.8'")
    return text


def code(text: str, info: ValidationInfo) -> str:
    """The code of a currency that is known: a row of currencies-cldr.tsv, or listed under [code]."""
    codes = known(info).currencies
    if text not in codes:
        raise fault(unknown(text, codes, "currency") + " (a new one is listed under [code])", text)
    return text


def sign_codes(text: str, info: ValidationInfo) -> str:
    """What a sign means: one code, or behind "=" these codes and no other."""
    for one in text[1:].split() or [""] if text[:1] == "=" else [text]:
        code(one, info)
    return text


def unit(text: str, info: ValidationInfo) -> str:
    """A word of units.toml."""
    if text not in known(info).units:
        raise fault(unknown(text, known(info).units, "unit"), text)
    return text


def table(text: str, info: ValidationInfo) -> str:
    """The name of a table of sets."""
    if text not in known(info).tables:
        raise fault(unknown(text, known(info).tables, "table of sets"), text)
    return text


def sets(text: str, info: ValidationInfo) -> str:
    """Names of sets with commas between them."""
    for name in map(str.strip, text.split(",")):
        if name not in known(info).sets:
            raise fault(unknown(name, known(info).sets, "set"), name)
    return text


def in_order(size: int) -> Callable[[list[str], ValidationInfo], list[str]]:
    """A list in which the place counts (months): so many, and nothing is added to it."""

    def checked(entries: list[str], info: ValidationInfo) -> list[str]:
        if not known(info).whole:
            raise fault(f"a list of {size} in order, to which a folder of your own can add nothing")
        if len(entries) != size:
            raise fault(f"{size} entries are due, {len(entries)} are here")
        return entries

    return checked


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
Value = Annotated[str, AfterValidator(value)]
WholeValue = Annotated[str, AfterValidator(whole_value)]
Factor = Annotated[str, AfterValidator(factor)]
Code = Annotated[str, AfterValidator(code)]
SignCodes = Annotated[str, AfterValidator(sign_codes)]
Unit = Annotated[str, AfterValidator(unit)]
TableName = Annotated[str, AfterValidator(table)]
SetNames = Annotated[str, AfterValidator(sets)]
Cost = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Letter = Annotated[str, Field(min_length=1, max_length=1)]
Marks = Annotated[str, Field(min_length=2, max_length=2)]
Count = Annotated[int, Field(ge=0, le=100)]
