"""A local server for one graph: its page, its SPARQL endpoint, and a page for every entity.

Enters: an output folder. Leaves: answers over HTTP. Example: /id/Project/雄商高铁 leads a browser to a page with
the facts and their sentences, and a program to the same as Turtle or JSON-LD.
"""

from kg.serve.app import Settings, application
from kg.serve.server import listening, serve

__all__ = ["Settings", "application", "listening", "serve"]
