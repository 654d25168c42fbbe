"""The pattern of all that is not Markdown in Markdown: what HTML, JSX and code have, and the constructs of dialects."""

from __future__ import annotations

import re
from collections.abc import Sequence

# {a: {b: {}}}: what JSX computes, three deep.
INNER = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
VALUE = rf"""(?:"[^"]*"|'[^']*'|{INNER}|[^\s"'=<>`{{}}]+)"""
ATTRIBUTE = rf"(?:[\w:@.-]+(?:\s*=\s*{VALUE})?|\{{\.\.\.[^{{}}]*\}}|\{{/\*.*?\*/\}})"
# What stands before a fence: indents, signs of quotations and items.
LEAD = r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*"
# What stands behind its rail: with backticks only inside a value, where no CommonMark has any: title="`x`".
INFO = r"""[^`\n]*(?=\n|\Z)|(?:[^`"'\n]|"[^"\n]*"|'[^'\n]*')*"""


# A pattern, and the sign that all it finds begins with.
Begun = tuple[str, str]


def pattern(
    *, fences: Sequence[Begun], lines: Sequence[Begun], inline: Sequence[Begun], openers: Sequence[Begun]
) -> re.Pattern[str]:
    """All markup, which stands at the beginning of a line or begins with a sign.

    `fences` find what stands behind the rail of one, `lines` what fills a line behind its indent, `inline` what stands
    in a text, and `openers` what begins a shortcode.
    """
    firsts = "".join(sorted({sign for sign, _ in (*inline, *openers)} | set("`<${")))
    return re.compile(
        rf"""
        (?=^|[{re.escape(firsts)}])(?:
          {LEAD}(?P<rails>`{{3,}}|~{{3,}})[ \t]*(?:{_begun(fences)})
        | (?P<fence>{LEAD}(?P<rail>`{{3,}}|~{{3,}})(?P<info>{INFO})(?:\n|\Z)
            (?s:.*?)(?:^[ \t>]*(?P=rail)[`~]*[ \t\r]*$|\Z))
        | (?P<ticks>(?<![\\`])`+)(?!`)(?:(?!\n[ \t>]*\r?\n)(?s:.)){{1,3000}}?(?<!`)(?P=ticks)(?!`)
        | ^[ \t>]*(?:{_begun(lines)})
        | (?P<opener>(?P<rule>{_begun(openers)})
            |<(?P<quiet>script|style|svg|template|iframe|noscript|object|textarea|select|math|pre)\b[^<>]*(?<!/)>)
        | (?P<esm>^(?:import[ ]+(?:['"]|[\w*{{][^\n]*?[ ]from[ ]+['"]|\{{[ \t]*\r?$)
            |export[ ]+(?:const|let|var|function|default|async|class|\{{))(?s:.*?)(?=\n[ \t]*\r?\n|\Z))
        | (?P<code><(?P<kind>code|kbd|samp|var|tt)\b[^<>]*(?<!/)>(?P<inside>(?:[^<]|<(?![A-Za-z/!]))*)</(?P=kind)\s*>)
        | (?P<address><(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{{1,31}}):[^\s<>]*|[\w.+-]+@[\w.-]+)>)
        | (?P<tag>(?<!\]\()(?<!\\)<(?:(?P<name>[A-Za-z][\w.:-]*)(?:\s+{ATTRIBUTE})*\s*/?
            |/(?P<end>[A-Za-z][\w.:-]*)\s*|/?)>)
        | {_begun(inline)}
        | (?P<display>\$\$(?:(?!\n[ \t>]*\r?\n)(?s:.))+?\$\$)
        | (?P<formula>(?<![\\$\w])\$(?=[^\s$])(?:[^$\n]*[\\^_{{][^$\n]*
            |(?:(?<![A-Za-z])[A-Za-z](?![A-Za-z])|\d|[^\w\s$]|[ ](?=\S)){{1,80}})(?<=\S)\$(?![\w$]))
        | (?P<expression>{INNER})
        )""",
        re.VERBOSE | re.MULTILINE,
    )


def _begun(patterns: Sequence[Begun]) -> str:
    """Patterns by their first signs, so that few are tried at any sign."""
    by: dict[str, list[str]] = {}
    for sign, one in patterns:
        by.setdefault(sign, []).append(one)
    return "|".join(rf"(?={re.escape(sign)})(?:{'|'.join(same)})" for sign, same in by.items())
