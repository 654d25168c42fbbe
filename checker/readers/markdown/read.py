"""A Markdown file of one language to segments: CommonMark with its usual extensions, MDX, Hugo, Jekyll, Docusaurus."""

from __future__ import annotations

from dataclasses import replace

from checker.language.vocabulary import Words
from checker.model import Field, Side, Span
from checker.readers.markdown.dialects import dialects
from checker.readers.markdown.markup import scan
from checker.readers.markdown.passages import MarkdownPassages
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import front_matter, suppressions
from checker.readers.places.source import Source


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The passages of a Markdown file; raises InputError for front matter that is none."""
    name, raw = source.name, source.text
    field = Field("", raw, name)
    begin, segments = front_matter.read(name, field, side, words)
    known, mdx = words.made(dialects), name.lower().endswith(".mdx")
    passages = MarkdownPassages(field, side, words, scan(raw, begin, known, mdx=mdx))
    passages.read()
    made = [*segments, *passages.segments]
    made.sort(key=lambda segment: segment.raw(Span(0, 1)).start)
    numbered = tuple(replace(segment, ref=f"{side}/{n}") for n, segment in enumerate(made))
    comments = (*suppressions.in_comments(raw[:begin]), *passages.marked.comments)
    return OneLanguageFile(numbered, tuple(suppressions.before(comments, field, numbered)))
