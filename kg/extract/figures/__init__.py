"""Stage 4, figures: numbers with what they measure, of whom, when, and whether it was reached.

Enters: a `Doc` with its mentions. Leaves: `doc._.figures`.
Example: 城镇新增就业6.78万人 is 聊城市, 城镇新增就业, increase, 6.78, 万人.
"""

from kg.extract.figures.component import FigureExtractor

__all__ = ["FigureExtractor"]
