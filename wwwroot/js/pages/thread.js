// A conversation that lives: messages, typing and reading come as they happen, and are caught up after every break.
import { signaling } from '../signaling/connection.js';
import { Thread } from '../messages/thread.js';

const pollEvery = 20_000;
const page = /** @type {HTMLElement | null} */ (document.getElementById('thread-page'));

if (page && page.dataset.later !== 'true') {
  const thread = new Thread(page, /** @type {HTMLFormElement | null} */ (document.getElementById('composer')));
  thread.readUpTo = thread.last;
  if (!location.hash) {
    document.getElementById('composer')?.scrollIntoView({ block: 'end' });
  }
  const line = signaling();
  line.on('InboxChanged', change => thread.receive(change));
  line.on('Welcome', () => void thread.catchUp());
  // Where no line is to be had, ordinary requests do.
  setInterval(() => line.state !== 'connected' && document.visibilityState === 'visible' && void thread.catchUp(), pollEvery);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void thread.catchUp());
  void line.start();
}
