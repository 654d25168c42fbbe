"""Settings that can't be used: each is answered with the file, the line and the mend, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import run

# A settings file, the line of the fault, and what has to be said in English and in Ukrainian.
MALFORMED = [
    ('[pairs]\nuk = "a"\nen = "b"\n', 1, "write [[pairs]] in two pairs of brackets", "напишіть [[pairs]]"),
    ('\n[rules]\nnumber-changed = "fatal"\n', 3, '"fatal" is none of "error", "warning", "info", ', "не підходить"),
    ('fail_on = "error"\nselect = ["a"]\n', 2, '[rules] turns one off', "у [rules] правило вимикають"),
    ('[rules]\nnubmer-changed = "off"\n', 2, "did you mean 'number-changed'?", "можливо, «number-changed»?"),
    ("# ours\nfail_on = warning\n", 2, "a text wants quotation marks", "текст беруть у лапки"),
    ('[[pairs]]\nuk = "a"\n', 1, "'en' is missing", "бракує ключа «en»"),
    ("[limits]\n\nsecnds = 3\n", 3, "did you mean 'seconds'?", "можливо, «seconds»?"),
    ("[limits]\nbytes = -3\n", 2, "a number above 0 is due, not -3", "більше за 0"),
    ("max_warnings = 2.5\n", 1, "a whole number is due", "ціле число"),
    ('baseline = ["a"]\n', 1, 'in quotation marks is due, not ["a"]', "має бути текст у лапках"),
    ('[[accept]]\nrule = "number-changed"\ntext = "1"\nwhy = "x"\n', 4, "at least 3 characters", "щонайменше 3"),
    ('[[accept]]\nrule = "number-changed"\nwhy = "it is so"\n', 1, "no text is named", "не названо тексту"),
    ('[quotes]\nuk = ["«"]\n', 2, "no pair of marks", "не пара лапок"),
    ('exclude = ["drafts/"]\n', 1, "[files], and below it exclude", "[files], а під нею exclude"),
    ('[files]\nexclude = "drafts/"\n', 2, "a list is due", "має бути список"),
    ('jobs = 4\n', 1, "on the command line: --jobs", "у командному рядку: --jobs"),
    ('a = "x\n', 1, "no closing quotation mark", "без кінцевих лапок"),
    ("staleness = true\nstaleness = false\n", 2, "given twice", "задано двічі"),
    ('max_warnings = "20"\n', 1, 'a whole number is due, as in 20, not "20"', 'ціле число, як-от 20, а не "20"'),
    ("max_warnings = true\n", 1, "a whole number is due, as in 20, not true", "ціле число"),
    ('min_confidence = "0.5"\n', 1, "a number is due, as in 0.5", "має бути число"),
    ('[limits]\nseconds = "3"\n', 2, "a number is due", "має бути число"),
    ('staleness = "no"\n', 1, 'true or false is due, not "no"', "true або false"),
    ('[files]\nexclude = ["drafts/", "[a"]\n', 2, 'can match the pattern "[a"', "шаблону «[a» не відповідатиме"),
    ('[files]\nexclude = ["!"]\n', 2, 'can match the pattern "!"', "шаблону «!» не відповідатиме"),
    ('\n[glossary]\nfile = "none.tsv"\n', 3, "none.tsv: there is no such file", "none.tsv: немає такого файлу"),
    ('[glossary]\nfile = [\n  "none.tsv"]\n', 3, "file.1: none.tsv: there is no", "none.tsv: немає такого файлу"),
    ('[lexicon]\nhouse = "none.tsv"\n', 2, "`zvirka learn PAIRS --out none.tsv`", "його записує `zvirka learn"),
    ('\nrule_folders = ["none"]\n', 2, "none: there is no such folder of rules", "none: немає такої теки правил"),
    ('baseline = "none.json"\n', 1, "--write-baseline none.json", "його записує"),
    ('[names.spellings]\n"Odesa" = "Одеса"\n', 1, "the Ukrainian one stands first", "українське стоїть першим"),
]  # fmt: skip


ERROR = {"en": "Error", "uk": "Помилка"}


@pytest.mark.parametrize(("text", "line", "en", "uk"), MALFORMED)
def test_a_fault_is_told_with_line_and_mend(tmp_path: Path, text: str, line: int, en: str, uk: str) -> None:
    (tmp_path / "zvirka.toml").write_text(text, encoding="utf-8")
    for lang, said in (("en", en), ("uk", uk)):
        done = run("check", "--lang", lang, cwd=tmp_path)
        assert done.returncode == 2
        (told,) = done.stderr.splitlines()
        assert told.startswith(f"{ERROR[lang]}: zvirka.toml:{line}: ")
        assert said in told
        assert "Input should" not in told


def test_what_is_not_known_is_told_with_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "zvirka.toml").write_text('selct = ["a"]\n', encoding="utf-8")
    said = run("check", cwd=tmp_path).stderr
    for name in ("pairs", "rules", "files", "baseline"):
        assert name in said
    assert "folder" not in said.replace("rule_folders", "")


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "zvirka.toml").write_text('fail_on = "no"\nmax_warnings = -1\n[pairs]\nuk = "a"\n', encoding="utf-8")
    assert len(run("check", cwd=tmp_path).stderr.splitlines()) == 3


def test_a_table_of_a_project_file_has_the_lines_of_the_file(tmp_path: Path) -> None:
    text = '[project]\nname = "a"\n\n[tool.zvirka.rules]\nnumber-changed = "loud"\n'
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert "pyproject.toml:5: rules.number-changed: " in run("check", cwd=tmp_path).stderr


@pytest.mark.parametrize(("lang", "said"), [("en", "there is no such file or folder"), ("uk", "немає такого файлу")])
def test_a_pair_that_is_not_there_is_told_with_its_line_and_the_others_are_checked(
    tmp_path: Path, lang: str, said: str
) -> None:
    (tmp_path / "uk.md").write_text("Прийшло 12 людей.\n", encoding="utf-8")
    (tmp_path / "en.md").write_text("There came 12 people.\n", encoding="utf-8")
    pairs = '[[pairs]]\nuk = "uk.md"\nen = "none.md"\n[[pairs]]\nuk = "none/*.md"\nen = "no/*.md"\n'
    (tmp_path / "zvirka.toml").write_text(f'{pairs}[[pairs]]\nuk = "uk.md"\nen = "en.md"\n', encoding="utf-8")
    done = run("check", "--lang", lang, "--quiet", cwd=tmp_path)
    told = done.stdout + done.stderr
    assert done.returncode == 2
    assert f"none.md: zvirka.toml:3: pairs.1.en: {said}" in told
    assert "none/*.md, no/*.md: zvirka.toml:4: pairs.2: " in told
    assert {"en": "1 document", "uk": "1 документ"}[lang] in told


def test_a_pattern_of_the_command_line_that_matches_nothing_is_refused(tmp_path: Path) -> None:
    done = run("check", ".", "--exclude", "[a", cwd=tmp_path)
    assert done.returncode == 2
    assert "--exclude: no file can match the pattern '[a'" in done.stderr
