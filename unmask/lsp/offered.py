"""Code actions: the changes that are offered, as the editor takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from unmask.config.file import OWN
from unmask.errors import ReadError
from unmask.files import read_file
from unmask.lsp.actions import Change, allowing, differing, said_of, silencing, term_of
from unmask.lsp.documents import Document, Placed
from unmask.lsp.shown import FIX_ALL, MAKE_SUGGESTED, at, diagnostics
from unmask.rewriter import rewrite
from unmask.types.report import Finding, Report

if TYPE_CHECKING:
    from unmask.lsp.server import Server
    from unmask.types.rule import Rulebook

_ALL = {FIX_ALL: "unmask: make all safe edits", MAKE_SUGGESTED: "unmask: make all edits, suggested ones too"}
_LARGEST = 2**20


class Offers:
    """What is offered for a document as it was judged."""

    def __init__(self, server: Server, document: Document, report: Report, rulebook: Rulebook) -> None:
        self._server = server
        self._document = document
        self._report = report
        self._rulebook = rulebook
        self._placed = Placed(document.text, server.encoding)

    async def actions(self, place: lsp.Range, only: Sequence[lsp.CodeActionKind | str] | None) -> list[lsp.CodeAction]:
        """The actions at a place, of the kinds that are asked for."""
        found: list[lsp.CodeAction] = []
        if _asked(lsp.CodeActionKind.QuickFix, only):
            for finding in at(self._report, self._placed.span(place)):
                found += await self._about(finding)
        for kind, title in _ALL.items():
            if _asked(kind, only) and self._has_edits(suggested=kind == MAKE_SUGGESTED):
                data = {"uri": self._document.uri, "version": self._document.version}
                action = lsp.CodeAction(title, kind=kind, data=data)
                # An editor that cannot ask again gets it made, though most often in vain.
                found.append(action if self._resolves() else await self.resolved(action))
        return found

    async def resolved(self, action: lsp.CodeAction) -> lsp.CodeAction:
        """An action with the edits that it makes."""
        checker = await self._server.judging.ask(lambda: self._server.judging.session.checker(self._document.uri))
        source = self._report.source
        done = await self._server.judging.ask(
            partial(rewrite, checker, source, suggested=action.kind == MAKE_SUGGESTED)
        )
        action.edit = self._edit(differing(source.text, done.text))
        return action

    async def _about(self, finding: Finding) -> list[lsp.CodeAction]:
        rulebook = self._rulebook
        marks = [
            mark
            for mark in diagnostics(self._report, self._placed, rulebook)
            if mark.code == finding.rule and mark.range.start == self._placed.position(finding.span.start)
        ]
        fix = partial(lsp.CodeAction, kind=lsp.CodeActionKind.QuickFix, diagnostics=marks)
        found: list[lsp.CodeAction] = []
        if (edit := finding.edit) is not None:
            made = self._edit([Change(edit.span, edit.text)])
            found.append(fix(said_of(edit, finding), edit=made, is_preferred=edit.safe or None))
        if self._document.kind is None and (change := silencing(self._report.source, finding, rulebook)) is not None:
            found.append(fix(f"unmask: silence “{finding.rule}” here, with a reason", edit=self._edit([change])))
        if (term := term_of(finding)) is not None and (edited := await self._allowed(term)) is not None:
            found.append(fix(f"unmask: allow “{term}” in {edited[0]}", edit=edited[1]))
        return found

    def _has_edits(self, *, suggested: bool) -> bool:
        return any(edit.safe or suggested for edit in (*self._report.edits, *self._report.also))

    def _resolves(self) -> bool:
        text = self._server.client_capabilities.text_document
        action = text.code_action if text is not None else None
        able = action.resolve_support if action is not None else None
        return able is not None and "edit" in able.properties

    def _edit(self, changes: Iterable[Change]) -> lsp.WorkspaceEdit:
        edits = [lsp.TextEdit(self._placed.range(each.span), each.text) for each in changes]
        return self._workspace_edit(self._document.uri, self._document.version, edits)

    def _workspace_edit(
        self, uri: str, version: int | None, edits: list[lsp.TextEdit], *, create: bool = False
    ) -> lsp.WorkspaceEdit:
        workspace = self._server.client_capabilities.workspace
        able = workspace.workspace_edit if workspace is not None else None
        if able is None or not able.document_changes:
            return lsp.WorkspaceEdit(changes={uri: edits})
        changed = lsp.TextDocumentEdit(lsp.OptionalVersionedTextDocumentIdentifier(uri, version), list(edits))
        if not create:
            return lsp.WorkspaceEdit(document_changes=[changed])
        made = lsp.CreateFile(uri, options=lsp.CreateFileOptions(ignore_if_exists=True))
        return lsp.WorkspaceEdit(document_changes=[made, changed])

    def _creates(self) -> bool:
        workspace = self._server.client_capabilities.workspace
        able = workspace.workspace_edit if workspace is not None else None
        operations = able.resource_operations if able is not None else None
        return bool(operations) and lsp.ResourceOperationKind.Create in (operations or ())

    async def _allowed(self, term: str) -> tuple[str, lsp.WorkspaceEdit] | None:
        """The configuration that would allow a term, by its name, and the edit of it; None where there is no way."""
        judging = self._server.judging
        file = await judging.ask(lambda: judging.session.configuration(self._document.uri))
        new = file is None
        if file is None:
            folder = self._home()
            if folder is None or not self._creates():
                return None
            file = folder / OWN[0]
        if (uri := from_fs_path(str(file))) is None:
            return None
        text, version = ("", None) if new else self._now(uri, file)
        change = allowing(file.name, text, term) if text is not None else None
        if text is None or change is None:
            return None
        placed = Placed(text, self._server.encoding)
        at = placed.position(change[0])
        edit = lsp.TextEdit(lsp.Range(at, at), change[1])
        return file.name, self._workspace_edit(uri, version, [edit], create=new)

    def _home(self) -> Path | None:
        """The folder of the workspace that the document lies in, where a configuration of its own would go."""
        path = self._document.path
        around = [folder for folder in self._server.folders() if path is None or path.is_relative_to(folder)]
        return max(around, key=lambda folder: len(folder.parts), default=path.parent if path is not None else None)

    def _now(self, uri: str, file: Path) -> tuple[str | None, int | None]:
        """What a configuration says, in the editor or else in the file; None where it cannot be read."""
        if (document := self._server.workspace.text_documents.get(uri)) is not None:
            return document.source, document.version
        try:
            # Only as bytes are the ends of lines as they are written.
            return read_file(file, most=_LARGEST).decode("utf-8"), None
        except (ReadError, UnicodeDecodeError):
            return None, None


def _asked(kind: lsp.CodeActionKind | str, only: Sequence[lsp.CodeActionKind | str] | None) -> bool:
    """Whether actions of a kind are asked for: by its name, or by that of a kind that it is one of."""
    name = str(getattr(kind, "value", kind))
    wanted = [str(getattr(each, "value", each)) for each in only or ()]
    return not only or any(not each or name == each or name.startswith(f"{each}.") for each in wanted)
