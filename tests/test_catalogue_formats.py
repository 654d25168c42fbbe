"""What each format of catalogues says: plural forms, escapes, what is not checked, suppressions, broken files."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest
from test_catalogues import document, findings, texts, written

from checker.commands.fix import rounds as mend
from checker.language import vocabulary as words
from checker.language.vocabulary import Words
from checker.model import Failure
from checker.pairs import Input
from checker.readers import InputError, open_input, open_sides
from checker.rulebook.rulebook import Rulebook
from checker.run import path as run
from checker.run.machine import Machine


@pytest.fixture(scope="module")
def known() -> Words:
    return words.shipped()


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return bench.BOOK


PO = '''msgid ""
msgstr ""
"Language: uk\\n"
"Plural-Forms: nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 ? 1 : 2;\\n"
"X-Accelerator-Marker: &\\n"

# zvirka-ignore number-missing: the limit is told elsewhere
#, c-format
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "один файл"
msgstr[1] "%d файли"
msgstr[2] "%d файлів"

#, fuzzy
msgid "Save"
msgstr "Відкрити"

msgid "Close"
msgstr ""

msgid "Wi-Fi"
msgstr "Wi-Fi"

#, no-c-format
msgid "100%s of it"
msgstr "100% цього"

msgid "&Print\\t\\"now\\""
"\\nor later"
msgstr "&Друкувати\\t«зараз»\\nабо потім"

#~ msgid "Old"
#~ msgstr "Старе"
'''  # fmt: skip


SINGLE = """msgid ""
msgstr ""
"Language: uk\\n"
"Plural-Forms: nplurals=4; plural=n==1 ? 3 : n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2;\\n"

#, c-format
msgid "Add %u Calendar"
msgid_plural "Add %u Calendars"
msgstr[0] "Додати %u календар"
msgstr[1] "Додати %u календарі"
msgstr[2] "Додати %u календарів"
msgstr[3] "Додати календар"
"""


def test_the_last_of_four_forms_is_for_exactly_one_where_the_header_says_so(
    tmp_path: Path, known: Words, rules: Rulebook
) -> None:
    one = written(tmp_path, known, "a.po", SINGLE)
    assert [name for name, _, _ in texts(one)][3] == "Add %u Calendar/=1"
    assert findings(one, rules, known, "placeholder-changed", "plural-number-missing") == []


KEYS = [
    ("Follow &links", "&Iти за посиланнями"),  # a Latin I, which a user presses
    ("Di&ve into", "Ус&eредину"),
    ("S&tandard bullet name:", "Назва ста&ндартної позначки:"),
    ("&File", "&Файл"),
    ("&Save the file", "&Зберегти фaйл"),  # a Latin a, which is a slip
    ("&Delete 5 files of R&D", "&Видалити 6 файлів R&D"),
]


def test_a_po_whose_header_does_not_name_its_accelerator(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    messages = "\n".join(f'msgid "{en}"\nmsgstr "{uk}"\n' for en, uk in KEYS)
    one = written(tmp_path, known, "a.po", f'msgid ""\nmsgstr ""\n"Language: uk\\n"\n\n{messages}')
    assert [uk for _, uk, _ in texts(one)][2] == "Назва стандартної позначки:"
    found = [finding.rule for finding in run.check(one, Machine(rules, known)).findings if finding.severity == "error"]
    assert sorted(found) == ["mixed-alphabet", "number-changed"]


def test_po(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    one = written(tmp_path, known, "a.po", PO)
    assert texts(one) == [
        ("%d file/one", "один файл", "%d file"),
        ("%d file/few", "%d файли", "%d files"),
        ("%d file/many", "%d файлів", "%d files"),
        ("100%s of it", "100% цього", "100%s of it"),
        ('&Print\t"now"\nor later', "Друкувати\t«зараз»\nабо потім", 'Print\t"now"\nor later'),
    ]
    assert one.skipped == {"fuzzy": 1, "untranslated": 2, "obsolete": 1}
    assert {(note.rule, note.reason) for note in one.ignores} == {("number-missing", "the limit is told elsewhere")}
    assert {segment.side for note in one.ignores for segment in note.segments} == {"uk", "en"}
    assert findings(one, rules, known, "placeholder-changed", "number-missing", "number-added") == []


def test_a_lost_placeholder_of_one_form_is_found_there(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    one = written(tmp_path, known, "a.po", PO.replace("%d файлів", "файлів"))
    (found,) = findings(one, rules, known, "placeholder-changed")
    assert (found.en and found.en.text, found.pair) == ("%d", "%d file/many")


COUNTED = '<resources><plurals name="a">{}</plurals></resources>'


@pytest.mark.parametrize(
    ("forms", "lost"),
    [
        ({"one": "Файл: %2$s", "few": "%1$d файли", "many": "%1$d файлів", "other": "Файл"}, []),
        ({"one": "%1$d файл", "few": "%1$d файли", "many": "Файли", "other": "Файл"}, ["a/many"]),
        ({"one": "%1$d файл", "other": "Файл"}, ["a/other"]),
    ],
)
def test_the_form_for_fractions_need_not_show_what_those_for_whole_numbers_show(
    tmp_path: Path, known: Words, rules: Rulebook, forms: dict[str, str], lost: list[str]
) -> None:
    english = {"one": "A file: %2$s", "other": "%1$d files"}
    uk, en = (
        COUNTED.format("".join(f'<item quantity="{name}">{text}</item>' for name, text in told.items()))
        for told in (forms, english)
    )
    one = written(tmp_path, known, "strings.xml", uk, en)
    assert [found.pair for found in findings(one, rules, known, "placeholder-changed")] == lost


def test_what_a_text_is_chosen_by_need_not_be_shown(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    """A word that one language shows may choose the other language's text; a number that is not shown is lost."""
    english = "a = { $what }d by { $who }\nb = { $count } files\n"
    ukrainian = """a = { $what ->
    [add] Додано
   *[remove] Вилучено
 }
b = { $count ->
    [one] Файл
   *[many] Файли
 }
"""
    one = written(tmp_path, known, "a.ftl", ukrainian, english)
    found = [(hit.pair, hit.en.text) for hit in findings(one, rules, known, "placeholder-changed") if hit.en]
    assert found == [("a/add", "{ $who }"), ("b/many", "{ $count }")]


def test_placeholders_inside_tags_are_compared(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    raw = """msgid ""
msgstr "Language: uk\\n"

#, python-format
msgid "See <a href=\\"%(url)s\\">the <em>rules</em></a> &amp; <help>terms</help>, %(percent)s%% done"
msgstr "Див. <a href=\\"%(link)s\\">правила</a> та умови, %(percent)s%% готово"
"""
    one = written(tmp_path, known, "a.po", raw.replace("\n", "\r\n"))
    assert [(s.shown, p.shown) for pair in one.pairs for s, p in [(pair.uk[0], pair.en[0])]] == [
        ("Див. правила та умови, %(percent)s% готово", "See the rules & terms, %(percent)s% done")
    ]
    found = [place.text for f in findings(one, rules, known, "placeholder-changed") for place in (f.uk, f.en) if place]
    assert sorted(found) == ["%(link)s", "%(url)s", "<help>"]


def test_a_fix_never_changes_what_a_program_looks_up(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    raw = 'msgid ""\nmsgstr "Language: uk\\n"\n\nmsgid "Two  files"\nmsgstr "Два  файли"\n'
    assert mended(tmp_path / "a.po", raw, known, rules) == raw.replace("Два  файли", "Два файли")


XLIFF_1 = """<xliff version="1.2"><file source-language="SOURCE" target-language="TARGET"><body>
<trans-unit id="a"><source>SOURCE  файл</source><target>TARGET  file</target></trans-unit></body></file></xliff>
"""
XLIFF_2 = """<xliff version="2.0" srcLang="SOURCE" trgLang="TARGET"><file id="f"><unit id="1"><segment>
<source>SOURCE  файл</source><target>TARGET  file</target></segment></unit></file></xliff>
"""
TMX = """<tmx version="1.4"><header srclang="SOURCE"/><body><tu><tuv xml:lang="uk"><seg>uk  файл</seg></tuv>
<tuv xml:lang="en"><seg>en  file</seg></tuv></tu></body></tmx>
"""
TMX_UNIT = """<tmx version="1.4"><header srclang="*all*"/><body><tu srclang="SOURCE">
<tuv xml:lang="uk"><seg>uk  файл</seg></tuv><tuv xml:lang="en"><seg>en  file</seg></tuv></tu></body></tmx>
"""
STRINGS = """{"sourceLanguage": "SOURCE", "strings": {"a": {"localizations": {
"uk": {"stringUnit": {"state": "translated", "value": "uk  файл"}},
"en": {"stringUnit": {"state": "translated", "value": "en  file"}}}}}, "version": "1.0"}
"""


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.xlf", XLIFF_1), ("a.xlf", XLIFF_2), ("a.tmx", TMX), ("a.tmx", TMX_UNIT), ("a.xcstrings", STRINGS)],
)
@pytest.mark.parametrize("source", ["en-US", "uk"])
def test_a_fix_leaves_the_source_to_its_developers_unless_it_is_ukrainian(
    tmp_path: Path, known: Words, rules: Rulebook, name: str, form: str, source: str
) -> None:
    texts = {"uk": "Один  файл", "en": "One  file"}
    raw = form.replace("SOURCE  файл", texts[source[:2]]).replace(
        "TARGET  file", texts["en" if source == "uk" else "uk"]
    )
    raw = raw.replace("uk  файл", texts["uk"]).replace("en  file", texts["en"])
    raw = raw.replace("SOURCE", source).replace("TARGET", "en" if source == "uk" else "uk")
    new = mended(tmp_path / name, raw, known, rules)
    meant = raw.replace(texts["uk"], "Один файл")
    assert new == (meant.replace(texts["en"], "One file") if source == "uk" else meant)


def test_a_memory_that_tells_no_source_keeps_its_english(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    raw = TMX.replace("SOURCE", "*all*").replace("uk  файл", "Один  файл").replace("en  file", "One  file")
    assert mended(tmp_path / "a.tmx", raw, known, rules) == raw.replace("Один  файл", "Один файл")


def mended(path: Path, raw: str, known: Words, rules: Rulebook) -> str:
    path.write_text(raw, encoding="utf-8")
    fixes = mend.Fixes(known, lambda stream: run.report(stream, Machine(rules, known)))
    fixes.apply(Input(str(path)))
    assert fixes.failures == []
    (fixed,) = fixes.fixed()
    return fixed.new.decode()


def test_a_po_is_no_file_of_one_language(tmp_path: Path, known: Words) -> None:
    path = tmp_path / "a.po"
    path.write_text(PO, encoding="utf-8")
    (one,) = open_sides(path, path, known)
    assert isinstance(one, Failure)
    assert "holds both languages" in one.message


def test_a_po_may_go_from_ukrainian_to_english(tmp_path: Path, known: Words) -> None:
    raw = 'msgid ""\nmsgstr "Language: en_GB\\n"\n\nmsgid "Зберегти файл"\nmsgstr "Save the file"\n'
    assert texts(written(tmp_path, known, "a.po", raw)) == [("Зберегти файл", "Зберегти файл", "Save the file")]


XLIFF = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en-US" trgLang="uk-UA"><file id="f">
<unit id="1"><notes><note>zvirka-ignore double-space: set so</note></notes>
<segment><source>Open <pc id="1">the <ph id="2"/> file</pc></source>
<target>Відкрити <pc id="1">файл</pc> &amp; все</target></segment></unit>
<unit id="2"><segment state="initial"><source>Close</source><target>Закрити</target></segment></unit>
<unit id="4"><segment state="initial"><source>Break</source><target>Break</target></segment></unit>
<unit id="3" translate="no"><segment><source>Stop</source><target>Стоп</target></segment></unit>
</file></xliff>
"""


def test_xliff_2(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    one = written(tmp_path, known, "a.xlf", XLIFF)
    assert texts(one) == [("1", "Відкрити файл & все", "Open the \ufffc file"), ("2", "Закрити", "Close")]
    assert one.skipped == {"untranslated": 1, "not to be translated": 1}
    assert [note.reason for note in one.ignores] == ["set so"]
    (found,) = findings(one, rules, known, "placeholder-changed")
    assert [place.text for place in (found.uk, found.en) if place] == ['<ph id="2"/>']


def test_keys_of_xliff_are_no_english(tmp_path: Path, known: Words) -> None:
    """Symfony's sources are keys that name their units; its English is a file of its own."""
    units = {"help.billable": "Якщо вимкнене, записи не оплачуються.", "Beta": "Вмикає те, що ще в розробці.",
             "Save the file": "Зберегти файл"}  # fmt: skip
    body = "".join(
        f'<trans-unit id="{n}" resname="{key}"><source>{key}</source><target>{text}</target></trans-unit>'
        for n, (key, text) in enumerate(units.items())
    )
    file = '<xliff version="1.2"><file source-language="en" target-language="uk"><body>BODY</body></file></xliff>'
    one = written(tmp_path, known, "a.xlf", file.replace("BODY", body))
    assert texts(one) == [("Save the file", "Зберегти файл", "Save the file")]
    assert one.skipped == {"a key instead of a text": 2}
    named = body.replace("help.billable", "Billable")
    assert len(texts(written(tmp_path, known, "b.xlf", file.replace("BODY", named)))) == 3


def test_a_file_of_angular_tells_the_language_of_its_targets_by_their_texts(tmp_path: Path, known: Words) -> None:
    """Its extractor writes that of the sources alone."""
    unit = '<trans-unit id="a"><source>Author of the page</source><target>Автор сторінки</target></trans-unit>'
    file = f'<xliff version="1.2"><file source-language="en"><body>{unit}</body></file></xliff>'
    one = written(tmp_path, known, "messages.uk.xlf", file)
    assert texts(one) == [("a", "Автор сторінки", "Author of the page")]


ANDROID = """<resources>
<!-- zvirka-ignore number-added: a name -->
<string name="a">Don\\'t "keep   spaces"  here\\n\\u00a9 <b>%1$s</b></string>
<string name="same">@string/other</string>
<string name="id" translatable="false">x1</string>
<plurals name="n"><item quantity="one">%d day</item><item quantity="other">%d days</item></plurals>
<string-array name="list"><item>First one</item></string-array>
</resources>"""
ANDROID_UK = """<resources>
<string name="a">Не лишати   місця\\n© <xliff:g xmlns:xliff="urn:x" id="who">%1$s</xliff:g></string>
<plurals name="n"><item quantity="one">день</item><item quantity="few">%d дні</item>
<item quantity="many">днів</item></plurals>
<string-array name="list"><item>Перший із них</item></string-array>
</resources>"""


def test_android(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    one = written(tmp_path, known, "strings.xml", ANDROID_UK, ANDROID)
    assert texts(one) == [
        ("a", "Не лишати місця\n© %1$s", "Don't keep spaces here © %1$s"),  # HTML collapses its spaces
        ("n/one", "день", "%d day"), ("n/few", "%d дні", "%d days"), ("n/many", "днів", "%d days"),
        ("list/0", "Перший із них", "First one"),
    ]  # fmt: skip
    (found,) = findings(one, rules, known, "placeholder-changed")
    assert found.pair == "n/many"
    assert {segment.ref for note in one.ignores for segment in note.segments} == {"a"}


def test_apple(tmp_path: Path, known: Words) -> None:
    english = '/* "a" */ "a" = "Say \\"hi\\" to %@"; // end\nb = "50%% of %ld";\n"c;";\n'
    ukrainian = '"b" = "50%% від %ld";\n"a" = "Скажи «привіт» \\U0434ля %@";\n'
    assert texts(written(tmp_path, known, "a.strings", ukrainian, english)) == [
        ("b", "50% від %ld", "50% of %ld"), ("a", "Скажи «привіт» для %@", 'Say "hi" to %@'),
    ]  # fmt: skip


STRINGSDICT = """<plist version="1.0"><dict><key>files</key><dict>
<key>NSStringLocalizedFormatKey</key><string>%#@n@</string>
<key>n</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>{}</dict></dict></dict></plist>"""


def test_stringsdict(tmp_path: Path, known: Words) -> None:
    uk, en = (
        "".join(f"<key>{form}</key><string>{text}</string>" for form, text in forms.items())
        for forms in ({"one": "%d файл", "few": "%d файли"}, {"one": "a file", "other": "%d files"})
    )
    assert texts(written(tmp_path, known, "a.stringsdict", STRINGSDICT.format(uk), STRINGSDICT.format(en))) == [
        ("files", "%#@n@", "%#@n@"), ("files.n/one", "%d файл", "%d files"), ("files.n/few", "%d файли", "%d files"),
    ]  # fmt: skip


XCSTRINGS = """{"sourceLanguage": "en", "strings": {
"Save": {"localizations": {"uk": {"stringUnit": {"state": "translated", "value": "Зберегти"}}}},
"n": {"localizations": {
 "en": {"variations": {"plural": {"one": {"stringUnit": {"value": "%lld day"}},
  "other": {"stringUnit": {"value": "%lld days"}}}}},
 "uk": {"variations": {"plural": {"many": {"stringUnit": {"value": "%lld днів"}}}}}}},
"Stop": {"localizations": {"uk": {"stringUnit": {"state": "needs_review", "value": "Стій"}}}}}}"""


def test_xcstrings(tmp_path: Path, known: Words) -> None:
    one = written(tmp_path, known, "a.xcstrings", XCSTRINGS)
    assert sorted(texts(one)) == [("Save", "Зберегти", "Save"), ("n/many", "%lld днів", "%lld days")]
    assert one.skipped == {"untranslated": 1, "a plural form of one language only": 1}


def test_a_key_of_xcstrings_that_only_names_a_string_is_no_text(tmp_path: Path, known: Words) -> None:
    named = XCSTRINGS.replace('"Stop"', '"alert.stop_title"').replace("needs_review", "translated")
    one = written(tmp_path, known, "a.xcstrings", named)
    assert [name for name, _, _ in texts(one)] == ["Save", "n/many"]


def test_json_of_i18next(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    english = (
        '{"menu": {"days_one": "{{count}} day", "days_other": "{{count}} days", "url": "https://a.b/c"}, "only": "x y"}'
    )
    ukrainian = (
        '{"menu": {"days_one": "день", "days_few": "{{ count }} дні", "days_many": "{{число}} днів", "url": "/uk"}}'
    )
    one = written(tmp_path, known, "a.json", ukrainian, english)
    assert [name for name, _, _ in texts(one)] == ["menu.days/one", "menu.days/few", "menu.days/many"]
    assert one.skipped == {"only in the English file": 1}
    found = findings(one, rules, known, "placeholder-changed")
    assert [place.text for finding in found for place in (finding.uk, finding.en) if place] == [
        "{{число}}",
        "{{count}}",
    ]


def test_icu_messages_are_compared_arm_by_arm(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    english = (
        '{"a": "{who, select, her {She} other {They}} sent '
        '{n, plural, =0 {nothing} one {one file} other {# files}} to {x}"}'
    )
    ukrainian = (
        '{"a": "{who, select, her {Вона надіслала} other {Вони надіслали}} '
        '{n, plural, =0 {нічого} one {# файл} few {# файли} many {# файлів} other {файлу}} для {x}"}'
    )
    one = written(tmp_path, known, "a.json", ukrainian, english)
    assert len(one.pairs) == 10
    assert ("a/her/few", "Вона надіслала # файли для {x}", "She sent # files to {x}") in texts(one)
    found = findings(one, rules, known, "placeholder-changed")
    assert [(finding.en.text, finding.pair) for finding in found if finding.en] == [("#", "a/her/other")]


def test_arb(tmp_path: Path, known: Words) -> None:
    english = (
        '{"@@locale": "en", "hi": "Hello, {name}", "@hi": {"description": "zvirka-ignore name-missing: a greeting"}}'
    )
    one = written(tmp_path, known, "app.arb", '{"@@locale": "uk", "hi": "Вітаю, {name}"}', english)
    assert texts(one) == [("hi", "Вітаю, {name}", "Hello, {name}")]
    assert {(note.rule, note.reason) for note in one.ignores} == {("name-missing", "a greeting")}


YAML = """en:
  date:
    formats: "%d/%m/%Y"
  # zvirka-ignore number-missing: on purpose
  days:
    one: 1 day
    other: "%{count} days"
  note: >
    Two lines
    in one
"""
YAML_UK = """uk:
  days: {one: один день, few: "%{count} дні", many: '%{count} днів'}
  note: Два рядки в одному
"""


def test_yaml_of_rails(tmp_path: Path, known: Words, rules: Rulebook) -> None:
    one = written(tmp_path, known, "uk.yml", YAML_UK, YAML)
    assert texts(one) == [
        ("days/one", "один день", "1 day"), ("days/few", "%{count} дні", "%{count} days"),
        ("days/many", "%{count} днів", "%{count} days"), ("note", "Два рядки в одному", "Two lines in one"),
    ]  # fmt: skip
    assert {segment.ref for note in one.ignores for segment in note.segments} == {"days/one", "days/few", "days/many"}
    assert [finding for finding in findings(one, rules, known) if finding.severity == "error"] == []


def test_one_file_of_both_languages(tmp_path: Path, known: Words) -> None:
    expected = [("menu.file", "Новий файл", "New file")]
    assert texts(written(tmp_path, known, "a.yml", YAML_BOTH)) == expected
    assert (
        texts(written(tmp_path, known, "a.toml", '[uk.menu]\nfile = "Новий файл"\n[en.menu]\nfile = "New file"\n'))
        == expected
    )
    raw = '{"en-US": {"menu": {"file": "New file"}}, "uk-UA": {"menu": {"file": "Новий файл"}}}'
    assert texts(written(tmp_path, known, "a.json", raw)) == expected


YAML_BOTH = "uk: {menu: {file: Новий файл}}\nen:\n  menu:\n    file: New file\n"


def test_toml_of_go_and_hugo(tmp_path: Path, known: Words) -> None:
    old = '[[old]]\nid = "home"\ntranslation = "{}"\n'
    english = '[days]\ndescription = "How many"\none = "{{.Count}} day"\nother = "{{.Count}} days"\n'
    ukrainian = '[days]\none = "день"\nfew = """\n{{.Count}} \\\n   дні"""\nmany = \'{{.Count}} днів\'\n'
    english, ukrainian = english + old.format("Home page"), ukrainian + old.format("Додому")
    one = written(tmp_path, known, "uk.toml", ukrainian, english)
    assert [(name, uk) for name, uk, _ in texts(one)] == [
        ("days/one", "день"), ("days/few", "{{.Count}} дні"), ("days/many", "{{.Count}} днів"), ("old.home", "Додому"),
    ]  # fmt: skip


def test_properties(tmp_path: Path, known: Words) -> None:
    english = "# zvirka-ignore double-space: set so\na.b = It''s {0} \\\n    now\n! no\nc:d\\ e\n"
    ukrainian = "a.b=\\u0426\\u0435 {0} зараз\nc д\n"
    one = written(tmp_path, known, "a.properties", ukrainian, english)
    assert texts(one) == [("a.b", "Це {0} зараз", "It's {0} now"), ("c", "д", "d e")]
    assert {segment.ref for note in one.ignores for segment in note.segments} == {"a.b"}


def test_fluent(tmp_path: Path, known: Words) -> None:
    """Indentation is no text, a literal is what it shows, a key to press is no text; every variant is a passage."""
    english = """-brand = Zvirka
# zvirka-ignore double-space: set so
rooms = Rooms of { -brand }:
    five
      and { "{" }six
    .accesskey = R
mails = { NUMBER($count) ->
    [0] No mail
    [one] { $count } mail
   *[other] { $count } mails
 } in { $box }
"""
    ukrainian = """-brand = Звірка
rooms = Кімнат у { -brand }:
    п’ять
      і { "{" }шість
    .accesskey = К
mails = { NUMBER($count) ->
    [0] Пошти немає
    [one] { $count } лист
    [few] { $count } листи
   *[many] { $count } листів
 } у { $box }
"""
    one = written(tmp_path, known, "a.ftl", ukrainian, english)
    assert texts(one) == [
        ("-brand", "Звірка", "Zvirka"),
        ("rooms", "Кімнат у { -brand }:\nп’ять\n  і {шість", "Rooms of { -brand }:\nfive\n  and {six"),
        ("mails/=0", "Пошти немає у { $box }", "No mail in { $box }"),
        ("mails/one", "{ $count } лист у { $box }", "{ $count } mail in { $box }"),
        ("mails/few", "{ $count } листи у { $box }", "{ $count } mails in { $box }"),
        ("mails/many", "{ $count } листів у { $box }", "{ $count } mails in { $box }"),
    ]
    assert {segment.ref for note in one.ignores for segment in note.segments} == {"rooms"}
    assert not one.plurals


def test_a_broken_message_of_fluent_is_told_and_the_others_are_read(tmp_path: Path, known: Words) -> None:
    ukrainian = "one = Минуло п’ять днів\nbad = { $name\nlast = Сім днів\n"
    for side, text in (("uk", ukrainian), ("en", "one = Five days have passed\n")):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.ftl").write_text(text, encoding="utf-8")
    failure, read = open_sides(tmp_path / "uk" / "a.ftl", tmp_path / "en" / "a.ftl", known)
    assert isinstance(failure, Failure)
    assert failure.severe
    assert Path(failure.name).parts[-2:] == ("uk", "a.ftl")
    assert failure.message.startswith("line 3: not Fluent")
    assert texts(document(iter([read]))) == [("one", "Минуло п’ять днів", "Five days have passed")]


BILLION = '<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><{0}>&b;</{0}>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><{0}>&a;</{0}>'


@pytest.mark.parametrize("hostile", [BILLION, OUTSIDE])
@pytest.mark.parametrize(
    ("name", "root"),
    [
        ("a.xlf", "xliff"), ("a.tmx", "tmx"), ("a.ts", "TS"), ("a.xml", "resources"), ("a.resx", "root"),
        ("a.stringsdict", "plist"),
    ],
)  # fmt: skip
def test_entities_are_refused(tmp_path: Path, known: Words, hostile: str, name: str, root: str) -> None:
    assert "entities are not expanded" in _message(tmp_path, known, name, hostile.format(root))


def _message(folder: Path, known: Words, name: str, text: str) -> str:
    """What is said of a file that can't be read."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    both = name.endswith((".po", ".xlf", ".tmx", ".ts", ".xcstrings"))
    try:
        (one,) = open_input(str(path), known) if both else open_sides(path, path, known)
    except InputError as wrong:
        return wrong.message
    assert isinstance(one, Failure), one
    return one.message


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.po", 'msgid "a"\nmsgstr b\n', 'line 2: a string in "…" was expected'),
        ("a.po", 'msgid "a"\nmsgstr ""\n"b\n', 'line 3: the closing " is missing'),
        ("a.po", 'msgid "a"\n\nmsgid "b"\nmsgstr ""\n', "line 1: the message has no msgstr"),
        ("a.po", 'msgid ""\nmsgstr "Language: pl\\n"\n', "its Language is 'pl'"),
        ("a.po", 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "To do"\nmsgstr "To be done"\n', "both its msgids and"),
        ("a.xlf", "<xliff><file></xliff>", "line 1, column 16: not XML (mismatched tag)"),
        ("a.xlf", "<xliff><file source-language='en' target-language='de'/></xliff>", "from en to de; one has to be"),
        (
            "a.xlf",
            "<xliff><file source-language='en'><trans-unit id='a'><source>Close</source></trans-unit></file></xliff>",
            "from en to no language",
        ),
        ("a.tmx", "<tmx>\n<tu><tuv xml:lang='en'><seg>a&nbsp;b</seg></tuv></tu></tmx>", "line 2"),
        ("a.tmx", "<tmx><tu><tuv xml:lang='en'><seg>a b</seg></tuv></tu></tmx>", "its languages are en; Ukrainian"),
        ("a.ts", "<!DOCTYPE TS>\n<TS><context></TS>", "line 2, column 16: not XML (mismatched tag)"),
        ("a.ts", "<TS>" + "<context>" * 200 + "</context>" * 200 + "</TS>", "elements inside one another"),
        ("a.resx", "<root>\n<data name='a'><value>&nbsp;</value></data></root>", "line 2"),
        ("strings.xml", "<resources>\n<string name='a'>a</strin></resources>", "line 2, column 21: not XML"),
        ("deep.xml", "<a>" * 200 + "</a>" * 200, "elements inside one another"),
        ("a.strings", '"a" = "b"\n"c" = "d";', 'line 1: ";" was expected after "b"'),
        ("a.strings", '"a" = "b";\n= "d";', 'line 2: a string in "…" was expected'),
        ("a.xcstrings", '{"strings": {"a": {}}}', "no Ukrainian text in it"),
        ("a.json", '{"a": "b",\n "c" "d"}', "line 2, column 6: not JSON"),
        ("a.json", "[1]", "a JSON list, not a catalogue"),
        ("a.arb", '{"a": ', "line 1, column 7: not JSON"),
        ("a.yml", "a: b\nc: [d\n", "line 3, column 1: not YAML"),
        ("a.toml", 'a = "b"\nc = d\n', "line 2, column 5: not TOML"),
        ("a.properties", "a = b\nc = \\u04\n", "line 2: \\u without four hexadecimal digits"),
        ("a.ftl", "a = b\nc d\n", 'line 2: not Fluent (Expected token: "=")'),
        ("deep.ftl", f"a = {'{' * 3_000}\n", "nested too deeply"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, known: Words, name: str, text: str, says: str) -> None:
    assert says in _message(tmp_path, known, name, text)


def test_a_yaml_of_aliases_does_not_grow(tmp_path: Path, known: Words) -> None:
    lines = ["a0: &a0 {x: two words}"] + [f"a{n}: &a{n} {{x: *a{n - 1}, y: *a{n - 1}}}" for n in range(1, 40)]
    one = written(tmp_path, known, "a.yml", "\n".join(lines), "a0: {x: other words}\n")
    assert len(one.pairs) == 1


def test_other_json_is_not_taken_for_a_catalogue(tmp_path: Path, known: Words) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"uk": "Загинули 12 людей.", "en": "12 people were killed."}\n', encoding="utf-8")
    assert len(document(open_input(str(path), known)).pairs) == 1
    post = Path(__file__).parent / "posts" / "ukrmedia-7356.json"
    assert document(open_input(str(post), known)).post is not None
