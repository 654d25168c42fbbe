"""What the cache saves: a first run over the pairs of folders, and a second one in which nothing has changed.

Run: python benchmarks/cache.py FOLDER... (each with uk/ and en/)
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def seconds(settings: Path, kept: Path, *words: str) -> tuple[float, float, bytes]:
    """Wall seconds of one whole process, its seconds of the processor, and its report."""
    command = [sys.executable, "-m", "checker", "check", "--config", str(settings), "--format", "json", *words]
    env = {**os.environ, "SOURCE_DATE_EPOCH": "0", "ZVIRKA_CACHE_DIR": str(kept)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, check=False, env=env)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> None:
    """Print both times, of the clock and of the processor, their ratio, and whether the reports are the same."""
    with tempfile.TemporaryDirectory() as made:
        settings = Path(made) / "zvirka.toml"
        sides = [(Path(name).resolve() / "uk", Path(name).resolve() / "en") for name in sys.argv[1:]]
        settings.write_text("".join(f'[[pairs]]\nuk = "{uk}"\nen = "{en}"\n' for uk, en in sides), encoding="utf-8")
        trusted = [word for name in sys.argv[1:] for word in ("--trust", name)]
        kept = Path(made) / "kept"
        first, used, report = seconds(settings, kept, "--jobs", "1", *trusted)
        entries = sum(1 for _ in kept.rglob("*.json"))
        second, used_again, again = seconds(settings, kept, *trusted)
    same = "the same report" if report == again else "ANOTHER REPORT"
    print(f"{entries} entries: first run {first:.1f} s, second {second:.1f} s ({second / first:.3f} times), {same}")
    print(f"processor: {used:.1f} s, {used_again:.2f} s")


if __name__ == "__main__":
    main()
