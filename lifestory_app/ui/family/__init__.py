"""The family: its people in a list, in a diagram and in a form, with one choice in all three."""
