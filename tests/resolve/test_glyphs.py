"""Characters that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.glyphs import alike

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@pytest.mark.parametrize(
    "pair",
    ["未末", "己已", "已巳", "土士", "人入", "千干", "茌在", "徒徙", "堂棠", "冠寇", "恒桓", "汾份", "晴睛", "粱梁"],
)
def test_alike(pair: str) -> None:
    assert alike(*pair)


@pytest.mark.parametrize(
    "pair", ["阳阴", "东西", "南北", "上下", "山水", "县区", "湖海", "财政", "教育", "文化", "省市", "同鹤", "A人"]
)
def test_not_alike(pair: str) -> None:
    assert not alike(*pair)


@given(HAN, HAN)
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert not alike(one, one)
