"""The professional genogram in ink: symbols, lines, words and key (practice 6.1 to 6.4)."""
