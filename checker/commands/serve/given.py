"""What others give to be checked: two texts or files, a file of both languages, a post, or an address."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator

from checker.commands.serve.access import allows
from checker.model import UNKNOWN, Original, Side
from checker.pairs import FilePair, Input, Task
from checker.readers import WEB
from checker.run import original

Format = Literal["text", "html", "markdown"]
ENDINGS: Mapping[Format, str] = {"text": ".txt", "html": ".html", "markdown": ".md"}
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
LONGEST = 150  # characters of the name of a file


ENCODED = {"type": "string", "contentEncoding": "base64"}


def _decoded(value: object) -> bytes:
    """Base64, in lines or not; raises ValueError for what is none."""
    if not isinstance(value, str):
        raise ValueError("no text")
    try:
        return b64decode("".join(value.split()), validate=True)
    except ValueError as wrong:
        raise ValueError("no base64") from wrong


class Strict(BaseModel):
    """An object of a request: no other keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class File(Strict):
    """A file of any format that `zvirka check` reads; the ending of its name tells which."""

    name: str = Field(min_length=1, max_length=1000)
    base64: Annotated[bytes, PlainValidator(_decoded), WithJsonSchema(ENCODED)] = Field(description="Its content")

    @property
    def shown(self) -> str:
        """Its name without folders and control characters, its ending kept."""
        return PurePosixPath(CONTROL.sub("", self.name).replace("\\", "/")).name[-LONGEST:] or "file"


class Given(Strict):
    """What is to be checked, in one of four ways: `uk` with `en`, or `file`, `post` or `address`."""

    uk: str | File | None = Field(default=None, description="The Ukrainian text, or a file with it")
    en: str | File | None = Field(default=None, description="The English text, or a file with it")
    format: Format = Field(default="text", description="What `uk` and `en` are written in where they are texts")
    file: File | None = Field(default=None, description="A file that holds both languages")
    post: dict[str, Any] | None = Field(default=None, description="A post as WordPress REST serves it")
    address: str | None = Field(
        default=None, max_length=2000, description="Of a post; private networks are refused unless they are allowed"
    )
    original: Literal["uk", "en", "auto"] | None = Field(default=None, description="Which text was written first")
    lang: Side = Field(default="en", description="The language of messages")

    @model_validator(mode="after")
    def _one_way(self) -> Given:
        if (self.uk is None) != (self.en is None):
            raise ValueError("uk and en belong together: give both")
        ways = [one is not None for one in (self.uk, self.file, self.post, self.address)]
        if ways.count(True) != 1:
            raise ValueError("give uk and en, or file, or post, or address: one of these four")
        # What is no address of the web would be the name of a file of this machine.
        if self.address is not None and not self.address.lower().startswith(WEB):
            raise ValueError("address: no address of the web, which begins with http:// or https://")
        return self


class Held(NamedTuple):
    """A task, and the content of its files by the names that they have in it: none is looked for on disk."""

    task: Task
    content: Mapping[str, bytes]


def held(given: Given, allowed: tuple[str, ...], general: Literal["uk", "en", "auto"] = "auto") -> Held:
    """What is given as a task; `allowed` says which addresses may be asked (see `access.allows`).

    `general` is what the settings say of which text is the original. Raises ValueError for an address that may not be
    asked.
    """
    said = _original(given, general)
    if given.address is not None:
        host = urlsplit(given.address).hostname or ""
        if not allows(host, allowed):
            raise ValueError("address: addresses of that site are not read here; paste the texts, or give a saved post")
        meant = allows(host, tuple(one for one in allowed if one != "public"))
        return Held(Input(given.address, original=said, meant=meant), {})
    if given.post is not None:
        content = json.dumps(given.post, ensure_ascii=False).encode()
        return Held(Input("post.json", "WordPress post", original=said), {"post.json": content})
    if given.file is not None:
        name = given.file.shown
        return Held(Input(name, original=said), {name: given.file.base64})
    assert given.uk is not None
    assert given.en is not None
    (uk, first), (en, second) = _side(given.uk, "uk", given.format), _side(given.en, "en", given.format)
    return Held(FilePair(uk, en, original=said), {str(uk): first, str(en): second})


def _original(given: Given, general: Literal["uk", "en", "auto"]) -> Original:
    if given.original is not None:
        said = original.told(given.original, "the request")
    else:
        said = original.told(general, "the settings")
    return said if said.side else UNKNOWN


def _side(text: str | File, side: Side, form: Format) -> tuple[Path, bytes]:
    """The name of a text in its task, and its content."""
    if isinstance(text, File):
        return Path(side, text.shown), text.base64
    return Path(f"{side}{ENDINGS[form]}"), text.encode()
