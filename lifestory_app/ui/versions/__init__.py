"""Versions of the book, side by side with the book of now."""
