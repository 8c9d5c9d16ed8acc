"""What a worker should look at again in the homes of a child, for the window."""

from lifestory_app.family.between_homes import LookAgain, LookKind, look_again

__all__ = ["LookAgain", "LookKind", "look_again"]
