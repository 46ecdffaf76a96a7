import { byId } from './elements.js';

const width = 5;
/** @typedef {{ colour: string, points: [number, number][] }} Stroke */

/** A still of the other side's picture to draw on and to send. @param {HTMLVideoElement} video @param {HTMLElement} opener @param {(picture: Blob) => Promise<void>} send */
export function wireSketch(video, opener, send) {
  const dialog = byId('sketch');
  const canvas = /** @type {HTMLCanvasElement} */ (byId('sketch-picture'));
  const colours = /** @type {HTMLButtonElement[]} */ ([...dialog.querySelectorAll('.sketch-colour')]);
  /** @type {Stroke[]} */ let strokes = [];
  /** @type {ImageBitmap | null} */ let still = null;
  let colour = colours[0]?.dataset.colour ?? 'red';

  const draw = () => {
    const pen = canvas.getContext('2d');
    if (!pen || !still) return;
    pen.drawImage(still, 0, 0);
    pen.lineCap = pen.lineJoin = 'round';
    pen.lineWidth = Math.max(width, canvas.width / 160);
    for (const { colour: its, points } of strokes) {
      pen.strokeStyle = its;
      pen.beginPath();
      points.forEach(([x, y], index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      pen.stroke();
    }
  };
  const close = () => {
    dialog.hidden = true;
    still?.close();
    still = null;
    opener.closest('[hidden]') ? byId('more').focus() : opener.focus();
  };
  /** @param {PointerEvent} event @returns {[number, number]} */
  const pointOf = event => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };

  opener.addEventListener('click', async () => {
    if (!video.videoWidth) return;
    still = await createImageBitmap(video);
    [canvas.width, canvas.height, strokes] = [still.width, still.height, []];
    dialog.hidden = false;
    draw();
    canvas.focus();
  });
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    strokes.push({ colour, points: [pointOf(event), pointOf(event)] });
    draw();
  });
  canvas.addEventListener('pointermove', event => {
    if (canvas.hasPointerCapture(event.pointerId)) {
      strokes.at(-1)?.points.push(pointOf(event));
      draw();
    }
  });
  colours.forEach(button =>
    button.addEventListener('click', () => {
      colour = button.dataset.colour ?? colour;
      colours.forEach(other => other.setAttribute('aria-pressed', String(other === button)));
    }),
  );
  byId('sketch-undo').addEventListener('click', () => {
    strokes.pop();
    draw();
  });
  byId('sketch-send').addEventListener('click', () =>
    canvas.toBlob(
      picture => {
        close();
        if (picture) void send(picture);
      },
      'image/jpeg',
      0.9,
    ),
  );
  byId('sketch-close').addEventListener('click', close);
  dialog.addEventListener('keydown', event => {
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') keepInside(event, dialog);
  });
}

/** Until it is closed the rest of the page is out of reach. @param {KeyboardEvent} event @param {HTMLElement} dialog */
function keepInside(event, dialog) {
  const stops = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll('canvas, button')]);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first?.focus();
  }
}
