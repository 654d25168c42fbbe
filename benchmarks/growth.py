"""How time and memory grow with a text: python benchmarks/growth.py [--only SHAPE] [--large] [--limit SECONDS]

Makes texts of each shape (one paragraph, many paragraphs, quotations, numbers, ...), once, 3, 10 and 30 times as long,
and checks each in a process of its own. Prints processor seconds and what memory grew by, and how much more 30 times
cost than 3 times for each passage or letter: 1.00 is linear, and more than 1.20 is marked. `--large` checks a paragraph
of a million letters and a document of 30,000 paragraphs as well, which must end.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SIZES = (1, 3, 10, 30)
# How much more than linear is too much, between 3 and 30 times.
MOST = 1.2

# Sentences with room for a name, a number and a word.
SENTENCES = (
    ("Учора в місті {name} відкрили школу на {n} учнів, хоч і дощило.",
     "A school for {n} pupils was opened in the town of {latin} yesterday, although it rained."),
    ("Керівник громади {name} сказав, що роботи ще тривають.",
     "The head of the community, {latin}, said that the work was still going on."),
    ("Мешканці зібрали {n} гривень на ремонт мосту через річку.",
     "Residents raised {n} hryvnias to repair the bridge across the river."),
    ("«Ми довго чекали на ці новини», – розповіла сусідка.",
     "“We waited a long time for this news,” a neighbour said."),
    ("Рятувальники {name} вивезли людей із затоплених будинків.",
     "Rescuers from {latin} took people out of the flooded houses."),
    ("Наступного тижня комісія не збиратиметься, бо свято.",
     "The commission will not meet next week because of a holiday."),
    ("Старий потяг зупинявся на станції {name} двічі на день.",
     "The old train stopped at {latin} station twice a day."),
    ("Уряд виділив кошти на дороги, лікарні та бібліотеки.",
     "The government allocated money for roads, hospitals and libraries."),
)  # fmt: skip
# Syllables of made-up names, and their spelling in English.
SYLLABLES = (
    ("ба", "ba"), ("ро", "ro"), ("ди", "dy"), ("кле", "kle"), ("мо", "mo"), ("ві", "vi"), ("лу", "lu"), ("са", "sa"),
    ("тре", "tre"), ("ни", "ny"), ("по", "po"), ("гу", "hu"), ("за", "za"), ("ше", "she"), ("фо", "fo"), ("жу", "zhu"),
)  # fmt: skip
ENDS = (("вка", "vka"), ("нів", "niv"), ("ськ", "sk"), ("рин", "ryn"), ("дар", "dar"))

# A shape gives the two texts of a size, and what the file is: pairs of passages, or a format of its own.
Text = tuple[str, str]
Shape = Callable[[int, random.Random], "Made"]


class Made(tuple[str, list[Text]]):
    """A format ("plain", "html", "page", "po", "ts", "resx") and the texts of both languages."""

    __slots__ = ()


def made(form: str, *texts: Text) -> Made:
    """Texts in a format."""
    return Made((form, list(texts)))


def name(luck: random.Random) -> Text:
    """A name that no list has, and its English spelling."""
    parts = [*luck.choices(SYLLABLES, k=luck.choice((2, 2, 3))), luck.choice(ENDS)]
    return "".join(uk for uk, _ in parts).capitalize(), "".join(en for _, en in parts).capitalize()


def sentence(luck: random.Random) -> Text:
    """A sentence and its translation."""
    uk, en = luck.choice(SENTENCES)
    (ukrainian, english), n = name(luck), luck.randrange(11, 9_999)
    return uk.format(name=ukrainian, n=n), en.format(latin=english, n=n)


def prose(letters: int, luck: random.Random) -> Text:
    """Sentences of so many letters together in Ukrainian."""
    uk: list[str] = []
    en: list[str] = []
    while sum(map(len, uk)) < min(letters, 2_000):
        one, two = sentence(luck)
        uk.append(one)
        en.append(two)
    if letters > 2_000:  # in pieces, so that making it is linear as well
        more = [prose(2_000, luck) for _ in range(letters // 2_000 - 1)]
        uk += [one for one, _ in more]
        en += [two for _, two in more]
    return " ".join(uk), " ".join(en)


def joined(n: int, luck: random.Random, one: Callable[[int, random.Random], Text], glue: str = " ") -> Text:
    """So many pieces one after another."""
    pieces = [one(at, luck) for at in range(n)]
    return glue.join(uk for uk, _ in pieces), glue.join(en for _, en in pieces)


def words(n: int, luck: random.Random) -> Text:
    """Words of random letters."""

    def one(letters: str) -> str:
        return "".join(luck.choices(letters, k=luck.randint(2, 10)))

    uk, en = "абвгдежзийклмнопрстуфхцчшщьюяії", "abcdefghijklmnopqrstuvwxyz"
    return " ".join(one(uk) for _ in range(n)), " ".join(one(en) for _ in range(n))


def element(tag: str, texts: Text) -> Text:
    """Both texts in an element of HTML."""
    return f"<{tag}>{texts[0]}</{tag}>", f"<{tag}>{texts[1]}</{tag}>"


def quotation(at: int, luck: random.Random) -> Text:
    """A quotation with its speaker."""
    uk, en = luck.choice((("зайшов у дім", "came into the house"), ("бачив гарну річку", "saw a fine river")))
    return f"«{uk} {at}», – сказав він.", f"“{en} {at},” he said."


def named(at: int, luck: random.Random) -> Text:
    """A name in a list."""
    uk, en = name(luck)
    return f"{uk} та", f"{en} and"


def link(at: int, luck: random.Random) -> Text:
    """A link to a page of its own."""
    uk, en = luck.choice((("сторінка", "page"), ("звіт", "report")))
    return f'<a href="https://site.example/{at}">{uk}</a>', f'<a href="https://site.example/{at}">{en}</a>'


def lost_link(at: int, luck: random.Random) -> Text:
    """A link that leads elsewhere in the other text."""
    return f'<a href="https://one.example/{at}">звіт</a>', f'<a href="https://two.example/{at}">report</a>'


def code(at: int, luck: random.Random) -> Text:
    """A piece of code."""
    return f"<code>run --step-{at}</code>", f"<code>run --step-{at}</code>"


def po(n: int, luck: random.Random) -> str:
    """A catalogue of so many units."""
    units = [sentence(luck) for _ in range(n)]
    head = 'msgid ""\nmsgstr ""\n"Language: uk\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return head + "".join(f'\nmsgctxt "{at}"\nmsgid "{en}"\nmsgstr "{uk}"\n' for at, (uk, en) in enumerate(units))


def qt(n: int, luck: random.Random) -> str:
    """So many messages of a program in one context, each with an entity."""
    said = (
        f"<source>{en}</source><translation>&amp;{uk}</translation>" for uk, en in (sentence(luck) for _ in range(n))
    )
    body = "\n".join(f"<message>{one}</message>" for one in said)
    return f'<TS language="uk" sourcelanguage="en"><context><name>Main</name>{body}</context></TS>'


def resx(n: int, luck: random.Random) -> Text:
    """Resources of .NET of so many strings."""
    uk, en = joined(n, luck, lambda at, luck: named_by(at, sentence(luck)), "\n")
    return f"<root>{uk}</root>", f"<root>{en}</root>"


def named_by(at: int, texts: Text) -> Text:
    """An entry of .NET."""
    uk, en = (f'<data name="key{at}"><value>&amp;{text}</value></data>' for text in texts)
    return uk, en


def pages(n: int, luck: random.Random, tag: str, inside: Callable[[random.Random], Text]) -> Text:
    """So many elements, one after another."""
    return joined(n, luck, lambda at, luck: element(tag, inside(luck)), "\n")


def short(luck: random.Random) -> Text:
    """A short passage that hardly differs from others: the cell of a table, a line of speech."""
    uk, en = luck.choice((("Так, звісно.", "Yes, sure."), ("Ні.", "No."), ("Де він?", "Where is he?"), ("Іди!", "Go!")))
    return (f"{uk} {luck.randrange(20)}", f"{en} {luck.randrange(20)}") if luck.random() < 0.3 else (uk, en)


def rows(n: int, luck: random.Random) -> Text:
    """A table of so many rows."""
    uk, en = joined(
        n, luck, lambda at, luck: element("tr", joined(3, luck, lambda at, luck: element("td", cell(luck)))), "\n"
    )
    return f"<table>{uk}</table>", f"<table>{en}</table>"


def cell(luck: random.Random) -> Text:
    """The cell of a table: a number, or a name."""
    n = str(luck.randrange(10_000))
    return (n, n) if luck.random() < 0.5 else name(luck)


def nested(n: int, luck: random.Random) -> Text:
    """Elements in elements."""
    inner = [sentence(luck) for _ in range(n // 10)]
    uk, en = (
        "".join("<div>" * 10 + f"<p>{one[side]}</p>" for one in inner) + "</div>" * 10 * len(inner) for side in (0, 1)
    )
    return uk, en


def strange(n: int, luck: random.Random, english: Sequence[str]) -> Text:
    """Words that no dictionary has, and English facts without a counterpart, each of which may be one with a slip."""
    words = ("".join(uk for uk, _ in luck.choices(SYLLABLES, k=5)) for _ in range(n))
    return "Ми " + " та ".join(words) + ".", "We came " + " and then ".join(luck.choices(english, k=n)) + "."


SHAPES: dict[str, Shape] = {
    "paragraph": lambda n, luck: made("plain", prose(3_400 * n, luck)),
    "paragraph of HTML": lambda n, luck: made("html", element("p", prose(3_400 * n, luck))),
    "random words": lambda n, luck: made("plain", words(500 * n, luck)),
    "paragraphs": lambda n, luck: made("page", pages(100 * n, luck, "p", sentence)),
    "random paragraphs": lambda n, luck: made("page", pages(100 * n, luck, "p", lambda luck: words(12, luck))),
    "short passages": lambda n, luck: made("page", pages(60 * n, luck, "p", short)),
    "headings": lambda n, luck: made("page", pages(100 * n, luck, "h2", lambda luck: sentence(luck))),
    "table rows": lambda n, luck: made("page", rows(33 * n, luck)),
    "half translated": lambda n, luck: made(
        "page", (pages(10 * n, luck, "p", sentence)[0], pages(100 * n, luck, "p", sentence)[1])
    ),
    "pairs": lambda n, luck: made("plain", *(sentence(luck) for _ in range(100 * n))),
    "catalogue units": lambda n, luck: made("po", (po(100 * n, luck), "")),
    "messages of Qt": lambda n, luck: made("ts", (qt(100 * n, luck), "")),
    "resources of .NET": lambda n, luck: made("resx", resx(100 * n, luck)),
    "quotations": lambda n, luck: made("plain", joined(33 * n, luck, quotation)),
    "short quotations": lambda n, luck: made("plain", ("«а» " * (33 * n), '"a" ' * (33 * n))),
    "straight marks": lambda n, luck: made("plain", ('"' * (130 * n), '"' * (130 * n))),
    "numbers": lambda n, luck: made("plain", joined(33 * n, luck, lambda at, luck: (f"{at + 7} і", f"{at + 7} and"))),
    "other numbers": lambda n, luck: made("plain", ("12 і " * (33 * n), "13 and " * (33 * n))),
    "number words": lambda n, luck: made("plain", ("сто " * (33 * n), "hundred " * (33 * n))),
    "names": lambda n, luck: made("plain", joined(33 * n, luck, named)),
    "links": lambda n, luck: made("html", element("p", joined(33 * n, luck, link))),
    "other links": lambda n, luck: made("html", element("p", joined(33 * n, luck, lost_link))),
    "code": lambda n, luck: made("html", element("p", joined(33 * n, luck, code))),
    "nested elements": lambda n, luck: made("page", nested(100 * n, luck)),
    "one element in another": lambda n, luck: made("html", ("<div>" * (100 * n) + "Так", "<div>" * (100 * n) + "Yes")),
    "brackets": lambda n, luck: made("plain", ("(а) [" * (60 * n), "(a) [" * (60 * n))),
    "one word": lambda n, luck: made("plain", ("а" * (3_400 * n), "a" * (3_400 * n))),
    "no space": lambda n, luck: made("plain", ("Слово slovo " + "а," * (1_700 * n), "A word " + "a," * (1_700 * n))),
    "unknown words beside days": lambda n, luck: made("plain", strange(60 * n, luck, ("Monday", "Friday", "March"))),
    "unknown words beside places": lambda n, luck: made("plain", strange(60 * n, luck, ("Lviv", "Poltava", "Odesa"))),
    "words of one kind": lambda n, luck: made("plain", ("автобус " * (300 * n), "train " * (300 * n))),
    "pronouns": lambda n, luck: made("plain", ("вони чекали " * (200 * n), "he will wait " * (200 * n))),
    "denials of nothing": lambda n, luck: made("plain", ("без " * (300 * n), "no " * (300 * n))),
    "one line of digits": lambda n, luck: made("plain", ("7" * (340 * n), "7" * (340 * n))),
}  # fmt: skip
LARGE: dict[str, Shape] = {
    "paragraph of a million letters": lambda n, luck: made("plain", prose(1_000_000, luck)),
    "30,000 paragraphs": lambda n, luck: made("page", pages(30_000, luck, "p", sentence)),
    "half translated, 300 of 3,000": lambda n, luck: SHAPES["half translated"](30, luck),
}


def write(made: Made, folder: Path) -> list[str]:
    """Writes texts as files; the arguments that check them."""
    form, texts = made
    if form in {"plain", "html"}:
        lines = (
            json.dumps({"id": str(at), "format": form, "uk": uk, "en": en} | ({} if len(texts) < 2 else {"doc": "one"}))
            for at, (uk, en) in enumerate(texts)
        )
        (folder / "pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
        return [str(folder / "pairs.jsonl")]
    if form in {"po", "ts"}:
        (folder / f"uk.{form}").write_text(texts[0][0], encoding="utf-8")
        return [str(folder / f"uk.{form}")]
    ending = form if form == "resx" else "html"
    for side, text in zip(("uk", "en"), texts[0], strict=True):
        whole = text if form == "resx" else f"<html><body>{text}</body></html>"
        (folder / f"{side}.{ending}").write_text(whole, encoding="utf-8")
    return ["--uk", str(folder / f"uk.{ending}"), "--en", str(folder / f"en.{ending}")]


def child(arguments: Sequence[str]) -> None:
    """Checks in this process, and prints processor seconds, what memory grew by (MB) and the number of findings."""
    from checker.cli import main as zvirka

    with tempfile.TemporaryDirectory() as scratch:
        first = write(SHAPES["pairs"](1, random.Random(7)), Path(scratch))
        out = ["--format", "json", "--no-cache", "--isolated", "--jobs", "1", "--no-progress", "--fail-on", "never"]
        report = Path(scratch) / "report.json"

        def check(inputs: Sequence[str]) -> int:
            sys.argv = ["zvirka", "check", *inputs, *out[2:], "--report", f"json={report}", "--format", "json"]
            try:
                return int(zvirka() or 0)
            except SystemExit as ended:
                return int(ended.code or 0)

        sys.stdout = open("/dev/null", "w")  # noqa: SIM115 (for the rest of this process)
        check(first)
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        status = check(arguments)
        took = time.process_time() - start
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        found = json.loads(report.read_text(encoding="utf-8"))
        told = len(found["findings"]), len(found.get("failures", ()))
    print(json.dumps([took, grown, status, *told]), file=sys.__stdout__)


def measure(shape: Shape, size: int, limit: float) -> list[float] | str:
    """Seconds, megabytes, status, findings and failures of a text of a shape; or why there are none."""
    with tempfile.TemporaryDirectory() as scratch:
        arguments = write(shape(size, random.Random(size)), Path(scratch))
        command = [sys.executable, __file__, "--child", *arguments]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=lambda: _limited(limit))
        if ran.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
            return f"over {limit:.0f} s"
    try:
        return list(map(float, json.loads(ran.stdout.splitlines()[-1])))
    except (IndexError, ValueError):
        return (ran.stderr.strip().splitlines() or ["nothing"])[-1][:60]


def _limited(seconds: float) -> None:
    """Processor seconds that this process may take, whatever else the machine does."""
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds) + 5))


def row(title: str, shape: Shape, limit: float, sizes: Sequence[int] = SIZES) -> bool:
    """Prints what a shape costs; whether it grows as it should."""
    found = [measure(shape, size, limit) for size in sizes]
    shown = [one if isinstance(one, str) else f"{one[0]:.2f} s {one[1]:.0f} MB" for one in found]
    faults = ["" if isinstance(one, str) or one[2] == 0 else f" status {one[2]:.0f}" for one in found]
    three, thirty = found[1:2], found[-1]
    ratio = float("nan")
    if three and not isinstance(three[0], str) and not isinstance(thirty, str):
        ratio = thirty[0] / three[0][0] / 10
    good = not isinstance(thirty, str) and not ratio > MOST
    cells = " | ".join(a + b for a, b in zip(shown, faults, strict=True))
    print(f"| {title} | {cells} | {ratio:.2f}{'' if good else ' !'} |", flush=True)
    return good


def main() -> int:
    """The table; status 1 where something grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    parser.add_argument("--only", action="append", choices=[*SHAPES, *LARGE], help="this shape (repeatable)")
    parser.add_argument("--large", action="store_true", help="what must only end, as well")
    parser.add_argument("--limit", type=float, default=120, help="processor seconds for one text")
    asked = parser.parse_args()
    if asked.child is not None:
        child(asked.child)
        return 0
    print("| shape | 1× | 3× | 10× | 30× | growth |\n|---|--:|--:|--:|--:|--:|")
    chosen = asked.only or SHAPES
    good = [row(title, shape, asked.limit) for title, shape in SHAPES.items() if title in chosen]
    for title, shape in LARGE.items():
        if asked.large or title in (asked.only or ()):
            good.append(row(title, shape, 5 * asked.limit, (1,)))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
