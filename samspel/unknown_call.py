"""What to say to an id that no call has."""

from __future__ import annotations

from models.errors import SamspelError
from models.nearest_name import nearest_names
from models.text import Text
from store.details import call_ids
from store.store import Store


def unknown_call(store: Store, id_: str) -> SamspelError:
    """The error for it, with the nearest ids that there are."""
    near = " / ".join(nearest_names(id_, call_ids(store), limit=3))
    return SamspelError(
        Text(
            sv=f"det finns ingen utlysning {id_!r} i databasen.\n"
            + (f"Menade du kanske {near}?" if near else "Se samspel calls list."),
            en=f"there is no call {id_!r} in the store.\n"
            + (f"Maybe you meant {near}?" if near else "See samspel calls list."),
        )
    )
