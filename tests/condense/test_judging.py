"""What kind of statement a sentence makes is read from its own verbs."""

import pytest

from digest.condense.judging import status


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("ko", "국회는 24일 본회의에서 예산안을 의결했다.", "fact"),
        ("ko", "회사는 매출이 10% 늘었다고 공시했다.", "fact"),
        ("ko", "이는 경쟁을 의식한 조치로 풀이된다.", "interpretation"),
        ("ko", "가격은 더 오를 것으로 보인다.", "interpretation"),
        ("ko", "자금은 데이터센터에 집중될 전망이다.", "interpretation"),
        ("ko", "정부는 내년에 법을 고칠 방침이다.", "plan"),
        ("ko", "두 회사는 공장을 함께 짓기로 했다.", "plan"),
        ("ko", "대표는 제품을 곧 내놓겠다고 밝혔다.", "plan"),
        ("ko", "야당은 법안이 위헌이라고 주장했다.", "claim"),
        ("ko", "양측은 지난달 만난 것으로 알려졌다.", "claim"),
        ("ko", '관계자는 "가격을 내릴 계획이다"라고 했다.', "claim"),
        ("ko", "과도한 결제를 막겠다며 규제안을 꺼내자 주가가 무너졌다.", "fact"),
        ("zh", "国会24日通过了预算案。", "fact"),
        ("zh", "该公司计划明年建厂。", "plan"),
        ("zh", "商务部将会同有关部门审查。", "plan"),
        ("zh", "业内人士认为价格会上涨。", "interpretation"),
        ("zh", "销量有望突破四百万辆。", "interpretation"),
        ("zh", "该公司称产品没有问题。", "claim"),
        ("zh", "据悉，双方上月已会面。", "claim"),
        ("en", "The assembly passed the bill on Monday.", "fact"),
        ("en", "The company plans to build a plant.", "plan"),
        ("en", "It would invest 380 billion yuan.", "plan"),
        ("en", "Analysts said the price could rise.", "interpretation"),
        ("en", "The ministry is expected to approve it.", "interpretation"),
        ("en", "The two sides reportedly met last month.", "claim"),
    ],
)
def test_status(lang: str, sentence: str, expected: str) -> None:
    """Fact, claim, plan and interpretation are told apart."""
    assert status(sentence, lang) == expected
