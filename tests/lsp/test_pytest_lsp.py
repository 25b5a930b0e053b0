"""The server as the client of pytest-lsp meets it: one that asks for diagnostics, and one that waits for them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, fixture

from tests.shipped import checker
from unmask.types.source import Source

HUMBLED = "I'm humbled to announce that I've joined Acme.\n"
RULE = "brag/humbled-to-announce"
PULLS = lsp.TextDocumentClientCapabilities(diagnostic=lsp.DiagnosticClientCapabilities())
AGAIN = lsp.WorkspaceClientCapabilities(diagnostics=lsp.DiagnosticWorkspaceClientCapabilities(refresh_support=True))
SERVER = ClientServerConfig(server_command=[sys.executable, "-m", "unmask", "lsp"])


async def join(client: LanguageClient, able: lsp.ClientCapabilities) -> lsp.ServerCapabilities:
    told = await client.initialize_session(lsp.InitializeParams(capabilities=able, process_id=os.getpid()))
    return told.capabilities


@fixture(config=SERVER, scope="module")
async def pulling(lsp_client: LanguageClient):  # type: ignore[no-untyped-def]  # the fixture is what it yields to
    able = await join(lsp_client, lsp.ClientCapabilities(text_document=PULLS, workspace=AGAIN))
    assert able.diagnostic_provider is not None
    assert not able.diagnostic_provider.workspace_diagnostics
    yield
    await lsp_client.shutdown_session()


@fixture(config=SERVER)
async def waiting(lsp_client: LanguageClient):  # type: ignore[no-untyped-def]
    # It cannot be told to ask again when a configuration has changed.
    assert (await join(lsp_client, lsp.ClientCapabilities(text_document=PULLS))).diagnostic_provider is None
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, path: Path, text: str) -> str:
    item = lsp.TextDocumentItem(path.as_uri(), "plaintext", 1, text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    return item.uri


def typed(client: LanguageClient, uri: str, version: int, text: str) -> None:
    whole = lsp.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(version, uri), [whole])
    )


async def pulled(client: LanguageClient, uri: str, known: str | None = None) -> lsp.DocumentDiagnosticReport:
    asked = lsp.DocumentDiagnosticParams(lsp.TextDocumentIdentifier(uri), previous_result_id=known)
    return await client.text_document_diagnostic_async(asked)


@pytest.mark.asyncio(loop_scope="module")
async def test_what_is_asked_for_is_what_a_check_finds(pulling: LanguageClient, tmp_path: Path) -> None:
    uri = opened(pulling, tmp_path / "a.txt", "Hello.\n" + HUMBLED)
    report = await pulled(pulling, uri)
    assert isinstance(report, lsp.RelatedFullDocumentDiagnosticReport)
    (finding,) = checker().check(Source("a.txt", "Hello.\n" + HUMBLED)).findings
    (mark,) = report.items
    assert (mark.code, mark.range.start) == (finding.rule, lsp.Position(1, 0))
    # Nothing is said twice, unasked.
    assert uri not in pulling.diagnostics


@pytest.mark.asyncio(loop_scope="module")
async def test_what_has_not_changed_is_not_said_again(pulling: LanguageClient, tmp_path: Path) -> None:
    uri = opened(pulling, tmp_path / "a.txt", HUMBLED)
    first = await pulled(pulling, uri)
    assert isinstance(first, lsp.RelatedFullDocumentDiagnosticReport)
    again = await pulled(pulling, uri, first.result_id)
    assert isinstance(again, lsp.RelatedUnchangedDocumentDiagnosticReport)
    assert again.result_id == first.result_id
    # A change after the finding, which marks nothing else.
    typed(pulling, uri, 2, HUMBLED + "Hello.\n")
    assert isinstance(await pulled(pulling, uri, first.result_id), lsp.RelatedUnchangedDocumentDiagnosticReport)
    typed(pulling, uri, 3, "Hello.\n" + HUMBLED)
    moved = await pulled(pulling, uri, first.result_id)
    assert isinstance(moved, lsp.RelatedFullDocumentDiagnosticReport)
    assert [mark.range.start.line for mark in moved.items] == [1]
    assert moved.result_id != first.result_id
    assert isinstance(await pulled(pulling, uri, "of another server"), lsp.RelatedFullDocumentDiagnosticReport)


@pytest.mark.asyncio(loop_scope="module")
async def test_an_editor_is_told_to_ask_again_when_a_configuration_changes(
    pulling: LanguageClient, tmp_path: Path
) -> None:
    config = tmp_path / ".unmask.yaml"
    uri = opened(pulling, tmp_path / "a.txt", HUMBLED)
    first = await pulled(pulling, uri)
    assert [mark.code for mark in first.items] == [RULE]
    config.write_text("ignore: [brag]\n", encoding="utf-8")
    changed = lsp.DidChangeWatchedFilesParams([lsp.FileEvent(config.as_uri(), lsp.FileChangeType.Created)])
    pulling.workspace_did_change_watched_files(changed)
    await pulling.wait_for_notification("$/unmask/status")
    assert pulling.diagnostic_refresh_count > 0
    after = await pulled(pulling, uri, first.result_id)
    assert isinstance(after, lsp.RelatedFullDocumentDiagnosticReport)
    assert not after.items


@pytest.mark.asyncio
async def test_one_that_cannot_be_told_to_ask_again_is_told_what_is_found(
    waiting: LanguageClient, tmp_path: Path
) -> None:
    uri = opened(waiting, tmp_path / "a.txt", HUMBLED)
    await waiting.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert [mark.code for mark in waiting.diagnostics[uri]] == [RULE]
