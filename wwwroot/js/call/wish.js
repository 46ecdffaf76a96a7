import { addKey } from '../form-key.js';
import { hasSessionEnded } from '../session.js';
import { text } from '../texts.js';

/** Asks the server, and puts the button as it stands now in the place of what was pressed. @param {HTMLElement} wish @param {HTMLFormElement} form */
export async function ask(wish, form) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
  if (button.disabled) {
    return;
  }
  button.disabled = true;
  const data = new FormData(form);
  addKey(data);
  data.set('part', 'true');
  const response = await fetch(form.action, { method: 'POST', body: data, headers: { Accept: 'text/html' } }).catch(() => null);
  const answer = response?.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
  const now = /** @type {HTMLElement | null | undefined} */ (answer?.querySelector('[data-arrival-wish]'));
  if (now) {
    wish.replaceWith(document.adoptNode(now));
    // The pressed button is gone: whoever hears the page hears what stands there now.
    /** @type {HTMLElement | null} */ (now.querySelector('[data-wish-state]') ?? now.querySelector('button'))?.focus();
    return;
  }
  button.disabled = false;
  if (!(await hasSessionEnded())) {
    const words = wish.querySelector('[role="alert"]') ?? wish.appendChild(document.createElement('p'));
    words.setAttribute('role', 'alert');
    words.textContent = text(response ? 'error.server_error' : 'error.not_connected');
  }
}
