// Tells the photos that are taken from what a browser could also draw (GIF, the first frame of a film): those the server refuses, with a reason.

const LONGEST_START = 64;
const ANIMATED = 0x02;

/** By content, never by name. @param {Blob} file */
export async function isStillPhoto(file) {
  const start = new Uint8Array(await file.slice(0, LONGEST_START).arrayBuffer());
  const letters = String.fromCharCode(...start);
  if (letters.startsWith('\xff\xd8\xff') || letters.startsWith('\x89PNG\r\n\x1a\n')) return true;
  if (letters.startsWith('RIFF') && letters.slice(8, 12) === 'WEBP') return letters.slice(12, 16) !== 'VP8X' || (start[20] & ANIMATED) === 0;
  return letters.slice(4, 8) === 'ftyp' && letters.slice(8, 12) !== 'avis' && /^.{8}(?:.{4})*?avif/s.test(letters);
}
