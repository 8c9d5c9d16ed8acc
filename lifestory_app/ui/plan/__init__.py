"""The plan: where the book is, what is not known yet, dates, time together, and the one page for a meeting."""
