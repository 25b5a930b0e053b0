"""Judging what is open: one document after the other, in a thread of its own, always as it was last."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from unmask.errors import (
    ConfigError,
    Fault,
    HistoryError,
    Origin,
    TooLarge,
    asks_for_traceback,
    mistake,
)
from unmask.language import ModelMissing
from unmask.lsp.documents import Document
from unmask.rulebook import PackError
from unmask.session import Session

if TYPE_CHECKING:
    from unmask.types.report import Report
    from unmask.types.rule import Rulebook

T = TypeVar("T")

OFTEN = 1.0
"""How many seconds pass at least before it is looked again, at a keystroke, whether a configuration has changed."""

NOWHERE = "untitled"
"""What a text that lies nowhere would be called in the first folder of the workspace, whose configuration applies."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of judging a document.

    There is a `report`, with the `rulebook` it was made by, or something that stood against it: `faults` of a
    configuration or pack, each with its place, or what is `said` of anything else. With none of them, the document is
    left out, by the configuration or for its language.
    """

    document: Document
    report: Report | None = None
    rulebook: Rulebook | None = None
    faults: tuple[Fault, ...] = ()
    said: str | None = None


class Judging:
    """The documents that are open, and what came of judging them.

    `tell` is called with each outcome, in the thread of the event loop. A document that is changed while it waits is
    judged once, as it is then; of one that is closed nothing is told any more.
    """

    def __init__(self, tell: Callable[[Outcome], None]) -> None:
        self.documents: dict[str, Document] = {}
        self.outcomes: dict[str, Outcome] = {}
        self._session = Session()
        self._folder: Path | None = None
        self._tell = tell
        # One thread: the texts are not judged any faster by two, and what a session keeps is not shared.
        self._thread = ThreadPoolExecutor(1, "unmask")
        self._waiting: dict[str, Document] = {}
        self._now: str | None = None
        self._moved = asyncio.Condition()
        self._looked = 0.0
        self._look = False
        self._stirred = False
        self._at_work: asyncio.Task[None] | None = None
        self._settling = True

    @property
    def session(self) -> Session:
        """The session. What is asked of it is to be asked by `ask`."""
        return self._session

    def configure(self, session: Session, folder: Path | None) -> None:
        """Judge by this session, and what lies nowhere as if it lay in `folder`."""
        if session is not self._session:
            self._thread.submit(_prepare, session, self._lying(None, folder))
        self._session, self._folder = session, folder

    def start(self) -> None:
        """Load now what every text will need."""
        self._thread.submit(_load)

    def put(self, document: Document) -> None:
        """Take a document in, or as it now is, and have it judged."""
        self._settling = self._settling or document.uri not in self.documents
        self.documents[document.uri] = document
        self._waiting[document.uri] = document
        self._go()

    def close(self, uri: str) -> None:
        """Let a document go."""
        self.documents.pop(uri, None)
        self.outcomes.pop(uri, None)
        self._waiting.pop(uri, None)
        self._thread.submit(self._closed, uri)
        self._go()

    def look(self) -> None:
        """Look whether a configuration has changed, and if so judge every document anew."""
        self._look = True
        self._go()

    async def outcome(self, uri: str) -> Outcome | None:
        """What came of judging a document as it is at the end of this; None for one that is not open."""
        async with self._moved:
            while uri in self.documents:
                known = self.outcomes.get(uri)
                if known is not None and known.document == self.documents[uri] and not self._is_due(uri):
                    return known
                await self._moved.wait()
        return None

    def _is_due(self, uri: str) -> bool:
        """Whether a document is to be judged, or is being judged now."""
        return uri in self._waiting or uri == self._now

    async def ask(self, work: Callable[[], T]) -> T:
        """What `work` gives, done between the judging of two documents."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def stop(self) -> None:
        """Judge nothing more."""
        if self._at_work is not None:
            self._at_work.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _go(self) -> None:
        self._stirred = True
        if self._at_work is None or self._at_work.done():
            self._at_work = asyncio.get_running_loop().create_task(self._work())

    async def _work(self) -> None:
        # Between the last look at what there is to do and the end nothing is waited for, so that nothing is missed.
        while self._stirred or self._waiting:
            self._stirred = False
            looking, self._look = self._look, False
            if looking or time.monotonic() - self._looked > OFTEN:
                changed = await self.ask(self._session.refresh)
                self._looked = time.monotonic()
                if changed:
                    gc.unfreeze()
                    self._settling = True
                    self._waiting = {**self._waiting, **self.documents}
            if self._waiting:
                uri = self._now = next(iter(self._waiting))
                outcome = await self.ask(partial(self._judge, self._waiting.pop(uri)))
                self._now = None
                if uri in self.documents:
                    self.outcomes[uri] = outcome
                    self._tell(outcome)
                self._settle()
            async with self._moved:
                self._moved.notify_all()

    def _settle(self) -> None:
        """Have rules and model, which stay, passed over when memory is searched for what is not needed any more.

        Every few keystrokes it is, and all of them together take longer to look through than a text to judge.
        """
        if self._settling and not self._waiting:
            self._settling = False
            gc.freeze()

    def _closed(self, uri: str) -> None:
        if uri in self._session.names:
            self._session.close(uri)

    def _judge(self, document: Document) -> Outcome:
        syntax = document.syntax
        if syntax is None:
            return Outcome(document)
        lies = self._lying(document.path, self._folder)
        try:
            self._session.open(document.uri, document.judged, path=lies, kind=document.kind, syntax=syntax)
            if document.path is not None and self._session.excludes(document.uri):
                return Outcome(document)
            report = self._session.report(document.uri)
            return Outcome(document, report, self._session.checker(document.uri).rulebook)
        except ConfigError as error:
            return Outcome(document, faults=error.faults)
        except PackError as error:
            return Outcome(document, faults=tuple(_fault(p.path, p.line, p.rule, p.message) for p in error.problems))
        except TooLarge as error:
            return Outcome(document, said=error.message)
        except (HistoryError, ModelMissing) as error:
            return Outcome(document, said=str(error))
        except Exception as fault:
            if asks_for_traceback():
                raise
            return Outcome(document, said=mistake(fault))

    @staticmethod
    def _lying(path: Path | None, folder: Path | None) -> Path:
        return path or (folder or Path.cwd()) / NOWHERE


def _fault(path: str, line: int, rule: str | None, message: str) -> Fault:
    return Fault(Origin(path, line), f"{rule}: {message}" if rule else message)


def _load() -> None:
    """Load the language model, while the editor makes itself ready."""
    from unmask.language import load

    with suppress(Exception):
        # It will be said of the first text, where it can be shown.
        load()


def _prepare(session: Session, place: Path) -> None:
    """Make the rules ready that apply to a text in this place."""
    with suppress(Exception):
        session.open(NOWHERE, "", path=place)
        try:
            session.checker(NOWHERE)
        finally:
            session.close(NOWHERE)
