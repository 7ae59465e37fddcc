"""A catalogue written back as the YAML file that it could have been read from."""

from __future__ import annotations

from typing import Any

from models.catalogue import CATALOGUE_FORMAT, Catalogue


def catalogue_yaml(catalogue: Catalogue) -> str:
    """What was written in the files, and nothing that was left to its default."""
    import yaml

    written: dict[str, Any] = {"format": CATALOGUE_FORMAT}
    written |= catalogue.model_dump(mode="json", by_alias=True, exclude_unset=True)
    written["format"] = CATALOGUE_FORMAT
    return yaml.safe_dump(_plain(written), allow_unicode=True, sort_keys=False, width=100)


def _plain(value: Any) -> Any:
    """Without what is empty: copies of records have every field that was ever touched."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
