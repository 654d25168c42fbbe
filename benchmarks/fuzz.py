"""What breaks Zvirka: fuzz.py [--kind KIND] [--first SEED] [--count N] [--jobs N] [--log FILE] [FOLDER...]

Every seed is an input. Those of the kind `texts` (benchmarks/mutations.py) are a mutated piece of a real file of
tests/data, tests/posts or a FOLDER, or random words of both languages; `exports` are exports of WordPress (pieces of
those in a FOLDER too), `sites` what a site answers to who asks for its posts, `settings` trees whose settings and notes
tell which language was first (benchmarks/site_inputs.py). It is read, checked, printed and fixed as the commands do it,
and has to
- raise nothing: what can't be read is a documented failure, and no fault of the program itself;
- take no more than 5 s of processor time and 500 MB;
- give findings whose places lie in their texts and lead to what is said to stand there;
- be fixed once and for all (a second `fix` finds nothing), with no letter changed.
What goes wrong is printed with its seed; `--first SEED --count 1` shows it again, `--keep FOLDER` writes its files.
With `--log` a run that was broken off goes on where it was. Exit status 1 where anything went wrong.
"""

from __future__ import annotations

import argparse
import html
import json
import mmap
import os
import re
import resource
import signal
import sys
import time
import traceback
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

os.environ["ZVIRKA_TRACEBACK"] = "1"  # a fault is raised where it is, not told as a failure
sys.path.insert(0, str(Path(__file__).parent))

import site_inputs
from mutations import Corpus, Made, corpus, made

from checker import readers
from checker.commands.fix.rounds import Fixes
from checker.language import vocabulary
from checker.model import SIDES, Document, Failure, Finding, Place, Report
from checker.readers.places.decode import decode
from checker.render import render
from checker.rulebook import rulebook
from checker.run import packing
from checker.run import path as run
from checker.run.edits import letters
from checker.run.machine import Machine

ROOT = Path(__file__).resolve().parents[1]
SECONDS, MEMORY = 5.0, 500_000_000
CHUNK = 200  # seeds of one process
STUCK = 120  # seconds without a new seed, after which a process is killed
EVERY = 25  # one input of so many is printed, too: a template takes longer than a check
KINDS = ("texts", "exports", "sites", "settings")
FORMS = ("text", "html", "sarif", "github", "csv", "junit", "markdown")
BLANK = re.compile(r"\\[bfnrt]")  # white space as it is written in JSON
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\x([0-9a-fA-F]{2})")


class Slow(BaseException):
    """An input has had its time."""


class Bench:
    """What every input is checked with."""

    def __init__(self, folders: list[Path], kind: str = "texts") -> None:
        self.kind = kind
        book, self.words = rulebook.load(), vocabulary.shipped()
        self.machine = Machine(book, self.words)
        self.rules = {rule.name: rule for rule in book.rules}
        self.corpus: Corpus = corpus([ROOT / "tests/data", ROOT / "tests/posts", *folders], book.rules)

        for post in sorted((ROOT / "tests/posts").glob("*.json")):  # words and tables are read, once for all processes
            run.report(readers.open_input(str(post), self.words), self.machine)

    def faults(self, seed: int) -> list[str]:
        """What goes wrong with the input of a seed."""
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            return list(self._of_kind(seed))
        except Slow:
            return [f"over {SECONDS:g} s in {_where()}"]
        except MemoryError:
            return [f"over {MEMORY // 1_000_000} MB in {_where()}"]
        except Exception as wrong:
            return [f"{type(wrong).__name__}: {str(wrong)[:100]} in {_where()}"]
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def made(self, seed: int) -> Made:
        """The files of a seed of texts or exports."""
        return made(seed, self.corpus) if self.kind == "texts" else site_inputs.export(Random(seed), self.corpus)

    def files(self, seed: int) -> dict[str, bytes]:
        """What a seed is made of, by names; what a site answers is one for each path."""
        if self.kind == "settings":
            return site_inputs.tree(Random(seed), self.corpus)
        if self.kind == "sites":
            answers, _ = site_inputs.site(Random(seed), self.corpus)
            return {f"{n}.{row[1]}": f"{row[0]} {row[2]}\n".encode() + row[3] for n, row in enumerate(answers.rows)}
        return dict(self.made(seed).files)

    def _of_kind(self, seed: int) -> Iterator[str]:
        if self.kind == "settings":
            site_inputs.listed(site_inputs.tree(Random(seed), self.corpus))
        elif self.kind == "sites":
            answers, asking = site_inputs.site(Random(seed), self.corpus)
            yield from _places(run.report(site_inputs.fetched(answers, asking, self.words), self.machine))
        else:
            yield from self._checked(seed, self.made(seed))

    def _checked(self, seed: int, one: Made) -> Iterator[str]:
        report = run.report(self._read(one), self.machine)
        yield from _places(report)
        if seed % EVERY == 0:
            yield from self._told(seed, one, report)
        if any(finding.fix is not None for finding in report.findings):
            yield from self._fixed(one)

    def _told(self, seed: int, one: Made, report: Report) -> Iterator[str]:
        """What is wrong with reports, and with outcomes that cross between processes."""
        show = partial(render.render, report, words=self.words, lang=SIDES[seed % 2], width=100, rules=self.rules)
        json.loads(show("json"))
        show(FORMS[seed // EVERY % len(FORMS)])
        packed = packing.pack(run.outcomes(self._read(one), self.machine))
        if packing.pack(packing.unpack(packed)) != packed:
            yield "packing: outcomes are others when they are unpacked"

    def _read(self, one: Made) -> Iterator[Document | Failure]:
        return readers.open_task(one.task, self.words, held=one.files)

    def _fixed(self, one: Made) -> Iterator[str]:
        new = self._after(one)
        if not new:
            return
        other = Made({**one.files, **new}, one.task)
        again = self._after(other)
        if again:
            yield f"fix: not idempotent: {sorted(again)}"
        before, after = ([_letters(text) for text in self._read(given)] for given in (one, other))
        if before != after:
            yield "fix: letters of a passage were changed"
        for name, data in new.items():
            if _plain(decode(name, one.files[name])) != _plain(decode(name, data)):
                yield f"fix: letters of {name} were changed"

    def _after(self, one: Made) -> dict[str, bytes]:
        """The files that `fix` would write."""
        fixes = Fixes(self.words, lambda documents: run.report(documents, self.machine), read=dict(one.files))
        fixes.apply(one.task)
        wrong = [
            told.message for told in fixes.failures if "report this" in told.message or "do not end" in told.message
        ]
        if wrong:
            raise AssertionError(wrong[0])
        return {fixed.name: fixed.new for fixed in fixes.fixed()}


def _places(report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield from filter(None, (_misplaced(finding, place) for place in (finding.uk, finding.en) if place))


def _misplaced(finding: Finding, place: Place) -> str | None:
    """What is wrong with the place of a finding."""
    segment, (start, end) = place.segment, place.span
    first, last = place.in_field
    raw = segment.field.raw
    if not (0 <= start <= end <= len(segment.text) and 0 <= first <= last <= len(raw)):
        return f"{finding.rule}: the place {start}:{end}, {first}:{last} is beyond its text"
    for at in range(start, end) if place.raw is None else ():
        begin, stop = segment.raw(type(place.span)(at, at + 1))
        shown, cut = segment.shown[at], raw[begin:stop]
        same = shown in {cut, unicodedata.normalize("NFC", cut)}
        if shown.isalnum() and cut.isalnum() and len(cut) == 1 and not same:
            return f"{finding.rule}: {cut!r} stands where {shown!r} should"
    return None


def _letters(one: Document | Failure) -> object:
    if isinstance(one, Failure):
        return one
    return [letters("".join(segment.shown for segment in one.side(side))) for side in SIDES]


def _plain(text: str) -> str:
    """The letters of a file, with those that are escaped."""
    blank = BLANK.sub(" ", text)
    unescaped = ESCAPE.sub(lambda found: chr(int(found[1] or found[2] or found[3], 16) % 0x110000), blank)
    return letters(html.unescape(unescaped))


def _where() -> str:
    """The innermost lines of ours in the traceback."""
    frames = [one for one in traceback.extract_tb(sys.exc_info()[2]) if "/checker/" in one.filename]
    return " < ".join(f"{one.filename.rpartition('/checker/')[2]}:{one.lineno} {one.name}" for one in frames[:-4:-1])


def _slow(*_: object) -> None:
    raise Slow


def child(bench: Bench, seeds: range, now: mmap.mmap, log: int) -> None:
    """Checks some seeds in a process of their own, and writes what went wrong as one line."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, resource.RLIM_INFINITY))
    signal.signal(signal.SIGPROF, _slow)
    found: dict[int, list[str]] = {}
    begun = time.process_time()
    for seed in seeds:
        now[:8] = seed.to_bytes(8, "little")
        wrong = bench.faults(seed)
        if wrong:
            found[seed] = wrong
    line = {"first": seeds.start, "count": len(seeds), "seconds": round(time.process_time() - begun, 1), "wrong": found}
    os.write(log, (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))


def spread(bench: Bench, chunks: list[range], jobs: int, log: int) -> None:
    """Checks chunks of seeds, in so many processes; one that dies or is stuck is what went wrong with its seed."""
    running: dict[int, tuple[range, mmap.mmap, bytes, float]] = {}
    left = list(reversed(chunks))
    while left or running:
        while left and len(running) < jobs:
            seeds, now = left.pop(), mmap.mmap(-1, 8)
            process = os.fork()
            if process == 0:
                status = 1
                try:
                    child(bench, seeds, now, log)
                    status = 0
                finally:
                    os._exit(status)
            running[process] = seeds, now, b"", time.monotonic()
        for process, (seeds, now, before, since) in list(running.items()):
            done, status = os.waitpid(process, os.WNOHANG)
            here = int.from_bytes(now[:8], "little")
            if done and status:
                wrong = {here: [f"the process ended with {os.waitstatus_to_exitcode(status)}"]}
                line = {"first": seeds.start, "count": here + 1 - seeds.start, "wrong": wrong}
                os.write(log, (json.dumps(line) + "\n").encode())
                left += [range(here + 1, seeds.stop)] if here + 1 < seeds.stop else []
            if done:
                del running[process]
            elif now[:8] != before:
                running[process] = seeds, now, now[:8], time.monotonic()
            elif time.monotonic() - since > STUCK:
                os.kill(process, signal.SIGKILL)
        time.sleep(0.05)


def main() -> int:
    """Runs the seeds that are asked for, and tells what went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0])
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--log", type=Path)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    bench = Bench(given.folders, given.kind)
    if given.keep:
        for name, data in bench.files(given.first).items():
            (given.keep / name).parent.mkdir(parents=True, exist_ok=True)
            (given.keep / name).write_bytes(data)
        return 0
    if not given.log:
        signal.signal(signal.SIGPROF, _slow)
        told = {seed: bench.faults(seed) for seed in range(given.first, given.first + given.count)}
        return _tell(given.count, {seed: wrong for seed, wrong in told.items() if wrong})
    log = os.open(given.log, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    lines = [json.loads(line) for line in given.log.read_text(encoding="utf-8").splitlines()]
    done = {seed for one in lines for seed in range(one["first"], one["first"] + one["count"])}
    ends = range(given.first, given.first + given.count, CHUNK)
    chunks = [range(at, min(at + CHUNK, given.first + given.count)) for at in ends]
    spread(bench, [chunk for chunk in chunks if chunk[0] not in done], given.jobs, log)
    lines = [json.loads(line) for line in given.log.read_text(encoding="utf-8").splitlines()]
    return _tell(
        sum(one["count"] for one in lines), {seed: text for one in lines for seed, text in one["wrong"].items()}
    )


def _tell(count: int, wrong: dict[int, list[str]]) -> int:
    for seed, many in wrong.items():
        for one in many:
            print(f"{seed}: {one}")
    print(f"{count} inputs, {len(wrong)} with something wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
