"""An alignment made and written by either engine, and told to the user."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from flows import alignment_steps
from flows.alignment_request import AlignmentRequest
from flows.alignment_steps import Aligned
from flows.law import law
from flows.output_folder import check_folder
from models.alignment.alignment import alignment_json
from models.text import Language, Text
from samspel.alignment_summary import alignment_summary
from samspel.exit_status import OF_ALIGNMENT
from samspel.prefect_start import start_prefect
from samspel.progress import shown_progress
from samspel.terminal import answer


def write_alignment(
    request: AlignmentRequest, out: Path, engine: Literal["plain", "prefect"], *, as_json: bool
) -> int:
    """Align, write all files into ``out``, print the answer and give the exit status.

    Raises:
        InputErrors: every fault of the files, or ``out`` cannot be written to.
    """
    check_folder(out)
    aligned = _plain(request, out) if engine == "plain" else _prefect(request, out)
    return _tell(aligned, out, request.language, as_json=as_json)


def accept_moves(request: AlignmentRequest, moves: Path, out: Path, *, as_json: bool) -> int:
    """Make accepted moves, write the moved catalogue and what it comes to, and tell of it.

    Raises:
        InputErrors: every fault of the files, or ``out`` cannot be written to.
    """
    check_folder(out)
    aligned = alignment_steps.accept_into(request, moves, out)
    return _tell(aligned, out, request.language, as_json=as_json)


def _tell(aligned: Aligned, out: Path, language: Language, *, as_json: bool) -> int:
    if as_json:
        answer(alignment_json(aligned.alignment))
    else:
        told = alignment_summary(aligned.alignment, aligned.asked.catalogue, language)
        answer(f"{told.rstrip()}\n\n{_what_to_open(aligned.files, out, language)}\n")
    return OF_ALIGNMENT[aligned.alignment.status]


def _plain(request: AlignmentRequest, out: Path) -> Aligned:
    with shown_progress(request.language) as progress:
        return alignment_steps.align_into(request, out, progress)


def _prefect(request: AlignmentRequest, out: Path) -> Aligned:
    # Faults of the files are found before Prefect has spent its ten seconds on starting.
    with law(request.parameters):
        alignment_steps.read_step(request)
    start_prefect(request.language)
    from flows.align_calls import run_align_calls

    return run_align_calls(request, out)


_WRITTEN = Text(sv="Skrivet i", en="Written to")
_FILES = {
    "report.html": Text(
        sv="rapporten: öppna den i en webbläsare", en="the report: open it in a browser"
    ),
    "moves.html": Text(
        sv="flyttarna som tabell att klistra in (även .tsv och .md)",
        en="the moves as a table to paste (.tsv and .md too)",
    ),
    "catalogue.yaml": Text(
        sv="utlysningarna med flyttarna gjorda", en="the calls with the moves made"
    ),
    "alignment.json": Text(sv="svaret för program", en="the answer for programs"),
}
_CALENDARS = Text(sv="kalendrar per finansiär", en="calendars per funder")


def _what_to_open(files: tuple[str, ...], out: Path, language: Language) -> str:
    lines = [f"{_WRITTEN.in_language(language)} {out}:"]
    lines += [
        f"  {name:<14} {words.in_language(language)}"
        for name, words in _FILES.items()
        if name in files
    ]
    if any(name.endswith(".ics") for name in files):
        lines.append(f"  {'funder-*.ics':<14} {_CALENDARS.in_language(language)}")
    return "\n".join(lines)
