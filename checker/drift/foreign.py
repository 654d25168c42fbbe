"""Sentences that are in another language than their text."""

from __future__ import annotations

from checker.align.comparison import Comparison
from checker.language import tokens
from checker.language.memo import Memo
from checker.language.text import ADDRESS, CYRILLIC, IDENTIFIER, LATIN, glosses
from checker.language.tokens import LETTERS, UKRAINIAN_ONLY, Tongue, function_words
from checker.model import Segment, Span
from checker.model.expressions import deferred

# Letters that Ukrainian does not have (Belarusian «ў» among them), and those that Russian does not have.
STRANGE = deferred("[ыэъёўЫЭЪЁЎ]")
UKRAINIAN = deferred("[їєЇЄ]")
# What somebody is quoted with may be in any language: «Это мой город», "I'll be back".
QUOTED = deferred(r"«[^«»]*»|[“„][^“”„]*[”“]|\"[^\"]*\"")
# A line for a shell: its prompt, or two options: "$ tar -x", "pack --sign ./chart --key mykey".
PROMPT, OPTION = deferred(r"\s*\$ "), deferred(r"\s--\w")
# Of an English sentence without a function word, such a share of the words are common English ones; of a sentence in
# another language, a third at most: "Lets multiple swap-mode G-code variants coexist."
COMMON = 0.5
# Codes of languages, countries, currencies have so many letters at most, and say nothing of the language around them.
CODE = 3
# A name of a program, a version, a field of a query: "update_own", "arm64-v8a", "is:issue label:easy".
CODED = deferred(r"\w*[^\W_]_[^\W_]\w*|\w*\d\w*|[^\W\d_]+:[^\W_]\S*")


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
    if sum(len(word) > CODE for word in found) * 2 < len(found):
        return None  # "Available: ru, en, pt, es, tr, fa"
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
        shown = LETTERS.findall(CODED.sub(" ", ADDRESS.sub(" ", sentence)))
        plain = [word for word in shown if word.islower() and word not in functions["en"]]
        english = [word for word in shown if word in functions["en"]]
        if len(shown) < 5 or len(english) < 2 or len(plain) < 2:
            return None
        # "Man will mich in ein Land abschieben" has two English words, and is none.
        common = comparison.words.lines("common_en")
        return (
            "en"
            if len(english) + sum([word in common for word in plain]) >= COMMON * (len(english) + len(plain))
            else "other"
        )
    tongue = tokens.slavic(sentence, comparison.words)
    return tongue if tongue != "uk" else None
