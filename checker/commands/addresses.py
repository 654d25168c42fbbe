"""Addresses among the inputs: which posts of a site are wanted, who signs in, and the texts fetched ahead."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.commands.output import fail
from checker.model import Failure
from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.model.system import refusal

if TYPE_CHECKING:
    from checker.commands.options import Asked
    from checker.model.limits import Limits
    from checker.pairs import Task
    from checker.readers import Source
    from checker.readers.web.download import Site
    from checker.readers.web.sites import Asking, Supply

USER, PASSWORD = "ZVIRKA_USER", "ZVIRKA_PASSWORD"
SERVICE = "zvirka"  # the name under which a keyring has the passwords
DAY = deferred(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$")


def names(_context: object, _option: object, given: Sequence[str]) -> tuple[str, ...]:
    """Names with commas between them, as options may be given once or often."""
    return tuple(name.strip() for one in given for name in one.split(",") if name.strip())


def day(_context: object, _option: object, given: str | None) -> str:
    """A day, or a second of one, as REST wants it."""
    if not given:
        return ""
    if not DAY.match(given):
        raise click.BadParameter(Message("sites.no_day", given=repr(given)))
    return given if "T" in given else f"{given}T00:00:00"


def sited(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of commands that read a site: which posts, by whom, how fast, and where they are kept."""
    for option in reversed(
        (
            click.option("--type", "types", multiple=True, callback=names, metavar="NAME,..."),
            click.option("--status", multiple=True, callback=names, metavar="NAME,..."),
            click.option("--search", metavar="WORDS", default=""),
            click.option("--after", callback=day, metavar="DAY"),
            click.option("--before", callback=day, metavar="DAY"),
            click.option("--user", metavar="NAME"),
            click.option("--connections", type=click.IntRange(1, 16), default=4, metavar="N"),
            click.option("--save", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER"),
            click.option("--revisions", is_flag=True),
        )
    ):
        command = option(command)
    return command


def is_address(name: str) -> bool:
    """Whether an input is an address, not a file whose name looks like one."""
    return "://" in name and not Path(name).exists()


def choose(asked: Asked) -> Asking | None:
    """How the addresses among the inputs are asked; None where there are none. May ask for a password."""
    sides = [one for one in (asked.uk, asked.en) if isinstance(one, str)]
    given = [*filter(is_address, asked.inputs), *sides]
    if not given:
        return None
    from checker.readers.web.sites import Asking, Wanted

    wanted = Wanted(asked.types, asked.status, asked.search, asked.after, asked.before)
    signing = None
    user = asked.user or os.environ.get(USER)
    if user:
        signing = _signing(user, given)
    elif os.environ.get(PASSWORD):
        fail(Message("sites.nobody", password=PASSWORD, user=USER))
    if asked.revisions and signing is None:
        fail(Message("revisions.nobody", password=PASSWORD))
    chosen = wanted if any(wanted) else None
    return Asking(asked.private, signing, asked.connections, asked.save, chosen, asked.revisions)


def _signing(user: str, addresses: Sequence[str]) -> Any:
    """The user with the password, for the one site that the addresses lie on."""
    from checker.readers.web import download

    try:
        sites = {download.site(download.parse(address)) for address in addresses}
    except (download.Refused, ValueError):  # told when it is asked
        return None
    if len(sites) > 1:
        fail(Message("sites.one_site"))
    (site,) = sites
    if ":" in user:
        fail(Message("sites.colon", password=PASSWORD))
    return download.Signing(site, user, os.environ.get(PASSWORD) or _kept(user, site) or _typed(user, site))


def _kept(user: str, site: Site) -> str | None:
    """The password that the keyring of the system has, where the package `keyring` is installed."""
    if find_spec("keyring") is None:
        return None
    import keyring

    try:
        found: str | None = keyring.get_password(SERVICE, f"{user}@{site[1]}")
    except Exception as wrong:  # each system has errors of its own
        fail(Message("sites.keyring", wrong=wrong, password=PASSWORD))
    return found


def _typed(user: str, site: Site) -> str:
    if not sys.stdin.isatty():
        fail(Message("sites.no_password", user=user, password=PASSWORD, service=SERVICE, host=site[1]))
    typed: str = click.prompt(Message("sites.prompt", user=user, host=site[1]), hide_input=True, err=True)
    return typed


def holds_site(names: Iterable[str], asking: Asking) -> bool:
    """Whether an input means a site, not a post."""
    from checker.readers.web.sites.asking import whole

    return any(is_address(name) and whole(name, asking) for name in names)


def tasks(name: str, asking: Asking) -> Iterator[Task]:
    """What an address stands for: a post, or all that a site lists; what goes wrong with it is a failure."""
    from checker import readers
    from checker.readers.web import sites

    try:
        yield from sites.tasks(name, asking)
    except readers.InputError as wrong:
        yield Failure(wrong.name, wrong.message)


@contextmanager
def supply(tasks: Iterable[Task], asking: Asking | None) -> Iterator[Supply | None]:
    """What the addresses among tasks answer, fetched ahead; None where there are none."""
    if asking is None:
        yield None
        return
    from checker.readers.web.sites import Supply

    with Supply(tasks, asking) as made:
        yield made


def take(task: Task, supply: Supply | None, limits: Limits) -> tuple[Source, ...] | Failure | None:
    """A task's texts that were fetched, with the file beside one, or why not; None where there is no address in it."""
    from checker.pairs import Input

    if supply is None or not isinstance(task, Input) or task not in supply:
        return None
    from checker.readers import InputError, Source, sources

    try:
        found = supply.take(task)
        if task.apart:
            return sources(task, dict(found), limits)
        return tuple(Source(task.name if len(found) == 1 else name, data, limits) for name, data in found)
    except InputError as wrong:
        return Failure(wrong.name, wrong.message)
    except OSError as wrong:
        return Failure(str(wrong.filename or task), refusal(wrong))
