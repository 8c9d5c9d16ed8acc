"""The plan of a book written down as a file: what a sample, or a facts file, says of meetings, promises and photos."""

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import OccasionId, PhotoId, PhotoRequestId, PromiseId, new_id
from lifestory_app.domain.plan import Occasion, OccasionKind, PhotoRequest, Promise, Stage, StageMark
from lifestory_app.domain.voices import Voice, VoiceKind
from lifestory_app.practice.reading import Table, each

Plan = tuple[tuple[Occasion, ...], tuple[Promise, ...], tuple[PhotoRequest, ...], tuple[StageMark, ...]]
"""What a book has of its plan: its occasions, promises, photo requests and stage marks."""


def read_plan(file: Table) -> Plan:
    """The plan of a file. Raises Refused naming file, key and fault. Other keys are left for others to read."""
    occasions = each(file.tables("occasion"), _occasion)
    known = {occasion.id for occasion in occasions}
    promises = each(file.tables("promise"), _promise)
    requests = each(file.tables("photo_request"), _request)
    marks = each(file.tables("stage"), _mark)
    for place, promise in enumerate(promises):
        if promise.meeting not in {None, *known}:
            raise _not_met(file, "promise", promise.meeting, place, "meeting")
    for place, request in enumerate(requests):
        if request.family_time not in {None, *known}:
            raise _not_met(file, "photo_request", request.family_time, place, "family_time")
    return occasions, promises, requests, marks


def _not_met(file: Table, key: str, id: str | None, place: int, inner: str) -> Refused:
    return file.fault(key, f"“{id}” is not the id of an occasion", key, place, inner)


def read_voices(table: Table) -> tuple[Voice, ...]:
    """What of a page is the child's own."""
    return each(
        table.tables("voices"),
        lambda voice: Voice(voice.choice("kind", VoiceKind), voice.text("what", ""), voice.date("when")),
    )


def _occasion(table: Table) -> Occasion:
    return Occasion(
        OccasionId(table.text("id", new_id())),
        table.choice("kind", OccasionKind),
        table.date("when"),
        table.text("who", ""),
        table.text("what", ""),
        table.text("then", ""),
        table.truth("done"),
    )


def _promise(table: Table) -> Promise:
    meeting = table.text("meeting", "")
    return Promise(
        PromiseId(table.text("id", new_id())),
        table.text("who"),
        table.text("what"),
        table.date("by"),
        table.date("came"),
        OccasionId(meeting) if meeting else None,
    )


def _request(table: Table) -> PhotoRequest:
    family_time = table.text("family_time", "")
    count = table.number("count", 0)
    if count != int(count) or not 0 <= count <= 9999:
        raise table.fault("count", f"a whole number from 0 to 9999 is needed, not {count!r}")
    return PhotoRequest(
        PhotoRequestId(table.text("id", new_id())),
        table.text("of_whom"),
        table.text("asked", ""),
        table.date("when"),
        table.date("received"),
        int(count),
        tuple(PhotoId(photo) for photo in table.texts("photos")),
        OccasionId(family_time) if family_time else None,
        table.text("note", ""),
    )


def _mark(table: Table) -> StageMark:
    return StageMark(table.choice("name", Stage), table.truth("done", True), table.date("when"))
