"""Fields to write words in: with emphasis, lists, languages, sentences to start from, and hints below."""
