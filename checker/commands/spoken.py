"""The language in which a command speaks: what `--lang` asks for, or the environment."""

from __future__ import annotations

import os

import click

from checker.model import SIDES, Side

SPOKEN = "checker.lang"  # where the context keeps what `--lang` says before anything is parsed


def locale() -> Side:
    """The language of messages that the environment asks for."""
    spoken = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "uk" if spoken.lower().startswith("uk") else "en"


def asked() -> Side:
    """The language of messages of the command that runs."""
    context = click.get_current_context(silent=True)
    given = (context.params.get("lang") or context.meta.get(SPOKEN)) if context else None
    return given if given in SIDES else locale()
