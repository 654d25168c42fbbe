"""What a settings file holds, as TOML that is whole, before anybody asks whether it is settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomli


def read(path: Path) -> dict[str, Any]:
    """The table of a zvirka.toml, or that of a pyproject.toml under [tool.zvirka].

    Raises ValueError, whose text names the file, where it can't be read or is no TOML, and the key where a NUL stands.
    """
    try:
        given: dict[str, Any] = tomli.loads(path.read_text(encoding="utf-8"))
    except RecursionError as wrong:
        raise ValueError(f"{path}: lists or tables nested too deeply; no setting is") from wrong
    except (OSError, ValueError) as wrong:
        raise ValueError(f"{path}: {wrong}") from wrong
    if path.name == "pyproject.toml":
        tools = given.get("tool")
        given = tools.get("zvirka", {}) if isinstance(tools, dict) else {}
        if not isinstance(given, dict):
            raise ValueError(f"{path}: tool.zvirka: a table is due, as in [tool.zvirka]")
    for key in filter(None, (_nul(value, key) for key, value in given.items())):
        raise ValueError(f"{path}: {key}: holds a NUL character, which no name or text has; take \\u0000 out")
    return given


def _nul(value: Any, name: str) -> str:
    """The key, from `name` on, under which a string holds a NUL, which no path may; "" where none does."""
    if isinstance(value, dict):
        return next(filter(None, (_nul(one, f"{name}.{inner}") for inner, one in value.items())), "")
    if isinstance(value, list):
        return next(filter(None, (_nul(one, f"{name}.{n}") for n, one in enumerate(value))), "")
    return name.replace("\0", "") if "\0" in name or (isinstance(value, str) and "\0" in value) else ""
