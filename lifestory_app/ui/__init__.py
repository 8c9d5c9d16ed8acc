"""Widgets. A widget shows a value and reports a wish; it does not decide, save, or know its neighbours."""
