"""The scrapbook page under the hands: the things on it as a list, on the page itself, and in a form."""
