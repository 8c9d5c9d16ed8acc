"""A listener to a window, in place of a screen reader. Runs on the system's own Python, and imports nothing of ours.

Reads one command a line, as JSON, and answers with one line, the word heard and JSON:
["tree"], ["press", name], ["text", name], ["write", name, text], ["read", words that its name or description holds]
"""

import json
import sys
import time

import pyatspi

APPLICATION = "Life Story"


def application(wait=20.0):
    end = time.monotonic() + wait
    while time.monotonic() < end:
        for each in pyatspi.Registry.getDesktop(0):
            if each is not None and each.name == APPLICATION and each.childCount:
                return each
        time.sleep(0.1)
    raise SystemExit("no window was heard of")


def every(node, depth=0):
    yield node
    if depth < 40:
        for number in range(node.childCount):
            child = node.getChildAtIndex(number)
            if child is not None and child.getState().contains(pyatspi.STATE_VISIBLE):
                yield from every(child, depth + 1)


def seen(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def answer(command, *given):
    nodes = [each for each in every(application()) if seen(each)]
    if command == "tree":
        return [[each.getRoleName(), each.name, each.description] for each in nodes]
    if command == "read":
        told = [text for each in nodes for text in (each.name, each.description) if given[0] in text]
        return told[0] if told else ""
    role = "push button" if command == "press" else "text"
    node = next(each for each in nodes if each.name == given[0] and each.getRoleName() == role)
    if command == "press":
        action = node.queryAction()
        names = [action.getName(number) for number in range(action.nActions)]
        action.doAction(names.index("Press"))
        return names
    if command == "write":
        return node.queryEditableText().setTextContents(given[1])
    text = node.queryText()
    return text.getText(0, text.characterCount)


for line in sys.stdin:
    try:
        told = answer(*json.loads(line))
    except StopIteration:
        told = None
    except Exception as gone:
        # What is listened to may go while it is read, as when one screen gives way to another.
        told = None
        print(gone, file=sys.stderr)
    print("heard", json.dumps(told), flush=True)
