"""A sentence encoder as one more signal: what it tells, what the report says of it, and what is missing."""

from __future__ import annotations

import importlib.util
import json
import re
import warnings
from pathlib import Path
from typing import Any

import bench
import pytest
from test_cli import pairs_file, zvirka

from checker.align import meaning as semantic
from checker.language.text import plain
from checker.model import Document, Finding, Pair
from checker.render import render
from checker.rulebook import examples, rulebook
from checker.rulebook.rulebook import Rulebook
from checker.rulebook.settings import load
from checker.rulebook.settings_faults import SettingsError
from checker.run import path as run
from checker.run.machine import Machine

RULE = rulebook.load_one("meaning-differs")
BOOK = Rulebook((RULE,))
INSTALLED = importlib.util.find_spec(semantic.PACKAGE) is not None
needs_package = pytest.mark.skipif(not INSTALLED, reason="sentence-transformers is not installed (zvirka[semantic])")


def document(count: int, name: str = "case", uk: str = "Рада ухвалила бюджет міста.") -> Document:
    sides = [
        tuple(plain(text, side, ref=f"{side}.{n}") for n in range(count))
        for side, text in (("uk", uk), ("en", "The council passed the city budget."))
    ]
    pairs = tuple(Pair(str(n), (u,), (e,)) for n, (u, e) in enumerate(zip(*sides, strict=True)))
    return Document(name, *sides, pairs)  # type: ignore[arg-type]


def found(likenesses: list[float]) -> list[Finding]:
    encoder = semantic.Encoder(examples.Standin(likenesses))
    return list(run.check(document(len(likenesses)), Machine(BOOK, bench.WORDS, encoder=encoder)).findings)


def test_what_is_under_the_threshold_is_told_with_its_likeness() -> None:
    (finding,) = found([0.9, 0.2, 0.85])
    assert (finding.pair, finding.severity) == ("1", "info")
    assert "0.20" in finding.messages["en"]
    assert "0,20" in finding.messages["uk"]
    assert finding.uk is not None
    assert finding.uk.text == "Рада ухвалила бюджет міста."


def test_an_outlier_of_its_text_is_told_above_the_threshold() -> None:
    usual = [0.9, 0.88, 0.92, 0.91, 0.87, 0.9, 0.89]
    assert [finding.pair for finding in found([*usual, 0.6])] == ["7"]
    assert found([*usual, 0.86]) == []


def test_a_short_text_has_no_outliers() -> None:
    assert found([0.9, 0.9, 0.9, 0.6]) == []


def test_passages_that_are_all_alike_have_no_outliers() -> None:
    assert found([0.9] * 9 + [0.85]) == []


def test_what_has_no_letters_is_not_asked_and_not_judged() -> None:
    standin = examples.Standin([])
    text = run.collate(document(2, uk="12 000 — 24"), bench.WORDS)
    (told,) = semantic.Encoder(standin).compare([text])
    assert (told.meaning, standin.read) == ((None, None), [])


def test_the_prompt_stands_before_every_passage() -> None:
    standin = examples.Standin([0.9])
    semantic.Encoder(standin, prompt="query: ").compare([run.collate(document(1), bench.WORDS)])
    assert standin.read == [["query: Рада ухвалила бюджет міста.", "query: The council passed the city budget."]]


def test_passages_of_many_documents_are_read_together() -> None:
    class Counting:
        def __init__(self) -> None:
            self.sizes: list[int] = []

        def encode(self, texts: list[str], **options: Any) -> list[tuple[float, float]]:
            self.sizes.append(len(texts))
            return [(1.0, 0.0)] * len(texts)

    counting = Counting()
    encoder = semantic.Encoder(counting, note="meaning: counted", told=True)
    documents = [document(1, str(n)) for n in range(semantic.GATHERED + 3)]
    report = run.report(documents, Machine(BOOK, bench.WORDS, encoder=encoder))
    assert counting.sizes == [2 * semantic.GATHERED, 6]
    assert (report.documents, report.findings) == (semantic.GATHERED + 3, ())
    assert "meaning: counted" in report.notes


def test_findings_stay_with_their_documents() -> None:
    encoder = semantic.Encoder(examples.Standin([0.9, 0.1, 0.9]))
    report = run.report([document(1, name) for name in "abc"], Machine(BOOK, bench.WORDS, encoder=encoder))
    assert [finding.document for finding in report.findings] == ["b"]


def test_numbers_that_are_none_say_nothing() -> None:
    class Broken:
        def encode(self, texts: list[str], **options: Any) -> list[tuple[float, float]]:
            return [(float("nan"), 0.0)] * len(texts)

    (told,) = semantic.Encoder(Broken()).compare([run.collate(document(1), bench.WORDS)])
    assert told.meaning == (None,)


def test_without_a_model_programs_are_told_and_readers_are_not() -> None:
    report = run.report([document(1)], Machine(BOOK, bench.WORDS))
    assert semantic.NONE.note in json.loads(render.render(report, "json", bench.WORDS))["notes"]
    assert "meaning:" not in render.render(report, "text", bench.WORDS)
    assert semantic.choose("", "", Path()) is semantic.NONE


def settings(folder: Path, lines: str) -> Path:
    path = folder / "zvirka.toml"
    path.write_text(f"[semantic]\n{lines}\n", encoding="utf-8")
    return path


def test_a_package_that_is_missing_is_an_error_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "PACKAGE", "no_such_package")
    with pytest.raises(semantic.SemanticError, match=re.escape("pip install 'zvirka[semantic]'")):
        semantic.choose("LaBSE", "", Path())


def test_the_command_ends_with_two_where_the_model_can_not_be_had(tmp_path: Path) -> None:
    config = settings(tmp_path, 'model = "nowhere"')
    done = zvirka("check", pairs_file(tmp_path, PAIRS[0]), cwd=tmp_path)
    assert done.returncode == 2
    assert f"{config.name}: semantic.model" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_run_without_the_rule_loads_nothing_and_says_so(tmp_path: Path) -> None:
    settings(tmp_path, 'model = "nowhere"')
    done = zvirka("check", pairs_file(tmp_path, PAIRS[0]), "--ignore", RULE.name, "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "meaning: nowhere was not used, no rule that asks it is on" in json.loads(done.stdout)["notes"]


def test_a_slip_in_the_settings_is_answered(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="'model'"):
        load(settings(tmp_path, 'modl = "LaBSE"'))


# Words that translate each other have one row in the tiny model; each other word has its own.
ROWS = [
    "рада council", "ухвалила passed", "бюджет budget", "міста city", "наш our", "кіт cat", "спить sleeps",
]  # fmt: skip
PAIRS = [
    {"id": "same", "uk": "рада ухвалила бюджет міста", "en": "council passed city budget"},
    {"id": "other", "uk": "рада ухвалила бюджет міста", "en": "our cat sleeps at home"},
]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two saved models: word vectors by hand, and a BERT of two layers with random weights."""
    folder = tmp_path_factory.mktemp("encoders")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import numpy as np
        import torch
        from sentence_transformers import SentenceTransformer, models
        from sentence_transformers.models.tokenizer import WhitespaceTokenizer
        from transformers import BertConfig, BertModel, BertTokenizer

        vocabulary = [word for row in ROWS for word in row.split()]
        rows = np.eye(len(ROWS), dtype=np.float32)
        words = models.WordEmbeddings(
            WhitespaceTokenizer(vocabulary, do_lower_case=True), [rows[n // 2] for n in range(len(vocabulary))]
        )
        SentenceTransformer(modules=[words, models.Pooling(len(ROWS))], device="cpu").save(str(folder / "words"))

        torch.manual_seed(0)
        listed = folder / "vocab.txt"
        listed.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *vocabulary]), encoding="utf-8")
        config = BertConfig(
            vocab_size=len(vocabulary) + 5, hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
            intermediate_size=32, max_position_embeddings=32,
        )  # fmt: skip
        BertModel(config).save_pretrained(folder / "bare")
        BertTokenizer(str(listed)).save_pretrained(folder / "bare")
        layers = models.Transformer(str(folder / "bare"))
        SentenceTransformer(modules=[layers, models.Pooling(16)], device="cpu").save(str(folder / "bert"))
    return folder


@needs_package
def test_a_model_of_words_tells_a_wrong_passage(tmp_path: Path, tiny: Path) -> None:
    settings(tmp_path, f'model = "{(tiny / "words").as_posix()}"')
    done = zvirka(
        "check",
        pairs_file(tmp_path, *PAIRS),
        "--select",
        RULE.name,
        "--format",
        "json",
        "--fail-on",
        "info",
        cwd=tmp_path,
    )
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert [(one["rule"], one["pair"]) for one in report["findings"]] == [(RULE.name, "other")]
    assert done.stderr == ""
    (note,) = [note for note in report["notes"] if note.startswith("meaning: ")]
    assert re.search(r"words \(sentence-transformers \d+\.\d+.*\) was used", note)


@needs_package
def test_a_transformer_gives_the_same_numbers_twice_and_one_for_one_text(tiny: Path) -> None:
    encoder = semantic.choose("bert", "", tiny)
    texts = [run.collate(document(1), bench.WORDS), run.collate(document(2, uk=PAIRS[1]["en"]), bench.WORDS)]
    once, twice = ([told.meaning for told in encoder.compare(texts)] for _ in range(2))
    assert once == twice
    assert [len(meaning) for meaning in once] == [1, 2]
    assert all(one is not None and -1 <= one <= 1 for meaning in once for one in meaning)
    sides = (plain("council passed city budget", "uk"),), (plain("council passed city budget", "en"),)
    (told,) = encoder.compare([run.collate(Document("same", *sides, (Pair("same", *sides),)), bench.WORDS)])
    assert told.meaning == (1.0,)


@needs_package
@pytest.mark.parametrize("name", ["empty", "no-such-model", "nobody/no-such-model"])
def test_a_model_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(semantic.SemanticError, match=f"semantic.model: '{name}' can't be loaded.*take the line out"):
        semantic.choose(name, "", tmp_path)
