import { wireGrid } from '../agenda/grid.js';

/** Offers the reader's own clock when the page shows another one. */
function offerOwnZone() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('[data-agenda-zone]'));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!link || !zone || zone === link.dataset.agendaZone) {
    return;
  }

  const address = new URL(link.href);
  address.searchParams.set('zone', zone);
  link.href = address.href;
  link.hidden = false;
}

offerOwnZone();
document.querySelectorAll('[data-agenda-grid]').forEach(table => wireGrid(/** @type {HTMLTableElement} */ (table)));
