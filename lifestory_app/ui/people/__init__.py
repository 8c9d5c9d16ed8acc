"""People and homes of the book: entered once, in simple forms."""
