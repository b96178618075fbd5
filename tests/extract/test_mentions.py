from __future__ import annotations

import pytest

from kg.extract.names import bare


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("“6293”工作思路", "6293工作思路"),
        ("农村人居环境整治提升“双百工程”", "农村人居环境整治提升双百工程"),
        ("“春季战役”“夏季战役”", "“春季战役”“夏季战役”"),
        ("雄商高铁", "雄商高铁"),
    ],
)
def test_marks_that_set_off_are_dropped(surface: str, expected: str) -> None:
    assert bare(surface) == expected
