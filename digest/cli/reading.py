"""The commands that look into files: read, stories, brief, explain. They write nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from digest import assemble, pipeline
from digest.cli import console, shapes
from digest.config import Config
from digest.errors import UsageError
from digest.model import Article, Document, Story
from digest.report import Report, Skip

# A file without the right to read it is one line of the report, not the end of all others.
PAGES = typer.Argument(readable=False, help="Saved pages of any format, or folders of them.")
Files = Annotated[list[Path], PAGES]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
ANY = "any"
Beat = Annotated[str, typer.Option(help='Only this beat; "any": whatever the subject.')]


def add_to(app: typer.Typer) -> None:
    """Register the commands, in the order in which help lists them."""
    for command in (read, stories, brief, explain):
        app.command()(command)


def read(
    context: typer.Context,
    files: Annotated[list[Path] | None, PAGES] = None,
    json: Json = False,
    archive: Annotated[
        bool, typer.Option("--archive", help="Read every document in the archive again.")
    ] = False,
) -> None:
    """Show the articles found in saved pages."""
    report = Report()
    if not files and not archive:
        raise UsageError("digest read", "no files", "name saved pages or folders of them, or say --archive")
    found = documents(files or [], report)
    if archive:
        found = assemble.archived(context.obj.config, context.obj.now)
    among = assemble.beats(context.obj.config)
    for article in each_article(found, report):
        beat, reason = assemble.beat_of(article, among)
        if json:
            console.json_line(shapes.article(article, beat, reason))
        else:
            show(article, beat)
    finish(report)


def stories(context: typer.Context, files: Files, json: Json = False) -> None:
    """Show the stories that articles tell together, and why."""
    report = Report()
    for story in told(context.obj.config, files, report):
        if json:
            console.json_line(shapes.story(story))
            continue
        console.result(f"{story.id}  {story.beat or '(no beat)'}  {story.articles[0].title}")
        for article in story.articles:
            console.result(f"    {article.lang}  {article.outlet or article.origin}: {article.title}")
        for reason in story.reasons:
            console.result(f"    because {reason}")
    finish(report)


def brief(context: typer.Context, files: Files, json: Json = False, beat: Beat = "") -> None:
    """Condense saved pages into briefs, as Markdown."""
    from digest.markdown import render

    if beat and beat != ANY:
        assemble.beat_named(context.obj.config, beat)
    report = Report()
    for story in told(context.obj.config, files, report):
        if beat != ANY and (not story.beat or (beat and story.beat != beat)):
            subject = story.articles[0].title
            report.skips.append(Skip(stage="group", subject=subject, reason="on none of the wanted beats"))
            continue
        by_id = {article.id: article for article in story.articles}
        for one in pipeline.briefs([story], assemble.condenser(), report):
            if json:
                console.json_line(shapes.brief(one, by_id))
            else:
                console.result(render(one))
    finish(report)


def explain(
    context: typer.Context, what: Annotated[str, typer.Argument(help="A file, or the address of an article.")]
) -> None:
    """Tell why an article was kept or dropped: its beat, its story, its sentences."""
    report = Report()
    path = Path(what)
    kept = assemble.addressed(context.obj.config, context.obj.now, what)
    found = documents([path], report) if stands(path) else kept
    stories, among = assemble.published(context.obj.config), assemble.beats(context.obj.config)
    for article in each_article(found, report):
        beat, reason = assemble.beat_of(article, among)
        show(article, beat)
        console.result(f"  beat: {beat or 'none'}: {reason}")
        console.result(f"  story: {stories.get(article.id, 'none published with it')}")
        for line in assemble.explained(article):
            console.result(f"  {line}")
    finish(report)


def stands(path: Path) -> bool:
    """Whether there is such a file, be it one that may not be read; an address is a name too long for one."""
    try:
        return path.exists()
    except PermissionError:
        return True
    except OSError:
        return False


def told(config: Config, files: list[Path], report: Report) -> list[Story]:
    """The stories in the files, without regard to what was published before."""
    articles = pipeline.articles(
        console.watched(documents(files, report), "reading"), assemble.extractor(), report
    )
    return pipeline.stories(articles, assemble.new_grouper(config), report)


def documents(files: list[Path], report: Report) -> Iterator[Document]:
    """The documents of the files; one that cannot be opened is a skip."""
    for path in files:
        yield from report.keep(assemble.opened(path))


def each_article(found: Iterator[Document], report: Report) -> Iterator[Article]:
    """The articles in page order, unlike the pipeline, which keeps one for each identity."""
    reader = assemble.extractor()
    for document in console.watched(found, "reading"):
        yield from pipeline.read(document, reader, report)


def show(article: Article, beat: str) -> None:
    """An article as a person wants to see it: head, then paragraphs."""
    when = shapes.time(article.published) or "no date stated"
    by = ", ".join(article.byline) or "no byline"
    head = (article.outlet or article.origin, by, when, article.lang, beat or "no beat")
    console.result(article.title)
    console.result(f"  {' · '.join(head)}")
    for line in (*article.deck, *article.paragraphs):
        console.result(f"    {line}")


def finish(report: Report) -> None:
    """The skips, on standard error; the files that could not be opened are wrong use."""
    for line in console.left_out(report.skips):
        console.say(line)
    if any(skip.stage == "fetch" for skip in report.skips):
        raise typer.Exit(2)
