"""The page: one HTML file that draws the graph and shows, for every fact, the sentence that states it.

Enters: `Knowledge` and `Ontology`. Leaves: the page's HTML, and its data, which is also graph.json.
Example: `page_html(knowledge, ontology, title="聊城市政府文件")` is a page that opens with no network.
"""

from kg.publish.page.data import page_data
from kg.publish.page.render import page_html, page_of

__all__ = ["page_data", "page_html", "page_of"]
