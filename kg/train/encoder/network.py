"""The network as PyTorch computes it: the lower layers of multilingual-e5-small under labels of our own.

Enters: rows of characters. Leaves: log probabilities of the labels of each.
Example: with six layers and ten classes, seven characters give seven rows of forty-one numbers.

Source: Devlin et al. (2019), BERT, whose layers these are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from kg.train.encoder.base import Base

DROPOUT = 0.1


class Layer(nn.Module):
    """Attention to all characters, then a network for each; what comes in is added to both."""

    def __init__(self, base: Base, number: int) -> None:
        super().__init__()
        self._heads = base.heads
        self.q, self.k, self.v, self.ao = (
            _linear(base, f"l{number}.{name}", base.size, base.size) for name in ("q", "k", "v", "ao")
        )
        self.fi = _linear(base, f"l{number}.fi", base.size, base.inner)
        self.fo = _linear(base, f"l{number}.fo", base.inner, base.size)
        self.aln = _norm(base, f"l{number}.aln")
        self.oln = _norm(base, f"l{number}.oln")

    def forward(self, states: Any, hidden: Any = None) -> Any:
        """`states`: texts × characters × size. `hidden` is added to what attention thinks of each character."""
        parts = [self._split(matrix(states)) for matrix in (self.q, self.k, self.v)]
        weights = parts[0] * parts[0].shape[-1] ** -0.5 @ parts[1].transpose(-1, -2)
        weights = torch.softmax(weights if hidden is None else weights + hidden, -1)
        seen = (weights @ parts[2]).transpose(1, 2).reshape(states.shape)
        states = self.aln(states + functional.dropout(self.ao(seen), DROPOUT, self.training))
        thought = self.fo(functional.gelu(self.fi(states)))
        return self.oln(states + functional.dropout(thought, DROPOUT, self.training))

    def _split(self, states: Any) -> Any:
        texts, _, size = states.shape
        return states.view(texts, -1, self._heads, size // self._heads).transpose(1, 2)


class Network(nn.Module):
    """Characters to labels. `rows`: which rows of the vocabulary to keep, in their new order."""

    def __init__(self, base: Base, rows: Sequence[int], *, layers: int, labels: int) -> None:
        super().__init__()
        self.word = nn.Embedding(len(rows), base.size)
        self.word.weight.data = torch.from_numpy(base.array("emb.word", (-1, base.size))[list(rows)])
        places = base.array("emb.pos", (-1, base.size)) + base.array("emb.type", (-1, base.size))[:1]
        self.place = nn.Parameter(torch.from_numpy(places))
        self.norm = _norm(base, "emb.ln")
        self.layers = nn.ModuleList(Layer(base, number) for number in range(layers))
        self.label = nn.Linear(base.size, labels)

    def forward(self, rows: Any, padding: Any = None) -> Any:
        """`rows`: texts × characters. `padding`: which of them are none."""
        states = self.norm(self.word(rows) + self.place[: rows.shape[1]])
        states = functional.dropout(states, DROPOUT, self.training)
        hidden = None if padding is None else padding[:, None, None, :].to(states.dtype) * -1e9
        for layer in self.layers:
            states = layer(states, hidden)
        return functional.log_softmax(self.label(functional.dropout(states, DROPOUT, self.training)).float(), -1)


def _linear(base: Base, name: str, depth: int, width: int) -> nn.Linear:
    linear = nn.Linear(depth, width)
    linear.weight.data = torch.from_numpy(base.array(f"{name}.w", (width, depth)))
    linear.bias.data = torch.from_numpy(base.array(f"{name}.b", (width,)))
    return linear


def _norm(base: Base, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(base.size, eps=base.epsilon)
    norm.weight.data = torch.from_numpy(base.array(f"{name}.w", (base.size,)))
    norm.bias.data = torch.from_numpy(base.array(f"{name}.b", (base.size,)))
    return norm
