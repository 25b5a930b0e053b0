"""`python -m tests.bench`: medians and ratios beside other programs. What they print is thrown away.

The folder that it builds is drawn from the corpus and repeats itself; with --real, folders of other posts are measured
in the same run.

Peers are used where they are found: proselint and write-good on the path, or where --proselint and --write-good say.
Nothing here asserts a time; a slow machine is no fault.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import linear_regression

from tests.bench.folder import WORDS, build, posts
from tests.bench.measure import Figure, instructions, timed
from unmask.language import model_name


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="unmask-bench-") as place:
        _run(options, Path(place))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--real", type=Path, nargs="*", default=[], help="folders of posts to measure as well")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument("--posts", type=int, default=1000, help="posts in the folder")
    parser.add_argument("--thorough", type=int, default=200, help="posts in the folder for full spaCy, as it is slow")
    parser.add_argument(
        "--growth", type=int, nargs="*", default=[1_000, 3_000, 10_000], help="posts in the folders for the growth"
    )
    parser.add_argument("--document", type=int, default=50_000, help="words in one long document; 0 for none")
    parser.add_argument("--proselint", default=shutil.which("proselint"), help="the proselint program")
    parser.add_argument("--write-good", default=shutil.which("write-good"), help="the write-good program")
    parser.add_argument("--no-instructions", action="store_true", help="leave out the counting, which takes minutes")
    return parser.parse_args()


def _run(options: argparse.Namespace, place: Path) -> None:
    bench = _Bench(options, place)
    folder, one, part = place / "posts", place / "one", place / "part"
    words = build(folder, options.posts)
    build(one, 1)
    build(part, options.thorough)
    print(f"{_machine()}\nmedians of {options.runs} runs\n")
    _table(f"{options.posts:,} posts of the corpus, {words:,} words", bench.folder(folder))
    for real in options.real:
        files = [path for path in sorted(real.iterdir()) if path.is_file()]
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in files)
        _table(f"{real.name}: {len(files):,} posts, {words:,} words", bench.folder(real))
    spared = bench.figure([*bench.check, "--no-cache", "--jobs", "1", str(part)])
    full = timed([sys.executable, "-m", "tests.bench.thorough", str(part)], runs=1, env=bench.env, warm=False)
    _table(f"{options.thorough:,} posts", {"unmask, no cache": spared, "full spaCy over everything": full})
    post = one / "000000.txt"
    _table("One post", bench.post(post))
    if options.document:
        long = place / "long.txt"
        long.write_text("\n\n".join(posts(max(1, options.document // WORDS))), encoding="utf-8")
        words = len(long.read_text(encoding="utf-8").split())
        _table(f"One document of {words:,} words", {"unmask, no cache, --jobs 1": bench.alone(long)})
    if options.growth:
        _growth([*bench.check, "--no-cache"], options.growth, place / "growing", bench.env)
    if not options.no_instructions:
        for name, more in (("no cache", ["--no-cache"]), ("unchanged", [])):
            count = instructions([*bench.check, *more, str(post)], env=bench.env)
            said = f"{count.number / 1e6:,.0f} million by {count.counter}" if count else "cannot be counted here"
            print(f"instructions for one post, {name}: {said}")


class _Bench:
    """The commands, each with what it takes."""

    def __init__(self, options: argparse.Namespace, place: Path) -> None:
        self._options = options
        self._cache = place / "cache"
        self._unmask = [sys.executable, "-m", "unmask"]
        self.env = {"UNMASK_CACHE_DIR": str(self._cache)}
        self.check = [*self._unmask, "check", "--format", "json"]

    def figure(self, command: Sequence[str], **more: object) -> Figure:
        """What a command takes."""
        return timed(command, runs=self._options.runs, env=self.env, **more)  # type: ignore[arg-type]

    def alone(self, path: Path) -> Figure:
        """What a text or a folder takes in one process that remembers no report."""
        return self.figure([*self.check, "--no-cache", "--jobs", "1", str(path)])

    def folder(self, folder: Path) -> dict[str, Figure]:
        """What the posts of a folder take, here and elsewhere."""
        found = {
            "unmask, no cache": self.figure([*self.check, "--no-cache", str(folder)]),
            "unmask, no cache, --jobs 1": self.alone(folder),
            "unmask, first run": self.figure(
                [*self.check, str(folder)], before=lambda: shutil.rmtree(self._cache, ignore_errors=True)
            ),
            "unmask, unchanged": self.figure([*self.check, str(folder)]),
        }
        if self._options.proselint:
            found["proselint"] = self.figure([self._options.proselint, "check", str(folder)])
        if self._options.write_good:
            files = [str(path) for path in sorted(folder.iterdir()) if path.is_file()]
            found["write-good"] = self.figure([self._options.write_good, *files])
        return found

    def post(self, post: Path) -> dict[str, Figure]:
        """What one post takes, beside what any such program has to load."""
        python = [sys.executable, "-W", "ignore", "-c"]
        found = {
            "unmask, no cache": self.figure([*self.check, "--no-cache", str(post)]),
            "unmask rewrite": self.figure([*self._unmask, "rewrite", str(post)]),
            "unmask, unchanged": self.figure([*self.check, str(post)]),
            "import spacy; spacy.load(MODEL)": self.figure([*python, f"import spacy; spacy.load('{model_name()}')"]),
            "import typer, rich.console": self.figure([*python, "import typer, rich.console"]),
        }
        if self._options.proselint:
            found["proselint"] = self.figure([self._options.proselint, "check", str(post)])
        if self._options.write_good:
            found["write-good"] = self.figure([self._options.write_good, str(post)])
        return found


_COMPARED = {"unmask, no cache", "unmask, no cache, --jobs 1", "unmask, unchanged"}


def _table(title: str, figures: dict[str, Figure]) -> None:
    print(title)
    for name, figure in figures.items():
        print(f"  {name:34} {figure.seconds:8.3f} s {figure.cpu:8.3f} s of processor   peak {figure.memory:6.0f} MiB")
    ours = {name: figure for name, figure in figures.items() if name in _COMPARED}
    for one, figure in ours.items():
        ratios = ", ".join(
            f"{figure.seconds / beside.seconds:.2f} (processor {figure.cpu / beside.cpu:.2f}) of {name}"
            for name, beside in figures.items()
            if not name.startswith("unmask")
        )
        if ratios:
            print(f"  {one}: {ratios}")
    print()


def _growth(check: Sequence[str], counts: Sequence[int], folder: Path, env: dict[str, str]) -> None:
    """Time and memory by the number of posts, and how far the times are from a straight line in words."""
    print("Growth")
    made = words = 0
    points: list[tuple[int, float]] = []
    for count in sorted(counts):
        while made < count:
            more = min(1000, count - made)
            words += build(folder, more, first=made)
            made += more
        figure = timed([*check, str(folder)], runs=1, env=env, warm=False)
        points.append((words, figure.cpu))
        print(
            f"  {count:7,} posts {words:11,} words {figure.seconds:8.2f} s {figure.cpu:8.2f} s of processor"
            f"  {1e6 * figure.cpu / words:5.1f} µs a word   peak {figure.memory:5.0f} MiB"
        )
    if len(points) > 2:
        slope, start = linear_regression(*zip(*points, strict=True))
        off = max(abs(start + slope * x - y) / y for x, y in points)
        print(f"  a line of {start:.1f} s and {1e6 * slope:.1f} µs a word is at most {off:.0%} off")
    print()


def _machine() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        name = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        name = platform.processor() or platform.machine()
    return f"{name}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
