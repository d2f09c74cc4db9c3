"""Why a container, or a member of it, is not opened."""

from __future__ import annotations

from jdparse.batch.failure import ContainerErrorCode, Failure


class ContainerError(Exception):
    """What is wrong, in words that go behind the name of the container or member: ``is encrypted; …``."""

    def __init__(self, code: ContainerErrorCode, what: str) -> None:
        super().__init__(what)
        self.code = code
        self.what = what

    def of(self, name: str) -> Failure:
        """The failure of the container or member called ``name``."""
        return Failure(name, None, self.code, f"{name}: {self.what}")


class BudgetError(ContainerError):
    """The container file as a whole asks for too much: nothing more of it is opened, outer containers included."""


def damaged(error: Exception, what: str = "cannot be opened further") -> ContainerError:
    """A library stumbled over the bytes."""
    why = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return ContainerError("damaged", f"{what} ({why}); get the file again")
