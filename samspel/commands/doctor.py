"""``samspel doctor``: what is installed, and what to do where something is missing."""

from __future__ import annotations

from samspel.options import Json, Lang
from samspel.terminal import answer, json_text


def doctor(json: Json = False, lang: Lang = None) -> int:
    """Print what was looked at; a warning is for the reader and no failure."""
    import os
    from pathlib import Path

    from samspel.doctor import checks
    from samspel.exit_status import OK
    from samspel.language import spoken

    found = list(checks(os.environ, Path.cwd()))
    if json:
        answer(
            json_text(
                {
                    "checks": [
                        {
                            "name": one.name,
                            "status": one.status,
                            "found": one.found,
                            "message": one.message.model_dump(),
                            "remedy": one.remedy.model_dump(),
                        }
                        for one in found
                    ]
                }
            )
        )
        return OK
    language = spoken(lang)
    for one in found:
        words = f"{one.found}  {one.message.in_language(language)}"
        answer(f"{one.status:<5} {one.name:<16} {words}\n")
        if remedy := one.remedy.in_language(language):
            answer(f"{'':<5} {'':<16} {remedy}\n")
    return OK
