// Appointments proposed in the call: the server's own list beside the pictures, looked at again when the server says that it changed.
import { byId } from './elements.js';

// What nobody answers in time goes from the list without a word.
const every = 60_000;
let waiting = 0;

const panel = () => byId('offers');
const list = () => byId('offers-list');
const toggle = () => byId('offers-toggle');

/** Begins to look, and makes the panel answer. @param {import('./call-session.js').CallSession} session @param {import('../signaling/connection.js').SignalingConnection} line */
export function wireOffers(session, line) {
  toggle().addEventListener('click', () => show(panel().hidden));
  byId('offers-close').addEventListener('click', () => show(false));
  panel().addEventListener('keydown', event => event.key === 'Escape' && show(false));
  panel().addEventListener('submit', event => {
    event.preventDefault();
    void send(/** @type {HTMLFormElement} */ (event.target));
  });
  line.on('InboxChanged', change => change.kind === 'offers' && change.callId === session.call?.id && void look());
  session.addEventListener('rejoined', () => void look());
  setInterval(() => void look(), every);
  void look();
}

function address() {
  const call = /^\/calls\/[0-9a-f]{32}$/.test(location.pathname) && 'inCall' in document.body.dataset;
  return call ? `${location.pathname}/offers?part=true` : null;
}

/** @param {boolean} open */
function show(open) {
  panel().hidden = !open;
  toggle().setAttribute('aria-expanded', String(open));
  (open ? byId('offers-title') : toggle()).focus();
}

async function look() {
  const from = address();
  if (!from) {
    [toggle().hidden, panel().hidden] = [true, true];
    return;
  }

  const answer = await fetch(from).catch(() => null);
  if (answer?.ok) {
    take(await answer.text());
  }
}

/** @param {HTMLFormElement} form */
async function send(form) {
  const answer = await fetch(form.action, { method: 'POST', body: new FormData(form) }).catch(() => null);
  byId('offers-failed').hidden = Boolean(answer?.ok);
  if (answer?.ok) {
    take(await answer.text(), true);
    byId('offers-title').focus();
  }
}

/** Replaces the list when it says something new, and never under somebody's hands. @param {string} html @param {boolean} [asked] */
function take(html, asked = false) {
  const fresh = /** @type {HTMLElement | null} */ (new DOMParser().parseFromString(html, 'text/html').querySelector('[data-offers]'));
  if (!fresh) {
    return;
  }

  const open = Number(fresh.dataset.open);
  if (open > waiting) {
    byId('offers-arrived').textContent = byId('offers-arrived').dataset.words ?? '';
    panel().hidden = false; // seen without being asked for, and the focus stays where it is
    toggle().setAttribute('aria-expanded', 'true');
  }

  toggle().hidden = !fresh.dataset.may && fresh.querySelector('[data-offer]') === null;
  const state = (/** @type {ParentNode} */ part) =>
    [...part.querySelectorAll('[data-offer]')].map(offer => offer.outerHTML.replace(/value="[^"]*"/g, '')).join('');
  const isNew = open !== waiting || list().childElementCount === 0 || state(list()) !== state(fresh);
  waiting = open;
  if (asked || (isNew && !list().contains(document.activeElement))) {
    list().replaceChildren(fresh);
  }
}
