"""What a settings file holds, as TOML that is whole, before anybody asks whether it is settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.language.vocabulary import lines
from checker.model.system import refusal
from checker.rulebook.settings_faults import SettingsError, SettingsFault, dotted, written

# What tomli says of a text that is no TOML, by how it begins, and the name of our sentence for it.
SAID = {
    "Invalid value": "toml_value",
    "Expected '=' after": "toml_sign",
    "Cannot overwrite": "toml_twice",
    "Cannot declare": "toml_twice",
    "Unterminated string": "toml_text",
    "Illegal character '\\n'": "toml_text",
    "Expected ']'": "toml_bracket",
    "Unclosed array": "toml_bracket",
}


def read(path: Path) -> str:
    """The text of a settings file; raises SettingsError where it can't be read."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        line = path.read_bytes()[: wrong.start].count(b"\n") + 1
        raise SettingsError([SettingsFault(path, line, "", "encoding")]) from wrong
    except OSError as wrong:
        said = refusal(wrong)
        raise SettingsError([SettingsFault(path, 0, "", "unreadable", {"said": said})]) from wrong


def table(path: Path, text: str) -> tuple[dict[str, Any], Mapping[lines.Path, int]]:
    """The table of a zvirka.toml, or that of a pyproject.toml under [tool.zvirka], and the lines of its keys.

    Raises SettingsError where the text is no TOML, or holds a NUL, which no name or text has.
    """
    import tomli  # most runs have no settings

    try:
        given: dict[str, Any] = tomli.loads(text)
    except RecursionError as wrong:
        raise SettingsError([SettingsFault(path, 1, "", "nested")]) from wrong
    except tomli.TOMLDecodeError as wrong:
        kind = next((name for begun, name in SAID.items() if wrong.msg.startswith(begun)), "toml")
        fault = SettingsFault(path, wrong.lineno, "", kind, {"said": wrong.msg, "column": str(wrong.colno)})
        raise SettingsError([fault]) from wrong
    except ValueError as wrong:  # of Python itself: a number of 5,000 digits
        raise SettingsError([SettingsFault(path, 1, "", "unreadable", {"said": str(wrong)})]) from wrong
    places = lines.lines(text)
    if path.name == "pyproject.toml":
        tools = given.get("tool")
        given = tools.get("zvirka", {}) if isinstance(tools, dict) else {}
        if not isinstance(given, dict):
            raise SettingsError([SettingsFault(path, places.get(("tool", "zvirka"), 1), "tool.zvirka", "tool")])
        places = {where[2:]: line for where, line in places.items() if where[:2] == ("tool", "zvirka")}
    for where, key in filter(None, (_nul(value, (key,)) for key, value in given.items())):
        raise SettingsError([SettingsFault(path, lines.line(places, where), key, "nul")])
    return given, places


def fault(path: Path, where: lines.Path, kind: str, values: Mapping[str, str]) -> SettingsFault:
    """A fault of a value that stands well in the settings, found later: that the file which it names is not there."""
    _, places = table(path, read(path))
    at = written(where, places)
    return SettingsFault(path, lines.line(places, at), dotted(at), kind, values)


def place(path: Path, where: lines.Path) -> str:
    """The file, line and key of a place in the settings: "zvirka.toml:4: pairs.1"."""
    _, places = table(path, read(path))
    at = written(where, places)
    return f"{path}:{lines.line(places, at)}: {dotted(at)}"


def _nul(value: Any, where: lines.Path) -> tuple[lines.Path, str] | None:
    """The place from `where` on, and its name, where a string holds a NUL, which no path may; None where none does."""
    if isinstance(value, dict):
        return next(filter(None, (_nul(one, (*where, inner)) for inner, one in value.items())), None)
    if isinstance(value, list):
        return next(filter(None, (_nul(one, (*where, n)) for n, one in enumerate(value))), None)
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
    return (where, name.replace("\0", "")) if "\0" in name or (isinstance(value, str) and "\0" in value) else None
