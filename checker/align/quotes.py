"""Quotations of one text to those of the other."""

from __future__ import annotations

from collections.abc import Sequence, Set

from checker.align import distance
from checker.align.comparison import Comparison
from checker.align.names.nature import VERB
from checker.align.window import Window
from checker.facts.quotes import find as quotes
from checker.facts.quotes.marks import scan
from checker.facts.quotes.reach import PASSAGES, WORDS
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.spans import tokens_within
from checker.language.text import glosses, script
from checker.language.vocabulary import Words
from checker.model import Fact, Match, Segment, Side
from checker.model.expressions import deferred

# From how many words on a quotation without counterpart is worth telling: right beside a verb of saying, near one,
# elsewhere, and where it has a capital.
SAID, SPOKEN, BARE, NAMED = 1, 3, 3, 4
# ... and in the English text, which puts terms in quotation marks that Ukrainian leaves bare.
ADDED = 6
# From when on the quotations of one passage say much more than those of the other: words more, and share of them.
MORE, SHARE = 5, 0.58
# The lines of a play, of which there must be so many: "Jerry: Did you park there?"
PLAY = 3
# English makes one word of what Ukrainian quotes as a phrase, of so many words at most: end-to-end.
COMPOUND, PHRASE = deferred(r"(?<![\w-])[^\W\d_]+-[^\W\d_]+-[^\W\d_]+(?!\w)"), 4
# How much more two quotations fit that have a Latin word in common.
KEPT = 0.4
LATIN_WORD = deferred(r"[A-Za-z]{3,}")
# A foreign phrase that a quotation translates right behind it: «Cascading Style Sheets, дослівно «каскадна …»».
GLOSS_REACH = 80
GLOSSED = deferred(r"(?P<phrase>[A-Za-z][\w'-]*(?: [A-Za-z][\w'-]*)+)(?:,| [-(]|:)? ?(?:[а-яіїєґ']+ )?$")
# The term itself in brackets right behind its translation: «“нижче за течією” (downstream dependency)».
TERM = deferred(r" ?\(([A-Za-z][A-Za-z '-]{2,60})\)")
# The word before a quotation; the name of a thing has so many words at most.
NOUN_BEFORE, TITLE = deferred(r"(?<!\w)([^\W\d_][\w'-]*) $"), 3
# Words of fewer letters are in every phrase: «в», "of".
SHORT = 3
SPEAKER = deferred(r"[A-Z][^\W\d_]*(?: [A-Z][^\W\d_]*)?: (?=\S)")


def match(comparison: Comparison) -> list[Match]:
    """Every quotation with its counterpart in the same passage, or with nothing.

    One without counterpart is missing only where the other passage has no quotation marks at all, is no
    dialogue with dashes, and the quotation is too long for a name.
    """
    pairs, every = comparison.pairs, list(comparison.of("quote"))
    if not every:
        return []
    matches: list[Match] = []
    seen: set[Fact] = set()
    play = sum(SPEAKER.match(s.folded) is not None for pair in pairs for s in pair.en) >= PLAY
    inside = _inside(comparison, "uk") | _inside(comparison, "en")
    for pair in pairs:
        uk, en = ([f for f in comparison.inside(side, "quote") if not _gloss(f)] for side in (pair.uk, pair.en))
        uk, en = _once(uk, en), _once(en, uk)
        seen.update(uk, en)
        said: dict[Side, float] = {"uk": _said(uk), "en": _said(en) * WORDS}
        if _much_more(said, (*uk, *en)) and (len(uk) != len(en) or _much_more(_whole(uk, en), (*uk, *en))):
            most = [max(facts, key=lambda fact: fact.value.words) for facts in (uk, en)]
            matches.append(Match(most[0], most[1], quotes.likeness(*most), "changed"))
            matches += [Match.lone(fact, "moot") for fact in (*uk, *en) if fact not in most]
            continue
        for a, b in _in_order(uk, en, comparison.window):
            if a is not None and b is not None:
                matches.append(Match(a, b, quotes.likeness(a, b), "same"))
                continue
            for lone, there in ((a, pair.en), (b, pair.uk)):
                if lone is not None:
                    lost = not play and _lost(comparison, lone, there, inside) and (lone.soft or not _held(lone, said))
                    told = lone.value.half and lone.span.start == 0 and _opens(matches, lone.side)
                    matches.append(Match.lone(lone, "missing" if lost and not told else "moot"))
    matches += [Match.lone(fact, "moot") for fact in every if fact not in seen]
    return matches


def _opens(matches: Sequence[Match], side: Side) -> bool:
    """Whether the last match is the beginning of a quotation that is missing, which goes on in the next passage."""
    last = matches[-1] if matches else None
    fact = last.side(side) if last else None
    return bool(last and last.verdict == "missing" and fact and fact.value.half)


def _gloss(fact: Fact) -> bool:
    """Whether a quotation stands in a gloss: the other language's words in brackets."""
    return any(start <= fact.span.start < end for start, end in glosses(fact.segment))


def _once(mine: list[Fact], theirs: Sequence[Fact]) -> list[Fact]:
    """The quotations of a passage without the originals beside their translations: «Хай буде» ("Let it be")."""
    if len(mine) < 2 or not theirs:
        return mine
    there, own = {_letters(fact) for fact in theirs}, script("я" if mine[0].side == "uk" else "z")
    copied = [fact for fact in mine if _letters(fact) in there and not any(script(c) == own for c in fact.text)]
    return [fact for fact in mine if fact not in copied] if 2 * len(copied) <= len(mine) else mine


def _letters(fact: Fact) -> str:
    return "".join(filter(str.isalpha, fact.text.lower()))


def _said(facts: Sequence[Fact]) -> float:
    """How many words the quotations of a passage have, without those that read like names."""
    return float(sum(fact.value.words for fact in facts if not fact.value.inside and not fact.soft))


def _whole(uk: Sequence[Fact], en: Sequence[Fact]) -> dict[Side, float]:
    """The same with those that read like names: of as many quotations, each has its counterpart."""
    there = float(sum(fact.value.words for fact in en if not fact.value.inside))
    return {"uk": float(sum(fact.value.words for fact in uk if not fact.value.inside)), "en": there * WORDS}


def _much_more(said: dict[Side, float], facts: Sequence[Fact]) -> bool:
    """Whether one text's quotations say much more than the other's: one ends too early, or is lost."""
    small, large = sorted(said.values())
    if not small or any(fact.value.unsure for fact in facts):
        return False
    return large - small >= MORE and small < SHARE * large


def _in_order(uk: Sequence[Fact], en: Sequence[Fact], window: Window) -> list[tuple[Fact | None, Fact | None]]:
    """The pairing of two rows of quotations, in order, that leaves out as little as it can and fits lengths best."""
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}  # what is told, and the last step
    for i, j in window.among(uk or en).band(len(uk), len(en)):
        score = best[i, j][0]
        steps: list[tuple[int, int, float]] = [(1, 0, -0.1), (0, 1, -0.1), (1, 1, 0.0)]
        for m, n, gain in steps:
            if i + m > len(uk) or j + n > len(en):
                continue
            if m and n:
                gain = quotes.likeness(uk[i], en[j]) - 0.7 + (KEPT if _shares(uk[i], en[j]) else 0)
            if (i + m, j + n) not in best or best[i + m, j + n][0] < score + gain:
                best[i + m, j + n] = (score + gain, m, n)
    path: list[tuple[Fact | None, Fact | None]] = []
    i, j = len(uk), len(en)
    while i or j:
        _, m, n = best[i, j]
        path.append((uk[i - 1] if m else None, en[j - 1] if n else None))
        i, j = i - m, j - n
    return path[::-1]


def _shares(uk: Fact, en: Fact) -> bool:
    """Whether a Latin word of a Ukrainian quotation stands in an English one."""
    return not set(LATIN_WORD.findall(uk.text)).isdisjoint(LATIN_WORD.findall(en.text))


def _glossing(fact: Fact, words: Words) -> bool:
    """Whether a Ukrainian quotation says what the foreign phrase before it means, which nobody translates back."""
    text, start = fact.segment.folded, fact.span.start
    before = GLOSSED.search(text[max(0, start - GLOSS_REACH) : start]) if fact.side == "uk" else None
    if before is None:
        return False
    said = [token.lower for token in tokens_within(fact.segment, *fact.span)]
    foreign = before["phrase"].lower().split()
    return any(lexicon(words).likely(uk, en) >= LINKED for uk in said for en in foreign)


def _lost(comparison: Comparison, fact: Fact, there: Sequence[Segment], inside: Set[Segment]) -> bool:
    if not there or any(s.partial for s in (fact.segment, *there)):
        return False
    if any(segment in inside or _dialogue(segment) for segment in there):
        return False
    if comparison.original != "en" and distance.dropped(fact, there, comparison):
        return True
    if fact.soft:
        return False
    # A quotation that goes on without marks is Ukrainian usage: «…, – сказав він. – Ми …».
    if fact.value.half and (fact.side == "en" or any(_marked(comparison, segment) for segment in there)):
        return False
    if _titled(fact) or (not fact.value.said and (_set_off(fact, there) or _kept(fact, there))):
        return False
    if not fact.value.said and _glossing(fact, comparison.words):
        return False
    if not fact.value.said and _compound(fact, there, comparison.words):
        return False
    if not fact.value.said and _term(fact, there):
        return False
    bare = ADDED if fact.side == "en" else BARE if fact.text.islower() else NAMED
    least = SAID if fact.value.said else SPOKEN if quotes.speech(fact.segment, fact.span, comparison.words) else bare
    return bool(fact.value.words >= least)


def _titled(fact: Fact) -> bool:
    """Whether a quotation is the name of what stands right before it: «фірма „Контроль-Аудит“», «повість „Їжак“»."""
    text, (start, end) = fact.segment.folded, fact.span
    inner = text[start + 1 : end - 1]
    before = NOUN_BEFORE.search(text, max(0, start - GLOSS_REACH), start) if fact.side == "uk" else None
    if before is None or fact.value.words > TITLE or not inner[:1].isupper() or any(mark in inner for mark in ".!?"):
        return False
    return not VERB.search(before[1]) and not text.startswith(", -", end)


def _set_off(fact: Fact, there: Sequence[Segment]) -> bool:
    """Whether the other passage sets the words off otherwise: a title that is a link in both, or in italics there."""
    start, end = fact.span
    link = any(
        tag.name == "a" and tag.span.start <= start + 1 and end - 1 <= tag.span.end + 1 for tag in fact.segment.tags
    )
    tags = [tag for segment in there for tag in segment.tags]
    if link and any(tag.name == "a" for tag in tags):
        return True
    least = fact.value.words / 2
    return any(
        tag.name in {"em", "i", "cite"} and len(segment.text[slice(*tag.span)].split()) >= least
        for segment in there
        for tag in segment.tags
    )


def _kept(fact: Fact, there: Sequence[Segment]) -> bool:
    """Whether the other passage has the very words bare: a name that one text puts in quotation marks."""
    words = fact.text.strip("«»\"“”„'‘’ ")
    return any(words in segment.text for segment in there)


def _term(fact: Fact, there: Sequence[Segment]) -> bool:
    """Whether the term behind a Ukrainian quotation, in brackets, is what the English passage says without marks."""
    term = TERM.match(fact.segment.folded, fact.span.end) if fact.side == "uk" else None
    return term is not None and any(term[1].lower() in one.folded.lower() for one in there)


def _compound(fact: Fact, there: Sequence[Segment], words: Words) -> bool:
    """Whether the English passage has the phrase as one word with hyphens that translates a word of it."""
    if fact.side == "en" or not fact.text.strip('«»"“”„').islower() or fact.value.words > PHRASE:
        return False
    parts = [part for one in there for found in COMPOUND.findall(one.folded) for part in found.lower().split("-")]
    if not parts:
        return False
    known = lexicon(words)
    said = [token.lower for token in tokens_within(fact.segment, *fact.span) if len(token.text) >= SHORT]
    return any(known.likely(uk, en) >= LINKED for uk in said for en in parts)


def _marked(comparison: Comparison, segment: Segment) -> bool:
    found = scan(segment.text, comparison.words)
    return bool(found.quotations or found.loose)


def _inside(comparison: Comparison, side: Side) -> set[Segment]:
    """The passages that lie in a quotation which an earlier one opened."""
    found: set[Segment] = set()
    opened: list[int] = []
    for n, segment in enumerate(one for pair in comparison.pairs for one in pair.side(side)):
        opened = [at for at in opened if n - at <= PASSAGES]
        if opened:
            found.add(segment)
        for mark in scan(segment.text, comparison.words).loose:
            if mark.turn == "open":
                opened.append(n)
            elif opened:
                opened.pop()
    return found


def _dialogue(segment: Segment) -> bool:
    """Whether a passage shows speech by the dashes of a dialogue."""
    text = segment.folded.lstrip()
    return text.startswith("- ") or (segment.side == "uk" and ", - " in text)


def _held(lone: Fact, said: dict[Side, float]) -> bool:
    """Whether the quotations of the other passage are long enough to hold this one too: "A," he said, "B"."""
    there = said["en" if lone.side == "uk" else "uk"]
    mine = said[lone.side]
    length: float = lone.value.words * (WORDS if lone.side == "en" else 1.0)
    return abs(there - mine) < abs(there - (mine - length))
