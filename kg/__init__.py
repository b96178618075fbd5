"""govkg: from a folder of Chinese government documents to a knowledge graph people can trust.

Enters: documents (政府工作报告, 规划, newspaper pages). Leaves: RDF in Turtle and one HTML page.
Example: `kg build seeds` reads 济郑、雄商高铁加快建设 and writes that 雄商高铁 is underway, with the sentence.
"""

__version__ = "0.1.0"
