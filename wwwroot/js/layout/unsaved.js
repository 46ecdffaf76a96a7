// Words that were typed and not sent survive the page: another form of it was saved, the language changed, the session ended, or Back was pressed by mistake.
import { recall, remember } from '../storage.js';

const KEPT_FOR = 2 * 60 * 60 * 1000;
const key = () => `visavis.unsaved ${location.pathname}`;

/** @typedef {{ at: number, session: string, words: Record<string, string> }} Kept */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** Forms whose words went to the server. @type {WeakSet<HTMLFormElement>} */ const sent = new WeakSet();

/** The page answers a form that was refused: what its fields hold was never saved. */
const isAnswer = () => document.body.dataset.answer === 'true';

export function keepUnsavedWords() {
  // Back and reload then ask for the page, and not whether the form may be sent once more.
  if (isAnswer()) history.replaceState(history.state, '', withoutHandler(location.href));
  restore();
  document.addEventListener('submit', event => {
    // What a script sends instead may come back refused, with its words still in the field.
    if (event.target instanceof HTMLFormElement && !event.defaultPrevented) sent.add(event.target);
  });
  addEventListener('pagehide', keep);
}

function keep() {
  /** @type {Record<string, string>} */ const words = {};
  for (const [name, field] of fields()) {
    const isUnsaved = field.value !== field.defaultValue || (isAnswer() && field.value !== '');
    if (isUnsaved && field.form && !sent.has(field.form)) words[name] = field.value;
  }
  const kept = { at: Date.now(), session: document.body.dataset.session ?? '', words };
  remember(key(), Object.keys(words).length ? JSON.stringify(kept) : null);
}

function restore() {
  const stored = recall(key());
  if (!stored) return;
  /** @type {Kept} */ let kept;
  try {
    kept = JSON.parse(stored);
  } catch {
    return;
  }
  const session = document.body.dataset.session ?? '';
  // Somebody else's words are nobody's business; the writer's own person keeps their mark through a new sign-in.
  if (Date.now() - kept.at > KEPT_FOR || personOf(kept.session) !== personOf(session)) {
    if (session) remember(key(), null);
    return;
  }
  remember(key(), null);
  for (const [name, field] of fields()) {
    if (name in kept.words && field.value === field.defaultValue) {
      field.value = kept.words[name];
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
}

/** @param {string} href */
function withoutHandler(href) {
  const address = new URL(href);
  address.searchParams.delete('handler');
  return address.href;
}

/** @param {string} mark */
const personOf = mark => mark.split('.')[0];

/** Text fields of forms that post, each under a name that is the same on the page's next showing. @returns {[string, Field][]} */
function fields() {
  /** @type {[string, Field][]} */ const found = [];
  for (const form of document.querySelectorAll('form')) {
    if (form.method !== 'post' || form.querySelector('input[type=password]')) continue;
    for (const field of form.querySelectorAll('input, textarea')) {
      const isText =
        field instanceof HTMLTextAreaElement ||
        (field instanceof HTMLInputElement && ['text', 'email', 'tel', 'url', 'number', 'search', 'date', 'time'].includes(field.type));
      if (isText && field.name && field.autocomplete !== 'one-time-code') found.push([`${form.getAttribute('action') ?? ''} ${field.id || field.name}`, field]);
    }
  }
  return found;
}
