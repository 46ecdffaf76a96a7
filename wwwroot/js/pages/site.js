// On every page: the presence switch, rings, and the presence of the people the page shows. SignalR itself is fetched only when one of them needs it.
import { PresenceSwitch } from '../presence/presence-switch.js';
import { PresenceWatch } from '../presence/presence.js';
import { RingDialog } from '../presence/ring-dialog.js';
import { signaling } from '../signaling/connection.js';

const presenceSwitch = /** @type {HTMLButtonElement | null} */ (document.getElementById('presence-switch'));
const ringDialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('ring-dialog'));
const watching = document.querySelector('[data-presence-of]') !== null;

if (presenceSwitch || ringDialog || watching) {
  const line = signaling();
  if (watching) {
    const watch = new PresenceWatch(line);
    document.addEventListener('peoplechange', () => void watch.watch());
  }
  if (presenceSwitch) {
    new PresenceSwitch(line, presenceSwitch);
  }
  if (ringDialog) {
    new RingDialog(line, ringDialog, /^\/calls\/([0-9a-f]{32})$/.exec(location.pathname)?.[1] ?? null);
  }
  void line.start();
}
