"""Titles that run into the first sentence of a flattened article."""

import pytest

from digest.extract.dumps.breaks import title_end


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "'더 센 상법' 2차 개정안 국회 통과…집중투표제 의무화, 野 표결 불참",
            "자산 2조원 이상 상장회사에 집중투표제를 의무화하는 내용의 상법 개정안이 25일 국회를 통과했다.",
        ),
        (
            "가온전자, 창저우에 배터리 공장 건설…4천억 투입",
            "가온전자가 중국 창저우에 배터리 공장을 짓는다고 2일 공시했다. 투자액은 4천억 원이다.",
        ),
        (
            "云帆科技发布新一代服务器芯片",
            "云帆科技3日在深圳发布新一代服务器芯片，称其能耗比上一代产品降低三成。",
        ),
        (
            "Harbour city opens bidding for second subway line",
            "The harbour city opened bidding on Wednesday for a second subway line that will link its port.",
        ),
        (
            "Panel delays vote on platform bill",
            "A parliamentary panel put off a vote on the platform bill on Tuesday after long talks.",
        ),
    ],
)
def test_title_end(title: str, body: str) -> None:
    """A headline ends before the sentence that says it again."""
    text = f"{title} {body}"

    assert title == text[: title_end(text)].rstrip()


def test_no_words_no_title() -> None:
    """A text without two words has no title."""
    assert (title_end(""), title_end("하나")) == (0, 0)
