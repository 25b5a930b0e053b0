"""From bytes to sources."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unmask.read import ReadError, read_stdin, written_source
from unmask.types.source import Source, Syntax, TextKind


def read(data: bytes, filename: str | None = None, kind: TextKind | None = None) -> Source:
    return read_stdin(io.BytesIO(data), filename=filename, kind=kind)


def test_line_endings_are_kept_and_a_byte_order_mark_is_no_text() -> None:
    assert read(b"\xef\xbb\xbfone\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"
    assert read("\ufeffcafé".encode("utf-16-le")).text == "café"
    assert read("\ufeffcafé".encode("utf-16-be")).text == "café"


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe")),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
    st.integers(0, 3),
)
def test_what_is_read_is_written_back_to_the_byte(text: str, codec: str, marks: int) -> None:
    marks = max(marks, codec != "utf-8")
    data = ("\ufeff" * marks + text).encode(codec)
    source, encoding = written_source("-", data, filename="")

    assert source.text == text.lstrip("\ufeff")
    assert encoding.encode(source.text) == data


@given(st.binary(max_size=24))
def test_bytes_are_read_for_sure_or_refused(data: bytes) -> None:
    try:
        source, encoding = written_source("-", data, filename="")
    except ReadError:
        return

    assert encoding.encode(source.text) == data
    assert "\0" not in source.text


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
        (b"\xef\xbb\xbfcaf\xe9", "is not UTF-8 at byte 6; save it as UTF-8"),
        (b"a\x00b", "holds NUL: it is UTF-16 without a mark, or no text. Save it as UTF-8, or leave it out"),
        (
            "no mark".encode("utf-16-le"),
            "holds NUL: it is UTF-16 without a mark, or no text. Save it as UTF-8, or leave it out",
        ),
        (b"\xff\xfea", "is broken UTF-16; save it as UTF-8"),
        ("\ufeffhalf \ud83d".encode("utf-16-le", "surrogatepass"), "is broken UTF-16; save it as UTF-8"),
        ("\ufeffa\0b".encode("utf-16-le"), "is broken UTF-16, or no text. Save it as UTF-8, or leave it out"),
        ("\ufeffa\ufffeb".encode("utf-16-be"), "is broken UTF-16, or no text. Save it as UTF-8, or leave it out"),
        ("four bytes".encode("utf-32"), "is UTF-32; save it as UTF-8"),
        ("\ufefffour bytes".encode("utf-32-be"), "is UTF-32; save it as UTF-8"),
    ],
)
def test_what_cannot_be_read_says_how_to_mend_it(data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data, "post.txt")

    assert caught.value.message == said
    assert str(caught.value) == f"post.txt: {said}"
