"""Building: aside, checked, swapped; the same bytes twice; one bad file costs itself."""

import os
import random
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from digest import markdown
from digest.errors import ConfigError, SiteError
from digest.site.build import _leading, build
from digest.site.sheets import Memory
from tests.site.conftest import Workshop, make, stamps, tree


def test_same_bytes(workshop: Workshop) -> None:
    """Two builds from nothing give the same tree."""
    workshop.put(*(make(number) for number in range(1, 5)))
    workshop.build()
    workshop.build(clean=True)

    assert tree(workshop.output) == tree(workshop.place / "clean")


def test_unchanged_site_is_not_touched(workshop: Workshop) -> None:
    """A second build without changes writes no file."""
    workshop.put(make(1), make(2, "zh"))
    workshop.build()
    before = stamps(workshop.output)
    again = workshop.build()

    assert (False, before) == (again.changed, stamps(workshop.output))


def test_new_brief_leaves_other_pages(workshop: Workshop) -> None:
    """A new brief does not touch the page of another story."""
    first, second = make(1), make(2)
    workshop.put(first)
    workshop.build()
    page = f"{markdown.url(first).strip('/')}/index.html"
    before = stamps(workshop.output)[page]
    workshop.put(second)
    workshop.build()

    assert before == stamps(workshop.output)[page]


BAD: dict[str, Callable[[str], str]] = {
    "control character of JSON": lambda text: text.replace('"title": "', '"title": "\\u0001'),
    "half a surrogate of JSON": lambda text: text.replace('"title": "', '"title": "\\ud800'),
    "raw control character": lambda text: text.replace("title: ", "title: \x1e"),
    "control character": lambda text: text.replace("headline", "head\x0bline").replace(
        "title:", "title: \x0b"
    ),
    "no front matter": lambda text: text.split("---\n", 2)[2],
    "broken JSON": lambda text: text.replace("sources: [", "sources: [{"),
    "empty": lambda _: "",
    "nested deeply": lambda text: text.replace("sources: [", "sources: " + 100_000 * "["),
    "year 9999": lambda text: text.replace("date: 2026-02-03", "date: 9999-12-31"),
    "slug of 300 bytes": lambda text: text.replace("slug: plant", f"slug: {300 * 'p'}"),
    "slug that climbs": lambda text: text.replace("slug: plant", "slug: ../../plant"),
    "keys of Pelican": lambda text: text.replace(
        "lang: ", "Template: nowhere\nSave_as: ../x\nlang: ", 1
    ).replace("공장을", "집을"),
    "no evidence": lambda text: text.replace("공장을", "기지를", 1),
}


@pytest.mark.parametrize("kind", sorted(BAD))
def test_bad_brief(workshop: Workshop, kind: str) -> None:
    """A bad file costs that brief and one line, never the build."""
    good, bad = make(1), make(2)
    workshop.put(good)
    workshop.write("briefs/china-tech/2026/02/bad.md", BAD[kind](markdown.render(bad)))
    done = workshop.build()

    assert (
        done.briefs,
        len(done.skips),
        [skip.subject for skip in done.skips],
    ) == (1, 1, ["china-tech/2026/02/bad.md"])


ODD: dict[bytes, str] = {
    b"\xff\xfe.md": "\\udcff\\udcfe.md",
    b"a\nb.md": "a\\nb.md",
    b"a\x1d0\x1d.md": "a\\x1d0\\x1d.md",
    "a\u202e.md".encode(): "a\\u202e.md",
    "\uffff.md".encode(): "\\uffff.md",
    b"<b>&.md": "<b>&.md",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_file_names(workshop: Workshop, name: bytes) -> None:
    """Whatever a file is called, it costs itself alone, and its name is told so that it can be found."""
    workshop.put(make(1))
    folder = workshop.write("briefs/china-tech/2026/02/kept.md", markdown.render(make(3))).parent
    (folder / os.fsdecode(name)).write_text("no brief", "utf-8")
    first, again = workshop.build(), workshop.build()

    subjects = [skip.subject.rpartition("/")[2] for skip in first.skips]
    assert (first.briefs, subjects, again.changed) == (2, [ODD[name]], False)


def test_odd_name_of_a_good_brief(workshop: Workshop) -> None:
    """A brief is published whatever its file is called."""
    folder = workshop.write("briefs/china-tech/2026/02/kept.md", markdown.render(make(1))).parent
    (folder / os.fsdecode(b"\xff\n.md")).write_text(markdown.render(make(2)), "utf-8")

    assert workshop.build().briefs == 2


def noise(length: int) -> str:
    """Text that hardly compresses, always the same."""
    chance = random.Random(length)  # noqa: S311 - the same each time
    return "".join(chr(chance.randrange(0xAC00, 0xD7A4)) for _ in range(length))


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("headline", "has a headline of over 300 characters"),
        ("notes", "is longer than a page may be"),
    ],
)
def test_endless_brief(workshop: Workshop, part: str, reason: str) -> None:
    """A brief that would make pages heavy is left out with the reason; a hundred sources are no reason."""
    one = make(2)
    title = noise(600)
    many = tuple(
        replace(one.sources[0], article_id=f"{turn:016x}", title=noise(100 + turn)) for turn in range(2, 102)
    )
    bad = {
        "headline": replace(make(1), headline=title, sources=(replace(make(1).sources[0], title=title),)),
        "notes": replace(make(1), notes=(noise(30_000),)),
    }
    workshop.put(replace(one, sources=many), bad[part])
    done = workshop.build()

    assert (1, [f"{reason} (shorten it)"]) == (done.briefs, [skip.reason for skip in done.skips])


def test_a_flood_of_long_headlines(workshop: Workshop) -> None:
    """Whatever headlines sources write, as many as the front page shows: it stays within its budget."""
    for number in range(1, 45):
        title = noise(300 * number)[-300:]  # another one each
        blank = make(number, beat=("china-tech", "korea-politics")[number % 2])
        workshop.put(replace(blank, headline=title, sources=(replace(blank.sources[0], title=title),)))

    assert workshop.build().briefs == 44


def test_not_utf8(workshop: Workshop) -> None:
    """A file that is no UTF-8 is left out."""
    workshop.put(make(1))
    workshop.write("briefs/china-tech/2026/02/bad.md", markdown.render(make(2)).encode("cp949", "replace"))

    assert [skip.reason for skip in workshop.build().skips] == ["is not UTF-8"]


def test_same_address_twice(workshop: Workshop) -> None:
    """Of two files with one id the first has it."""
    text = markdown.render(make(1))
    workshop.write("briefs/china-tech/2026/02/a.md", text)
    workshop.write("briefs/china-tech/2026/02/b.md", text)
    done = workshop.build()

    assert (done.briefs, [skip.subject for skip in done.skips]) == (1, ["china-tech/2026/02/b.md"])


REFUSED = {
    "broken link": ('<a href="/nowhere/">x</a>', r"index.html: broken link \S+nowhere/"),
    "control character": ("\x1e", "index.html: a character that XML and HTML forbid"),
    "handler": ('<p onclick="a()">x</p>', "index.html: attribute onclick"),
    "heavy page": (noise(40_000), r"index.html: a front page of \d+ KB to transfer, 50 at most"),
}


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_refused_site(workshop: Workshop, kind: str) -> None:
    """A site that breaks a rule is not swapped in; the old one stands."""
    workshop.put(make(1))
    workshop.build()
    before = tree(workshop.output)
    template = workshop.place / "theme" / "templates" / "home.html"
    mark = "{% block main %}"
    template.write_text(template.read_text("utf-8").replace(mark, mark + REFUSED[kind][0]), "utf-8")
    with pytest.raises(SiteError, match=REFUSED[kind][1]):
        workshop.build()

    assert before == tree(workshop.output)


def test_a_page_by_people_is_judged(workshop: Workshop) -> None:
    """A page that Pelican writes itself is held to the same rules."""
    workshop.put(make(1))
    workshop.write("pages/pick.md", "---\ntitle: pick\nlang: ko\nslug: pick\n---\n[x](/nowhere/)")

    with pytest.raises(SiteError, match=r"pick/index.html: broken link"):
        workshop.build()


def test_a_page_keeps_its_link(workshop: Workshop) -> None:
    """A brief that a page by people links to does not go while that page, itself unchanged, still stands."""
    first, second = make(1), make(2)
    workshop.put(first, second)
    workshop.write(
        "pages/pick.md", f"---\ntitle: pick\nlang: ko\nslug: pick\n---\n[x]({markdown.url(first)})"
    )
    workshop.build()
    before = tree(workshop.output)
    (workshop.place / "content" / markdown.path(first)).unlink()
    with pytest.raises(SiteError, match=r"pick/index.html: broken link"):
        workshop.build()

    assert before == tree(workshop.output)


def test_killed_while_building(workshop: Workshop) -> None:
    """What a killed build left half done is dropped by the next one."""
    workshop.put(make(1))
    workshop.build()
    before = tree(workshop.output)
    half = workshop.place / "output.new" / "en" / "index.html"
    half.parent.mkdir(parents=True)
    half.write_text("half")
    workshop.build()

    assert (tree(workshop.output), [folder.name for folder in workshop.place.glob("output*")]) == (
        before,
        ["output"],
    )


def test_killed_while_swapping(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A swap that was killed in the middle is finished by the next build."""
    workshop.put(*(make(number) for number in range(1, 4)))
    workshop.build()
    (workshop.place / "content" / markdown.path(make(2))).unlink()
    workshop.put(make(9))
    moved: list[Path] = []

    def stop(file: Path, target: Path) -> Path:
        if file.is_relative_to(workshop.place / "output.new") and target.is_relative_to(workshop.output):
            moved.append(target)
            if len(moved) > 5:
                raise KeyboardInterrupt
        file.rename(target)
        return target

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            workshop.build()
    workshop.build()
    workshop.build(clean=True)

    assert tree(workshop.output) == tree(workshop.place / "clean")


def pelican(workshop: Workshop, plain: Path) -> subprocess.CompletedProcess[str]:
    """Pelican's own command, without `digest build`."""
    command = [sys.executable, "-m", "pelican", str(workshop.place / "content"), "--fatal", "warnings"]
    return subprocess.run(
        [*command, "-s", str(workshop.settings()), "-o", str(plain), "-e", f'DIGEST_CACHE="{plain}-var"'],
        cwd=workshop.root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_plain_pelican(workshop: Workshop) -> None:
    """`pelican` by itself builds the same site, without a warning, and again where nothing changed."""
    workshop.put(make(1), make(2, "en"))
    workshop.build()
    plain = workshop.place / "plain"
    done, again = pelican(workshop, plain), pelican(workshop, plain)

    assert (0, 0, tree(workshop.output)) == (done.returncode, again.returncode, tree(plain)), done.stderr


def test_plain_pelican_tells(workshop: Workshop) -> None:
    """`pelican` by itself tells of what `digest build` would refuse, each time."""
    workshop.put(make(1))
    workshop.settings()
    template = workshop.place / "theme" / "templates" / "_foot.html"
    template.write_text(template.read_text("utf-8") + '<a href="/nowhere/">x</a>', "utf-8")
    plain = workshop.place / "plain"
    told = [pelican(workshop, plain) for _ in range(2)]

    assert [(done.returncode > 0, "nowhere" in done.stdout + done.stderr) for done in told] == 2 * [
        (True, True)
    ]


def test_directive_in_a_page(workshop: Workshop) -> None:
    """A directive of Pelican in a page publishes nothing of the machine."""
    canary = workshop.place / "canary.txt"
    canary.write_text("canary-5309")
    workshop.put(make(1))
    workshop.write(
        "pages/trap.md",
        "---\ntitle: trap\nlang: ko\nslug: trap\n---\n"
        "[x]({attach}../../canary.txt) [y]({static}/../canary.txt) |attach|../canary.txt|",
    )
    try:
        workshop.build()
    except SiteError:
        places = [workshop.place / "output.new"]
    else:
        places = [workshop.output]

    assert [file for place in places for file, data in tree(place).items() if b"canary-5309" in data] == []


def test_links_of_another_folder(workshop: Workshop) -> None:
    """A site below a path of its host links from page to page, whatever the path."""
    workshop.put(make(1))
    workshop.build('\nSITEURL = "https://news.example/digest"\n')
    pages = {path: data.decode() for path, data in tree(workshop.output).items() if path.endswith(".html")}
    rooted = [path for path, page in pages.items() if re.search(r' (?:href|src|action)="/', page)]
    roots = {
        path: re.findall(r'data-root="([^"]+)"', pages[path])[0]
        for path in ("index.html", "en/about/index.html")
    }

    assert (rooted, 'href="/digest/search/"' in pages["404.html"], roots) == (
        ["404.html"],
        True,
        {"index.html": "./", "en/about/index.html": "../../"},
    )


DIRECTIVES = (
    "{attach}canary.txt {static}/canary.txt |filename|canary.txt {{ 7 * 7 }} {% include 'canary.txt' %}"
)


def test_directives_in_a_brief(workshop: Workshop) -> None:
    """Directives and templates in a brief are its words: shown as they stand, resolved nowhere."""
    workshop.write("canary.txt", "canary-5309")
    brief = make(1)
    source = replace(brief.sources[0], title=DIRECTIVES, outlet=DIRECTIVES)
    workshop.put(replace(brief, sources=(source,), notes=(DIRECTIVES,)))
    done = workshop.build()
    page = unescape(workshop.read(f"{markdown.url(brief).strip('/')}/index.html"))
    told = [file for file, data in tree(workshop.output).items() if b"canary-5309" in data]

    assert (done.briefs, done.skips, page.count(DIRECTIVES) > 2, told) == (1, (), True, [])


def test_build_is_quiet(workshop: Workshop, capfd: pytest.CaptureFixture[str]) -> None:
    """A build leaves what is printed to the command: Pelican's count of articles is none of ours."""
    workshop.put(make(1))
    workshop.build()

    assert capfd.readouterr().out == ""


WRONG: dict[str, str] = {
    "SITEURL = 'https://x.example/\"><script>'": "SITEURL is",
    "SITEURL = 'https://x.example/a b'": "SITEURL is",
    "SITEURL = 'https://me:word@x.example'": "SITEURL is",
    "SITEURL = 'http://[::1'": "SITEURL is",
    "SITEURL = 'https://x.example/?a=b'": "SITEURL is",
    "SITEURL = ''": "SITEURL is",
    "SITEURL = (": "SyntaxError",
    "SITEURL = nobody": "NameError",
    "THEME = 'nowhere'": "ValueError: Could not find the theme nowhere",
    "PLUGINS = []": "PLUGINS does not name digest.site",
    "del DIGEST_TAG": "DIGEST_TAG is missing",
}


@pytest.mark.parametrize("line", WRONG)
def test_wrong_settings(workshop: Workshop, line: str) -> None:
    """What `pelicanconf.py` has wrong is told in a line that names it, and no site is made of it."""
    workshop.put(make(1))
    with pytest.raises(ConfigError, match=re.escape(WRONG[line])) as told:
        workshop.build(f"\n{line}\n")

    assert (told.value.subject, (workshop.output / "index.html").exists()) == ("pelicanconf.py", False)


@pytest.mark.parametrize("address", ["http://[::1]:8000", "https://xn--9n2bp8q.example/a~b/%20c/"])
def test_odd_addresses(workshop: Workshop, address: str) -> None:
    """An address may have numbers for a host, a port, and whatever a path may hold."""
    workshop.put(make(1))
    workshop.build(f"\nSITEURL = {address!r}\n")
    home = f'<link rel="canonical" href="{address.rstrip("/")}/">'

    assert home in workshop.read("index.html")


def test_output_is_a_link(workshop: Workshop) -> None:
    """Where the folder of output is a link to another, the site stands there and the link stays."""
    real = workshop.place / "elsewhere" / "site"
    real.mkdir(parents=True)
    workshop.output.symlink_to(real)
    workshop.put(make(1))
    workshop.build()
    workshop.put(make(2))
    workshop.build()

    assert (workshop.output.is_symlink(), (real / "index.html").is_file()) == (True, True)


@pytest.mark.parametrize("most", [200, 3_000, 12_000, 20_000])
def test_a_full_disk(workshop: Workshop, most: int) -> None:
    """A disk that takes no more leaves the site as it stands, whoever of those that write it is cut short."""
    workshop.put(make(1))
    workshop.build()
    before = tree(workshop.output)
    workshop.put(make(2))
    told = ""
    settings = workshop.settings()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        build(settings, workshop.place / "content", workshop.output, memory=workshop.place / "var")
    except (OSError, SiteError) as error:
        told = error.subject if isinstance(error, SiteError) else error.filename
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)

    assert (bool(told), tree(workshop.output)) == (True, before)
    assert workshop.build().briefs == 2


LEADING: dict[str, tuple[list[str], list[str]]] = {
    "a page": (["a/b/index.html"], ["card.html", "leads.html", "written.html"]),
    "a file": (["a/b/card.svg"], ["card.html", "written.html"]),
    "the front page": (["index.html"], ["card.html", "leads.html", "other.html", "written.html"]),
    "an address that pages write in another way": (
        ["a&b/index.html"],
        ["card.html", "leads.html", "other.html", "written.html"],
    ),
    "more than are looked for": (
        [f"{turn}/index.html" for turn in range(51)],
        ["card.html", "leads.html", "other.html", "written.html"],
    ),
    "what no page leads to": (["search/t/x.bin"], []),
}


@pytest.mark.parametrize("gone", sorted(LEADING))
def test_pages_that_may_lead_to_what_is_gone(tmp_path: Path, gone: str) -> None:
    """They are looked at again: people's pages, and those of ours that hold its address."""
    (tmp_path / "leads.html").write_text('<a href="../a/b/">x</a>', "utf-8")
    (tmp_path / "card.html").write_text('<img src="../a/b/card.svg">', "utf-8")
    (tmp_path / "other.html").write_text('<a href="../a/c/">x</a>', "utf-8")
    (tmp_path / "written.html").write_text("<p>by a person</p>", "utf-8")
    kept = sorted(file.name for file in tmp_path.iterdir())
    memory = Memory(files={"leads.html": [], "card.html": [], "other.html": []}, others=("written.html",))
    files, pages = LEADING[gone]

    assert sorted(_leading(tmp_path, kept, memory, files)) == pages
