"""What can go wrong in a way the user can mend; each message is one clear sentence or a few."""


class TrainerError(Exception):
    """Something failed; the message says what, where and how to mend it. Exit code 1."""

    exit_code = 1


class UsageError(TrainerError):
    """The command was called in a way that cannot work. Exit code 2."""

    exit_code = 2


class StoreError(TrainerError):
    """The store of answers cannot be opened, read or written."""


class NewerStoreError(StoreError):
    """The store was written by a later version of crisis-trainer; it is left untouched."""


class ReadOnlyStoreError(StoreError):
    """The store is on a disk or in a folder that cannot be written."""


class DossierError(TrainerError):
    """A dossier is missing, empty or cannot be used at all."""
