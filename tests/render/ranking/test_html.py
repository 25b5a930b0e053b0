"""The HTML report in a real browser: what it shows, what it does, and what it never does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.render.reports import Hit
from tests.render.reports import report as made
from tests.shipped import checker
from unmask.rank import Order, entry_of, periods, tally
from unmask.render.ranking.html import MOST_RULES, by_rule, marked, rewritten, show
from unmask.types.ranking import Entry, PackCost, Ranking
from unmask.types.report import Advice, Replace, Report
from unmask.types.source import Source, TextKind

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
BROWSER = os.environ.get("UNMASK_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
AXE = "4.10"
ROOT = Path(__file__).resolve().parents[3]
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]

HOSTILE = (
    '</p><script>document.title = "owned"</script><img src="x" onerror="document.title = \'owned\'"> & “quotes”.'
    " We moved the shelf to the left, and since then the door opens all the way, which nobody had believed."
)
BOAST = (
    "I'm humbled and honoured to announce that I've joined Acme.\n\nAgree? Thoughts?\n\n"
    "It was a game-changing journey, and I could not be more excited for what comes next with this incredible team."
)
PLAIN = (
    "We moved the shelf on Elm Street to the left in March, and since then the door opens all the way. Maria held the"
    " ladder while I looked for the screws that we had lost in the winter."
)

_found_browser = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium or Chrome is installed; name one in UNMASK_BROWSER to run this"
)


def needs_browser(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that drives a browser: slow, and skipped where there is none."""
    marked: Callable[..., None] = pytest.mark.slow(_found_browser(test))
    return marked


def ranking(entries: list[Entry], **more: object) -> Ranking:
    order = Order()
    arranged = tuple(order.arrange(entries, lambda entry: entry))
    return Ranking(arranged, tally(entries), periods(entries), order.said, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    sources = [
        Source("posts/boast.txt", BOAST, key="https://example.org/1", posted=date(2026, 1, 10), writer="Ana Fox"),
        Source("posts/<b>hostile.txt", HOSTILE, posted=date(2026, 2, 10)),
        Source("posts/plain.txt", PLAIN, posted=date(2026, 6, 10), writer="</script>Bo"),
        Source("posts/short.txt", "Too short."),
    ]
    return list(checker().check_all(sources))


@pytest.fixture(scope="module")
def report_page(reports: list[Report], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    entries = [entry_of(report) for report in reports]
    by_name = {report.source.name: report for report in reports}
    made = ranking(entries, measured={"brag/humbled-to-announce": "right 9 times of 10 on rated texts"})
    with path.open("w", encoding="utf-8") as out:
        show(made, [by_name[entry.name] for entry in made.entries], out)
    return path


@pytest.fixture(scope="module")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "report.html"
    day = date(2025, 1, 1)
    entries = [
        Entry(
            *(f"export.csv:{i}", f"k{i}", "d", day + timedelta(days=i), TextKind.POST, (i * 7) % 1000 / 10, 50 + i, 1),
            (PackCost("hype", 1, 3.0),),
            f"Post number {i} begins so",
        )
        for i in range(450)
    ]
    with path.open("w", encoding="utf-8") as out:
        show(ranking(entries), (), out)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=BROWSER, headless=True, args=FLAGS)
        yield launched
        launched.close()


class Watched:
    """A page, and everything it complained of or asked for."""

    def __init__(self, browser: Browser, path: Path, **context: object) -> None:
        self.context = browser.new_context(**context)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())

    def ranks(self) -> list[str]:
        """The ranks of the rows that can be seen, from the top."""
        rows = self.page.locator("tbody.post").all()
        return [row.get_attribute("data-rank") or "" for row in rows if row.is_visible()]


@pytest.fixture
def opened(browser: Browser, report_page: Path) -> Iterator[Watched]:
    watched = Watched(browser, report_page)
    yield watched
    watched.context.close()


@needs_browser
def test_it_loads_without_a_complaint_and_asks_nobody_for_anything(opened: Watched, report_page: Path) -> None:
    opened.page.wait_for_load_state("networkidle")

    assert opened.complaints == []
    assert opened.requests == [report_page.as_uri()]
    assert opened.page.locator("svg.chart").count() == 2
    assert opened.page.title() == "Authenticity of 4 posts"


@needs_browser
def test_a_text_with_a_script_is_shown_and_runs_nothing(opened: Watched) -> None:
    page = opened.page
    page.locator("#open").click()

    assert page.title() == "Authenticity of 4 posts"
    assert page.locator("img").count() == 0
    assert page.evaluate("document.scripts.length") == 1
    assert '<script>document.title = "owned"</script>' in " ".join(page.locator(".text").all_inner_texts())
    assert "posts/<b>hostile.txt" in page.locator("tbody.post .name").all_inner_texts()


@needs_browser
def test_no_script_but_its_own_may_run(opened: Watched) -> None:
    opened.page.evaluate(
        "() => { const added = document.createElement('script'); added.textContent = 'document.title = 1';"
        " document.body.append(added); }"
    )

    assert opened.page.title() == "Authenticity of 4 posts"
    assert "Content Security Policy" in "".join(opened.complaints)


@needs_browser
def test_it_sorts_by_mouse_and_by_keyboard_and_says_so(opened: Watched) -> None:
    page = opened.page
    assert opened.ranks() == ["1", "2", "3", "4"]

    score = page.get_by_role("columnheader", name="Score")
    score.get_by_role("button").click()
    score.get_by_role("button").click()
    assert score.get_attribute("aria-sort") == "descending"
    assert opened.ranks() == ["3", "2", "1", "4"]  # what has no score stays last

    words = page.get_by_role("columnheader", name="Words")
    words.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert words.get_attribute("aria-sort") == "descending"
    assert score.get_attribute("aria-sort") is None
    counts = [int(row.get_attribute("data-words") or 0) for row in page.locator("tbody.post").all()]
    assert counts == sorted(counts, reverse=True)


@needs_browser
def test_it_filters_by_words_score_and_pack(opened: Watched) -> None:
    page = opened.page
    page.get_by_role("searchbox", name="Find").fill("maria LADDER")
    assert opened.ranks() == ["3"]
    assert page.locator("#count").inner_text() == "1 of 4 posts."

    page.get_by_role("searchbox", name="Find").fill("")
    page.get_by_label("Score", exact=True).select_option("under 40")
    assert opened.ranks() == ["1"]
    page.get_by_label("Score", exact=True).select_option("too short")
    assert opened.ranks() == ["4"]

    page.get_by_label("Score", exact=True).select_option("any")
    page.get_by_label("Pack").select_option("brag")
    assert opened.ranks() == ["1"]


@needs_browser
def test_a_post_opens_by_keyboard_and_a_mark_tells_why(opened: Watched) -> None:
    page = opened.page
    toggle = page.locator(".toggle").first
    assert toggle.get_attribute("aria-expanded") == "false"
    toggle.focus()
    page.keyboard.press("Enter")
    assert toggle.get_attribute("aria-expanded") == "true"

    assert "I've joined Acme." in page.locator(".beside .text").nth(1).inner_text()
    page.keyboard.press("Tab")  # to where the post was published
    page.keyboard.press("Tab")
    tip = page.locator("#tip")
    assert tip.is_visible()
    assert "puts a feeling before the news" in tip.inner_text()
    described = page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText"
    )
    assert "puts a feeling before the news" in described
    page.keyboard.press("Escape")
    assert not tip.is_visible()

    page.locator(".mark").nth(1).hover()
    assert tip.is_visible()


@needs_browser
def test_on_a_phone_nothing_runs_over_the_side_and_a_tap_tells_why(browser: Browser, report_page: Path) -> None:
    watched = Watched(browser, report_page, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = watched.page
    page.locator("#open").tap()
    page.locator(".mark").first.tap()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for part in (".measured", ".rules .places a"):
        box = page.locator(part).first.bounding_box()
        assert box is not None
        assert 0 < box["x"] < box["x"] + box["width"] <= 360
    assert page.locator("#tip").is_visible()
    page.get_by_label("Order").select_option("highest score")
    assert watched.ranks() == ["3", "2", "1", "4"]
    watched.context.close()


CONTRAST = """
() => {
  const channel = (c) => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
  const light = (rgb) => { const [r, g, b] = rgb.match(/[\\d.]+/g).map(Number);
    return .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b); };
  const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)$|transparent/.test(c)) return c; } };
  return ['.lead', '.aside', '.toggle', '.name', '.costs', '.text', '.mark', '.rule', '.advice', '.text del',
          '.text ins', 'summary', '.ranked thead button', '#open'].map((selector) => {
    const e = document.querySelector(selector);
    if (!e) return null;
    const pair = [light(getComputedStyle(e).color), light(behind(e))].sort((a, b) => b - a);
    return [selector, (pair[0] + .05) / (pair[1] + .05)];
  }).filter(Boolean);
}
"""


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_text_stands_out_enough(browser: Browser, report_page: Path, scheme: str) -> None:
    watched = Watched(browser, report_page, color_scheme=scheme)
    ratios = watched.page.evaluate(CONTRAST)

    assert len(ratios) >= 11
    assert [(name, ratio) for name, ratio in ratios if ratio < 4.5] == []
    watched.context.close()


@needs_browser
def test_print_leaves_out_the_controls_and_keeps_what_is_open(opened: Watched) -> None:
    page = opened.page
    page.locator(".toggle").first.click()
    page.emulate_media(media="print")

    assert not page.locator(".controls").is_visible()
    assert page.locator(".beside").first.is_visible()
    assert not page.locator(".beside").nth(1).is_visible()


@needs_browser
def test_without_javascript_every_post_can_be_read(browser: Browser, report_page: Path) -> None:
    watched = Watched(browser, report_page, java_script_enabled=False)

    assert all(text.is_visible() for text in watched.page.locator(".beside").all())
    assert not watched.page.locator(".controls").is_visible()
    watched.context.close()


@needs_browser
def test_many_posts_come_by_the_page(browser: Browser, large_page: Path) -> None:
    watched = Watched(browser, large_page)
    page = watched.page
    visible = page.locator("tbody.post:visible")
    assert visible.count() == 200
    assert "have a row only" in page.locator("#posts > p.aside").first.inner_text()
    page.get_by_role("button", name="Show 200 more of 450").click()
    assert visible.count() == 400

    page.get_by_role("searchbox", name="Find").fill("number 44")
    assert visible.count() == sum("44" in str(i) for i in range(450))
    assert watched.complaints == []
    watched.context.close()


@needs_browser
def test_it_filters_by_writer_and_by_date(opened: Watched) -> None:
    page = opened.page
    page.get_by_label("Writer").select_option("Ana Fox")
    assert opened.ranks() == ["1"]
    page.get_by_label("Writer").select_option("</script>Bo")
    assert opened.ranks() == ["3"]

    page.get_by_label("Writer").select_option("any")
    page.get_by_label("From", exact=True).fill("2026-02-10")
    assert opened.ranks() == ["2", "3"]
    page.get_by_label("To", exact=True).fill("2026-03-01")
    assert opened.ranks() == ["2"]
    assert opened.complaints == []


@needs_browser
def test_findings_are_told_by_rule_and_lead_to_their_posts(opened: Watched) -> None:
    page = opened.page
    row = page.locator(".rules tbody tr", has_text="brag/humbled-to-announce")
    assert "right 9 times of 10 on rated texts" in row.inner_text()
    assert not page.locator(".beside").first.is_visible()
    row.get_by_role("link").click()

    assert page.locator(".beside").first.is_visible()
    assert "puts a feeling before the news" in page.locator("li:target").inner_text()
    link = page.locator(".what").first.get_by_role("link")
    assert link.get_attribute("href") == "https://example.org/1"


@needs_browser
def test_of_many_rules_the_first_are_told_and_the_others_when_they_are_asked_for(
    browser: Browser, tmp_path: Path
) -> None:
    found = checker().check(Source("post.txt", (ROOT / "corpus/masked/morning.txt").read_text(encoding="utf-8")))
    count = len({finding.rule for finding in found.findings})
    assert count > MOST_RULES
    path = tmp_path / "report.html"
    with path.open("w", encoding="utf-8") as out:
        show(ranking([entry_of(found)]), [found], out)
    watched = Watched(browser, path)
    rules = watched.page.locator(".rules tbody tr:visible")
    assert rules.count() == MOST_RULES
    watched.page.get_by_role("button", name=f"Show all {count} rules").click()

    assert rules.count() == count
    assert watched.page.locator(":focus").evaluate("each => each.closest('tr').rowIndex") == MOST_RULES + 1
    assert not watched.page.locator("#all-rules").count()
    assert watched.complaints == []
    watched.context.close()


@needs_browser
def test_a_rewrite_is_copied_as_it_would_be_posted(browser: Browser, report_page: Path, reports: list[Report]) -> None:
    watched = Watched(browser, report_page, permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    page.locator(".toggle").first.click()
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_role("button", name="Copied").wait_for()

    assert page.evaluate("navigator.clipboard.readText()").split() == reports[0].rewritten.split()
    assert watched.complaints == []
    watched.context.close()


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, which finds what keeps people out of a page."""
    folder = tmp_path_factory.mktemp("axe")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed; it brings axe-core, which looks for what keeps people out of the page")
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), f"axe-core@{AXE}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.skip(f"npm cannot install axe-core here: {done.stderr.strip()[-200:]}")
    return script.read_text(encoding="utf-8")


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_axe_finds_nothing_that_keeps_people_out(
    browser: Browser, report_page: Path, axe: str, scheme: str, width: int
) -> None:
    watched = Watched(browser, report_page, color_scheme=scheme, viewport={"width": width, "height": 900})
    page = watched.page
    page.locator("#open").click()
    page.evaluate(axe)
    found = page.evaluate("axe.run()")

    assert len(found["passes"]) > 20
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found["violations"]] == []
    watched.context.close()


def test_rules_come_with_the_most_findings_first_and_name_their_posts(reports: list[Report]) -> None:
    found = by_rule(reports, {"bait/agree": "right"})

    assert sum(each.findings for each in found) == sum(len(report.findings) for report in reports)
    assert [each.findings for each in found] == sorted((each.findings for each in found), reverse=True)
    [agree] = [each for each in found if each.rule == "bait/agree"]
    assert agree.measured == "right"
    [(rank, number)] = agree.places
    assert reports[rank - 1].findings[number - 1].rule == "bait/agree"


def test_every_character_of_a_text_is_on_the_page_and_every_finding_is_marked(reports: list[Report]) -> None:
    for report in reports:
        pieces = list(marked(report))
        assert "".join(piece.text for piece in pieces) == report.source.text
        assert {piece.number for piece in pieces if piece.last} == set(range(1, len(report.findings) + 1))


@pytest.mark.parametrize("name", ["bakery.txt", "new-role.txt", "conference.txt"])
def test_words_that_go_stay_apart_from_those_before_them(name: str) -> None:
    text = (ROOT / "corpus/masked" / name).read_text(encoding="utf-8")
    runs = rewritten(checker().check(Source(name, text)))

    assert any(run.gone for run in runs)
    assert "".join(run.text for run in runs if not run.new).split() == text.split()


def test_where_no_edit_is_safe_the_notes_are_said_to_suggest_some() -> None:
    said = "No edit here is safe by itself. The notes below suggest some, for the writer to decide on."
    text = "Ana held the ladder in Hull for an hour. We moved a bold wall."
    for remedy, suggests in (
        (Replace("brick"), True),
        (Advice("Say which.", example="brick"), True),
        (Advice("Say which.", example=""), True),
        (Advice("Say which."), False),
    ):
        found = made(text, Hit("bold", remedy=remedy))
        out = StringIO()
        show(ranking([entry_of(found)]), [found], out)

        assert found.rewritten == found.source.text
        assert (said in out.getvalue()) == suggests
        assert ("Nothing here can be reworded without its writer." in out.getvalue()) != suggests


def test_the_page_names_no_address_to_load_from(report_page: Path) -> None:
    page = report_page.read_text(encoding="utf-8")

    assert re.findall(r'(?:src|srcset|@import|url\()\s*=?\s*["\']?https?:', page) == []
    assert re.findall(r'<link[^>]*href="([^"]*)"', page) == ["data:,"]
    assert " style=" not in page
