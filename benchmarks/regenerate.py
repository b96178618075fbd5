"""How much does one document more cost? A full build of many documents, and the same with one added.

Enters: a folder of texts, which is cut into parts of whole sentences. Leaves: both times and their ratio.
Example: python benchmarks/regenerate.py reports --parts 200 on the reports of seven provinces (四川省 …).

Run it on a quiet machine, in a process of its own; both times are taken in one run, the model loaded anew for each.
Where the machine has other work, the ratio of the processor's seconds still tells; with one process both are alike.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CODE = (
    "import sys, json; from pathlib import Path; from kg.pipeline import BuildRequest, build; "
    "made = build(BuildRequest((Path(sys.argv[1]),), Path(sys.argv[2]), workers=int(sys.argv[3]))); "
    "print(json.dumps([made.reused, len(made.report.documents), made.unchanged]))"
)


def main() -> None:
    """Measure and print; exit with 1 where the ratio is above the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, help="a folder of .txt files")
    parser.add_argument("--parts", type=int, default=200, help="documents to build from (default 200)")
    parser.add_argument("--workers", type=int, default=1, help="processes (default 1, so that times compare)")
    parser.add_argument("--limit", type=float, default=0.15, help="largest ratio that passes (default 0.15)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = measure(cut(given.texts, given.parts + 1), Path(folder), given.workers)
    print(json.dumps(result, indent=1))  # noqa: T201
    sys.exit(result["ratio"] > given.limit)


def cut(folder: Path, count: int) -> list[str]:
    """The texts of the folder in `count` parts of about one length, cut between sentences."""
    whole = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    sentences = [sentence for sentence in re.split(r"(?<=[。\n])", whole) if sentence.strip()]
    size, parts, part, done = sum(map(len, sentences)) / count, [], "", 0.0
    for sentence in sentences:
        part += sentence
        if done + len(part) >= size * (len(parts) + 1) and len(parts) < count - 1:
            parts.append(part)
            done, part = done + len(part), ""
    found = [text for text in (*parts, part) if text]
    if len(found) < count:
        sys.exit(f"{folder} gives {len(found)} parts only; take a smaller number of parts or more texts")
    return found


def measure(texts: list[str], folder: Path, workers: int) -> dict[str, float]:
    """Seconds for all documents but the last, for the last added to them, and for nothing changed."""
    seeds = folder / "seeds"
    seeds.mkdir()
    for number, text in enumerate(texts[:-1]):
        (seeds / f"{number:04d}.txt").write_text(text, encoding="utf-8")
    full, full_cpu = timed(seeds, folder / "output", workers, reused=0)
    (seeds / "added.txt").write_text(texts[-1], encoding="utf-8")
    one, one_cpu = timed(seeds, folder / "output", workers, reused=len(texts) - 1)
    nothing, nothing_cpu = timed(seeds, folder / "output", workers, reused=len(texts))
    return {
        "documents": len(texts) - 1, "full_s": full, "one_added_s": one, "nothing_changed_s": nothing,
        "ratio": round(one / full, 3), "full_cpu_s": full_cpu, "one_added_cpu_s": one_cpu,
        "nothing_changed_cpu_s": nothing_cpu, "cpu_ratio": round(one_cpu / full_cpu, 3),
    }  # fmt: skip


def timed(seeds: Path, output: Path, workers: int, *, reused: int) -> tuple[float, float]:
    """Seconds, of the clock and of the processor, that a build takes in a process of its own.

    It must take `reused` readings from the cache.
    """
    started, before = time.perf_counter(), os.times()
    command = [sys.executable, "-c", CODE, str(seeds), str(output), str(workers)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, after = time.perf_counter() - started, os.times()
    if json.loads(said)[0] != reused:
        sys.exit(f"expected {reused} readings from the cache: {said}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return round(seconds, 1), round(cpu, 1)


if __name__ == "__main__":
    main()
