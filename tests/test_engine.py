"""Names through spaCy: trained pipelines beside the rules, and our names on the Doc of any pipeline."""

from __future__ import annotations

import importlib
import itertools
import json
import random
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import bench
import pytest
from test_cli import pairs_file, zvirka

from checker.align import meaning as semantic
from checker.facts.kinds import find
from checker.facts.names import entities
from checker.facts.names import trained as engine
from checker.language import pipelines
from checker.language.text import plain
from checker.model import SIDES, Document, Fact, Pair, Side, Span
from checker.render import render
from checker.rulebook import examples
from checker.rulebook.settings import load
from checker.rulebook.settings_faults import SettingsError
from checker.run import path as run
from checker.run.machine import Machine

pytestmark = pytest.mark.slow  # pipelines of spaCy are made and loaded

# ⟦…⟧ is an entity. The names are words that no rule takes for one: ordinary words, at the beginning of a sentence too.
LESSONS: dict[Side, list[tuple[str, list[str]]]] = {
    "en": [
        ("⟦Will Young⟧ opened the meeting.", ["PERSON"]),
        ("Yesterday ⟦Will Young⟧ spoke to students.", ["PERSON"]),
        ("The teacher met ⟦Will Young⟧ on Monday.", ["PERSON"]),
        ("The report names ⟦Orange⟧ as the buyer.", ["ORG"]),
        ("The buyer is ⟦Orange⟧ again.", ["ORG"]),
        ("A young teacher opened the report.", []),
        ("They will meet the students in the orange room.", []),
        ("On ⟦Monday⟧ the buyer spoke.", ["DATE"]),
        ("On ⟦Monday⟧ students read the report.", ["DATE"]),
        ("The meeting was long.", []),
        ("The driver lives in ⟦Reading⟧ now.", ["GPE"]),
        ("He left ⟦Reading⟧ on foot.", ["GPE"]),
    ],
    "uk": [
        ("⟦Надія Ластівка⟧ відкрила збори.", ["PER"]),
        ("⟦Гандзюк⟧ відкрила збори.", ["PER"]),
        ("Учителька зустріла ⟦Надію Ластівку⟧ в понеділок.", ["PER"]),
        ("У звіті покупцем названо ⟦Апельсин⟧ знову.", ["ORG"]),
        ("Покупець – знову ⟦Апельсин⟧ зі столиці.", ["ORG"]),
        ("Молода вчителька відкрила звіт.", []),
        ("Є надія, що ластівка повернеться.", []),
        ("Студенти читали звіт.", []),
        ("Збори були довгі.", []),
        ("Водій живе в ⟦Долині⟧ віднедавна.", ["LOC"]),
        ("Він пішов із ⟦Долини⟧ пішки.", ["LOC"]),
        ("Покупець виступив у понеділок.", []),
    ],
}  # fmt: skip


def trained(side: Side, folder: Path) -> Path:
    """A pipeline that knows its lessons by heart."""
    # Here and below: it takes a second, which only the process that runs these tests has to spend.
    import spacy
    from spacy.training import Example

    random.seed(0)
    spacy.util.fix_random_seed(0)
    made = spacy.blank(side)
    made.add_pipe("sentencizer")
    made.add_pipe("ner", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner",
        "extra_state_tokens": False, "hidden_width": 32, "maxout_pieces": 2, "use_upper": True, "nO": None,
        "tok2vec": {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 32, "depth": 2,
                    "embed_size": 500, "window_size": 1, "maxout_pieces": 2, "subword_features": True}}})  # fmt: skip
    lessons = []
    for marked, labels in LESSONS[side]:
        text, spans = examples.unmarked(marked)
        ents = [(*span, label) for span, label in zip(spans, labels, strict=True)]
        lessons.append(Example.from_dict(made.make_doc(text), {"entities": ents}))
    optimizer = made.initialize(lambda: lessons)
    for _ in range(100):
        made.update(lessons, sgd=optimizer, drop=0.0)
    made.meta["name"], made.meta["version"] = "lessons", "1.2.3"
    made.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    for side in SIDES:
        trained(side, folder / side)
    return folder


@pytest.fixture(scope="module")
def both(models: Path) -> engine.Engine:
    return engine.choose("auto", {"uk": "uk", "en": "en"}, models)


def package(name: str, side: Side, model: Path, site: Path) -> None:
    """An installed package of that name, as `spacy package` lays one out; it can't be imported."""
    data = site / name / f"{side}_lessons-1.2.3"
    shutil.copytree(model, data)
    shutil.copy(model / "meta.json", site / name / "meta.json")
    (site / name / "__init__.py").write_text("raise RuntimeError('imported')", encoding="utf-8")


def document(uk: str, en: str) -> Document:
    sides = (plain(uk, "uk", ref="uk.1"),), (plain(en, "en", ref="en.1"),)
    return Document("case", *sides, (Pair("1", *sides),))


def facts_of(text: str, side: Side, chosen: engine.Engine) -> list[Fact]:
    segment = bench.segment(text, side)
    return [f for f in chosen.beside(find(segment, bench.WORDS), segment, bench.WORDS) if f.kind == "name"]


def named(text: str, side: Side, chosen: engine.Engine) -> list[tuple[str, str, bool]]:
    return [(fact.text, entities.label(fact, bench.WORDS), fact.soft) for fact in facts_of(text, side, chosen)]


@pytest.mark.parametrize(
    ("side", "text", "fact"),
    [
        ("en", "The report names Orange as the buyer.", ("Orange", "ORG", True)),
        ("en", "The driver lives in Reading now.", ("Reading", "LOC", True)),
        ("uk", "Надія Ластівка відкрила збори.", ("Надія Ластівка", "PER", True)),
        ("uk", "У звіті покупцем названо Апельсин знову.", ("Апельсин", "ORG", True)),
    ],
)
def test_what_only_the_pipeline_knows_is_a_soft_name(
    both: engine.Engine, side: Side, text: str, fact: tuple[str, str, bool]
) -> None:
    assert named(text, side, engine.ALONE) == []
    assert named(text, side, both) == [fact]


def test_a_name_that_both_know_gets_the_pipelines_label_and_loses_its_doubt(both: engine.Engine) -> None:
    text = "Гандзюк відкрила збори."
    (alone,), (agreed,) = facts_of(text, "uk", engine.ALONE), facts_of(text, "uk", both)
    assert (alone.value.first, alone.value.label) == (True, "")
    assert (agreed.value.first, agreed.value.label, agreed.soft, agreed.value.hint) == (False, "PER", False, False)
    assert (agreed.span, agreed.value.parts) == (alone.span, alone.value.parts)


def test_a_name_that_the_pipeline_does_not_know_stays(both: engine.Engine) -> None:
    text = "The buyer lives near Zhmerynka and Boltonshire."
    assert named(text, "en", both) == named(text, "en", engine.ALONE) != []


def test_a_date_of_the_pipeline_is_no_name(both: engine.Engine) -> None:
    assert list(both.pipelines["en"]("On Monday the buyer spoke.").ents) != []
    assert named("On Monday the buyer spoke.", "en", both) == []


def test_an_entity_on_another_fact_adds_nothing(both: engine.Engine) -> None:
    segment = bench.segment("On 24 February 2022 Orange came.", "en")
    before = find(segment, bench.WORDS)
    marked = [entities.Entity(Span(3, 26), "ORG")]
    assert entities.beside(before, marked, segment, bench.WORDS) == before


@pytest.mark.parametrize(
    ("text", "entity", "name"),
    [
        ("He met the Orange board.", "the Orange", "Orange"),
        ("He met President Young today.", "President Young", "Young"),
        ("An Orange-based firm.", "Orange", "Orange"),
        ("Orange's board met.", "Orange's", "Orange"),
        ("It was the board.", "the board", None),
        ("Meet “Orange”.", "“Orange”", "Orange"),
    ],
)
def test_an_entity_is_cut_to_its_name(text: str, entity: str, name: str | None) -> None:
    segment = bench.segment(text, "en")
    start = text.index(entity)
    marked = [entities.Entity(Span(start, start + len(entity)), "ORG")]
    found = [fact.text for fact in entities.beside([], marked, segment, bench.WORDS)]
    assert found == ([name] if name else [])


def test_a_pipeline_alone_alarms_nobody(both: engine.Engine) -> None:
    """Whatever it knows beside the rules, no pair has a finding more than without it."""
    texts = {side: [examples.unmarked(text)[0] for text, _ in LESSONS[side]] for side in SIDES}
    book = bench.BOOK
    more = 0
    for uk, en in itertools.product(texts["uk"], texts["en"]):
        one = document(uk, en)
        kept = {f.fingerprint for f in run.check(one, Machine(book, bench.WORDS)).findings}
        page = run.check(one, Machine(book, bench.WORDS, both))
        assert {f.fingerprint for f in page.findings} <= kept
        more += any(fact.soft for fact in page.facts if fact.kind == "name")
    assert more > 50


def settings(folder: Path, models: Path, lines: str) -> Path:
    path = folder / "zvirka.toml"
    path.write_text(f"[names]\n{lines}\n".replace("MODELS", models.as_posix()), encoding="utf-8")
    return path


PAIR = {"id": "a", "format": "html", "uk": "<p>Водій живе в <b>Долині</b> віднедавна.</p>",
        "en": "<p>The driver lives in <b>Reading</b> now.</p>"}  # fmt: skip


def test_the_command_uses_the_pipelines_that_the_settings_name_and_says_so(tmp_path: Path, models: Path) -> None:
    config = settings(tmp_path, models, 'engine = "spacy"\nuk = "MODELS/uk"\nen = "MODELS/en"')
    pairs = pairs_file(tmp_path, PAIR)
    asked = ("--config", config, "--trust", models)
    listed = json.loads(zvirka("facts", pairs, "--format", "json", *asked, cwd=tmp_path).stdout)["facts"]
    (fact,) = [fact for fact in listed if fact["text"] == "Reading"]
    assert (fact["kind"], fact["label"], fact["soft"]) == ("name", "LOC", True)
    assert PAIR["en"][fact["start"] : fact["end"]] == "Reading"
    done = zvirka("check", pairs, "--report", "json=report.json", *asked, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    _, note, _ = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["notes"]
    assert note.startswith("names: ")
    for side, language in (("uk", "Ukrainian"), ("en", "English")):
        assert f"{side} ({side}_lessons 1.2.3) and rules were used ({language})" in note
    assert note in done.stdout


def test_a_pipeline_for_one_language_leaves_the_other_to_the_rules(tmp_path: Path, models: Path) -> None:
    chosen = engine.choose("auto", {"en": "en"}, models)
    assert set(chosen.pipelines) == {"en"}
    assert chosen.note == (
        "names: en (en_lessons 1.2.3) and rules were used (English); dictionaries and rules were used (Ukrainian)"
    )


def test_rules_alone_load_nothing(tmp_path: Path, models: Path) -> None:
    config = settings(tmp_path, models, 'engine = "rules"\nuk = "MODELS/uk"\nen = "MODELS/nowhere"')
    done = zvirka("facts", pairs_file(tmp_path, PAIR), "--config", config, "--trust", models, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "'Reading'" not in done.stdout


NONE = "names: no trained spaCy pipeline is installed; dictionaries and rules were used"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any of spaCy's trained pipelines."""
    monkeypatch.setattr(pipelines, "installed", lambda name: None)


@pytest.mark.usefixtures("bare")
def test_auto_without_any_pipeline_says_so_to_programs_only() -> None:
    chosen = engine.choose("auto", {}, Path())
    assert (chosen.pipelines, chosen.note) == ({}, NONE)
    report = run.report([document("Так.", "Yes.")], Machine(bench.BOOK, bench.WORDS, pipelines=chosen))
    assert json.loads(render.render(report, "json", bench.WORDS))["notes"][1:] == [NONE, semantic.NONE.note]
    assert "names:" not in render.render(report, "text", bench.WORDS)


@pytest.mark.usefixtures("bare")
def test_spacy_without_a_pipeline_is_an_error_with_the_mend(models: Path) -> None:
    with pytest.raises(engine.EngineError, match="spacy download uk_core_news_sm"):
        engine.choose("spacy", {"en": "en"}, models)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('en = "MODELS/nowhere"', "names.en"),
        ('en = "no_such_package"', "no_such_package"),
        ('en = "MODELS/uk"', "'uk', not for 'en'"),
        ('en = "MODELS/unnamed"', "finds names"),
        ('en = "MODELS/broken"', "can't be loaded"),
        ('engine = "spacey"', "spacy"),
        ('engin = "auto"', "'engine'"),
    ],
)
def test_settings_that_can_not_be_met_are_told(tmp_path: Path, models: Path, line: str, said: str) -> None:
    import spacy

    if not (models / "unnamed").exists():
        made = spacy.blank("en")
        made.add_pipe("sentencizer")
        made.to_disk(models / "unnamed")
        shutil.copytree(models / "en", models / "broken")
        (models / "broken" / "ner" / "model").write_bytes(b"none")

    def choose() -> None:
        wanted = load(settings(tmp_path, models, line)).names
        engine.choose(wanted.engine, {"uk": wanted.uk, "en": wanted.en}, tmp_path)

    with pytest.raises((SettingsError, engine.EngineError), match=re.escape(said)):
        choose()


def test_the_command_names_the_file_and_ends_with_two(tmp_path: Path, models: Path) -> None:
    config = settings(tmp_path, models, 'en = "MODELS/nowhere"')
    done = zvirka("check", pairs_file(tmp_path, PAIR), "--config", config, cwd=tmp_path)
    assert done.returncode == 2
    assert f"{config}: names.en" in done.stderr


def test_auto_takes_the_best_that_is_installed_and_tells_what_fails(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("en_core_web_sm", "en_core_web_md"):
        package(name, "en", models / "en", tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    assert engine.choose("auto", {}, Path()).note.startswith(
        "names: en_core_web_md 1.2.3 and rules were used (English)"
    )
    (tmp_path / "en_core_web_md" / "en_lessons-1.2.3" / "ner" / "model").write_bytes(b"none")
    chosen = engine.choose("auto", {}, Path())
    assert chosen.note.startswith("names: en_core_web_sm 1.2.3 and rules were used (English)")
    assert "en_core_web_md 1.2.3 can't be loaded" in chosen.note
    assert "en_core_web_sm" not in sys.modules


def test_only_what_finds_names_is_loaded(both: engine.Engine) -> None:
    import spacy

    assert both.pipelines["en"].pipe_names == ["ner"]
    made = spacy.blank("en")
    made.add_pipe("tok2vec")
    made.add_pipe("tagger", config={"model": {"tok2vec": LISTENER}})
    assert pipelines.needed(made.config) == frozenset()
    made.add_pipe("ner", config={"model": {"tok2vec": LISTENER}})
    assert pipelines.needed(made.config) == {"tok2vec", "ner"}


LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}


@pytest.mark.parametrize(
    ("side", "text", "ents"),
    [
        (
            "uk",
            "Президент Володимир Зеленський прибув до Одеси.\nРосійські війська й НАТО, каже Андрій Мельник.",
            [("Володимир Зеленський", "PER"), ("Одеси", "LOC"), ("Російські", "MISC"), ("НАТО", "ORG"),
             ("Андрій Мельник", "PER")],
        ),
        (
            "en",
            "President Volodymyr Zelenskyy came\n to Odesa\u00a0— NATO and Russian forces, Andriy Melnyk said.",
            [("Volodymyr Zelenskyy", "PER"), ("Odesa", "LOC"), ("NATO", "ORG"), ("Russian", "MISC"),
             ("Andriy Melnyk", "PER")],
        ),
    ],
)  # fmt: skip
def test_names_lie_on_the_doc(side: Side, text: str, ents: list[tuple[str, str]]) -> None:
    from checker.facts.names import component

    doc = component.pipeline(side)(text)
    assert doc.text == text
    assert [(ent.text, ent.label_) for ent in doc.ents] == ents


@pytest.mark.parametrize(
    ("side", "text"),
    [
        ("uk", "PDF-ка від п’ятої ранку: «Об’єкт № 5»,  а­построф 25-річного, 1 200,5 грн…"),
        ("en", "The U.S.-Iranian talks  (5:30pm, $1,200.50) aren't long-term—not today's."),
    ],
)
def test_a_run_cuts_texts_into_the_tokens_of_the_blank_pipeline(side: Side, text: str) -> None:
    doc = pipelines.blank(side)(text)
    spans = [(token.idx, token.idx + len(token)) for token in doc if not token.is_space]
    assert [(token.start, token.end) for token in bench.segment(text, side).tokens] == spans


def test_a_run_without_a_trained_pipeline_does_not_import_spacy(tmp_path: Path) -> None:
    config = tmp_path / "zvirka.toml"
    config.write_text('[names]\nengine = "rules"\n', encoding="utf-8")
    command = [sys.executable, "-X", "importtime", "-m", "checker", "facts", pairs_file(tmp_path, PAIR)]
    done = subprocess.run([*command, "--config", config], capture_output=True, text=True, check=True)
    assert "checker.run" in done.stderr
    assert "spacy" not in done.stderr


def test_the_component_joins_any_pipeline_and_leaves_its_entities(tmp_path: Path) -> None:
    import spacy

    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns([{"label": "SHIP", "pattern": "Odesa"}])
    made.add_pipe("zvirka_names")
    made.to_disk(tmp_path / "made")
    doc = spacy.load(tmp_path / "made")("The Odesa left Kharkiv's port on Monday.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Odesa", "SHIP"), ("Kharkiv", "LOC")]
    with pytest.raises(ValueError, match="'de'"):
        spacy.blank("de").add_pipe("zvirka_names")


def test_spacy_finds_the_component_by_its_entry_point() -> None:
    from checker.facts.names import component

    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    ((name, where),) = project["project"]["entry-points"]["spacy_factories"].items()
    module, _, function = where.partition(":")
    assert name == component.NAME
    assert getattr(importlib.import_module(module), function) is component.names
    code = "import sys, checker.facts.names.component; print([m for m in sys.modules if m.startswith('checker')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = ["checker", "checker.facts", "checker.facts.names", "checker.facts.names.component"]
    assert done.stdout.strip() == str(loaded), "it costs other programs nothing"
