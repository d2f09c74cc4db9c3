"""Many documents: finding them, what becomes of each, where it goes."""

from jdparse.batch.failure import Failure, FailureCode
from jdparse.batch.finding import Found, find

__all__ = ["Failure", "FailureCode", "Found", "find"]
