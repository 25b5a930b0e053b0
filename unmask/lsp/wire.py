"""The wire: messages over standard input and output, and the protocol's error for what is none."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import Generator
from typing import Any, BinaryIO

from lsprotocol.types import TEXT_DOCUMENT_DID_CHANGE, DidChangeTextDocumentParams
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcParseError
from pygls.protocol import LanguageServerProtocol, lsp_method

LARGEST = 64 * 2**20
"""How many bytes a message may have. One that is larger is passed over."""

_log = logging.getLogger(__name__)


class Wire(LanguageServerProtocol):
    """The protocol, with every message that cannot be understood answered by what is wrong with it."""

    @lsp_method(TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave changes to the server: it counts lines as the protocol does, and has the only copy of the text."""
        if (handler := self.fm.features.get(TEXT_DOCUMENT_DID_CHANGE)) is not None:
            yield handler, (params,), None

    @property
    def parted(self) -> bool:
        """Whether the editor has asked for the end."""
        return self._shutdown

    def take(self, body: bytes) -> None:
        """Take in a message."""
        try:
            raw = json.loads(body)
        except ValueError as error:
            self._refuse(None, JsonRpcParseError(f"not JSON: {error}"))
            return
        if not isinstance(raw, dict) or raw.get("jsonrpc") != self.VERSION:
            self._refuse(None, JsonRpcInvalidRequest("a message is an object whose “jsonrpc” is “2.0”"))
            return
        asked = raw.get("id") if isinstance(raw.get("id"), int | str) else None
        if not isinstance(raw.get("method"), str) and not ("id" in raw and ("result" in raw or "error" in raw)):
            self._refuse(asked, JsonRpcInvalidRequest("a message has a “method”, or is the answer to a request"))
            return
        try:
            message = self.structure_message(raw)
        except JsonRpcException as error:
            if "method" in raw and asked is not None:
                self._refuse(asked, error)
            _log.warning("cannot be understood: %s", raw.get("method"))
            return
        self.handle_message(message)

    def _refuse(self, asked: int | str | None, error: JsonRpcException) -> None:
        self._send_response(asked, error=error.to_response_error())  # type: ignore[arg-type]  # null where none is known


async def listen(wire: Wire, stream: BinaryIO) -> None:
    """Take in messages until the stream ends."""
    loop = asyncio.get_running_loop()
    bodies: asyncio.Queue[bytes | None] = asyncio.Queue()

    def read() -> None:
        try:
            while (body := read_message(stream)) is not None:
                loop.call_soon_threadsafe(bodies.put_nowait, body)
            loop.call_soon_threadsafe(bodies.put_nowait, None)
        except RuntimeError:
            # The loop has ended before the stream did.
            return

    # A daemon, for nothing can end a read: the server must be able to end while the editor says nothing.
    threading.Thread(target=read, name="unmask wire", daemon=True).start()
    while (body := await bodies.get()) is not None:
        try:
            wire.take(body)
        except Exception:
            _log.exception("a message was not handled")


def read_message(stream: BinaryIO) -> bytes | None:
    """The body of the next message; None at the end of the stream. What does not look like a head is passed over."""
    length: int | None = None
    while True:
        line = stream.readline(8192)
        if not line:
            return None
        name, colon, value = line.partition(b":")
        if colon and name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
        elif not line.strip() and length is not None:
            if length <= LARGEST:
                body = stream.read(length)
                return body if len(body) == length else None
            while length and (passed := stream.read(min(length, 2**20))):
                length -= len(passed)
            length = None
