"""The order of the stages, which nothing else knows: `builder` makes a whole build, `reader` the first four stages of
one document, `publication` the files of the output.

Enters: a `BuildRequest`. Leaves: a `BuildReport`, and the files of the output folder.
Example: build(BuildRequest((Path("seeds"),), Path("output"))) makes the graph in which 鲁西国际陆港 stands.
"""

from kg.pipeline.builder import BuildReport, BuildRequest, Progress, build

__all__ = ["BuildReport", "BuildRequest", "Progress", "build"]
