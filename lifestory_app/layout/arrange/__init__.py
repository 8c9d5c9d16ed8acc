"""The page layouts: what turns a page of the book into sides of paper."""
