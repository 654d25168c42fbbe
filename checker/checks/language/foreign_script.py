"""A word, or a letter inside a word, is written in the alphabet of the other language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.checks.signs import CYRILLIC_IN_EN, LATIN_IN_UK, Sign
from checker.drift.foreign import QUOTED, foreign, marked_foreign
from checker.drift.left_foreign import switches
from checker.language.spans import Spans
from checker.language.text import ADDRESS, CYRILLIC, HIDDEN, LATIN, UNHIDE
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Span
from checker.model.expressions import deferred
from checker.model.record import Field

# Letters up to a hyphen, a digit or a space, with apostrophes and hidden characters between:
# "з'їзд", the "друк" of "3D-друк".
PART = deferred(rf"[^\W\d_](?:['{HIDDEN}]*[^\W\d_])*")
# Letters of both alphabets side by side: the "cо" of "cоncerned".
SEAM = deferred(
    rf"(?:{CYRILLIC.pattern})[{HIDDEN}']*(?:{LATIN.pattern})|(?:{LATIN.pattern})[{HIDDEN}']*(?:{CYRILLIC.pattern})"
)
# A Latin abbreviation, brand or term with a Ukrainian ending: "SMSка", "VIPи", "YouTubeом"; behind an apostrophe, any:
# "worker'а".
ENDING = deferred(r"(?:[A-Z]{2,}|[A-Za-z]{4,}|[A-Za-z]{2,}')[а-яіїєґ]{1,4}")
# A Latin word and a Ukrainian one with its own capital that have lost what stood between: «APIКерування».
GLUED = deferred(r"[A-Za-z]{2,}[А-ЯІЇЄҐ][а-яіїєґ]{3,}")
ROMAN = deferred(r"[IVXLCDM]{2,}")
# What says behind a word whose it is: "шалена жінка - Ukrainian for a fearless woman", "Українська (Ukrainian)".
NAMED_BEHIND = deferred(r"[\"»”]?,? ?[-–—(] ?(?P<label>[A-Z][a-z]+) (?:for|[a-z]+)")
# How often, before what: "3xСИЛ".
TIMES = deferred(r"(?<=\d)x")
# Scripts besides Latin and Cyrillic (Hebrew, Arabic, Devanagari, Bengali, Thai, Georgian, Ethiopic, Japanese, Chinese,
# Korean), of which no word of an alphabet has a letter («SVУкрع» is a menu of languages).
OTHER_SCRIPTS = tuple(
    deferred(f"[{script}]") for script in ("א-ת", "ء-ي", "अ-ह", "অ-হ", "ก-ฮ", "ა-ჰ", "ሀ-ፚ", "ぁ-ヺ", "一-鿿", "가-힣")
)
BOLD = frozenset({"strong", "b", "kbd"})
FIRST_OTHER = "א"
# A passage with so many of them lists languages, and so does one with more of their own names, of so many letters.
POLYGLOT, NAMED = 2, 4
# One word in several languages: "Documentation / Documentação / Документация".
SLASHED = deferred(r"[^\W\d_]+(?: [^\W\d_]+)?(?: ?/ ?[^\W\d_]+(?: [^\W\d_]+)?){2,9}")
# The mark of the letter that a user presses: "&File".
ACCELERATOR = ("&", "&amp;")
# What may stand between two words of one run: a space, a comma, a year: "у 2001 році", "так, звісно".
BETWEEN = deferred(r"[ ,\d'-]{1,8}")
ARTICLE = "a"
OPENS, CLOSES = "\"'«„“‘‚‹”", "\"'»“”’›‘"
# So much before and behind a word is looked at (code points): a bracket with its label, and what announces it.
NEAR = 160
# What says that a language may be chosen.
CHOSEN = "language"
# How far before a bracket with examples their language is told: "in local language (e.g. …".
ANNOUNCED = 60
# The bracket before a gloss, with the label that it may bear: "(", "(Ukrainian: ", "(in Ukrainian “".
GLOSS = deferred(r"[(\[](?P<label>[^()\[\]]{0,80})$")


class Alphabet(NamedTuple):
    """The look-ups of this file: letters that look alike, and what English writes for a short word."""

    cyrillic: Mapping[str, str]
    latin: Mapping[str, str]
    lone: frozenset[str]
    after_comma: frozenset[str]
    english: Mapping[str, str]
    words: frozenset[str]
    cues: frozenset[str]
    labels: frozenset[str]
    examples: frozenset[str]


@cache
def _alphabet(words: Words) -> Alphabet:
    twins, known = words.table("homoglyphs"), words.table("function_words")
    latin = {cyrillic: letter for letter, cyrillic in twins["cyrillic"].items()}
    return Alphabet(
        cyrillic=twins["cyrillic"],
        latin={**latin, **twins["latin"]},
        lone=frozenset(twins["lone"]["between"]),
        after_comma=frozenset(twins["lone"]["after_comma"]),
        english=known["english"],
        words=frozenset(words.table("languages")["function"]["en"]),
        cues=frozenset(known["cited"]["after"]),
        labels=frozenset(known["cited"]["labels"]),
        examples=frozenset(known["examples"]["en"]),
    )


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
            known = _alphabet(comparison.words)
            passages = [span for span, _ in foreign(comparison, segment)]
            addresses = Spans(one.span() for one in ADDRESS.finditer(segment.folded))
            for span in _runs(segment, known):
                if span.start in addresses:  # "https://a.b/get?name=лемешко"
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
    return len(named) > POLYGLOT or _other_scripts(segment.text) >= POLYGLOT


def _other_scripts(text: str) -> int:
    """How many scripts a text has that are none of ours; their letters stand behind those of ours."""
    if max(text, default="") < FIRST_OTHER:
        return 0
    return sum(script.search(text) is not None for script in OTHER_SCRIPTS)


class MixedAlphabet(Check):
    """Reports words with letters of the other alphabet that look like their own."""

    check: Literal["mixed_alphabet"]
    values = {"letters": "the letters and their code points"}
    evidence = {"alone": "a letter that stands by itself, where a word of the other alphabet belongs"}

    @property
    def signs(self) -> Collection[Sign] | None:
        return (LATIN_IN_UK, CYRILLIC_IN_EN)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for segment in comparison.segments():
            # One alphabet alone has nothing to mix, and most passages are in one.
            stranger = CYRILLIC if segment.side == "en" else LATIN
            if segment.role == "slug" or segment.folded.isascii() or not stranger.search(segment.folded):
                continue
            known = _alphabet(comparison.words)
            if SEAM.search(segment.folded):
                yield from _mixed(segment, known)
            if segment.side == "uk":
                yield from _alone(segment, known, comparison.beside(segment))


def _mixed(segment: Segment, known: Alphabet) -> Iterator[Hit]:
    edges = frozenset(at for tag in segment.tags for at in tag.span)
    for found in PART.finditer(segment.folded):
        shown = found.group().translate(UNHIDE)
        if _other_scripts(shown):
            continue
        meant = repaired(shown, segment.side == "en", known) if SEAM.search(shown) else None
        if meant is None or (segment.side == "uk" and ENDING.fullmatch(shown)):
            continue
        wrong = [n for n, both in enumerate(zip(shown, meant, strict=True)) if both[0] != both[1]]
        if wrong == [0] and TIMES.match(segment.folded, found.start()) and not SEAM.search(shown, 1):
            continue
        if len(wrong) == 1 and shown == found.group() and _key(segment, found.start() + wrong[0]):
            continue
        if GLUED.fullmatch(shown) or (shown == found.group() and _glued(segment, *found.span(), edges)):
            continue
        letters = dict.fromkeys(f"{shown[n]} (U+{ord(shown[n]):04X})" for n in wrong)
        yield _hit(segment, Span(*found.span()), meant, ", ".join(letters))


def _glued(segment: Segment, start: int, end: int, edges: Collection[int]) -> bool:
    """Whether a word of each alphabet end and begin with elements: <span>API</span><span>Керування</span>.

    The first may be followed by a word of one letter with a capital: <b>Wiki</b><span>У розробці</span>.
    """
    last = end if segment.text[end - 2 : end - 1].islower() and segment.text[end - 1].isupper() else end - 1
    return any(
        at in edges and not SEAM.search(segment.folded, start, at) and not SEAM.search(segment.folded, at, end)
        for at in range(start + 2, last)
    )


def _key(segment: Segment, at: int) -> bool:
    """Whether a letter (its place) of a string is one that a user presses: the Latin I of "&Iти", as in English."""
    start = segment.raw(Span(at, at + 1)).start
    return segment.role == "string" and segment.field.raw.endswith(ACCELERATOR, 0, start)


def _alone(segment: Segment, known: Alphabet, there: Sequence[Segment]) -> Iterator[Hit]:
    """A single Latin letter where a Ukrainian word belongs: «мама i тато», «, a також», «o 17:30».

    One that stands alone in the other text as well is a key, or a variable: «Натисніть y», "Press y".
    """
    tokens = segment.tokens
    keys = {token.text for one in there for token in one.tokens if len(token.text) == 1} - {ARTICLE}
    for at in range(1, len(tokens) - 1):
        letter, before, after = tokens[at].text, tokens[at - 1], tokens[at + 1]
        if len(letter) > 1 or letter not in known.cyrillic or letter in keys or after.start == tokens[at].end:
            continue
        fits = (letter in known.lone and _ukrainian(before.text)) or (
            letter in known.after_comma and before.text == ","
        )
        if fits and (_ukrainian(after.text) or (letter == "o" and after.text[0].isdigit())):
            span = Span(tokens[at].start, tokens[at].end)
            yield _hit(segment, span, known.cyrillic[letter], f"{letter} (U+{ord(letter):04X})", "alone")


def _ukrainian(word: str) -> bool:
    return len(word) > 1 and all(CYRILLIC.match(letter) or letter in "'-" for letter in word)


def _hit(segment: Segment, span: Span, meant: str, letters: str, evidence: str = "") -> Hit:
    place = Place(segment, span)
    return Hit.at(
        place,
        values={"letters": letters},
        expected=meant,
        evidence=evidence,
    )


def repaired(word: str, english: bool, known: Alphabet) -> str | None:
    """The word in one alphabet: that of most of its letters, in doubt that of its text.

    None when a letter has no twin («рашиZм» is written so on purpose).
    """
    cyrillic, latin = len(CYRILLIC.findall(word)), len(LATIN.findall(word))
    as_latin = "".join(known.latin.get(letter, letter) for letter in word)
    as_cyrillic = "".join(known.cyrillic.get(letter, letter) for letter in word)
    latin_whole, cyrillic_whole = not CYRILLIC.search(as_latin), not LATIN.search(as_cyrillic)
    if latin_whole and ROMAN.fullmatch(as_latin):
        return as_latin
    if english and latin_whole:
        return as_latin
    if latin > cyrillic:
        return as_latin if latin_whole else None
    if not cyrillic_whole and latin == cyrillic > 0 and latin_whole:
        return as_latin  # «NУ»: no Cyrillic letter looks like the first one
    return as_cyrillic if cyrillic_whole else None


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
