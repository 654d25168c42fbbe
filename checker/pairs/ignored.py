"""Patterns as in a .gitignore, as settings and options give them."""

from __future__ import annotations


def matches_nothing(pattern: str) -> bool:
    """Whether a pattern is none, or one that no file can match, which git lets pass: "[a", "!", "/".

    >>> [matches_nothing(one) for one in ("[a", "!", "a[]b", "draft[s]/", "# ours", "")]
    [True, True, True, False, False, False]
    """
    from pathspec import GitIgnoreSpec

    if not pattern.strip() or pattern.startswith("#"):
        return False
    try:
        return all(one.regex is None for one in GitIgnoreSpec.from_lines([pattern]).patterns)
    except ValueError:
        return True
