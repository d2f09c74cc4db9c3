"""Many machines: a run is cut into shards, each a small run of its own inside a Dask worker, and put together again.

Nothing is read, parsed, guarded or written here in a way of its own: a shard goes through ``jdparse.batch`` as a dump
on one machine does. What this room adds is where shards begin and end, which of them are done, and who does the rest.
"""
