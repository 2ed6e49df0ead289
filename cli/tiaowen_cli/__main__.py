"""The `tiaowen` script, and `python -m tiaowen_cli`."""

import gc
import os


def main() -> None:
    """Runs the program; Ctrl-C ends it with 130 and without a word, while it is still being loaded too."""
    # Importing Typer makes tens of thousands of objects, and none of them is garbage.
    # To look through them again and again for some costs 4 ms, a fifteenth of what a lookup takes.
    gc.disable()
    try:
        from tiaowen_cli import app
    except KeyboardInterrupt:
        os._exit(130)
    gc.freeze()
    gc.enable()
    # A law's tree has no circles, so there is little to collect from here on either.
    gc.set_threshold(100_000, 20, 20)
    app.main()


if __name__ == "__main__":
    main()
