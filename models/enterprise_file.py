"""Reading a file about an enterprise and its owners."""

from __future__ import annotations

from models.document import parse_document, read
from models.enterprise import ENTERPRISE_FORMAT, EnterpriseFile
from models.errors import InputErrors, InputProblem
from models.reading.shown import shown_path


def read_enterprise(content: bytes, file: str) -> EnterpriseFile:
    """An enterprise, its accounts and its owners.

    Raises:
        InputErrors: every fault of the file.
    """
    found = read(content, file, EnterpriseFile, ENTERPRISE_FORMAT)
    flaws = list(found.flaws())
    if flaws:
        document = parse_document(content, file)
        raise InputErrors(
            [
                InputProblem(
                    file=file,
                    line=document.line_of(flaw.path),
                    path=shown_path(flaw.path),
                    code=flaw.code,
                    message_sv=flaw.sv,
                    message_en=flaw.en,
                    remedy_sv=flaw.remedy_sv,
                    remedy_en=flaw.remedy_en,
                )
                for flaw in flaws
            ]
        )
    return found
