"""The page's HTML: whole, safe, the same each time, and of bearable size."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import page_samples
import pytest
import synthetic

from kg.model import Knowledge
from kg.publish.page import page_html
from kg.publish.page.render import block

HERE = Path(__file__).parent


class Elements(HTMLParser):
    """Notes elements, attributes that could load something, and what stands outside scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [str(value) for name, value in attrs if name in ("src", "srcset", "data", "action")]
        self.sources += [
            str(value) for name, value in attrs if name == "href" and not str(value).startswith("#")
        ]


def elements(html: str) -> Elements:
    parser = Elements()
    parser.feed(html)
    return parser


@pytest.fixture(scope="module")
def page() -> str:
    return page_html(synthetic.knowledge(), synthetic.ontology(), title="青川市政府文件")


def test_frame(page: str) -> None:
    assert page.startswith('<!doctype html>\n<html lang="zh"')
    assert '<meta charset="utf-8">' in page
    assert "<title>青川市政府文件</title>" in page
    assert page.count("<h1>") == 1


def test_nothing_is_loaded(page: str) -> None:
    found = elements(page)
    assert found.sources == []
    assert "link" not in found.tags and "iframe" not in found.tags


def test_policy_names_hashes_alone(page: str) -> None:
    match = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert match
    policy = match[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy and "http" not in policy
    assert policy.count("'sha256-") == 3


def test_size(page: str) -> None:
    assert len(page.encode("utf-8")) < 3_000_000


def test_default_title_names_the_place_named_most() -> None:
    page = page_html(page_samples.rare(), synthetic.ontology())
    assert "<title>茌平区政府文件图谱</title>" in page


@pytest.mark.parametrize(
    "made", [page_samples.hostile(), synthetic.assemble([], [], ())], ids=["hostile", "empty"]
)
def test_same_elements_whatever_documents_say(page: str, made: Knowledge) -> None:
    odd = page_html(made, synthetic.ontology(), title=page_samples.HOSTILE)
    assert elements(odd).tags == elements(page).tags


def test_block_closes_no_element() -> None:
    text = block(["</script><!--", "\u2028\u2029&"])
    assert not set("<>&\u2028\u2029") & set(text)


def test_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import hashlib, synthetic; from kg.publish.page import page_html;"
        "page = page_html(synthetic.knowledge(120, 150), synthetic.ontology());"
        "print(hashlib.sha256(page.encode()).hexdigest())"
    )
    path = os.pathsep.join([str(HERE), str(HERE.parents[1])])
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
