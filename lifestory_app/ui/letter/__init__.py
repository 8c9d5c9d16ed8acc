"""The letter: its parts, the paper, and what the book knows for it."""
