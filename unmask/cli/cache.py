"""`unmask cache`: where reports are kept, how big that is, and how to be rid of it."""

from __future__ import annotations

import typer

from unmask.cache.store import default_folder
from unmask.cli.app import Commands
from unmask.cli.options import CacheDir
from unmask.cli.process import say
from unmask.errors import UsageFault

app = typer.Typer(
    cls=Commands,
    help="Show or clear what is kept between runs.",
    epilog="""\b
Examples:
  unmask cache show
  unmask cache clear""",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@app.command("show", epilog="Example: unmask cache show")
def show(cache_dir: CacheDir = None) -> None:
    """Say where the cache lies and how big it is."""
    from unmask.cache.store import LIMIT, NAME, count, size

    folder = cache_dir or default_folder()
    file = folder / NAME
    say(f"folder   {folder}")
    say(f"entries  {count(file):,}")
    say(f"size     {_size(size(file))} of {_size(LIMIT)} at most")


@app.command("clear", epilog="Example: unmask cache clear")
def clear(cache_dir: CacheDir = None) -> None:
    """Delete what is kept. Nothing is lost but time in the next run."""
    from unmask.cache.store import NAME, remove, size

    folder = cache_dir or default_folder()
    file = folder / NAME
    freed = size(file)
    try:
        found = remove(file)
    except OSError as error:
        raise UsageFault(f"{file}: cannot be deleted: {error.strerror or error}") from None
    say(f"cleared {_size(freed)} from {folder}" if found else f"nothing is kept in {folder}")


def _size(number: int) -> str:
    for unit in ("bytes", "KiB", "MiB"):
        if number < 1024:
            return f"{number:,.0f} {unit}" if unit == "bytes" or number >= 10 else f"{number:.1f} {unit}"
        number /= 1024  # type: ignore[assignment]  # from here on it is a fraction
    return f"{number:.1f} GiB"
