"""Seeing the evidence: a page of HTML with the raw text on the left, its records on the right, and an index of such
pages."""
