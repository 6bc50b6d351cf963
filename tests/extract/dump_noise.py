"""What stands around articles on real pages and must not be read as one: teasers, promotion, terms, readers.

Each function gives lines to put above or below the articles of a page made by `dump_pages`.
"""

import random

COOKIES = {
    "ko": "본 사이트는 서비스 개선과 맞춤형 광고 제공을 위해 쿠키를 사용합니다. 계속 이용하시면 쿠키 사용에 동의하는 것으로 간주됩니다. 자세한 내용은 개인정보처리방침에서 확인하실 수 있습니다.",
    "zh": "本网站使用Cookie以改善您的浏览体验，并向您展示个性化内容。继续浏览即表示您同意我们使用Cookie。您可以随时在浏览器设置中更改偏好。",
    "en": "We use cookies and similar technologies to improve your experience and to show you personalised advertising. By continuing to use the site you agree to our use of cookies. You can change your choice at any time in the settings.",
}
PROMOTION = {
    "ko": (
        "한강뉴스 카카오톡 채널을 추가하시면 속보를 가장 먼저 받아보실 수 있습니다.",
        "여러분의 제보가 뉴스가 됩니다. 카카오톡에서 '한강뉴스'를 검색해 주세요.",
    ),
    "zh": ("关注“浦江财讯”微信公众号，获取更多资讯。", "下载客户端，第一时间了解天下大事。"),
    "en": (
        "Get the day's top stories delivered to your inbox every morning.",
        "Have a tip? Write to the newsroom, and we will get back to you.",
    ),
}
TERMS = {
    "ko": "한강뉴스의 모든 콘텐츠는 저작권법의 보호를 받으며, 무단 복제와 배포를 금합니다. 기사에 대한 정정보도나 반론보도를 원하시는 경우 고충처리인에게 연락해 주시기 바랍니다.",
    "zh": "凡本网注明来源的作品，版权均属本网所有，未经本网授权不得转载、摘编或以其他方式使用。如对内容有异议，请在30日内与本网联系。",
    "en": "All quotes are delayed by at least 15 minutes. The content of this site may not be reproduced without prior written permission. Nothing here is investment advice.",
}
READERS = {
    "ko": (
        ("hanriver88", "이런 정책이 왜 필요한지 모르겠습니다. 세금만 낭비하는 거 아닌가요?"),
        ("봄날의곰", "기자님 좋은 기사 감사합니다. 다음 기사도 기대하겠습니다."),
        (
            "익명",
            "현장에서 일하는 사람으로서 한마디 하자면 현실은 기사와 많이 다릅니다. 조금 더 취재해 주세요.",
        ),
    ),
    "zh": (
        ("山间清风", "这件事早就该管了，希望能真正落实下去，不要又是一阵风。"),
        ("用户8837201", "支持！不过细则还要再看看。"),
        ("路人甲", "在这个行业干了十年，说实话情况比报道里写的还要复杂得多。"),
    ),
    "en": (
        (
            "river_fan",
            "I have worked in this industry for ten years and this is exactly what we feared would happen.",
        ),
        ("Anna", "Great piece. I would love to see a follow-up on the costs."),
        ("skeptic42", "Does anyone really believe these figures? I do not."),
    ),
}
KEY_POINTS = {"ko": "3줄 요약", "zh": "要点速览", "en": "Key points"}
MORE = {"ko": "섹션 주요 기사", "zh": "栏目精选", "en": "In this section"}


def above(rng: random.Random, lang: str) -> list[str]:
    """What stands before the head of the first article."""
    return (
        [COOKIES[lang], {"ko": "모두 동의", "zh": "同意", "en": "Accept all"}[lang], ""]
        if rng.random() < 0.5
        else []
    )


def key_points(rng: random.Random, lang: str, body: tuple[str, ...]) -> list[str]:
    """Bullets that sum the article up, as many sites put them over the text."""
    return (
        [KEY_POINTS[lang], *(f"• {text[:40].strip()}" for text in body[:3]), ""] if rng.random() < 0.3 else []
    )


def after(rng: random.Random, lang: str) -> list[str]:
    """What stands right under a body: promotion."""
    return list(rng.sample(PROMOTION[lang], rng.randint(0, 2)))


def teasers(rng: random.Random, lang: str, others: tuple[tuple[str, str], ...]) -> list[str]:
    """Titles of other articles, each with its first sentence and its age."""
    ages = {
        "ko": ("3시간 전", "2026-03-02"),
        "zh": ("3小时前", "2026-03-02"),
        "en": ("3 hours ago", "Mar 2, 2026"),
    }[lang]
    lines = ["", MORE[lang]]
    for title, first in others:
        order = [title, first, rng.choice(ages)] if rng.random() < 0.5 else [title, rng.choice(ages), first]
        lines += ["", *order] if rng.random() < 0.5 else order
    return lines


def readers(rng: random.Random, lang: str) -> list[str]:
    """Comments with a nickname, a date and an answer button each."""
    heading = {"ko": "댓글 3", "zh": "全部评论", "en": "3 comments"}[lang]
    answer = {"ko": "답글", "zh": "回复", "en": "Reply"}[lang]
    lines = ["", heading]
    for name, text in READERS[lang]:
        lines += [name, rng.choice(("2026-03-02 10:11", "2026.03.02. 10:11")), text, answer]
    return lines


def below(rng: random.Random, lang: str) -> list[str]:
    """The foot of a page."""
    return ["", TERMS[lang]] if rng.random() < 0.5 else []
