"""Where converted documents go: one file per form of output.

A file or folder is written under a name ending in ``.partial`` and takes its own name when it is
complete and on the disk; after an interruption the partial one stays.
"""

from jdparse.batch.sinks.csv_folder import CsvFolder
from jdparse.batch.sinks.failure_list import FailureList
from jdparse.batch.sinks.json_folder import JsonFolder
from jdparse.batch.sinks.lines import JsonlFile, JsonlStream
from jdparse.batch.sinks.parquet_folder import ParquetFolder
from jdparse.batch.sinks.sink import Sink
from jdparse.batch.sinks.sqlite_file import SqliteFile

__all__ = [
    "CsvFolder",
    "FailureList",
    "JsonFolder",
    "JsonlFile",
    "JsonlStream",
    "ParquetFolder",
    "Sink",
    "SqliteFile",
]
