"""`python -m netra`: the command line."""

import sys

from netra.web.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
