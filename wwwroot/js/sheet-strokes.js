const most = 8000;

/**
 * Lines of points as the form sends them: whole numbers inside the box, a point only where the pen moved on, and coarser rather than longer than is taken.
 * @param {[number, number][][]} lines @param {number} width @param {number} height
 */
export function strokesOf(lines, width, height) {
  for (let step = 2; step <= 1024; step *= 2) {
    const written = lines
      .map(line => thin(line, step, width, height))
      .filter(Boolean)
      .join(';');
    if (written.length <= most) {
      return written;
    }
  }
  return '';
}

/** @param {[number, number][]} line @param {number} step @param {number} width @param {number} height */
function thin(line, step, width, height) {
  /** @type {[number, number][]} */ const kept = [];
  line.forEach(([x, y], index) => {
    const point = /** @type {[number, number]} */ ([clamp(x, width), clamp(y, height)]);
    const last = kept.at(-1);
    if (!last || index === line.length - 1 || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step) {
      kept.push(point);
    }
  });
  return kept.map(point => point.join(',')).join(' ');
}

/** @param {number} value @param {number} most */
const clamp = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
