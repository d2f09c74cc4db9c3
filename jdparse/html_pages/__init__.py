"""What every HTML page that jdparse writes is made of: its shell, its fonts and colours, data embedded in it."""

from jdparse.html_pages.assets import asset
from jdparse.html_pages.embedding import json_for_script
from jdparse.html_pages.shell import is_written_by_jdparse, locked_page, report_page

__all__ = ["asset", "is_written_by_jdparse", "json_for_script", "locked_page", "report_page"]
