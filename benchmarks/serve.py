"""How long twenty editors wait who check at once: the real post, asked of `zvirka serve` over loopback.

Prints the seconds of one check alone, and of twenty in parallel: the first, the middle and the last answer, in which
order they came, and the processor time that a check took. Needs the extra `serve`.
Run: python benchmarks/serve.py [--count 20] [--large]. With `--large`, five megabytes of text are checked as well.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import selectors
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
POST = ROOT / "tests" / "posts" / "ukrmedia-7356.json"
FORMS = {"json": "application/json", "html": "text/html"}
APART = 0.002  # seconds between two who ask, so that it is known who came first
SENTENCES = (
    "Керівник громади сказав, що роботи ще тривають, хоч за {n} днів мав бути кінець.",
    "The head of the community said that the work was still going on, although {n} days were the term.",
)
LARGE = 2_500_000  # bytes of each text


@contextmanager
def service() -> Iterator[str]:
    """The address of a service of our own."""
    words = [sys.executable, "-m", "checker", "serve", "--port", "0", "--isolated"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, env=env, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr
            found = re.search(r"http://\S+", running.stderr.readline())
            assert found
            yield found[0]
        finally:
            running.send_signal(signal.SIGTERM)


def together(address: str, body: bytes, accept: str, count: int) -> list[tuple[int, float, int]]:
    """Who was answered, in that order: his number, after how many seconds, and how many bytes."""
    parts = urlsplit(address)
    head = (
        f"POST /check HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\nAccept: {accept}\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    begun: dict[int, float] = {}
    first: dict[int, float] = {}
    told: list[tuple[int, float, int]] = []
    sizes: Counter[int] = Counter()
    with selectors.DefaultSelector() as open_:
        for number in range(count):
            talk = socket.create_connection((parts.hostname, parts.port))
            begun[number] = time.perf_counter()
            talk.sendall(head.encode() + body)
            open_.register(talk, selectors.EVENT_READ, number)
            time.sleep(APART)
        while open_.get_map():
            for key, _ in open_.select():
                number = key.data
                first.setdefault(number, time.perf_counter())
                reading = key.fileobj
                assert isinstance(reading, socket.socket)
                piece = reading.recv(1 << 20)
                sizes[number] += len(piece)
                if not piece:
                    open_.unregister(reading)
                    reading.close()
                    told.append((number, time.perf_counter() - begun[number], sizes[number]))
    return sorted(told, key=lambda one: first[one[0]])


def spent() -> float:
    """Processor seconds of all processes of the service, which know the variable that we set (Linux)."""
    tick = os.sysconf("SC_CLK_TCK")
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                words = (entry / "environ").read_bytes()
            except OSError:
                continue
            if f"ZVIRKA_BENCH={os.getpid()}".encode() in words.split(b"\0"):
                total += int(fields[11]) + int(fields[12])
    return total / tick


def main() -> None:
    """Prints the table."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--count", type=int, default=20)
    given.add_argument("--large", action="store_true")
    asked = given.parse_args()
    os.environ["ZVIRKA_BENCH"] = str(os.getpid())
    post = json.dumps({"post": json.loads(POST.read_text(encoding="utf-8"))}).encode()
    with service() as address:
        for _ in range(8):  # each process has answered before anything is measured
            together(address, post, FORMS["html"], 4)
        print("| | alone, s | first | middle | last | out of order | processor, s a check |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        for form, accept in FORMS.items():
            alone = statistics.median(together(address, post, accept, 1)[0][1] for _ in range(5))
            before = spent()
            told = together(address, post, accept, asked.count)
            cost = (spent() - before) / asked.count
            times = sorted(seconds for _, seconds, _ in told)
            order = [number for number, _, _ in told]
            turned = sum(a > b for a, b in pairwise(order))
            row = (alone, times[0], statistics.median(times), times[-1])
            print(f"| {form} | {' | '.join(f'{one:.2f}' for one in row)} | {turned} | {cost:.3f} |", flush=True)
        if asked.large:
            texts = ["\n\n".join(one.format(n=n) for n in range(LARGE // len(one.encode()))) for one in SENTENCES]
            body = json.dumps(dict(zip(("uk", "en"), texts, strict=True)), ensure_ascii=False).encode()
            begun = time.perf_counter()
            size = together(address, body, FORMS["html"], 1)[0][2]
            print(f"\n{len(body) / 1e6:.1f} MB: {time.perf_counter() - begun:.0f} s, a page of {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
