"""Rules that clean a page, one file per kind of damage; each yields edits with a reason."""
