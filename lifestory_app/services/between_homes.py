"""What a worker should look at again in the homes of a child: two at one time, times of which nothing is told, places."""

from lifestory_app.usecases.between_homes import LookAgain, LookKind, look_again, note_of, noted_times, places_to_look_at

__all__ = ["LookAgain", "LookKind", "look_again", "note_of", "noted_times", "places_to_look_at"]
