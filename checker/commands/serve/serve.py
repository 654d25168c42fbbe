"""`zvirka serve`: a page to paste texts into, and `POST /check` for programs."""

from __future__ import annotations

import gc
import os
import socket
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.commands import output
from checker.commands.help import Command
from checker.commands.options import chosen, read_settings, settled
from checker.commands.output import fail
from checker.model import Side
from checker.model.messages import Message
from checker.model.system import refusal

if TYPE_CHECKING:
    from checker.commands.batch.recipe import Recipe
    from checker.commands.serve.access import Access, Token
    from checker.rulebook.tables import Level

PORT = 8377
QUEUE = 40  # checks that wait: twenty editors who press twice
SECONDS = 600.0  # five megabytes take one minute of a processor, and longer where others have a share of it
ADDRESSES = 2  # that are asked at one time
CONNECTIONS = 500


@dataclass(frozen=True, slots=True)
class Options:
    """What the options of `zvirka serve` say; `Asked` has what commands share that read files."""

    host: str
    port: int
    sites: tuple[str, ...]
    token_file: Path | None
    addresses: tuple[str, ...]
    workers: int
    queue: int
    seconds: float
    folders: tuple[Path, ...]
    config: Path | None
    trusted: tuple[Path, ...]
    isolated: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    levels: list[tuple[str, Level]]
    quiet: bool
    lang: Side | None = None


@click.command(cls=Command)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True)
@click.option("--site", "sites", multiple=True, metavar="ADDRESS")
@click.option("--token-file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--allow-addresses", "addresses", multiple=True, default=("public",), metavar="PLACE")
@click.option("--workers", type=click.IntRange(min=0), default=0, metavar="N")
@click.option("--queue", type=click.IntRange(min=1), default=QUEUE, show_default=True, metavar="N")
@click.option("--seconds", type=click.FloatRange(min=1), default=SECONDS, show_default=True, metavar="N")
@settled
@chosen
@click.option("--quiet", "-q", is_flag=True)
def serve(**given: Any) -> None:
    """Serve a page where an editor pastes two texts and sees the report, and POST /check for programs."""
    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        fail(Message("serve.needs", packages=" and ".join(missing)))
    from checker.commands.batch.recipe import Recipe
    from checker.commands.serve import access

    asked = Options(**given)
    settings = read_settings(asked)
    try:
        sites = tuple(map(access.site, asked.sites))
        allowed = tuple(map(access.pattern, asked.addresses))
        token = access.token(asked.token_file, needed=bool(sites) or not access.loopback(asked.host))
    except access.AccessError as wrong:
        fail(wrong)
    recipe = Recipe(settings, asked.folders, asked.select, asked.ignore, tuple(asked.levels), keep_pages=True)
    _ = recipe.rules  # what is wrong with them is told before anybody asks
    gc.enable()
    try:
        listening = socket.create_server((asked.host, asked.port), family=_family(asked.host), backlog=CONNECTIONS)
    except OSError as wrong:
        fail(Message("serve.port", host=asked.host, port=asked.port, wrong=refusal(wrong)))
    with closing(listening):
        _tell(asked, token, sites, listening)
        _run(recipe, access.Access(token.value if token else None, sites), allowed, asked, listening)


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _tell(asked: Options, token: Token | None, sites: tuple[str, ...], listening: socket.socket) -> None:
    """Says where the page is, with a token that was made now."""
    host, port = listening.getsockname()[:2]
    place = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    page = f"{sites[0] if sites else place}/{f'#token={token.value}' if token and token.made else ''}"
    if not asked.quiet or (token and token.made):
        output.say(Message("serve.at", page=page), err=True)
    if sites or asked.quiet:
        return
    from checker.commands.serve.access import loopback

    if not loopback(asked.host):
        output.say(Message("serve.plain"), err=True)


def _run(recipe: Recipe, access: Access, allowed: tuple[str, ...], asked: Options, listening: socket.socket) -> None:
    """Answers until it is ended."""
    import json

    import uvicorn

    from checker.commands.serve import app, openapi, page
    from checker.commands.serve.answer import Desk
    from checker.commands.serve.pool import Pool

    begin = Desk(recipe, allowed).begin
    service = app.Service(
        texts=Pool(begin, asked.workers or _cores(), asked.queue, asked.seconds),
        addresses=Pool(begin, ADDRESSES, asked.queue, asked.seconds),
        page=page.page_of(recipe.rules[1], access.token is not None, app.BYTES),
        described=json.dumps(openapi.description(), ensure_ascii=False).encode(),
        access=access,
    )
    # Neither requests nor answers are logged: what our own faults say has no text in it.
    config = uvicorn.Config(
        service.app(), log_config=None, access_log=False, server_header=False, proxy_headers=False, ws="none",
        lifespan="on", limit_concurrency=CONNECTIONS, timeout_keep_alive=15, timeout_graceful_shutdown=5,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
