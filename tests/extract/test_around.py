"""What stands within and around an article: teasers, dialogs, lists, pictures, boxes that part it."""

import pytest

from tests.extract.saved import BODY, first, page

P = tuple(f"<p>{text}</p>" for text in BODY)
OTHER = "국회는 25일 본회의를 열어 예산안을 처리했으며 여야는 막판까지 협상을 이어 갔다."


def body(html: str) -> tuple[str, ...]:
    """The paragraphs of a page whose article holds this."""
    return first(page(body=html)).paragraphs


def test_a_teaser_between_paragraphs() -> None:
    """A card with a linked title and a line of its story is none of the article's paragraphs."""
    card = f'<div class="k7"><div><a href="/2">예산안, 막판 협상 끝에 통과</a></div><div>{OTHER}</div></div>'

    assert body(P[0] + card + P[1] + P[2]) == BODY


def test_teasers_behind_an_article() -> None:
    """Excerpts of the latest stories are none of it, though nothing says where they begin."""
    cards = "".join(
        f'<div class="k"><h2><a href="/{number}">예산안 {number}차 협상도 결렬</a></h2>'
        f'<p class="x">{OTHER}</p></div>'
        for number in range(30)
    )
    html = page().replace("</article>", f"</article><div>{cards}</div>").replace("관련 뉴스", "")

    assert first(html).paragraphs == BODY


@pytest.mark.parametrize(
    "call",
    [
        "Create an account or sign in to go on reading.",
        "Log in or create an account to comment.",
        "Already a subscriber? Sign in here.",
        "Enjoy five more articles each month.",
        "Get email updates from your favourite writers.",
        "Read stories from across the country with a free account.",
        "Share your thoughts with our other readers.",
        "We independently choose what we recommend.",
        "Our recommendations on this page are independent, and always will be.",
        "This story was machine-translated and may hold errors.",
        "Dieser Text wurde automatisch übersetzt und kann Fehler enthalten.",
    ],
)
def test_calls_between_paragraphs(call: str) -> None:
    """What a page wants of its reader, an account or a comment, and says of its making is no paragraph."""
    assert body(P[0] + P[1] + f"<p>{call}</p>" + P[2]) == BODY


ASKING = {
    "en": (
        "We and our 800 partners store and access cookies on your device.",
        "Your consent can be withdrawn at any time here.",
        "We use cookies for legitimate interest where your privacy choices allow.",
    ),
    "de": (
        "Wir verarbeiten Ihre personenbezogenen Daten und nutzen Cookies dafür.",
        "Ihre Einwilligung können Sie jederzeit im Fuß der Seite widerrufen.",
        "Unsere Partner speichern Cookies und Daten auf Ihrem Gerät.",
    ),
}


@pytest.mark.parametrize("sentences", ASKING.values(), ids=ASKING.keys())
def test_a_dialog_about_cookies(sentences: tuple[str, ...]) -> None:
    """A dialog that asks for consent, however long, is no article."""
    dialog = "<div class=z1>" + "".join(f"<p>{text}</p>" for text in sentences) * 12 + "</div>"

    assert first(page().replace("</body>", dialog + "</body>")).paragraphs == BODY


def test_a_dialog_that_says_each_thing_once() -> None:
    """Several sentences that ask for consent take the whole of their box with them."""
    more = (
        "Reading goes on for free when you accept, and ends here when you refuse.",
        "A list of everyone who takes part stands behind the second button below.",
    )
    dialog = "<div class=z1>" + "".join(f"<p>{text}</p>" for text in (*ASKING["en"], *more)) + "</div>"

    assert body(P[0] + dialog + P[1] + P[2]) == BODY


def test_an_article_about_consent() -> None:
    """An article that speaks of consent and cookies is an article."""
    texts = (
        "The regulator said on Monday that sites may not ask for consent to cookies twice.",
        "Readers see your consent as a click away, one lawyer said, and they no longer read.",
        "The rules apply from May, and fines of up to four million euros are possible.",
        "Newspapers had asked for more time, which the commission did not give them.",
    )

    assert body("".join(f"<p>{text}</p>" for text in texts)) == texts


def test_placeholders_of_films() -> None:
    """The sentence that stands in place of each blocked film is no paragraph."""
    text = "Um eingebettete Inhalte anzuzeigen, ist deine widerrufliche Einwilligung notwendig (Cookies)."
    holder = f"<div class=q><p>{text}</p></div>"

    assert body(P[0] + holder + P[1] + holder + P[2]) == BODY


@pytest.mark.parametrize("kind", ["", " class=s1"])
def test_lists_between_paragraphs(kind: str) -> None:
    """Items of a list between paragraphs are the article's, short as they are; links to others are not."""
    items = f"<ul{kind}><li>데이터센터 세 곳</li><li>서버 12만 대</li></ul>"
    links = "<ul><li><a href=/3>다른 기사 하나</a></li><li><a href=/4>다른 기사 둘</a></li></ul>"

    assert body(P[0] + items + P[1] + links + P[2]) == (
        BODY[0],
        "데이터센터 세 곳",
        "서버 12만 대",
        *BODY[1:],
    )


@pytest.mark.parametrize("kind", ["<p class=t>", "<p>"])
def test_an_article_in_several_boxes(kind: str) -> None:
    """Where pictures and advertisements part an article into boxes, all of them are read."""
    parts = "".join(f'<div class="w">{text}</div><div class="ad">광고</div>' for text in P).replace(
        "<p>", kind
    )
    tail = f'<div class="w">{kind}{OTHER}</p></div>'

    assert body(parts + tail) == (*BODY, OTHER)


def test_a_part_behind_a_long_list() -> None:
    """A box that is set like the article's own belongs to it, however long the list of links between them."""
    links = "".join(f'<li><a href="/{number}">예산안 {number}차 협상도 결렬</a></li>' for number in range(60))
    box = "<div class=w>" + "".join(P).replace("<p>", "<p class=t>") + "</div>"
    tail = f'<div class="w"><p class=t>{OTHER}</p></div>'

    assert body(f"{box}<ul class=n>{links}</ul>{tail}") == (*BODY, OTHER)


def test_a_heading_behind_related_stories() -> None:
    """A subheading goes with the section that it opens, whatever pointer stands before it."""
    html = P[0] + P[1] + "<p>관련 기사</p><h3>전망은 엇갈려</h3>" + P[2]

    assert body(html) == (*BODY[:2], "전망은 엇갈려", BODY[2])


def test_a_picture_with_its_lines() -> None:
    """A line and a credit in one box with a picture are a caption, whatever elements hold them."""
    caption = "발표를 마친 최고경영자가 본사 로비에서 기자들의 질문을 받고 있다."
    box = f'<div class="b"><img src=a.jpg><h1>{caption}</h1><p>자료 화면</p></div>'
    found = first(page(body=P[0] + box + P[1] + P[2]))

    assert (found.paragraphs, caption in found.captions) == (BODY, True)


@pytest.mark.parametrize("kind", ["hidden", "d-none", "sr-only", "is-hidden x"])
def test_what_is_not_shown(kind: str) -> None:
    """A part that a class hides is not read; one that is only hidden on small screens is."""
    text = f'<div class="{kind}"><p>{OTHER}</p></div>'

    assert body(P[0] + text + P[1] + P[2]) == BODY


@pytest.mark.parametrize("kind", ["hidden md:block", "d-none d-md-block", "print:mt-0 desktop:[.ad_&]:m-1"])
def test_what_is_shown_on_some_screens(kind: str) -> None:
    """A paragraph that wide screens show, or whose class only names a variant, is read."""
    texts = "".join(f'<div class="{kind}">{text}</div>' for text in P)

    assert body(texts) == BODY


def test_a_long_deck_is_not_lost() -> None:
    """A summary of several sentences under the headline is the deck, and nothing of it is dropped."""
    summary = " ".join(f"{text}" for text in (BODY[0], OTHER, BODY[1], OTHER))
    html = page().replace("</h1>", f'</h1><h2 class="sub-title">{summary}</h2>')

    assert (first(html).deck, first(html).paragraphs) == ((summary,), BODY)


def test_a_caption_is_no_deck() -> None:
    """The caption of the picture between headline and text is no summary, though a description repeats it."""
    words = "발표를 마친 최고경영자가 기자들의 질문을 받고 있다."
    said = f'<meta charset="utf-8"><meta name="description" content="{words}">'
    figure = f"<figure><img src=a.jpg><figcaption>{words}</figcaption></figure>"
    found = first(page(head=said).replace("<article>", f"<article>{figure}"))

    assert (found.deck, found.captions) == ((), (words,))


def test_a_section_is_a_clean_line() -> None:
    """A direction mark in the path to a section does not reach its name."""
    html = page().replace("홈 &gt; 국제", "홈 &gt; 국\u202e제 \u200b&gt; 경제")

    assert first(html).section == "국제 > 경제"
