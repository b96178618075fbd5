"""The page's HTML: our template, style and script around pyvis's network and its bundled vis-network.

Enters: `Knowledge` and `Ontology`. Leaves: one HTML text that asks the network for nothing.
Example: a document that says </script><script>alert(1)</script> is shown as those very characters.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.model import Knowledge
from kg.ontology.model import Ontology
from kg.publish.page.data import page_data
from kg.publish.page.drawing import picture
from kg.publish.page.network import columns, network, views

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = (
    "core",
    "words",
    "shapes",
    "store",
    "route",
    "canvas",
    "paint",
    "start",
    "search",
    "facts",
    "figures",
    "panel",
    "reader",
    "filters",
    "compare",
    "table",
    "svg",
    "turtle",
    "export",
    "keys",
    "main",
)
# What would end a script element or, in old engines, a line of script. In JSON these stand only in strings.
UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def page_html(knowledge: Knowledge, ontology: Ontology, *, title: str = "") -> str:
    """The whole page as HTML; the same bytes for the same input."""
    return page_of(page_data(knowledge, ontology), title=title)


def page_of(data: Mapping[str, Any], *, title: str = "") -> str:
    """The page that shows the data of `page_data`."""
    drawn = picture(data)
    net = network(data, drawn)
    net.heading = title or default_title(data)
    net.templateEnv = _environment(net.templateEnv)
    net.templateEnv.globals |= _assets(net.templateEnv)
    net.templateEnv.globals |= {"data": data, "views": views(drawn), "years": _years(data)}
    net.path = "page.html.j2"
    return str(net.generate_html()) + "\n"


def default_title(data: Mapping[str, Any]) -> str:
    """A title from the place that is named most: 聊城市政府文件图谱."""
    kinds = [row["name"] for row in data["classes"]]
    counts: Counter[str] = Counter()
    for entity, count in zip(data["mentions"]["entity"], data["mentions"]["count"], strict=True):
        if kinds[data["entities"]["class"][entity]] == "Place":
            counts[data["entities"]["name"][entity]] += count
    place = min(counts, key=lambda name: (-counts[name], name), default="")
    return f"{place}政府文件图谱"


def block(value: object) -> Markup:
    """JSON that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.translate(UNSAFE))


def _environment(pyvis: Environment) -> Environment:
    """pyvis's environment with our templates before its own, and with escaping on."""
    ours = PackageLoader("kg.publish.page", "templates")
    assert pyvis.loader is not None
    environment = Environment(
        loader=ChoiceLoader([ours, pyvis.loader]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["block"] = block
    environment.filters["columns"] = columns
    return environment


def _assets(environment: Environment) -> dict[str, object]:
    """Style and scripts with their hashes; a browser hashes what stands between the tags, with bare \\n."""
    assert environment.loader is not None
    library, _, _ = environment.loader.get_source(environment, LIBRARY)
    library = library.replace("\r\n", "\n").replace("\r", "\n")
    script = "\n".join(_static(f"{name}.js") for name in SCRIPTS)
    style = _static("page.css")
    return {
        "library": Markup(library),
        "script": Markup(script),
        "style": Markup(style),
        "policy": "; ".join(
            (
                "default-src 'none'",
                f"script-src {_hash(library)} {_hash(script)}",
                f"style-src {_hash(style)}",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
    }


def _static(name: str) -> str:
    return files("kg.publish.page").joinpath("static", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _years(data: Mapping[str, Any]) -> str:
    """The years the documents are of: 2020–2025, or empty."""
    years = sorted({row["date"][:4] for row in data["documents"] if row["date"]})
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
