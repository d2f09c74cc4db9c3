"""Why a run on a cluster cannot go on."""

from __future__ import annotations


class ClusterError(Exception):
    """The message is one line: what, where, what to do. What is done is kept in every case."""


class SchedulerLostError(ClusterError):
    """The scheduler went away, and with it the knowledge of what its workers do."""


class OtherParserError(ClusterError):
    """A worker has another version of jdparse, or of what it builds on, than the machine that started the run."""
