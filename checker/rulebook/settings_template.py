"""What `zvirka init` writes: every setting with a comment, each a default or an example."""

from __future__ import annotations

TEMPLATE = """\
# Settings of Zvirka for this folder and everything below it. Every line here is a default or an example.

# When the exit status is 1: "error" (default), "warning", "info", or "never".
# fail_on = "error"
# max_warnings = 20

# Findings of less confidence (0 to 1) are left out: with 0.5 what is wrong more often than right. A note counts them.
# min_confidence = 0.5

# Findings that are known and stop nothing; `zvirka check --write-baseline zvirka-baseline.json` writes the file.
# baseline = "zvirka-baseline.json"

# What a person has read: `zvirka attest` writes the file; findings of meaning are quiet there until a text changes.
# attested = "zvirka-attested.json"

# Which text is the original: "uk", "en", or "auto" (default), which asks the format, the site, git and the texts.
# Findings lie on the other one, the translation. In a [[pairs]] it holds for its files alone.
# original = "auto"

# In a git repository: whether to tell which English passages were changed after their translation.
# staleness = true

# Folders of your own rules (one TOML file per rule; `words/` inside adds vocabulary).
# rule_folders = ["zvirka-rules"]

# What `zvirka check` without arguments compares: files, or folders whose files pair by name.
# [[pairs]]
# uk = "content/uk"
# en = "content/en"

# Files that are passed over, by patterns as in a .gitignore.
# [files]
# exclude = ["drafts/", "*.generated.md"]

# Severities: "error", "warning", "info" or "off" (`zvirka rules` lists the names).
# [rules]
# quote-marks-locale = "off"

# The quotation marks of the house, outer and inner; without them every usual kind of the language is right.
# [quotes]
# uk = ["«»", "„“"]
# en = ["“”", "‘’"]

# What tells names: "auto" (rules, and a trained spaCy pipeline where one is installed: uk_core_news_*, en_core_web_*),
# "rules" (never a pipeline), "spacy" (an error where a language has none). A pipeline of your own by name or folder.
# [names]
# engine = "auto"
# uk = "uk_core_news_lg"
# en = "models/en-newsroom"

# How the house spells names in English; of several forms the first is expected. They decide over every rule.
# [names.spellings]
# "Володимир Зеленський" = "Volodymyr Zelenskyy"
# "Одеса" = ["Odesa"]

# Words that the house translates in its own way: `zvirka learn PAIRS` writes the file, an editor corrects it.
# [lexicon]
# house = "words/house.tsv"

# The terms of the house: TSV or CSV with the columns uk and en (and forbidden_uk, forbidden_en, status, case, severity,
# note), or TBX; one file or a list of them. Where one language is the original, only its terms want a counterpart: what
# the translation says more often is no fault. And what an entry is that does not say it itself.
# [glossary]
# file = "words/glossary.tsv"
# original = "both"
# case = "insensitive"
# severity = "warning"

# A multilingual sentence encoder as one more signal (pip install 'zvirka[semantic]'): a folder, or a name that has been
# downloaded; what is put before every passage where the model wants it ("query: " for E5).
# [semantic]
# model = "sentence-transformers/LaBSE"
# prompt = ""

# How much of an input is looked at; what is over a limit is named, and the rest is checked: bytes of a file, passages
# of a text, characters and facts of a passage, processor seconds of a document, seconds that a pipe may keep silent.
# Two rows with more pairs of names, figures or quotations than are compared whole are compared by place, with a note.
# [limits]
# bytes = 50000000
# passages = 200000
# characters = 2000000
# facts = 200000
# seconds = 600
# wait = 30
# compared = 10000

# A finding that is right as it stands. The reason is required; one that accepts nothing is reported. `text` is what it
# points at on either side, `uk` and `en` on that side; without a path it holds everywhere.
# [[accept]]
# rule = "stray-cyrillic"
# text = "борщ"
# why = "the article is about the word"
# path = "content/en/cooking/*"
#
# [[accept]]
# rule = "date-changed"
# uk = "24 лютого"
# en = "25 February"
# path = "content/en/news/kyiv.md"
# why = "by the time of the place"
"""
