"""Alignment: passage to passage, then fact to fact."""
