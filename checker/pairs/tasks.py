"""What is opened and checked at one time: an input of both languages, a pair of files, or what is wrong with one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from checker.model import UNKNOWN, Failure, Original


class Remote(NamedTuple):
    """A post that a site lists: the list that it is in, its number there, when it was changed last, its public address.

    `listed` is the address of the list (https://site/wp-json/wp/v2/posts) with what is asked of it; "" where the post
    is found by its public address alone. `modified` is GMT as the site tells it, "" where that is not known. `home` is
    the host and port of a site in a private network, within which the post may lie. What the command line has `given`
    may lie anywhere; it is `followed` to the page in the other language that it names, where it is given alone.
    """

    listed: str
    number: int
    modified: str
    link: str
    home: tuple[str, int] | None = None
    given: bool = False
    followed: bool = False


class Input(NamedTuple):
    """An input of both languages: the name of a file, an address, or "-" for standard input.

    `format` is the name of its row in the table of formats where that was asked while inputs were listed, else "".
    What an address answers may lead into `private` networks where the command line says so. An address that whoever
    runs the program has `meant` may lie in one itself; one that came from elsewhere may not. `original` is what the
    user says of it. A post that a site lists is `remote`; of two that belong together, the Ukrainian one comes
    first, and `why` says how they were found. Where the command line gives the languages apart, at two addresses or
    one of them in a file, `apart` is the Ukrainian one and `name` the English one.
    """

    name: str
    format: str = ""
    private: bool = False
    original: Original = UNKNOWN
    meant: bool = True
    remote: tuple[Remote, ...] = ()
    why: str = ""
    apart: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Where its texts lie, the Ukrainian one first."""
        return (self.apart, self.name) if self.apart else (self.name,)

    def __str__(self) -> str:
        return " and ".join(self.names)


class FilePair(NamedTuple):
    """A Ukrainian file and the English file that it goes with; one of them is None where it has no partner.

    `why` says how they were found, for those who ask: "named", "the same path in both folders". `original` is which
    of the two was written first, and how that is known.
    """

    uk: Path | None
    en: Path | None
    why: str = ""
    original: Original = UNKNOWN

    def __str__(self) -> str:
        return f"{self.uk} and {self.en}"


# A list of tasks is cheap to make, and a task can be pickled.
Task = Input | FilePair | Failure


def called(task: Task) -> str:
    """The name of a task, as a failure tells it."""
    return task.name if not isinstance(task, FilePair) else str(task.en or task.uk)
