// The waiting room: says every few seconds that one is still there, shows what changed, and leads into the call once both are let in.
import { addKey } from '../form-key.js';
import { rememberCall } from '../presence/line-notices.js';
import { signaling } from '../signaling/connection.js';

const every = 5000;
const soundTime = 900;
let leaves = false;
follow();
setInterval(stay, every);
signaling().on('InboxChanged', change => change.kind === 'rooms' && void stay());

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
  if (!page || !form || leaves) {
    return;
  }

  const body = new FormData(form);
  addKey(body); // each time it is said anew, and not the first answer once more
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null);
  const fresh = answer?.ok
    ? /** @type {HTMLElement | null} */ (new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-room]'))
    : null;
  if (!fresh && answer?.ok && answer.redirected) {
    leaves = true;
    location.assign(answer.url); // cancelled while one waited: the appointment's own page says so
    return;
  }
  if (!fresh) {
    return; // the line is away: the next round says it again
  }

  if (fresh.dataset.call) {
    page.dataset.call = fresh.dataset.call;
    admit(page);
    return;
  }

  update(page, fresh);
}

/** Who waited, perhaps on another tab, hears and reads that the door opens before the page goes through it. @param {HTMLElement} page */
function admit(page) {
  if (leaves) {
    return;
  }
  leaves = true;
  const words = page.dataset.admitted;
  if (!words) {
    follow();
    return;
  }
  document.title = words;
  const sentence = page.querySelector('[data-room-state]');
  if (sentence) {
    sentence.textContent = words;
  }
  // From where the ring is: a module of its own for both would be one request more on every page.
  void import('../presence/reachable.js').then(({ admittedPattern, RingTone }) => new RingTone().once(admittedPattern));
  setTimeout(follow, soundTime);
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
