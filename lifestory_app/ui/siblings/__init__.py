"""Books of brothers and sisters."""
