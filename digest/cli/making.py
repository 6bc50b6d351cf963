"""The commands that make something: run, fetch, build, serve, samples."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import typer

from digest import assemble, pipeline
from digest.cli import console
from digest.config import Config
from digest.model import Document
from digest.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What every command is given: the configuration and the time that counts as now."""

    config: Config
    now: datetime


Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing; use what is on disk.")]
Reread = Annotated[bool, typer.Option("--reread", help="Read the whole archive again, without the network.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands, in the order in which help lists them."""
    for command in (build, run, fetch, serve, samples):
        app.command()(command)


def build(context: typer.Context, offline: Offline = False, reread: Reread = False) -> None:
    """Everything: seeds/ -> content/ -> output/, with a report (`make build`)."""
    judged(built(context.obj, offline=offline, reread=reread))


def run(context: typer.Context, offline: Offline = False, reread: Reread = False) -> None:
    """Fetch, read, group, condense, publish: seeds/ -> content/."""
    with assemble.alone(context.obj.config):
        report = made(context.obj, offline=offline, reread=reread)
    console.account(report)
    judged(report)


def fetch(context: typer.Context) -> None:
    """Feeds and their linked pages into the archive."""
    report = Report()
    with assemble.alone(context.obj.config):
        for _ in console.watched(documents(context.obj, report, offline=False, reread=False), "documents"):
            pass
    console.account(report)


def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on the loopback address.")] = 8000,
) -> None:
    """Serve the site on loopback; rebuild when content, theme or seeds change."""
    from digest.cli.serving import serve as serve_forever

    serve_forever(context.obj.config, port, rebuild=lambda: built(context.obj, offline=True, reread=False))


def samples(
    context: typer.Context,
    remove: Annotated[
        bool, typer.Option("--remove", help="Remove them and the briefs made of them.")
    ] = False,
) -> None:
    """List the sample pages and their briefs, or remove them."""
    for path in assemble.samples(context.obj.config):
        if remove:
            path.unlink()
        console.result(f"{'removed ' if remove else ''}{path.relative_to(context.obj.config.root)}")


def documents(of: Run, report: Report, *, offline: bool, reread: bool) -> Iterator[Document]:
    """Every document there is to read, kept in the archive first."""
    sources = assemble.sources(of.config, of.now, offline=offline or reread, reread=reread)
    return pipeline.documents(sources, assemble.archive(of.config).put, report)


def built(of: Run, *, offline: bool, reread: bool) -> Report:
    """The report of a whole run into `output/`, told to the person who waits for it."""
    with assemble.alone(of.config):
        report = made(of, offline=offline, reread=reread)
        index = assemble.build_site(of.config, report)
    console.account(report)
    console.result(str(index))
    return report


def judged(report: Report) -> None:
    """End with exit code 1 where a check refused something."""
    if any(skip.stage == "check" for skip in report.skips):
        raise typer.Exit(1)


def made(of: Run, *, offline: bool, reread: bool) -> Report:
    """The report of a whole run into `content/`."""
    report = Report()
    found = console.watched(documents(of, report, offline=offline, reread=reread), "reading")
    reader = assemble.extractor() if reread else assemble.remembering(of.config)
    articles = pipeline.articles(found, reader, report)
    stories = pipeline.on_beat(pipeline.stories(articles, assemble.grouper(of.config), report), report)
    briefs = console.watched(pipeline.briefs(stories, assemble.condenser(), report), "briefs")
    assemble.publish(of.config, briefs, articles, of.now, report)
    assemble.publish_sources(of.config)
    return report
