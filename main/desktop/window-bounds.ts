import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const side = z.number().int().min(200).max(20_000);
const edge = z.number().int().min(-100_000).max(100_000);
const bounds = z.object({
  place: z.object({ x: edge, y: edge }).optional(),
  width: side,
  height: side,
  maximized: z.boolean(),
});

/** How a window was when it was last closed, in the screens' own units. Without a place: wherever the system puts it. */
export type WindowBounds = z.infer<typeof bounds>;
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const FIRST: WindowBounds = { width: 1_280, height: 840, maximized: false };
/** So much of the title bar must be within reach of the pointer. */
const REACH = 64;

/** A file that is missing or makes no sense is as good as none; so is a place on a screen that is no longer there. */
export const readBounds = (file: string, screens: readonly { readonly workArea: Area }[]): WindowBounds => {
  const kept = existsSync(file) ? bounds.safeParse(asJson(readFileSync(file, 'utf8'))) : null;
  if (!kept?.success) return FIRST;
  const { place, ...size } = kept.data;
  if (place === undefined) return size;
  const { x, y } = place;
  const reachable = screens.some(
    ({ workArea: screen }) =>
      x + size.width >= screen.x + REACH &&
      x <= screen.x + screen.width - REACH &&
      y >= screen.y &&
      y <= screen.y + screen.height - REACH,
  );
  return reachable ? kept.data : size;
};

export const keepBounds = (file: string, { x, y, width, height }: Area, maximized: boolean): void =>
  writeFileSync(file, JSON.stringify({ place: { x, y }, width, height, maximized } satisfies WindowBounds));

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
