import { hasSessionEnded } from '../session.js';
import { text } from '../texts.js';
import { byId } from './elements.js';

/** One's own note beside the call; it is on the server as soon as it says so. @param {string} callId @param {HTMLElement} opener */
export function wireNote(callId, opener) {
  const form = /** @type {HTMLFormElement} */ (byId('call-note'));
  const words = /** @type {HTMLTextAreaElement} */ (byId('call-note-words'));
  const state = byId('call-note-state');
  const address = `/calls/${callId}/note`;
  let loaded = false;
  /** @type {(data: FormData) => void} */ let addKey = () => {};
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
    addKey(data);
    return data;
  };

  /** What was noted before a reload; what was typed meanwhile stands below it. */
  async function load() {
    // Fetched with the note: opening the page counts its requests.
    ({ addKey } = await import('../form-key.js'));
    const response = await fetch(address, { headers: { Accept: 'text/html' }, cache: 'no-store' }).catch(() => null);
    if (response?.ok) {
      const before = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('textarea')?.value ?? '';
      words.value = [before, words.value].filter(Boolean).join('\n');
      words.defaultValue = before;
      loaded = true;
    }
  }

  async function save() {
    state.textContent = '';
    if (!loaded) await load();
    if (!loaded) {
      state.textContent = text('note.failed'); // what was noted before is not written over unseen
      return;
    }
    const sent = words.value;
    const response = await fetch(address, { method: 'POST', body: filled(), headers: { Accept: 'application/json' } }).catch(() => null);
    const answer = await response?.json().catch(() => ({}));
    state.textContent = response?.ok ? text('note.saved') : (answer?.error ?? text('note.failed'));
    if (response?.ok) {
      words.defaultValue = sent;
    } else {
      void hasSessionEnded();
    }
  }
}
