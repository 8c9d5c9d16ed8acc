"""How a picture lies in a room of the window: how large, and where its corner is."""

from dataclasses import dataclass, replace

STEP = 1.25
LEAST, MOST = 0.1, 6.0
LARGEST_FIT = 1.8
"""A family of three is not blown up to fill the window."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """`scale` pixels to a point of the picture, whose corner lies at (`x`, `y`) in pixels of the room."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_room(self, at: Point) -> Point:
        """A place of the picture, in the room."""
        return self.x + at[0] * self.scale, self.y + at[1] * self.scale

    def to_picture(self, at: Point) -> Point:
        """A place of the room, in the picture."""
        return (at[0] - self.x) / self.scale, (at[1] - self.y) / self.scale

    def zoomed(self, by: float, around: Point) -> "Camera":
        """Larger or smaller, with what lies at a place of the room staying there."""
        scale = max(LEAST, min(MOST, self.scale * by))
        share = scale / self.scale
        return Camera(scale, around[0] - (around[0] - self.x) * share, around[1] - (around[1] - self.y) * share)

    def moved(self, dx: float, dy: float) -> "Camera":
        """Pushed by so many pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy)


def fitted(picture: Point, room: Point, largest: float = LARGEST_FIT) -> Camera:
    """The whole picture in the middle of a room."""
    scale = max(LEAST, min(room[0] / max(picture[0], 1.0), room[1] / max(picture[1], 1.0), largest))
    return Camera(scale, (room[0] - picture[0] * scale) / 2, (room[1] - picture[1] * scale) / 2)


def kept_near(camera: Camera, picture: Point, room: Point) -> Camera:
    """Pushed so that a picture larger than its room leaves no gap at a side, and a smaller one stands in the middle."""

    def along(corner: float, long: float, wide: float) -> float:
        return (wide - long) / 2 if long <= wide else max(wide - long, min(0.0, corner))

    return replace(
        camera,
        x=along(camera.x, picture[0] * camera.scale, room[0]),
        y=along(camera.y, picture[1] * camera.scale, room[1]),
    )


def brought_into(camera: Camera, at: Point, reach: float, room: Point) -> Camera:
    """Pushed as little as is needed for a place of the picture, and `reach` points around it, to be seen."""
    x, y = camera.to_room(at)
    far = reach * camera.scale

    def push(place: float, wide: float) -> float:
        if place - far < 0:
            return far - place
        return min(0.0, wide - far - place)

    return camera.moved(push(x, room[0]), push(y, room[1]))
