"""`python -m checker` is `zvirka`."""

from checker.cli import main

if __name__ == "__main__":
    main()
