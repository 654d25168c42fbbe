"""Folding that keeps every offset, the script of a letter, and segments made of plain text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from checker.language.memo import Passages
from checker.model import Field, Pair, Role, Segment, Side, Span
from checker.model.expressions import deferred

Script = Literal["cyrillic", "latin"]

APOSTROPHES = "'’ʼ‘‛′`´ʹ＇"
SPACES = " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\f\v"
DASHES = "-‐‑‒–—―−﹣－"
# Characters without a width, which may stand inside a word: soft hyphen, zero-width joiners and space, BOM, stress.
HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301\u0300"
# Stands in the text of a segment for every character of what is no prose (U+FFFC, object replacement character).
OPAQUE = "\ufffc"
RUN = deferred(f"{OPAQUE}+")
BREAK = deferred(r"\n")
# A long dash that touches words on both sides parts them: "cargo—like crocodiles—doesn't".
PARTS = deferred(r"(?<=[^\W\d_])—(?=[^\W\d_])")
# Lone halves of a pair of UTF-16, which JSON may hold (an emoji cut in two) and UTF-8, so spaCy, may not.
HALVES = map(chr, range(0xD800, 0xE000))

# The dots of a product that look as that of «кВт·год» does.
DOTS = "⋅∙"
FOLDING = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(SPACES, " "),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(HALVES, "\ufffd"),
        **dict.fromkeys(DOTS, "·"),
    }
)

# Any of these: a text that is not ASCII is translated letter by letter, at a price, and most have none.
FOLDED = deferred(rf"[{re.escape(APOSTROPHES[1:] + SPACES[1:] + DASHES[1:] + DOTS)}\ud800-\udfff]")

# A quotation mark that is typed for an apostrophe: «сім"я», «п"яти».
QUOTED = deferred(r'(?<=[БПВМФРКШбпвмфркш])["”“](?=[яюєїЯЮЄЇ])')

UNHIDE = str.maketrans(dict.fromkeys(HIDDEN))
HIDES = deferred(f"[{HIDDEN}]")

CYRILLIC = deferred(r"[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
LATIN = deferred(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")

# "user:password@" of "https://user:password@site"
PASSWORD = deferred(r"(?<=://)([^/\s:@]*):[^/\s]*@")
# "https://example.org/a?b=1", "www.example.org", "mail@example.org", "@handle".
ADDRESS = deferred(
    r"(?:https?://|www\.)(?:(?!\)-?[а-яіїєґ])[^\s<>\"«»“”])+[^\s<>\"'’«»“”.,;:!?)\]]"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"  # from the first letter, so that one long word is looked at once
    r"|(?<![\w@])@\w{2,}"
)
# "wp_ultimo_page", "views/base", "os.path": names of a program, whose parts are no words of a sentence.
IDENTIFIER = deferred(r"(?<!\S)(?:\S*[_/\\$]\S*|\S*\w\.\w\S*)")
# What the name of an input that is an address begins with: "https://".
WEB = deferred(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
# "… "key" prop. (Попередження: …)": a Ukrainian text says in brackets what the words of another language mean.
GLOSS = deferred(r"[A-Za-z\ufffc][\"”»'’.!?…]{0,3} ?\((?P<gloss>[^()]*)\)")

# A letter and the combining mark that makes й, ї, ё, ў of it where the input is decomposed.
DECOMPOSED = deferred("[ИиІіЕеУу][\u0306\u0308]")
COMPOSED = {
    "И\u0306": "Й", "и\u0306": "й", "І\u0308": "Ї", "і\u0308": "ї",
    "Е\u0308": "Ё", "е\u0308": "ё", "У\u0306": "Ў", "у\u0306": "ў",
}  # fmt: skip


def holds(text: str, signs: Iterable[str]) -> bool:
    """Whether a text has any of a few signs, which most rules of signs ask of each passage.

    >>> holds("a (b)", "()[]"), holds("a b", "()[]")
    (True, False)
    """
    for sign in signs:  # noqa: SIM110 - a generator takes twice as long
        if sign in text:
            return True
    return False


def small(text: str) -> str:
    """A text in lower case, letter by letter: «İ» has no small letter of one character, and stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def fold(text: str) -> str:
    """The text with one apostrophe, one space and one hyphen for all their variants; the length stays.

    A quotation mark between the letters that an apostrophe parts is one as well; a long dash between two words, which
    joins none, is no hyphen.

    >>> fold("п’ять\u00a0–\u202fсім”я")
    "п'ять - сім'я"
    """
    folded = text.translate(FOLDING) if FOLDED.search(text) else text
    if "—" in text and PARTS.search(text):
        letters = list(folded)
        for found in PARTS.finditer(text):
            letters[found.start()] = "—"
        folded = "".join(letters)
    if folded.isascii() or not any(mark in folded for mark in '"”“'):
        return folded
    return QUOTED.sub("'", folded)


def bare(text: str) -> str:
    """Folded text without hidden characters and stress marks; the length may change.

    >>> bare("за\u0301мок, со\u00adюз")
    'замок, союз'
    """
    return fold(text).translate(UNHIDE)


@lru_cache(maxsize=4096)
def script(letter: str) -> Script | None:
    """The script of one character, or None for anything that is neither a Cyrillic nor a Latin letter."""
    if CYRILLIC.match(letter):
        return "cyrillic"
    if LATIN.match(letter):
        return "latin"
    return None


# An abbreviation and what follows it in brackets; so many words of that may be left out in it ("of", «з»).
SPELLED_OUT = deferred(r"(?<!\w)(?P<short>[A-ZА-ЯІЇЄҐ]{2,7}) \((?P<whole>[^()\n]{5,90})\)")
LETTERS = deferred(r"[^\W\d_]+")
SMALL_WORDS = 3


# What opens a name in quotation marks, and what closes one.
OPENING, CLOSING = frozenset('«“„"'), frozenset('»”“"')


def in_marks(text: str, start: int, end: int) -> bool:
    """Whether what stands between two places of folded text is in quotation marks by itself.

    >>> in_marks("кінотеатр «Жовтень»", 11, 18), in_marks("у «Жовтні» торік", 3, 6)
    (True, False)
    """
    return start > 0 and text[start - 1] in OPENING and text[end : end + 1] in CLOSING and end < len(text)


def glosses(segment: Segment) -> tuple[Span, ...]:
    """What a Ukrainian passage says in brackets of the English words or the code right before them."""
    return _glosses[segment] if segment.side == "uk" and "(" in segment.text else ()


def _bracketed(segment: Segment) -> tuple[Span, ...]:
    found = (Span(*gloss.span("gloss")) for gloss in GLOSS.finditer(segment.text))
    return tuple(span for span in found if CYRILLIC.search(segment.text, *span))


# A passage may be asked for each of its quotations.
_glosses: Passages[tuple[Span, ...]] = Passages(_bracketed, many=256)


def spelled_out(segment: Segment) -> tuple[Span, ...]:
    """What a passage says in brackets of the abbreviation right before them: "UGA (Ukrainian Galician Army)"."""
    if "(" not in segment.text:
        return ()
    found = SPELLED_OUT.finditer(segment.text)
    return tuple(Span(*match.span("whole")) for match in found if _abbreviates(match["short"], match["whole"]))


def _abbreviates(short: str, whole: str) -> bool:
    """Whether the words of a phrase begin with the letters of an abbreviation, in their order.

    >>> _abbreviates("UGA", "Ukrainian Galician Army"), _abbreviates("UGA", "a village in Ukraine")
    (True, False)
    """
    first = [word[0].upper() for word in LETTERS.findall(whole)]
    if not first or first[0] != short[0] or len(first) > len(short) + SMALL_WORDS:
        return False
    letters = iter(first)
    return all(letter in letters for letter in short)


def untranslated(pair: Pair) -> bool:
    """Whether the Ukrainian passages of a pair have no Cyrillic letter: a copy of the English contradicts nothing."""
    for segment in pair.uk:  # noqa: SIM110 - eight rules ask of every pair
        if CYRILLIC.search(segment.folded):
            return False
    return True


def scripts(text: str) -> tuple[int, int]:
    """How many Cyrillic and how many Latin letters the text has."""
    return len(CYRILLIC.findall(text)), len(LATIN.findall(text))


def compose(
    text: str, starts: array[int] | None, ends: array[int] | None, shift: int = 0
) -> tuple[str, array[int] | None, array[int] | None]:
    """й and ї as one character each where the input has a letter and a mark; the maps follow.

    Takes visible text and its maps (None for an identity that begins at `shift`); gives the same.
    """
    if not DECOMPOSED.search(text):
        return text, starts, ends
    old_starts = starts if starts is not None else array("q", range(shift, shift + len(text)))
    old_ends = ends if ends is not None else array("q", range(shift + 1, shift + len(text) + 1))
    pieces: list[str] = []
    new_starts, new_ends = array("q"), array("q")
    at = 0
    for found in DECOMPOSED.finditer(text):
        pieces.append(text[at : found.start()])
        new_starts.extend(old_starts[at : found.start() + 1])
        new_ends.extend(old_ends[at : found.start()])
        pieces.append(COMPOSED.get(found.group(), found.group()[0]))
        new_ends.append(old_ends[found.end() - 1])
        at = found.end()
    pieces.append(text[at:])
    new_starts.extend(old_starts[at:])
    new_ends.extend(old_ends[at:])
    return "".join(pieces), new_starts, new_ends


def plain(
    text: str,
    side: Side,
    *,
    role: Role = "paragraph",
    ref: str = "",
    field: Field | None = None,
    shift: int = 0,
    partial: bool = False,
) -> Segment:
    """A segment of plain text, which stands in its raw field at `shift` as it is."""
    visible, starts, ends = compose(text, None, None, shift)
    return Segment(
        side=side,
        role=role,
        ref=ref,
        text=visible,
        folded=fold(visible),
        field=field or Field(f"/{side}", text),
        starts=starts,
        ends=ends,
        shift=shift,
        partial=partial,
    )


def cut(segment: Segment, start: int, end: int, ref: str, *, partial: bool) -> Segment:
    """A piece of a segment as a segment of its own, which leads to the same place in the raw field."""
    span = segment.raw(Span(start, end))
    inside = tuple(
        tag._replace(span=Span(max(tag.span.start, start) - start, min(tag.span.end, end) - start))
        for tag in segment.tags
        if tag.span.start < end and tag.span.end > start
    )
    return replace(
        segment,
        ref=ref,
        text=segment.text[start:end],
        folded=segment.folded[start:end],
        seen=segment.seen[start:end],
        starts=None if segment.starts is None else segment.starts[start:end],
        ends=None if segment.ends is None else segment.ends[start:end],
        shift=span.start,
        tags=inside,
        partial=partial,
        tokens=(),
        sentences=(),
    )


def mask(text: str) -> str:
    """A text without the passwords of its addresses: https://user:***@site."""
    return PASSWORD.sub(r"\1:***@", text) if "://" in text else text


def line_column(text: str, at: int) -> tuple[int, int]:
    """The 1-based line and column of a code point."""
    breaks = _breaks(text)
    line = bisect_left(breaks, at)
    return line + 1, at - (breaks[line - 1] if line else -1)


@lru_cache(maxsize=4)
def _breaks(text: str) -> list[int]:
    """Where the lines of a text end: a file with thousands of findings is not counted through for each of them."""
    return [found.start() for found in BREAK.finditer(text)]


def coded(segment: Segment) -> str:
    """The code in a passage, each other character as a line break; "" where it has none."""
    if not segment.seen:
        return ""
    text, seen, at = segment.text, segment.seen, 0
    pieces: list[str] = []
    for run in RUN.finditer(text):
        begin, end = run.span()
        pieces += "\n" * (begin - at), seen[begin:end]
        at = end
    return "".join(pieces) + "\n" * (len(text) - at)
