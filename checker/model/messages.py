"""Sentences whose words stand in tables: a message is the name of one and its values, worded where it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from string import Formatter
from typing import Any, Self

from checker.model import prepared
from checker.model.shipped import folder
from checker.model.texts import Side

# The marks that a table puts around a value, and what the same marks inside the value become.
INNER = {"«": str.maketrans("«»", "„“"), "“": str.maketrans("“”", "‘’")}
CLOSED = {"«": "»", "“": "”"}
# Not a sentence but several texts with a separator, which stands under this name among the values.
JOINED, SEPARATOR = "joined", "separator"
# The value whose number chooses among the forms of a sentence.
COUNT = "count"


class Message(str):
    """A sentence of `reports/messages`: "TABLE.NAME" and values, which may be messages. As a string it is the English.

    Exceptions carry it unharmed: `str(wrong)` is the message that the exception was raised with. What is made of one
    by an f-string is English for ever; so a sentence around a message is a message, too, and has it as a value.
    """

    name: str
    values: Mapping[str, Any]

    def __new__(cls, name: str, /, **values: object) -> Self:
        """Raises KeyError where the tables have no such sentence, or it asks for a value that is not given."""
        kept = {key: value if isinstance(value, int | float | str) else str(value) for key, value in values.items()}
        made = super().__new__(cls, _worded(name, kept, "en"))
        made.name, made.values = name, kept
        return made

    def __str__(self) -> str:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.name, dict(self.values))

    def said(self, lang: Side) -> str:
        """The sentence in a language."""
        return _worded(self.name, self.values, lang)


def joined(separator: str, *parts: object) -> str:
    """Texts with a separator between them: a message where one of them is."""
    texts = [part if isinstance(part, str) else str(part) for part in parts]
    if not any(isinstance(text, Message) for text in texts):
        return separator.join(texts)
    return Message(JOINED, **{SEPARATOR: separator}, **{f"part_{n}": text for n, text in enumerate(texts)})


def altered(text: str, change: Callable[[str], str]) -> str:
    """A text after a change that may not touch the sentence of a message, only its values."""
    if not isinstance(text, Message):
        return change(text)
    values = {key: altered(value, change) if isinstance(value, str) else value for key, value in text.values.items()}
    return Message(text.name, **values)


def said(text: str, lang: Side) -> str:
    """A text in a language, where it is a message; any other text is as it is."""
    return text.said(lang) if isinstance(text, Message) else text


def packed(text: str) -> Any:
    """A text for JSON, which keeps what a message is made of."""
    if not isinstance(text, Message):
        return text
    return {"name": text.name, "values": {key: _packed(value) for key, value in text.values.items()}}


def unpacked(row: Any) -> str:
    """The text again. Raises TypeError, ValueError, KeyError or AttributeError where a row is none."""
    if isinstance(row, str):
        return row
    name, values = row["name"], row["values"]
    return Message(str(name), **{str(key): _unpacked(value) for key, value in values.items()})


def fill(template: str, values: Mapping[str, object], lang: Side | None = None) -> str:
    """A template with its values; marks of quotation inside a value that stands in the same ones are of a second kind.

    `{name!r}` is a value as Python writes it. Raises KeyError where a value is lacking.

    >>> fill("Лапка в «{text}»", {"text": "газета «День»"})
    'Лапка в «газета „День“»'
    """
    parts, mark = [], ""
    for before, name, written in _parsed(template):
        parts.append(before)
        mark = _open(before, mark)
        if name is not None:
            value = values[name]
            told = said(value, lang) if lang and isinstance(value, str) else str(value)
            shown = repr(value) if written else told
            parts.append(shown.translate(INNER[mark]) if mark else shown)
    return "".join(parts)


def _open(text: str, mark: str) -> str:
    """The mark of quotation that is open behind a text, where `mark` was open before it; "" for none."""
    for letter in text:
        if letter in CLOSED and not mark:
            mark = letter
        elif mark and letter == CLOSED[mark]:
            mark = ""
    return mark


@lru_cache(maxsize=2048)
def _parsed(template: str) -> tuple[tuple[str, str | None, bool], ...]:
    """What stands before each name of a template, the name (or None), and whether it is as Python has it."""
    return tuple((before, name, conversion == "r") for before, name, _, conversion in Formatter().parse(template))


def _worded(name: str, values: Mapping[str, Any], lang: Side) -> str:
    if name == JOINED:
        return str(values[SEPARATOR]).join(said(text, lang) for key, text in values.items() if key != SEPARATOR)
    table, _, key = name.partition(".")
    told = _table(table)[key][lang]
    return fill(told if isinstance(told, str) else told[form(lang, int(values[COUNT]), len(told))], values, lang)


def form(lang: Side, number: int, forms: int = 3) -> int:
    """Which of the forms of a word stands after a number: 1 документ, 2 документи, 5 документів."""
    if lang == "en":
        return min(number != 1, forms - 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return min(1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2, forms - 1)


@cache
def _table(name: str) -> Mapping[str, Mapping[str, Any]]:
    held: Mapping[str, Mapping[str, Any]] | None = prepared.part(f"messages {name}")
    return read(name) if held is None else held


def read(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The table `reports/messages/NAME.toml`. Raises KeyError when there is none."""
    path = folder("reports") / "messages" / f"{name}.toml"
    if not name.isidentifier() or not path.is_file():
        raise KeyError(f"{name}.toml")
    import tomli  # of shipped tables all are prepared

    return tomli.loads(path.read_text(encoding="utf-8"))


def _packed(value: Any) -> Any:
    return packed(value) if isinstance(value, str) else value


def _unpacked(value: Any) -> Any:
    return value if isinstance(value, int | float) else unpacked(value)


def _again(name: str, values: Mapping[str, Any]) -> Message:
    return Message(name, **values)
