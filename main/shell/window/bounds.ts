/** Where the window stands: kept in a small file of its own, and restored only where a display still is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { writeFileAtomic } from '../../service/files/atomic-file.ts';

const bounds = z.object({ x: z.number(), y: z.number(), width: z.number().min(100), height: z.number().min(100) });
const schema = z.object({
  bounds,
  maximized: z.boolean(),
  /** Chromium's zoom level; 0 is 100 %. */
  zoom: z.number().min(-10).max(10).default(0),
});

/** In device-independent pixels. */
export type Bounds = z.infer<typeof bounds>;
export type WindowPlace = z.infer<typeof schema>;

const defaultSize = { width: 1080, height: 760 } as const;
export const minimumSize = { width: 380, height: 480 } as const;
/** So much of the window must be on a display for its place to be restored. */
const visiblePixels = 64;

/**
 * The bounds to open with: the saved ones, cut to the display that shows most of them and with the title bar on it; their
 * size alone, cut to the first display, where none shows them.
 */
export function placeOnDisplays(saved: Bounds | undefined, workAreas: readonly Bounds[]): Partial<Bounds> {
  const size = saved ?? defaultSize;
  const shown = saved === undefined ? undefined : mostSeen(saved, workAreas);
  if (saved !== undefined && shown !== undefined)
    return { ...fitted(saved, shown), y: Math.max(saved.y, shown.y), x: saved.x };
  const first = workAreas[0];
  return first === undefined ? { width: size.width, height: size.height } : fitted(size, first);
}

function fitted(size: Pick<Bounds, 'width' | 'height'>, area: Bounds): Pick<Bounds, 'width' | 'height'> {
  return { width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) };
}

/** The area that shows most of the bounds, if one shows enough to be found again. */
function mostSeen(window: Bounds, areas: readonly Bounds[]): Bounds | undefined {
  const seen = areas.map((area) => ({ area, ...overlap(window, area) }));
  const enough = seen.filter(({ width, height }) => width >= visiblePixels && height >= visiblePixels);
  return enough.sort((a, b) => b.width * b.height - a.width * a.height)[0]?.area;
}

function overlap(a: Bounds, b: Bounds): Pick<Bounds, 'width' | 'height'> {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  };
}

export interface PlaceFile {
  read(): WindowPlace | undefined;
  write(place: WindowPlace): void;
}

/** A file that does not exist or makes no sense is no place; one that cannot be written is only said. */
export function createPlaceFile(dataDir: string, onError: (error: unknown) => void): PlaceFile {
  const file = path.join(dataDir, 'window.json');
  // A window that is opened again at once comes before the file is written.
  let last: WindowPlace | undefined;
  return {
    read() {
      if (last !== undefined) return last;
      try {
        return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return undefined;
      }
    },
    write(place) {
      last = place;
      writeFileAtomic(file, `${JSON.stringify(place)}\n`).catch(onError);
    },
  };
}
