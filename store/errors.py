"""What can go wrong with a store; each error says it in both languages and what to do.

StoreError (SamspelError)
├── StoreMissingError      there is no store at the address yet
├── StoreOutdatedError     its tables are older or newer than this program
├── StoreUnreachableError  no answer, no permission, locked by somebody else, or no database at all
├── StoreNotEmptyError     a dump is to be loaded into a store that already holds something
└── DumpUnreadableError    a file is no dump, or a damaged one
"""

from __future__ import annotations

from models.errors import SamspelError


class StoreError(SamspelError):
    """Root of the errors about stores."""


class StoreMissingError(StoreError):
    """There is no store at the address yet."""


class StoreOutdatedError(StoreError):
    """The tables of the store are older or newer than this program."""


class StoreUnreachableError(StoreError):
    """The database does not answer, refuses, is locked or is none."""


class StoreNotEmptyError(StoreError):
    """A dump would be mixed with what the store holds."""


class DumpUnreadableError(StoreError):
    """The file is no dump of a store, or a damaged one."""
