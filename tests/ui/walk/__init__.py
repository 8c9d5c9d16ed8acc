"""The first afternoon of a new user, as steps that a test and the maker of the guide's pictures both walk."""
