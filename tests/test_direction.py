"""Rules speak in both directions: where English is the original, no message begins with the Ukrainian text."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest

from checker.rulebook import rulebook
from checker.rulebook.rule_file import Rule, RuleError

RULES = bench.BOOK.rules
# What begins a message that only holds where the Ukrainian text is the original.
FIRST = {"en": ("{uk}", "Ukrainian text"), "uk": ("{uk}", "українському тексті")}
LAST = {"en": ("{en}", "English"), "uk": ("{en}", "англійському")}


def directed(rule: Rule) -> bool:
    """Whether a message names what both texts say, the Ukrainian first."""
    message = rule.head.message
    return "{uk" in message.en and "{en" in message.en


@pytest.mark.parametrize("rule", [rule for rule in RULES if directed(rule)], ids=lambda rule: rule.name)
def test_a_rule_that_quotes_both_texts_speaks_the_other_way_round_too(rule: Rule) -> None:
    assert rule.verb.compares
    turned = rule.head.message.told("en")
    assert turned is not rule.head.message
    for lang, said in (("en", turned.en), ("uk", turned.uk)):
        before = rule.head.message.en if lang == "en" else rule.head.message.uk
        assert (said.index("{en") < said.index("{uk")) == (before.index("{uk") < before.index("{en"))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.head.mirror], ids=lambda rule: rule.name)
def test_a_mirror_is_that_of_its_mirror(rule: Rule) -> None:
    other = next(one for one in RULES if one.name == rule.head.mirror)
    assert other.head.mirror == rule.name
    assert type(other.verb) is type(rule.verb)
    assert rule.verb.compares


def test_every_rule_of_one_side_that_compares_has_a_mirror() -> None:
    sided = [rule for rule in RULES if rule.verb.compares and getattr(rule.verb, "side", None)]
    assert [rule.name for rule in sided if not rule.head.mirror] == []


def broken(folder: Path, old: str, new: str) -> str:
    source = next(rule.path for rule in RULES if rule.name == "number-missing").read_text(encoding="utf-8")
    assert old in source
    (folder / "number-missing.toml").write_text(source.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as wrong:
        rulebook.load(folder)
    return str(wrong.value)


def test_a_mirror_that_there_is_not_is_refused(tmp_path: Path) -> None:
    said = broken(tmp_path, '"number-added"', '"number-addded"')
    assert "mirror: " in said
    assert "number-added" in said


def test_a_reverse_message_that_nothing_fills_is_refused(tmp_path: Path) -> None:
    said = broken(tmp_path, "[[good]]", '[message.reverse]\nen = "{valeu}"\nuk = "{value}"\n\n[[good]]')
    assert "message.reverse.en: nothing fills {valeu}; did you mean {value}?" in said
