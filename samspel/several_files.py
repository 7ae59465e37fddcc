"""``--calls A B C``: several files after one option, as ``--calls *.yaml`` gives them."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def one_option_per_file(
    arguments: Sequence[str], option: str, with_value: Collection[str]
) -> list[str]:
    """The arguments with ``option`` repeated before each of its files.

    ``with_value`` are all options of the command that take a value. A file that stands after
    ``option`` is the option's, unless the command would be left without its own argument:
    ``--calls calls.yaml project.yaml`` names one file of calls, then the project.
    """
    spread: list[str] = []
    has_argument = False
    files_in_a_row: list[int] = []
    position = 0
    while position < len(arguments):
        word = arguments[position]
        position += 1
        if word == "--":
            has_argument = has_argument or position < len(arguments)
            spread += arguments[position - 1 :]
            break
        if word == option:
            files_in_a_row = []
            while position < len(arguments) and not arguments[position].startswith("-"):
                files_in_a_row.append(len(spread))
                spread += [option, arguments[position]]
                position += 1
            if not files_in_a_row:
                spread.append(option)  # Typer says what is missing
        elif word in with_value:
            spread += arguments[position - 1 : position + 1]
            position += 1
        else:
            has_argument = has_argument or not word.startswith("-")
            spread.append(word)
    if not has_argument and len(files_in_a_row) > 1:
        del spread[files_in_a_row[-1]]
    return spread
