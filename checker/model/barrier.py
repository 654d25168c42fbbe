"""The barrier: a fault of ours in the work on one text is the failure of that text, and the others go on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import ParamSpec, TypeVar

from checker.model.findings import Failure
from checker.model.messages import Message, joined
from checker.model.system import refusal
from checker.model.texts import Document

LONGEST = 300  # characters of what an exception says: some quote the whole text

Given = ParamSpec("Given")
Made = TypeVar("Made")


def fault(name: str, wrong: Exception, what: str = "") -> Failure:
    """A fault of ours as the failure of the text of that name; `what` (a rule) is named before it.

    It is raised again where ZVIRKA_TRACEBACK is set, for those who look for it. What the system refuses is no fault.
    """
    if isinstance(wrong, OSError) and wrong.strerror:
        return Failure(name, refusal(wrong))
    if os.environ.get("ZVIRKA_TRACEBACK"):
        raise wrong
    said = " ".join(str(wrong).split())[:LONGEST]
    parts = (what, Message("run.fault"), type(wrong).__name__, said)
    return Failure(name, joined(": ", *filter(None, parts)))


def attempt(name: str, work: Callable[Given, Made], *given: Given.args, **options: Given.kwargs) -> Made | Failure:
    """What the work on the text of that name gives, or its fault."""
    try:
        return work(*given, **options)
    except Exception as wrong:
        return fault(name, wrong)


def guarded(name: str, stream: Iterator[Made]) -> Iterator[Made | Failure]:
    """The items of a stream that is read from the text of that name; its fault is the last of them."""
    try:
        yield from stream
    except Exception as wrong:
        yield fault(name, wrong)


def place(document: Document) -> str:
    """The name of a document, with the line that it begins on where a file of pairs holds many."""
    first = next(iter((*document.uk, *document.en)), None)
    if first is None or not document.pairs or first.field.file is not None:
        return document.name
    return f"{document.name}:{first.field.line}"
