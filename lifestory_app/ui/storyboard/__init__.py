"""Words and Pictures: panels with words, drawn by hand, with the shelf, or from a photo of a drawing."""
