"""Text in the two languages of the product."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator

Language = Literal["sv", "en"]


class Text(BaseModel):
    """A text in Swedish and English.

    In files a plain string stands for both languages, and either language may be left out:
    the other one then stands for both.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sv: str
    en: str

    @model_validator(mode="before")
    @classmethod
    def _fill_the_missing_language(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"sv": value, "en": value}
        if isinstance(value, dict) and len(value) == 1:
            only = next(iter(value))
            if only in ("sv", "en"):
                return {"sv": value[only], "en": value[only]}
        return value

    def __str__(self) -> str:
        return self.sv

    def in_language(self, language: Language) -> str:
        """The text in ``language``."""
        return self.en if language == "en" else self.sv
