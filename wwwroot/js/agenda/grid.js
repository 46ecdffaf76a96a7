/**
 * Arrow keys between the slots of a table: up and down within a day, left and right to the next day that has some, Home and End within the
 * row. Tab still visits each one, as without a script.
 * @param {HTMLTableElement} table
 */
export function wireGrid(table) {
  table.addEventListener('keydown', event => {
    const from = /** @type {HTMLElement} */ (event.target).closest('a');
    const to = from && next(table, from, event.key);
    if (to) {
      event.preventDefault();
      to.focus();
    }
  });
}

/** @param {HTMLTableElement} table @param {HTMLElement} from @param {string} key @returns {HTMLElement | null} */
function next(table, from, key) {
  const cells = [...table.querySelectorAll('tbody td')].map(cell => [...cell.querySelectorAll('a')]);
  const cell = cells.findIndex(links => links.includes(/** @type {HTMLAnchorElement} */ (from)));
  const place = cells[cell].indexOf(/** @type {HTMLAnchorElement} */ (from));
  const columns = table.rows[0].cells.length;
  const row = cells.slice(cell - (cell % columns), cell - (cell % columns) + columns).filter(links => links.length > 0);
  switch (key) {
    case 'ArrowDown':
      return cells[cell][place + 1] ?? first(cells, cell + columns, columns);
    case 'ArrowUp':
      return cells[cell][place - 1] ?? first(cells, cell - columns, -columns);
    case 'ArrowRight':
      return beside(cells, cell, 1, place);
    case 'ArrowLeft':
      return beside(cells, cell, -1, place);
    case 'Home':
      return row[0][0];
    case 'End':
      return row[row.length - 1][0];
    default:
      return null;
  }
}

/** @param {HTMLElement[][]} cells @param {number} from @param {number} step */
function first(cells, from, step) {
  for (let i = from; i >= 0 && i < cells.length; i += step) {
    if (cells[i].length > 0) {
      return cells[i][0];
    }
  }

  return null;
}

/** @param {HTMLElement[][]} cells @param {number} cell @param {number} step @param {number} place */
function beside(cells, cell, step, place) {
  for (let i = cell + step; i >= 0 && i < cells.length; i += step) {
    if (cells[i].length > 0) {
      return cells[i][Math.min(place, cells[i].length - 1)];
    }
  }

  return null;
}
