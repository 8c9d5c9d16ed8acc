"""What leaves the book: copies to send, the copy on the record, the PDF before it is made, and paper."""
