"""Data inside a page: JSON that no text can break out of."""

from __future__ import annotations

import json
import re

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def json_for_script(value: object) -> str:
    """``value`` as JSON for a ``<script>`` element, in one line.

    A page may say ``</script>`` or ``<!--``, which end or change the element whatever the JSON says; U+2028 and U+2029
    once ended lines of scripts; UTF-8 cannot hold lone surrogates. All are written as ``\\uXXXX``, so that a reader of
    the JSON gets the text as it was.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
