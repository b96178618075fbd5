"""Which encoding a file is in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.text import DecodeError, decode

TEXT = "中共聊城市委关于制定规划的建议：加快建设雄商高铁，推进茌平区发展。2025年增长6%，AI 赋能。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_decodes_without_a_mark(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_mark_is_not_part_of_the_text(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_traditional_text_in_gb18030() -> None:
    text = "發展是現代產業最顯著的特點，聊城聚焦全市製造業重點產業鏈。"
    assert decode(text.encode("gb18030")).text == text


def test_line_ends_stay() -> None:
    assert decode("一\r\n二\r三\n".encode()).text == "一\r\n二\r三\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(range(256)) * 4, id="every byte"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 8, id="picture"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00" * 20, id="archive"),
        pytest.param("聊城\x00市".encode(), id="nul"),
        pytest.param(b"\x01\x02\x03\x04" * 20, id="control characters"),
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("中國經濟發展與社會建設報告，全縣上下。".encode("big5"), id="big5"),
        pytest.param(TEXT.encode("utf-8")[:-4] + b"\xff\xfe\xfd", id="broken utf-8"),
        pytest.param(codecs.BOM_UTF8 + b"\xb8\xf1", id="mark that lies"),
    ],
)
def test_unknown_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(DecodeError, match="unknown encoding"):
        decode(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except DecodeError:
        return
    assert decoded.text.encode(decoded.encoding) in data


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_utf_8_comes_first(text: str) -> None:
    decoded = decode(b"\xef\xbb\xbf" + text.encode())
    assert (decoded.text, decoded.encoding) == (text, "utf-8")
