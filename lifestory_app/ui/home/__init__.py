"""Before a book is open: the first screen, the passphrase, and the assistant for a new book."""
