"""Relations: what the clauses of an article state between its mentions.

Enters: a spaCy `Doc` with mentions and LAC's words. Leaves: the same `Doc` with `doc._.relations`.
A clause is cut out, the trigger words in it are looked up, and the frame that a trigger names says where its
arguments stand. Triggers are data (cues of the ontology); frames are the modules of this package.

Example: 我市实施“369”项目攻坚机制 has the trigger 实施 with the frame "active"; 我市 stands before it, the
mechanism behind it, and so 聊城市 implements 369项目攻坚机制.
"""

from kg.extract.relations.component import RelationExtractor
from kg.extract.relations.find import find_relations

__all__ = ["RelationExtractor", "find_relations"]
