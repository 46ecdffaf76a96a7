// Draws a signature: what the finger, pen or mouse drew goes into the form as whole numbers. Without this script, or at the keyboard, a typed name signs.
import { strokesOf } from '../sheet-strokes.js';

const pad = /** @type {HTMLElement | null} */ (document.querySelector('[data-pad]'));
const canvas = pad?.querySelector('canvas');
const field = /** @type {HTMLInputElement | null} */ (document.querySelector('[data-strokes]'));
const pen = canvas?.getContext('2d');
if (pad && canvas && field && pen) {
  wire(pad, canvas, field, pen);
}

/** @param {HTMLElement} pad @param {HTMLCanvasElement} canvas @param {HTMLInputElement} field @param {CanvasRenderingContext2D} pen */
function wire(pad, canvas, field, pen) {
  /** @type {[number, number][][]} */ let lines = [];
  const draw = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = 'round';
    pen.strokeStyle = '#000';
    for (const line of lines) {
      pen.beginPath();
      line.forEach(([x, y], index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      pen.stroke();
    }
    field.value = strokesOf(lines, canvas.width, canvas.height);
  };
  /** @param {PointerEvent} event @returns {[number, number]} */
  const pointOf = event => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    lines.push([pointOf(event)]);
    draw();
  });
  canvas.addEventListener('pointermove', event => {
    if (canvas.hasPointerCapture(event.pointerId)) {
      lines.at(-1)?.push(pointOf(event));
      draw();
    }
  });
  pad.querySelector('[data-clear]')?.addEventListener('click', () => {
    lines = [];
    draw();
  });
  pad.hidden = false;
}
