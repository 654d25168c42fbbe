"""Regular expressions that are compiled when a text is first matched: most runs ask a third of them."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from checker.model.compiled import Given, compiled

if TYPE_CHECKING:
    import regex

# The expressions of `re` that this process has, which are prepared for the next one. They come from code, rules and
# vocabulary, and from no text, so that they are a few hundred.
known: set[Given] = set()


class _Pattern:
    """Stands for a compiled pattern, and has its methods as its own once it has been asked for one of them."""

    def __init__(self, pattern: str, flags: int, package: str) -> None:
        self.pattern, self.given, self.package = pattern, int(flags), package
        if package == "re":
            known.add((pattern, self.given))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copies and pickles ask of any object
            raise AttributeError(name)
        compile_ = compiled if self.package == "re" else import_module(self.package).compile
        made = compile_(self.pattern, self.given)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"):
            self.__dict__[method] = getattr(made, method)
        return getattr(made, name)

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return _Pattern, (self.pattern, self.given, self.package)


def deferred(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but that a fault of the pattern rises when it is first asked.

    >>> deferred("[0-9]+").search("у 2001 році").group()
    '2001'
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags, "re"))


def deferred_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """The same of the package `regex`.

    >>> deferred_regex(r"\\p{Lu}+").fullmatch("Є") is None
    False
    """
    return cast("regex.Pattern[str]", _Pattern(pattern, flags, "regex"))
