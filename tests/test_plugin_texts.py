"""The plug-in's texts: each is translated, and what WordPress loads is what the .po says."""

from __future__ import annotations

import gettext
import io
import re

import plugin_texts


def test_every_text_is_translated_and_no_other() -> None:
    told = [one.text for one in plugin_texts.entries()]
    assert len(told) == len(set(told))
    assert set(told) - {""} == plugin_texts.scripted() | plugin_texts.served()


def test_a_translation_has_the_places_of_its_text() -> None:
    places = re.compile(r"%(?:\d\$)?[sd]")
    for entry in plugin_texts.entries()[1:]:
        assert len(entry.said) == (3 if entry.plural else 1)
        for said in entry.said:
            assert places.findall(said) == places.findall(entry.text), entry.text


def test_what_wordpress_loads_is_what_the_po_says() -> None:
    kept = (plugin_texts.FOLDER / "zvirka-uk.mo").read_bytes()
    assert kept == plugin_texts.catalogue(), "python tests/plugin_texts.py"
    loaded = gettext.GNUTranslations(io.BytesIO(kept))
    assert loaded.gettext("Forget it") == "Забути його"
    assert loaded.ngettext("%d more", "%d more", 5) == "ще %d"
    script = plugin_texts.FOLDER / f"zvirka-uk-{plugin_texts.SCRIPT}.json"
    assert script.read_text(encoding="utf-8") == plugin_texts.script_texts(), "python tests/plugin_texts.py"
