"""`python -m tests.growth.soak [POSTS] [JOBS] [FIRST]`: the memory of one `unmask check` over so many posts.

No two posts are the same. Each is made by its number alone, of texts of the rules and paragraphs of the corpus, with
names and numbers that stand nowhere else; a run that was broken off goes on where FIRST says. What each process holds,
and has held at most, is printed as posts go by. Ends with 1 where a process grew after the first fifth of the posts.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.shipped import rulebook

ROOT = Path(__file__).parent.parent.parent
ALLOWED = 24 * 1024
"""By how many kilobytes a process may grow after the first fifth of the posts."""
SAMPLES = 50


@cache
def passages() -> tuple[str, ...]:
    """What posts are made of."""
    flagged = (example.flag for rule in rulebook().rules for pattern in rule.patterns for example in pattern.examples)
    clean = (text for rule in rulebook().rules for text in rule.clean)
    written = (
        paragraph
        for path in sorted((ROOT / "corpus").rglob("*.txt"))
        for paragraph in path.read_text("utf-8").split("\n\n")
    )
    return tuple(re.sub("<<|>>", "", text).strip() for text in (*flagged, *clean, *written))


def post(number: int) -> str:
    """The post of a number."""
    chance = random.Random(number)
    parts = chance.choices(passages(), k=chance.randint(1, 3))
    name = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(4, 9)))
    parts.insert(chance.randint(0, len(parts)), f"{name.title()} sold {number} hinges to {name[::-1]} on 3 May.")
    return chance.choice(("\n\n", "\n", " ")).join(parts)


@dataclass(frozen=True, slots=True)
class Held:
    """What a process holds, and has held at most, in kilobytes."""

    now: int
    most: int


def held(root: int) -> dict[int, Held]:
    """What a process and those that it started hold, by their numbers; empty once it has ended."""
    found: dict[int, Held] = {}
    waiting = [root]
    while waiting:
        number = waiting.pop()
        try:
            status = dict(line.split(":\t", 1) for line in Path(f"/proc/{number}/status").read_text().splitlines())
            found[number] = Held(int(status["VmRSS"].split()[0]), int(status["VmHWM"].split()[0]))
            for task in Path(f"/proc/{number}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, KeyError, ValueError):
            continue  # it has just ended
    return found


@dataclass(frozen=True, slots=True)
class Sample:
    """What each process held after so many posts."""

    posts: int
    processes: dict[int, Held]


def soak(posts: int, jobs: int = 2, first: int = 0) -> Iterator[Sample]:
    """Check posts by the command, with a cache of its own, and look at its processes as their reports come out."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "posts"
        for number in range(first, first + posts):
            path = folder / f"{number // 1_000:04}" / f"{number:07}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(post(number), encoding="utf-8")
        command = [sys.executable, "-m", "unmask", "check", str(folder), "--format", "jsonl", "--no-config"]
        command += ["--fail-level", "never", "--jobs", str(jobs)]
        surroundings = {**os.environ, "XDG_CACHE_HOME": f"{place}/cache"}
        every = max(1, posts // SAMPLES)
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings, cwd=ROOT) as run:
            assert run.stdout is not None
            done = 0
            for done, line in enumerate(run.stdout, start=1):
                if "score" not in json.loads(line):
                    raise ValueError(line.decode())
                if done % every == 0 and (processes := held(run.pid)):
                    yield Sample(done, processes)
        if run.returncode or done != posts:
            raise ValueError(f"ended with {run.returncode} after {done} posts")


def growth(samples: Sequence[Sample]) -> int:
    """By how many kilobytes that process grew most which is there both after a fifth of the samples and at the end."""
    early, late = samples[len(samples) // 5].processes, samples[-1].processes
    return max(late[number].now - early[number].now for number in early if number in late)


def main() -> None:
    """Say what each process holds as the posts go by, and by how much one grew."""
    posts, jobs, first = map(int, (*sys.argv[1:4], *("100000", "2", "0")[len(sys.argv) - 1 :]))
    samples: list[Sample] = []
    for sample in soak(posts, jobs, first):
        samples.append(sample)
        said = ", ".join(f"{each.now // 1024} (at most {each.most // 1024})" for each in sample.processes.values())
        print(f"{sample.posts:,} posts: {said} MiB", flush=True)
    grown = growth(samples)
    print(f"grown by {grown / 1024:.1f} MiB at most after the first fifth")
    sys.exit(grown > ALLOWED)


if __name__ == "__main__":
    main()
