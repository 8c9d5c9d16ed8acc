"""The editor: pages at the left, the page in the middle, its words and photos at the right."""
