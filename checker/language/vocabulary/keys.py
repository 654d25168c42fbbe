"""Numbers, codes and names that vocabulary files refer to, as types that pydantic checks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from checker.language.nearest import unknown
from checker.language.vocabulary.notation import fault
from checker.model.expressions import deferred
from checker.model.messages import Message, joined

NUMBER = deferred(r"\d+(?:\.\d+)?")
FACTOR = deferred(r"\d+(?:\.\d+)?(?:~\d+(?:\.\d+)?)?(?: -?\d+(?:\.\d+)?)?")


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


def known(info: ValidationInfo) -> Known:
    """What the names of the file may refer to."""
    return info.context if isinstance(info.context, Known) else Known()


def value(text: str) -> str:
    """A number as a key."""
    if not NUMBER.fullmatch(text):
        raise fault(Message("words.key_no_number", key=text))
    return text


def whole_value(text: str) -> str:
    """A whole number as a key."""
    if not text.isdecimal():
        raise fault(Message("words.key_no_whole", key=text))
    return text


def factor(text: str) -> str:
    """A factor as a key: of one unit ("1.609344"), of two countries ("3.78~4.54"), with what is added ("1 0")."""
    if not FACTOR.fullmatch(text) or not all(map(float, text.partition(" ")[0].split("~"))):
        raise fault(Message("words.key_no_factor", key=text))
    return text


def code(text: str, info: ValidationInfo) -> str:
    """The code of a currency that is known: a row of currencies-cldr.tsv, or listed under [code]."""
    codes = known(info).currencies
    if text not in codes:
        raise fault(joined("", unknown(text, codes, "currency"), Message("words.new_code")), text)
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
            raise fault(Message("words.fixed_list", size=size))
        if len(entries) != size:
            raise fault(Message("words.entries_due", size=size, given=len(entries)))
        return entries

    return checked


Value = Annotated[str, AfterValidator(value)]
WholeValue = Annotated[str, AfterValidator(whole_value)]
Factor = Annotated[str, AfterValidator(factor)]
Code = Annotated[str, AfterValidator(code)]
SignCodes = Annotated[str, AfterValidator(sign_codes)]
Unit = Annotated[str, AfterValidator(unit)]
TableName = Annotated[str, AfterValidator(table)]
SetNames = Annotated[str, AfterValidator(sets)]
Cost = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=100)]
