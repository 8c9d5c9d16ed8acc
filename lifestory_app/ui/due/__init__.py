"""When work on the book is due."""
