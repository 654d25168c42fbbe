"""The tables of a rule file but for the fields of its verb: what it says, its messages, and its examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from string import Formatter
from typing import Literal

from checker.language.vocabulary.entries import Entry
from checker.model import SIDES, Role, Severity, Side, messages
from checker.model.expressions import deferred
from checker.model.record import Field, Record, checked

MARK = deferred("⟦(.*?)⟧", re.DOTALL)
# What every message may have in braces, whatever the verb.
ALWAYS = {
    "text": "what stands at the place",
    "expected": "what should stand there",
    "here": "the language of that text, in the case that the message needs",
    "there": "the language of the other text",
}

Level = Severity | Literal["off"]


class Told(Record):
    """What an editor is told, in each language; braces are filled from the hit."""

    en: str = Field(description="The message in English, with {placeholders} that the verb fills.")
    uk: str = Field(description="The message in Ukrainian, with {placeholders} that the verb fills.")

    @checked("en", "uk")
    @classmethod
    def _braces(cls, message: str) -> str:
        """A message whose braces are in pairs and hold a name, or nothing can be told of a finding."""
        try:
            parts = list(Formatter().parse(message))
        except ValueError as wrong:
            raise ValueError(messages.Message("rules.brace", wrong=wrong)) from wrong
        for _, name, form, conversion in parts:
            if name is not None and (form or conversion or not name.isidentifier()):
                given = name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
                raise ValueError(messages.Message("rules.no_placeholder", given=given))
        return message


class Message(Told):
    """What an editor is told, in each language; braces are filled from the hit.

    `reverse` is told where English is the original, `tail` of what lies behind the end of a translation, in either
    direction; without them the message itself is.
    """

    reverse: Told | None = Field(default=None, description="The same where English is the original.")
    tail: Told | None = Field(
        default=None, description="The same behind the end of a translation that goes no further."
    )

    def told(self, original: Side | None, *, tail: bool = False) -> Told:
        """The message for a direction: that of a Ukrainian original where nothing tells which text that is."""
        if tail and self.tail:
            return self.tail
        return self.reverse if original == "en" and self.reverse else self

    def each(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every message with its keys, from `message` on."""
        for name, one in (("", self), ("reverse", self.reverse), ("tail", self.tail)):
            if one:
                above = ("message", name) if name else ("message",)
                yield (*above, "en"), one.en
                yield (*above, "uk"), one.uk


def placeholders(message: str) -> Iterator[str]:
    """The names in braces of a message, in order."""
    return (name for _, name, _, _ in Formatter().parse(message) if name)


class Said(Record):
    """What a rule finds, and why it matters, in one language."""

    summary: str = Field(description="What the rule finds, in one sentence.")
    why: str = Field(description="Why it matters to a reader, in one sentence.")


class Bit(Record):
    """One passage of an example, or a string of a catalogue."""

    text: str = Field(description="The passage, with ⟦ ⟧ around what a finding must point at.")
    role: Role = Field(default="paragraph", description="What the passage is on its page.")
    format: Literal["plain", "html", "string"] = Field(
        default="plain", description="How `text` is read: as it is, as HTML, or as a string of a catalogue."
    )
    partial: bool = Field(default=False, description="Whether the passage is an excerpt that is cut off.")
    arm: str = Field(
        default="", description="The plural form that a string is; without it, a string may be a whole message of ICU."
    )


class Example(Record):
    """Texts that a rule is silent about, or (bad) that it must find something in; a side is a passage or several."""

    uk: str | list[str | Bit] = Field(default="", description="The Ukrainian passage, or a list of passages.")
    en: str | list[str | Bit] = Field(default="", description="The English passage, or a list of passages.")
    post: str | None = Field(
        default=None, description="A WordPress post as JSON instead of `uk` and `en`; ⟦ ⟧ may stand in any string."
    )
    expected: str | None = Field(default=None, description="What a finding must name as what should stand there.")
    original: Side | None = Field(default=None, description="Which of the two was written first, where that is known.")
    spellings: dict[str, tuple[str, ...]] = Field(
        default={}, description="What the settings have under `[names.spellings]`."
    )
    meaning: tuple[float, ...] = Field(
        default=(), description="What a sentence encoder says of each pair of passages, in order: cosine, -1 to 1."
    )
    glossary: tuple[Entry, ...] = Field(default=(), description="The entries of the house's glossary.")

    @checked("post")
    @classmethod
    def _json(cls, post: str | None) -> str | None:
        if post is not None and not isinstance(json.loads(post), dict):
            raise ValueError(messages.Message("rules.no_object"))
        return post

    def bits(self, side: Side) -> list[Bit]:
        """The passages of one side."""
        given = self.uk if side == "uk" else self.en
        listed = [given] if isinstance(given, str) else given
        return [Bit(text=bit) if isinstance(bit, str) else bit for bit in listed if bit]

    @property
    def marked(self) -> bool:
        """Whether anything in its texts is marked."""
        texts = [bit.text for side in SIDES for bit in self.bits(side)]
        return any(MARK.search(text) for text in (*texts, self.post or ""))


class Head(Record):
    """What every rule file says, whatever its verb."""

    summary: str = Field(description="What the rule finds, in one sentence.")
    why: str = Field(description="Why it matters to a reader, in one sentence.")
    severity: Severity = Field(description="error: wrong in print; warning: wants a look; info: a matter of style.")
    mqm: str = Field(
        pattern=r"^[a-z-]+(/[a-z-]+)*$", description="The kind of error in MQM's typology, like accuracy/omission."
    )
    message: Message = Field(description="What an editor is told of a finding, in both languages.")
    ukrainian: Said | None = Field(default=None, description="The summary and the reason in Ukrainian.")
    milder: tuple[str, ...] = Field(
        default=(), description="Forms of the verb's evidence whose findings are a step milder than the rule."
    )
    yields_to: tuple[str, ...] = Field(
        default=(), description="Rules whose findings stand over those of this one at the same place."
    )
    mirror: str = Field(
        default="",
        description="The rule that finds the same in the other direction; it says why where English is first.",
    )
    covers: tuple[str, ...] = Field(
        default=(),
        description="Kinds of errors (MQM, or how it begins) that are told by this rule's findings where they stand.",
    )
    good: tuple[Example, ...] = Field(min_length=1, description="Texts in which the rule must find nothing.")
    bad: tuple[Example, ...] = Field(min_length=1, description="Texts in which the rule must find what ⟦ ⟧ marks.")

    def said(self, lang: Side) -> Said:
        """What the rule finds and why, in that language; in English where a rule file has no table `[ukrainian]`."""
        return self.ukrainian if lang == "uk" and self.ukrainian else Said(summary=self.summary, why=self.why)
