"""`digest sources`: the subscriptions, as every feed reader imports and exports them."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from digest import assemble
from digest.cli import console, shapes
from digest.errors import UsageError

app = typer.Typer(
    help="List, add, import and export subscriptions; see how the sources are.", no_args_is_help=True
)


@app.command("list")
def list_sources(context: typer.Context) -> None:
    """List the subscriptions."""
    for one in assemble.subscriptions(context.obj.config):
        console.result(f"{one.beat or '-'}\t{one.title}\t{one.url}")


@app.command()
def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="The address of a feed.")],
    title: Annotated[str, typer.Option(help="The name of the outlet.")] = "",
    beat: Annotated[str, typer.Option(help="The beat it is read for.")] = "",
) -> None:
    """Subscribe to a feed."""
    from digest.fetch.opml import Subscription

    if not url.startswith(("http://", "https://")):
        raise UsageError(url, "no address of a feed", "it starts with http:// or https://")
    if beat:
        assemble.beat_named(context.obj.config, beat)
    added = assemble.subscribe(context.obj.config, [Subscription(url=url, title=title or url, beat=beat)])
    console.say(f"subscribed to {url}" if added else f"{url} is subscribed already")


@app.command("import")
def import_opml(context: typer.Context, file: Annotated[Path, typer.Argument(help="An OPML file.")]) -> None:
    """Add the subscriptions of an OPML file to ours."""
    from digest.fetch.opml import parse

    try:
        found = parse(file.read_bytes(), [beat.id for beat in assemble.beats(context.obj.config)])
    except OSError as error:
        raise UsageError(str(file), (error.strerror or "cannot be read").lower()) from error
    console.say(f"{assemble.subscribe(context.obj.config, found)} new subscriptions of {len(found)}")


@app.command("export")
def export_opml(context: typer.Context) -> None:
    """Print the subscriptions as OPML."""
    from digest.fetch.opml import write

    console.result(write(assemble.subscriptions(context.obj.config)).decode("utf-8"))


@app.command()
def health(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show when each source last answered, what it gave, and when it is tried next."""
    for one in assemble.health(context.obj.config):
        if json:
            times = {
                name: shapes.time(getattr(one, name)) for name in ("last_success", "last_try", "next_try")
            }
            console.json_line(asdict(one) | times)
            continue
        console.result(f"{one.condition:<13} {one.title}")
        console.result(
            f"              {one.url} · last success {shapes.time(one.last_success) or 'never'}"
            f" · {one.entries} entries, {one.known} kept · {one.failures} failures"
            f" · next try {shapes.time(one.next_try) or ('never' if one.condition == 'parked' else 'now')}"
        )
        if one.problem:
            console.result(f"              {one.problem}")
        if one.odd_dates:
            console.result(f"              dates that are none: {one.odd_dates}")
