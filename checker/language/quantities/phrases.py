"""Numbers in words: «двадцять три тисячі», "half a million", «семирічний», "the twenty-first"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.language.memo import Memo
from checker.language.quantities.ranges import GUESS
from checker.language.quantities.words import Piece, number_words
from checker.language.vocabulary import Words
from checker.model import Segment, Side, Token
from checker.model.expressions import deferred


class Numeral(NamedTuple):
    """A number in a text: its place (code points), the values that it may have, and how it is written.

    `form` is "digits"; "words"; "nth" for ordinals; "bulk" for a magnitude without a count (thousands, «сотні тисяч»);
    and, for words that are often no count, "part" (half, a third), "times" (twice), "joined" (the half of a compound:
    "two-time", «семирічний»), "few" (two) and "weak" (one, both). `scale` is what a magnitude multiplied it by.
    """

    start: int
    end: int
    values: tuple[float, ...]
    form: str
    scale: float = 1.0


# Words that stand for a number by themselves, and the form of what they make.
ALONE = {"soft": "weak", "times": "times", "compound": "joined"}
# Counts that come and go in translation: one of them, the two sides, none.
FEW = {0.0: "weak", 1.0: "weak", 2.0: "few"}

# Parts that may follow a part inside one number. Whether the values allow it as well is asked in `_follows`.
NEXT: dict[str, frozenset[str]] = {
    "unit": frozenset({"hundred", "scale", "dozen", "half", "part", "nth"}),
    "ten": frozenset({"unit", "scale", "dozen", "half", "nth", "hundred"}),
    "hundred": frozenset({"unit", "ten", "scale", "nth", "half"}),
    "scale": frozenset({"unit", "ten", "hundred", "scale", "nth", "half"}),
    "dozen": frozenset({"scale"}),
    "half": frozenset({"scale", "dozen"}),
    "whole": frozenset(),
    "part": frozenset({"scale"}),
}
# Small words inside a number: "two hundred and five", "half a million", "tens of thousands", «п'ять з половиною».
LINKS: dict[Side, dict[str, frozenset[str]]] = {
    "en": {
        "and": frozenset({"hundred", "scale", "unit", "ten"}),
        "a": frozenset({"half", "part"}),
        "of": frozenset({"dozen", "scale"}),
        ",": frozenset({"scale"}),
    },
    "uk": {
        "з": frozenset({"unit", "ten", "scale"}),
        "із": frozenset({"unit", "ten", "scale"}),
    },
}


def _follows(run: list[Piece], piece: Piece, link: str, side: Side, word: str) -> bool:
    """Whether a word goes on with the number before it."""
    last = run[-1]
    if piece.part not in NEXT.get(last.part, ()):
        return False
    if link in {"з", "із"}:
        return piece.part == "half" and piece.value < 1
    if piece.part == "half":
        return link == "and" and piece.value < 1
    if link == "and" and last.part in {"unit", "ten"}:
        return False
    if last.part in {"dozen", "half", "part"}:
        return last.part != "dozen" or link == ("" if side == "uk" else "of")
    if link in {"a", "of"}:
        return False
    if piece.part == "part":
        return last.value > 1 or side == "uk" or piece.value < 0.3
    if piece.part == "nth" and last.part == "unit":
        # "one hundredth", "one third", «одна сьома», «п'ять третіх»; «друга третя» are two.
        if side == "en":
            return piece.value >= 100 or (last.value == 1 and 3 <= piece.value <= 10)
        return piece.value > 2 and last.value > 0 and word.endswith(PART_OF_ONE if last.value == 1 else PARTS)
    if piece.part == "unit":
        return last.part != "ten" or 0 < piece.value < 10
    if piece.part == "hundred":
        return side == "en" or last.part == "scale"
    if piece.part == "scale" and last.part == "scale":
        return False
    if piece.part == "nth" and last.part == "ten":
        return piece.value < 10 or piece.value >= 100
    return True


# How an ordinal ends that is what one or several parts are called: «одна сьома», «п'ять третіх».
PART_OF_ONE, PARTS = ("а", "у", "ої", "ій", "ою", "я", "ю", "ьої", "ьою"), ("их", "іх")
# Before a number that is a surname, and how many letters of a given name are looked at.
FORENAME, LONGEST = deferred(r"(?<!\w)[А-ЯІЇЄҐ][а-яіїєґ’']+ $"), 16
# Before and behind a number that is a word of a name.
SENTENCE_BEFORE, NAME_BEHIND = deferred("[a-z,] $"), deferred(" [A-Z][a-z]")
# Inside "eight-and-a-half".
HALF_BETWEEN = frozenset({"and", "a"})


def _joint(word: str, at: int) -> str:
    """The "and" of "eight-and-a-half" before its half, the hyphen of «десятки-тисячі», or ""."""
    return "and" if word.endswith("-and-a-", 0, at) else word[at - 1 : at]


# English counts by dozens where Ukrainian does by tens.
DOZEN, TEN = 12.0, 10.0
NOWHERE = (1 << 62, 1 << 62)
NOTHING: tuple[tuple[Piece, ...], bool] = ((), False)


class Phrases:
    """Reads the numbers of one language that are written in words.

    `pieces[word]` are the number words of a token (in lower case, places within it), from its first on, and whether
    something else follows them in it ("six-game").
    """

    def __init__(self, words: Words, side: Side) -> None:
        self.side = side
        numbers = number_words(words, side)
        self.known, self.read, self.adjective = numbers.known, numbers.read, frozenset(numbers.adjective)
        self.pieces: Memo[str, tuple[tuple[Piece, ...], bool]] = Memo(self._parts)
        behind = "|".join(words.table("numerals")[side]["share"]["behind"])
        self.share = deferred(rf" (?:{behind})")

    def find(self, segment: Segment, taken: Sequence[tuple[int, int]] = ()) -> list[Numeral]:
        """The numbers of a passage in words, in order; none lies over a place (code points) that is taken."""
        side, known = self.side, self.pieces
        # Most words have nothing to do with numbers, and many passages have no other.
        told = list(map(known.__getitem__, segment.lows))
        if told.count(NOTHING) == len(told):
            return []
        begins = next(n for n, pieces in enumerate(told) if pieces is not NOTHING)
        found: list[Numeral] = []
        run: list[Piece] = []
        link = ""
        links = LINKS[side]

        def close(broken: bool = False) -> None:
            nonlocal link
            if run:
                made = _made(run, side)
                found.append(made._replace(form="joined") if broken else made)
            run.clear()
            link = ""

        waiting = iter(taken)
        start, end = next(waiting, NOWHERE)
        for n, token in enumerate(segment.tokens[begins:], begins):
            text = token.lower
            while token.start >= end:
                start, end = next(waiting, NOWHERE)
            if token.start >= start:
                close()  # the million of "2.5 million three weeks ago"
                continue
            if not run and known[text] is NOTHING:
                continue
            if text == "," and not (run and self._more(segment.tokens[n + 1 : n + 5])):
                close()
                continue
            if run and text in links and not link and run[-1].part in links[text]:
                link = text
                continue
            if run and link == "and" and text == "a":
                continue  # "two and a half"
            pieces, broken = known[text] if text[0].isalpha() else NOTHING
            if not pieces:
                close()
                continue
            for within in pieces:
                piece = within._replace(start=token.start + within.start, end=token.start + within.end)
                if piece.part in ALONE:
                    close()
                    found.append(Numeral(piece.start, piece.end, (piece.value,), ALONE[piece.part]))
                    continue
                if run and not _follows(run, piece, _joint(token.lower, within.start) or link, side, token.lower):
                    close()
                run.append(piece)
                link = ""
            if broken:
                close(broken=True)
        close()
        if side == "uk":
            found = [one for one in found if one.form == "nth" or not _surname(one, segment.folded)]
        named = _in_name if side == "en" else _surname
        found = [one._replace(form="weak") if named(one, segment.folded) else one for one in found]
        found = [self._part(one, segment.folded) for one in found]
        return _approximate(found, segment.folded)

    def _part(self, one: Numeral, text: str) -> Numeral:
        """An ordinal as the part that it is: "a third of", «шоста частина»."""
        if one.form != "nth" or one.values[0] <= 2 or not self.share.match(text, one.end):
            return one
        before = text[max(0, one.start - 3) : one.start]
        if self.side == "en" and one.start != len("a ") and not before.endswith((" a ", " A ")):
            return one
        return one._replace(form="part", values=(1 / one.values[0], one.values[0]))

    def _more(self, after: tuple[Token, ...]) -> bool:
        """Whether a comma stands inside a number: "five million, three hundred thousand"."""
        for token in after:
            pieces, _ = self.pieces[token.lower]
            if not pieces:
                return False
            if pieces[-1].part in {"hundred", "scale"} or (pieces[-1].part == "nth" and pieces[-1].value >= 100):
                return True
        return False

    def _parts(self, text: str) -> tuple[tuple[Piece, ...], bool]:
        whole = self.read(text)  # which is remembered here
        if whole and whole.part != "suffix":
            return (Piece(0, whole.length, whole.part, whole.value),), False
        if "-" not in text and not text.endswith("'s"):
            return NOTHING
        pieces: list[Piece] = []
        at, behind = 0, False
        for part in text.split("-"):
            known = self.known[part.removesuffix("'s")]
            if known is not None and known.part != "suffix":
                pieces.append(Piece(at, at + known.length, known.part, known.value))
            elif not pieces:
                behind = True  # "mother-of-three"
            elif part not in HALF_BETWEEN:
                if self.side == "uk" and pieces[-1].part == "unit" and not self._adjective(part):
                    return NOTHING  # «дев’яносто сім-карток» are ninety
                return tuple(pieces), True
            at += len(part) + 1
        return (tuple(pieces), behind) if pieces else NOTHING

    def _adjective(self, part: str) -> bool:
        """Whether what stands behind a hyphen is an adjective of what is counted: «трьох-поверховий»."""
        return not self.adjective.isdisjoint({part[-2:], part[-3:]})


def _made(run: list[Piece], side: Side) -> Numeral:
    start, end = run[0].start, run[-1].end
    value, scale = _value(run)
    parts = {piece.part for piece in run}
    if parts <= {"scale", "dozen"} or (side == "en" and parts <= {"scale", "hundred", "dozen"}):
        return Numeral(start, end, (value,), "bulk", scale)
    if side == "en" and len(run) == 2 and run[0].value == 1 and run[1].part == "nth" and run[1].value <= 10:
        return Numeral(start, end, (1 / run[1].value,), "part")
    if side == "uk" and len(run) == 2 and parts == {"unit", "nth"}:
        return Numeral(start, end, (run[0].value / run[1].value,), "part")
    if "nth" in parts:
        return Numeral(start, end, (value,), "nth", scale)
    if "part" in parts or (run[0].part == "half" and len(run) == 1 and value < 1):
        return Numeral(start, end, (value,), "part", scale)
    dozens = side == "en" and (run[-1].part, run[-1].value) == ("dozen", DOZEN) and value > DOZEN
    values = (value, value / DOZEN * TEN) if dozens else (value,)  # «два десятки»
    return Numeral(start, end, values, FEW.get(value, "words"), scale)


def _in_name(one: Numeral, text: str) -> bool:
    """Whether a number is a word of a name inside an English sentence: "near Four Corners"."""
    return text[one.start].isupper() and bool(
        SENTENCE_BEFORE.search(text, max(0, one.start - 3), one.start) and NAME_BEHIND.match(text, one.end)
    )


def _surname(one: Numeral, text: str) -> bool:
    """Whether a Ukrainian number is a word with a capital behind another one: «Інна Сорока»."""
    return text[one.start].isupper() and FORENAME.search(text, max(0, one.start - LONGEST), one.start) is not None


def _value(run: list[Piece]) -> tuple[float, float]:
    """What a run of words amounts to, and the greatest magnitude in it."""
    total = current = 0.0
    scale = 1.0
    for n, piece in enumerate(run):
        if piece.part == "scale" or (piece.part == "nth" and piece.value >= 1000 and n and run[n - 1].part != "scale"):
            total, current = total + (current or 1.0) * piece.value, 0.0
            scale = max(scale, piece.value)
        elif piece.part in {"dozen", "part"}:
            current = (current or 1.0) * piece.value
        elif piece.value == 100 and piece.part in {"hundred", "nth"} and 0 < current < 100:
            current *= 100
        elif piece.part == "half" and n and run[n - 1].part == "scale":
            total += piece.value * run[n - 1].value
        else:
            current += piece.value
    return total + current, scale


def _approximate(found: list[Numeral], text: str) -> list[Numeral]:
    """Two neighbouring small numbers as the guess that they are."""
    for n, one in enumerate(found):
        if one.form == "bulk" and one.values == (12.0,):
            found[n] = one._replace(values=(12.0, 10.0, 11.0))  # "a dozen other people"
    for n in range(1, len(found)):
        before, here = found[n - 1], found[n]
        near = here.values[0] - before.values[0] == 1 and here.values[0] <= 10
        if near and here.form != "bulk" and GUESS.fullmatch(text[before.end : here.start]):
            found[n - 1], found[n] = before._replace(form="weak"), here._replace(form="weak")
    return found
