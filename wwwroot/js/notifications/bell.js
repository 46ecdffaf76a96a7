import { text } from '../texts.js';

/** @typedef {import('../signaling/connection.js').SignalingConnection} SignalingConnection */

/** Keeps the counts in the header true on every page. @param {SignalingConnection} line */
export function wireBell(line) {
  line.on(
    'InboxChanged',
    /** @param {import('../signaling/protocol.js').InboxChange} change */ change => {
      if (change.kind === 'notices') {
        show('notices', change.count ?? 0);
      } else if (change.kind === 'unread') {
        show('messages', change.count ?? 0);
      }
    },
  );
  document.addEventListener('callmissed', () => show('calls', 1 + Number(document.querySelector('[data-count-of="calls"]')?.textContent)));
}

/** @param {string} what @param {number} count */
function show(what, count) {
  for (const badge of document.querySelectorAll(`[data-count-of="${what}"]`)) {
    badge.textContent = count > 0 ? String(count) : '';
  }
  for (const words of document.querySelectorAll(`[data-words-of="${what}"]`)) {
    words.textContent = count > 0 ? text(`waiting.${what}`, { count }) : '';
  }
  const bell = document.querySelector('[data-bell]');
  if (bell && what === 'notices') {
    bell.setAttribute('aria-label', count > 0 ? text('bell.some', { count }) : text('bell.none'));
  }
  const any = [...document.querySelectorAll('.account-menu [data-count-of]')].some(badge => badge.textContent);
  document.querySelectorAll('[data-dot]').forEach(dot => /** @type {HTMLElement} */ (dot).toggleAttribute('hidden', !any));
}
