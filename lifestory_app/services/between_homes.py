"""What a worker should look at again in the homes of a child: two at one time, and times of which nothing is told."""

from lifestory_app.usecases.between_homes import LookAgain, LookKind, look_again

__all__ = ["LookAgain", "LookKind", "look_again"]
