"""Help: the guide to the window in pictures, and what the field knows of life story work."""
