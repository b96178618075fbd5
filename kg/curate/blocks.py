"""Turtle cut into its statements, with nothing lost: what people wrote between them stays where it was.

Enters: Turtle. Leaves: `Block`s, whose texts joined are the file.
Example: a comment 合并机场的两个名称 above `decision:same-1 a kg:Same …` belongs to that block and moves with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<long>\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}(?:[^\\]|\\.)*?'{3})
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>\s]*>)
    |(?P<word>@?[^\s\#"'<>;,()\[\]]+)
    |(?P<mark>[;,()\[\]])
    |(?P<space>\s+)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A statement with the comments right above it, or text that belongs to none.

    `subject` is the statement's first token as written.
    """

    text: str
    subject: str = ""


def blocks(text: str) -> tuple[Block, ...]:
    """The statements of valid Turtle, in order; what follows the last one is a block without a subject."""
    found: list[Block] = []
    start, subject = 0, ""
    for match in _TOKEN.finditer(text):
        word = match["word"] or ""
        if not subject and (word or match["iri"]):
            subject = word or match["iri"]
            apart = start + _above(text[start : match.start()])
            if apart > start:
                found.append(Block(text[start:apart]))
                start = apart
        # "2024." is a number and a full stop; kg:a. can hold no full stop at its end.
        if subject and word.endswith("."):
            end = _line_end(text, match.end())
            found.append(Block(text[start:end], subject))
            start, subject = end, ""
    return (*found, Block(text[start:])) if start < len(text) else tuple(found)


def _above(text: str) -> int:
    """How much of the text before a statement is not its own: up to its last empty line, that included."""
    empty = [match.end() for match in re.finditer(r"\n[ \t]*(?=\n)", text)]
    return empty[-1] if empty and "#" in text[: empty[-1]] else 0


def _line_end(text: str, place: int) -> int:
    """The end of the line, if nothing but a comment follows there."""
    match = re.compile(r"[ \t]*(#[^\n]*)?\n").match(text, place)
    return match.end() if match else place
