// The preferences: whether this device may be woken.
import { text } from '../texts.js';

const section = /** @type {HTMLElement | null} */ (document.getElementById('device'));
const state = document.getElementById('push-state');
const [form, on, off] = ['push-form', 'push-on', 'push-off'].map(id => /** @type {HTMLElement} */ (document.getElementById(id)));

if (section && state && form && on && off) {
  void show();
  on.addEventListener('click', () => void subscribe());
  off.addEventListener('click', () => void unsubscribe());
}

/** @param {string} key @param {HTMLElement | null} button */
function tell(key, button) {
  if (state) {
    state.textContent = text(key);
  }
  form.hidden = button === null;
  on.hidden = button !== on;
  off.hidden = button !== off;
}

async function show() {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    tell('push.none', null);
  } else if (Notification.permission === 'denied') {
    tell('push.denied', null);
  } else {
    const subscription = await current();
    tell(subscription ? 'push.on' : 'push.off', subscription ? off : on);
  }
}

async function current() {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function subscribe() {
  try {
    if ((await Notification.requestPermission()) !== 'granted') {
      await show();
      return;
    }
    await navigator.serviceWorker.register('/service-worker.js', { scope: '/' });
    const registration = await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: section?.dataset.pushKey });
    const { endpoint, keys } = subscription.toJSON();
    const kept = await post('/account/push', { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' });
    if (!kept) {
      await subscription.unsubscribe();
      tell('push.failed', on);
      return;
    }
    tell('push.on', off);
  } catch {
    tell('push.failed', on);
  }
}

async function unsubscribe() {
  const subscription = await current();
  if (subscription) {
    await post('/account/push/remove', { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  }
  tell('push.off', on);
}

/** @param {string} address @param {Record<string, string>} fields */
async function post(address, fields) {
  const token = /** @type {HTMLInputElement} */ (form.querySelector('input[name="__RequestVerificationToken"]')).value;
  const body = new URLSearchParams({ ...fields, __RequestVerificationToken: token });
  return (await fetch(address, { method: 'POST', body })).ok;
}
