"""What click refuses on a command line, in the language of the reader: its own sentences are English."""

from __future__ import annotations

import sys

import click

from checker.commands import spoken
from checker.commands.help import asked, words
from checker.model.messages import Message, joined, said


def told(wrong: click.ClickException) -> str | None:
    """What ends a command, in Ukrainian; None where English is spoken, as click words it."""
    context = getattr(wrong, "ctx", None)
    # The command is gone, and some refusals name none: what was asked for stands on the command line.
    lang = asked(sys.argv[1:]) or spoken.locale()
    if lang == "en":
        return None
    lines = [said(Message("click.error", said=_sentence(wrong)), lang)]
    if context and isinstance(wrong, click.UsageError):
        label = words(context)
        lines = [f"{label['usage']}: {context.command_path} {label['options']}", said(_hint(context), lang), "", *lines]
    return "\n".join(lines)


def _hint(context: click.Context) -> str:
    return Message("click.hint", command=f"{context.command_path} --help")


def _sentence(wrong: click.ClickException) -> str:
    """What is wrong, as a message where it is of a kind that we know."""
    if isinstance(wrong, click.NoSuchOption):
        near = joined(", ", *(wrong.possibilities or ()))
        mend = Message("nearest.mend", near=near) if near else ""
        return Message("click.no_option", option=wrong.option_name, mend=mend)
    if isinstance(wrong, click.BadOptionUsage):
        return Message("click.no_value", option=wrong.option_name)
    if isinstance(wrong, click.BadParameter) and wrong.param is not None:
        name = max(wrong.param.opts, key=len)
        return Message("click.bad_value", option=name, why=_why(wrong, wrong.param))
    return wrong.message


def _why(wrong: click.BadParameter, param: click.Parameter) -> str:
    """Why a value is not taken."""
    kind = param.type
    if isinstance(wrong, click.MissingParameter):
        return Message("click.missing")
    if isinstance(wrong.message, Message):
        return wrong.message
    if isinstance(kind, click.Choice):
        return Message("click.choice", known=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return Message("click.number", least=kind.min or 0)
    return Message("click.no_folder") if isinstance(kind, click.Path) else wrong.message
