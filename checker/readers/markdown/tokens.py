"""The pattern of all that is not Markdown in Markdown: what HTML, JSX and code have, and the constructs of dialects."""

from __future__ import annotations

import re
from collections.abc import Mapping

# {a: {b: {}}}: what JSX computes, three deep.
INNER = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
VALUE = rf"""(?:"[^"]*"|'[^']*'|{INNER}|[^\s"'=<>`{{}}]+)"""
ATTRIBUTE = rf"(?:[\w:@.-]+(?:\s*=\s*{VALUE})?|\{{\.\.\.[^{{}}]*\}}|\{{/\*.*?\*/\}})"
# What stands before a fence: indents, signs of quotations and items.
LEAD = r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*"
# What stands behind its rail: with backticks only inside a value, where no CommonMark has any: title="`x`".
INFO = r"""[^`\n]*(?=\n|\Z)|(?:[^`"'\n]|"[^"\n]*"|'[^'\n]*')*"""


def pattern(constructs: Mapping[str, str], openers: str) -> re.Pattern[str]:
    """All markup: `constructs` are the patterns of dialects by their tables, `openers` what begins a shortcode."""
    return re.compile(
        rf"""
          {constructs["fences"]}
        | (?P<fence>{LEAD}(?P<rail>`{{3,}}|~{{3,}})(?P<info>{INFO})(?:\n|\Z)
            (?s:.*?)(?:^[ \t>]*(?P=rail)[`~]*[ \t\r]*$|\Z))
        | (?P<ticks>(?<![\\`])`+)(?!`)(?:(?!\n[ \t>]*\r?\n)(?s:.)){{1,3000}}?(?<!`)(?P=ticks)(?!`)
        | {constructs["lines"]}|{constructs["indented"]}
        | (?P<opener>(?P<rule>{openers})
            |<(?P<quiet>script|style|svg|template|iframe|noscript|object|textarea|select|math|pre)\b[^<>]*(?<!/)>)
        | (?P<esm>^(?:import[ ]+(?:['"]|[\w*{{][^\n]*?[ ]from[ ]+['"]|\{{[ \t]*\r?$)
            |export[ ]+(?:const|let|var|function|default|async|class|\{{))(?s:.*?)(?=\n[ \t]*\r?\n|\Z))
        | (?P<code><(?P<kind>code|kbd|samp|var|tt)\b[^<>]*(?<!/)>(?P<inside>(?:[^<]|<(?![A-Za-z/!]))*)</(?P=kind)\s*>)
        | (?P<address><(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{{1,31}}):[^\s<>]*|[\w.+-]+@[\w.-]+)>)
        | (?P<tag>(?<!\]\()(?<!\\)<(?:(?P<name>[A-Za-z][\w.:-]*)(?:\s+{ATTRIBUTE})*\s*/?
            |/(?P<end>[A-Za-z][\w.:-]*)\s*|/?)>)
        | (?=[!-/:-@\[-`{{-~])(?:{constructs["inline"]}|{constructs["seen"]})|{constructs["tails"]}
        | (?P<display>\$\$(?:(?!\n[ \t>]*\r?\n)(?s:.))+?\$\$)
        | (?P<formula>(?<![\\$\w])\$(?=[^\s$])[^$\n]*[\\^_{{][^$\n]*(?<=\S)\$(?![\w$]))
        | (?P<expression>{INNER})
        """,
        re.VERBOSE | re.MULTILINE,
    )
