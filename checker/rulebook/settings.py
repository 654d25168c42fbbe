"""The settings of a content repository: pairs, rules off, marks and spellings of the house, accepted findings."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from checker.language.nearest import unknown
from checker.language.text import CYRILLIC, LATIN
from checker.model import Severity
from checker.model.limits import LIMITS, Limits
from checker.rulebook import settings_file
from checker.rulebook.tables import Level

NAME = "zvirka.toml"
# The language that texts were written in first; "auto": what is found.
Written = Literal["uk", "en", "auto"]


class SettingsError(ValueError):
    """Settings that can't be used; its text names the file, the key and the mend."""


class Strict(BaseModel):
    """A table of the settings: no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PairedFiles(Strict):
    """A Ukrainian and an English file or folder that belong together, relative to the settings file.

    `original` is the language that these were written in first; None: what the settings say of all.
    """

    uk: str
    en: str
    original: Written | None = None


class Accept(Strict):
    """A finding that stays: its rule, the text that it points at, and why it is right.

    `path` is where that holds: a file relative to the settings file, or a pattern (`*` stands for `/` too); "" is
    everywhere.
    """

    rule: str
    text: str
    why: str = Field(min_length=3)
    path: str = ""


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


class Names(Strict):
    """What tells names, and the house's own spellings of them.

    `uk` and `en` are trained spaCy pipelines: an installed package, or a folder relative to the settings file.
    `spellings` has a Ukrainian name, and its English form or forms; the first is the one that findings expect.
    """

    engine: Literal["auto", "rules", "spacy"] = "auto"
    uk: str = ""
    en: str = ""
    spellings: dict[str, tuple[str, ...]] = {}

    @field_validator("spellings", mode="before")
    @classmethod
    def _agreed(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        listed = {uk: [en] if isinstance(en, str) else en for uk, en in given.items()}
        for uk, forms in listed.items():
            if not CYRILLIC.search(uk) or LATIN.search(uk):
                raise ValueError(f"{uk!r} is no Ukrainian name; the Ukrainian one stands first: {SAMPLE}")
            if not isinstance(forms, list) or not forms or not all(map(_english, forms)):
                raise ValueError(f"{uk!r} has no English form, or one that is not English; write {SAMPLE}")
        return listed


class House(Strict):
    """The file that `zvirka learn` wrote, relative to the settings file: what the house translates how."""

    house: str = ""


class Glossary(Strict):
    """The files with the terms of the house (TSV, CSV or TBX), relative to the settings file.

    `original` is the language that texts are written in: then only its terms want a counterpart. `case` is how an
    entry is compared that says nothing, `severity` that of its findings (None: the rule's).
    """

    file: tuple[str, ...] = ()
    original: Literal["uk", "en", "both"] = "both"
    case: Literal["sensitive", "insensitive"] = "insensitive"
    severity: Severity | None = None

    @field_validator("file", mode="before")
    @classmethod
    def _files(cls, given: Any) -> Any:
        return [given] if isinstance(given, str) else given


class Semantic(Strict):
    """A sentence encoder of the user's, as one more signal.

    `model` is a sentence-transformers folder, relative to the settings file, or a name that lies in its cache; `prompt`
    is put before every passage.
    """

    model: str = ""
    prompt: str = ""


class Limited(Strict):
    """How much of an input is looked at; see `Limits` for what each key counts."""

    bytes: int = Field(default=LIMITS.bytes, gt=0)
    passages: int = Field(default=LIMITS.passages, gt=0)
    characters: int = Field(default=LIMITS.characters, gt=0)
    facts: int = Field(default=LIMITS.facts, gt=0)
    seconds: float = Field(default=LIMITS.seconds, gt=0, allow_inf_nan=False)
    wait: float = Field(default=LIMITS.wait, gt=0, allow_inf_nan=False)
    compared: int = Field(default=LIMITS.compared, gt=0)

    @property
    def limits(self) -> Limits:
        """The limits themselves."""
        return Limits(**self.model_dump())


# How a spelling is agreed.
SAMPLE = '"Одеса" = "Odesa", or "Одеса" = ["Odesa", "Odessa"]'


def _english(form: object) -> bool:
    return isinstance(form, str) and LATIN.search(form) is not None and not CYRILLIC.search(form)


class Settings(Strict):
    """Everything that a settings file may say; see `zvirka init` for each key with a comment."""

    pairs: tuple[PairedFiles, ...] = ()
    rules: dict[str, Level] = {}
    accept: tuple[Accept, ...] = ()
    quotes: Quotes = Quotes()
    names: Names = Names()
    lexicon: House = House()
    glossary: Glossary = Glossary()
    semantic: Semantic = Semantic()
    limits: Limited = Limited()
    rule_folders: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    max_warnings: int | None = Field(default=None, ge=0)
    min_confidence: float = Field(default=0, ge=0, le=1, allow_inf_nan=False)
    baseline: str = ""
    attested: str = "zvirka-attested.json"
    staleness: bool = True
    original: Written = "auto"
    folder: Path = Path()
    file: Path | None = None

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
        given = settings_file.read(path)
    except ValueError as wrong:
        raise SettingsError(str(wrong)) from wrong
    known = [name for name in Settings.model_fields if name not in {"folder", "file"}]
    for key in given:
        if key not in known:
            raise SettingsError(f"{path}: {unknown(key, known, 'setting')}")
    try:
        return Settings.model_validate({**given, "folder": path.parent, "file": path})
    except ValidationError as wrong:
        lines = (f"{path}: {'.'.join(map(str, error['loc']))}: {_mend(error)}" for error in wrong.errors())
        raise SettingsError("\n".join(lines)) from wrong


def _mend(error: ErrorDetails) -> str:
    """What is wrong with a key, with the nearest known one where it is not known itself."""
    table = Settings.model_fields[str(error["loc"][0])].default
    if error["type"] == "extra_forbidden" and isinstance(table, BaseModel):
        return unknown(str(error["loc"][-1]), type(table).model_fields, "setting")
    return error["msg"].removeprefix("Value error, ")
