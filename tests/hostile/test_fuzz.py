"""A small fixed number of the inputs of benchmarks/fuzz.py, and that it tells what goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROKEN = {  # what is broken once the benchmark has begun, and has said how long an input may take
    "": "",
    "KeyError: 'odd'": """
from checker.facts import kinds
whole = kinds.find
def odd(*given):
    if signal.getitimer(signal.ITIMER_PROF)[0]:
        raise KeyError("odd")
    return whole(*given)
kinds.find = odd
""",
    "stands where": """
from checker.model import Segment, Span
whole = Segment.raw
Segment.raw = lambda self, span: Span(*(min(at + 1, len(self.field.raw)) for at in whole(self, span)))
""",
    "over 0.5 s": """
fuzz.SECONDS = 0.5
from checker.facts import kinds
whole = kinds.find
def endless(*given):
    while signal.getitimer(signal.ITIMER_PROF)[0]:
        pass
    return whole(*given)
kinds.find = endless
""",
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="counts processor time with a signal")
@pytest.mark.parametrize("said", BROKEN)
def test_inputs_of_strangers(said: str) -> None:
    count = 5 if said else 40
    begin = "import signal, sys; sys.path.insert(0, 'benchmarks'); import fuzz"
    program = f"{begin}\n{BROKEN[said]}\nsys.exit(fuzz.main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "--first", "12", "--count", str(count)], cwd=ROOT, capture_output=True,
        text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=120,
    )  # fmt: skip
    if not said:
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{count} inputs, 0 with something wrong\n", "")
    else:
        assert (done.returncode, said in done.stdout) == (1, True), done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="counts processor time with a signal")
@pytest.mark.parametrize("kind", ["exports", "sites", "settings"])
def test_what_sites_and_settings_say(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/fuzz.py", "--kind", kind, "--first", "12", "--count", "30"], cwd=ROOT,
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "30 inputs, 0 with something wrong\n", "")
