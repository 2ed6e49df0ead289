"""`python -m tiaowen_cli` is `tiaowen`."""

from tiaowen_cli.app import main

if __name__ == "__main__":
    main()
