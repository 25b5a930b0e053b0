"""The server: what the editor says and asks, and what it is told."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from lsprotocol import types as lsp
from lsprotocol.converters import get_converter
from pygls.exceptions import JsonRpcContentModified, JsonRpcInvalidParams
from pygls.io_ import StdoutWriter
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from unmask import __version__
from unmask.errors import Fault, asks_for_traceback, mistake
from unmask.lsp.documents import Document, Placed, opened
from unmask.lsp.judging import Judging, Outcome
from unmask.lsp.shown import FIX_ALL, MAKE_SUGGESTED, SOURCE, Marks, at, fault_diagnostics, hover, status
from unmask.lsp.wire import Wire, listen
from unmask.session import Session
from unmask.types.span import Span

if TYPE_CHECKING:
    from unmask.lsp.offered import Offers
    from unmask.types.report import Report
    from unmask.types.rule import Rulebook

STATUS = "$/unmask/status"
"""The notification of how a document stands. Editors pass over those that start so and that they do not know."""

WATCHED = "**/*.{yaml,yml,toml,json}"
"""The files of which an editor is asked to tell changes: configurations, packs and baselines."""

_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """The language server, which holds what is open and what was said of it."""

    def __init__(self) -> None:
        super().__init__(
            "unmask",
            __version__,
            text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental,
            protocol_cls=Wire,
            converter_factory=get_converter,
        )
        self.judging = Judging(self.tell)
        self.marks = Marks()
        self.pulled = False
        """Whether the editor asks for what is marked in a text, and is not told of its own accord."""
        self._telling = False
        self._told: dict[str, Document] = {}
        self._faults: dict[str, tuple[Fault, ...]] = {}
        self._marked: set[str] = set()
        self._said: str | None = None
        for method, handler, options in _FEATURES:
            self.feature(method, options)(handler)

    @property
    def encoding(self) -> lsp.PositionEncodingKind | str:
        """The unit of columns that was agreed on."""
        return self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16

    @property
    def folder(self) -> Path | None:
        """The first folder of the workspace, if there is one."""
        return next(iter(self.folders()), None)

    def folders(self) -> Iterable[Path]:
        """The folders of the workspace that are in the file system."""
        roots = [folder.uri for folder in self.workspace.folders.values()] or [self.workspace.root_uri or ""]
        return [Path(path) for uri in roots if uri.startswith("file:") and (path := to_fs_path(uri))]

    def tell(self, outcome: Outcome) -> None:
        """Tell the editor what came of judging a document."""
        document = outcome.document
        if not self.pulled:
            self.publish(document.uri, self.marks.of(outcome, self.encoding)[1], document.version)
        elif self._told.get(document.uri) == document:
            # It was judged anew without having changed, and an editor asks again only after a change.
            self.workspace_diagnostic_refresh(None, lambda _: None)
        self._told[document.uri] = document
        self.mark(document.uri, outcome.faults)
        self.protocol.notify(STATUS, status(outcome))
        if outcome.said and outcome.said != self._said:
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"unmask: {outcome.said}"))
        self._said = outcome.said

    def publish(self, uri: str, found: list[lsp.Diagnostic], version: int | None = None) -> None:
        """Tell the editor what is marked in a document or another file."""
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def forget(self, uri: str) -> None:
        """Let go of a document that is closed, and of what is marked in it."""
        self.judging.close(uri)
        self._told.pop(uri, None)
        self.marks.forget(uri)
        self.mark(uri, ())
        self.publish(uri, [])

    def mark(self, uri: str, faults: tuple[Fault, ...]) -> None:
        """Show the faults that stand against judging a document in the files that they are in, or take them away."""
        if faults == self._faults.get(uri, ()):
            return
        self._faults[uri] = faults
        found = fault_diagnostics(fault for each in self._faults.values() for fault in each)
        for file in self._marked - found.keys():
            self.publish(file, [])
        for file, marks in found.items():
            self.publish(file, marks)
        self._marked = set(found)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Write a mistake of ours into the editor's log: the answer to a request tells it there.

        One that comes of an answer to an editor that is gone, or of telling a mistake, tells nobody anything.
        """
        if self._telling or (isinstance(self.protocol, Wire) and self.protocol.parted):
            return
        _log.error("%s", error, exc_info=error if asks_for_traceback() else None)
        self._telling = True
        try:
            self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, f"unmask: {mistake(error)}"))
        finally:
            self._telling = False


def _initialize(ls: Server, params: lsp.InitializeParams) -> None:
    given = params.initialization_options if isinstance(params.initialization_options, dict) else {}
    config = given.get("config")
    folder = ls.folder
    path = (folder or Path.cwd()) / config if isinstance(config, str) and config else None
    ls.judging.configure(Session(path), folder)
    if not ls.pulled and _pulls(params.capabilities):
        ls.pulled = True
        ls.feature(lsp.TEXT_DOCUMENT_DIAGNOSTIC, _PULL)(_diagnose)


def _pulls(able: lsp.ClientCapabilities) -> bool:
    """Whether an editor asks for diagnostics, and also when it is told that a configuration has changed."""
    text, workspace = able.text_document, able.workspace
    again = workspace.diagnostics if workspace is not None else None
    return text is not None and text.diagnostic is not None and again is not None and bool(again.refresh_support)


def _initialized(ls: Server, params: lsp.InitializedParams) -> None:
    workspace = ls.client_capabilities.workspace
    files = workspace.did_change_watched_files if workspace is not None else None
    if files is None or not files.dynamic_registration:
        return
    options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(WATCHED)])
    registration = lsp.Registration("unmask-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    ls.client_register_capability(lsp.RegistrationParams([registration]))


def _did_open(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    ls.judging.put(opened(params.text_document))


def _did_change(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    document = ls.judging.documents.get(params.text_document.uri)
    if document is None:
        _log.warning("changed without being open: %s", params.text_document.uri)
        return
    ls.judging.put(document.changed(params.content_changes, params.text_document.version, ls.encoding))


def _did_save(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    ls.judging.look()


def _did_close(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    ls.forget(params.text_document.uri)


def _files_changed(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
    ls.judging.look()


def _folders_changed(ls: Server, params: lsp.DidChangeWorkspaceFoldersParams) -> None:
    ls.judging.configure(ls.judging.session, ls.folder)
    for document in tuple(ls.judging.documents.values()):
        ls.judging.put(document)


async def _diagnose(ls: Server, params: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
    outcome = await _outcome(ls, params.text_document.uri)
    if outcome is None:
        return lsp.RelatedFullDocumentDiagnosticReport([])
    name, found = ls.marks.of(outcome, ls.encoding)
    if name == params.previous_result_id:
        return lsp.RelatedUnchangedDocumentDiagnosticReport(name)
    return lsp.RelatedFullDocumentDiagnosticReport(found, result_id=name)


async def _hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    outcome = await _outcome(ls, params.text_document.uri)
    if outcome is None or outcome.report is None or outcome.rulebook is None:
        return None
    placed = Placed(outcome.document.text, ls.encoding)
    place = placed.offset(params.position)
    found = at(outcome.report, Span(place, place))
    if not found:
        return None
    told = "\n\n---\n\n".join(hover(outcome.report, finding, outcome.rulebook) for finding in found)
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, told), placed.range(found[0].span))


async def _code_action(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    outcome = await _outcome(ls, params.text_document.uri)
    if outcome is None or outcome.report is None or outcome.rulebook is None:
        return []
    return await _offers(ls, outcome, outcome.report, outcome.rulebook).actions(params.range, params.context.only)


def _offers(ls: Server, outcome: Outcome, report: Report, rulebook: Rulebook) -> Offers:
    # The first answer waits for nothing that is only needed when actions are asked for.
    from unmask.lsp.offered import Offers

    return Offers(ls, outcome.document, report, rulebook)


async def _resolve(ls: Server, action: lsp.CodeAction) -> lsp.CodeAction:
    asked = action.data if isinstance(action.data, dict) else {}
    uri, version = asked.get("uri"), asked.get("version")
    if not isinstance(uri, str):
        raise JsonRpcInvalidParams("this action was not offered by unmask")
    outcome = await _outcome(ls, uri)
    if outcome is None or outcome.report is None or outcome.rulebook is None or outcome.document.version != version:
        # What was offered was for another text.
        raise JsonRpcContentModified("the text has changed since this was offered")
    return await _offers(ls, outcome, outcome.report, outcome.rulebook).resolved(action)


async def _outcome(ls: Server, uri: str) -> Outcome | None:
    """What came of judging a document as it now is. Raises `JsonRpcInvalidParams` where it is not open."""
    if uri not in ls.judging.documents:
        raise JsonRpcInvalidParams(f"{uri} is not open")
    return await ls.judging.outcome(uri)


_PULL = lsp.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE)
_SAVE = lsp.SaveOptions(include_text=False)
_ACTIONS = lsp.CodeActionOptions(
    code_action_kinds=[lsp.CodeActionKind.QuickFix, FIX_ALL, MAKE_SUGGESTED], resolve_provider=True
)
_FEATURES: tuple[tuple[str, Callable[..., Any], Any], ...] = (
    (lsp.INITIALIZE, _initialize, None),
    (lsp.INITIALIZED, _initialized, None),
    (lsp.TEXT_DOCUMENT_DID_OPEN, _did_open, None),
    (lsp.TEXT_DOCUMENT_DID_CHANGE, _did_change, None),
    (lsp.TEXT_DOCUMENT_DID_SAVE, _did_save, _SAVE),
    (lsp.TEXT_DOCUMENT_DID_CLOSE, _did_close, None),
    (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, _files_changed, None),
    (lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, _folders_changed, None),
    (lsp.TEXT_DOCUMENT_HOVER, _hover, None),
    (lsp.TEXT_DOCUMENT_CODE_ACTION, _code_action, _ACTIONS),
    (lsp.CODE_ACTION_RESOLVE, _resolve, None),
)


def _unless_cancelled(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    if not isinstance(context.get("exception"), asyncio.CancelledError):
        loop.default_exception_handler(context)


def serve(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Serve an editor until it says that it is done, or is gone. The exit code: 0, or 1 without a word of parting."""
    # What anything else prints must not get between the messages.
    sys.stdout = sys.stderr
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="unmask: %(message)s")
    logging.getLogger("pygls").setLevel(logging.CRITICAL)

    async def run() -> int:
        # What an editor has asked and did not wait for is no mistake.
        asyncio.get_running_loop().set_exception_handler(_unless_cancelled)
        server = Server()
        wire = server.protocol
        assert isinstance(wire, Wire)
        wire.set_writer(StdoutWriter(stdout))
        server.judging.start()
        try:
            await listen(wire, stdin)
        finally:
            server.judging.stop()
        return 0 if wire.parted else 1

    try:
        return asyncio.run(run())
    except BrokenPipeError:
        return 1
