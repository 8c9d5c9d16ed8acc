"""What can be done with one page as a value, for widgets that then hand the result to the session."""

from lifestory_app.domain.pages import Page


def put_back(page: Page, name: str) -> Page:
    """The page with a thing of its tray back in a free slot. Raises EditRefused where there is no room for it."""
    from lifestory_app.usecases import page_changes

    return page_changes.put_back(page, name)
