"""The mode of the memory box: what happened, what was said, what is kept, and what is noted of each stay."""
