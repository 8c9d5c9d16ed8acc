"""The book and everything in it, as plain immutable values in the field's own words. Standard library only."""
