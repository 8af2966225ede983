"""Places: where in a file a thing stands. A place is never lost on the way to a finding."""

from mingzhang.place.place import Place

__all__ = ["Place"]
