"""How a Word document is put together: one module for each subject."""
