import { newId } from '../signaling/protocol.js';
import { text } from '../texts.js';
import { byId } from './elements.js';

/** One's own note beside the call; it is on the server as soon as it says so. @param {string} callId @param {HTMLElement} opener */
export function wireNote(callId, opener) {
  const form = /** @type {HTMLFormElement} */ (byId('call-note'));
  const words = /** @type {HTMLTextAreaElement} */ (byId('call-note-words'));
  const state = byId('call-note-state');
  const address = `/calls/${callId}/note`;
  let loaded = false;
  /** @param {boolean} open */
  const show = open => {
    form.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) words.focus();
  };
  opener.addEventListener('click', () => {
    show(true);
    if (!loaded) void load();
  });
  byId('call-note-close').addEventListener('click', () => show(false));
  form.addEventListener('keydown', event => event.key === 'Escape' && show(false));
  form.addEventListener('submit', event => {
    event.preventDefault();
    void save();
  });
  addEventListener('pagehide', () => loaded && words.value !== words.defaultValue && navigator.sendBeacon(address, filled()));

  // One key for one thing that is wanted: every save is one of its own.
  const filled = () => {
    const data = new FormData(form);
    data.set('_once', `c.${newId()}`);
    return data;
  };

  /** What was noted before a reload. */
  async function load() {
    const response = await fetch(address, { headers: { Accept: 'text/html' }, cache: 'no-store' }).catch(() => null);
    if (response?.ok) {
      const before = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('textarea')?.value ?? '';
      words.value ||= before;
      words.defaultValue = before;
      loaded = true;
    }
  }

  async function save() {
    const sent = words.value;
    state.textContent = '';
    const response = await fetch(address, { method: 'POST', body: filled(), headers: { Accept: 'application/json' } }).catch(() => null);
    const answer = await response?.json().catch(() => ({}));
    state.textContent = response?.ok ? text('note.saved') : (answer?.error ?? text('note.failed'));
    if (response?.ok) {
      loaded = true;
      words.defaultValue = sent;
    }
  }
}
