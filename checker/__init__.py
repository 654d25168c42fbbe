"""Checks that a Ukrainian text and its English version say the same thing."""

__version__ = "0.1.0"
