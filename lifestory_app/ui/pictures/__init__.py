"""The photos of the book: all of them, what each needs, and what is known of it."""
