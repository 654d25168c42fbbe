"""Alignment: passage to passage, then fact to fact, which makes a comparison of two texts."""
