import { text } from '../texts.js';
import { amountFor, euros } from './cost.js';
import { byId } from './elements.js';
import { duration } from './stage.js';

/**
 * What is known of a call that is over.
 * @typedef {object} OverCall
 * @property {'caller' | 'callee'} role
 * @property {string | null} endReason
 * @property {boolean} endedByMe
 * @property {string | null} connectedAt
 * @property {string | null} endedAt
 */

/** Says why the call ended and what can be done next. @param {OverCall | null} call null when another page has taken it over @param {string} name @param {import('./cost.js').Cost | null} [cost] */
export function showEnded(call, name, cost = null) {
  const title = byId('ended-title');
  title.textContent = text(call ? `ended.${reasonKey(call)}` : 'ended.taken', { name });
  byId('ended-next').textContent = call ? nextWords(call) : '';
  const length = byId('ended-duration');
  length.hidden = !call?.connectedAt || !call.endedAt;
  if (call?.connectedAt && call.endedAt) {
    const lasted = Date.parse(call.endedAt) - Date.parse(call.connectedAt);
    length.textContent = text('ended.duration', { duration: duration(lasted) });
    if (cost) {
      byId('ended-cost').hidden = false;
      byId('ended-cost').textContent = text('cost.over', { amount: euros(amountFor(cost, lasted)) });
    }
  }
  const wish = document.getElementById('ended-wish');
  if (wish) {
    wish.hidden = !(call?.role === 'caller' && ['declined', 'missed', 'calleeLeft', 'cancelled'].includes(call.endReason ?? ''));
  }
  const id = /^\/calls\/([0-9a-f]{32})$/.exec(location.pathname)?.[1];
  for (const next of ['ended-message', 'ended-book']) {
    const link = /** @type {HTMLAnchorElement | null} */ (document.getElementById(next));
    if (link && id) {
      link.search = `?call=${id}`; // what is written or booked now goes on from this call
    }
  }
  byId('ended').hidden = false;
  document.title = text('title.ended');
  title.focus();
}

/** @param {OverCall} call */
function reasonKey({ endReason, endedByMe, role }) {
  switch (endReason) {
    case 'hungUp':
      return endedByMe ? 'hungUp.me' : 'hungUp.peer';
    case 'declined':
    case 'missed':
    case 'calleeLeft':
    case 'cancelled':
      return `${endReason}.${role}`;
    case 'failed':
    case 'lost':
      return endReason;
    default:
      return 'unknown';
  }
}

/** @param {OverCall} call */
function nextWords({ endReason, role }) {
  switch (endReason) {
    case 'missed':
    case 'calleeLeft':
      return text(role === 'callee' ? 'next.missed.callee' : 'next.missed');
    case 'cancelled':
      return text(role === 'callee' ? 'next.missed.callee' : 'next.missed');
    case 'declined':
      return role === 'callee' ? '' : text('next.declined');
    case 'hungUp':
    case 'failed':
    case 'lost':
      return text(`next.${endReason}`);
    default:
      return '';
  }
}
