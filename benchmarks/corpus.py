"""Very many pairs: they are made of sets of pairs with new word forms, and what a run over them takes is measured.

    python benchmarks/corpus.py make SET... --pairs 1000000 > pairs.jsonl
    python benchmarks/corpus.py memory pairs.jsonl --first 10000 -- --format json --jobs 2
    python benchmarks/corpus.py memory pairs.jsonl --first 10000 --corpus -- --jobs 2
    python benchmarks/corpus.py broken pairs.jsonl -- --engine ray --jobs 2 --rows 5000

`memory` runs `zvirka check` (or `corpus`) over the first pairs and over all, and prints the most memory that all its
processes had together (proportional set size, which counts shared pages once), processor time and wall time.
`broken` checks the pairs over local processes, then as the options say: it kills one of the workers after a fifth of
the parts, the run itself after a half, lets it go on, and says whether all that was found is the same to the byte.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

UK, EN = "бвгдзклмнпрст", "bvhdzklmnprst"  # letter for letter
VOWELS_UK, VOWELS_EN = "аоуие", "aouye"
WORD = re.compile(r"\b[^\W\d_]{5,}\b")
TEXT = 10  # pairs of one text
EVERY = 0.5  # seconds between two looks at memory


class Taken(NamedTuple):
    """What a run took: bytes of memory at most, seconds of the processor, seconds."""

    memory: int
    processor: float
    wall: float


def made(sets: list[Path], count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Pairs of the sets in a new order, each with two words on each side that no text has, half with a new name."""
    known = [json.loads(line) for path in sets for line in path.open(encoding="utf-8")]
    chance = random.Random(seed)
    for n in range(count):
        if n % len(known) == 0:
            chance.shuffle(known)
        pair = known[n % len(known)]
        uk, en = (_with_new_words(pair[side], chance) for side in ("uk", "en"))
        if chance.random() < 0.5:
            name_uk, name_en = _name(chance)
            uk, en = f"{uk} Про це сказав {name_uk}.", f"{en} {name_en} said this."
        yield {"id": str(n), "doc": f"d{n // TEXT}", "uk": uk, "en": en}


def _with_new_words(text: str, chance: random.Random) -> str:
    """A text in which two long words have letters of their own exchanged."""
    found = [one for one in WORD.finditer(text) if one[0].islower()]
    for one in sorted(chance.sample(found, min(2, len(found))), key=lambda one: -one.start()):
        letters = [*one[0]]
        chance.shuffle(letters)
        text = text[: one.start()] + "".join(letters) + text[one.end() :]
    return text


def _name(chance: random.Random) -> tuple[str, str]:
    """A surname that nobody has, in both languages."""
    parts = [(chance.randrange(len(UK)), chance.randrange(len(VOWELS_UK))) for _ in range(chance.randint(2, 4))]
    uk = "".join(UK[a] + VOWELS_UK[b] for a, b in parts) + "нко"
    en = "".join(EN[a] + VOWELS_EN[b] for a, b in parts) + "nko"
    return uk.capitalize(), en.capitalize()


def taken(command: list[str], **options: object) -> Taken:
    """What a command takes, with all its processes."""
    before, begin, most = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(_memory, _family(process.pid))))
            time.sleep(EVERY)
    if process.returncode not in (0, 1):
        sys.exit(f"exit status {process.returncode}: {' '.join(command)}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(most, used, time.monotonic() - begin)


def _family(process: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _memory(process: int) -> int:
    """The bytes of a process; pages that several share count in each by its share."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def memory(given: argparse.Namespace) -> None:
    """Prints what the first pairs take, and what all take."""
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        first = Path(folder, "first.jsonl")
        with given.pairs.open(encoding="utf-8") as stream, first.open("w", encoding="utf-8") as few:
            few.writelines(islice(stream, given.first))
        rows = []
        for path in (first, given.pairs):
            one = taken([*_command(given, path, Path(folder, f"of-{path.stem}")), *given.options])
            rows.append(one)
            with path.open("rb") as stream:
                pairs = sum(1 for _ in stream)
            print(
                f"{pairs} pairs: {one.memory / 2**20:.0f} MiB, processor {one.processor:.0f} s"
                f" ({1000 * one.processor / pairs:.2f} ms a pair), {one.wall:.0f} s",
                flush=True,
            )
        print(f"more: {(rows[1].memory - rows[0].memory) / 2**20:+.0f} MiB")


def _command(given: argparse.Namespace, path: Path, output: Path) -> list[str]:
    zvirka = [sys.executable, "-m", "checker"]
    if given.corpus:
        return [*zvirka, "corpus", str(path), str(output), "--isolated", "--no-progress"]
    return [*zvirka, "check", str(path), "--isolated", "--no-progress", "--no-cache", "--fail-on", "never"]


def broken(given: argparse.Namespace) -> None:
    """Says whether a run that loses a worker, and is broken off itself, ends as one that nothing happens to."""
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        given.corpus = True
        whole, other = (Path(folder, name) for name in ("whole", "other"))
        kept = [word for n, word in enumerate(given.options) if "--engine" not in given.options[max(n - 1, 0) : n + 1]]
        subprocess.run([*_command(given, given.pairs, whole), *kept], check=True, stdout=subprocess.DEVNULL)
        parts = sum(1 for _ in whole.glob("receipts/*/*.json"))
        command = [*_command(given, given.pairs, other), *given.options]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            _until(other, parts // 5)
            workers = [one for one in _family(process.pid) if _works(one)]
            os.kill(workers[0], signal.SIGKILL)
            print(f"{parts} parts; killed one of {len(workers)} workers", flush=True)
            _until(other, parts // 2)
            process.kill()
        done = sum(1 for _ in other.glob("receipts/*/*.json"))
        print(f"killed the run when {done} parts were done", flush=True)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        same = _bytes(whole) == _bytes(other)
    print("the same to the byte" if same else "NOT the same")
    sys.exit(not same)


def _until(output: Path, parts: int) -> None:
    while sum(1 for _ in output.glob("receipts/*/*.json")) < parts:
        time.sleep(EVERY)


def _works(process: int) -> bool:
    """Whether a process checks: an actor of Ray, or a copy of the command itself."""
    name = Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ")
    of_ray = b"ray::" in name and b"Actor" in name
    return of_ray or (b"checker corpus" in name and b" ray" not in name)


def _bytes(output: Path) -> dict[str, bytes]:
    """All that says what was found, by path."""
    found = (path for path in output.rglob("*") if path.is_file() and path.name not in {".lock", "manifest.json"})
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("sets", type=Path, nargs="+", help="files of pairs (JSON Lines)")
    making.add_argument("--pairs", type=int, default=1_000_000)
    measuring = commands.add_parser("memory")
    measuring.add_argument("pairs", type=Path)
    measuring.add_argument("--first", type=int, default=10_000)
    measuring.add_argument("--corpus", action="store_true", help="`zvirka corpus` in place of `zvirka check`")
    measuring.add_argument("--folder", type=Path, help="where the findings are written for the time")
    breaking = commands.add_parser("broken")
    breaking.add_argument("pairs", type=Path)
    breaking.add_argument("--folder", type=Path, help="where the findings are written for the time")
    words = sys.argv[1:]
    cut = words.index("--") if "--" in words else len(words)
    given = parser.parse_args(words[:cut])
    given.options = words[cut + 1 :]
    if given.command in {"memory", "broken"}:
        (memory if given.command == "memory" else broken)(given)
        return
    for pair in made(given.sets, given.pairs):
        print(json.dumps(pair, ensure_ascii=False))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
