"""What `--help` says: options in groups, with examples, in the language of the reader (`reports/words/help.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from checker.commands.spoken import SPOKEN
from checker.model import SIDES, Side

# The group of each option, by the name of its value; the groups in the order in which they are shown.
GROUPS: Mapping[str, Sequence[str]] = {
    "input": ("uk", "en", "original", "exclude", "extend_exclude", "rev", "whole_files", "config", "isolated",
              "trusted", "private", "addresses", "passages", "pair", "doc", "kind"),
    "sites": ("types", "status", "search", "after", "before", "user", "connections", "save", "revisions"),
    "rules": ("select", "ignore", "levels", "min_confidence", "folders"),
    "output": ("form", "reports", "statistics", "out", "to", "diff", "force", "anew", "least", "lang", "quiet",
               "no_progress"),
    "gate": ("fail_on", "max_warnings", "strict"),
    "known": ("baseline", "renewed", "older"),
    "run": ("host", "port", "sites", "token_file", "workers", "queue", "seconds", "engine", "jobs", "rows", "cached",
            "help", "version"),
}  # fmt: skip
FAMILIES: Mapping[str, Sequence[str]] = {
    "work": ("check", "fix", "attest", "corpus"),
    "look": ("explain", "rules", "facts", "pairs"),
    "own": ("init", "learn", "test", "schema"),
    "others": ("serve", "mcp"),
}


class Command(click.Command):
    """A command whose help is told by the words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parses; the language that is asked for is known before `--help` is answered, wherever it stands."""
        ctx.meta[SPOKEN] = asked(args) or ctx.meta.get(SPOKEN)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes usage, what the command does, its options by group, and examples."""
        label = words(ctx)
        name = ctx.info_name or ""
        _head(ctx, formatter, label, name, " ".join(self._pieces(ctx, label)))
        rows = {named(param): _row(param, ctx, label, name) for param in self.get_params(ctx)}
        told = {key: row for key, row in rows.items() if row}
        for group, names in GROUPS.items():
            listed = [told[one] for one in names if one in told]
            if listed:
                with formatter.section(label["groups"][group]):
                    formatter.write_dl(listed)
        _examples(formatter, label, name)

    def _pieces(self, ctx: click.Context, label: Mapping[str, Any]) -> Iterator[str]:
        yield str(label["options"])
        for param in self.get_params(ctx):
            if isinstance(param, click.Argument):
                yield param.make_metavar(ctx) if _wants_context(param) else param.make_metavar()  # type: ignore[call-arg]


class Group(click.Group):
    """A group of commands whose help is told by the words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parses; see `Command`."""
        ctx.meta[SPOKEN] = asked(args)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes usage, the commands by family, and examples."""
        label = words(ctx)
        _head(ctx, formatter, label, "zvirka", f"{label['options']} {label['commands']}")
        wide = max(map(len, self.list_commands(ctx)))
        for family, names in FAMILIES.items():
            with formatter.section(label["families"][family]):
                formatter.write_dl([(name.ljust(wide), label["about"][name].partition("\n")[0]) for name in names])
        _examples(formatter, label, "zvirka")
        formatter.write_paragraph()
        formatter.write_text(label["more"])


def words(ctx: click.Context) -> Mapping[str, Any]:
    """The words of help in the language of the reader."""
    from checker.commands import spoken
    from checker.language import vocabulary

    given = ctx.meta.get(SPOKEN)
    table: Mapping[str, Any] = vocabulary.shipped().table("help")[given or spoken.locale()]
    return table


def asked(args: Sequence[str]) -> Side | None:
    """What `--lang` says on a command line; the last one counts, as for every option."""
    said = None
    for n, word in enumerate(args):
        given = word.removeprefix("--lang=") if word.startswith("--lang=") else "".join(args[n + 1 : n + 2])
        if word.startswith("--lang") and given in SIDES:
            said = given
    return said


def _head(ctx: click.Context, formatter: click.HelpFormatter, label: Mapping[str, Any], name: str, args: str) -> None:
    formatter.write_usage(ctx.command_path, args, prefix=f"{label['usage']}: ")
    for part in label["about"][name].split("\n\n"):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(part)


def named(param: click.Parameter) -> str:
    """The name of an option in the words; click has a name of its own for `--help`."""
    return "help" if "--help" in param.opts else param.name or ""


def _row(param: click.Parameter, ctx: click.Context, label: Mapping[str, Any], name: str) -> tuple[str, str] | None:
    """An option as it is written, and what it does."""
    record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
    if record is None:
        return None
    key = named(param)
    said = label["of"].get(name, {}).get(key) or label["option"].get(key) or label.get(key)
    return record[0], said or record[1]


def _examples(formatter: click.HelpFormatter, label: Mapping[str, Any], name: str) -> None:
    with formatter.section(label["examples"]):
        for line in label["examples_of"][name].split("\n"):
            formatter.write(f"{'':{formatter.current_indent}}{line}\n")


def _wants_context(param: click.Argument) -> bool:
    """Whether this click hands a context to `make_metavar`, as it does from 8.2 on."""
    import inspect

    return "ctx" in inspect.signature(param.make_metavar).parameters
