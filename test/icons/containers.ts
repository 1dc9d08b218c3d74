/** A square picture as PNG, with the length of its side in pixels. */
export type Picture = { readonly side: number; readonly png: Uint8Array };

/** Windows' icon file: a directory of pictures, each a PNG as it is (Windows Vista and later). Sides up to 256. */
export const ico = (pictures: readonly Picture[]): Uint8Array => {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { side, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(side % 256, at);
    head.writeUInt8(side % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
};

/** The names macOS gives to PNGs of these sides; some sides stand under two, as themselves and as the double of half. */
const ICNS: readonly (readonly [name: string, side: number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1_024],
];

/** macOS' icon file: named pictures one after another. */
export const icns = (pictures: readonly Picture[]): Uint8Array => {
  const parts = ICNS.flatMap(([name, side]) => {
    const png = pictures.find((picture) => picture.side === side)?.png;
    return png ? [block(name, png)] : [];
  });
  return block('icns', Buffer.concat(parts));
};

const block = (name: string, content: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
};
