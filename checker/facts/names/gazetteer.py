"""Places and organizations that each language has a name of its own for: «Відень» and Vienna, «США» and the US."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from checker.language.inflection import SOFTENED
from checker.language.memo import Memo
from checker.language.vocabulary import Words
from checker.model import Segment, Side, Token

# The words and marks of an English form, as the tokens of a text are cut: "U.S." is four of them.
PIECES = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[^\w\s]")
TABLES = ("places", "places-cldr", "organizations")

# What may follow the stem of a noun («Росі-єю», «Варшав-ою», «Всесвітн-ьої»; but «Чех-ов» is a surname) ...
CASE = re.compile(r"(?![еєо]в$)ь?[аеєиіїоуюяй]{0,2}(?:[мвх]|ми|го|му)?")
# ... and what makes an adjective or a people of it («Варшав-ського», «Угор-щини», «Африк-анцями»).
DERIVED = re.compile(
    r"[а-яіїєґ']{0,4}?(?:(?:ськ|цьк|зьк|ьк|щин)[а-яії]{0,4}"
    r"|(?:чан|ян|анц|янц|йц|ійц|ець|єць|ц|нк)(?:и|ів|ам|ами|ах|ям|ями|ях|ин|ина|ину|ином|а|у|ю|ем|ом|ою|і|я)?)"
)
# A form with a small letter in the text is the adjective or the people, unless it is written so in the table.
ADJECTIVE = re.compile(r".*(?:ськ|цьк|зьк)(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|е|і|их|ими)")


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


class Gazetteer(NamedTuple):
    """The forms of each side by their first word, and a name to show for each id."""

    uk: dict[str, list[Form]]
    en: dict[str, list[Form]]
    shown: dict[str, str]
    organizations: set[str]


@cache
def gazetteer(words: Words) -> Gazetteer:
    """The tables of `rules/words/`, ready for look-up."""
    made = Gazetteer({}, {}, {}, set())
    for table in TABLES:
        for name, uk, en in words.rows(table):
            made.shown[name] = en.split("|")[0]
            if table == "organizations":
                made.organizations.add(name)
            for form in uk.split("|"):
                parts = tuple((part.rstrip("~!"), part[-1] if part[-1] in "~!" else "") for part in form.split(" "))
                made.uk.setdefault(parts[0][0].lower(), []).append(Form(parts, name))
                stem, how = parts[-1]
                if how and stem[-1] in SOFTENED:
                    soft = (*parts[:-1], (stem[:-1] + SOFTENED[stem[-1]] + "і", ""))
                    made.uk.setdefault(soft[0][0].lower(), []).append(Form(soft, name))
            for form in en.split("|"):
                pieces = [form] if form.isalpha() else PIECES.findall(form)
                parts = tuple((piece, "") for piece in pieces)
                made.en.setdefault(parts[0][0].lower(), []).append(Form(parts, name))
    return made


@lru_cache(maxsize=8192)
def known(segment: Segment, words: Words) -> tuple[Known, ...]:
    """The known names of a passage, the longest first where they overlap, in reading order."""
    find, begins = _ukrainian if segment.side == "uk" else _english, _begins(segment.side, words)
    tokens = segment.tokens
    found: list[Known] = []
    at = 0
    while at < len(tokens):
        one = find(tokens, at, words) if begins[tokens[at].text] else None
        if one is None:
            at += 1
        else:
            found.append(one)
            at = one.end
    return tuple(found)


@cache
def _begins(side: Side, words: Words) -> Memo[str, bool]:
    """Whether a known name may begin with a word: one in thirty."""
    forms = gazetteer(words).en

    def english(text: str) -> bool:
        return text != text.lower() and ("-" in text or _base(text).lower() in forms)

    def ukrainian(text: str) -> bool:
        return "-" in text or bool(_forms(words)[text.lower()])

    begins = ukrainian if side == "uk" else english
    return Memo(lambda text: text[0].isalpha() and begins(text))


@cache
def _forms(words: Words) -> Memo[str, tuple[Form, ...]]:
    """The Ukrainian forms whose first word a word (in lower case) begins with, the longest first."""
    forms, longest = gazetteer(words).uk, _longest(words)
    return Memo(lambda low: tuple(one for n in range(min(len(low), longest), 0, -1) for one in forms.get(low[:n], ())))


@cache
def _small(words: Words) -> tuple[str, ...]:
    return tuple(words.table("name_words")["small"]["uk"])


def _ukrainian(tokens: tuple[Token, ...], at: int, words: Words) -> Known | None:
    best = _uk_at(tokens, at, words)
    if best is None and "-" in tokens[at].text:
        ids: frozenset[str] = frozenset()
        if not tokens[at].text.islower() and not ADJECTIVE.fullmatch(tokens[at].lower):
            return None  # «аль-Багдаді» is no Baghdad
        for part in tokens[at].text.split("-"):
            one = _uk_at((Token(0, len(part), part, part.lower()),), 0, words) if part else None
            ids |= one.ids if one else frozenset()
        return Known(at, at + 1, ids, False) if ids else None
    return best


@cache
def _longest(words: Words) -> int:
    """The length of the longest first word of a Ukrainian form: beginnings of a word that are longer are none."""
    return max(map(len, gazetteer(words).uk))


def _uk_at(tokens: tuple[Token, ...], at: int, words: Words) -> Known | None:
    best: Known | None = None
    for form in _forms(words)[tokens[at].lower]:
        length = len(form.words)
        if best is not None and length <= best.end - best.start:
            continue
        if at + length <= len(tokens) and _fits(tokens[at : at + length], form, words):
            token = tokens[at]
            named = token.text[0].isupper() or token.lower.startswith(_small(words))
            noun = named and (length > 1 or not ADJECTIVE.fullmatch(token.lower))
            best = Known(at, at + length, frozenset((form.id,)), noun)
    return best


def _fits(tokens: tuple[Token, ...], form: Form, words: Words) -> bool:
    for token, (stem, how) in zip(tokens, form.words, strict=True):
        if not token.lower.startswith(stem.lower()):
            return False
        rest = token.lower[len(stem) :]
        if stem.isupper() and len(stem) > 2 and token.text.startswith(stem) and token.text[len(stem) :].islower():
            continue  # «КДБісти», «ЦРУшник»
        if rest and not (how and CASE.fullmatch(rest)) and not (how == "~" and DERIVED.fullmatch(rest)):
            return False
        if stem.isupper() and len(stem) > 1 and len(stem) < 5 and not token.text[: len(stem)].isupper():
            # «США» are no «сша»; «рф» is written so on purpose.
            return not rest and token.lower in _small(words)
        if stem[0].isupper() and token.text[0].islower() and not token.lower.startswith(_small(words)):
            return False
    return True


def _english(tokens: tuple[Token, ...], at: int, words: Words) -> Known | None:
    forms = gazetteer(words).en
    token = tokens[at]
    if not any(letter.isupper() for letter in token.text):
        return None
    best: Known | None = None
    for form in forms.get(_base(token.text).lower(), ()):
        length = len(form.words)
        if (
            (best is None or length > best.end - best.start)
            and at + length <= len(tokens)
            and all(_same(one.text, part) for one, (part, _) in zip(tokens[at : at + length], form.words, strict=True))
        ):
            noun = length > 1 or token.text.isupper() or gazetteer(words).shown[form.id] == form.words[0][0]
            ids = frozenset((form.id,)) | _english_parts(tokens[at + length - 1].text.partition(".-")[2], words)
            best = Known(at, at + length, ids, noun)
    if best is None and "-" in token.text:
        ids = _english_parts(token.text, words)
        return Known(at, at + 1, ids, False) if ids else None
    return best


def _english_parts(text: str, words: Words) -> frozenset[str]:
    """What the words between hyphens name; after the last full stop of "U.S." too: "U.S.-Iranian"."""
    found: frozenset[str] = frozenset()
    for part in text.split("-"):
        one = _english((Token(0, len(part), part, part.lower()),), 0, words) if part else None
        found |= one.ids if one else frozenset()
    return found


def _base(text: str) -> str:
    return text[:-2] if text.endswith("'s") else text[:-1] if text.endswith("'") else text


def _same(text: str, form: str) -> bool:
    text = _base(text.partition(".-")[0])
    return text == form or (len(form) > 3 and text.isupper() and text == form.upper())


def ids(segment: Segment, words: Words) -> frozenset[str]:
    """All that is known of what a passage names."""
    return frozenset(name for one in known(segment, words) for name in one.ids)


def organizations(ids: frozenset[str], words: Words) -> bool:
    """Whether all of them are organizations or offices."""
    return bool(ids) and ids <= gazetteer(words).organizations


def shown(ids: frozenset[str], words: Words) -> str:
    """The English name of what is known."""
    return " / ".join(sorted(gazetteer(words).shown[one] for one in ids))


@cache
def english_forms(words: Words) -> dict[str, str]:
    """The English names of one word: in small letters, and as they are written."""
    return {
        form.words[0][0].lower(): form.words[0][0]
        for forms in gazetteer(words).en.values()
        for form in forms
        if len(form.words) == 1 and len(form.words[0][0]) > 3
    }
