"""Regular expressions that are compiled when a text is first matched: most runs ask a third of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern, and has its methods as its own once it has been asked for one of them."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copies and pickles ask of any object
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.given)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, tuple[str, int]]:
        return deferred, (self.pattern, self.given)


def deferred(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but that a fault of the pattern rises when it is first asked.

    >>> deferred("[0-9]+").search("у 2001 році").group()
    '2001'
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags))
