"""Languages by script."""

import pytest

from digest.text.scripts import han_variant, language

TEXTS = [
    ("여야, 예산안 처리 합의", "ko"),
    ("與野 靑瓦臺 회동", "ko"),
    ("美 반도체 수출통제에 中 반발", "ko"),
    ("LG에너지솔루션 IPO", "ko"),
    ("삼성전자, HBM4 양산…NVIDIA Rubin GPU 공급", "ko"),
    ("화웨이(華為) Mate 80 출시", "ko"),
    ("中国发布稀土新规", "zh"),
    ("華為發布新手機", "zh"),
    ("华为Mate 70 Pro发布", "zh"),
    ("優の良品推出新产品", "zh"),
    ("AI PC", "en"),
    ("OpenAI launches chip", "en"),
    ("Lee Jae-myung (이재명) sworn in as president", "en"),
    ("Alibaba (阿里巴巴) posts record", "en"),
    ("Café culture", "en"),
    ("東京都知事選 小池氏当選", "ja"),
    ("日経平均反発", "ja"),
    ("首相が会見", "ja"),
    ("ソニー、新型を発表", "ja"),
    ("국회", "ko"),
    ("(이재명)", "ko"),
    ("2026 1.5% !?", "und"),
    ("", "und"),
    ("Привет", "und"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_language_of_short_texts(text: str, expected: str) -> None:
    """A headline is enough to tell the language."""

    assert language(text) == expected


VARIANTS = [
    ("华为发布", "Hans"),
    ("華為發布", "Hant"),
    ("上海人民", ""),
    ("국회", ""),
    ("臺灣半導體产业協會", "Hant"),
]


@pytest.mark.parametrize(("text", "expected"), VARIANTS)
def test_variant_of_chinese(text: str, expected: str) -> None:
    """Characters of only one script tell it."""

    assert han_variant(text) == expected
