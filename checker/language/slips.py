"""Words that are one letter off: a misspelled word, unit or currency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# By so many letters at either end, forms are looked up: of a word that is one letter off, one end is as it should be.
END = 2


def slipped(word: str, form: str) -> bool:
    """Whether one letter at most has to be put in, left out or exchanged to make one word of the other.

    >>> slipped("километр", "кілометр"), slipped("гривень", "гривна"), slipped("метр", "метри")
    (True, False, True)
    """
    longer = len(word) - len(form)
    if abs(longer) > 1:
        return False
    apart = (n for n, (a, b) in enumerate(zip(word, form, strict=False)) if a != b)
    same = next(apart, min(len(word), len(form)))
    rest, other = word[same:], form[same:]
    return rest[longer >= 0 :] == other[longer <= 0 :]


def turned(word: str) -> Iterator[str]:
    """A word with two neighbouring letters in each other's place, all but the first.

    >>> list(turned("brgiade"))[1]
    'brigade'
    """
    for n in range(1, len(word) - 1):
        if word[n] != word[n + 1]:
            yield word[:n] + word[n + 1] + word[n] + word[n + 2 :]


def mistyped(word: str, form: str) -> bool:
    """Whether a word is a form with two neighbouring letters in each other's place, one lost or one too many inside.

    >>> mistyped("kermlin", "kremlin"), mistyped("britany", "brittany"), mistyped("cookie", "cookies")
    (True, True, False)
    """
    if word[:1] != form[:1] or word[-1:] != form[-1:] or word == form or abs(len(word) - len(form)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(word, form, strict=False)) if a != b), -1)
    if at < 0:
        return False
    if len(word) != len(form):
        return word[at + (len(word) > len(form)) :] == form[at + (len(form) > len(word)) :]
    return word[at : at + 2] == form[at : at + 2][::-1] and word[at + 2 :] == form[at + 2 :]


def parted(word: str, small: Iterable[str]) -> Iterator[tuple[int, bool]]:
    """Where a word that begins or ends with a small one may have lost a space, and whether the small one is in front.

    Behind another, small ones of two letters are left out: they are endings as well.

    >>> list(parted("theproblem", ("of", "the"))), list(parted("problemwith", ("with",))), list(parted("of", ("of",)))
    ([(3, True)], [(7, False)], [])
    """
    for one in small:
        if word.startswith(one) and word != one:
            yield len(one), True
        if len(one) > 2 and word.endswith(one) and word != one:
            yield len(word) - len(one), False


class Slips:
    """Forms by their ends, of which those that a word is one letter off are found without asking them all."""

    def __init__(self, forms: Iterable[str]) -> None:
        self.by_end: dict[tuple[str, bool], list[str]] = {}
        for form in forms:
            for end in ((form[:END], True), (form[-END:], False)):
                self.by_end.setdefault(end, []).append(form)

    def near(self, word: str) -> set[str]:
        """The forms (of twice END letters and more) that a word is, or is one letter off."""
        ends = (word[:END], True), (word[-END:], False)
        return {form for end in ends for form in self.by_end.get(end, ()) if slipped(word, form)}
