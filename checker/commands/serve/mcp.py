"""`zvirka mcp`: checks for programs that speak the Model Context Protocol, over standard input and output."""

from __future__ import annotations

import gc
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from checker import __version__
from checker.commands.help import Command
from checker.commands.options import read_settings, settled
from checker.commands.output import fail
from checker.model import Side
from checker.model.messages import Message

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from checker.commands.serve.answer import Desk
    from checker.commands.trust import Tree
    from checker.model import Report

Done = TypeVar("Done")

INSTRUCTIONS = (
    "Checks that a Ukrainian text and its English version say the same thing: numbers, dates, money, names, "
    "quotations, negation, omissions. Each tool answers with a report: findings with severity, message, the place in "
    "each text (start and end count code points) and what was expected. Nothing is changed, stored or sent."
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the options of `zvirka mcp` say."""

    folder: Path
    addresses: tuple[str, ...]
    folders: tuple[Path, ...]
    config: Path | None
    trusted: tuple[Path, ...]
    isolated: bool


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER")
@click.option("--allow-addresses", "addresses", multiple=True, metavar="PLACE")
@settled
def mcp(**given: Any) -> None:
    """Let a program check texts, and posts and files of a folder, over MCP (standard input and output)."""
    if find_spec("mcp") is None:
        fail(Message("serve.mcp"))
    from checker.commands import trust
    from checker.commands.batch.recipe import Recipe
    from checker.commands.serve import access
    from checker.commands.serve.answer import FIRST, Desk

    asked = Options(**given)
    try:
        allowed = tuple(map(access.pattern, asked.addresses))
    except access.AccessError as wrong:
        fail(wrong)
    folders = tuple(path.absolute() for path in asked.folders)
    trusted = tuple(path.absolute() for path in asked.trusted)
    config = asked.config and asked.config.absolute()
    os.chdir(asked.folder)  # settings and names count from there
    asked = Options(Path.cwd(), asked.addresses, folders, config, trusted, asked.isolated)
    desk = Desk(Recipe(read_settings(asked), folders), allowed)
    gc.enable()
    desk.report(FIRST)  # what is wrong with the rules is told before anybody asks, and the tables are there
    server(desk, trust.Tree(asked.folder.resolve(), tuple(one.resolve() for one in trusted))).run("stdio")


def server(desk: Desk, tree: Tree) -> MCPServer[Any]:
    """The server, whose tools read below the root of the tree only."""
    import anyio
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations

    made: MCPServer[Any] = MCPServer(
        "zvirka", title="Zvirka", instructions=INSTRUCTIONS, version=__version__, log_level="ERROR"
    )
    one_by_one = anyio.CapacityLimiter(1)

    async def done(work: Callable[[], Done]) -> Done:
        """What work gives, beside the loop; what is wrong with what was asked is told to whoever asked."""
        try:
            return await anyio.to_thread.run_sync(work, limiter=one_by_one)
        except ValueError as wrong:
            raise ToolError(str(wrong)) from wrong

    def tool(title: str, *, world: bool = False) -> Callable[[Any], Any]:
        hints = ToolAnnotations(
            title=title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=world
        )
        return made.tool(title=title, annotations=hints)

    @tool("Check two texts")
    async def check_pair(
        uk: str, en: str, format: Literal["text", "html", "markdown"] = "text",
        original: Literal["uk", "en", "auto"] = "auto", lang: Side = "en",
    ) -> dict[str, Any]:  # fmt: skip
        """Check a Ukrainian text (uk) against its English version (en).

        `original` says which was written first; findings lie on the other one. `lang` is the language of messages.
        """
        return await done(lambda: pair(desk, uk, en, format, original, lang))

    @tool("Check a file")
    async def check_file(path: str, lang: Side = "en") -> dict[str, Any]:
        """Check a file of the folder: one with both languages, or one of a pair, whose partner is found by name."""
        return await done(lambda: file(desk, tree, path, lang))

    @tool("Check a post", world=True)
    async def check_post(source: str, lang: Side = "en") -> dict[str, Any]:
        """Check a WordPress post: a file of the folder that REST served, or an address where that is allowed."""
        return await done(lambda: post(desk, tree, source, lang))

    @tool("Explain a rule")
    async def explain_rule(rule: str, lang: Side = "en") -> str:
        """Say why a rule exists, with good and bad examples, and how to turn it off; `rule` is its name in a report."""
        return await done(lambda: explained(desk, rule, lang))

    _: tuple[Callable[..., Awaitable[Any]], ...] = (check_pair, check_file, check_post, explain_rule)
    return made


def pair(desk: Desk, uk: str, en: str, form: Any, original: Any, lang: Side) -> dict[str, Any]:
    """The report of two texts."""
    from checker.commands.serve.given import Given

    return _plain(desk.report(Given(uk=uk, en=en, format=form, original=original, lang=lang)), lang)


def file(desk: Desk, tree: Tree, path: str, lang: Side) -> dict[str, Any]:
    """The report of a file below the root of the tree; raises ValueError for any other."""
    from checker import readers
    from checker.commands import trust
    from checker.commands.serve.given import Held

    task = readers.list_file(_inside(tree, path))
    return _plain(desk.checked([Held(one, {}) for one in trust.guarded([task], tree)]), lang)


def post(desk: Desk, tree: Tree, source: str, lang: Side) -> dict[str, Any]:
    """The report of a post, in a file below the root of the tree or at an address; raises ValueError for any other."""
    from checker.commands.serve.given import Given, Held
    from checker.pairs import Input

    if "://" in source:
        return _plain(desk.report(Given(address=source, lang=lang)), lang)
    return _plain(desk.checked([Held(Input(_inside(tree, source), "WordPress post"), {})]), lang)


def explained(desk: Desk, name: str, lang: Side) -> str:
    """What `zvirka explain` says of a rule; raises ValueError where there is none of that name."""
    from checker.commands import explain
    from checker.rulebook import rule_file, rulebook

    settings, words = desk.recipe.settings, desk.recipe.rules[1]
    lines: list[str] = []
    try:
        rule = rulebook.load_one(name, *settings.folders, *desk.recipe.folders)
    except rule_file.RuleError as wrong:
        raise ValueError(str(wrong)) from wrong
    explain.told(rule, lang, words.table("labels")[lang], lines.append)
    return "\n".join(lines)


def _inside(tree: Tree, given: str) -> str:
    """The name of a file from the root of the tree on; raises ValueError where it, or a link on the way, leads out."""
    try:
        path = Path(os.path.normpath(tree.root / given))
        if path.is_relative_to(tree.root) and tree.holds(path) and path.is_file():
            return str(path.relative_to(tree.root))
    except (OSError, ValueError):
        pass
    raise ValueError(f"{given!r} is no file in the folder that this server was started with")


def _plain(report: Report, lang: Side) -> dict[str, Any]:
    from checker.render import wire

    return wire.plain(report, lang)
