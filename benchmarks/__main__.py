"""``make bench``: all benchmarks, or those named: ``make bench ARGS="startup projects"``."""

from __future__ import annotations

import sys

from benchmarks import (
    alignment,
    brute_force,
    engines,
    five_by_five,
    imports,
    large_project,
    portfolio,
    projects,
    rules,
    startup,
    store,
)

_BENCHMARKS = {
    "startup": startup.run,
    "five_by_five": five_by_five.run,
    "projects": projects.run,
    "large_project": large_project.run,
    "rules": rules.run,
    "portfolio": portfolio.run,
    "engines": engines.run,
    "alignment": alignment.run,
    "brute_force": brute_force.run,
    "store": store.run,
    "imports": imports.run,
}


def main(names: list[str]) -> int:
    """Run the benchmarks that are named, or all; 2 for a name that does not exist."""
    unknown = [name for name in names if name not in _BENCHMARKS]
    if unknown:
        print(f"no benchmark {unknown[0]}; there are {', '.join(_BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in names or list(_BENCHMARKS):
        _BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
