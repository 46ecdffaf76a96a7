import { text } from '../texts.js';
import { arrivalPattern, RingTone } from './ring-tone.js';

/** @typedef {{ code: string, name: string, path: string, isHost?: boolean }} Guest */
/** @typedef {{ guests: Guest[], isInCall: boolean }} Waiting */

const lookEvery = 20_000;
const heardKey = 'visavis.heard';
const laterKey = 'visavis.later';

/** Tells, on whatever page, who is in the room of an appointment: a client to the host and the host to a client, with one soft sound for each arrival and none during a call. */
export class WaitingNotice {
  /** @type {Guest[]} */ #guests = [];
  #isInCall = false;
  #tone = new RingTone();
  #pageTitle = document.title;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #looking;
  #element;

  /** @param {import('../signaling/connection.js').SignalingConnection} line @param {HTMLElement} element */
  constructor(line, element) {
    this.#element = element;
    line.on('InboxChanged', change => change.kind === 'rooms' && void this.#look());
    // What was kept silent during a call is heard after it.
    line.on('CallEnded', () => this.#guests.length > 0 && void this.#look());
    element.querySelector('[data-later]')?.addEventListener('click', () => {
      const [shown] = this.#shown();
      if (shown) keep(laterKey, [...kept(laterKey), shown.code]);
      this.#show();
    });
    this.#take({ guests: JSON.parse(element.dataset.guests ?? '[]'), isInCall: 'inCall' in element.dataset });
  }

  async #look() {
    const answer = await fetch('/bookings/waiting', { cache: 'no-store', headers: { Accept: 'application/json' } }).catch(() => null);
    if (answer?.ok) this.#take(await answer.json());
  }

  /** @param {Waiting} waiting */
  #take({ guests, isInCall }) {
    [this.#guests, this.#isInCall] = [guests, isInCall];
    // Who left and comes back arrives anew.
    for (const key of [heardKey, laterKey]) {
      keep(
        key,
        kept(key).filter(code => guests.some(guest => guest.code === code)),
      );
    }
    clearInterval(this.#looking);
    if (guests.length > 0) this.#looking = setInterval(() => void this.#look(), lookEvery);
    this.#show();
    this.#sound();
  }

  /** The room itself shows who waits in it. */
  #shown() {
    const later = kept(laterKey);
    return this.#guests.filter(guest => !later.includes(guest.code) && !location.pathname.startsWith(guest.path.split('?')[0]));
  }

  #show() {
    const [guest] = this.#shown();
    this.#element.hidden = !guest;
    const [words, link, later] = ['p', 'a', '[data-later]'].map(part => /** @type {HTMLElement} */ (this.#element.querySelector(part)));
    later.hidden = false;
    const sentence = guest ? text(guest.isHost ? 'room.hostWaits' : 'room.waits', { name: guest.name }) : '';
    if (words.textContent !== sentence) words.textContent = sentence;
    if (guest) {
      /** @type {HTMLAnchorElement} */ (link).href = guest.path;
      link.textContent = text(guest.isHost ? 'room.join' : 'room.admit');
    }
    const [first] = this.#guests;
    const isTold = first && !this.#isInCall && !kept(laterKey).includes(first.code);
    document.title = isTold ? text(first.isHost ? 'room.hostTitle' : 'room.title', { name: first.name }) : this.#pageTitle;
  }

  #sound() {
    const heard = kept(heardKey);
    const fresh = this.#guests.map(guest => guest.code).filter(code => !heard.includes(code));
    if (fresh.length === 0 || this.#isInCall || 'inCall' in document.body.dataset) return;
    // Kept before it sounds, so that of several tabs one does.
    keep(heardKey, [...heard, ...fresh]);
    if (!this.#tone.once(arrivalPattern)) {
      // A page nobody has touched yet is heard from the first touch or key on.
      for (const gesture of ['pointerdown', 'keydown']) {
        document.addEventListener(gesture, this.#afterGesture, { once: true, passive: true });
      }
    }
  }

  #afterGesture = () => {
    for (const gesture of ['pointerdown', 'keydown']) document.removeEventListener(gesture, this.#afterGesture);
    if (this.#guests.length > 0 && !this.#isInCall) setTimeout(() => this.#tone.once(arrivalPattern));
  };
}

// Of all tabs together; a browser that keeps nothing sounds in each.
/** @param {string} key @returns {string[]} */
function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]');
  } catch {
    return [];
  }
}

/** @param {string} key @param {string[]} codes */
function keep(key, codes) {
  try {
    if (codes.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(codes));
  } catch {
    // Not kept, nothing else.
  }
}
