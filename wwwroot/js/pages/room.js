// The waiting room: says every few seconds that one is still there, shows what changed, and leads into the call once both are let in.
import { addKey } from '../form-key.js';
import { rememberCall } from '../presence/line-notices.js';

const every = 5000;
follow();
setInterval(stay, every);

function follow() {
  const page = /** @type {HTMLElement | null} */ (document.querySelector('[data-room]'));
  const call = page?.dataset.call;
  if (call) {
    rememberCall(call); // this tab is where the call belongs: its page goes straight in
    location.assign(`/calls/${call}`);
  }
}

async function stay() {
  const page = /** @type {HTMLElement | null} */ (document.querySelector('[data-room]'));
  const form = /** @type {HTMLFormElement | null} */ (page?.querySelector('[data-stay]'));
  if (!page || !form) {
    return;
  }

  const body = new FormData(form);
  addKey(body); // each time it is said anew, and not the first answer once more
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null);
  const fresh = answer?.ok
    ? /** @type {HTMLElement | null} */ (new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-room]'))
    : null;
  if (!fresh) {
    return; // the line is away: the next round says it again
  }

  if (fresh.dataset.call) {
    page.dataset.call = fresh.dataset.call;
    follow();
    return;
  }

  update(page, fresh);
}

/** Replaces only what differs, so that neither the focus nor a reader's place is lost. @param {HTMLElement} page @param {HTMLElement} fresh */
function update(page, fresh) {
  const sentence = page.querySelector('[data-room-state]');
  const next = fresh.querySelector('[data-room-state]');
  const changed = sentence && next && sentence.textContent !== next.textContent;
  if (changed && page.querySelectorAll('form').length === fresh.querySelectorAll('form').length) {
    sentence.textContent = next.textContent;
  } else if (page.querySelectorAll('form').length !== fresh.querySelectorAll('form').length) {
    page.replaceChildren(...fresh.childNodes);
  }
}
