"""Does a graph surely keep to its shapes? A quick yes, or no answer at all.

Enters: triples, with the class tree among them, and shapes. Leaves: True where no shape is broken; False where one
is, or where a shape asks for what is not understood here. What is broken, and how, is for pySHACL to say, which
asks each node apart and takes ten times as long.
Example: each of four thousand entities, 聊城市 among them, has one skos:prefLabel: one pass over all, one answer.

Understood are the constraints of SHACL Core that `CHECKS` lists and SPARQL constraints; paths are a property or a
sequence of them. In all else, and of literals in a form that needs thought, nothing is said.
"""

from kg.conformance.conform import conforms

__all__ = ["conforms"]
