"""What makes two names one by the custom of a text or of a house; reports ask for it that align nothing."""

from __future__ import annotations

# In so many different passages two names stand for each other that are one by the custom of a text; and, of a tree,
# in so many documents.
SIGHTINGS = 2
# What parts the two names of a custom.
FOR = " = "
