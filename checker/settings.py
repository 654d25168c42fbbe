"""The settings of a content repository: pairs, rules off, rule folders, accepted findings with reasons."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from checker.rulebook import Level, unknown

NAME = "zvirka.toml"


class SettingsError(ValueError):
    """Settings that can't be used; its text names the file, the key and the mend."""


class Strict(BaseModel):
    """A table of the settings: no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Twin(Strict):
    """A Ukrainian and an English file or folder that belong together, relative to the settings file."""

    uk: str
    en: str


class Accept(Strict):
    """A finding that stays: its rule, the text that it points at, and why it is right."""

    rule: str
    text: str
    why: str = Field(min_length=3)


class Quotes(Strict):
    """The quotation marks of the house, outer and inner, each as two characters: ["«»", "„“"]."""

    uk: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    @field_validator("uk", "en")
    @classmethod
    def _pairs(cls, marks: tuple[str, ...]) -> tuple[str, ...]:
        for pair in marks:
            if len(pair) != 2:
                raise ValueError(f"{pair!r} is no pair of marks: an opening and a closing one, like «»")
        return marks


class Settings(Strict):
    """Everything that a settings file may say; see `zvirka init` for each key with a comment."""

    pairs: tuple[Twin, ...] = ()
    rules: dict[str, Level] = {}
    accept: tuple[Accept, ...] = ()
    quotes: Quotes = Quotes()
    rule_folders: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    max_warnings: int | None = Field(default=None, ge=0)
    folder: Path = Path()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The rule folders, from the settings file on."""
        return tuple(self.folder / name for name in self.rule_folders)


def find(start: Path) -> Path | None:
    """The nearest settings file from a folder upward: zvirka.toml, or a pyproject.toml with [tool.zvirka]."""
    for place in (start, *start.parents):
        if (place / NAME).is_file():
            return place / NAME
        project = place / "pyproject.toml"
        if project.is_file() and "[tool.zvirka" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def load(path: Path) -> Settings:
    """The settings in a file.

    Raises SettingsError when it can't be read, is no TOML, or has a key or value that is not known.
    """
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise SettingsError(f"{path}: {wrong}") from wrong
    if path.name == "pyproject.toml":
        given = given.get("tool", {}).get("zvirka", {})
    known = [name for name in Settings.model_fields if name != "folder"]
    for key in given:
        if key not in known:
            raise SettingsError(f"{path}: {unknown(key, known, 'setting')}")
    try:
        return Settings.model_validate({**given, "folder": path.parent})
    except ValidationError as wrong:
        lines = (f"{path}: {'.'.join(map(str, error['loc']))}: {error['msg']}" for error in wrong.errors())
        raise SettingsError("\n".join(lines)) from wrong


TEMPLATE = """\
# Settings of Zvirka for this folder and everything below it. Every line here is a default or an example.

# When the exit status is 1: "error" (default), "warning", "info", or "never".
# fail_on = "error"
# max_warnings = 20

# Folders of your own rules (one TOML file per rule; `words/` inside adds vocabulary).
# rule_folders = ["zvirka-rules"]

# What `zvirka check` without arguments compares: files, or folders whose files pair by name.
# [[pairs]]
# uk = "content/uk"
# en = "content/en"

# Severities: "error", "warning", "info" or "off" (`zvirka rules` lists the names).
# [rules]
# quote-marks-locale = "off"

# The quotation marks of the house, outer and inner; without them every usual kind of the language is right.
# [quotes]
# uk = ["«»", "„“"]
# en = ["“”", "‘’"]

# A finding that is right as it stands. The reason is required; one that accepts nothing is reported.
# [[accept]]
# rule = "stray-cyrillic"
# text = "борщ"
# why = "the article is about the word"
"""
