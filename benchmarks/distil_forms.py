"""Distils the forms of Ukrainian words with a small letter: python benchmarks/distil_forms.py (needs simplemma)

Writes rules/models/forms_uk.bloom, a Bloom filter of some 576,000 forms at ten bits each: one in a hundred words that
are no such form is taken for one. See checker/bloom.py for the format.
"""

from __future__ import annotations

from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from checker.language.lexicon.bloom import pack

OUT = Path(__file__).parent.parent / "rules" / "models" / "forms_uk.bloom"
NOTE = (
    "Ukrainian word forms with a small letter, from the dictionaries of simplemma 2.0 (MIT), "
    "which are made of Wiktionary (CC BY-SA) and other open lists."
)


def main() -> None:
    """Writes the filter and prints its size."""
    forms = DefaultDictionaryFactory().get_dictionary("uk")
    listed = sorted(
        {form.replace("’", "'").replace("ʼ", "'") for form in forms if form.islower() and form[0].isalpha()}
    )
    OUT.write_bytes(pack(listed, NOTE))
    print(f"{len(listed)} forms, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
