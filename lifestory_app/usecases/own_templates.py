"""A council's own templates, as the window and the command line see them."""

from lifestory_app.practice.own_folder import ROOMS, chosen, folder, usual
from lifestory_app.practice.own_templates import Checked, check, check_in_use, choose, copy_ours, forget
from lifestory_app.practice.reading import Fault

__all__ = ["ROOMS", "Checked", "Fault", "check", "check_in_use", "choose", "chosen", "copy_ours", "folder", "forget", "usual"]
