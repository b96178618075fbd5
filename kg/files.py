"""The names of what a build leaves in its output folder.

Enters: nothing. Leaves: names. Example: output/graph.ttl holds what is known of 雄商高铁.
"""

GRAPH = "graph.ttl"
MENTIONS = "mentions.ttl"
PAGE = "graph.html"
VOID = "void.ttl"
ONTOLOGY = "ontology.html"
REPORT = "report.json"
PREVIOUS = "previous.ttl"
"""The last graph that was another one."""
SNAPSHOT = ".govkg-graph.json"
"""What the graph says, as the next build compares it."""
CACHE = ".cache"

SHAPES = "shapes.ttl"
CURATION = "curation.ttl"
"""Files of the ontology's folder that a build reads for itself."""
