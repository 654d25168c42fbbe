"""The plug-in's Ukrainian texts as WordPress loads them; `python tests/plugin_texts.py` writes them from the .po."""

from __future__ import annotations

import ast
import json
import re
import struct
from pathlib import Path
from typing import NamedTuple

PLUGIN = Path(__file__).resolve().parents[1] / "wordpress"
FOLDER = PLUGIN / "languages"
SCRIPT = "zvirka-editor"
LINE = re.compile(r'^(?:(msgid|msgid_plural|msgstr)(?:\[\d\])? )?(".*")$')
# A text in PHP or JavaScript: __( 'text', 'zvirka' ), and _n( 'one', 'many', n, 'zvirka' ).
CALL = re.compile(
    r"\b(?:__|_e|esc_html__|esc_html_e)\(\s*'((?:[^'\\]|\\.)*)',\s*'zvirka'\s*\)"
    r"|\b_n\(\s*'((?:[^'\\]|\\.)*)',\s*'((?:[^'\\]|\\.)*)'"
)


class Entry(NamedTuple):
    """A text, its plural ('' where it has none), and its translations."""

    text: str
    plural: str
    said: tuple[str, ...]


def entries() -> list[Entry]:
    """What the .po has, its header first."""
    return [_entry(part) for part in (FOLDER / "zvirka-uk.po").read_text(encoding="utf-8").strip().split("\n\n")]


def _entry(part: str) -> Entry:
    told: list[tuple[str, str]] = []
    for line in part.splitlines():
        if line.startswith("#"):
            continue
        found = LINE.match(line)
        assert found, line
        kind, before = (found[1], "") if found[1] else told.pop()
        told.append((kind, before + ast.literal_eval(found[2])))
    plain = dict(told)
    return Entry(plain["msgid"], plain.get("msgid_plural", ""), tuple(text for kind, text in told if kind == "msgstr"))


def used(path: Path) -> set[str]:
    """The texts that a source shows."""
    return {(one[1] or one[2]).replace("\\'", "'") for one in CALL.finditer(path.read_text(encoding="utf-8"))}


def scripted() -> set[str]:
    """The texts of the scripts: those of the last one, whose texts come with it, and of those that it asks."""
    return set().union(*map(used, PLUGIN.glob("assets/*.js")))


def served() -> set[str]:
    """The texts of PHP."""
    return set().union(*map(used, (*PLUGIN.glob("*.php"), *PLUGIN.glob("includes/*.php"))))


def catalogue() -> bytes:
    """The .mo of PHP's texts: two tables of lengths and places, sorted, then the texts."""
    mine = served() | {""}
    pairs = sorted(
        ("\0".join(filter(None, (one.text, one.plural))).encode(), "\0".join(one.said).encode())
        for one in entries()
        if one.text in mine
    )
    tables, texts, at = b"", b"", 28 + 16 * len(pairs)
    for column in zip(*pairs, strict=True):
        for text in column:
            tables += struct.pack("<II", len(text), at + len(texts))
            texts += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, at)
    return head + tables + texts


def script_texts() -> str:
    """The JSON (Jed) of the script's texts."""
    head, *rest = entries()
    header = dict(line.split(": ", 1) for line in head.said[0].strip().split("\n"))
    mine = scripted()
    messages: dict[str, object] = {"": {"domain": "messages", "lang": "uk", "plural-forms": header["Plural-Forms"]}}
    messages |= {one.text: list(one.said) for one in rest if one.text in mine}
    made = {"domain": "messages", "locale_data": {"messages": messages}}
    return json.dumps(made, ensure_ascii=False, indent="\t") + "\n"


def write() -> None:
    """Writes both."""
    (FOLDER / "zvirka-uk.mo").write_bytes(catalogue())
    (FOLDER / f"zvirka-uk-{SCRIPT}.json").write_text(script_texts(), encoding="utf-8")


if __name__ == "__main__":
    write()
