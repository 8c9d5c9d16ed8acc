"""What good life story work is, as data that a council can copy and change, and the code that reads it."""
