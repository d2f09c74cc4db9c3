"""Many documents: finding them, what becomes of each, where it goes."""

from jdparse.batch.failure import Failure, FailureCode
from jdparse.batch.finding import Found, find
from jdparse.batch.outcome import Outcome, outcome_of, outcomes

__all__ = ["Failure", "FailureCode", "Found", "Outcome", "find", "outcome_of", "outcomes"]
