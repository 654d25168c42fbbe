"""Who translated a text: a line that each of two editions has of its own, with another name."""

from __future__ import annotations

from collections.abc import Sequence

from checker.language.spans import tokens_within
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Token

# A line of so many words at most, with so many in small letters beside the one for the translation, says nothing else:
# «(переклад українською за Іваном Огієнком)».
LINE, PLAIN = 12, 3
# So many characters a bracket with such a credit has at most.
BRACKET = 120
ENDS = (".", "!", "?", "…")


def translator(segment: Segment, words: Words) -> bool:
    """Whether a passage only says who translated: «Переклад: Оксана Дучак», "In Dr. Khattab's translation:"."""
    return not segment.folded.rstrip().endswith(ENDS) and _credit(segment.tokens, words)


def translates(fact: Fact, words: Words) -> bool:
    """Whether a name is that of a translator: its passage only says so, or the brackets around it do."""
    text = fact.segment.folded
    opens = text.rfind("(", max(0, fact.span.start - BRACKET), fact.span.start)
    closes = text.find(")", opens, opens + BRACKET) if opens >= 0 else -1
    if closes >= fact.span.end:
        return _credit(tokens_within(fact.segment, opens, closes), words)
    return translator(fact.segment, words)


def _credit(tokens: Sequence[Token], words: Words) -> bool:
    if len(tokens) > 3 * LINE:  # marks count as well; a long passage is asked for each of its names
        return False
    said = [token for token in tokens if token.text[0].isalpha()]
    if not 2 <= len(said) <= LINE:
        return False
    table = words.table("name_words")["translators"]
    stems = (*table["uk"], *table["en"])  # a page in one language may have its credits in the other
    others = [token for token in said if not token.lower.startswith(stems)]
    if len(others) == len(said) or sum(token.text.islower() for token in others) > PLAIN:
        return False
    return any(token.text[0].isupper() for token in others if token is not said[0])
