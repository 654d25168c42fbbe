"""What the HTML report lays out: an index that is read at once, and the texts of each document apart."""

from __future__ import annotations

import hashlib
import heapq
import json
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from checker import __version__
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Finding, Page, Pair, Place, Post, Report, Segment, Side
from checker.render import escapes, mending, repeats
from checker.render.certainty import certainty
from checker.render.escapes import WORKFLOW
from checker.render.rows import RANK
from checker.rulebook.rule_file import Rule
from checker.run.surface import relative, surface

if TYPE_CHECKING:
    from markupsafe import Markup

    from checker.run.compare import Change

SITE = re.compile(r"[\w.-]+")  # a host name, in any script
SURROGATES = re.compile("[\ud800-\udfff]")
UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
NAMED = 200  # findings that a reader without scripts is told
LONGEST = 160  # code points of a title in the index
Cell = list[int | str]


def script(value: Any) -> Markup:
    """A value as JSON inside a script element: neither `</script>` nor `<!--` of a text can end it."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    text = escapes.log_safe(text)  # a page that is printed lies in a log
    return Markup(SURROGATES.sub(lambda half: f"\\u{ord(half[0]):04x}", text))


def scripts(value: Mapping[str, Any]) -> Iterator[Markup]:
    """The same of an object in pieces, in which what an iterator gives is a list."""
    from markupsafe import Markup

    between = Markup("{")
    for key, held in value.items():
        yield between + script(key) + Markup(":")
        between = Markup(",")
        if not isinstance(held, Iterator):
            yield script(held)
            continue
        yield Markup("[")
        for n, item in enumerate(held):
            yield Markup("," if n else "") + script(item)
        yield Markup("]")
    yield Markup("}")


def shown(text: str) -> str:
    """A text for readers without scripts: what is no character of UTF-8, or turns the direction of text, replaced."""
    return WORKFLOW.sub("## ", UNSHOWN.sub("\ufffd", _short(text)))


def gravest(findings: Iterable[Finding]) -> list[Finding]:
    """The first findings where errors come first, each severity in its order."""
    return heapq.nsmallest(NAMED, findings, key=lambda one: RANK[one.severity])


def labels(words: Words) -> dict[Side, dict[str, Any]]:
    """What the page says, in each language: its own words and those that all reports share."""
    shared, own = words.table("labels"), words.table("page")
    return {side: {**shared[side], **own[side]} for side in SIDES}


def index(
    report: Report, lang: Side, rules: Mapping[str, Rule], change: Change | None = None, made: str = "",
    home: Path = Path(), worded: Mapping[Side, Report] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Everything but the texts: documents, findings with their messages, rules, failures, the older report.

    Documents, findings and kinds are iterators, to be read in this order: there may be more than there is room for.
    `made` is when the run took place, as ISO 8601; `home` the folder from which the settings count paths,
    `worded` the report with failures and notes in each language. A finding is
    [document, rule, severity, message in English, message in Ukrainian, sides, fingerprint, 1 where the older report
    does not have it, the number of its kind, that of its repeat]: findings of one rule that point at the same texts are
    of one kind, and `kinds` has these texts; those that are the same with their whole passages are one repeat.
    """
    named = sorted({finding.rule for page in report.pages for finding in page.findings})
    place = {name: n for n, name in enumerate(named)}
    kinds: dict[tuple[str | None, ...], int] = {}
    again: dict[bytes, int] = {}
    spoken = worded or dict.fromkeys(SIDES, report)
    return {
        "lang": lang,
        "version": __version__,
        "made": made,
        "key": _key(page.document.name for page in report.pages),
        "rules": [_rule(name, rules.get(name)) for name in named],
        "documents": (_document(page, home) for page in report.pages),
        "findings": (
            [
                n, place[finding.rule], finding.severity[0], _short(finding.messages["en"]),
                _short(finding.messages["uk"]),
                "".join(side[0] for side in SIDES if _place(finding, side)), finding.fingerprint,
                int(change is not None and change.new(finding)),
                kinds.setdefault((finding.rule, *_surfaces(finding)), len(kinds)),
                again.setdefault(_digest(repeats.same(finding, change)), len(again)),
            ]
            for n, page in enumerate(report.pages) for finding in page.findings
        ),
        "kinds": _told(kinds),
        "failures": [
            [failure.name, {side: spoken[side].failures[n].message for side in SIDES}]
            for n, failure in enumerate(report.failures) if failure.severe
        ],
        "notes": {side: [*spoken[side].notes, *spoken[side].asides] for side in SIDES},
        "totals": [report.documents, report.pairs, report.facts["uk"] + report.facts["en"], report.accepted],
        "change": _change(change) if change else None,
    }  # fmt: skip


def _told(kinds: Mapping[tuple[str | None, ...], int]) -> Iterator[list[str | None]]:
    """The texts of each kind, in their order; it is complete when all findings have been read."""
    for _, *surfaces in kinds:
        yield surfaces


def _key(names: Iterable[str]) -> str:
    """What tells the texts of a report from those of others: a hash of the names of its documents."""
    made = hashlib.sha256()
    for n, name in enumerate(names):
        made.update(f"{chr(10) if n else ''}{name}".encode("utf-8", "replace"))
    return made.hexdigest()[:16]


def _digest(value: Hashable) -> bytes:
    """What stands for a value with whole passages in it, in less room."""
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _short(message: str) -> str:
    """A message without the middle of a passage that it quotes whole."""
    return message if len(message) <= 2 * LONGEST else f"{message[:LONGEST]} […] {message[-LONGEST:]}"


def _rule(name: str, rule: Rule | None) -> list[Any]:
    """A rule's name, what it finds, and why it matters, in each language."""
    if rule is None:
        return [name, {"en": "", "uk": ""}, {"en": "", "uk": ""}]
    said = {side: rule.head.said(side) for side in SIDES}
    return [name, {side: said[side].summary for side in SIDES}, {side: said[side].why for side in SIDES}]


def _document(page: Page, home: Path) -> dict[str, Any]:
    document = page.document
    titles = {side: next((one.shown[:LONGEST] for one in page.side(side) if one.role == "title"), "") for side in SIDES}
    kept = {
        "name": document.name,
        "path": relative(document.name, home),
        "uk": titles["uk"],
        "en": titles["en"],
        "pairs": len(page.pairs),
        "facts": len(page.facts),
        "date": document.post.date if document.post else "",
        "view": view_address(document.post),
        "edit": edit_address(document.post),
        "text": mending.key(page) if page.findings else "",
    }
    return {key: value for key, value in kept.items() if value != ""}


def _change(change: Change) -> dict[str, Any]:
    return {
        "old": dict(Counter(one.severity[0] for one in change.old)),
        "gone": [[one.document, one.rule, one.severity[0], one.message] for one in change.gone],
        "unchecked": change.unchecked,
    }


def view_address(post: Post | None) -> str:
    """Where a post is read, or "" where its address is none of the web (`javascript:`)."""
    return post.link if post and _site(post.link) else ""


def edit_address(post: Post | None) -> str:
    """Where WordPress opens a post for its editor, or "": https://SITE/wp-admin/post.php?post=ID&action=edit."""
    site = _site(post.link) if post and post.id is not None else ""
    return f"{site}/wp-admin/post.php?post={post.id}&action=edit" if post and site else ""


def _site(link: str) -> str:
    """The scheme, host and port of an address of the web, or ""."""
    try:
        parts = urlsplit(link)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    host = parts.hostname or ""
    return f"{parts.scheme}://{host}{port}" if parts.scheme in {"http", "https"} and SITE.fullmatch(host) else ""


def texts(page: Page, mended: bool = True) -> dict[str, Any]:
    """The passages of a document, which stand beside each other, and where its findings and facts lie.

    Where it may be `mended`, the raw texts of the translation are there as well.

    Offsets are UTF-16 units, as the page counts. A place is [passage, start, end], and the raw text where the fault is
    in the markup; a fact the same with its kind and canon; a match [fact or -1, fact or -1, verdict].
    """
    laid_out = _Texts(page)
    more = {"mending": mending.mending(page, laid_out.segments)} if mended else {}
    return {**laid_out.laid_out(), **more}


class _Texts:
    """The passages of one document by number."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.rows = list(_rows(page))
        listed = [one for row in self.rows for one in (*row.uk, *row.en)]
        self.segments = listed
        self.number = {one: n for n, one in enumerate(listed)}
        # A check may point at the passage as it was before it was read.
        self.named = {(one.side, one.ref): n for n, one in enumerate(listed)}
        self.units = {n: units for n, one in enumerate(listed) if (units := mending.units(one.shown))}

    def laid_out(self) -> dict[str, Any]:
        facts: dict[Fact | None, int] = {fact: n for n, fact in enumerate(self.page.facts)}
        return {
            "passages": [[one.side, one.role, one.shown] for one in self.segments],
            "rows": [[[self.number[one] for one in row.side(side)] for side in SIDES] for row in self.rows],
            "findings": [self.finding(finding) for finding in self.page.findings],
            "facts": [[*self.span(fact.segment, *fact.span), fact.kind, fact.canon] for fact in self.page.facts],
            "matches": [
                [facts.get(match.uk, -1), facts.get(match.en, -1), match.verdict] for match in self.page.matches
            ],
        }

    def finding(self, finding: Finding) -> dict[str, Any]:
        kept = {
            "uk": self.place(finding.uk),
            "en": self.place(finding.en),
            "expected": finding.expected,
            "fix": finding.fix,
            "certainty": certainty(finding.confidence),
            "share": round(100 * finding.confidence),
            "place": self.place(finding.anchor),
        }
        return {key: value for key, value in kept.items() if value is not None}

    def place(self, place: Place | None) -> Cell | None:
        if place is None:
            return None
        raw: Cell = [place.text] if place.raw is not None else []
        return [*self.span(place.segment, *place.span), *raw]

    def span(self, segment: Segment, start: int, end: int) -> Cell:
        n = self.number.get(segment, self.named.get((segment.side, segment.ref), -1))
        units = self.units.get(n)
        return [n, units[start], units[end]] if units else [n, start, end]


def _rows(page: Page) -> Iterator[Pair]:
    """The pairs of a document in reading order, with what stands aside (page data, address) at the end."""
    held = {one for pair in page.pairs for one in (*pair.uk, *pair.en)}
    yield from page.pairs
    for one in page.segments():
        if one not in held:
            yield Pair(one.ref, *(((one,), ()) if one.side == "uk" else ((), (one,))))


def _place(finding: Finding, side: Side) -> Place | None:
    return finding.uk if side == "uk" else finding.en


def _surfaces(finding: Finding) -> list[str | None]:
    """What a finding points at, Ukrainian first, as `[[accept]]` names it; None for a side that it has not."""
    return [surface(place) if place else None for place in (finding.uk, finding.en)]
