"""The graph in the formats of other tools, and its way into other stores.

Enters: a Turtle file. Leaves: files of the same bytes for the same graph, or a store that holds it.
Example: for Gephi 雄商高铁 is a node of graph.gexf with its name, class and status.
"""

from kg.export.files import FORMATS, exported
from kg.export.push import Pushed, Target, push

__all__ = ["FORMATS", "Pushed", "Target", "exported", "push"]
