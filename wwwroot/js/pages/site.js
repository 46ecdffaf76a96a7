// On every page: the presence switch, rings, and the presence of the people the page shows. What a page does not need, a visitor's above all, is not fetched.
const presenceSwitch = /** @type {HTMLButtonElement | null} */ (document.getElementById('presence-switch'));
const ringDialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('ring-dialog'));
const isWatching = () => document.querySelector('[data-presence-of]') !== null;

const mayHaveLeftACall = 'visavis.call' in sessionStorage;

if (presenceSwitch || ringDialog || isWatching() || mayHaveLeftACall) {
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
  // All of them before the line opens: none may miss its first words.
  const [{ signaling }, notices, presence, switches, rings] = await Promise.all([
    import('../signaling/connection.js'),
    import('../presence/line-notices.js'),
    isWatching() || document.getElementById('results') ? import('../presence/presence.js') : null,
    presenceSwitch ? import('../presence/presence-switch.js') : null,
    ringDialog ? import('../presence/ring-dialog.js') : null,
  ]);
  const line = signaling();
  if (presence) {
    const watch = new presence.PresenceWatch(line);
    document.addEventListener('peoplechange', () => void watch.watch());
  }
  if (switches && presenceSwitch) {
    new switches.PresenceSwitch(line, presenceSwitch);
  }
  if (rings && ringDialog) {
    new rings.RingDialog(line, ringDialog, /^\/calls\/([0-9a-f]{32})$/.exec(location.pathname)?.[1] ?? null);
  }
  notices.tellRenewal(line);
  const callId = notices.callLeft();
  if (callId) {
    notices.tellCall(line, callId);
  }
  void line.start();
}
