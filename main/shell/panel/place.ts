/** Where the panel stands: at the tray's icon, inside the work area of its display. Pure. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Screens {
  /** Of the tray's icon; without extent where the system does not tell it (Linux). */
  readonly tray?: Rect | undefined;
  /** Absent where it is not told (Wayland). */
  readonly pointer?: Point | undefined;
  /** The primary display first. */
  readonly displays: ReadonlyArray<{ readonly bounds: Rect; readonly workArea: Rect }>;
}

const panelWidth = 360;
export const panelHeights = { least: 240, most: 640 } as const;
/** Between the panel and the edges of the work area. */
const gap = 8;

type Edge = 'top' | 'bottom' | 'left' | 'right';

/** The panel's bounds for a content of this height. On a small display it is lower than its least height. */
export function placePanel(screens: Screens, contentHeight: number): Rect {
  const { tray, pointer, displays } = screens;
  const anchor = tray !== undefined && tray.width > 0 && tray.height > 0 ? centre(tray) : undefined;
  const display = displayAt(displays, anchor ?? pointer);
  const area = display?.workArea ?? { x: 0, y: 0, width: panelWidth, height: panelHeights.most };
  const size = {
    width: Math.min(panelWidth, area.width),
    height: Math.min(
      Math.round(Math.min(panelHeights.most, Math.max(panelHeights.least, contentHeight))),
      area.height - 2 * gap,
    ),
  };
  if (anchor === undefined || display === undefined) return { ...cornerBy(pointer, area, size), ...size };
  const edge = edgeOf(anchor, display);
  const beside =
    edge === 'top' || edge === 'bottom'
      ? { x: anchor.x - size.width / 2, y: edge === 'top' ? area.y : area.y + area.height }
      : { x: edge === 'left' ? area.x : area.x + area.width, y: anchor.y - size.height / 2 };
  return { ...inside(beside, area, size), ...size };
}

function centre({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The display of a point, else the nearest one; the primary one where no point is known. */
function displayAt(displays: Screens['displays'], point: Point | undefined): Screens['displays'][number] | undefined {
  if (point === undefined) return displays[0];
  return displays.toSorted((a, b) => distance(a.bounds, point) - distance(b.bounds, point))[0];
}

function distance({ x, y, width, height }: Rect, point: Point): number {
  const dx = Math.max(x - point.x, 0, point.x - (x + width));
  const dy = Math.max(y - point.y, 0, point.y - (y + height));
  return Math.hypot(dx, dy);
}

/** The edge with the bar that the icon is in; where the bar hides by itself, the edge that is nearest to the icon. */
function edgeOf(icon: Point, { bounds, workArea }: Screens['displays'][number]): Edge {
  if (icon.y < workArea.y) return 'top';
  if (icon.y >= workArea.y + workArea.height) return 'bottom';
  if (icon.x < workArea.x) return 'left';
  if (icon.x >= workArea.x + workArea.width) return 'right';
  const far: ReadonlyArray<readonly [Edge, number]> = [
    ['bottom', bounds.y + bounds.height - icon.y],
    ['top', icon.y - bounds.y],
    ['right', bounds.x + bounds.width - icon.x],
    ['left', icon.x - bounds.x],
  ];
  return far.toSorted((a, b) => a[1] - b[1])[0]?.[0] ?? 'bottom';
}

/** The corner of the work area that is nearest to the pointer; without one the top right, where most trays are. */
function cornerBy(pointer: Point | undefined, area: Rect, size: { width: number; height: number }): Point {
  const middle = centre(area);
  const isRight = pointer === undefined || pointer.x >= middle.x;
  const isBottom = pointer !== undefined && pointer.y >= middle.y;
  return inside({ x: isRight ? area.x + area.width : area.x, y: isBottom ? area.y + area.height : area.y }, area, size);
}

function inside(at: Point, area: Rect, { width, height }: { width: number; height: number }): Point {
  const within = (value: number, low: number, high: number) => Math.round(Math.max(low, Math.min(high, value)));
  return {
    x: within(at.x, area.x + Math.min(gap, (area.width - width) / 2), area.x + area.width - width - gap),
    y: within(at.y, area.y + gap, area.y + area.height - height - gap),
  };
}
