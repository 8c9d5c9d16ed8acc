"""What a worker should look at again in the homes and places of a child, for the window."""

from lifestory_app.family.between_homes import LookAgain, LookKind, look_again, noted_times
from lifestory_app.family.places import note_of, places_to_look_at

__all__ = ["LookAgain", "LookKind", "look_again", "note_of", "noted_times", "places_to_look_at"]
