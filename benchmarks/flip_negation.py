"""Turns sentences round and counts what is found: python benchmarks/flip_negation.py PAIRS.jsonl [--each N] [--show N]

Reads pairs as `zvirka check` does. The kinds of error, each made in at most N pairs (1,000): a "not" put behind an
auxiliary, a denial of the English text taken out, «не» put before a verb in the past, «не» taken out, a word for a
claim or a guess taken out of either text, a duty made a permission. An error is found when the pair gets a finding of
these rules that it has not as it stands.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

from checker.language import vocabulary as words
from checker.language.text import plain
from checker.model import Document, Pair
from checker.rulebook import rulebook
from checker.rulebook.rulebook import Rulebook
from checker.run import path as run
from checker.run.machine import Machine

RULES = ["negation-added", "negation-lost", "hedge-added", "hedge-lost", "modality-changed"]
AUXILIARY = "is|are|was|were|will|would|can|could|should|must|has|have|had|may|might"
BARE = {"can't": "can", "won't": "will", "cannot": "can", "shan't": "shall"}
DENIES = re.compile(r"\b(?:can't|won't|cannot|shan't)\b|(?<=[a-z])n't\b| not\b|\bnever ", re.IGNORECASE)
Flip = Callable[[str, random.Random], str | None]


def put_not(text: str, dice: random.Random) -> str | None:
    """A "not" behind an auxiliary that has none."""
    found = list(re.finditer(rf"\b(?:{AUXILIARY})\b(?!n't| not|')", text))
    if not found:
        return None
    at = dice.choice(found).end()
    return f"{text[:at]} not{text[at:]}"


def take_not(text: str, dice: random.Random) -> str | None:
    """One denial less: "didn't" becomes "did", "can't" becomes "can"."""
    found = list(DENIES.finditer(text))
    if not found:
        return None
    one = dice.choice(found)
    return text[: one.start()] + BARE.get(one[0].lower(), "") + text[one.end() :]


def put_ne(text: str, dice: random.Random) -> str | None:
    """«не» before a word that ends as verbs in the past do."""
    found = list(re.finditer(r"(?<!не )(?<!Не )(?<= )[а-яіїєґ']{3,}(?:ала|ила|ували|или|ився|илася|илися)\b", text))
    if not found:
        return None
    at = dice.choice(found).start()
    return f"{text[:at]}не {text[at:]}"


def take_ne(text: str, dice: random.Random) -> str | None:
    """One «не» less."""
    found = list(re.finditer(r"\bне ", text))
    if not found:
        return None
    one = dice.choice(found)
    return text[: one.start()] + text[one.end() :]


def take_hedge(text: str, dice: random.Random) -> str | None:
    """A word less that makes a fact a guess or a claim."""
    hedge = (
        "probably|perhaps|maybe|allegedly|reportedly|presumably|мабуть|можливо|ймовірно|імовірно|напевно|нібито|певно"
    )
    found = list(re.finditer(rf"(?:, )?\b(?:{hedge})\b,? ?", text, re.IGNORECASE))
    if not found:
        return None
    one = dice.choice(found)
    return f"{text[: one.start()].rstrip()} {text[one.end() :]}".strip()


def make_may(text: str, dice: random.Random) -> str | None:
    """A duty that became a permission."""
    found = list(re.finditer(r"\b(?:must|have to|has to)\b(?! have|n't| not)", text))
    if not found or re.search(r"n't|\bnot\b", text):
        return None
    one = dice.choice(found)
    return f"{text[: one.start()]}may{text[one.end() :]}"


KINDS: dict[str, tuple[str, Flip]] = {
    '"not" put in': ("en", put_not),
    "English denial taken out": ("en", take_not),
    "«не» put in": ("uk", put_ne),
    "«не» taken out": ("uk", take_ne),
    "English hedge taken out": ("en", take_hedge),
    "Ukrainian hedge taken out": ("uk", take_hedge),
    "must made may": ("en", make_may),
}


def found(uk: str, en: str, rules: Rulebook) -> set[tuple[str, str]]:
    """What the rules find in a pair: the rule, and the words of both sides."""
    one, two = plain(uk, "uk"), plain(en, "en")
    page = run.check(Document("pair", (one,), (two,), (Pair("1", (one,), (two,)),)), Machine(rules, words.shipped()))
    return {(f.rule, f"{f.uk.text if f.uk else ''}|{f.en.text if f.en else ''}") for f in page.findings}


def main() -> None:
    """Prints the share of pairs that get a finding as they stand, and of each kind of error the share found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--each", type=int, default=1000, help="errors of each kind at most")
    parser.add_argument("--show", type=int, default=0, help="so many misses of each kind")
    given = parser.parse_args()
    pairs = [json.loads(line) for line in given.pairs.read_text(encoding="utf-8").splitlines()]
    rules = rulebook.load().adjusted(select=RULES)
    clean = {pair["id"]: found(pair["uk"], pair["en"], rules) for pair in pairs}
    alarms = sum(map(bool, clean.values()))
    print(f"{len(pairs)} pairs as they stand: {alarms} with a finding, {100 * alarms / len(pairs):.2f} %")
    for kind, (side, flip) in KINDS.items():
        made, hits, missed = 0, 0, []
        for pair in random.Random(kind).sample(pairs, len(pairs)):
            turned = flip(pair[side], random.Random(f"{kind} {pair['id']}"))
            if turned is None or made == given.each:
                continue
            made += 1
            wrong = {**pair, side: turned}
            if found(wrong["uk"], wrong["en"], rules) - clean[pair["id"]]:
                hits += 1
            else:
                missed.append(wrong)
        print(f"{kind}: {hits} of {made} found, {100 * hits / max(1, made):.1f} %")
        for pair in missed[: given.show]:
            print(f"    {pair['uk']}\n    {pair['en']}\n")


if __name__ == "__main__":
    main()
