"""`python -m tests.bench.typing`: how long an editor waits after a keystroke, and what a session keeps.

A server is started as an editor starts it; letters are typed into a post of 200 words, a plain newsletter of 5,000 and
one that is a mask from end to end, and the time is taken from the change to the diagnostics of that version: as it
passes, and as the server's processor spends it, which other programs disturb less. Then a session is typed into, and
the memory of its process is printed on the way. Nothing here asserts a time or a size.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.folder import paragraphs
from tests.lsp.editor import Editor, span
from unmask import Session

LETTERS = "etaoin shrdlu etaoin shrdlu cmfwyp.,"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.typing", description=__doc__)
    parser.add_argument("--starts", type=int, default=5, help="servers started for their first answer; 0 for none")
    parser.add_argument("--keys", type=int, default=300, help="keystrokes in each text; 0 for none")
    parser.add_argument("--edits", type=int, default=100_000, help="edits of a post in a session; 0 for none")
    parser.add_argument("--letter-edits", type=int, default=5_000, help="edits of a newsletter in one; 0 for none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="unmask-typing-") as place:
        folder = Path(place)
        letter = newsletter(5000)
        (folder / "letter.md").write_text(letter, encoding="utf-8")
        if options.starts:
            _first(folder, letter, options.starts)
        if options.keys:
            with Editor(folder) as editor:
                for name, language, text in (
                    ("post.txt", "plaintext", newsletter(200)),
                    ("plain.md", "markdown", newsletter(5000, kind="plain")),
                    ("letter.md", "markdown", letter),
                ):
                    _type(editor, folder / name, language, text, options.keys)
    if options.edits:
        _memory(200, options.edits)
    if options.letter_edits:
        _memory(5000, options.letter_edits)


def newsletter(words: int, *, kind: str = ".", seed: int = 3) -> str:
    """A text of the corpus's paragraphs, each at most once while they last, plain and masked as they come."""
    drawn = random.Random(seed)
    kept = [each for each in paragraphs(kind) if "unmask" not in each and not each.startswith("---")]
    drawn.shuffle(kept)
    made: list[str] = []
    count = 0
    while count < words:
        again, index = divmod(len(made), len(kept))
        made.append(kept[index] + (f" That was number {again}." if again else ""))
        count += len(made[-1].split())
    return "\n\n".join(made) + "\n"


def _first(folder: Path, text: str, times: int) -> None:
    """The first answer of a server just started, beside a check that is started likewise."""
    cold, served, opened, used = [], [], [], []
    for number in range(times + 1):
        start, spent = time.perf_counter(), _children()
        subprocess.run(
            [sys.executable, "-m", "unmask", "check", "--no-cache", "--fail-level=never", "--format=json", "letter.md"],
            cwd=folder, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        between, checked = time.perf_counter(), _children()
        with Editor(folder) as editor:
            ready = time.perf_counter()
            editor.marks(editor.open(folder / "letter.md", text, "markdown"), 1)
            end = time.perf_counter()
        if number:
            cold.append(between - start)
            served.append(end - between)
            opened.append(end - ready)
            used.append((_children() - checked) / (checked - spent))
    beside = statistics.median(cold)
    for what, taken in (("from its start", served), ("from the opening", opened)):
        median = statistics.median(taken)
        print(f"first answer {what}: {median:.2f} s, {median / beside:.2f} of a cold check of {beside:.2f} s")
    print(f"processor until the first answer: {statistics.median(used):.2f} of a cold check's", flush=True)


def _children() -> float:
    """The seconds of processor that ended processes have used which this one has started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _type(editor: Editor, path: Path, language: str, text: str, keys: int) -> None:
    uri = editor.open(path, text, language)
    found = len(editor.marks(uri, 1))
    drawn = random.Random(5)
    lines = text.splitlines()
    waits, spent = [], []
    for version in range(2, keys + 2):
        # A writer types on in one place for a while.
        if version % 20 == 2:
            line = drawn.choice([number for number, each in enumerate(lines) if each.strip()])
            column = drawn.randrange(len(lines[line]) + 1)
        letter = drawn.choice(LETTERS)
        start, used = time.perf_counter(), _processor(editor.process.pid)
        units = len(lines[line][:column].encode("utf-16-le")) // 2
        editor.change(uri, version, {"range": span(line, units, line, units), "text": letter})
        editor.marks(uri, version)
        waits.append(1000 * (time.perf_counter() - start))
        spent.append(1000 * (_processor(editor.process.pid) - used))
        lines[line] = lines[line][:column] + letter + lines[line][column:]
        column += 1
    print(
        f"{path.name}, {len(text.split()):,} words, {found} findings: a keystroke is answered in {_told(waits)}; of"
        f" processor {_told(spent)}",
        flush=True,
    )


def _told(taken: list[float]) -> str:
    last = statistics.quantiles(taken, n=20)[-1]
    return f"{statistics.median(taken):.0f} ms (95th percentile {last:.0f} ms, longest {max(taken):.0f} ms)"


def _processor(process: int) -> float:
    """How many seconds a process has spent computing; 0 where that cannot be told so finely."""
    told = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(each.read_text(encoding="ascii").split()[0]) for each in told) / 1e9


def _memory(words: int, edits: int) -> None:
    """What a session keeps while words are typed that were never there before."""
    session = Session(search=False)
    session.open("post.md", newsletter(words))
    print(f"memory of a session in which a text of {words:,} words is edited:")
    drawn = random.Random(9)
    every = max(1, edits // 20)
    for number in range(edits + 1):
        if number % every == 0:
            gc.collect()
            print(f"  {number:7,} edits: {_resident():6.1f} MiB, {session.kept:,} things kept", flush=True)
        text = session.text("post.md")
        if number % 200 == 199:
            session.change("post.md", newsletter(words, seed=number))
            continue
        place = drawn.randrange(len(text) + 1)
        session.change("post.md", drawn.choice((f" w{number}", "x", " ", ". I'm not ")), start=place, end=place)
        session.report("post.md")


def _resident() -> float:
    """How much memory the process has now, in MiB, or has had at most where that is all that can be told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
