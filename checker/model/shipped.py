"""Where the shipped rules and report templates lie: inside the package in a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def folder(name: str) -> Path:
    """The shipped folder of that name ("rules", "reports").

    Raises FileNotFoundError when neither place has it: the installation is broken.
    """
    for place in (PACKAGE / name, PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}/ is neither in {PACKAGE} nor beside it; install zvirka again")
