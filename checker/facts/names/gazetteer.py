"""Places and organizations that each language has a name of its own for: «Відень» and Vienna, «США» and the US."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from checker.language.inflection.grammar import Endings, Grammar, grammar
from checker.language.memo import Memo, Passages
from checker.language.vocabulary import Words
from checker.model import Segment, Side, Token
from checker.model.expressions import deferred

# The words and marks of an English form, as the tokens of a text are cut: "U.S." is four of them.
PIECES = deferred(r"[^\W_]+(?:[-'][^\W_]+)*|[^\w\s]")
TABLES = ("places", "places-cldr", "organizations")

LETTERS = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'")
# By so many first letters it is told that a word begins no known name.
FIRST = 3
# So many letters of a stem that the table has not may stand before the suffix: «Угор-щина», «Конг-олезький».
BETWEEN = 4


class Known(NamedTuple):
    """A known name: its first token and the one after its last (indices), what it names, and whether as a noun."""

    start: int
    end: int
    ids: frozenset[str]
    noun: bool


class Form(NamedTuple):
    """One form of the tables: words of one name with how each may go on, and what it names."""

    words: tuple[tuple[str, str], ...]
    id: str


class Forms(NamedTuple):
    """The forms of each side by their first word, and a name to show for each id."""

    uk: dict[str, list[Form]]
    en: dict[str, list[Form]]
    shown: dict[str, str]
    organizations: set[str]


def _derived(declined: Grammar) -> Endings:
    """What makes an adjective or a people of a stem: «Варшав-ського», «Угор-щини», «Африк-анцями»."""
    region = declined.made("noun.region", "noun.feminine")
    place = declined.made("place", "adjective", "adverb")
    rest = {end[1:] for end in place}  # «словац-ький»
    return region | declined.made("noun.people") | place | rest


def forms(words: Words) -> Forms:
    """The tables of `rules/words/`, ready for look-up."""
    made = Forms({}, {}, {}, set())
    softened = grammar(words).softened
    for table in TABLES:
        for name, uk, en in words.rows(table):
            made.shown[name] = en.split("|")[0]
            if table == "organizations":
                made.organizations.add(name)
            for form in uk.split("|"):
                parts = tuple((part.rstrip("~!"), part[-1] if part[-1] in "~!" else "") for part in form.split(" "))
                made.uk.setdefault(parts[0][0].lower(), []).append(Form(parts, name))
                stem, how = parts[-1]
                if how and stem[-1] in softened:
                    soft = (*parts[:-1], (stem[:-1] + softened[stem[-1]] + "і", ""))
                    made.uk.setdefault(soft[0][0].lower(), []).append(Form(soft, name))
            for form in en.split("|"):
                pieces = [form] if form.isalpha() else PIECES.findall(form)
                parts = tuple((piece, "") for piece in pieces)
                made.en.setdefault(parts[0][0].lower(), []).append(Form(parts, name))
    return made


class Gazetteer:
    """The names that a vocabulary knows. `known[passage]` are those of a passage, in reading order.

    Where they overlap, the longest is told.
    """

    def __init__(self, words: Words) -> None:
        declined = grammar(words)
        # What may follow the stem of a noun: «Росі-єю», «Всесвітн-ьої»; but «Чех-ов» is a surname.
        self.case = declined.endings("noun", "adjective", "russian")
        self.derived = _derived(declined)
        # A form with such an end and a small letter is the adjective, unless it is written so in the table.
        self.adjective = tuple(declined.made("place"))
        self.forms = words.made(forms)
        # How long the beginnings are that Ukrainian forms are found by, by their first letters.
        self.sizes: dict[str, set[int]] = {}
        for key in self.forms.uk:
            self.sizes.setdefault(key[:FIRST], set()).add(len(key))
        self.small = tuple(words.table("name_words")["small"]["uk"])
        self.beginning: Memo[str, tuple[Form, ...]] = Memo(self._beginning)
        # Whether a known name may begin with a word: one in thirty.
        self.begins: dict[Side, Memo[str, bool]] = {
            "uk": Memo(lambda text: text[0].isalpha() and ("-" in text or bool(self._beginning(text.lower())))),
            "en": Memo(lambda text: text[0].isalpha() and self._begins_english(text)),
        }
        self.known: Passages[tuple[Known, ...]] = Passages(self._known, many=2048)
        self._capitals: dict[str, set[str]] = {}
        for form in (form for forms in self.forms.en.values() for form in forms):
            if len(form.words) == 1 and form.words[0][0].isupper() and len(form.words[0][0]) > 1:
                self._capitals.setdefault(form.id, set()).add(form.words[0][0])
        self.english = {
            form.words[0][0].lower(): form.words[0][0]
            for forms in self.forms.en.values()
            for form in forms
            if len(form.words) == 1 and len(form.words[0][0]) > 3
        }
        # The English forms of what newsrooms write with a small letter on purpose: "russian troops".
        on_purpose = {
            form.id
            for forms in self.forms.uk.values()
            for form in forms
            if len(form.words) == 1 and form.words[0][0].lower().startswith(self.small)
        }
        self.small_english = {
            low: shown
            for low, shown in self.english.items()
            if any(len(form.words) == 1 and form.id in on_purpose for form in self.forms.en[low])
        }

    def _known(self, segment: Segment) -> tuple[Known, ...]:
        begins, tokens = self.begins[segment.side], segment.tokens
        found: list[Known] = []
        end = 0
        for at in [n for n, opens in enumerate(map(begins.__getitem__, map(attrgetter("text"), tokens))) if opens]:
            one = self.at(segment.side, tokens, at) if at >= end else None
            if one is not None:
                found.append(one)
                end = one.end
        return tuple(found)

    def at(self, side: Side, tokens: tuple[Token, ...], at: int) -> Known | None:
        """The longest known name that begins with a token (index)."""
        return self._ukrainian(tokens, at) if side == "uk" else self._english(tokens, at)

    def organizations(self, ids: frozenset[str]) -> bool:
        """Whether all of what is known are organizations or offices."""
        return bool(ids) and ids <= self.forms.organizations

    def shown(self, ids: frozenset[str]) -> str:
        """The English name of what is known."""
        return " / ".join(sorted(self.forms.shown[one] for one in ids))

    def capitals(self, ids: frozenset[str]) -> frozenset[str]:
        """The English abbreviations of what is known: UN, USA."""
        return frozenset(form for one in ids for form in self._capitals.get(one, ()))

    def stems(self, ids: frozenset[str]) -> frozenset[str]:
        """The stems (in lower case) of the Ukrainian names of one word of what is known: «польщ»."""
        return frozenset(stem for one in ids for stem in self._stems.get(one, ()))

    @cached_property
    def _stems(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for form in (form for forms in self.forms.uk.values() for form in forms):
            if len(form.words) == 1:
                found.setdefault(form.id, set()).add(form.words[0][0].lower())
        return found

    def _begins_english(self, text: str) -> bool:
        if text == text.lower():
            return _base(text) in self.small_english
        return "-" in text or _base(text).lower() in self.forms.en

    def _beginning(self, low: str) -> tuple[Form, ...]:
        """The Ukrainian forms whose first word a word (in lower case) begins with, the longest first."""
        known = self.sizes
        sizes = {size for n in range(1, FIRST + 1) for size in known.get(low[:n], ()) if size <= len(low)}
        if not sizes:
            return ()  # nine words of ten
        return tuple([one for n in sorted(sizes, reverse=True) for one in self.forms.uk.get(low[:n], ())])

    def _ukrainian(self, tokens: tuple[Token, ...], at: int) -> Known | None:
        best = self._uk_at(tokens, at)
        if best is None and "-" in tokens[at].text:
            ids: frozenset[str] = frozenset()
            if not tokens[at].text.islower() and not tokens[at].lower.endswith(self.adjective):
                return None  # «аль-Багдаді» is no Baghdad
            whole = tokens[at].text.replace("-", "")
            one = self._uk_at((Token(0, len(whole), whole, whole.lower()),), 0)
            if one is not None:
                return Known(at, at + 1, one.ids, False)  # «північно-корейських»
            for part in tokens[at].text.split("-"):
                one = self._uk_at((Token(0, len(part), part, part.lower()),), 0) if part else None
                ids |= one.ids if one else frozenset()
            return Known(at, at + 1, ids, False) if ids else None
        return best

    def _uk_at(self, tokens: tuple[Token, ...], at: int) -> Known | None:
        best: Known | None = None
        for form in self.beginning[tokens[at].lower]:
            length = len(form.words)
            if best is not None and length <= best.end - best.start:
                continue
            if at + length <= len(tokens) and self._fits(tokens[at : at + length], form):
                token = tokens[at]
                # People and adjectives have a small letter but at the beginning of a sentence: «Лучани».
                own = token.text[0].isupper() and (length > 1 or form.words[0][0][0].isupper())
                named = own or token.lower.startswith(self.small)
                noun = named and (length > 1 or not token.lower.endswith(self.adjective))
                best = Known(at, at + length, frozenset((form.id,)), noun)
        return best

    def _makes(self, rest: str) -> bool:
        """Whether what follows a stem makes an adjective or a people of it."""
        cuts = range(min(BETWEEN, len(rest)) + 1)
        return any(rest[cut:] in self.derived and LETTERS.issuperset(rest[:cut]) for cut in cuts)

    def _fits(self, tokens: tuple[Token, ...], form: Form) -> bool:
        for token, (stem, how) in zip(tokens, form.words, strict=True):
            if not token.lower.startswith(stem.lower()):
                return False
            rest = token.lower[len(stem) :]
            if stem.isupper() and len(stem) > 2 and token.text.startswith(stem) and token.text[len(stem) :].islower():
                continue  # «КДБісти», «ЦРУшник»
            if rest and not (how and rest in self.case) and not (how == "~" and self._makes(rest)):
                return False
            if stem.isupper() and len(stem) > 1 and len(stem) < 5 and not token.text[: len(stem)].isupper():
                # «США» are no «сша»; «рф» is written so on purpose.
                return not rest and token.lower in self.small
            if stem[0].isupper() and token.text[0].islower() and not token.lower.startswith(self.small):
                return False
        return True

    def _english(self, tokens: tuple[Token, ...], at: int) -> Known | None:
        forms = self.forms.en
        token = tokens[at]
        if not any(letter.isupper() for letter in token.text):
            shown = self.small_english.get(_base(token.text))
            if shown is None:
                return None
            one = self._english((token._replace(text=shown + token.text[len(shown) :]),), 0)
            return one and one._replace(start=at, end=at + 1)
        best: Known | None = None
        for form in forms.get(_base(token.text).lower(), ()):
            length = len(form.words)
            if (
                (best is None or length > best.end - best.start)
                and at + length <= len(tokens)
                and all(
                    _same(one.text, part) for one, (part, _) in zip(tokens[at : at + length], form.words, strict=True)
                )
            ):
                noun = length > 1 or token.text.isupper() or self.forms.shown[form.id] == form.words[0][0]
                ids = frozenset((form.id,)) | self._english_parts(tokens[at + length - 1].text.partition(".-")[2])
                best = Known(at, at + length, ids, noun)
        if best is None and "-" in token.text:
            ids = self._english_parts(token.text)
            return Known(at, at + 1, ids, False) if ids else None
        return best

    def _english_parts(self, text: str) -> frozenset[str]:
        """What the words between hyphens name; after the last full stop of "U.S." too: "U.S.-Iranian"."""
        found: frozenset[str] = frozenset()
        for part in text.split("-"):
            one = self._english((Token(0, len(part), part, part.lower()),), 0) if part else None
            found |= one.ids if one else frozenset()
        return found


def gazetteer(words: Words) -> Gazetteer:
    """The names that the vocabulary knows."""
    return words.made(Gazetteer)


def known(segment: Segment, words: Words) -> tuple[Known, ...]:
    """The known names of a passage, the longest first where they overlap, in reading order."""
    return gazetteer(words).known[segment]


def ids(segment: Segment, words: Words) -> frozenset[str]:
    """All that is known of what a passage names."""
    return frozenset(name for one in known(segment, words) for name in one.ids)


def organizations(ids: frozenset[str], words: Words) -> bool:
    """Whether all of them are organizations or offices."""
    return gazetteer(words).organizations(ids)


def english_forms(words: Words) -> dict[str, str]:
    """The English names of one word: in small letters, and as they are written."""
    return gazetteer(words).english


def _base(text: str) -> str:
    return text[:-2] if text.endswith("'s") else text[:-1] if text.endswith("'") else text


def _same(text: str, form: str) -> bool:
    text = _base(text.partition(".-")[0])
    return text == form or (len(form) > 3 and text.isupper() and text == form.upper())
