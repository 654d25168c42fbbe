"""Quotations: what stands between quotation marks, and who is heard in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.facts.base import SAME, FactKind
from checker.facts.quotes.marks import Scan, scanner
from checker.facts.quotes.speech import speech as verbs
from checker.language.spans import tokens_within
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Segment, Span, Token
from checker.model.expressions import deferred

# What a narrator says inside a quotation: «…, — сказав він, — …».
NARRATOR = deferred(r"[,.!?…]? ?- [^«»„“”\"]{3,90}?[.,] ?- ?|[,.!?…]? ?- [^«»„“”\"]{3,90}$")
WORD = deferred(r"[^\W_]+(?:['-][^\W_]+)*")
# Between a quotation and what says whose it is: «», — сказав», "," he said".
AFTER = deferred(r"[,.!?…]? ?-? ?")
# How far a verb of saying may stand from a quotation (code points).
BESIDE = 40
# Words that join figures have so many letters at most: «300 на 300».
JOINS = 3


class Saying(NamedTuple):
    """A quotation: how many words are said in it, whether a verb of saying stands right beside it.

    One may be `inside` another, and one that is `half` comes from another passage or goes on in one. It is `unsure`
    where its passage has marks without a partner.
    """

    words: int
    said: bool = False
    inside: bool = False
    half: bool = False
    unsure: bool = False


class Quotes:
    """Finds the quotations of passages."""

    def __init__(self, words: Words) -> None:
        self.marks, self.speech = scanner(words), verbs(words)
        self.screen = {side: tuple(words.table("quotes")["screen"][side]) for side in SIDES}

    def find(self, segment: Segment) -> list[Fact]:
        """The quotations of a passage, also those that come from or go on in another one; a value is a count of words.

        What reads like a name is soft: «Динамо» and «Слуга народу» lose their marks in English.
        """
        found = self.marks.scans[segment.text]
        if not found.quotations and not found.loose:
            return []
        facts = []
        single, loose = self.marks.signs.single, bool(found.loose)
        whole = [(q.span, q.depth > 0, False, q.opening.sign in single) for q in found.quotations]
        for span, inner, half, scare in [
            *whole,
            *((span, False, True, False) for span in _half_open(segment.text, found)),
        ]:
            spoken = [t for t in tokens_within(segment, *span) if t.text[0].isalnum()]
            if spoken:
                lower = sum(token.text[0].islower() for token in spoken)
                name = len(spoken) < 2 or lower * 2 < len(spoken) or (len(spoken) < 4 and spoken[0].text[0].isupper())
                name = name or (scare and len(spoken) < 4) or self._screen(segment, span) or _formula(spoken)
                said = self._attributed(segment, span)
                value = Saying(_words(segment, span), said, inner, half, loose)
                text = segment.text[span.start : span.end]
                facts.append(Fact("quote", value, text, segment, span, soft=inner or (name and not said), over=True))
        return sorted(facts, key=lambda fact: fact.span)

    def _attributed(self, segment: Segment, span: Span) -> bool:
        """Whether a verb of saying stands right before a quotation or right behind it."""
        text = segment.folded
        behind = AFTER.match(text, span.end)
        led = (
            text[max(0, span.start - BESIDE) : span.start]
            .rstrip()
            .endswith(":" if segment.side == "uk" else (":", ","))
        )
        parted = behind is not None and (behind.group().strip() or text[span.end - 2] in ",!?…")
        after = list(WORD.finditer(text, behind.end(), span.end + BESIDE))[:3] if behind and parted else []
        before = list(WORD.finditer(text, max(0, span.start - BESIDE), span.start))[-3:] if led else []
        return self.speech.among(segment.side, (match.group().lower() for match in (*after, *before)))

    def _screen(self, segment: Segment, span: Span) -> bool:
        """Whether a quotation is something on a screen: «Натисніть „Зберегти“»."""
        near = WORD.finditer(segment.folded, max(0, span.start - BESIDE), span.start)
        return any(match.group().lower().startswith(self.screen[segment.side]) for match in list(near)[-4:])


def kind(words: Words) -> FactKind:
    """Quotations, by the vocabulary."""
    return FactKind(Quotes(words).find, likeness)


def _half_open(text: str, found: Scan) -> list[Span]:
    """What a loose mark opens to the end of the passage, or closes from its beginning."""
    spans = []
    first, last = (found.loose[0], found.loose[-1]) if found.loose else (None, None)
    if first is not None and first.turn == "close" and all(first.end <= q.span.start for q in found.quotations):
        spans.append(Span(0, first.end))
    if last is not None and last.turn == "open" and all(q.span.end <= last.start for q in found.quotations):
        spans.append(Span(last.start, len(text)))
    return spans


def _formula(spoken: Sequence[Token]) -> bool:
    """Whether a quotation is of figures, and of words that join them: «300 на 300»."""
    figures = [token for token in spoken if token.text[0].isdigit()]
    return bool(figures) and all(token in figures or len(token.text) <= JOINS for token in spoken)


def _words(segment: Segment, span: Span) -> int:
    """How many words are said, without those of the narrator in between, which Ukrainian leaves inside the marks."""
    text = segment.folded[span.start : span.end]
    return len(WORD.findall(NARRATOR.sub(" ", text) if segment.side == "uk" else text))


def likeness(a: Fact, b: Fact) -> float:
    """How well the lengths agree; from a half to the double is as good as can be told by counting words."""
    short, long = sorted((a.value.words + 1, b.value.words + 1))
    return float(min(SAME, 2 * short / long))


def speech(segment: Segment, span: Span, words: Words, reach: int = 60) -> bool:
    """Whether a verb of saying stands within `reach` code points of a place."""
    near = (
        *tokens_within(segment, span.start - reach, span.start),
        *tokens_within(segment, span.end, span.end + reach),
    )
    return verbs(words).among(segment.side, (token.lower for token in near))
