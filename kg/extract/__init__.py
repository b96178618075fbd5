"""Extraction: what an article names and what it states, as a spaCy pipeline.

Enters: a document's clean text and its articles. Leaves: mentions and relations, with their evidence.
tokenizer → forms → gazetteer → selection → lists → mentions → relations
Example: 我市实施“369”项目攻坚机制 names 369项目攻坚机制, a Programme, and states that 聊城市 implements it.
"""

from kg.extract.pipeline import Extraction, build_nlp, extract

__all__ = ["Extraction", "build_nlp", "extract"]
