"""A passage is in another language than its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.drift.left_foreign import announced, cited, leads
from checker.language import tokens
from checker.language.memo import Memo
from checker.language.text import ADDRESS, CYRILLIC, IDENTIFIER, LATIN, glosses
from checker.language.tokens import LETTERS, UKRAINIAN_ONLY, Tongue, function_words
from checker.model import SIDES, Hit, Place, Segment, Side, Span, other
from checker.model.expressions import deferred
from checker.model.record import Field

# Letters that Ukrainian does not have (Belarusian «ў» among them), and those that Russian does not have.
STRANGE = deferred("[ыэъёўЫЭЪЁЎ]")
UKRAINIAN = deferred("[їєЇЄ]")
# What somebody is quoted with may be in any language: «Это мой город», "I'll be back".
QUOTED = deferred(r"«[^«»]*»|[“„][^“”„]*[”“]|\"[^\"]*\"")
# A line in Latin letters without a stop at its end.
LINE = deferred(r"[^А-Яа-яІіЇїЄєҐґ]*[^.!?…\W][^\w.!?…]*")
# A line for a shell: its prompt, or two options: "$ tar -x", "pack --sign ./chart --key mykey".
PROMPT, OPTION = deferred(r"\s*\$ "), deferred(r"\s--\w")
# Of an English sentence without a function word, such a share of the words are common English ones; of a sentence in
# another language, a third at most: "Lets multiple swap-mode G-code variants coexist."
COMMON = 0.5
# "update_own": a name of a program.
UNDERSCORED = deferred(r"\w*[^\W_]_[^\W_]\w*")
# From so many passages on, and such a share of them, a text is foreign as a whole.
WHOLE, MOST = 3, 0.8
# So many passages at its beginning say which language a text is in, where they have so many words. Of English ones a
# third are function words, and more are common words; of another language a few are by chance.
BEGINNING, WORDS, FEW, FEW_COMMON = 24, 16, 0.04, 0.25


class WrongLanguage(Check):
    """Reports passages in the language of the other text (`tongue = "other"`), or in neither ("third")."""

    check: Literal["wrong_language"]
    values = {
        "language_en": "the name of the language, in English",
        "language_uk": "the name of the language, in Ukrainian",
    }
    evidence = {
        "line": "a line without a stop at its end, which may be a list of terms",
        "announced": "both texts have it word for word, behind a colon: it may be quoted as it was said",
    }
    tongue: Literal["other", "third"] = Field(
        description="other: the language of the other text; third: one that is neither."
    )

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        whole = {side: untranslated(comparison, side) for side in SIDES}
        own_names = frozenset(comparison.words.table("markdown_dialects")["languages"])
        for segment in comparison.segments():
            if segment.role in ASIDE or whole[segment.side] or segment.folded.strip().lower() in own_names:
                continue  # «Українська» leads from an English page to the other one
            for span, tongue in foreign(comparison, segment):
                kind = "other" if tongue == other(segment.side) else "third"
                if kind != self.tongue or marked_foreign(segment, span):
                    continue
                if kind == "third" and comparison.pair(segment).verbatim:  # both texts have it, as it was said
                    continue
                if kind == "other" and (cited(comparison, segment) or leads(comparison, segment)):
                    continue
                named = comparison.words.table("tongues")[tongue]
                evidence = "line" if LINE.fullmatch(segment.folded, *span) else ""
                if not evidence and kind == "other" and announced(comparison, segment):
                    evidence = "announced"
                values = {"language_en": named["en"], "language_uk": named["uk"]}
                yield _hit(segment, span, values, evidence, _translated_from(comparison, segment, span))


class PageLanguage(Check):
    """Reports, once, a text that is as a whole in the language of the other one."""

    check: Literal["page_language"]
    values = {
        "language_en": "the name of the language, in English",
        "language_uk": "the name of the language, in Ukrainian",
    }

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for side in SIDES:
            whole = untranslated(comparison, side)
            if whole:
                segment, tongue = whole
                named = comparison.words.table("tongues")[tongue]
                values = {"language_en": named["en"], "language_uk": named["uk"]}
                yield _hit(segment, Span(0, len(segment.text)), values, over=tuple(comparison.segments()))


def untranslated(comparison: Comparison, side: Side) -> tuple[Segment, Tongue] | None:
    """The first passage of a text that is in another language as a whole, and which; None for a text that is not.

    It takes three passages at least, of which four in five are in that language. Three rules ask, one after another.
    """
    return comparison.made(_untranslated, side)


def _untranslated(comparison: Comparison, side: Side) -> tuple[Segment, Tongue] | None:
    if len(comparison.side(side)) < WHOLE:
        return None
    prose = [s for s in comparison.side(side) if s.role not in ASIDE and LETTERS.search(s.folded)]
    if side == "uk" and (russian := _russian_strings(prose)):
        return russian, "ru"
    if side == "en" and _third(comparison, prose):
        return prose[0], "other"
    told = [(segment, found[0][1]) for segment in prose if len(found := foreign(comparison, segment)) == 1]
    if len(told) < WHOLE or len(told) < MOST * len(prose):
        return None
    # A short sentence may be taken for its neighbour's language.
    (tongue, _), *_ = Counter(one for _, one in told).most_common(1)
    return told[0][0], tongue


def _third(comparison: Comparison, prose: list[Segment]) -> bool:
    """Whether an English text is in a third language that Latin letters write, by the words of its beginning.

    "do", "on" and "i" are words of Polish, too: function words of three letters tell. Both halves are asked for, for
    names and foreign words may stand close together. What both texts have word for word waits for no translation.
    """
    prose = [segment for segment in prose[:BEGINNING] if not comparison.pair(segment).verbatim]
    if len(prose) < WHOLE:
        return False
    forms, common = function_words(comparison.words)["en"], comparison.words.lines("common_en")
    found = [word for s in prose for word in LETTERS.findall(s.folded) if word.islower() and len(word) > 2]
    if len(found) < WORDS:
        return False
    english = sum(word in forms for word in found)
    if english > FEW * len(found) or sum(word in common for word in found) > FEW_COMMON * len(found):
        return False
    half = len(found) // 2
    halves = (" ".join(found[:half]), " ".join(found[half:]))
    return all(tokens.tongue(text, comparison.words) == "other" for text in halves)


def _russian_strings(prose: list[Segment]) -> Segment | None:
    """The first string that has a letter of Russian alone, in a catalogue of Russian strings; None in any other.

    Short strings say nothing one by one («Размер файла»); over a file, one in three has a letter of its own language.
    """
    strings = [s for s in prose if s.role == "string" and CYRILLIC.search(s.folded)]
    told = [s for s in strings if STRANGE.search(s.folded)]
    ukrainian = sum(UKRAINIAN_ONLY.search(s.folded) is not None for s in strings)
    return told[0] if len(told) >= WHOLE and len(told) >= (WHOLE + 1) * ukrainian else None


class ExcerptLanguage(Check):
    """Reports an excerpt whose page is in the other language, where it begins."""

    check: Literal["excerpt_language"]
    values = {
        "excerpt_uk": "the language of the excerpt, in Ukrainian",
        "page_uk": "the language of the page, in Ukrainian",
    }

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for side in SIDES:
            here, there = comparison.side(side), comparison.side(other(side))
            excerpt = next((segment for segment in here if segment.role == "excerpt"), None)
            if excerpt is not None and not _page(here) and _page(there):
                named = comparison.words.table("tongues")
                values = {"page_uk": named[other(side)]["uk"], "excerpt_uk": named[side]["uk"]}
                yield _hit(excerpt, Span(0, len(excerpt.text)), values)


def _page(segments: tuple[Segment, ...]) -> bool:
    """Whether there is more of a page than its excerpt and its metadata."""
    return any(segment.role not in ASIDE and segment.role != "excerpt" for segment in segments)


def _translated_from(comparison: Comparison, segment: Segment, span: Span) -> tuple[Segment, ...]:
    """What was to be translated where most of a passage is foreign: the one passage that the passage stands for."""
    there = comparison.beside(segment)
    alone = len(there) == 1 and comparison.beside(there[0]) == (segment,)
    return there if alone and span.end - span.start >= MOST * len(segment.text.strip()) else ()


def _hit(
    segment: Segment, span: Span, values: dict[str, str], evidence: str = "", over: tuple[Segment, ...] = ()
) -> Hit:
    return Hit.at(Place(segment, span), values=values, evidence=evidence, over=over)


def marked_foreign(segment: Segment, span: Span) -> bool:
    """Whether the markup itself says that another language is meant: <span lang="uk">, <cite>."""
    return any(
        (tag.name == "cite" or tag.attributes.get("lang", segment.side)[:2].lower() != segment.side)
        and tag.span.start <= span.start
        and span.end <= tag.span.end
        for tag in segment.tags
    )


def foreign(comparison: Comparison, segment: Segment) -> tuple[tuple[Span, Tongue], ...]:
    """Sentences in another language than the segment's side, neighbours joined, with their language.

    Four rules ask for those of every passage, one rule after another.
    """
    return comparison.made(_foreign, segment)


def _foreign(comparison: Comparison, segment: Segment) -> tuple[tuple[Span, Tongue], ...]:
    judged = _cyrillic if segment.side == "en" else _strange
    if segment.side == "en" and not CYRILLIC.search(segment.folded):
        judged = _latin
    found: list[tuple[Span, Tongue]] = []
    before = -2
    for n, span in enumerate(segment.sentences):
        tongue = judged(comparison, segment, span)
        if tongue is None or _explained(segment, span):
            continue
        if before == n - 1 and found and found[-1][1] == tongue:
            found[-1] = Span(found[-1][0].start, span.end), tongue
        else:
            found.append((span, tongue))
        before = n
    return tuple(found)


def _explained(segment: Segment, span: Span) -> bool:
    """Whether the sentence's translation follows it in brackets."""
    return any(
        start - 2 <= len(segment.text[: span.end].rstrip()) < end and (end - start) * 2 > span.end - span.start
        for start, end in glosses(segment)
    )


def _cyrillic(comparison: Comparison, segment: Segment, span: Span) -> Tongue | None:
    """A Cyrillic sentence of an English text; a lone word is one when it is the whole passage."""
    sentence = segment.folded[span.start : span.end]
    found = LETTERS.findall(sentence)
    cyrillic = [word for word in found if CYRILLIC.match(word)]
    latin = sum(bool(LATIN.search(word)) for word in found)
    whole = not latin and span == (0, len(segment.text.rstrip())) and any(len(word) > 1 for word in cyrillic)
    if not whole and (len(cyrillic) < 3 or latin * 4 > len(cyrillic)):
        return None
    if not STRANGE.search(sentence) and (len(found) < 3 or UKRAINIAN_ONLY.search(sentence)):
        return "uk"
    return tokens.tongue(sentence, comparison.words)


def _latin(comparison: Comparison, segment: Segment, span: Span) -> Tongue | None:
    """A sentence of an English text in a third language that Latin letters write."""
    english = function_words(comparison.words)["en"]
    # The first words tell it of nearly every sentence.
    if any(word.group().lower() in english for word in LETTERS.finditer(segment.folded, *span)):
        return None
    sentence = IDENTIFIER.sub(" ", ADDRESS.sub(" ", segment.folded[span.start : span.end]))
    found = LETTERS.findall(sentence)
    if PROMPT.match(sentence) or len(OPTION.findall(sentence)) > 1:
        return None
    if len(found) < tokens.DETECTABLE:
        return None
    if sum(word.islower() for word in found) * 3 < len(found) * 2:
        return None
    common = comparison.words.lines("common_en")
    if sum(word.lower() in common for word in found) >= COMMON * len(found):
        return None
    tongue = tokens.tongue(sentence, comparison.words)
    return tongue if tongue == "other" else None


def _unquoted(text: str) -> str:
    """The text with spaces for what stands in quotation marks."""
    return QUOTED.sub(lambda quote: " " * len(quote.group()), text)


UNQUOTED = Memo(_unquoted, many=64)


def _strange(comparison: Comparison, segment: Segment, span: Span) -> Tongue | None:
    """A sentence of a Ukrainian text in English, Russian or Belarusian."""
    if UKRAINIAN.search(segment.folded, span.start, span.end):
        return None
    sentence = UNQUOTED[segment.folded][span.start : span.end]
    found = [word.lower() for word in LETTERS.findall(sentence)]
    if len(found) < 3:
        return None
    functions = function_words(comparison.words)
    if not CYRILLIC.search(sentence):
        shown = LETTERS.findall(UNDERSCORED.sub(" ", sentence))
        plain = [word for word in shown if word.islower() and word not in functions["en"]]
        english = [word for word in shown if word in functions["en"]]
        return "en" if len(shown) >= 5 and len(english) >= 2 and len(plain) >= 2 else None
    tongue = tokens.slavic(sentence, comparison.words)
    return tongue if tongue != "uk" else None
