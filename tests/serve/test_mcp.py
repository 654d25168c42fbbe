"""`zvirka mcp` through the official client, over standard input and output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command import run

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "reports" / "report.schema.json").read_text(encoding="utf-8"))
POST = (ROOT / "tests" / "posts" / "ukrmedia-7356.json").read_text(encoding="utf-8")
UK, EN = "Загинули 12 людей.", "People were killed."
Call = Callable[..., Awaitable[Any]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a post, a pair of files, and links that lead out of it."""
    inside, outside = tmp_path / "texts", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "post.json").write_text(POST, encoding="utf-8")
    (inside / "news.uk.md").write_text(UK, encoding="utf-8")
    (inside / "news.en.md").write_text(EN, encoding="utf-8")
    (outside / "post.json").write_text(POST, encoding="utf-8")
    (outside / "far.en.md").write_text(EN, encoding="utf-8")
    (inside / "link.json").symlink_to(outside / "post.json")
    (inside / "away").symlink_to(outside)
    (inside / "far.uk.md").write_text(UK, encoding="utf-8")
    (inside / "far.en.md").symlink_to(outside / "far.en.md")
    return inside


def talk(folder: Path, work: Callable[[Call], Awaitable[None]], *options: str) -> None:
    """What a client does with a server of that folder; `call` gives the result of a tool."""
    pytest.importorskip("mcp", reason="mcp is not installed: pip install -e '.[mcp]'")
    import anyio
    from mcp import ClientSession, StdioServerParameters, stdio_client

    words = ["-m", "checker", "mcp", str(folder), "--isolated", *options]
    server = StdioServerParameters(command=sys.executable, args=words, env={**os.environ, "PYTHONPATH": str(ROOT)})

    async def whole() -> None:
        async with stdio_client(server) as streams, ClientSession(*streams) as session:
            await session.initialize()

            async def call(name: str, **given: Any) -> Any:
                return await session.call_tool(name, given) if name else await session.list_tools()

            await work(call)

    anyio.run(whole)


def report(result: Any) -> dict[str, Any]:
    assert not result.is_error, result
    value: dict[str, Any] = result.structured_content
    assert json.loads(result.content[0].text) == value
    jsonschema.validate(value, SCHEMA)
    return value


def rules(result: Any) -> list[str]:
    return [one["rule"] for one in report(result)["findings"]]


@pytest.mark.slow
def test_pairs_files_posts_and_rules(folder: Path) -> None:
    async def work(call: Call) -> None:
        tools = {one.name: one for one in (await call("")).tools}
        assert set(tools) == {"check_pair", "check_file", "check_post", "explain_rule"}
        assert all(one.annotations.read_only_hint for one in tools.values())
        assert rules(await call("check_pair", uk=UK, en=EN)) == ["number-missing"]
        assert "відповідника" in report(await call("check_pair", uk=UK, en=EN, lang="uk"))["findings"][0]["message"]
        assert rules(await call("check_file", path="news.en.md")) == ["number-missing"]
        assert rules(await call("check_file", path=str(folder / "news.uk.md"))) == ["number-missing"]
        assert "stray-cyrillic" in rules(await call("check_post", source="post.json"))
        said = (await call("explain_rule", rule="number-missing")).content[0].text
        assert said.startswith("number-missing  (warning, accuracy/omission)")
        unknown = await call("explain_rule", rule="number-mising")
        assert unknown.is_error
        assert "number-missing" in unknown.content[0].text

    talk(folder, work)


@pytest.mark.slow
def test_nothing_outside_the_folder_is_read(folder: Path) -> None:
    async def work(call: Call) -> None:
        outside = ("../outside/post.json", "away/post.json", "link.json", "/etc/passwd", "", ".", "none.json", "\x00")
        for path in (*outside, str(folder.parent / "outside" / "post.json")):
            for result in (await call("check_file", path=path), await call("check_post", source=path)):
                assert result.is_error, path
                assert "is no file in the folder" in result.content[0].text
        beside = report(await call("check_file", path="far.uk.md"))
        assert beside["summary"]["documents"] == 0
        assert "outside the checked tree" in beside["failures"][0]["message"]
        address = await call("check_post", source="https://example.org/")
        assert address.is_error
        assert "are not read here" in address.content[0].text

    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    talk(folder, work)
    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before


@pytest.mark.slow
def test_addresses_are_asked_where_that_is_allowed(folder: Path) -> None:
    async def work(call: Call) -> None:
        named = report(await call("check_post", source="http://127.0.0.1:9/"))
        assert "can't be reached" in named["failures"][0]["message"]

    talk(folder, work, "--allow-addresses", "127.0.0.1")


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    def gone() -> None:
        from checker.commands.serve import mcp

        mcp.find_spec = lambda _: None  # type: ignore[assignment]

    done = run("mcp", ".", cwd=tmp_path, before=gone)
    assert (done.returncode, "pip install 'zvirka[mcp]'" in done.stderr) == (2, True)
