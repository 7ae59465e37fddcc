"""The store of the settings, open for the length of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samspel.settings import store_address

if TYPE_CHECKING:  # SQLAlchemy is imported by the commands that need it
    from store.store import Store


def opened_store(*, create: bool = False) -> Store:
    """Open the store; use it in a ``with`` statement.

    Raises:
        StoreMissingError: there is none yet and ``create`` is false.
        StoreError: it cannot be used.
    """
    from store.opening import open_store

    return open_store(store_address(), create=create)
