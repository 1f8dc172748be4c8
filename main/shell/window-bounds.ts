/** Where the window stands: kept in a small file of its own, and restored only where a display still is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { writeFileAtomic } from '../service/settings/atomic-file.ts';

const bounds = z.object({ x: z.number(), y: z.number(), width: z.number().min(100), height: z.number().min(100) });
const schema = z.object({ bounds, maximized: z.boolean() });

/** In device-independent pixels. */
export type Bounds = z.infer<typeof bounds>;
export type WindowPlace = z.infer<typeof schema>;

export const defaultSize = { width: 1080, height: 760 } as const;
export const minimumSize = { width: 380, height: 480 } as const;
/** So much of the window must be on a display for its place to be restored. */
const visiblePixels = 64;

/** The bounds to open with: the saved ones if a display shows them, else their size alone, cut to the first display. */
export function placeOnDisplays(saved: Bounds | undefined, workAreas: readonly Bounds[]): Partial<Bounds> {
  const size = saved ?? defaultSize;
  if (saved !== undefined && workAreas.some((area) => overlaps(saved, area))) return saved;
  const first = workAreas[0];
  if (first === undefined) return { width: size.width, height: size.height };
  return { width: Math.min(size.width, first.width), height: Math.min(size.height, first.height) };
}

function overlaps(a: Bounds, b: Bounds): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width >= visiblePixels && height >= visiblePixels;
}

export interface PlaceFile {
  read(): WindowPlace | undefined;
  write(place: WindowPlace): void;
}

/** A file that does not exist or makes no sense is no place; one that cannot be written is only said. */
export function createPlaceFile(dataDir: string, onError: (error: unknown) => void): PlaceFile {
  const file = path.join(dataDir, 'window.json');
  return {
    read() {
      try {
        return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return undefined;
      }
    },
    write(place) {
      writeFileAtomic(file, `${JSON.stringify(place)}\n`).catch(onError);
    },
  };
}
