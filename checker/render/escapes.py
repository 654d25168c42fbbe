"""What keeps a text of the input from acting in a report: escapes for each format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from checker.language.text import mask
from checker.model.expressions import deferred

# Characters that would command a terminal, end a line or turn the direction of text: escape codes, bidi controls.
COMMANDS = deferred("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# What XML 1.0 has no way to say (production Char), and halves of UTF-16 pairs, which UTF-8 has no way to say.
NO_XML = deferred("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What JSON may say as it is, and had better not: DEL, C1, line ends of Unicode, bidi controls.
JSON_ESCAPED = deferred("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
HALVES = deferred("[\ud800-\udfff]")
# What Markdown reads as more than itself; "|" ends a cell of a table, "<" and "&" begin HTML.
MARKDOWN = deferred(r"([\\`*_{}\[\]~$])")
MENTION = deferred(r"([@#])(?=\w)")  # @name tells a person, #12 links an issue
# What a spreadsheet takes for a formula when a cell begins with it (OWASP, "CSV Injection").
FORMULA = deferred("[ \u00a0]*[=+\\-@\t\r\n＝＋－＠|%]")
LONGEST = 1000  # characters of a message
ENCODE = json.JSONEncoder(ensure_ascii=False).encode
# What a log of GitHub Actions (also the older form), Azure Pipelines or TeamCity takes for a command.
WORKFLOW = deferred(r"##(?=\w*\[)")
COMMAND = deferred(r"^(\s*):(?=:)")
PAINTED = deferred(rf"(\x1b\[[0-9;]*m)|{COMMANDS.pattern}")  # a colour of ours, or what commands a terminal


def safe_line(text: str) -> str:
    """Text on one line, without characters that command a terminal or turn the direction of what follows."""
    return COMMANDS.sub("\ufffd", " ".join(text.split()))


def log(text: str, coloured: bool = False) -> str:
    """Lines for a terminal or a log, which neither takes for commands; colours of ours stay where there are any."""
    lines = []
    for line in text.split("\n"):
        bare = line.removesuffix("\r")
        shown = PAINTED.sub(lambda found: found[1] or "\ufffd", bare) if coloured else COMMANDS.sub("\ufffd", bare)
        shown = COMMAND.sub("\\1:\u2060", WORKFLOW.sub("## ", shown))
        lines.append(mask(shown) + line[len(bare) :])
    return "\n".join(lines)


def shorten(text: str, most: int = LONGEST) -> str:
    """A text without its middle when it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[: most // 2]} […] {text[-(most // 2) :]}"


def whole(text: str) -> str:
    """A text that UTF-8 can say: a lone half of a pair of UTF-16 becomes U+FFFD."""
    return HALVES.sub("\ufffd", text)


def pretty(value: Any) -> str:
    """JSON with an indent; what commands a terminal or ends a line elsewhere (U+2028) is an escape."""
    return log_safe(_indented(value, "\n"))


def _indented(value: Any, line: str) -> str:
    """What `json.dumps` gives with an indent of two; `line` begins one where the value stands.

    For each value that one writes with an indent it makes functions that hold each other: a report of fifty thousand
    findings left 100 MB of them until the collector of garbage came by.
    """
    inner = line + "  "
    if isinstance(value, dict) and value:
        rows = [f"{ENCODE(str(key))}: {_indented(held, inner)}" for key, held in value.items()]
        return f"{{{inner}{f',{inner}'.join(rows)}{line}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inner}{f',{inner}'.join([_indented(held, inner) for held in value])}{line}]"
    return ENCODE(value)


def pieces(value: Mapping[str, Any]) -> Iterator[str]:
    """The same of an object in pieces: what it holds under "findings" may be of any length, and is read one by one."""
    head, key, tail = pretty({**value, "findings": []}).partition('"findings": []')
    yield head
    count = 0
    for count, finding in enumerate(value["findings"], 1):
        lines = pretty(finding).replace("\n", "\n    ")
        yield ("," if count > 1 else key[:-1]) + "\n    " + lines
    yield ("\n  ]" if count else key) + tail


def compact(value: Any) -> str:
    """JSON on one line, with the same escapes."""
    return log_safe(json.dumps(value, ensure_ascii=False))


def log_safe(text: str) -> str:
    """JSON whose strings say the same in characters that command no log: a "#" stands nowhere but in strings."""
    return WORKFLOW.sub(r"\\u0023#", JSON_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def without(value: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The same but for a key."""
    return {name: held for name, held in value.items() if name != key}


def _sayable(value: object) -> str:
    kept = NO_XML.sub("\ufffd", str(value))
    return COMMANDS.sub(lambda found: found[0] if found[0] == "\r" else "\ufffd", kept)  # "\r" has an escape


def xml(value: object) -> Markup:
    """Text for an element or a quoted attribute of XML 1.0; what XML cannot say becomes U+FFFD."""
    text = _sayable(value)
    for mark, name in (
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"),
        ("\n", "&#10;"), ("\r", "&#13;"), ("\t", "&#9;"),
    ):  # fmt: skip
        text = text.replace(mark, name)
    return Markup(WORKFLOW.sub("&#35;#", text))


def xml_text(value: object) -> Markup:
    """Text for an element of XML 1.0, whose lines stay lines."""
    text = _sayable(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(WORKFLOW.sub("&#35;#", text.replace("\r", "&#13;")))


def markdown(value: object) -> str:
    """Text for a line or a cell of Markdown, where it has no meaning, tells nobody (@) and links nothing (#)."""
    text = safe_line(str(value)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = MENTION.sub("\\1\u2060", MARKDOWN.sub(r"\\\1", text))
    return text.replace("|", "&#124;").replace("--&gt;", "-\u2060-&gt;")


def code(value: object) -> str:
    """Text as code in a cell of Markdown: marks of code inside are replaced, since a cell has no longer fence."""
    return (
        "`"
        + (
            WORKFLOW.sub("## ", safe_line(str(value))).replace("`", "ˋ").replace("|", "¦").replace("-->", "-\u2060->")
            or " "
        )
        + "`"
    )


def command(value: object) -> str:
    """The message of a GitHub workflow command: percent signs and line ends have escapes; it commands nothing else."""
    text = COMMANDS.sub("\ufffd", str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))
    return WORKFLOW.sub("## ", text)


def option(value: object) -> str:
    """A property of a GitHub workflow command: colons and commas have escapes as well."""
    return command(value).replace(":", "%3A").replace(",", "%2C")


def inert(value: object) -> str:
    """A line for the log of GitHub Actions which is no command: neither `::error::` nor the older `##[error]`."""
    return WORKFLOW.sub("## ", safe_line(str(value))).replace("::", ":\u2060:")


def no_link(value: object) -> str:
    """The text of a SARIF message: [what stands in brackets](and then this) would be a link."""
    return str(value).replace("](", "] (")


def cells(*values: object) -> str:
    """A line of CSV (RFC 4180); a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    made = []
    for value in values:
        text = "" if value is None else WORKFLOW.sub("## ", safe_line(str(value)))
        text = f"'{text}" if FORMULA.match(text) and not isinstance(value, int | float) else text
        made.append('"' + text.replace('"', '""') + '"' if re.search('[",;\n\r]', text) else text)
    return ",".join(made)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "json": pretty, "line": compact, "without": without, "safe_line": safe_line, "xml": xml,
    "xml_text": xml_text, "markdown": markdown, "code": code, "command": command, "option": option, "inert": inert,
    "no_link": no_link,
}  # fmt: skip
