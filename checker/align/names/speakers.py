"""Whether a name stands where a person's does: behind a title, or beside a word of speech."""

from __future__ import annotations

from checker.facts.names.lexicon import lexicon
from checker.facts.quotes.speech import speech
from checker.language.spans import first_token
from checker.language.vocabulary import Words
from checker.model import Fact

# So many tokens before a name and behind it are looked at: «за словами», "according to", "…, said".
BESIDE = 2


def personal(fact: Fact, words: Words) -> bool:
    """Whether the words beside a name say that it is a person's: «за словами Мельника», «пан Ткач»."""
    tokens = fact.segment.tokens
    first, end = first_token(fact.segment, fact.span.start), first_token(fact.segment, fact.span.end)
    before = [token.lower for token in tokens[max(0, first - BESIDE) : first]]
    behind = [token.lower for token in tokens[end : end + BESIDE]]
    titled = bool(before) and before[-1] in lexicon(fact.side, words).titles
    return titled or speech(words).among(fact.side, (*before, *behind))
