"""Fluent (.ftl): the messages, attributes and terms of one language, with a text for each variant that is chosen."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.language.vocabulary import Words
from checker.model import Failure, Field, Side
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.readers.catalogue import comments, icu, units
from checker.readers.catalogue.icu import Variant
from checker.readers.catalogue.messages import Syntax
from checker.readers.catalogue.unit import Unit
from checker.readers.keyed import entries
from checker.readers.one_language import OneLanguageFile
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source

if TYPE_CHECKING:
    from fluent.syntax import ast

# What a string between quotation marks has for a character: \", \\, \u0456, \U01F602.
ESCAPE = deferred(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|U(?P<long>[0-9a-fA-F]{6})|(?P<sign>.))")
SYNTAX = Syntax(frozenset({"fluent"}))


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The strings of a file by message and attribute.

    What is no Fluent between messages is a failure that names its line, as programs leave it out and go on; raises
    InputError for a file with no message in it.
    """
    name, raw = source.name, source.text
    field, body = Field("", raw, name), _entries(name, raw)
    failures = tuple(_failures(name, raw, body))
    made = tuple(_units(raw, body, side, field))
    if failures and not made:
        raise InputError(name, failures[0].message)
    segments = tuple(segment for unit in made for segment in unit.segments)
    return OneLanguageFile(segments, units=made, notes=tuple(comments.in_file(field, made)), failures=failures)


def _units(raw: str, body: Sequence[ast.EntryType], side: Side, field: Field) -> Iterator[Unit]:
    for key, pattern in _patterns(body):
        text = _Text(raw)
        texts = text.variants(pattern)
        shown = text.written.text
        if len(shown.strip()) > 1 and not entries.NO_TEXT.fullmatch(shown):  # one letter is a key to press
            told = [(one.form, text.written.pick(one.places), dict(one.signs)) for one in texts]
            yield from units.forms(key, told, side, field, syntax=SYNTAX)


def _entries(name: str, raw: str) -> Sequence[ast.EntryType]:
    """Messages, terms, comments, and what is none of them; raises InputError for what is nested too deeply."""
    from fluent.syntax import FluentParser

    try:
        return FluentParser().parse(raw).body
    except RecursionError:
        raise InputError(name, Message("readers.deep")) from None


def _failures(name: str, raw: str, body: Sequence[ast.EntryType]) -> Iterator[Failure]:
    """What is no Fluent."""
    from fluent.syntax import ast

    for entry in body:
        if isinstance(entry, ast.Junk):
            wrong = entry.annotations[0] if entry.annotations else None
            at = wrong.span.start if wrong and wrong.span else entry.span.start if entry.span else 0
            said = wrong.message if wrong and wrong.message else (entry.content or "").strip()[:40]
            yield Failure(name, Message("catalogues.no_fluent", line=raw.count("\n", 0, at) + 1, said=said))


def _patterns(body: Sequence[ast.EntryType]) -> Iterator[tuple[str, ast.Pattern]]:
    """The values of messages and terms, and those of their attributes, with their keys."""
    from fluent.syntax import ast

    for entry in body:
        if isinstance(entry, ast.Message | ast.Term):
            key = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
            if entry.value is not None:
                yield key, entry.value
            for attribute in entry.attributes:
                yield f"{key}.{attribute.id.name}", attribute.value


class _Text:
    """The characters of a pattern and of all variants in it, in `written`, as they are read."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.written = MappedText()

    def variants(self, pattern: ast.Pattern, depth: int = 0) -> list[Variant]:
        """The texts of a pattern, each with the choices that make it and its characters' places in `written`."""
        from fluent.syntax import ast

        made, first = [Variant((), ())], len(self.written.characters)
        for element in pattern.elements:
            held = element.expression if isinstance(element, ast.Placeable) else element
            if isinstance(held, ast.SelectExpression) and depth < icu.DEEPEST:
                made = [icu.after(one, self._since(first)) for one in made]
                made = icu.times(made, list(self._arms(held, depth + 1)))
                first = len(self.written.characters)
            else:
                self._add(element)
        return [icu.after(one, self._since(first)) for one in made]

    def _since(self, first: int) -> Variant:
        return Variant((), tuple(range(first, len(self.written.characters))))

    def _arms(self, choice: ast.SelectExpression, depth: int) -> Iterator[Variant]:
        """The texts of every variant; a number is chosen as ICU's "=0" is."""
        from fluent.syntax import ast

        assert choice.selector.span
        name = self.raw[choice.selector.span.start : choice.selector.span.end]
        for variant in choice.variants:
            key = variant.key
            arm = f"={key.value}" if isinstance(key, ast.NumberLiteral) else key.name
            for one in self.variants(variant.value, depth):
                yield one._replace(form=((_argument(name), arm), *one.form))

    def _add(self, element: ast.TextElement | ast.Placeable) -> None:
        """A run of text, whose lines lose their indentation; a literal as it is shown; another placeable as written."""
        from fluent.syntax import ast

        assert element.span
        start, end = element.span.start, element.span.end
        if isinstance(element, ast.TextElement):
            self._lines(element.value, start, end)
        elif isinstance(element.expression, ast.StringLiteral) and element.expression.span:
            self._literal(element.expression.value, element.expression.span.start + 1)
        elif isinstance(element.expression, ast.NumberLiteral) and element.expression.span:
            self.written.copy(element.expression.value, element.expression.span.start)
        else:
            self.written.copy(self.raw[start:end], start)

    def _literal(self, quoted: str, start: int) -> None:
        at = 0
        for found in ESCAPE.finditer(quoted):
            self.written.copy(quoted[at : found.start()], start + at)
            shown = found["sign"] or _character(found["code"] or found["long"])
            self.written.add(shown, start + found.start(), start + found.end())
            at = found.end()
        self.written.copy(quoted[at:], start + at)

    def _lines(self, shown: str, start: int, end: int) -> None:
        lines = shown.split("\n")
        for n, line in enumerate(lines):
            stop = self.raw.find("\n", start, end)
            stop = end if stop < 0 else stop
            written = self.raw[start:stop]
            if line:
                self.written.copy(line, start if n == 0 else start + written.rindex(line))
            if n < len(lines) - 1:
                self.written.add("\n", stop, stop + 1)
            start = stop + 1


def _character(code: str) -> str:
    """The character of a number in hexadecimal; what is none, as half a pair of UTF-16, is a sign that says so."""
    number = int(code, 16)
    return chr(number) if number < 0xD800 or 0xDFFF < number <= sys.maxunicode else "\ufffd"


def _argument(selector: str) -> str:
    """The argument that a choice is made by: `$count` of `NUMBER($count, type: "ordinal")`; else what stands there."""
    _, dollar, rest = selector.partition("$")
    if not dollar:
        return selector
    name = dollar + rest.split(",")[0].split(")")[0].strip()
    return f"{name}{icu.ORDINAL}" if '"ordinal"' in selector else name
