"""Life Story: a child's own story, made with care, kept for life."""

__version__ = "0.1.0"
