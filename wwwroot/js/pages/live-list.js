// Looks again refreshEvery twenty seconds and when the page comes back into view, and puts the fresh list in place unless somebody is in it.
const refreshEvery = 20_000;
const list = document.querySelector('[data-live-list]');

async function refresh() {
  if (!list || document.hidden || list.contains(document.activeElement)) {
    return;
  }

  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok) {
    return;
  }

  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live-list]');
  if (fresh && fresh.textContent !== list.textContent) {
    list.replaceChildren(...fresh.childNodes);
  }
}

setInterval(refresh, refreshEvery);
document.addEventListener('visibilitychange', refresh);
