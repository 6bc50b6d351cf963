"""The parts of a page: body, headline, dates, people, places, widgets."""

import json
from datetime import datetime

import pytest

from digest.report import Skip
from tests.extract.saved import BODY, CHARSET, TITLE, URL, first, page, read


def when(text: str) -> datetime:
    return datetime.fromisoformat(text)


def head(**said: object) -> str:
    """A head whose JSON-LD says these things of a news article."""
    linked = json.dumps(
        {"@context": "https://schema.org", "@type": "NewsArticle", **said}, ensure_ascii=False
    )
    return f'{CHARSET}<script type="application/ld+json">{linked}</script>'


class TestBody:
    def test_old_layouts_of_line_breaks(self) -> None:
        """Paragraphs parted by line breaks alone are paragraphs."""
        assert first(page(body="<br><br>".join(BODY))).paragraphs == BODY

    def test_tables_of_old_layouts(self) -> None:
        """A page laid out in tables gives its article, not its menu cells."""
        cells = "".join(f"<tr><td>{text}</td></tr>" for text in BODY)

        assert first(page(body=f"<table>{cells}</table>")).paragraphs == BODY

    def test_hashed_class_names(self) -> None:
        """Class names that mean nothing do no harm; a pointer between paragraphs is left out."""
        texts = [f'<div class="x79eb1">{text}</div>' for text in BODY]
        texts.insert(2, '<div class="c1cc63a"><b>함께 읽기</b> 프로야구, 우천 취소 경기 월요일 편성</div>')

        assert first(page(body="".join(texts))).paragraphs == BODY

    def test_captions_stand_apart(self) -> None:
        """A caption is no paragraph, whether the markup or only its words say so."""
        marked = (
            "<figure><img src=a.jpg><figcaption>알리바바 본사 전경. [한강뉴스 자료사진]</figcaption></figure>"
        )
        worded = "<p>▲ 발표하는 최고경영자 [사진=한강뉴스DB]</p>"
        found = first(page(body=marked + worded + "".join(f"<p>{text}</p>" for text in BODY)))

        captions = ("알리바바 본사 전경. [한강뉴스 자료사진]", "발표하는 최고경영자 [사진=한강뉴스DB]")
        assert (found.paragraphs, found.captions) == (BODY, captions)

    def test_captions_without_mails(self) -> None:
        """The photographer's mail address is no part of a caption."""
        words = "기자회견을 마치고 회의장을 나서는 대표단. 배상윤 기자"
        told = f"<figure><img src=a.jpg><figcaption>{words} bsy@news.example</figcaption></figure>"
        found = first(page(body=told + "".join(f"<p>{text}</p>" for text in BODY)))

        assert found.captions == (words,)

    def test_furniture_is_no_paragraph(self) -> None:
        """Mails, copyright lines and buttons at the end of an article are left out."""
        tail = (
            "<p>seojun@hangang-news.example</p><p>[저작권자 ⓒ 한강뉴스, 무단 전재·재배포 금지]</p><p>공유</p>"
        )

        assert first(page(body="".join(f"<p>{text}</p>" for text in BODY) + tail)).paragraphs == BODY

    def test_a_second_article_below_is_another_one(self) -> None:
        """On a page that scrolls on without end the first article ends where the next headline stands."""
        second = "<p>국회는 25일 본회의를 열어 예산안을 처리했다. 여야는 막판까지 협상했다.</p>" * 6
        body = "".join(f"<p>{text}</p>" for text in BODY) + f"<h1>예산안 국회 통과</h1>{second}"

        assert first(page(body=body)).paragraphs == BODY

    def test_a_widget_is_left_out_and_named(self) -> None:
        """A box that says a machine wrote it is in no paragraph, and the report names it."""
        box = (
            "<div><p>AI 요약</p><p>배터리 3사의 점유율이 소폭 하락했습니다.</p>"
            "<p>본 요약은 인공지능이 자동 생성했으며 사실과 다를 수 있습니다.</p></div>"
        )
        found = read(page(body=box + "".join(f"<p>{text}</p>" for text in BODY)))

        assert (
            getattr(found[0], "paragraphs", ()),
            [item.reason for item in found if isinstance(item, Skip)],
        ) == (BODY, ["machine-made widget left out: AI 요약"])


class TestPayload:
    @pytest.mark.parametrize(
        "script",
        [
            '<script id="__NEXT_DATA__" type="application/json">{"props":{"article":{"body":%s}}}</script>',
            '<script>window.__INITIAL_STATE__={"news":{"content":%s}};</script>',
            '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":%s}</script>',
        ],
    )
    def test_one_text(self, script: str) -> None:
        """A body that stands only in a script is read from there."""
        text = json.dumps("".join(f"<p>{part}</p>" for part in BODY), ensure_ascii=False)

        assert (
            first(page(body="<p>불러오는 중</p>", head=CHARSET + script.replace("%s", text))).paragraphs
            == BODY
        )

    def test_a_list_of_elements(self) -> None:
        """Arc's list of content elements is read in its order."""
        elements = json.dumps({"content_elements": [{"type": "text", "content": part} for part in BODY]})
        script = f"<script>Fusion.globalContent={elements};Fusion.x=1</script>"

        assert first(page(body="<p> </p>", head=CHARSET + script)).paragraphs == BODY

    def test_a_react_stream(self) -> None:
        """The rows that Next.js pushes are put together and read."""
        text = "".join(f"<p>{part}</p>" for part in BODY)
        row = f"1a:T{len(text.encode()):x},{text}"
        pushes = (json.dumps([1, part]) for part in (row[:40], row[40:]))
        script = "".join(f"<script>self.__next_f.push({push})</script>" for push in pushes)

        assert first(page(body="<p> </p>", head=CHARSET + script)).paragraphs == BODY


class TestHeadline:
    @pytest.mark.parametrize(
        "title",
        [
            f"{TITLE} | 한강뉴스",
            f"{TITLE} - 한강뉴스",
            f"한강뉴스 :: {TITLE}",
            f"{TITLE}_국제_한강뉴스",
            f"한강뉴스 - {TITLE}",
        ],
    )
    def test_without_the_site(self, title: str) -> None:
        """A title loses the name of its site at either end, and keeps its own dashes."""
        html = page().replace(f"<title>{TITLE} | 한강뉴스</title>", f"<title>{title}</title>")

        assert first(html).title == TITLE

    def test_a_title_made_for_sharing(self) -> None:
        """What readers see is the title where JSON-LD says so and all else is made for search engines."""
        said = head(headline=TITLE) + '<meta property="og:title" content="알리바바, AI에 75조원 쏟아붓는다">'
        html = page(head=said).replace(f"<title>{TITLE}", "<title>알리바바, AI에 75조원 쏟아붓는다")

        assert first(html).title == TITLE

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ("", "알리바바, AI에 75조원 쏟아붓는다"),
            (
                '<meta name="twitter:title" content="알리바바, AI에 75조원 쏟아붓는다">',
                "알리바바, AI에 75조원 쏟아붓는다",
            ),
            (f'<meta name="twitter:title" content="{TITLE}">', TITLE),
        ],
    )
    def test_a_second_headline(self, more: str, expected: str) -> None:
        """Under which a page is shared on purpose, its own title being the shown one, is the title."""
        said = head(headline=TITLE) + '<meta property="og:title" content="알리바바, AI에 75조원 쏟아붓는다">'
        said += '<meta property="og:type" content="article">' + more

        assert first(page(head=said)).title == expected

    def test_a_heading_in_other_words(self) -> None:
        """The only `<h1>` is the headline's place even where no stated title says the same."""
        html = page(head=head()).replace(f"<title>{TITLE}", "<title>알리바바그룹 AI 투자 3년간 확대")

        assert first(html).deck == first(page(head=head())).deck

    def test_of_stated_titles_the_one_said_twice(self) -> None:
        """Where no heading shows one, the title in JSON-LD is it if the page's own begins with it."""
        shared = '<meta property="og:title" content="75조원 쏟아붓는 알리바바의 승부수">'
        bare = page(head=head(headline=TITLE) + shared).replace(f"<h1>{TITLE}</h1>", "")
        other = bare.replace(f"<title>{TITLE}", "<title>알리바바의 투자 계획")

        assert [first(html).title for html in (bare, other)] == [TITLE, "75조원 쏟아붓는 알리바바의 승부수"]

    def test_hint_is_the_last_resort(self) -> None:
        """A hostile title cannot hold a line break or a direction mark."""
        assert first(page(title="제목은\u202e 이렇게\n끝난다 그리고")).title == "제목은 이렇게 끝난다 그리고"


class TestDates:
    def test_visible_lines(self) -> None:
        """Lines labelled as entered and changed are read in the zone of the source."""
        found = first(page())

        expected = (when("2025-02-24T16:42+09:00"), when("2025-02-24T18:05+09:00"), "stated")
        assert (found.published, found.updated, found.published_basis) == expected

    def test_machine_readable_dates_go_first(self) -> None:
        """A stated offset is kept."""
        found = first(
            page(head=head(datePublished="2025-02-24T07:40:00Z", dateModified="2025-02-24T07:40:00Z"))
        )

        assert (found.published, found.updated) == (
            when("2025-02-24T07:40:00+00:00"),
            when("2025-02-24T18:05+09:00"),
        )

    def test_a_day_takes_its_time_from_the_page(self) -> None:
        """A machine's bare day and a visible stamp of that day make the stamp."""
        assert first(page(head=head(datePublished="2025-02-24"))).published == when("2025-02-24T16:42+09:00")

    def test_a_forgotten_zone(self) -> None:
        """16:42Z beside a visible 16:42 of Seoul is 16:42 in Seoul."""
        found = first(page(head=head(datePublished="2025-02-24T16:42:00Z")))

        assert found.published == when("2025-02-24T16:42+09:00")

    def test_never_from_a_neighbour(self) -> None:
        """A page that states no date of its article has none, whatever its related list says."""
        html = page().replace("<span>입력 2025-02-24 16:42</span><span>수정 2025-02-24 18:05</span>", "")
        html = html.replace("쇼핑축제 시작", "2024-11-01 쇼핑축제 시작")

        assert (first(html).published, first(html).published_basis) == (None, "unknown")

    def test_the_address_is_the_last_resort(self) -> None:
        """A day that only the address holds is inferred, and says so."""
        html = page().replace("<span>입력 2025-02-24 16:42</span><span>수정 2025-02-24 18:05</span>", "")
        found = first(html, url="https://www.hangang-news.example/2025/02/23/a.html")

        assert (when("2025-02-23T00:00+09:00"), "inferred") == (found.published, found.published_basis)


class TestPeopleAndPlaces:
    def test_byline_of_the_meta_line(self) -> None:
        """The reporter of the meta line is the byline."""
        assert first(page()).byline == ("김서준",)

    def test_byline_of_the_dateline(self) -> None:
        """A reporter whom only the dateline names is the byline, and the dateline is gone."""
        body = f"<p>[서울=한강뉴스] 배상윤 기자 = {BODY[0]}</p>" + "".join(
            f"<p>{text}</p>" for text in BODY[1:]
        )
        found = first(page(body=body).replace("<span>김서준 기자</span>", ""))

        assert (found.byline, found.paragraphs) == (("배상윤",), BODY)

    def test_stated_authors(self) -> None:
        """Authors in JSON-LD go first; an outlet is no author beside a person."""
        found = first(
            page(head=head(author=[{"@type": "Person", "name": "이서연 기자"}, {"name": "한강뉴스"}]))
        )

        assert found.byline == ("이서연",)

    def test_place(self) -> None:
        """Outlet, section and canonical address are what the page states."""
        found = first(
            page(head=f'{CHARSET}<link rel="canonical" href="{URL}?utm_source=x">'), url="https://m.example/1"
        )

        assert (found.outlet, found.section, found.url) == ("한강뉴스", "국제", URL)

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[::1", "//", "data:text/html,x"])
    def test_hostile_addresses(self, address: str) -> None:
        """An address that is none of the web is not taken."""
        assert first(page(head=f'{CHARSET}<link rel="canonical" href="{address}">')).url == ""

    def test_a_byline_in_a_long_first_paragraph(self) -> None:
        """The writer that a dateline names is found where no line of the page names one."""
        opening = f"[서울=한강뉴스] 이서연 기자 = {' '.join(BODY * 2)}"
        html = page(body=f"<p>{opening}</p>" + "".join(f"<p>{text}</p>" for text in BODY))

        assert first(html.replace("<span>김서준 기자</span>", "")).byline == ("이서연",)
