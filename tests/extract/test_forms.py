from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.forms import LONGEST_QUOTATION, candidates
from kg.extract.words import Words


def texts(found: Words) -> set[str]:
    return {found.text(begin, end) for begin, end in candidates(found)}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("认真践行“6293”工作思路，", "“6293”工作思路"),
        ("加快中卫南站黄河大桥建设", "中卫南站黄河大桥"),
        ("出台《银川市供热条例》。", "银川市供热条例"),
        ("开展“攻坚突破年、政协见行动”主题实践活动", "攻坚突破年、政协见行动"),
        ("榆林保税物流中心（B型）运营", "榆林保税物流中心（B型）"),
        ("打造“塞上江南·神奇宁夏”品牌", "塞上江南·神奇宁夏"),
        ("推进沿黄生态廊道建设", "沿黄生态廊道"),
        ("年产2×66万千瓦热电联产项目复工", "2×66万千瓦热电联产项目"),
    ],
)
def test_names_are_among_the_candidates(words: Callable[[str], Words], sentence: str, name: str) -> None:
    assert name in texts(words(sentence))


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("银川、吴忠和石嘴山", "银川、吴忠"),
        ("建成大桥。实施工程", "大桥。实施"),
        ("对企业的支持", "企业的"),
        ("落实“6293”工作思路", "“6293"),
        ("落实“6293”工作思路", "“6293”"),
        ("建成大桥\n实施工程", "大桥\n实施"),
    ],
)
def test_no_candidate_crosses_a_boundary(words: Callable[[str], Words], sentence: str, never: str) -> None:
    assert never not in texts(words(sentence))


@given(st.text(alphabet="聊城市工程“”《》（）、，。；\n 25A的和", max_size=50))
def test_candidates_are_in_order_and_bounded(words: Callable[[str], Words], text: str) -> None:
    found = words(text)
    spans = candidates(found)
    assert spans == sorted(set(spans))
    for begin, end in spans:
        assert 0 <= begin < end <= len(found.texts)
        assert len(found.text(begin, end)) <= LONGEST_QUOTATION + 20
        assert "\n" not in found.text(begin, end)
