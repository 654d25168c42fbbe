"""PO and POT: the strings of gettext, of which the file holds both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from checker.language.vocabulary import Words
from checker.model import Document, Failure, Field, Original, Side, other
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.readers.catalogue import comments, pairing, sides
from checker.readers.catalogue import units as catalogue
from checker.readers.catalogue.messages import ANY, Grammar, Syntax
from checker.readers.catalogue.unit import FORMS, Unit
from checker.readers.places.decode import InputError
from checker.readers.places.mapped import MappedText
from checker.readers.places.source import Source

KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,2})\])?\s*")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*$')
ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
# Where translators put their own names: of GNOME, of Qt and KDE.
# What a key in capitals counts.
COUNTS = deferred(r"%(?:\(\w+\))?[sd]|\{\w*\}")
CREDITS = re.compile(r"translators?[-_ ]credits?")
TRANSLATORS = frozenset({"NAME OF TRANSLATORS", "EMAIL OF TRANSLATORS"})
LINE = re.compile(r"[^\n]*\n|[^\n]+$")
# The flags of gettext that say what the placeholders of a string are; "no-c-format" that it has none of that kind.
GRAMMARS: dict[str, frozenset[Grammar]] = {
    "python": frozenset({"printf", "python"}),
    "python-brace": frozenset({"braces"}),
    "javascript": frozenset({"printf", "python", "braces"}),
    "perl-brace": frozenset({"braces"}),
    "csharp": frozenset({"braces"}),
    "java": frozenset({"braces"}),
    "ruby": frozenset({"printf", "ruby"}),
    "c++": frozenset({"braces"}),
    "rust": frozenset({"braces"}),
    "qt": frozenset({"qt"}),
    "qt-plural": frozenset({"qt"}),
    "kde": frozenset({"qt"}),
}
PRINTF: frozenset[Grammar] = frozenset({"printf"})


@dataclass(slots=True)
class PoMessage:
    """A message as it is written; `strings` are its parts by keyword and number."""

    line: int
    strings: dict[tuple[str, int], MappedText] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    comments: list[MappedText] = field(default_factory=list)
    obsolete: bool = False

    def get(self, keyword: str, number: int = 0) -> MappedText | None:
        """A part, or None where there is none, or an empty one."""
        found = self.strings.get((keyword, number))
        return found if found and found.characters else None

    @property
    def fuzzy(self) -> bool:
        """Whether a translator has to look at it again."""
        return "fuzzy" in self.flags


# "&File", "Di&ve"; not "R&D", nor the entity "&amp;". A file with so many messages of the kind marks its accelerators.
ACCELERATOR, ENTITY, MARKED = deferred(r"(?<!\w)&(?=\w)|&(?=[a-zа-яіїєґ])"), deferred(r"&#?\w+;"), 5
# "S_tate", «ста_ном».
UNDERLINED = deferred(r"\w*_\w+")


# "plural=n==1 ? 3 : …": the last form is for exactly one, the first for 21, 31 and so on.
SINGLE = deferred(r"plural\s*=\s*\(?\s*n\s*==\s*1\s*\?\s*3\b")
WITH_SINGLE = ("one", "few", "many", "=1")


class Header(NamedTuple):
    """What the first message of a file says."""

    language: str = ""
    accelerator: str = ""
    single: bool = False  # whether the last of four Ukrainian forms is for exactly one, as GNOME has it


def reads(source: Source) -> bool:
    """Whether standard input begins with a message."""
    return source.name == "-" and source.head.lstrip().startswith("msgid ")


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The document of a file; raises InputError where it is no PO, or is in neither language."""
    name, raw = source.name, source.text
    whole, ids = Field("", raw, name), Field("", raw, name, kept=True)
    messages = list(read_messages(name, raw))
    header = _header(messages)
    notes = [note for one in messages for said in one.comments for note in comments.in_notes(said, whole, _key(one))]
    messages = [one for one in messages if one.get("msgid")]
    sources, texts = (_some(messages, keyword) for keyword in ("msgid", "msgstr"))
    side = sides.of_translations(name, "po", header.language, sources, texts, words)
    skipped: dict[str, int] = {}
    units: dict[Side, list[Unit]] = {"uk": [], "en": []}
    for one in messages:
        reason = _unchecked(one)
        if reason:
            catalogue.count(skipped, reason)
            continue
        key = _key(one)
        syntax = Syntax(*_grammars(one.flags), header.accelerator)
        for there, prefix, text in ((other(side), "msgid", ids), (side, "msgstr", whole)):
            for arm, written in _forms(one, prefix, there, single=header.single):
                units[there] += catalogue.units(key, written, there, text, syntax=syntax, arm=arm)
    made = pairing.document(name, units["uk"], units["en"], notes, skipped)
    yield replace(made, original=Original(other(side), "msgid"))


def _unchecked(message: PoMessage) -> str:
    """Why a message is not checked; "" where it is."""
    msgid = message.get("msgid")
    if message.obsolete:
        return "obsolete"
    if not any(message.get("msgstr", n) for keyword, n in message.strings if keyword == "msgstr"):
        return "untranslated"
    if message.fuzzy:
        return "fuzzy"
    context = message.get("msgctxt")
    if (msgid and CREDITS.fullmatch(msgid.text.lower())) or (context and context.text in TRANSLATORS):
        return "names of translators"
    return "a key instead of a text" if msgid and _keyed(msgid.text, plural=bool(message.get("msgid_plural"))) else ""


def _keyed(msgid: str, *, plural: bool) -> bool:
    """Whether a msgid is a key, be it with what it counts: "menu.open", "%(counter)s STATS_APP"; of those of plurals
    only capitals tell."""
    key = COUNTS.sub("", msgid).strip()
    return catalogue.KEY.fullmatch(key) is not None and (key.isupper() or (not plural and key == msgid))


def _key(message: PoMessage) -> str:
    context, msgid = message.get("msgctxt"), message.get("msgid")
    return (f"{context.text}\x04" if context else "").replace("\x04", "|") + (msgid.text if msgid else "")


def _forms(message: PoMessage, prefix: str, side: Side, *, single: bool) -> Iterator[tuple[str, MappedText]]:
    """The forms of a message in one language, with their names; "" where it has one only."""
    plural = message.get("msgid_plural")
    if prefix == "msgid":
        parts = [message.get("msgid"), plural]
    else:
        parts = [message.get("msgstr", n) for keyword, n in sorted(message.strings) if keyword == "msgstr"]
    if not plural:
        yield from (("", one) for one in parts[:1] if one)
        return
    names = FORMS[side].get(len(parts), ())
    if single and side == "uk" and len(parts) == len(WITH_SINGLE):
        names = WITH_SINGLE
    yield from ((arm, one) for arm, one in zip(names, parts, strict=False) if one)


def _grammars(flags: set[str]) -> tuple[frozenset[Grammar], bool]:
    """The placeholders that the flags of a message speak of, and whether %% is a per cent sign."""
    told = {flag.removesuffix("-format") for flag in flags if flag.endswith("-format")}
    wanted = [flag for flag in told if not flag.startswith(("no-", "possible-", "impossible-"))]
    if wanted:
        found = frozenset[Grammar]().union(*(GRAMMARS.get(flag, PRINTF) for flag in wanted))
        return found, "printf" in found
    denied = {flag.removeprefix("no-") for flag in told if flag.startswith("no-")}
    gone = frozenset[Grammar]().union(*(GRAMMARS.get(flag, PRINTF) for flag in denied))
    return ANY - gone - ({"guess"} if "printf" in gone else frozenset()), False


def _header(messages: list[PoMessage]) -> Header:
    first = next((one for one in messages if not one.get("msgid") and not one.obsolete), None)
    text = first.get("msgstr") if first else None
    fields = dict(line.split(":", 1) for line in (text.text if text else "").split("\n") if ":" in line)
    told = {name.strip().lower(): value.strip() for name, value in fields.items()}
    return Header(
        told.get("language", ""),
        told.get("x-accelerator-marker", "") or _accelerator(messages),
        SINGLE.search(told.get("plural-forms", "")) is not None,
    )


def _accelerator(messages: list[PoMessage]) -> str:
    """The mark of accelerators of a file that doesn't name it, where so many messages have one on both sides.

    That is "&", or the "_" of GTK, which stands in words that are translated: "Sort by S_tate", «за ста_ном».
    """
    marked, lined, entities = 0, 0, False
    for one in messages:
        both = one.get("msgid"), one.get("msgstr")
        entities = entities or any(text and ENTITY.search(text.text) for text in both)
        marked += all(text and len(ACCELERATOR.findall(text.text)) == 1 == text.text.count("&") for text in both)
        words = [UNDERLINED.findall(text.text) if text and text.text.count("_") == 1 else [] for text in both]
        lined += all(words) and words[0] != words[1]
    return "&" if marked >= MARKED and not entities else "_" if lined >= MARKED else ""


def _some(messages: list[PoMessage], keyword: str) -> Iterator[str]:
    for one in messages[: sides.SOME]:
        found = one.get(keyword)
        if found and not one.obsolete:
            yield found.text


def read_messages(name: str, raw: str) -> Iterator[PoMessage]:
    """The messages of a file, in order, the header among them; raises InputError that names the line.

    Comments behind the last message are one without strings.
    """
    message, part = PoMessage(1), None
    for number, found in enumerate(LINE.finditer(raw), 1):
        text = found[0].strip("\ufeff \t\r\n\f")
        start = found.start() + (found[0].find(text) if text else 0)
        obsolete = text.startswith("#~")
        if obsolete:
            inner = text[2:].lstrip()
            text, start = ("#|", start) if inner.startswith("|") else (inner, start + len(text) - len(inner))
        if text.startswith("#") or not text:
            if ("msgstr", 0) in message.strings or (not text and message.strings):
                yield _whole(name, message)
                message = PoMessage(number)
            part = None
            _comment(message, text, start)
            continue
        keyword = KEYWORD.match(text)
        if keyword:
            if keyword[1] in {"msgid", "msgctxt"} and ("msgstr", 0) in message.strings:
                yield _whole(name, message)
                message = PoMessage(number)
            message.obsolete |= obsolete
            part = message.strings.setdefault((keyword[1], int(keyword[2] or 0)), MappedText())
            text, start = text[keyword.end() :], start + keyword.end()
        string = STRING.match(text)
        if part is None or not string:
            raise InputError(name, _mend(number, text, part is None))
        _unescape(string[1], start + 1, part)
    if message.strings:
        yield _whole(name, message)
    elif message.comments:
        yield message


def _mend(number: int, text: str, lone: bool) -> str:
    if lone:
        return Message("catalogues.po_line", number=number)
    quotes = Message("catalogues.po_closing") if text.startswith('"') else Message("catalogues.po_string")
    return Message("catalogues.po_quotes", number=number, quotes=quotes)


def _whole(name: str, message: PoMessage) -> PoMessage:
    if ("msgid", 0) not in message.strings or ("msgstr", 0) not in message.strings:
        lacks = "msgstr" if ("msgid", 0) in message.strings else "msgid"
        raise InputError(name, Message("catalogues.po_lacks", line=message.line, lacks=lacks))
    return message


def _comment(message: PoMessage, text: str, start: int) -> None:
    if text.startswith("#,"):
        message.flags.update(flag.strip() for flag in text[2:].split(","))
    elif text[:1] == "#" and text[:2] not in {"#:", "#|"}:
        comment = MappedText()
        comment.copy(text, start)
        message.comments.append(comment)


def _unescape(inner: str, start: int, into: MappedText) -> None:
    at = 0
    for found in ESCAPE.finditer(inner):
        into.copy(inner[at : found.start()], start + at)
        code = found[1]
        if code[0] in "01234567":
            shown = chr(int(code, 8))
        elif code[0] == "x" and len(code) > 1:
            shown = chr(int(code[1:], 16))
        else:
            shown = ESCAPES.get(code, code)
        into.add(shown, start + found.start(), start + found.end())
        at = found.end()
    into.copy(inner[at:], start + at)
