"""Which schema each vocabulary file keeps to."""

from __future__ import annotations

from collections.abc import Mapping

from checker.language.vocabulary.schemas import calendar, drift, facts, inflection, names, texts, ties, written
from checker.language.vocabulary.schemas.base import Row, Table

# Tables that rules of verbs with sets name; a rule folder may have more of them.
SETS: Mapping[str, type[drift.Sets]] = {
    "attitudes": drift.Connectives,
    "certainty": drift.Sets,
    "conditions": drift.Sets,
    "connectives": drift.Connectives,
    "hedges": drift.Sets,
    "false_friends": drift.Sets,
    "kinds": drift.Sets,
    "modality": drift.Sets,
    "negation": drift.Negation,
    "opposites": drift.Sets,
    "qualifiers": drift.Sets,
    "quantifiers": drift.Sets,
    "rates": drift.Sets,
    "restrictions": drift.Sets,
    "roles": drift.Roles,
    "senses": drift.Sets,
}

TABLES: Mapping[str, type[Table]] = {
    "abbreviations": texts.Lists,
    "ambiguous": names.Ambiguous,
    "bounds": facts.Bounds,
    "broken_off": drift.BrokenOff,
    "calendar": calendar.Calendar,
    "capitals": texts.Capitals,
    "company": ties.Company,
    "prepositions": ties.BeforeNouns,
    "degrees": ties.DegreesOf,
    "currencies": facts.Currencies,
    "directions": ties.Directions,
    "endings": inflection.InflectionEndings,
    "front_matter": texts.FrontMatter,
    "function_words": texts.FunctionWords,
    "genders": drift.Genders,
    "glossary": texts.Glossary,
    "homophones": texts.Homophones,
    "homoglyphs": names.Homoglyphs,
    "intents": ties.Intents,
    "joints": ties.JointsOf,
    "languages": texts.Languages,
    "lists": drift.Enumerations,
    "markdown_dialects": texts.MarkdownDialects,
    "name_words": names.NameWords,
    "numerals": facts.Numerals,
    "quotes": texts.Quotes,
    "repeated": texts.Lists,
    "romanization": names.Romanization,
    "russian": names.Russian,
    "stray_latin": texts.StrayLatin,
    "tenses": ties.Tenses,
    "ties": ties.Ties,
    "units": facts.Units,
    "written": written.Written,
    **SETS,
    # What reports say.
    "areas": texts.Labels,
    "help": texts.Labels,
    "labels": texts.Labels,
    "messages": texts.Messages,
    "page": texts.Labels,
    "serve": texts.Labels,
    "settings": texts.Labels,
    "tongues": texts.Tongues,
    "trial": texts.Labels,
}

ROWS: Mapping[str, type[Row]] = {
    "currencies-cldr": facts.Currency,
    "organizations": names.Name,
    "pairs": names.Translated,
    "places": names.Name,
    "places-cldr": names.Name,
    "romanization": names.LearnedChunk,
    "russian-romanization": names.RussianRomanization,
    "sentence_ends": drift.SentenceEnd,
}

LINES = ("common_en", "common_uk")

# Learned models; each reader refuses a file that is none.
MODELS = ("forms_uk.bloom", "lexicon.bin", "omission.json")

FILES = (
    *(f"{name}.toml" for name in TABLES),
    *(f"{name}.tsv" for name in ROWS),
    *(f"{name}.txt" for name in LINES),
    *MODELS,
)
