"""The templates of `reports/`, and those of the user's own: how they are found and filled, and what they may do."""

from __future__ import annotations

import base64
import hashlib
import traceback
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, StrictUndefined, Template, TemplateError, TemplateSyntaxError
from jinja2.bccache import Bucket

from checker.model import prepared
from checker.model.messages import Message, joined
from checker.model.shipped import folder
from checker.render import escapes, rows, sandbox
from checker.render.formats import OWN, TemplateFault, in_templates

XML = frozenset({"xml", "svg"})
MARKUP = XML | {"html", "htm", "xhtml"}


def filled(name: str, values: Mapping[str, Any]) -> str:
    """The text of a template of the user's own; raises TemplateFault."""
    own = template(name)
    try:
        text = sandbox.written(own.generate({**values, sandbox.BUDGET: sandbox.Budget()}))
    except Exception as wrong:  # whatever the user's own template does
        raise TemplateFault(f"{name}:{_line(wrong, name)}: {escapes.safe_line(str(wrong))}") from wrong
    return escapes.NO_XML.sub("\ufffd", text) if _ending(name) in XML else text


class _Prepared(BytecodeCache):
    """The code of the shipped templates as it was prepared, which Jinja compares with their text."""

    def load_bytecode(self, bucket: Bucket) -> None:
        held = prepared.part(f"template {bucket.key}")
        if held:
            bucket.bytecode_from_string(held)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """What was not prepared is not kept."""


class _Preparing(BytecodeCache):
    """The code of templates as Jinja makes it, by the key of each."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing was prepared."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.made[bucket.key] = bucket.bytecode_to_string()


def to_prepare() -> Iterator[tuple[str, bytes]]:
    """The code of the shipped templates."""
    kept = _Preparing()
    environment = _environment(None, kept)
    for name in in_templates():
        environment.get_template(f"{name}{OWN}")
    yield from ((f"template {key}", prepared.packed(code)) for key, code in kept.made.items())


def template(name: str) -> Template:
    """A shipped template, or one of the user's own; raises TemplateFault when that cannot be read."""
    own = Path(name) if name.endswith(OWN) else None
    if own is None:
        return _shipped().get_template(f"{name}{OWN}")
    try:
        return _environment(own).get_template(own.resolve().name)
    except TemplateSyntaxError as wrong:
        raise TemplateFault(joined(": ", f"{name}:{wrong.lineno}", wrong.message)) from wrong
    except (OSError, UnicodeError, TemplateError) as wrong:
        why = Message("render.not_utf8", wrong=wrong) if isinstance(wrong, UnicodeError) else Message("render.unread")
        raise TemplateFault(joined(": ", name, why)) from wrong


@cache
def _shipped() -> Environment:
    """The environment of the shipped templates, each of which is read once by a service."""
    return _environment(None, _Prepared())


def _environment(own: Path | None, kept: BytecodeCache | None = None) -> Environment:
    made = sandbox.environment(
        own, folder("reports"), autoescape=lambda name: _ending(name or "") in MARKUP, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False, bytecode_cache=kept,
    )  # fmt: skip
    given = {"cells": escapes.cells, "shorten": escapes.shorten} if own else rows.GLOBALS
    made.filters.update(rows.FILTERS)
    made.globals.update(given, sha=_sha, read=_read)
    return made


def _ending(name: str) -> str:
    """What a template makes, as its name says: "html" of html.j2 and of mine.html.j2."""
    return Path(name).name.removesuffix(OWN).rpartition(".")[2].lower()


def _line(wrong: BaseException, name: str) -> int:
    """The line of a template where an error rose: Jinja gives its lines to the traceback."""
    own = Path(name).resolve()
    steps = traceback.walk_tb(wrong.__traceback__)
    lines = [line for frame, line in steps if Path(frame.f_code.co_filename).resolve() == own]
    return lines[-1] if lines else 1


def _read(name: str) -> str:
    """A file beside the shipped templates."""
    shipped = folder("reports").resolve()
    path = (shipped / name).resolve()
    if not path.is_relative_to(shipped):
        raise ValueError(f"read({name!r}): only files of reports/ can be read")
    return path.read_text(encoding="utf-8")


def _sha(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
