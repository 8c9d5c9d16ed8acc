"""What the window and the command line both do, as functions with progress and stop. No Qt."""
