"""Whether a place in a text is surely prose: not beside a command, path, option, operator, expression or address."""

from __future__ import annotations

from itertools import islice

from checker.model.expressions import deferred_regex

NEAR = 6  # tokens either side in which an option or a pipe makes a command of the passage
REACH = 400  # characters in which they are looked for
# What prose puts around a word: quotation marks, brackets, marks at its end.
AROUND = "«»„“”‘’'\"()[]*_"
BEHIND = ",.;:!?…"
TOKEN = deferred_regex(r"\S+")
# "-f", "--all", "./...", "../x", "/etc/hosts", "~/bin", "$HOME", "|", "&&", ">", "2>&1", "\d", "x=1", "{a}".
SHELL = deferred_regex(
    r"-{1,2}\p{L}[\w=.,/-]*|\.{0,2}/\S*|~/\S*|\$[^\d\s]\S*|[|&<>=$]+|\d?[<>]\S*|\\\S*|[\p{Latin}\w.(-]+=\S*|\{\S*"
    r"|[\[\]{}#]+|['\"(]*%[a-z]\S*|\.{2,}[\])}]+[.,;:]?"  # [key, value, ...]
)
# A token that is an expression, an address, a name of a file or of a variable, wherever it stands.
EXPRESSION = deferred_regex(
    r"[\\=<>{}|^`@\u2500-\u257f]|[$~](?!\d)|://|::|->|\*|\w_|_\w|&&|\+\+"
    r"|(?<![\p{L}\d])/|/(?![\p{L}\d])|[\p{Latin}\d]/[\p{Latin}\d.]*[/.]"  # /etc, etc/, src/a.py; not км/год, and/or
    r"|\p{Latin}[\p{Latin}\d-]*\.\p{Latin}[\p{Latin}\d]"  # example.org, os.path; not e.g, U.S
    r"|[\p{Latin}\d]\.{2,}[\p{Latin}\d]|\w\(\)|^[-+%#][\p{Latin}\d-]"  # a..b, f(), -f, %s, #id
)
# A mark that stands alone: an argument, an operator, an ellipsis of code.
DOTS = deferred_regex(r"\.+|…|[-+*/%!?:;,&]+")
VARIABLE = deferred_regex(r"(?![aAiIoO])\p{Latin}")  # one letter that is no word of English
UNDERLINE = deferred_regex(r"(['\"`])\1{2,}")  # a line of marks under a heading, a fence
# "  key: value", "    - key: value": a line of data, not of prose.
KEYED = deferred_regex(r"(?:\t| {2,})\s*(?:-\s+)?[\p{Latin}\d_.-]+:\s")
SMALL = deferred_regex(r"\p{Ll}[\p{Latin}\d-]*")  # "add", "kubectl": what a translation leaves as it is is a command
SPACES = deferred_regex(r"\s+")
# "2.  Install", "a)  Check", "-  If", ".. note::" at the beginning of a line: what stands under it is as far in.
MARKER = deferred_regex(r"\s*(?:[-*+•#]|\(?(?:\d{1,3}|[\p{L}#]|[ivxIVX]{1,4})[.)])")
INDENTED = deferred_regex(r" {2}|\t")
STOPS, CLOSING = ".!?…:", ")]»”’\"'"
RULER = deferred_regex(r"(?m)^[ \t]*([=-])\1{2,}(?:[ \t]+\1{3,})+[ \t]*$")  # "====  ====": of a table
TEMPLATE = (("{{", "}}"), ("{%", "%}"), ("<%", "%>"))
WIDE = 4_000  # characters in which what opens a template or rules a table is looked for
MARKS = frozenset("\"'")


def surely(text: str, start: int, end: int, other: str = "") -> bool:
    """Whether text[start:end] (code points) and what stands around it is prose, as far as can be seen.

    `other` is what stands for the passage in the other language: where it has the same characters around the place, or
    the same small Latin word beside it, a program reads them.
    """
    line = text.rfind("\n", 0, start) + 1
    if KEYED.match(text, line) or _template(text, start) or _column(text, line, start, end):
        return False
    before, own, behind = _around(text, start, end)
    touching = [*before[-1:], *own, *behind[:1]]
    if any(map(_code, touching)) or any(_shell(token) for token in (*before, *behind)):
        return False
    if _argument(before[-2:]) or _argument(behind[1::-1]):
        return False
    return not other or not _kept(before[-1:], text[start:end], own, behind[:1], other)


def _around(text: str, start: int, end: int) -> tuple[list[str], list[str], list[str]]:
    """The tokens before a place, those that touch it with what they have outside it, and those behind."""
    low, high = start, end
    while low and not text[low - 1].isspace() and start - low < REACH:
        low -= 1
    while high < len(text) and not text[high].isspace() and high - end < REACH:
        high += 1
    place = text[start:end]
    left, right = text[low:start], text[end:high]
    before = TOKEN.findall(text, max(0, low - REACH), low)[-NEAR:]
    behind = [found[0] for found in islice(TOKEN.finditer(text, high, min(len(text), high + REACH)), NEAR)]
    if place[:1].isspace():  # " ," is behind a word, and does not touch it
        before, left = ([*before, left] if left else before)[-NEAR:], ""
    if place[-1:].isspace():
        behind, right = ([right, *behind] if right else behind)[:NEAR], ""
    own = [left + right] if not place.strip() or (left and right) else [one for one in (left, right) if one]
    return before, [one for one in own if one], behind


def _template(text: str, start: int) -> bool:
    """Whether a place lies in "{{ … }}", over several lines too."""
    low = max(0, start - WIDE)
    return any(text.rfind(opening, low, start) > text.rfind(closing, low, start) for opening, closing in TEMPLATE)


def _column(text: str, line: int, start: int, end: int) -> bool:
    """Whether a wide space sets what stands there: behind the mark of a list, or between columns."""
    if end - start < 2 or text[start:end].strip():
        return False
    if MARKER.fullmatch(text, line, start):
        return True
    ended = text[max(line, start - NEAR) : start].rstrip(CLOSING)[-1:]
    if INDENTED.match(text, line) and ended not in STOPS:
        return True
    over = text.find("\n", end, end + REACH)
    if text[max(line, start - REACH) : start].strip() == text[end : over if over >= 0 else end + REACH].strip():
        return True  # two cells of a table that say the same
    return RULER.search(text, max(0, start - WIDE), min(len(text), end + WIDE)) is not None


def _shell(token: str) -> bool:
    return SHELL.fullmatch(token) is not None or SHELL.fullmatch(token.strip(AROUND)) is not None


def _argument(tokens: list[str]) -> bool:
    """Whether a mark that stands alone is beside another string: (dict "key " "value"); outermost token first."""
    return len(tokens) == 2 and tokens[1] in MARKS and not MARKS.isdisjoint((tokens[0][0], tokens[0][-1]))


def _code(token: str) -> bool:
    if UNDERLINE.search(token):
        return True
    bare = token.strip(AROUND).rstrip(BEHIND).strip(AROUND)
    if not bare:
        return DOTS.fullmatch(token) is not None
    return EXPRESSION.search(bare) is not None or VARIABLE.fullmatch(bare) is not None


def _kept(before: list[str], place: str, own: list[str], behind: list[str], other: str) -> bool:
    """Whether the other language has the place with the word before or behind it, or that word itself."""
    told = SPACES.sub(" ", other)
    words = [token.strip(AROUND + BEHIND) for token in (*before, *own, *behind)]
    if any(SMALL.fullmatch(word) and _stands(word, told) for word in words):
        return True
    mark = place.strip()
    gap = " " if place[:1].isspace() or own == [] else ""
    pieces = [f"{token}{gap}{mark}" for token in before if mark] + [f"{mark} {token}" for token in behind if mark]
    return any(piece in told for piece in pieces if any(map(str.isalpha, piece)))


def _stands(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        edges = text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]
        if not any(map(str.isalnum, edges)):
            return True
        at = text.find(word, at + 1)
    return False
