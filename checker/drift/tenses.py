"""Which words of a passage tell of the future, and which of the past, by `rules/words/tenses.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from checker.drift.ties.endings import endings
from checker.drift.ties.vocabulary import Listing
from checker.language.memo import Memo
from checker.language.quantities.words import number_words
from checker.language.sounds import VOWELS_UK
from checker.language.vocabulary import Words
from checker.model import SIDES, Side, Token

Tense = Literal["past", "future", ""]

# A stem has so many letters at least; so many words before a past say that it is none.
STEM, BEFORE = 2, 3
# The infinitives whose imperfective is longer: «отримати», «отримувати».
WIDE = "ати"
# What a third person has before «ся» where it has none otherwise: «відкриє», «відкриється».
SOFT, SOFTENED = "ть", ("еть", "єть")


class Tenses:
    """What single words tell of time: `uk[word]` and `en[word]`, of words in lower case.

    `comes[word]` is whether a Ukrainian one is a future, which most passages are asked for and have none.
    """

    def __init__(self, words: Words) -> None:
        table = words.table("tenses")
        self.forms = words.forms("forms_uk")
        self.future: Mapping[Side, Listing] = {side: Listing(table["future"][side]) for side in SIDES}
        self.verbs, self.ends = frozenset(table["future"]["verbs"]), tuple(table["future"]["ends"])
        self.neuter, self.masculine = table["future"]["neuter"]
        perfective, past = table["perfective"], table["past"]
        self.prefixes, self.present = tuple(perfective["prefixes"]), tuple(perfective["present"])
        self.persons = [(person, others) for person, *others in perfective["persons"]]
        self.presents = tuple(person for person, _ in self.persons)
        pairs = perfective["pairs"]
        self.aspects: Sequence[Sequence[str]] = pairs["persons"]
        self.stems: Sequence[Sequence[str]] = pairs["stems"]
        self.wide = tuple(pairs["wide"])
        self.seconds = [*self.stems, *(("", end) for end in pairs["seconds"])]
        self.futures: Sequence[Sequence[str]] = pairs["futures"]
        self.perfectives = tuple(dict.fromkeys(plain for _, plain in self.aspects if plain != WIDE))
        self.paired = tuple(end for end, _ in self.aspects)
        self.begins = (*self.prefixes, *pairs["prefixes"])
        plain, self.reflexive = self.infinitive = tuple(past["infinitive"])
        # The longest ending first.
        self.pasts = [*((end, self.reflexive) for end in past["reflexive"]), *((end, plain) for end in past["ends"])]
        self.lost = dict(zip(self.infinitive, past["lost"], strict=True))
        self.nobody: Sequence[Sequence[str]] = past["nobody"]
        self.impersonal = endings(words).nobody
        # What any of the words ends in that tell of time: most words do not.
        self.verbal = (*{word[-2:] for word in (*self.future["uk"].whole, *self.verbs, *self.ends)},
                       *(end for end, _ in self.pasts), *self.presents, *self.paired,
                       *(self._reflexive(end) for end in (*self.presents, *self.paired)))  # fmt: skip
        self.counts = number_words(words, "uk").known
        self.tails = frozenset(end[-2:] for end in self.verbal)
        self.past = Listing(past["en"])
        self.before, self.near = Listing(table["before"]["en"]), Listing(table["before"]["near"])
        self.open: Mapping[Side, Listing] = {side: Listing(table["open"][side]) for side in SIDES}
        self.noun = Listing(table["open"]["noun"])
        self.clause: Mapping[Side, Listing] = {side: Listing(table["clause"][side]) for side in SIDES}
        self.joins, self.objects = frozenset(table["clause"]["joins"]), Listing(table["object"]["en"])
        self.owed = Listing(table["owed"]["uk"])
        self.comes: Memo[str, bool] = Memo(self._comes)
        self.uk: Memo[str, Tense] = Memo(self._ukrainian)
        self.en: Memo[str, Tense] = Memo(self._english)

    def tells(self, tokens: Sequence[Token], n: int) -> bool:
        """Whether an English word tells of time: "took", "will"; "tried" may be a participle, "tried the" is none."""
        word = tokens[n].lower
        if word in self.past or word in self.future["en"]:
            return True
        return self.en[word] == "past" and n + 1 < len(tokens) and tokens[n + 1].lower in self.objects

    def of(self, side: Side) -> Memo[str, Tense]:
        """What words of a side tell of time."""
        return self.uk if side == "uk" else self.en

    def _verbal(self, word: str) -> bool:
        """Whether a word ends as those that tell of time."""
        return (word[-2:] in self.tails or word[-1:] in self.tails) and word.endswith(self.verbal)

    def _comes(self, word: str) -> bool:
        if not self._verbal(word):
            return False
        if word in self.future["uk"] or word in self.verbs:
            return True
        if word.endswith(self.neuter) and word.removesuffix(self.neuter) + self.masculine in self.forms:
            return False
        return (word.endswith(self.ends) and word not in self.ends) or self._perfective(word) or self._paired(word)

    def _ukrainian(self, word: str) -> Tense:
        if self.comes[word]:
            return "future"
        return "past" if self._verbal(word) and self._past(word) else ""

    def _past(self, word: str) -> bool:
        """Whether an infinitive has the stem of a word with the ending of a past: «сила» is of no verb."""
        end, infinitive = next((row for row in self.pasts if word.endswith(row[0])), ("", ""))
        stem = word[: len(word) - len(end)]
        soft = stem[-1:] == "ь"  # no infinitive has a soft sign before its ending: «максимально»
        if not end or len(stem) < STEM or soft or self.counts[word] is not None:  # «пів»
            return False
        lost = stem[-1] in VOWELS_UK and stem + self.lost[infinitive] in self.forms
        return lost or stem + infinitive in self.forms or self._nobody(word)

    def _nobody(self, word: str) -> bool:
        """Whether nobody is said to have done it, by the infinitive: «перейменовано»."""
        stems = [(word[: len(word) - len(end)], infinitive) for end, infinitive in self.nobody if word.endswith(end)]
        return any(len(stem) >= STEM and stem + infinitive in self.forms for stem, infinitive in stems)

    def _perfective(self, word: str) -> bool:
        """Whether a present without its prefix is one of its own, by another person of the verb: so it is a future."""
        bare = self._plain(word)
        if not bare.endswith(self.presents):
            return False
        rests = self._bare(bare)
        if any(rest.startswith(self.present) for one in rests for rest in (one, *self._bare(one))):
            return False  # «знаходить»
        return any(
            rest.endswith(person) and self._conjugated(rest[: -len(person)], others)
            for rest in rests
            if rest in self.forms
            for person, others in self.persons
        )

    def _paired(self, word: str) -> bool:
        """Whether the verb of a present has an imperfective of its own, so that this is a future: «оголосить»."""
        bare = self._plain(word)
        if not bare.endswith(self.paired) or not bare.startswith(self.begins):
            return False
        if any(rest.startswith(self.present) for rest in self._bare(bare)):
            return False  # «знаходить»
        return any(
            bare.endswith(end) and self._imperfective(bare[: -len(end)], infinitive) for end, infinitive in self.aspects
        )

    def _imperfective(self, stem: str, infinitive: str) -> bool:
        """Whether a stem makes an infinitive and, changed at its end, the imperfective of that."""
        if len(stem) <= STEM or stem + infinitive not in self.forms:
            return False
        if infinitive == WIDE:
            return self._wide(stem)
        return any(
            stem.endswith(end) and stem[: len(stem) - len(end)] + other in self.forms for end, other in self.stems
        )

    def _wide(self, stem: str) -> bool:
        """Whether a stem with «ати» is perfective, by its longer imperfective, and has no other future: «видасть»."""
        if not any(stem + end in self.forms for end in self.wide):
            return False
        if any(
            stem.endswith(end) and stem[: len(stem) - len(end)] + other in self.forms for end, other in self.futures
        ):
            return False
        whole = stem + WIDE
        bases = [whole[: len(whole) - len(other)] + end for end, other in self.seconds if whole.endswith(other)]
        return not any(base + plain in self.forms for base in bases for plain in self.perfectives)

    def _plain(self, word: str) -> str:
        """A present without what makes it reflexive: «відкриється» is «відкриє»."""
        bare = word.removesuffix(self.reflexive[-2:])
        return bare[: -len(SOFT)] if bare != word and bare.endswith(SOFTENED) else bare

    def _reflexive(self, end: str) -> str:
        """The ending of a reflexive present: «ується» of «ує»."""
        own = self.reflexive[-2:]
        return f"{end}{SOFT if (end + SOFT).endswith(SOFTENED) else ''}{own}"

    def _bare(self, word: str) -> list[str]:
        """A word without each prefix that it may have."""
        return [word[len(prefix) :] for prefix in self.prefixes if word.startswith(prefix)]

    def _conjugated(self, stem: str, others: Sequence[str]) -> bool:
        """Whether a stem has the ending of another person."""
        return len(stem) >= STEM and any(stem + other in self.forms for other in others)

    def _english(self, word: str) -> Tense:
        if word in self.future["en"]:
            return "future"
        regular = word.endswith("ed") and not word.endswith("eed") and "-" not in word  # "auto-filled"
        return "past" if regular or word in self.past else ""

    def happened(self, tokens: Sequence[Token], n: int) -> bool:
        """Whether an English word is a past: not "is expected", and no participle by itself."""
        if self.en[tokens[n].lower] != "past":
            return False
        near = [token.lower for token in tokens[max(0, n - BEFORE) : n]]
        by_itself = near and not near[-1][0].isalnum() and tokens[n].lower not in self.past
        if by_itself or (near and near[-1] in self.before):
            return False  # "(located below)", "the proposed law"
        return not any(word in self.near for word in near)

    def coming(self, tokens: Sequence[Token], n: int) -> bool:
        """Whether an English word says that something is to come: no name, and no "free will"."""
        token = tokens[n]
        if self.en[token.lower] != "future" or not token.text.islower():
            return False
        return n == 0 or tokens[n - 1].lower not in self.noun


def tenses(words: Words) -> Tenses:
    """What words tell of time, by the vocabulary."""
    return words.made(Tenses)
