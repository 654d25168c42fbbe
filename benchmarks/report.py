"""How large the HTML report is and how fast it opens: 1, 100 and 2,000 documents of 40 passages each.

Needs chromium, chromedriver and `pip install -e '.[browser]'`. Run: python benchmarks/report.py [RUNS]
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

import bench  # noqa: E402
import made  # noqa: E402
from browser_view import View, chromium  # noqa: E402

from checker.render.render import render  # noqa: E402

DATA = re.compile(r'(<script type="application/json" id="(?:index|text-\d+)">).*?(</script>)', re.DOTALL)
TIMES = ("opens, ms", "a document, ms", "frame, ms", "longest, ms")
READY = "const all = performance.getEntriesByType('navigation')[0]; return all.loadEventEnd"
OPEN = """
const done = arguments[1], begun = performance.now();
location.hash = '#/' + arguments[0];
const told = () => done(performance.now() - begun);
addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(told)), {once: true});
"""
SCROLL = """
const done = arguments[0], gaps = [];
let last = performance.now(), frames = 0;
const frame = (now) => {
  gaps.push(now - last); last = now;
  if (++frames > 120) { gaps.sort((a, b) => a - b); done([gaps[60], gaps.at(-1)]); return; }
  scrollBy(0, 400); document.getElementById('list').scrollBy(0, 400);
  requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
"""


def measure(driver: Any, path: Path, runs: int) -> tuple[float, float, float, float]:
    """Milliseconds: until everything is loaded and laid out, until a document is; the median and longest frame."""
    view = View(driver)
    loads, opens, frames = [], [], []
    for _ in range(runs):
        view.open(path, "#/")
        view.wait(lambda: view.run(READY), "the load event")
        loads.append(view.run(READY))
        frames.append(driver.execute_async_script(SCROLL))
        opens.append(
            driver.execute_async_script(
                OPEN, view.run("return JSON.parse(document.getElementById('index').textContent).documents.length - 1")
            )
        )
    middle = statistics.median
    return middle(loads), middle(opens), middle(one for one, _ in frames), middle(one for _, one in frames)


def row(*cells: str) -> None:
    """One line of the table."""
    print(f"| {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Print a table, medians of the runs."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    row("documents", "findings", "file, KB", "without data, KB", "written, s", *TIMES)
    row(*["--:"] * (5 + len(TIMES)))
    with tempfile.TemporaryDirectory() as folder, chromium() as driver:
        for documents in (1, 100, 2000):
            report = made.many(documents, passages=40)
            begun = time.perf_counter()
            text = render(report, "html", bench.WORDS)
            written = time.perf_counter() - begun
            path = Path(folder) / f"{documents}.html"
            path.write_text(text, encoding="utf-8")
            shell = len(DATA.sub(r"\1\2", text).encode())
            times = (f"{one:.0f}" for one in measure(driver, path, runs))
            sizes = f"{path.stat().st_size / 1000:,.0f}", f"{shell / 1000:.0f}"
            row(f"{documents:,}", f"{len(report.findings):,}", *sizes, f"{written:.1f}", *times)


if __name__ == "__main__":
    main()
