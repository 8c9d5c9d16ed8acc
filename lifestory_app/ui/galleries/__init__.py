"""Galleries of true previews: layouts for a page, pages to add, looks for the book."""
