"""Resolve: mentions of all documents to the entities they name, and relations to statements between these.

Enters: readings and the ontology. Leaves: a `Resolution`.
Example: `resolve(readings, ontology).entities` holds one 聊城市 for 聊城, 聊城市 and 山东聊城.
"""

from kg.resolve.resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]
