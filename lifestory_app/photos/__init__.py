"""Photos taken in safely, shown as the book wants them, and stripped of what is private when they leave."""
