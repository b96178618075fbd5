"""The ontology as a page to read, in Chinese and English side by side.

Enters: the ontology's folder. Leaves: HTML. Example: the section of kg:Project tells that it is a class, 项目, with
雄商高铁 for an example, and which properties it can have.
"""

from kg.publish.ontology_page.build import ontology_html

__all__ = ["ontology_html"]
