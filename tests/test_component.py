"""The component for spaCy."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import unmask.component
from tests.shipped import checker
from unmask.errors import ConfigError
from unmask.types.source import Source, Syntax, TextKind

HUMBLED = "I'm humbled to announce that I've joined Acme."
TEXTS = (HUMBLED, "", "We moved the shelf.", "Hello.\n\n🚀 " + HUMBLED)


def test_its_documentation_is_true() -> None:
    assert doctest.testmod(unmask.component).failed == 0


def test_it_is_found_by_its_name_alone() -> None:
    # In a process of its own, which has not imported it.
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c",
         "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('unmask'); print(nlp.pipe_names)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "['unmask']"


def test_findings_are_spans_and_the_score_is_an_attribute() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("unmask")
    for text, doc in zip(TEXTS, nlp.pipe(TEXTS), strict=True):
        report = checker().check(Source("0", text))
        assert [span.label_ for span in doc.spans["unmask"]] == [finding.rule for finding in report.findings]
        for span, finding in zip(doc.spans["unmask"], report.findings, strict=True):
            assert span.start_char <= finding.span.start
            assert finding.span.end <= span.end_char
            assert span._.unmask == finding.message
        assert doc._.unmask == round(report.score.value, 1)


def test_what_was_found_outlives_the_process() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("unmask")
    doc = nlp(HUMBLED)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(span.label_, span._.unmask) for span in again.spans["unmask"]] == [
        (span.label_, span._.unmask) for span in doc.spans["unmask"]
    ]
    assert again._.unmask == doc._.unmask


def test_a_pipeline_with_it_can_be_written_and_read(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("unmask", config={"kind": "newsletter", "syntax": "markdown"})
    nlp.to_disk(tmp_path / "pipeline")
    text = "```\n" + HUMBLED + "\n```\n\n" + HUMBLED
    doc = spacy.load(tmp_path / "pipeline")(text)
    report = checker().check(Source("0", text, TextKind.NEWSLETTER, Syntax.MARKDOWN))
    assert [span.label_ for span in doc.spans["unmask"]] == [finding.rule for finding in report.findings]
    assert len(report.findings) == 1


def test_a_configuration_applies_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("ignore: [brag]\n", encoding="utf-8")
    nlp = spacy.blank("en")
    nlp.add_pipe("unmask", config={"config": str(tmp_path / "mine.yaml")})
    doc = nlp(HUMBLED)
    assert list(doc.spans["unmask"]) == []


@pytest.mark.parametrize("settings", [{"kind": "poem"}, {"syntax": "html"}])
def test_a_setting_that_there_is_not_is_refused(settings: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(settings.values()))):
        spacy.blank("en").add_pipe("unmask", config=settings)


def test_a_broken_configuration_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("kinds: post\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="kinds"):
        spacy.blank("en").add_pipe("unmask", config={"config": str(tmp_path / "mine.yaml")})
