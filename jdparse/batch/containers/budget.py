"""What the container file that is being opened has cost so far."""

from __future__ import annotations

import hashlib

from jdparse.batch.containers import limits
from jdparse.batch.containers.errors import BudgetError

BOMB = "it may be made to do harm, do not open it"


class Budget:
    """Counts what comes out of one container file of ``packed`` bytes, inner containers included."""

    def __init__(self, packed: int) -> None:
        self._packed = packed
        self._unpacked = 0
        self._names: set[bytes] = set()
        self._members = 0

    def spend(self, size: int) -> None:
        """``size`` more bytes were unpacked. Raises BudgetError where that is too many."""
        self._unpacked += size
        if self._unpacked > limits.MOST_BYTES:
            raise BudgetError("too-large", f"unpacks to more than {limits.MOST_BYTES >> 30} GB; split it")
        if self._unpacked > max(limits.FREE_BYTES, limits.HIGHEST_RATIO * self._packed):
            raise BudgetError("too-large", f"unpacks to more than {limits.HIGHEST_RATIO} times its size; {BOMB}")

    def add_member(self, name: str) -> str:
        """One member more; its name, with ``#2`` behind it where there is one of that name already.

        Raises BudgetError where there are too many.
        """
        self._members += 1
        if self._members > limits.MOST_MEMBERS:
            raise BudgetError("too-large", f"has more than {limits.MOST_MEMBERS} members; split it")
        unique, copies = name, 1
        while (key := _key(unique)) in self._names:
            copies += 1
            unique = f"{name}#{copies}"
        self._names.add(key)
        return unique


def _key(name: str) -> bytes:
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()
