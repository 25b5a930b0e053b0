"""From bytes to sources."""

from __future__ import annotations

import io

import pytest

from unmask.read import ReadError, read_stdin
from unmask.types.source import Source, Syntax, TextKind


def read(data: bytes, filename: str | None = None, kind: TextKind | None = None) -> Source:
    return read_stdin(io.BytesIO(data), filename=filename, kind=kind)


def test_line_endings_and_the_byte_order_mark_are_kept() -> None:
    assert read(b"\xef\xbb\xbfone\r\ntwo\rthree\n").text == "\ufeffone\r\ntwo\rthree\n"


def test_utf_16_with_its_mark_is_read() -> None:
    assert read("\ufeffcafé".encode("utf-16-le")).text == "\ufeffcafé"


@pytest.mark.parametrize(
    ("filename", "syntax", "kind"),
    [
        (None, Syntax.PLAIN, TextKind.POST),
        ("x.txt", Syntax.PLAIN, TextKind.POST),
        ("x.MD", Syntax.MARKDOWN, TextKind.NEWSLETTER),
        ("x.markdown", Syntax.MARKDOWN, TextKind.NEWSLETTER),
    ],
)
def test_the_ending_tells_what_it_is(filename: str | None, syntax: Syntax, kind: TextKind) -> None:
    source = read(b"text", filename)

    assert (source.syntax, source.kind) == (syntax, kind)
    assert read(b"text", filename, TextKind.COMMENT).kind is TextKind.COMMENT


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"caf\xe9", "is not UTF-8 at byte 3; save it as UTF-8"),
        (b"a\x00b", "is not text; leave it out with --exclude"),
        (b"\xff\xfea", "is broken UTF-16; save it as UTF-8"),
    ],
)
def test_what_cannot_be_read_says_how_to_mend_it(data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, "post.txt")

    assert caught.value.message == said
    assert str(caught.value) == f"post.txt: {said}"
