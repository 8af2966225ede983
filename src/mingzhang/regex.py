"""Regular expressions that are compiled when they are first asked something.

The rooms name several hundred expressions, and one document meets about half of them. Compiling all of them
at import would be the largest part of a short run.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Deferred(Generic[AnyStr]):
    """Stands for ``re.compile(pattern, flags)`` and becomes it when one of its methods is wanted."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """What this object does not have yet: the compiled expression's, whose methods are kept from now on."""
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """An expression to use as a compiled one. A mistake in it shows when it is first used."""
    return cast("re.Pattern[AnyStr]", _Deferred(pattern, flags))
