"""What the README shows, made by the program: `python -m tests.pictures` draws and writes all of it anew.

The pictures of the terminal are drawn by Rich from a real run on a terminal; the one of the HTML report by Chromium,
where there is one; and every block of the README that opens with `$` gets what its commands print now.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.terminal import on_terminal

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs"
README = ROOT / "README.md"
POST = "corpus/masked/bakery.txt"
WIDTH = 80
NARROW = 60
"""Columns of a picture, so that it can be read on a phone."""

PAPER = TerminalTheme(
    (255, 255, 255),
    (32, 32, 32),
    [(0, 0, 0), (160, 0, 0), (0, 110, 0), (130, 90, 0), (0, 0, 170), (140, 0, 140), (0, 110, 110), (90, 90, 90)],
)
# Rich's own form asks a server for a typeface.
FORM = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px Menlo, Consolas, "DejaVu Sans Mono", monospace; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


@dataclass(frozen=True)
class Picture:
    """A picture of a terminal: the file it is in, and the command that is run."""

    name: str
    command: str

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.svg"

    def drawn(self) -> str:
        """The picture as SVG, from a run of the program in this checkout."""
        arguments = self.command.split()[1:]
        seen = on_terminal([sys.executable, "-m", "unmask", *arguments], cwd=ROOT, columns=NARROW)
        console = Console(record=True, width=NARROW, file=io.StringIO(), color_system="256", force_terminal=True)
        console.print(Text.assemble(("$ ", "bold"), self.command))
        console.print(Text.from_ansi(seen.coloured))
        return console.export_svg(title=self.command, theme=PAPER, code_format=FORM, unique_id=self.name)


PICTURES = (Picture("check", f"unmask check {POST}"), Picture("rewrite", f"unmask rewrite {POST} --suggested"))


def lines_of(svg: str) -> list[str]:
    """The lines of text in a picture, from the top."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        if "matrix" in "".join(text.attrib.values()) or "clip-path" in text.attrib:
            rows.setdefault(float(text.attrib["y"]), []).append((float(text.attrib["x"]), text.text or ""))
    return ["".join(part for _, part in sorted(row)).replace("\xa0", " ").rstrip() for _, row in sorted(rows.items())]


_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def printed(command: str) -> str:
    """What a command of the README prints in this checkout, through a pipe of 80 columns."""
    environment = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHON": sys.executable}
    shell = f'unmask() {{ "$PYTHON" -m unmask "$@"; }}\n{command}'
    done = subprocess.run(["bash", "-c", shell], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def blocks(page: str) -> list[str]:
    """What stands in each block that opens with `$`."""
    return _BLOCK.findall(page)


def renewed(block: str) -> str:
    """The commands of a block, each with what it prints now."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {each}\n{printed(each)}" for each in commands)


def written(page: str) -> str:
    """The page with what its commands print now."""
    return _BLOCK.sub(lambda found: f"```console\n{renewed(found[1])}```", page)


def photograph(folder: Path) -> str:
    """Draw the HTML report of the corpus by Chromium: its head, and a post. What was done, or why nothing was."""
    from tests.render.ranking.test_html import BROWSER, FLAGS

    if BROWSER is None:
        return "no Chromium is installed, so the picture of the HTML report stays as it is"
    from playwright.sync_api import sync_playwright

    report = folder / "report.html"
    command = [sys.executable, "-m", "unmask", "score", "corpus/masked", "corpus/plain", "-o", str(report)]
    try:
        subprocess.run(command, cwd=ROOT, check=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=BROWSER, headless=True, args=FLAGS)
            page = browser.new_page(viewport={"width": 1100, "height": 1000}, color_scheme="light")
            page.goto(report.as_uri())
            page.screenshot(
                path=folder / "report.png", clip={"x": 0, "y": 0, "width": 1100, "height": 1150}, full_page=True
            )
            page.get_by_role("searchbox", name="Find").fill("Riverside")
            page.locator(".toggle", has_text="Riverside").click()
            # A mark under the mouse would show its note over the text.
            page.mouse.move(1, 1)
            page.locator("#posts").screenshot(path=folder / "report-post.png")
            browser.close()
    finally:
        report.unlink(missing_ok=True)
    return f"{folder.relative_to(ROOT)}/report.png, report-post.png: drawn"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        picture.path.write_text(picture.drawn(), encoding="utf-8")
        print(f"{picture.path.relative_to(ROOT)}: drawn")
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
    print("README.md: written")
    print(photograph(FOLDER))


if __name__ == "__main__":
    main()
