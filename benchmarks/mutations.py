"""Inputs for fuzz.py: mutations of small pieces of real files of every format, and texts of random words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from checker import readers
from checker.model import SIDES
from checker.pairs import FilePair, Input, Task
from checker.rulebook.rule_file import Rule

LARGEST = 200_000  # bytes of a file that pieces are taken of
PIECE = 1_200  # characters of a piece of one side, about
LINE_FORMATS = frozenset(
    {".md", ".markdown", ".mdown", ".mdx", ".txt", ".html", ".htm", ".xhtml", ".srt", ".vtt", ".properties", ".strings",
     ".po", ".pot", ".jsonl", ".ndjson", ".csv", ".tsv", ".yml", ".yaml", ".toml"}
)  # fmt: skip
HEADED = frozenset({".po", ".pot", ".csv", ".tsv", ".vtt", ".yml", ".yaml"})  # nothing is read without the beginning
RECORD = re.compile(r"(?=<(?:string|string-array|plurals|trans-unit|unit|tu|message|data|key|w:p)[ >])")
BLOCK = re.compile(r"(?<=\n)(?=\s*\n|[^\s])")

# What parsers, rules and reports stumble over.
TOKENS: tuple[str, ...] = (
    *"\"'«»„“”‘’‚`´()[]{}<>/\\|#*_~=+-–—…:;,.!?№%‰§&@$€£₴°½²⁻\t\n\r\v\f\0\x1b\x85\xa0\xad",
    *"\u0300\u0301\u0306\u200b\u200d\u200e\u202e\u2028\u2029\u2060\ufeff\ufffc\ufffd\uffff\U0001f1fa\U000e0041",
    "<![1]>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a [", "<?x", "?>", "<br/>", "<p", "</p>", "<a href=\"",
    "</", "<code>", "</code>", "<pre>", "<script>", "<ph id=\"1\"/>", "<div>" * 40, "<li>" * 30,
    "<!-- zvirka-ignore x: y -->", "&#0;", "&#x110000;", "&#xD800;", "&#99999999999;", "&amp;lt;", "&nope;",
    "&laquo;", "&", "\\u0000", "\\ud800", "\\U00110000", "\\x", "\\", "%s", "%1$s", "%", "{0}",
    "{n, plural, one {#} other {#}}", "{{ x }}", "{%", "%}", "```", "~~~", "---\n", "+++\n", "***", "===\n",
    "| a | b |\n|---|---|\n", "[x](y \"z\")", "![x][y]", "[^1]", "$$", ":::", "> ", "- ", "1. ", "    ", "\n\n",
    "\r\n", "[" * 120, "{" * 120, "(" * 120, "\"" * 60, "«" * 60, "“”" * 30, "9" * 400, "100 " * 105, "сто " * 60,
    "0" * 30, "1,2.3,4", "12:34:56.789", "31 лютого 2023", "32.13.9999", "2022-02-30", "24 лютого", "February 24",
    "5 млн грн", "UAH 5 million", "$1.5bn", "−40 °C", "10⁻³", "１２３", "٣٤٥", "XIV", "½", "1990-х", "the 1990s",
    "п'ять", "п’ятдесят", "twenty-one", "не", "not", "ß", "İ", "ﬁ", "ǆ", "и\u0306", "і\u0308", "Володимир Зеленський",
    "Volodymyr Zelenskyy", "Київ", "Kyiv", "Kiev", "http://[::1", "https://a.b/в?г=1#д", "a@b.c", "👩‍👩‍👧‍👦", "🇺🇦",
    "https://", "C:\\a", "=cmd|' /C calc'!A0", "::error::x", "й" * 300, "a-" * 100, "a " * 200,
)  # fmt: skip


class Made(NamedTuple):
    """An input: the bytes of its files by their names, and the task that reads them."""

    files: dict[str, bytes]
    task: Task


class Corpus(NamedTuple):
    """What inputs are made of: the files of real texts, those of one language with their partners, and words."""

    tasks: Sequence[tuple[Path, ...]]
    words: dict[str, Sequence[str]]


def corpus(folders: Iterable[Path], rules: Iterable[Rule]) -> Corpus:
    """The files below some folders, and the words of the examples of rules; the order is that of the names."""
    tasks: list[tuple[Path, ...]] = []
    for folder in folders:
        listed = readers.list_folder(folder)
        tasks += [(one.uk, one.en) for one in listed if isinstance(one, FilePair) and one.uk and one.en]
        tasks += [(Path(one.name),) for one in listed if isinstance(one, Input)]
        tasks += [(path,) for ending in ("json", "jsonl", "csv", "tsv") for path in sorted(folder.rglob(f"*.{ending}"))]
        known = {path for task in tasks for path in task}
        tasks += [(path, path) for path in sorted(folder.rglob("*")) if path.suffix in readers.ENDINGS - {".json"} and
                  path.is_file() and path not in known]  # fmt: skip
    small = [task for task in tasks if all(0 < path.stat().st_size <= LARGEST for path in task)]
    words: dict[str, list[str]] = {side: [] for side in SIDES}
    for rule in rules:
        for example in (*rule.head.good, *rule.head.bad):
            for side in SIDES:
                words[side] += "".join(bit.text for bit in example.bits(side)).replace("⟦", "").replace("⟧", "").split()
    return Corpus(tuple(small), {side: sorted(set(many)) for side, many in words.items()})


def made(seed: int, given: Corpus) -> Made:
    """The input of a seed: the same whenever it is made of the same corpus."""
    chance = Random(seed)
    return _random(chance, given) if chance.random() < 0.35 else _mutated(chance, given)


def _random(chance: Random, given: Corpus) -> Made:
    """Random words of both languages, with what parsers stumble over, as pairs or as two files."""
    form = chance.choice(("plain", "html", ".md", ".txt", ".html", ".srt"))
    count = chance.choice((1, 1, 2, 4, 8))
    texts = [{side: sentence(chance, given.words[side]) for side in SIDES} for _ in range(count)]
    if form in {"plain", "html"}:
        rows = [{"id": str(n), "doc": "a", **one, "format": form} for n, one in enumerate(texts)]
        data = "\n".join(json.dumps(row, ensure_ascii=chance.random() < 0.5) for row in rows)
        return Made({"pairs.jsonl": data.encode("utf-8", "surrogatepass")}, Input("pairs.jsonl"))
    clock = "{0}\n00:00:{0:02},000 --> 00:00:{1:02},000\n" if form == ".srt" else ""
    sides = ("\n\n".join(clock.format(n, n + 1) + one[side] for n, one in enumerate(texts)) for side in SIDES)
    return _pair(form, [side.encode("utf-8", "surrogatepass") for side in sides])


def sentence(chance: Random, words: Sequence[str]) -> str:
    """Random words, with what parsers stumble over among them."""
    parts: list[str] = []
    for _ in range(chance.choice((1, 3, 8, 20, 40))):
        parts.append(chance.choice(words) if chance.random() < 0.8 else chance.choice(TOKENS))
        parts.append("" if chance.random() < 0.1 else " ")
    return "".join(parts)


def _mutated(chance: Random, given: Corpus) -> Made:
    """A piece of a real file, or of two of one text, with some places changed."""
    paths = chance.choice(given.tasks)
    at, shape = chance.random(), chance.getrandbits(32)
    times = chance.choice((0, 1, 1, 2, 4, 8))
    data = [_piece(path, at, Random(shape), lambda text: changed(text, chance, times)) for path in paths]
    if chance.random() < 0.15:
        data = [broken(one, chance) for one in data]
    if len(paths) == 1:
        name = f"one{paths[0].suffix}"
        return Made({name: data[0]}, Input(name))
    return _pair(paths[1].suffix, data, paths[0].suffix)


def _pair(ending: str, data: Sequence[bytes], first: str = "") -> Made:
    uk, en = f"uk/one{first or ending}", f"en/one{ending}"
    return Made({uk: data[0], en: data[1]}, FilePair(Path(uk), Path(en), "made"))


def _piece(path: Path, at: float, chance: Random, change: Callable[[str], str]) -> bytes:
    """A small piece of a file (from the part `at` of it on), sound where its format lets it be, and changed."""
    data, ending = path.read_bytes(), path.suffix.lower()
    if ending == ".docx":
        return _docx(data, at, change)
    text = data.decode("utf-8", "replace")
    if ending in {".json", ".xcstrings", ".arb"}:
        text = json.dumps(
            _fewer(json.loads(text), at, str(chance.random())), ensure_ascii=chance.random() < 0.5,
            indent=chance.choice((None, 2)),
        )  # fmt: skip
    elif ending in LINE_FORMATS:
        text = _window(BLOCK.split(text), at, 1 if ending in HEADED else 0)
    else:
        text = _records(text, at)
    return change(text).encode("utf-8", "surrogatepass")


def _window(blocks: Sequence[str], at: float, head: int) -> str:
    """Some blocks that stand together, with so many of the first before them."""
    begin = max(head, int(at * len(blocks)))
    kept, size = list(blocks[:head]), 0
    for block in blocks[begin:]:
        kept.append(block)
        size += len(block)
        if size > PIECE:
            break
    return "".join(kept)


def _records(text: str, at: float) -> str:
    """An XML text with few of its records."""
    pieces = RECORD.split(text)
    tail = pieces[-1]
    close = max(tail.find(end) + len(end) for end in ("</string>", "</trans-unit>", "</unit>", "</tu>", "</w:p>", ""))
    return pieces[0] + _window([*pieces[1:-1], tail[:close]], at, 0) + tail[close:]


def _fewer(value: Any, at: float, salt: str) -> Any:
    """A JSON value with few of its keys, the same of two alike, and with pieces of its long texts."""
    if isinstance(value, dict):
        keys = list(value)
        if len(keys) > 12 and not {"rendered", "content"} & set(keys):
            keys = [key for key in keys if Random(key + salt).random() < 8 / len(keys)]
        return {key: _fewer(value[key], at, salt) for key in keys}
    if isinstance(value, list):
        return [_fewer(one, at, salt) for one in value[:3]]
    return _window(re.split(r"(?<=</p>)", value), at, 0) if isinstance(value, str) and len(value) > PIECE else value


def _docx(data: bytes, at: float, change: Callable[[str], str]) -> bytes:
    made = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as package, ZipFile(made, "w", ZIP_DEFLATED) as other:
            for name in package.namelist():
                part = package.read(name)
                if name.endswith(("document.xml", "notes.xml")):
                    part = change(_records(part.decode("utf-8", "replace"), at)).encode("utf-8", "surrogatepass")
                other.writestr(name, part)
    except (BadZipFile, RuntimeError):
        return data
    return made.getvalue()


def changed(text: str, chance: Random, times: int, tokens: Sequence[str] = TOKENS) -> str:
    """A text with so many of its places changed: taken out, said again, or something of `tokens` put there."""
    for _ in range(times):
        a = chance.randrange(len(text) + 1)
        b = min(len(text), a + chance.choice((0, 1, 1, 5, 20, 100)))
        c = chance.randrange(len(text) + 1)
        new = chance.choice(
            (
                "",
                chance.choice(tokens),
                chance.choice(tokens),
                text[a:b] * chance.choice((2, 2, 30)),
                text[c : c + b - a],
            )
        )
        text = (text[:a] + new + text[b:])[: 8 * PIECE + 40_000]
    return text


def broken(data: bytes, chance: Random) -> bytes:
    """Bytes that are no text, another encoding, or an end too early."""
    at = chance.randrange(len(data) + 1)
    kind = chance.randrange(6)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + chance.randbytes(chance.choice((1, 1, 4))) + data[at + 1 :]
    if kind in {2, 3}:
        encoding = "utf-16" if kind == 2 else "cp1251"
        return data.decode("utf-8", "replace").encode(encoding, "replace") + (b"\x98" if chance.random() < 0.3 else b"")
    return (b"\xef\xbb\xbf" if kind == 4 else b"\0") + data
