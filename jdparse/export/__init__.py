"""Records in the words of other vocabularies: schema.org's JobPosting.

A mapping says no more than its source: a value goes where the vocabulary has a property that means it, verbatim where
it is a text, and everything else is listed as ``Unmapped``, so that nothing is lost in silence.
"""

from jdparse.export.job_posting import job_posting
from jdparse.export.unmapped import Unmapped, unmapped_values

__all__ = ["Unmapped", "job_posting", "unmapped_values"]
