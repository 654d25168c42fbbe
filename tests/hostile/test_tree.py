"""What leads out of the checked tree is refused, unless the command line says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import command
import pytest

from checker.commands import trust

UK, EN = "Загинули 12 людей у місті.", "21 people were killed in the city."
SECRET = "root:x:0:0 Загинули 99 людей. 77 people were killed."


def zvirka(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return command.run(*words, cwd=folder, env={**os.environ, "LANG": "C", "LC_ALL": "C"})


@pytest.fixture(params=["repository", "folder"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A tree, and beside it what is none of its business."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text(SECRET, encoding="utf-8")
    (tmp_path / "outside" / "terms.tsv").write_text("uk\ten\nкіт\tcat\n", encoding="utf-8")
    tree = tmp_path / "tree"
    for side, text in (("uk", UK), ("en", EN)):
        (tree / "content" / side).mkdir(parents=True)
        (tree / "content" / side / "p.md").write_text(text, encoding="utf-8")
        (tree / "content" / side / "q.md").write_text("Так." if side == "uk" else "Yes.", encoding="utf-8")
    (tree / "zvirka.toml").write_text("", encoding="utf-8")
    if request.param == "repository":
        (tree / ".git").mkdir()
    return tree


def quoted(done: subprocess.CompletedProcess[str]) -> bool:
    return any(word in done.stdout + done.stderr for word in ("root:x", "99 людей", "77 people"))


@pytest.mark.parametrize(
    "settings",
    [
        '[[pairs]]\nuk = "../outside/secret.md"\nen = "content/en/p.md"\n',
        '[[pairs]]\nuk = "{outside}/secret.md"\nen = "content/en/p.md"\n',
        '[[pairs]]\nuk = "../outside/*.md"\nen = "content/en/*.md"\n',
        '[[pairs]]\nuk = "{outside}/{{page}}.md"\nen = "content/en/{{page}}.md"\n',
        '[[pairs]]\nuk = "linked"\nen = "content/en"\n',
        '[[pairs]]\nuk = "linked/*.md"\nen = "content/en/*.md"\n',
        '[glossary]\nfile = "../outside/terms.tsv"\n',
        '[glossary]\nfile = ["content/en/p.md", "linked/terms.tsv"]\n',
        'rule_folders = ["../outside"]\n',
        'rule_folders = ["rules"]\n',
        'baseline = "linked/secret.md"\n',
        '[lexicon]\nhouse = "linked/terms.tsv"\n',
        '[semantic]\nmodel = "../outside"\n',
        '[names]\nuk = "linked"\n',
    ],
)
def test_settings_may_not_lead_out(tree: Path, settings: str) -> None:
    outside = tree.parent / "outside"
    (tree / "linked").symlink_to(outside)
    (tree / "rules").mkdir()
    (tree / "rules" / "mine.toml").symlink_to(outside / "secret.md")
    (tree / "zvirka.toml").write_text(settings.format(outside=outside), encoding="utf-8")
    for words in (["check", "content"], ["check"], ["fix", "--diff"], ["facts", "content"], ["pairs"], ["learn"]):
        done = zvirka(tree, *words)
        assert done.returncode == 2, done.stdout
        assert "lies outside the checked tree" in done.stderr
        assert "zvirka.toml: " in done.stderr
        assert not quoted(done)
    assert "lies outside" not in zvirka(tree, "check", "content", "--trust", "../outside").stderr


def test_settings_that_are_a_link_out_are_not_read(tree: Path) -> None:
    (tree.parent / "outside" / "a.toml").write_text("fail_on = 'never'", encoding="utf-8")
    (tree / "zvirka.toml").unlink()
    (tree / "zvirka.toml").symlink_to("../outside/a.toml")
    done = zvirka(tree, "check", "content")
    assert (done.returncode, "lies outside the checked tree" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ["content"], ["--uk", "content/uk", "--en", "content/en"], ["content/en/p.md"], ["content/uk/p.md"], [],
        ["--uk", "content/uk/p.md", "--en", "content/en/p.md"],
    ],
)  # fmt: skip
def test_a_link_of_the_content_may_not_lead_out(tree: Path, words: list[str]) -> None:
    if not words:
        pair = '[[pairs]]\nuk = "content/uk/*.md"\nen = "content/en/*.md"\n'
        (tree / "zvirka.toml").write_text(pair, encoding="utf-8")
    (tree / "content" / "uk" / "p.md").unlink()
    (tree / "content" / "uk" / "p.md").symlink_to("../../../outside/secret.md")
    for verb in ("check", "facts", "pairs", "fix", "learn"):
        done = zvirka(tree, verb, *words, *(["--passages"] if verb == "pairs" else []))
        assert done.returncode == 2, (verb, done.stdout, done.stderr)
        assert "lies outside the checked tree" in done.stdout + done.stderr
        assert not quoted(done)
    trusted = zvirka(tree, "check", *words, "--trust", "../outside")
    assert trusted.returncode == 1
    assert "lies outside" not in trusted.stdout + trusted.stderr
    assert quoted(trusted)


def test_the_sound_rest_is_checked(tree: Path) -> None:
    (tree / "content" / "uk" / "q.md").unlink()
    (tree / "content" / "uk" / "q.md").symlink_to("../../../outside/secret.md")
    done = zvirka(tree, "check", "content", "--format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["summary"]["documents"]) == (2, 1)
    assert [finding["rule"] for finding in report["findings"]] == ["number-changed"]
    assert [failure["name"] for failure in report["failures"]] == ["content/uk/q.md"]


def test_a_folder_that_is_a_link_out_is_refused_where_it_is_named(tree: Path) -> None:
    (tree / "texts").symlink_to("../outside")
    assert "lies outside" in zvirka(tree, "check", "texts").stderr
    assert "lies outside" in zvirka(tree, "check", "--rules", "texts", "content").stderr
    assert "lies outside" in zvirka(tree, "check", "--baseline", "texts/secret.md", "content").stderr
    (tree / "mine.txt.j2").symlink_to("../outside/secret.md")
    done = zvirka(tree, "check", "--format", "mine.txt.j2", "content")
    assert "lies outside" in done.stderr
    assert not quoted(done)


def test_what_the_command_line_names_outside_is_meant(tree: Path) -> None:
    outside = tree.parent / "outside"
    rule = Path(__file__).resolve().parents[2] / "rules" / "typography" / "double-space.toml"
    (outside / "rules").mkdir()
    (outside / "rules" / "own-rule.toml").write_text(rule.read_text(encoding="utf-8"), encoding="utf-8")
    (outside / "z.toml").write_text("fail_on = 'never'", encoding="utf-8")
    (outside / "x.txt.j2").write_text("{{ report.documents }} checked", encoding="utf-8")
    done = zvirka(
        tree, "check", "content", "--rules", "../outside/rules", "--config", "../outside/z.toml", "--format",
        "../outside/x.txt.j2",
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 checked\n", "")
    given = json.dumps({"uk": UK, "en": EN}, ensure_ascii=False)
    (outside / "p.jsonl").write_text(given, encoding="utf-8")
    assert zvirka(tree, "check", "../outside/p.jsonl").returncode == 1
    root = str(Path(__file__).resolve().parents[2])
    piped = subprocess.run(
        [sys.executable, "-m", "checker", "check", "/dev/stdin"], input=given.encode(), cwd=tree, check=False,
        env={**os.environ, "PYTHONPATH": root}, capture_output=True,
    )  # fmt: skip
    assert b"outside the checked tree" not in piped.stderr


def test_links_inside_the_tree_are_followed(tree: Path) -> None:
    (tree / "content" / "en" / "p.md").rename(tree / "shared.md")
    (tree / "content" / "en" / "p.md").symlink_to("../../shared.md")
    done = zvirka(tree, "check", "content")
    assert (done.returncode, "outside" in done.stderr) == (1, False), done.stderr


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"model.safetensors": "", "modules.json": '[{"type": "sentence_transformers.models.Transformer"}]'}, ""),
        ({"model.safetensors": "", "pytorch_model.bin": ""}, ""),
        ({"pytorch_model.bin": ""}, "may run code"),
        ({"1_Dense/pytorch_model.bin": "", "model.safetensors": ""}, "may run code"),
        ({"vocab.pkl": ""}, "may run code"),
        ({"modeling.py": ""}, "is code"),
        ({"modules.json": '[{"type": "modeling.Evil"}]'}, "none of sentence-transformers"),
        ({"modules.json": '[{"type": ["x"]}]'}, "none of sentence-transformers"),
        ({"modules.json": "{"}, "is no JSON"),
        ({"0_T/config.json": '{"auto_map": {"AutoModel": "modeling.Evil"}}'}, "auto_map"),
        ({"sentence_bert_config.json": '{"trust_remote_code": true}'}, "auto_map"),
    ],
)
def test_a_model_of_the_tree_is_weights_and_settings(tmp_path: Path, files: dict[str, str], said: str) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert (said in trust.encoder(tmp_path)) if said else trust.encoder(tmp_path) == ""


def test_a_model_of_the_tree_is_looked_at_before_it_is_loaded(tree: Path) -> None:
    (tree / "model").mkdir()
    (tree / "model" / "modeling.py").write_text("raise SystemExit(77)", encoding="utf-8")
    (tree / "zvirka.toml").write_text('[semantic]\nmodel = "model"\n', encoding="utf-8")
    done = zvirka(tree, "check", "content")
    assert done.returncode == 2
    assert "is code" in done.stderr
    (tree / "sub").mkdir()
    (tree / "sub" / "model").mkdir()
    (tree / "zvirka.toml").write_text('[semantic]\nmodel = "sub/../model"\n', encoding="utf-8")
    assert "is code" in zvirka(tree, "check", "content").stderr
    (tree / "model").rename(tree / "sub" / "other")
    (tree / "zvirka.toml").write_text('[semantic]\nmodel = "other"\n', encoding="utf-8")
    assert "no name of a model" in zvirka(tree / "sub", "check", "../content").stderr


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"config.cfg": '[components.ner]\nfactory = "ner"\n', "ner/model": ""}, ""),
        ({"config.cfg": '[components.t]\nfactory = "transformer"\n'}, "pickle"),
        ({"config.cfg": "", "code.py": ""}, "may run code"),
        ({"config.cfg": "", "x.pkl": ""}, "may run code"),
    ],
)
def test_a_pipeline_of_the_tree_has_no_code(tmp_path: Path, files: dict[str, str], said: str) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert (said in trust.pipeline(tmp_path)) if said else trust.pipeline(tmp_path) == ""
