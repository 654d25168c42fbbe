"""Tokens and sentences of a passage, and which language a text is in: the one door to langdetect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal

from checker.language.inflection.grammar import grammar
from checker.language.memo import Memo, Passages
from checker.language.pipelines import SEEN
from checker.language.text import CYRILLIC, HIDES, LATIN, UNHIDE, scripts, small
from checker.language.vocabulary import Words
from checker.model import Segment, Span, Token
from checker.model.expressions import deferred

Tongue = Literal["uk", "en", "ru", "other"]

# A letter of each alphabet side by side.
MIXED = deferred(rf"{CYRILLIC.pattern}{LATIN.pattern}|{LATIN.pattern}{CYRILLIC.pattern}")

LETTERS = deferred(r"[^\W\d_]+(?:'[^\W\d_]+)*")
PARTS = deferred("[-']")
ENDS = frozenset(".!?…")
CLOSES = frozenset("\"'»”’)]")
LAST = ENDS | CLOSES
ENDED = deferred("[.!?…]")
new = tuple.__new__


def _clean(text: str) -> tuple[str, str]:
    hides = not text.isascii() and HIDES.search(text)
    shown = (text.translate(UNHIDE) or text) if hides else text
    return shown, shown.lower()


# Words without hidden characters, and in lower case. One that was met before is the same string again, which a table
# finds without comparing letters.
CLEAN = Memo(_clean)


class Reader:
    """Cuts passages into tokens and sentences, by a vocabulary."""

    def __init__(self, words: Words) -> None:
        table = words.table("abbreviations")
        self.abbreviations = frozenset(table["uk"]) | frozenset(table["en"])
        self.twins = str.maketrans(dict(words.table("homoglyphs")["cyrillic"]))

    def read(self, segment: Segment) -> Segment:
        """The segment with its tokens (white space left out) and its sentences."""
        if segment.tokens or not segment.folded or segment.role == "code":
            return segment
        folded = segment.folded
        # A tuple is made without the call that `Token(…)` is: of every word and mark of a text there is one.
        tokens = tuple([new(Token, found.span() + CLEAN[found[0]]) for found in SEEN.finditer(folded)])
        if not folded.isascii() and LATIN.search(folded) and MIXED.search(folded):
            tokens = tuple(self._one_script(token) for token in tokens)
        return segment.read(tokens, self._sentences(folded, tokens))

    def _one_script(self, token: Token) -> Token:
        """A Cyrillic word with Latin letters that look like its own, read as it was meant: «шiсть» with a Latin i.

        The letter itself is found by a rule of its own.
        """
        if not MIXED.search(token.text):
            return token
        cyrillic, latin = scripts(token.text)
        if latin > cyrillic:
            return token
        text = token.text.translate(self.twins)
        return token._replace(text=text, lower=text.lower())

    def _sentences(self, folded: str, tokens: tuple[Token, ...]) -> tuple[Span, ...]:
        """Where each sentence begins and ends.

        One ends at . ! ? … with what closes it, when white space and a capital, a digit or an opening mark
        follow, and when the word before a full stop is no abbreviation and no initial.
        """
        spans: list[Span] = []
        begin: int | None = None
        abbreviations = self.abbreviations
        last = len(tokens) - 1
        if tokens and not ENDED.search(folded, 0, tokens[last].start):
            return (Span(tokens[0].start, tokens[last].end),)
        for at, token in enumerate(tokens):
            if begin is None:
                begin = token.start
            if at == last:
                spans.append(Span(begin, token.end))
                break
            if token.text not in LAST:
                continue
            following = tokens[at + 1]
            if following.start == token.end or not _closed(tokens, at, abbreviations):
                continue
            if following.text[0].isupper() or not following.text[0].isalpha():
                spans.append(Span(begin, token.end))
                begin = None
        return tuple(spans)


def reader(words: Words) -> Reader:
    """What reads passages by the vocabulary."""
    return words.made(Reader)


def read(segment: Segment, words: Words) -> Segment:
    """The segment with its tokens (white space left out) and its sentences."""
    return reader(words).read(segment)


@lru_cache(maxsize=8)
def lowered(segment: Segment) -> str:
    """The folded text of a passage in lower case. A dozen expressions are searched in it, one after another."""
    return small(segment.folded)


def _present(segment: Segment) -> frozenset[str]:
    found = frozenset(segment.lows)
    if "-" not in segment.folded and "'" not in segment.folded:
        return found
    joined = [word for word in found if "-" in word or "'" in word]
    return found.union(*map(PARTS.split, joined))


# The words of a passage that has been read, in lower case, also the parts of "today's" and "mid-September". What has
# none of the words that an expression needs is not searched for it. Rules ask one after another, each for all passages
# of a document.
present: Callable[[Segment], frozenset[str]] = Passages(_present, many=4096).__getitem__


def triggers(phrases: Iterable[str]) -> frozenset[str]:
    """One word of each phrase, its longest: a passage without any of them has none of the phrases.

    >>> sorted(triggers(["last year", "yesterday"]))
    ['last', 'yesterday']
    """
    return frozenset(max(LETTERS.findall(phrase), key=len) for phrase in phrases)


def _closed(tokens: tuple[Token, ...], at: int, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence may end at this token: an end mark, or what closes a quotation behind one."""
    while at > 0 and tokens[at].text in CLOSES:
        at -= 1
    if tokens[at].text not in ENDS:
        return False
    if tokens[at].text != "." or at == 0 or tokens[at - 1].end != tokens[at].start:
        return True
    before = tokens[at - 1]
    initial = len(before.text) == 1 and before.text.isupper()
    return not initial and before.lower not in abbreviations


# The least length of a word that makes an ordinary word of a longer one that it ends.
COMPOUND = 6
# Letters that tell the East Slavic languages: Ukrainian alone, Russian alone or Belarusian too, Belarusian alone, and
# those that Belarusian does not have.
OWN, STRANGE, SHORT_U, NOT_BELARUSIAN = (
    deferred(f"[{letters}{letters.upper()}]") for letters in ("їєґ", "ыэъё", "ў", "иїєщъ")
)
# Ends of nouns that Ukrainian alone has: «заземлення», «життя», «зілля»; of infinitives: «вилучити», «друкувати».
DOUBLED = deferred(r"\w\w(?:ння|ття|лля|\wити|[ую]вати)(?!\w)")
# Ends of words that Russian has and Ukrainian has not: «учится», «знаешь», «новой», «идут», «здание».
ENDINGS = deferred(r"(?:тся|шь|шься|ой|ут|ют|и[яеию]|ие[мй]|иях|иями?|иям|ский|цкий|ая|ое|ье|ья|ью)$")
# So many words are asked of langdetect at least: it errs on shorter ones.
DETECTABLE = 8
# Of a sentence that nothing tells to be Russian such a share of words are forms of Ukrainian: langdetect is not asked.
MOST = 0.7
# Of a Ukrainian sentence such a share of the words are forms of Ukrainian; of 272 Russian ones, none had it.
FORMS = 0.85
# A letter that ends a clause is a unit, and no Russian preposition: «Таймаут (с)».
SECONDS = deferred(r"(?<!\w)с(?= ?(?:[.,;:!?)|]|$))")
UKRAINIAN_ONLY = deferred("[іїєґІЇЄҐ]")
RUSSIAN_ONLY = deferred("[ыэъёЫЭЪЁ]")


class WordForms:
    """What the words of a text tell of its language, by a vocabulary.

    `function` are the function words of a language, by its code ("uk", "en", "ru", "be"). `ordinary[word]` says whether
    a Ukrainian word (in lower case) is written with a small letter: «аналітики», but not «флейк».

    A long word that ends in such a word of six letters is one as well: «кіберзлочинці», «держспоживслужба»; so is an
    imperative, and a noun or participle that is made of a verb: «кешування», «завантажувача», «закодоване». One in a
    hundred words is taken for one wrongly.
    """

    def __init__(self, words: Words) -> None:
        self.function = {tongue: frozenset(listed) for tongue, listed in words.table("languages")["function"].items()}
        self.forms = words.forms("forms_uk")
        # «…ання», «…ення», «…ювачем», «…оване»: no name is made so. Letters stand before, so that «Йована» is a name.
        self.of_verbs = grammar(words).of_verbs()
        self.longest = max(map(len, self.of_verbs))
        self.imperative = grammar(words).imperative
        self.ordinary: Memo[str, bool] = Memo(self._ordinary)

    def _ordinary(self, word: str) -> bool:
        if word in self.forms or word.endswith(self.imperative) or self._of_verb(word):
            return True
        return any(word[at:] in self.forms for at in range(2, len(word) - COMPOUND + 1))

    def _of_verb(self, word: str) -> bool:
        """Whether four letters stand before what makes a noun or a participle of a verb."""
        cuts = range(max(4, len(word) - self.longest), len(word))
        return any(word[cut:] in self.of_verbs and word[cut - 4 : cut].isalnum() for cut in cuts)

    def _ukrainian(self, found: Sequence[str]) -> bool:
        """Whether words in lower case are forms of Ukrainian, all but a few."""
        return sum(word in self.forms or self._of_verb(word) for word in found) >= FORMS * len(found)

    def tongue(self, text: str) -> Tongue | None:
        """Which language a text is in, or None when there is too little to tell.

        Letters decide first, then function words, then forms of Ukrainian, then langdetect (fixed seed; three words of
        Cyrillic and more, eight of Latin: of shorter English lines it takes a fifth for another language).
        `text` is folded. "other" stands for every language but Ukrainian, English and Russian.
        """
        cyrillic, latin = scripts(text)
        if not cyrillic and not latin:
            return None
        tells = self.function
        found = [word.lower() for word in LETTERS.findall(text)]
        if cyrillic >= latin:
            ukrainian, russian = len(UKRAINIAN_ONLY.findall(text)), len(RUSSIAN_ONLY.findall(text))
            ukrainian += sum(word in tells["uk"] for word in found)
            russian += sum(word in tells["ru"] for word in found)
            if ukrainian != russian:
                return "uk" if ukrainian > russian else "ru"
            if len(found) < 3 or self._ukrainian(found):
                return "uk"
            return _detected(text, ("uk", "ru"))
        english = sum(word in tells["en"] for word in found)
        if english * 8 >= len(found) or len(found) < DETECTABLE:
            return "en"
        return _detected(text, ("en",))

    def slavic(self, sentence: str) -> Tongue | None:
        """The East Slavic language of a sentence that should be Ukrainian: "ru", "uk", "other" (Belarusian) or None.

        None where letters, function words, forms and endings leave it open, also to langdetect, which is asked last and
        only for eight words and more. `sentence` is folded.
        """
        written = [word for word in LETTERS.findall(sentence) if CYRILLIC.match(word)]
        found = [word.lower() for word in written]
        if len(found) < 3:
            return None
        if SHORT_U.search(sentence):
            return "other"
        i = "і" in sentence or "І" in sentence
        strange = sum(bool(STRANGE.search(word)) for word in found) if STRANGE.search(sentence) else 0
        tells = self.function
        # An abbreviation is a word of no language: «КАБ» is a bomb.
        belarusian = not tells["be"].isdisjoint(
            [word.lower() for word in written if not word.isupper() or len(word) < 3]
        )
        if ((i and strange) or belarusian) and not NOT_BELARUSIAN.search(sentence):
            return "other"
        if i or OWN.search(sentence) or DOUBLED.search(sentence) or not tells["uk"].isdisjoint(found):
            return "uk"
        # An abbreviation is a form of neither: «НБУ», «США».
        spelled = [word.lower() for word in written if not word.isupper()]
        if not strange and self._ukrainian(spelled or found):
            return "uk"  # «Додаток отримуватиме доступ до команд постачальника»
        russian = sum(word in tells["ru"] for word in found) - len(SECONDS.findall(sentence))
        unknown = (word for word in found if len(word) > 4 and word not in self.forms)  # «батарейки» is either
        endings = sum(ENDINGS.search(word) is not None for word in unknown)
        if strange or russian >= 2 or (russian and endings) or endings >= 2:
            return "ru"
        if sum(word in self.forms for word in found) >= MOST * len(found):
            return None  # «Перший надводний дрон промахнувся, другий улучив у корму»
        if len(found) >= DETECTABLE:
            return "ru" if _detected(sentence, ("uk", "ru")) == "ru" else None
        return None


def word_forms(words: Words) -> WordForms:
    """What the words of a text tell, by the vocabulary."""
    return words.made(WordForms)


def function_words(words: Words) -> dict[str, frozenset[str]]:
    """The function words that tell a language, by its code: "uk", "en", "ru", "be"."""
    return word_forms(words).function


def ordinary(word: str, words: Words) -> bool:
    """Whether a Ukrainian word (in lower case) is written with a small letter, see `WordForms`."""
    return word_forms(words).ordinary[word]


def tongue(text: str, words: Words) -> Tongue | None:
    """Which language a text is in, or None when there is too little to tell, see `WordForms`."""
    return word_forms(words).tongue(text)


def slavic(sentence: str, words: Words) -> Tongue | None:
    """Which East Slavic language a sentence is in that should be Ukrainian, see `WordForms`."""
    return word_forms(words).slavic(sentence)


def _detected(text: str, expected: tuple[Tongue, ...]) -> Tongue:
    from langdetect import DetectorFactory, LangDetectException, detect

    DetectorFactory.seed = 0
    try:
        answer = detect(text)
    except LangDetectException:
        return expected[0]
    return next((tongue for tongue in expected if tongue == answer), "other")
