"""Containers: archives, compressed files and record files, and the documents in them.

A process of its own, the opener, reads them and sends their documents one at a time: what a hostile archive does to
it costs that archive. Nothing is unpacked to the disk, and no more than one member is in memory.
"""

from jdparse.batch.containers.columns import Columns
from jdparse.batch.containers.opener import Opener, documents_opened_here

__all__ = ["Columns", "Opener", "documents_opened_here"]
