// On every page: the presence switch, rings, and the presence of the people the page shows. What a page does not need, a visitor's above all, is not fetched.
import '../layout/page.js';
import { hasSessionEnded, isSignedIn } from '../session.js';
import { recall } from '../storage.js';

const presenceSwitch = /** @type {HTMLButtonElement | null} */ (document.getElementById('presence-switch'));
const ringDialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('ring-dialog'));
const isWatching = () => document.querySelector('[data-presence-of]') !== null;

const bell = document.querySelector('[data-bell]');
const mayHaveLeftACall = recall('visavis.call') !== null;

if (presenceSwitch || ringDialog || bell || isWatching() || mayHaveLeftACall) {
  void connect();
} else {
  document.addEventListener('peoplechange', watchWhenThere);
}

function watchWhenThere() {
  if (isWatching()) {
    document.removeEventListener('peoplechange', watchWhenThere);
    void connect();
  }
}

async function connect() {
  // Both before the line opens: neither may miss its first words.
  const [{ signaling, PresenceWatch, callLeft, tellCall, tellRenewal }, reachable] = await Promise.all([
    import('../presence/live.js'),
    presenceSwitch || ringDialog || bell ? import('../presence/reachable.js') : null,
  ]);
  const line = signaling();
  if (bell) reachable?.wireBell(line);
  if (isWatching() || document.getElementById('results')) {
    const watch = new PresenceWatch(line);
    document.addEventListener('peoplechange', () => void watch.watch());
  }
  if (reachable && presenceSwitch) {
    new reachable.PresenceSwitch(line, presenceSwitch);
  }
  if (reachable && ringDialog) {
    new reachable.RingDialog(line, ringDialog, /^\/calls\/([0-9a-f]{32})$/.exec(location.pathname)?.[1] ?? null);
  }
  const waiting = document.getElementById('waiting-notice');
  if (reachable && waiting) {
    new reachable.WaitingNotice(line, waiting);
  }
  tellRenewal(line);
  if (isSignedIn()) followSession(line);
  const callId = callLeft();
  if (callId) {
    tellCall(line, callId);
  }
  void line.start();
}

/** A line that was lost may come back as nobody's, when the session ended meanwhile; and waiting for calls is being there. @param {import('../signaling/connection.js').SignalingConnection} line */
function followSession(line) {
  const every = 20 * 60 * 1000;
  let wasLost = false;
  line.onState(state => {
    if (state === 'connected' && wasLost) void hasSessionEnded();
    wasLost = state === 'lost';
  });
  setInterval(() => void hasSessionEnded(), every);
}
