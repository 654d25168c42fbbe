"""Which text is the original: how it is told or found, and what becomes of it in reports."""

from __future__ import annotations

import json
import os
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from test_cli import zvirka
from test_since import run, save

from checker.model import UNKNOWN, Original
from checker.pairs import FilePair
from checker.pairs import original as evidence
from checker.run import original

pytestmark = pytest.mark.slow  # whole trees are checked, in both directions

EN = """# Guide

The server listens on port 8080 and keeps 30 backups on disk.

Each backup is deleted after 45 days, and nobody is asked before that.

The report was written by Angela Merkel on 14 March 2019 in Berlin.

Run the command with the name of the cluster to see all of its nodes.
"""
UK = """# Посібник

Сервер слухає порт 8090 і зберігає 30 резервних копій на диску.

Кожну резервну копію видаляють, і нікого перед цим не питають.

Звіт написав Емманюель Макрон 15 березня 2019 року в Берліні.
"""
# The same the other way round: English is the one that falls short.
SHORT_EN = EN.replace("after 45 days, and", "and").partition("Run the")[0]
LONG_UK = UK.replace("видаляють, і", "видаляють за 45 днів, і") + "\nЗапустіть команду з назвою кластера.\n"


def lay(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def check(folder: Path, *words: str, form: str = "json") -> Any:
    done = zvirka("check", ".", "--format", form, "--fail-on", "never", *words, cwd=folder)
    assert done.stdout, done.stderr
    return json.loads(done.stdout) if form in {"json", "sarif"} else done.stdout


def told(folder: Path, *words: str) -> list[tuple[str, str]]:
    return [(one["rule"], one["message"]) for one in check(folder, *words)["findings"]]


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """A site whose default language is English."""
    lay(tmp_path, **{"docs/guide.md": EN, "docs/uk/guide.md": UK})
    return tmp_path


@pytest.fixture
def ukrainian(tmp_path: Path) -> Path:
    """A site whose default language is Ukrainian."""
    lay(tmp_path, **{"docs/guide.md": LONG_UK, "docs/en/guide.md": SHORT_EN})
    return tmp_path


@pytest.mark.parametrize(("site", "side", "there"), [("english", "en", "uk"), ("ukrainian", "uk", "en")])
def test_findings_lie_on_the_translation_with_the_original_beside(
    site: str, side: str, there: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(site)
    report = check(folder)
    assert {one["original"] for one in report["findings"]} == {side}
    assert any(note.startswith("original: ") and "default language of the site" in note for note in report["notes"])
    results = check(folder, form="sarif")["runs"][0]["results"]
    assert len(results) >= 5
    for one in results:
        place, related = (one[key][0]["physicalLocation"] for key in ("locations", "relatedLocations"))
        assert place["artifactLocation"]["uri"] == f"docs/{there}/guide.md"
        assert related["artifactLocation"]["uri"] == "docs/guide.md"
    shown = check(folder, form="github")
    assert set(re.findall(r"::(?:error|warning|notice) file=([^,]+)", shown)) == {f"docs/{there}/guide.md"}
    shown = check(folder, form="concise")
    assert shown.count(f"docs/{there}/guide.md:") == len(results)
    (path,) = {one["location"]["path"] for one in json.loads(check(folder, form="gitlab"))}
    assert path == f"docs/{there}/guide.md"


def test_annotations_lie_at_the_lines_that_fall_short(english: Path) -> None:
    shown = check(english, form="github")
    lines = dict(re.findall(r"line=(\d+).*?title=zvirka%3A ([\w-]+)", shown))
    assert lines["3"] == "number-changed"
    assert lines["5"] == "measure-added"
    assert "passage-added" in re.findall(r"line=7.*?title=zvirka%3A ([\w-]+)", shown)


def test_messages_begin_with_the_original(english: Path) -> None:
    found = dict(told(english, "--lang", "en"))
    assert found["number-changed"] == "8080 in the English text is 8090 in the Ukrainian one"
    assert found["measure-added"] == "45 days has no counterpart in the Ukrainian text"
    found = dict(told(english, "--lang", "uk"))
    assert found["number-changed"] == "В англійському тексті «8080», а в українському – «8090»"
    found = dict(told(english, "--lang", "uk", "--original", "uk"))
    assert found["number-changed"] == "В українському тексті «8090», а в англійському – «8080»"


@pytest.mark.parametrize("lang", ["en", "uk"])
@pytest.mark.parametrize(("site", "rule"), [("english", "passage-added"), ("ukrainian", "passage-missing")])
def test_behind_the_end_of_a_translation_nothing_is_translated_yet(
    site: str, rule: str, lang: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(site)
    (one,) = [one for one in check(folder, "--lang", lang)["findings"] if one["rule"] == rule]
    assert one["message"].startswith("Not translated yet" if lang == "en" else "Ще не перекладено")
    assert one["mqm"] == "accuracy/untranslated"


def test_what_is_lacking_inside_a_translation_is_left_out(english: Path) -> None:
    lay(
        english,
        **{"docs/uk/guide.md": UK.replace("Кожну резервну копію видаляють, і нікого перед цим не питають.", "")},
    )
    lay(english, **{"docs/guide.md": EN.partition("Run the")[0]})
    (one,) = [one for one in check(english)["findings"] if one["rule"] == "passage-added"]
    assert one["message"].startswith("The Ukrainian text has nothing for this passage")
    assert one["mqm"] == "accuracy/omission"


def test_the_reason_is_that_of_the_direction(english: Path) -> None:
    said = {way: check(english, "--original", way, "--lang", "en", form="text") for way in ("uk", "en")}
    assert "A size that the original does not give is made up." in said["uk"]
    assert "A size that the original does not give is made up." not in said["en"]
    assert "How far, how heavy, how large is a fact that readers use." in said["en"]


@pytest.mark.parametrize("site", ["english", "ukrainian"])
def test_what_is_found_is_the_same_either_way(site: str, request: pytest.FixtureRequest) -> None:
    def found(way: str) -> list[tuple[Any, ...]]:
        report = check(request.getfixturevalue(site), "--original", way)
        keys = ("rule", "severity", "fingerprint", "confidence", "uk", "en", "document", "pair")
        return [tuple(map(json.dumps, (one[key] for key in keys))) for one in report["findings"]]

    assert found("uk") == found("en")
    assert len(found("uk")) >= 5


def test_what_is_wrong_in_one_text_stays_in_it(english: Path) -> None:
    lay(english, **{"docs/guide.md": EN.replace("listens on", "listens on on")})
    results = check(english, form="sarif")["runs"][0]["results"]
    (one,) = [one for one in results if one["ruleId"] == "repeated-word"]
    assert one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/guide.md"


def test_a_pull_request_on_the_translation_alone_is_annotated_there(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q", "-b", "main")
    save(tmp_path, **{"docs/guide.md": EN, "docs/uk/guide.md": UK.replace("8090", "8080")})
    run(tmp_path, "checkout", "-q", "-b", "branch")
    save(tmp_path, **{"docs/uk/guide.md": UK})
    shown = check(tmp_path, "--changed-since", "main", form="github")
    (one,) = re.findall(r"::error file=([^,]+),line=(\d+)", shown)
    assert one == ("docs/uk/guide.md", "3")


def test_a_user_has_the_last_word(english: Path) -> None:
    def first(*words: str) -> str:
        (side,) = {one["original"] for one in check(english, *words)["findings"]}
        return str(side)

    assert first() == "en"
    assert first("--original", "uk") == "uk"
    lay(english, **{"zvirka.toml": 'original = "uk"\n'})
    assert first() == "uk"
    assert first("--original", "auto") == "en"
    lay(english, **{"zvirka.toml": 'original = "uk"\n[[pairs]]\nuk = "docs/uk"\nen = "docs"\noriginal = "en"\n'})
    assert first() == "en"
    assert first("--original", "uk") == "uk"
    lay(english, **{"zvirka.toml": 'original = "uk"\n[[pairs]]\nuk = "docs/uk"\nen = "docs"\noriginal = "auto"\n'})
    assert first() == "en"
    lay(english, **{"zvirka.toml": 'original = "ua"\n'})
    done = zvirka("check", ".", cwd=english)
    assert done.returncode == 2
    assert "original" in done.stderr


def test_unknown_is_said_and_findings_lie_on_english(tmp_path: Path) -> None:
    lay(tmp_path, **{"uk/guide.md": UK, "en/guide.md": EN})
    report = check(tmp_path)
    assert {one["original"] for one in report["findings"]} == {None}
    assert any(note.startswith("original: unknown; findings lie on the English text") for note in report["notes"])
    shown = check(tmp_path, form="github")
    assert set(re.findall(r"::(?:error|warning|notice) file=([^,]+)", shown)) == {"en/guide.md"}
    assert dict(told(tmp_path))["number-changed"] == "8090 in the Ukrainian text is 8080 in the English one"


def test_a_kept_outcome_is_that_of_its_original(english: Path) -> None:
    lay(english, **{"docs/other.md": EN, "docs/uk/other.md": UK})
    for way in ("en", "uk", "en", "uk"):
        found = check(english, "--original", way, "--cache")["findings"]
        assert {one["original"] for one in found} == {way}


def test_two_processes_put_findings_where_one_does(english: Path) -> None:
    lay(english, **{"docs/other.md": EN, "docs/uk/other.md": UK})
    for form in ("sarif", "json"):
        alone, both = (check(english, "--no-cache", "--jobs", jobs, form=form) for jobs in ("1", "2"))
        assert alone == both


def pair(folder: Path, here: str, there: str, uk: str = "Так.", en: str = "Yes.") -> FilePair:
    lay(folder, **{here: uk, there: en})
    return FilePair(folder / here, folder / there, "named")


@pytest.mark.parametrize(
    ("uk", "en", "side"),
    [
        ("docs/uk/a.md", "docs/a.md", "en"),
        ("docs/a.md", "docs/en/a.md", "uk"),
        ("a.uk.md", "a.md", "en"),
        ("a.md", "a.en.md", "uk"),
        ("pages.uk/common/a.md", "pages/common/a.md", "en"),
        ("i18n/uk/about.md", "about.md", "en"),
        ("i18n/uk/docusaurus-plugin-content-docs/current/intro.md", "docs/intro.md", "en"),
        ("website/i18n/uk/docusaurus-plugin-content-blog/a.md", "blog/a.md", "en"),
        ("res/values-uk/strings.xml", "res/values/strings.xml", "en"),
        ("uk.lproj/Localizable.strings", "Base.lproj/Localizable.strings", "en"),
        ("docs/uk/en.md", "docs/en.md", "en"),
        ("uk/a.md", "en/a.md", None),
        ("uk/content/en/a.md", "en/content/en/a.md", "en"),
        ("l10n/en/docs/uk/a.md", "l10n/uk/docs/uk/a.md", "uk"),
        ("docs/uk/countries/uk/a.md", "docs/en/countries/uk/a.md", None),
        ("docs/uk/docs/en/docs/uk/a.md", "docs/en/docs/en/docs/uk/a.md", None),
        ("news_ua.txt", "final.txt", None),
        ("story.txt", "text.txt", None),
    ],
)
def test_the_default_language_of_a_site_has_no_mark(tmp_path: Path, uk: str, en: str, side: str | None) -> None:
    assert evidence.by_site(pair(tmp_path, uk, en)).side == side


@pytest.mark.parametrize(
    ("name", "text", "side"),
    [
        ("hugo.toml", 'defaultContentLanguage = "uk"\n', "uk"),
        ("config/_default/hugo.yaml", "defaultContentLanguage: en\n", "en"),
        ("docusaurus.config.js", "module.exports = {i18n: {defaultLocale: 'uk', locales: ['uk', 'en']}}", "uk"),
        ("next.config.mjs", 'export default {i18n: {locales: ["en", "uk"], defaultLocale: "en"}}', "en"),
        ("manifest.json", '{"default_locale": "en_US"}', "en"),
        ("l10n.yaml", "arb-dir: lib\ntemplate-arb-file: app_uk.arb\n", "uk"),
        ("config/application.rb", "    config.i18n.default_locale = :uk\n", "uk"),
        ("_config.yml", "default_lang: uk-UA\n", "uk"),
        ("config.toml", 'title = "Site"\ndefault_language = "uk"\n', "uk"),
        ("astro.config.mjs", 'export default {i18n: {defaultLocale: "en", locales: ["uk", "en"]}}', "en"),
        ("slang.yaml", "base_locale: en\nfallback_strategy: base_locale\n", "en"),
        (
            "mkdocs.yml",
            "plugins:\n  - i18n:\n      languages:\n        - locale: en\n          name: English\n"
            "        - locale: uk\n          name: Українська\n          default: true\n",
            "uk",
        ),
        ("mkdocs.yml", "languages:\n  - default: true\n    name: English\n    locale: en\n  - locale: uk\n", "en"),
        ("mkdocs.yml", "languages:\n  - # the code\n    locale: en\n    default: true\n  - locale: uk\n", "en"),
        ("mkdocs.yml", "languages:\n  - locale: en\n  - locale: uk\n    default: true\n", "uk"),
        (".vitepress/config.ts", 'rewrites: {\n  "en/:rest*": ":rest*",\n},\n', "en"),
        (".vitepress/config.ts", 'rewrites: {\n  "en/:rest*": "uk/:rest*",\n},\n', None),
        ("next-i18next.config.js", "i18n: {defaultLocale: 'uk', fallbackLng: 'uk'}", "uk"),
        ("next-i18next.config.js", "i18n: {defaultLocale: 'uk', locales: ['uk', 'en'], fallbackLng: 'en'}", None),
        ("project.inlang/settings.json", '{"baseLocale": "uk", "locales": ["uk", "en"]}', "uk"),
        ("lingui.config.ts", 'export default {sourceLocale: "en"}', "en"),
        (".tx/config", "[o:a:p:a:r:texts]\nsource_file = a.json\nsource_lang = en\n", "en"),
        ("crowdin.yml", "files:\n  - source: /locales/en_US/**/*.json\n    translation: /%locale%/%file%\n", "en"),
        ("crowdin.yml", 'files:\n  - "source": "/texts/*.json"\n    "translation": "/en/*.json"\n', None),
        ("meta.yaml", "title: The talk\nlanguage: en\n", "en"),
        ("hugo.toml", 'defaultContentLanguage = "de"\n', None),
        ("manifest.json", "[1, 2]", None),
    ],
)
def test_the_settings_of_a_site_name_its_default_language(
    tmp_path: Path, name: str, text: str, side: str | None
) -> None:
    lay(tmp_path, **{name: text, ".git/HEAD": "", "content/uk/a.md": "Так.", "content/en/a.md": "Yes."})
    found = evidence.by_site(FilePair(tmp_path / "content/uk/a.md", tmp_path / "content/en/a.md"))
    assert found.side == side
    assert (Path(name).name in found.why) is bool(side)


def test_the_nearest_settings_tell(tmp_path: Path) -> None:
    lay(tmp_path, **{"docusaurus.config.js": "defaultLocale: 'en'", "news/hugo.toml": 'defaultContentLanguage = "uk"'})
    assert evidence.by_site(pair(tmp_path, "news/uk/a.md", "news/en/a.md")).side == "uk"
    assert evidence.by_site(pair(tmp_path, "docs/uk/a.md", "docs/en/a.md")).side == "en"


def test_a_third_language_tells_nothing_of_two(tmp_path: Path) -> None:
    lay(tmp_path, **{"content/uk/a.md": "Так.", "content/en/a.md": "Yes."})

    def found(site: str) -> Original:
        uk, en = (tmp_path / site / f"content/{side}/a.md" for side in ("uk", "en"))
        return evidence.by_site(FilePair(uk, en, "Hugo: content/uk/ beside content/en/ (contentDir)"))

    lay(tmp_path, **{"one/hugo.toml": "title = 'Site'\n", "two/hugo.toml": "defaultContentLanguage = 'de'\n"})
    assert found("one").side == "en"
    assert found("two") == UNKNOWN


def test_a_translation_names_its_translator(tmp_path: Path) -> None:
    named, empty = (f"---\ntitle: Вступ\ntranslator: {name}\n---\n\nТак.\n" for name in ("Олена", '""'))
    assert evidence.by_source(pair(tmp_path, "uk/a.md", "en/a.md", uk=named)).side == "en"
    assert evidence.by_source(pair(tmp_path, "uk/b.md", "en/b.md", en=named.replace("tor:", "ted_by:"))).side == "uk"
    assert evidence.by_source(pair(tmp_path, "uk/c.md", "en/c.md", uk=named, en=named)) == UNKNOWN
    assert evidence.by_source(pair(tmp_path, "uk/d.md", "en/d.md", uk=empty)) == UNKNOWN
    assert evidence.by_source(pair(tmp_path, "uk/e.md", "en/e.md", uk="Так.\n\ntranslator: Олена\n")) == UNKNOWN


def strings(note: str, text: str, count: int = 4) -> str:
    return json.dumps({f"key{n}": {"message": text, **({"description": note} if note else {})} for n in range(count)})


@pytest.mark.parametrize(
    ("uk", "en", "side"),
    [
        ("Shown in the menu.", "Shown in the menu.", "en"),
        ("", "Shown in the menu.", "en"),
        ("Стоїть у меню.", "", "uk"),
        ("Стоїть у меню.", "Стоїть у меню.", "uk"),
        ("Shown in the menu.", "", None),  # it was copied from a file that is not at hand
        ("Стоїть у меню.", "Shown in the menu.", None),
        ("", "", None),
    ],
)
def test_notes_to_translators_are_in_the_language_of_the_original(
    tmp_path: Path, uk: str, en: str, side: str | None
) -> None:
    names = "_locales/uk/messages.json", "_locales/en/messages.json"
    assert evidence.by_notes(pair(tmp_path, *names, uk=strings(uk, "Так"), en=strings(en, "Yes"))).side == side
    assert evidence.by_notes(pair(tmp_path, *names, uk=strings(uk, "Так", 1), en=strings(en, "Yes", 1))) == UNKNOWN


def test_notes_of_a_template_of_flutter_tell(tmp_path: Path) -> None:
    en = {f"key{n}": "Yes" for n in range(3)} | {f"@key{n}": {"description": "Shown in the menu."} for n in range(3)}
    found = evidence.by_notes(pair(tmp_path, "app_uk.arb", "app_en.arb", uk='{"key0": "Так"}', en=json.dumps(en)))
    assert found == Original("en", "the notes to translators are English")
    strings_only = pair(tmp_path, "uk.json", "en.json", uk="[1", en=json.dumps({"a": {"description": "Shown here."}}))
    assert evidence.by_notes(strings_only) == UNKNOWN


def test_a_translation_names_the_commit_of_its_original(tmp_path: Path) -> None:
    named = "---\ntitle: Вступ\ndefault_lang_commit: 0123456789abcdef\n---\n\nТак.\n"
    assert evidence.by_source(pair(tmp_path, "uk/a.md", "en/a.md", uk=named)).side == "en"
    assert evidence.by_source(pair(tmp_path, "uk/b.md", "en/b.md", en=named)).side == "uk"
    example = "---\ntitle: How to translate\n---\n\n    default_lang_commit: 0123456789abcdef\n"
    assert evidence.by_source(pair(tmp_path, "uk/c.md", "en/c.md", en=example)) == UNKNOWN


def test_a_translation_keeps_the_anchors_of_its_original(tmp_path: Path) -> None:
    uk = "## Вступ {#introduction}\n\n## Що далі? { #whats-next }\n\n## Стан {/*state*/}\n"
    en = "## Introduction\n\n## What’s next?\n\n## State {/*state*/}\n"
    assert evidence.by_anchors([pair(tmp_path, "uk/a.md", "en/a.md", uk=uk, en=en)]).side == "en"
    uk, en = "## Вступ\n\n## Стан\n", "## Introduction {#вступ}\n\n## State {#стан}\n"
    assert evidence.by_anchors([pair(tmp_path, "uk/b.md", "en/b.md", uk=uk, en=en)]).side == "uk"
    uk, en = "## Вступ {#intro}\n\n## Стан {#x}\n", "## Introduction {#intro}\n\n## State {#x}\n"
    assert evidence.by_anchors([pair(tmp_path, "uk/c.md", "en/c.md", uk=uk, en=en)]) == UNKNOWN


def settled(folder: Path, *names: str) -> list[Original]:
    pairs = [FilePair(folder / "uk" / name, folder / "en" / name, "uk/ beside en/") for name in names]
    return [one.original for one in original.settle(pairs, UNKNOWN) if isinstance(one, FilePair)]


def test_the_older_file_is_the_original_by_git(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q", "-b", "main")
    save(tmp_path, **{"en/a.md": "Yes.", "en/b.md": "Yes."})
    save(tmp_path, **{"uk/a.md": "Так.", "uk/b.md": "Так."})
    save(tmp_path, **{"uk/c.md": "Так.", "en/c.md": "Yes."})
    found = settled(tmp_path, "a.md", "b.md", "c.md")
    assert found == [Original("en", "git: the English file is older (in 2 of 3 pairs)")] * 3
    (tmp_path / "uk/d.md").write_text("Так.", encoding="utf-8")
    save(tmp_path, **{"en/d.md": "Yes."})
    run(tmp_path, "rm", "-q", "--cached", "uk/d.md")
    assert settled(tmp_path, "c.md") == [UNKNOWN]


def test_a_newsroom_may_write_in_either_language_first(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q", "-b", "main")
    save(tmp_path, **{"en/a.md": "Yes.", "uk/b.md": "Так."})
    save(tmp_path, **{"uk/a.md": "Так.", "en/b.md": "Yes."})
    assert [one.side for one in settled(tmp_path, "a.md", "b.md")] == ["en", "uk"]


def test_what_follows_twice_is_the_translation(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q", "-b", "main")
    save(tmp_path, **{"uk/a.md": "Так.", "en/a.md": "Yes."})
    for n in range(2):
        assert settled(tmp_path, "a.md") == [UNKNOWN]
        save(tmp_path, **{"uk/a.md": f"Так, {n}."})
        save(tmp_path, **{"en/a.md": f"Yes, {n}."})
    assert settled(tmp_path, "a.md") == [Original("uk", "git: the English file follows the Ukrainian one")]


def test_files_that_came_together_or_lie_outside_tell_nothing(tmp_path: Path) -> None:
    lay(tmp_path, **{"uk/a.md": "Так.", "en/a.md": "Yes."})
    assert settled(tmp_path, "a.md") == [UNKNOWN]
    run(tmp_path, "init", "-q", "-b", "main")
    assert settled(tmp_path, "a.md") == [UNKNOWN]
    save(tmp_path)
    assert settled(tmp_path, "a.md") == [UNKNOWN]


def shown(folder: Path, name: str, text: str) -> str:
    lay(folder, **{name: text})
    done = zvirka("pairs", name, cwd=folder)
    return done.stdout.splitlines()[1] if done.stdout else done.stderr


UNIT = '<trans-unit id="a"><source>Open the file</source><target>Відкрити файл</target></trans-unit>'
TU = '<tu><tuv xml:lang="en"><seg>Open the file</seg></tuv><tuv xml:lang="uk"><seg>Відкрити файл</seg></tuv></tu>'


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "a.po",
            'msgid ""\nmsgstr "Language: uk\\n"\n\nmsgid "Open the file"\nmsgstr "Відкрити файл"\n',
            "English (msgid)",
        ),
        (
            "a.xlf",
            f'<xliff version="1.2"><file source-language="en" target-language="uk"><body>{UNIT}</body></file></xliff>',
            "English (the source language of the file)",
        ),
        (
            "a.ts",
            '<TS language="uk"><message><source>Open it</source><translation>Відкрити</translation></message></TS>',
            "English (the texts of the program are the sources)",
        ),
        (
            "a.tmx",
            f'<tmx version="1.4"><header srclang="uk"/><body>{TU}</body></tmx>',
            "Ukrainian (the source language of the memory)",
        ),
        (
            "a.xcstrings",
            json.dumps(
                {
                    "sourceLanguage": "en",
                    "strings": {
                        "Open": {"localizations": {"uk": {"stringUnit": {"state": "translated", "value": "Відкрити"}}}}
                    },
                }
            ),
            "English (sourceLanguage)",
        ),
        ("a.jsonl", '{"uk": "Так, це він.", "en": "Yes, it is he."}\n', "unknown"),
    ],
)
def test_a_format_tells_its_original(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert shown(tmp_path, name, text) == f"original: {said}"
    done = zvirka("pairs", name, "--original", "uk", cwd=tmp_path)
    assert done.stdout.splitlines()[1] == "original: Ukrainian (said by --original)"


def test_a_catalogue_that_is_ahead_is_the_original(tmp_path: Path) -> None:
    en = {f"key{n}": f"Open the file number {n}" for n in range(12)}
    uk = {f"key{n}": f"Відкрити файл номер {n}" for n in range(8)}
    lay(tmp_path, **{"en.json": json.dumps(en), "uk.json": json.dumps(uk)})
    done = zvirka("pairs", "uk.json", cwd=tmp_path)
    assert done.stdout.splitlines()[1] == "original: English (4 strings are only in English)"
    lay(tmp_path, **{"uk.json": json.dumps({**uk, "own": "Власний рядок файла"})})
    done = zvirka("pairs", "uk.json", cwd=tmp_path)
    assert done.stdout.splitlines()[1] == "original: unknown"


def test_strings_that_a_translation_kept_are_no_original(tmp_path: Path) -> None:
    en = {f"key{n}": f"Open the file number {n}" for n in range(200)}
    uk = {f"key{n}": f"Відкрити файл номер {n}" for n in range(205)}

    def found(uk: dict[str, str], en: dict[str, str]) -> str:
        lay(tmp_path, **{"en.json": json.dumps(en), "uk.json": json.dumps(uk)})
        return zvirka("pairs", "uk.json", cwd=tmp_path).stdout.splitlines()[1]

    assert found(uk, en) == "original: unknown"
    many = {f"key{n}": f"Відкрити файл номер {n}" for n in range(215)}
    assert found(many, en) == "original: Ukrainian (15 strings are only in Ukrainian)"
    left = uk | {f"key{n}": en[f"key{n}"] for n in range(60)}
    assert found(left, en).startswith("original: English (60 strings")
    names = {f"name{n}": f"Open {n}" for n in range(60)}
    assert found(uk | names, en | names) == "original: unknown"


OLDER_UK = "Ukrainian (the language plug-in: the Ukrainian post is older, number 120)"
OLDER_EN = "English (the language plug-in: the English post is older, number 132)"
POST = {
    "id": 132,
    "title": {"rendered": "The bridge was opened on Monday"},
    "content": {"rendered": "<p>The bridge across the river was opened on Monday.</p>"},
    "excerpt": {"rendered": "<p>Міст через річку відкрили в понеділок.</p>"},
}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"lang": "en", "translations": {"uk": 120, "en": 132}}, OLDER_UK),
        ({"lang": "en", "translations": {"uk": 140, "en": 132}}, OLDER_EN),
        (
            {"wpml_current_locale": "en_US", "wpml_translations": [{"locale": "uk", "id": 120}]},
            OLDER_UK,
        ),
        ({"lang": "en"}, "Ukrainian (the language plug-in: the page is the English one)"),
        ({"link": "https://example.org/en/bridge/"}, "Ukrainian (the address of the page has the mark of English)"),
        ({"link": "https://uk.example.org/bridge/"}, "English (the address of the page has the mark of Ukrainian)"),
        ({"link": "https://example.org/bridge/", "lang": ["en"], "translations": "none"}, "unknown"),
    ],
)  # fmt: skip
def test_a_post_was_written_first_in_the_other_language_of_its_page(
    tmp_path: Path, more: dict[str, Any], said: str
) -> None:
    assert shown(tmp_path, "post.json", json.dumps({**POST, **more})) == f"original: {said}"


def test_pairs_of_a_folder_say_which_is_the_original_and_why(english: Path) -> None:
    lay(english, **{"uk/a.md": UK, "en/a.md": EN})
    rows = json.loads(zvirka("pairs", ".", "--format", "json", cwd=english).stdout)["pairs"]
    found = {row["why"]: (row["original"], row["original_why"]) for row in rows}
    assert found["uk/ beside the default language"] == (
        "en",
        "the default language of the site: its paths have no mark",
    )
    assert found["uk/ beside en/"] == (None, "")


def test_a_pipe_is_not_read_before_its_text_is(tmp_path: Path) -> None:
    for side, text in (("uk", UK), ("en", EN)):
        os.mkfifo(tmp_path / f"{side}.md")
        threading.Thread(target=(tmp_path / f"{side}.md").write_text, args=(text, "utf-8"), daemon=True).start()
    done = zvirka("check", "--uk", "uk.md", "--en", "en.md", "--format", "json", cwd=tmp_path)
    assert "number-changed" in {one["rule"] for one in json.loads(done.stdout)["findings"]}


def test_an_acceptance_may_name_the_file_that_a_finding_is_put_in(english: Path) -> None:
    given = '[[accept]]\nrule = "measure-added"\ntext = "45 days"\nwhy = "told elsewhere"\npath = "docs/uk/*"\n'
    assert "measure-added" in dict(told(english))
    lay(english, **{"zvirka.toml": given})
    assert "measure-added" not in dict(told(english))


def test_the_original_may_be_the_younger_text(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q", "-b", "main")
    save(tmp_path, **{"docs/guide.md": LONG_UK.replace("8090", "8080"), "docs/en/guide.md": SHORT_EN})
    save(tmp_path, **{"docs/guide.md": LONG_UK})
    report = check(tmp_path)
    assert any("docs/guide.md: the Ukrainian text was changed since" in note for note in report["notes"])
    (one,) = [one for one in report["findings"] if one["rule"] == "number-changed"]
    assert one["stale"] is True
    assert one["message"].endswith("(the Ukrainian passage was changed after the translation)")
