"""An English word that nobody translated stands in the Ukrainian text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import ASIDE, Check
from checker.checks.signs import LATIN_IN_UK, Sign
from checker.drift.coverage import coverage_of
from checker.drift.foreign import QUOTED, foreign, marked_foreign
from checker.facts.names.lexicon import english, lexicon
from checker.language.lexicon.lexicon import LINKED
from checker.language.spans import first_token
from checker.language.text import CYRILLIC, LATIN
from checker.language.vocabulary import Words
from checker.model import Hit, Place, Segment, Span, Tag, Token
from checker.model.expressions import deferred

WORD = deferred(r"[a-z]{2,}")
# A word of a command, and how many of them may stand before one that is in question.
PLAIN, COMMAND = deferred(r"[a-z][a-z0-9_]*"), 6
# A command of a chat or a game up to a word: "/bank ", "/purge {item} ", "/bank deposit <"; and how far it reaches.
SPOKEN, REACH = deferred(r"(?<!\S)/(?:[a-z]+\b|$)(?=[^а-яіїєґА-ЯІЇЄҐ.!?]*$)"), 60
# Addresses, names of files and the like, and what stands in quotation marks or brackets. The sign that tells an address
# is looked for within 200 characters: what has no space for longer is read once, and not again from each letter.
OUTSIDE = deferred(
    QUOTED.pattern + r"|(?<!\w)'[^']*'(?!\w)|\([^()]*\)|`[^`]*`"
    r"|(?<!\w)(?:[^\s@/\\_#&=]{0,200}[@/\\_#&=]|[^\s.]{0,200}\.\w)\S*"
    # What a program fills in ("$name", "%row", ":count"), a member of a class ("Source::$file"), and what chooses a
    # form of ICU ("other {# files}").
    r"|(?<![\w$%:])[$%:][a-z]\w+|::\$?[a-z]\w+|\b(?:zero|one|two|few|many|other) ?(?=\{)"
    # A list of values: «configmap, secret або memory», "name,role", "owner / admin"; key words of a program:
    # «delete;remove;вилучити».
    r"|\b[a-z]\w+(?:(?:, ?| ?/ )[a-z]\w+)+(?: (?:або|чи|та|і|й) [a-z]\w+)?\b|(?:(?<=;)|^)[a-z][a-z ]+(?=;)"
    # What a program reads: a value that is set ("default = skip"), words that a colon joins, a key, a pattern.
    r"|\b[a-z]\w* = \S+|\b[a-zA-Z]\w*(?::[a-zA-Z]\w*)+|\b[a-z]\w*: ?[{\[]|\[[a-z][^\[\]\s]{0,80}\]|\.\*[a-z]\w*"
    # The head of a function, and a call: «function transform(value) {», «функцію parse(frame)», «f(x) ... end».
    r"|\b(?:[a-z]\w* )?[a-z]\w*\([^()\n]{0,200}\)(?: \.\.\. [a-z]+)?"
    # A command of a program that is spoken to: «tul!export», «pk;import».
    r"|\b[a-z]+[!;][a-z]\w*"
    # An address that no machine is to read, and the steps of a path: «support [at] example», «sync -> transport»,
    # «developer > api key».
    r"|\b\w+ ?(?:[\[({](?:at|dot)[\])}]|->|=>|→| >(?= ))|(?:[\[({](?:at|dot)[\])}]|->|=>|→|(?<= )>) ?\w+"
)
# What an item of a technical text is about: "upgrade: Додано …", "reset (видалено)".
LABEL = deferred(r"^[a-z][\w ]*(?=:| \()")
# What begins a sentence in small letters is what a program has for a name: «status отримує …; cancel зупиняє …».
BEGINS = deferred(r"(?:^|[.;!?] )[:/]?$")
# From how many times on a word that nobody translated is one that the author uses.
TERM = 3
CODE = frozenset({"code", "kbd", "samp", "var", "pre", "cite", "tt"})
# Words in emphasis, so many at most, are a term: «так званий _tree shaking_».
EMPHASIS, TERM_WORDS = frozenset({"em", "i", "b", "strong", "dfn"}), 3
# In so many other passages, and in more than leave it, a word must be translated to be one that the text translates.
TRANSLATED = 2
# Signs between which a word is one of a sentence.
BARE = frozenset(" \u00a0\n.,:;!?()-–—…")
# Words of one letter, which are no sign of a variable between other words: «took a walk».
SHORT = frozenset({"a", "I"})


class StrayLatin(Check):
    """Reports runs of small-lettered English dictionary words in Ukrainian sentences.

    Names and brands are silent (a word beside one with a capital belongs to it), so are words that Ukrainian writes
    in Latin letters (`words/stray_latin.toml`), quotations, code and addresses. A passage without a Cyrillic letter is
    a name («git commit», a heading) or is not translated at all; a word that stands as code elsewhere in the text, or
    again and again without it, is a term. A text with code has more terms («у форматі tar»), and items that begin with
    one.
    """

    check: Literal["stray_latin"]
    evidence = {
        "term": "words of dictionaries alone, which may be a term; a clause has words of grammar as well",
        "translated": "words that the text translates elsewhere, more often than it leaves them",
    }

    @property
    def signs(self) -> Collection[Sign] | None:
        return (LATIN_IN_UK,)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        met = [(segment, span, aside) for segment in comparison.uk for span, aside in _stray(comparison, segment)]
        found = [(segment, span) for segment, span, aside in met if not aside]
        if not found:
            return
        coded = _coded(comparison)
        terms = frozenset(comparison.words.table("stray_latin")["technical"]) if coded else frozenset()
        function = frozenset(comparison.words.table("languages")["function"]["en"]) | SHORT
        again = Counter(segment.text[slice(*span)] for segment, span, _ in met)
        words = {word for segment, span in found for word in segment.text[slice(*span)].split()}
        translated = _translated(comparison, words - function)
        bearers = frozenset(comparison.words.table("stray_latin")["bearers"])
        for segment, span in found:
            run = segment.text[slice(*span)]
            if " " not in run and (_borne(segment, span, bearers) or _apposed(comparison, segment, span)):
                continue
            label = LABEL.match(segment.text) if coded else None
            if (label and span.start < label.end()) or _titled(comparison, segment, run):
                continue
            if again[run] < TERM and coded.isdisjoint(run.split()) and not terms.issuperset(run.split()):
                clause = len(run.split()) > 1 and not function.isdisjoint(run.split())  # "took a walk"
                known = span.start > 0 and translated.issuperset(run.split())  # "query" where «запиту» stands elsewhere
                yield Hit(uk=Place(segment, span), evidence="" if clause else "translated" if known else "term")


def _borne(segment: Segment, span: Span, bearers: Collection[str]) -> bool:
    """Whether a word is the name of what stands before it: «у папку saves»."""
    at = first_token(segment, span.start)
    return at > 0 and segment.tokens[at - 1].lower in bearers


def _apposed(comparison: Comparison, segment: Segment, span: Span) -> bool:
    """Whether English has the translation of the word before behind a word: «параметр code», "code parameter".

    What stands behind a Ukrainian noun names it; a word that was forgotten stands where the English one does.
    """
    at = first_token(segment, span.start)
    if at == 0 or segment.tokens[at - 1].end + 1 != span.start:
        return False
    cover = coverage_of(comparison, comparison.pair(segment))
    n = cover.numbers["uk"].get((segment, segment.tokens[at - 1].start), -1)
    k = cover.uk[n].partner if n >= 0 else -1
    if k <= 0:
        return False
    before, behind = cover.en[k - 1], cover.en[k]
    return (
        before.segment is behind.segment
        and before.token.lower == segment.tokens[at].lower
        and before.token.end + 1 == behind.token.start
        and cover.uk[n].covered >= LINKED
    )


def _titled(comparison: Comparison, segment: Segment, run: str) -> bool:
    """Whether the English passage writes words as a name inside a sentence: the chapter "Advent of Code".

    Nobody translates the name of a book, of a window, of a contest; that it lost its capitals is no fault of language.
    """
    if " " not in run:
        return False
    for there in comparison.beside(segment):
        at = there.text.lower().find(run)
        begins = any(sentence.start == at for sentence in there.sentences)
        written = there.text[at : at + len(run)]
        if at >= 0 and not begins and written[0].isupper() and not written.isupper():
            return True
    return False


def _translated(comparison: Comparison, wanted: Collection[str]) -> frozenset[str]:
    """Those of some English words that the text translates, in more passages than leave them as they are."""
    done: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for pair in comparison.pairs:
        spoken = {token.lower for segment in pair.en for token in segment.tokens}
        met = {word for word in wanted if word in spoken} if pair.uk else set()
        if not met:
            continue
        cover = coverage_of(comparison, pair)
        kept = met.intersection(token.lower for segment in pair.uk for token in segment.tokens)
        left.update(kept)
        done.update(
            {
                word.token.lower
                for n, word in enumerate(cover.en)
                if word.token.lower in met - kept
                and word.covered >= LINKED
                and word.partner >= 0
                and cover.uk[word.partner].partner == n
            }
        )
    return frozenset(word for word, times in done.items() if times >= TRANSLATED and times > left[word])


def _stray(comparison: Comparison, segment: Segment) -> Iterator[tuple[Span, bool]]:
    """The runs of English words in the Ukrainian prose of a passage, and whether each is what a program reads."""
    if segment.role in ASIDE or not LATIN.search(segment.text) or not CYRILLIC.search(segment.text):
        return
    passages = [span for span, _ in foreign(comparison, segment)]
    aside = [match.span() for match in OUTSIDE.finditer(segment.text)]
    for span in _runs(segment, *_known(comparison.words)):
        coded = any(_marks(t, segment) and t.span.start <= span.start < t.span.end for t in segment.tags)
        if _within(span, passages) or coded or marked_foreign(segment, span):
            continue
        read = _within(span, aside) or _slot(comparison, segment, span) or _command(comparison, segment, span)
        yield span, read or _beginning(comparison, segment, span)


def _within(span: Span, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= span.start and span.end <= b for a, b in spans)


def _beginning(comparison: Comparison, segment: Segment, span: Span) -> bool:
    """Whether a word begins a sentence in small letters, of a passage that has more, as it does in the other text."""
    if not BEGINS.search(segment.text, max(0, span.start - 3), span.start):
        return False
    word = segment.text[slice(*span)].split()[0]
    there = [one for one in comparison.beside(segment) if word in one.text]
    return span.end < len(segment.text.rstrip()) and any(
        BEGINS.search(one.text, max(0, at - 3), at) for one in there if (at := one.text.find(word)) >= 0
    )


def _command(comparison: Comparison, segment: Segment, span: Span) -> bool:
    """Whether words are those of a command that both texts have: its first word is of no language, or has a stroke.

    "kubectl get pods", "/clan war <клан>".
    """
    tokens, at = segment.tokens, first_token(segment, span.start)
    written = segment.text[slice(*span)]
    spoken = SPOKEN.search(segment.text, max(0, span.start - REACH), span.start)
    command = spoken.group() if spoken else ""
    if command and all(any(one in there.text for there in comparison.beside(segment)) for one in (command, written)):
        return True
    first, least = at, max(0, at - COMMAND)
    while (
        first > least and tokens[first - 1].end + 1 == tokens[first].start and PLAIN.fullmatch(tokens[first - 1].text)
    ):
        first -= 1
    if first == at or english(tokens[first].lower, lexicon("en", comparison.words)):
        return False
    return _written(comparison, segment, tokens[first].start, span.end)


def _written(comparison: Comparison, segment: Segment, start: int, end: int) -> bool:
    """Whether the other text has the same letters."""
    return any(segment.text[start:end] in there.text for there in comparison.beside(segment))


def _slot(comparison: Comparison, segment: Segment, span: Span) -> bool:
    """Whether both texts have a word between the same two signs: "<command>", "%name%", "connect · launch · remove"."""
    start, end = span
    start -= segment.text.endswith(" ", 0, start)
    end += segment.text.startswith(" ", end)
    written = segment.text[max(0, start - 1) : end + 1]
    first, last = (written[0], written[-1]) if len(written) - (end - start) == 2 else ("", "")
    ends = last == "\n" and not written[0].isalnum() and written[0] not in BARE  # the last of a row
    bare = not first or any(sign.isalnum() or sign in BARE for sign in (first, last))
    return (ends or not bare) and any(written in there.text for there in comparison.beside(segment))


def _marks(tag: Tag, segment: Segment) -> bool:
    """Whether an element holds code, or the few Latin words of a term."""
    if tag.name in CODE:
        return True
    held = segment.text[tag.span.start : tag.span.end]
    return tag.name in EMPHASIS and len(held.split()) <= TERM_WORDS and not CYRILLIC.search(held)


def _coded(comparison: Comparison) -> frozenset[str]:
    """The words that the document has as code, which are names of something: `helm set`, «Команда set»."""
    seen = (code.text for code in comparison.of("code"))
    return frozenset(word for written in seen for word in WORD.findall(written))


def _runs(segment: Segment, english: frozenset[str], allowed: frozenset[str]) -> Iterator[Span]:
    tokens = segment.tokens
    n = 0
    while n < len(tokens):
        if tokens[n].text not in english:
            n += 1
            continue
        first = n
        while n < len(tokens) and (tokens[n].text in english or tokens[n].text in SHORT):
            n += 1
        while tokens[n - 1].text in SHORT:
            n -= 1
        if first and tokens[first - 1].text in SHORT:
            first -= 1
        run = tokens[first:n]
        if not _beside_name(tokens, first, n) and any(t.text not in allowed and len(t.text) > 2 for t in run):
            yield Span(run[0].start, run[-1].end)


def _beside_name(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a Latin word with a capital or a figure, or a hyphen, stands next to the run."""
    beside = (*tokens[max(0, first - 1) : first], *tokens[end : end + 1])
    return any(token.text == "-" or (LATIN.match(token.text) and not WORD.fullmatch(token.text)) for token in beside)


@cache
def _known(words: Words) -> tuple[frozenset[str], frozenset[str]]:
    allowed = frozenset(words.table("stray_latin")["allowed"])
    return words.lines("common_en") - allowed, allowed
