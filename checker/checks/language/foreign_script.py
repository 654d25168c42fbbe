"""A word of an English text is written in Cyrillic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.checks.language.alphabets import PART, Alphabet, alphabet, other_scripts, repaired
from checker.checks.signs import CYRILLIC_IN_EN, Sign
from checker.drift.foreign import QUOTED, foreign, marked_foreign
from checker.drift.left_foreign import switches
from checker.language.spans import Spans
from checker.language.text import ADDRESS, CYRILLIC, LATIN, UNHIDE
from checker.model import Hit, Place, Segment, Span
from checker.model.expressions import deferred
from checker.model.record import Field

# What says behind a word whose it is: "шалена жінка - Ukrainian for a fearless woman", "Українська (Ukrainian)".
NAMED_BEHIND = deferred(r"[\"»”]?,? ?[-–—(] ?(?P<label>[A-Z][a-z]+) (?:for|[a-z]+)")
BOLD = frozenset({"strong", "b", "kbd"})
# A passage with so many of them lists languages, and so does one with more of their own names, of so many letters.
POLYGLOT, NAMED = 2, 4
# One word in several languages: "Documentation / Documentação / Документация".
SLASHED = deferred(r"[^\W\d_]+(?: [^\W\d_]+)?(?: ?/ ?[^\W\d_]+(?: [^\W\d_]+)?){2,9}")
# What may stand between two words of one run: a space, a comma, a year: "у 2001 році", "так, звісно".
BETWEEN = deferred(r"[ ,\d'-]{1,8}")
OPENS, CLOSES = "\"'«„“‘‚‹”", "\"'»“”’›‘"
# So much before and behind a word is looked at (code points): a bracket with its label, and what announces it.
NEAR = 160
# What says that a language may be chosen.
CHOSEN = "language"
# How far before a bracket with examples their language is told: "in local language (e.g. …".
ANNOUNCED = 60
# The bracket before a gloss, with the label that it may bear: "(", "(Ukrainian: ", "(in Ukrainian “".
GLOSS = deferred(r"[(\[](?P<label>[^()\[\]]{0,80})$")


class ForeignScript(Check):
    """Reports Cyrillic words in English passages, a run of them once.

    Words in quotation marks are silent up to `cited` of them: they are talked about, or name a work.
    """

    check: Literal["foreign_script"]
    evidence = {"cited": "it stands in Ukrainian quotation marks, so that it may be kept on purpose"}
    spelling = True
    cited: int = Field(default=4, description="Up to how many words in quotation marks are silent.")

    @property
    def signs(self) -> Collection[Sign] | None:
        return (CYRILLIC_IN_EN,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        own_names = frozenset(comparison.words.table("markdown_dialects")["languages"])
        for segment in comparison.en:
            if segment.role in ASIDE or not CYRILLIC.search(segment.folded) or _polyglot(segment, own_names):
                continue
            if switches(comparison, segment):
                continue
            known = alphabet(comparison.words)
            passages = [span for span, _ in foreign(comparison, segment)]
            addresses = Spans(one.span() for one in ADDRESS.finditer(segment.folded))
            for span in _runs(segment, known):
                if span.start in addresses or _tag(comparison, segment, span):  # "https://a.b/get?name=лемешко"
                    continue
                if any(one.start <= span.start and span.end <= one.end for one in passages):
                    continue
                if marked_foreign(segment, span) or _switch(segment, span, own_names):
                    continue
                cited = self._cited(segment, span, known) or span.start in comparison.made(_shown, segment)
                if cited and (not _copied(segment, span) or _original(segment.text, span.start)):
                    continue
                meant = None if cited else _english(segment, span, known)
                yield Hit(en=Place(segment, span), expected=meant, evidence="cited" if cited else "")

    def _cited(self, segment: Segment, span: Span, known: Alphabet) -> bool:
        text = segment.text
        before = text[max(0, span.start - NEAR) : span.start].rstrip()
        after = text[span.end : span.end + NEAR].lstrip(" .,!?…")
        short = len(PART.findall(segment.folded, *span)) <= self.cited
        if short and before[-1:] and before[-1] in OPENS and after[:1] and after[0] in CLOSES:
            return True
        function = text[span.start : span.end].lower() in known.english
        named = NAMED_BEHIND.match(text, span.end)
        if named and named["label"].lower() in known.labels:
            return True
        bracket = GLOSS.search(before + " ")
        if bracket:
            label = {word.lower() for word in PART.findall(bracket["label"])}
            if label & known.labels or (not label and after[:1] in {")", "]"} and not function):
                return True
            if _original(text, span.start):
                return True
            said = {word.lower() for word in PART.findall(before[: bracket.start()][-ANNOUNCED:])}
            example = bracket["label"].strip(" .,:").lower() in known.examples
            if short and example and after[:1] in {")", "]", ","} and said & known.labels:
                return True
        if text[span.start].isupper() and not function and re.match(r"\([A-Za-z]", after):
            return True
        last = PART.findall(before[-20:])
        return bool(last) and last[-1].lower() in known.cues and before[-1:] not in {".", "!", "?"}


def _tag(comparison: Comparison, segment: Segment, span: Span) -> bool:
    """Whether a word is a tag of a network, under which others find it, that both texts have: "#КримЦеУкраїна"."""
    written = segment.text[max(0, span.start - 1) : span.end]
    return written[:1] == "#" and any(written in there.text for there in comparison.beside(segment))


def _switch(segment: Segment, span: Span, own_names: Collection[str]) -> bool:
    """Whether a word is a language's own name, of which the sentence says that it is one: "Switch language: …"."""
    return segment.folded[slice(*span)].lower() in own_names and CHOSEN in segment.folded.lower()


def _original(text: str, start: int) -> bool:
    """Whether a word stands in a bracket that has nothing in Latin letters, and quotes something: the original."""
    opens = max(text.rfind(mark, 0, start) for mark in "([")
    closes = min((at for mark in ")]" if (at := text.find(mark, start)) >= 0), default=-1)
    inner = text[opens + 1 : closes] if 0 <= opens < closes else ""
    return any(mark in inner for mark in OPENS + CLOSES) and not LATIN.search(inner)


def _copied(segment: Segment, span: Span) -> bool:
    """Whether words stand in Ukrainian quotation marks, as a name does that nobody wrote in English: «Гра-2024»."""
    text = segment.text
    opens, closes = text.rfind("«", 0, span.start), text.find("»", span.end)
    inner = text[opens + 1 : closes] if 0 <= opens < closes else ""
    return text[span.start].isupper() and 0 <= opens == span.start - 1 and "»" not in inner and not LATIN.search(inner)


def _shown(comparison: Comparison, segment: Segment) -> Spans:
    """What both texts quote, or have in bold capitals, as a device shows it: "НЕМА API", **НАЛАШТУВАННЯ → WI-FI**."""
    held = [Span(*found.span()) for found in QUOTED.finditer(segment.text)]
    held += [tag.span for tag in segment.tags if tag.name in BOLD and segment.text[slice(*tag.span)].isupper()]
    told = [(one, segment.text[slice(*one)].strip(OPENS + CLOSES)) for one in held]
    there = "\n".join(one.text for one in comparison.beside(segment)) if told else ""
    return Spans(one for one, text in told if text and text in there)


def _polyglot(segment: Segment, own_names: frozenset[str]) -> bool:
    """Whether a passage lists languages by their own names: "Ukrainian – Українська, Japanese – 日本語, Arabic – …".

    Or says one word in several of them.
    """
    if SLASHED.fullmatch(segment.text):
        return True
    named = {token.lower for token in segment.tokens if len(token.text) >= NAMED and token.lower in own_names}
    return len(named) > POLYGLOT or other_scripts(segment.text) >= POLYGLOT


def _runs(segment: Segment, known: Alphabet) -> Iterator[Span]:
    """Stretches of words that are Cyrillic; a word that only has a Cyrillic twin letter in it is none."""
    start = end = -1
    for found in PART.finditer(segment.folded):
        word = found.group().translate(UNHIDE)
        if not CYRILLIC.search(word) or (LATIN.search(word) and repaired(word, True, known)):
            continue
        if start >= 0 and (BETWEEN.fullmatch(segment.folded, end, found.start()) or _spelled(segment, end, found)):
            end = found.end()
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = found.span()
    if start >= 0:
        yield Span(start, end)


def _spelled(segment: Segment, end: int, found: re.Match[str]) -> bool:
    """Whether a letter goes on with an abbreviation that ends there so far: «Ю.Р.С.П.»."""
    text = segment.folded
    return len(found.group()) == 1 and text[end : found.start()] == "." and not text[end - 2 : end - 1].isalpha()


def _english(segment: Segment, span: Span, known: Alphabet) -> str | None:
    """What English writes there: "in" for «у», "a" for a Cyrillic «а», "T" for the «Т» of "Т-72"."""
    word = segment.folded[span.start : span.end].translate(UNHIDE)
    twin = "".join(known.latin.get(letter, letter) for letter in word)
    capitals = word.isupper() and (len(word) > 1 or segment.folded[span.end : span.end + 1] == "-")
    if not CYRILLIC.search(twin) and (capitals or twin.lower() in known.words - known.english.keys()):
        meant = known.english.get(word.lower())
        return twin if capitals or meant is None else meant
    given = known.english.get(word.lower())
    return given.capitalize() if given and word[0].isupper() else given
