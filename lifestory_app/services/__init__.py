"""The Qt side of what the program does: jobs, the open book, messages. QtCore only; no widgets."""
