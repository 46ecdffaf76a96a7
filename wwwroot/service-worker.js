// Shows what the site pushes while no page of it is open, and opens the page it tells of. It keeps and answers no requests.
const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('push', (/** @type {any} */ event) => {
  /** @type {{ title?: string, path?: string, tag?: string, isRing?: boolean }} */ let content = {};
  try {
    content = event.data?.json() ?? {};
  } catch {
    // Shown without words: browsers demand that something is.
  }
  event.waitUntil(show(content));
});

/** @param {{ title?: string, path?: string, tag?: string, isRing?: boolean }} content */
async function show(content) {
  // A page in sight tells and sounds by itself. Browsers demand that something is shown all the same: then it makes no noise.
  const pages = content.isRing ? await worker.clients.matchAll({ type: 'window', includeUncontrolled: true }) : [];
  const isInSight = pages.some((/** @type {any} */ page) => page.visibilityState === 'visible');
  await worker.registration.showNotification(content.title || 'Visavis', {
    tag: content.tag,
    renotify: Boolean(content.tag && content.isRing && !isInSight),
    requireInteraction: Boolean(content.isRing && !isInSight),
    silent: isInSight,
    icon: '/img/mark.svg',
    data: { path: content.path ?? '/notifications' },
  });
}

worker.addEventListener('notificationclick', (/** @type {any} */ event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path));
});

/** @param {unknown} path */
async function open(path) {
  const address = new URL(typeof path === 'string' && path.startsWith('/') ? path : '/', worker.location.origin);
  if (address.origin !== worker.location.origin) {
    return;
  }
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const same = pages.find((/** @type {any} */ page) => new URL(page.url).pathname === address.pathname);
  await (same ? same.focus() : worker.clients.openWindow(address.href));
}
