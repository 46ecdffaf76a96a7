import { signaling } from '../signaling/connection.js';

// Looks again at news, when the page comes back into view and every half minute, and puts the fresh tables in place unless somebody is typing.
const every = 30_000;
const page = document.querySelector('[data-live-dashboard]');

async function refresh() {
  if (!page || document.hidden || page.contains(document.activeElement) || page.querySelector('.dashboard-acts details[open]')) {
    return;
  }

  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok) {
    return;
  }

  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live-dashboard]');
  if (fresh && fresh.textContent !== page.textContent) {
    page.replaceChildren(...fresh.childNodes);
  }
}

setInterval(refresh, every);
signaling().rank = 'open';
// What changes an appointment is told in the bell as well: at once when somebody is here.
signaling().on('InboxChanged', change => change.kind === 'notices' && void refresh());
document.addEventListener('visibilitychange', refresh);
