"""Turns the text of a document into clean simplified text, each character with its place in the source.

Enters: decoded text as it stands. Leaves: a `CleanText`; its repairs count what was dropped or
guessed.
Example: 發(fā)展,\\n\\n加快建設(shè) gives 发展，加快建设, and 发 leads back to the source span 0:1.
"""

from kg.normalise.steps import STEPS, normalise

__all__ = ["STEPS", "normalise"]
