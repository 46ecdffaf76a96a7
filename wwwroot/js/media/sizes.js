// Makes the sizes that pages show, in this browser: the original never leaves the device, and with it what it says of where it was taken.

/** Pixels of the longer side, at most; the server holds the same list. */
const SIZES = /** @type {const} */ ([
  ['small', 480],
  ['medium', 1080],
  ['large', 1920],
]);

/** Seen large, the traces of compression show; in a grid nobody sees them, and every visitor pays for the bytes. */
const QUALITY = { small: 0.72, medium: 0.76, large: 0.82 };

/**
 * @param {Blob} original
 * @returns {Promise<{ name: string, blob: Blob }[]>} one to three, none larger than the original
 * @throws when this browser cannot read the picture
 */
export async function makeSizes(original) {
  // Turned the right way up, as the camera meant it.
  if (!isCanvasTrue()) throw new Error('This browser falsifies what is read from a canvas.');
  const picture = await createImageBitmap(original, { imageOrientation: 'from-image' });
  try {
    const sizes = [];
    for (const [name, longest] of SIZES) {
      sizes.push({ name, blob: await draw(picture, longest, QUALITY[name]) });
      if (Math.max(picture.width, picture.height) <= longest) break;
    }
    return sizes;
  } finally {
    picture.close();
  }
}

/** @param {ImageBitmap} picture @param {number} longest @param {number} quality */
async function draw(picture, longest, quality) {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const webp = await encode(canvas, 'image/webp', quality);
  // Browsers that cannot write WebP answer PNG; JPEG is smaller then, on white where the picture is transparent.
  if (webp.type === 'image/webp') return webp;
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return encode(canvas, 'image/jpeg', quality);
}

/** @param {HTMLCanvasElement} canvas @param {string} type @param {number} quality @returns {Promise<Blob>} */
function encode(canvas, type, quality) {
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The picture cannot be written.'))), type, quality);
  });
}

/** @type {boolean | undefined} */ let canvasIsTrue;

/** Browsers that guard against fingerprints answer stripes or noise in place of what was drawn: known colours are drawn and read first. */
function isCanvasTrue() {
  return (canvasIsTrue ??= readsTrue());
}

function readsTrue() {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  const colours = [0, 85, 170, 255];
  for (let x = 0; x < 8; x++) {
    for (let y = 0; y < 8; y++) {
      context.fillStyle = `rgb(${colours[x % 4]} ${colours[y % 4]} ${colours[(x + y) % 4]})`;
      context.fillRect(x, y, 1, 1);
    }
  }
  const { data } = context.getImageData(0, 0, 8, 8);
  return data.every((value, index) => {
    const [x, y] = [(index >> 2) % 8, (index >> 2) >> 3];
    return value === [colours[x % 4], colours[y % 4], colours[(x + y) % 4], 255][index % 4];
  });
}
