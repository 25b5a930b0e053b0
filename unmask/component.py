"""The component for spaCy: findings and score for whoever has a pipeline of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

# spaCy imports this module wherever it makes a pipeline, also the one that this program uses itself: what takes longer
# is imported where a component is made.
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

if TYPE_CHECKING:
    from unmask.checker import Checker
    from unmask.types.report import Report
    from unmask.types.source import Syntax, TextKind

NAME = "unmask"
BATCH = 64
"""How many documents are judged together, unless the pipeline says."""


@Language.factory(
    NAME,
    assigns=["doc.spans", f"doc._.{NAME}", f"span._.{NAME}"],
    default_config={"kind": "post", "syntax": "plain", "config": None},
)
def make(nlp: Language, name: str, kind: str, syntax: str, config: str | None) -> Component:
    """The component that `nlp.add_pipe("unmask")` adds; `config` names a configuration file, and none is looked for.

    Raises `ValueError` for a kind or syntax that there is not, `ConfigError` and `PackError`.
    """
    from unmask.types.source import Syntax, TextKind

    return Component(TextKind(kind), Syntax(syntax), config)


class Component:
    """Judges the texts that go through a pipeline. It needs no other component, and asks none.

    `doc.spans["unmask"]` gets a span for each finding, widened to whole tokens: its label is the rule, and
    `span._.unmask` what it says. `doc._.unmask` gets the score, from 0 to 100. All of it can be written to disk and
    sent between processes.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("unmask")
    >>> doc = nlp("I'm humbled to announce that I've joined Acme.")
    >>> [(span.text, span.label_) for span in doc.spans["unmask"]]
    [("I'm humbled to announce that", 'brag/humbled-to-announce')]
    >>> 0 <= doc._.unmask <= 100
    True
    """

    def __init__(self, kind: TextKind, syntax: Syntax, config: str | None) -> None:
        self._kind = kind
        self._syntax = syntax
        self._checker = _checker(config)
        for kind_of in (Doc, Span):
            if not kind_of.has_extension(NAME):
                kind_of.set_extension(NAME, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with what was found in it."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """The same documents, with what was found in each. Those of a batch are judged together."""
        from unmask.types.source import Source

        waiting = iter(stream)
        while batch := list(islice(waiting, max(1, batch_size))):
            sources = [Source(str(number), doc.text, self._kind, self._syntax) for number, doc in enumerate(batch)]
            for doc, report in zip(batch, self._checker.check_all(sources, edits=False), strict=True):
                _write(doc, report)
                yield doc


def _write(doc: Doc, report: Report) -> None:
    from unmask.render.remark import shown_score

    found: list[Span] = []
    for finding in report.findings:
        span = doc.char_span(finding.span.start, finding.span.end, label=finding.rule, alignment_mode="expand")
        if span is not None:
            span._.set(NAME, finding.message)
            found.append(span)
    doc.spans[NAME] = SpanGroup(doc, name=NAME, spans=found)
    doc._.set(NAME, shown_score(report.score))


def _checker(config: str | None) -> Checker:
    from unmask.cache.store import default_folder
    from unmask.checker import Checker, usual
    from unmask.config.keys import Layer
    from unmask.config.lookup import Lookup

    if config is None:
        return usual()
    lookup = Lookup(Layer(Path.cwd()), config=Path(config))
    return Checker(lookup.rulebook_for(None), cache=default_folder())
