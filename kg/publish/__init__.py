"""Publish: everything that people open, written in one move.

Enters: the validated graph, the knowledge behind it, the output folder.
Leaves: graph.ttl, mentions.ttl, graph.html, report.md and report.json, all new or all old.
Example: after a build of seeds/, output/graph.html shows 鲁西国际陆港 with the sentences that name it.
"""
