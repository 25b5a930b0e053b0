"""`python -m tests.bench`: medians and ratios beside other programs. What they print is thrown away.

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

from tests.bench.folder import build
from tests.bench.measure import Figure, instructions, timed
from unmask.language import model_name


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="unmask-bench-") as place:
        _run(options, Path(place))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument("--posts", type=int, default=1000, help="posts in the folder")
    parser.add_argument("--thorough", type=int, default=200, help="posts in the folder for full spaCy, as it is slow")
    parser.add_argument(
        "--growth", type=int, nargs="*", default=[1_000, 3_000, 10_000], help="posts in the folders for the growth"
    )
    parser.add_argument("--proselint", default=shutil.which("proselint"), help="the proselint program")
    parser.add_argument("--write-good", default=shutil.which("write-good"), help="the write-good program")
    parser.add_argument("--no-instructions", action="store_true", help="leave out the counting, which takes minutes")
    return parser.parse_args()


def _run(options: argparse.Namespace, place: Path) -> None:
    python, unmask = sys.executable, [sys.executable, "-m", "unmask"]
    cache = place / "cache"
    env = {"UNMASK_CACHE_DIR": str(cache)}
    folder, one = place / "posts", place / "one"
    words = build(folder, options.posts)
    build(one, 1)
    post = str(one / "000000.txt")
    files = [str(path) for path in sorted(folder.iterdir())]
    print(f"{_machine()}\n{options.posts:,} posts, {words:,} words; medians of {options.runs} runs\n")

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def figure(command: Sequence[str], **more: object) -> Figure:
        return timed(command, runs=options.runs, env=env, **more)  # type: ignore[arg-type]

    check = [*unmask, "check", "--format", "json"]
    many = {
        "unmask, no cache": figure([*check, "--no-cache", str(folder)]),
        "unmask, no cache, --jobs 1": figure([*check, "--no-cache", "--jobs", "1", str(folder)]),
        "unmask, first run": figure([*check, str(folder)], before=forget),
        "unmask, unchanged": figure([*check, str(folder)]),
    }
    if options.proselint:
        many["proselint"] = figure([options.proselint, "check", str(folder)])
    if options.write_good:
        many["write-good"] = figure([options.write_good, *files])
    _table("The folder", many)
    part = place / "part"
    build(part, options.thorough)
    _table(
        f"{options.thorough:,} posts",
        {
            "unmask, no cache": figure([*check, "--no-cache", "--jobs", "1", str(part)]),
            "full spaCy over everything": timed(
                [python, "-m", "tests.bench.thorough", str(part)], runs=1, env=env, warm=False
            ),
        },
    )
    model = model_name()
    load = figure([python, "-W", "ignore", "-c", f"import spacy; spacy.load('{model}')"])
    few = {
        "unmask, no cache": figure([*check, "--no-cache", post]),
        "unmask, unchanged": figure([*check, post]),
        "import spacy; spacy.load(MODEL)": load,
        "import typer, rich.console": figure([python, "-c", "import typer, rich.console"]),
    }
    if options.proselint:
        few["proselint"] = figure([options.proselint, "check", post])
    if options.write_good:
        few["write-good"] = figure([options.write_good, post])
    _table("One post", few)
    if options.growth:
        _growth([*check, "--no-cache"], options.growth, place / "growing", env)
    if not options.no_instructions:
        for name, command in (("no cache", [*check, "--no-cache", post]), ("unchanged", [*check, post])):
            count = instructions(command, env=env)
            said = f"{count.number / 1e6:,.0f} million by {count.counter}" if count else "cannot be counted here"
            print(f"instructions for one post, {name}: {said}")


def _table(title: str, figures: dict[str, Figure]) -> None:
    print(title)
    for name, figure in figures.items():
        print(f"  {name:34} {figure.seconds:8.3f} s {figure.cpu:8.3f} s of processor   peak {figure.memory:6.0f} MiB")
    ours = {name: figure for name, figure in figures.items() if name in {"unmask, no cache", "unmask, unchanged"}}
    for one, figure in ours.items():
        ratios = ", ".join(
            f"{figure.seconds / beside.seconds:.2f} (processor {figure.cpu / beside.cpu:.2f}) of {name}"
            for name, beside in figures.items()
            if not name.startswith("unmask")
        )
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
