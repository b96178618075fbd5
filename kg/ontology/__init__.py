"""The ontology: what can be said, how Chinese says it, and what everybody knows, read from Turtle.

Enters: the folder `ontology/` (govkg.ttl, cues.ttl, gazetteer/…). Leaves: an `Ontology` of frozen records.
Example: the line `kg:Project cue:head "高铁"@zh .` makes 高铁 a head noun of `ontology.classes["Project"]`.
"""
