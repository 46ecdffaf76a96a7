// The list of conversations: fetched anew when something happens in one.
import { signaling } from '../signaling/connection.js';

const line = signaling();
let busy = false;
let again = false;

async function renew() {
  const list = document.querySelector('#inbox .inbox');
  // What happens while one answer is on its way may not be in it.
  again = busy;
  if (busy || new URLSearchParams(location.search).has('q')) {
    return;
  }
  busy = true;
  try {
    const response = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('inbox');
    const freshList = fresh?.querySelector('.inbox');
    if (list && freshList) {
      list.replaceWith(document.importNode(freshList, true));
    } else if (fresh) {
      document.getElementById('inbox')?.replaceWith(document.importNode(fresh, true));
    }
  } catch {
    // Asked again with the next change.
  } finally {
    busy = false;
  }
  if (again) {
    void renew();
  }
}

// A search reads so many messages at a time: it goes on by itself until something is found, as a click would.
async function searchOn() {
  for (;;) {
    const further = /** @type {HTMLAnchorElement | null} */ (document.getElementById('inbox-further'));
    const part = document.getElementById('inbox-found');
    if (!further || !part || part.querySelector('.inbox-line')) {
      return;
    }
    const response = await fetch(further.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('inbox-found');
    if (!response.ok || !fresh) {
      return;
    }
    part.replaceWith(document.importNode(fresh, true));
  }
}

line.on('InboxChanged', change => {
  if (change.kind === 'message' || change.kind === 'unread') {
    void renew();
  }
});
void line.start();
searchOn().catch(() => {
  // The link is still there to click.
});
