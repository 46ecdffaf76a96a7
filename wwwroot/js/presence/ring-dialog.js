import { Insistence } from '../signaling/insistence.js';
import { text } from '../texts.js';
import { ringPattern, RingTone } from './ring-tone.js';

/** @typedef {import('../signaling/protocol.js').Call} Call */

const noticeTime = 8000;

/** Shows who calls, on whatever page the person is; stops when the call is answered, refused or over anywhere. */
export class RingDialog {
  /** @type {Map<string, Call>} */ #ringing = new Map();
  /** @type {ReturnType<typeof setInterval> | undefined} */ #flash;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #noticeTimer;
  #tone = new RingTone();
  #pageTitle = document.title;
  #silent = false;
  #decline;
  #dialog;

  /**
   * @param {import('../signaling/connection.js').SignalingConnection} line
   * @param {HTMLDialogElement} dialog
   * @param {string | null} answeringHere the call whose own page this is: it is answered there
   */
  constructor(line, dialog, answeringHere) {
    this.#decline = new Insistence(line, 'DeclineCall');
    this.#dialog = dialog;
    /** @param {Call} call */
    const ring = call => call.role === 'callee' && call.id !== answeringHere && !this.#decline.has(call.id) && this.#ring(call);
    line.on('Welcome', ({ ringing }) => {
      const still = new Set(ringing.map((/** @type {Call} */ call) => call.id));
      [...this.#ringing.keys()].filter(id => !still.has(id)).forEach(id => this.#stop(id, ''));
      ringing.forEach(ring);
    });
    line.on('CallRinging', ring);
    line.on('CallAccepted', call => this.#stop(call.id, call.answeredHere ? '' : 'ring.elsewhere'));
    line.on('CallEnded', call => this.#stop(call.id, call.endReason === 'missed' || call.endReason === 'cancelled' ? 'ring.missed' : ''));
    dialog.addEventListener('cancel', event => {
      event.preventDefault(); // Escape silences; it does not refuse.
      this.#quiet();
    });
    this.#part('ring-decline').addEventListener('click', () => void this.#refuse());
    // A person who has not touched the page yet is heard from the first touch or key on.
    for (const gesture of ['pointerdown', 'keydown']) {
      document.addEventListener(gesture, () => setTimeout(() => this.#silent && this.#sound()), { passive: true });
    }
  }

  /** @param {Call} call */
  #ring(call) {
    this.#ringing.set(call.id, call);
    if (this.#ringing.size > 1) {
      return;
    }
    const { peer } = call;
    this.#part('ring-name').textContent = peer.name;
    this.#part('ring-profession').textContent = peer.profession ?? '';
    /** @type {HTMLAnchorElement} */ (this.#part('ring-answer')).href = `/calls/${call.id}`;
    const portrait = /** @type {HTMLImageElement} */ (this.#part('ring-portrait'));
    portrait.hidden = !peer.portraitUrl;
    if (peer.portraitUrl) {
      portrait.src = peer.portraitUrl;
    }
    this.#part('ring-initial').hidden = Boolean(peer.portraitUrl);
    this.#part('ring-initial').textContent = [...peer.name][0] ?? '';
    this.#notice('');
    if (!this.#dialog.open) {
      this.#dialog.showModal();
      this.#part('ring-answer').focus();
    }
    this.#sound();
    clearInterval(this.#flash);
    const title = () => text(this.#silent ? 'ring.titleSilent' : 'ring.title', { name: peer.name });
    document.title = title();
    this.#flash = setInterval(() => (document.title = document.title === this.#pageTitle ? title() : this.#pageTitle), 1000);
  }

  /** @param {string} callId @param {string} notice key of the sentence shown when the ring stops by itself */
  #stop(callId, notice) {
    const call = this.#ringing.get(callId);
    if (!call) {
      return;
    }
    this.#ringing.delete(callId);
    this.#silence(false);
    this.#tone.stop();
    clearInterval(this.#flash);
    document.title = this.#pageTitle;
    this.#dialog.close(); // the browser gives the focus back to where it was
    if (notice) {
      this.#notice(notice, call.peer.name);
    }
    if (notice === 'ring.missed') document.dispatchEvent(new Event('callmissed'));
    const [next] = this.#ringing.values();
    if (next) {
      this.#ringing.delete(next.id);
      this.#ring(next);
    }
  }

  #sound() {
    if (this.#dialog.open && this.#ringing.size > 0) {
      this.#silence(!this.#tone.start(ringPattern));
    }
  }

  /** Without a sound the picture has to say it. @param {boolean} silent */
  #silence(silent) {
    this.#silent = silent;
    this.#dialog.toggleAttribute('data-silent', silent);
    this.#part('ring-silent').textContent = silent ? text('ring.silent') : '';
  }

  #quiet() {
    this.#silence(false);
    this.#tone.stop();
    this.#dialog.close();
    this.#dialog.show(); // stays in sight without holding the page
  }

  async #refuse() {
    const [call] = this.#ringing.values();
    if (!call) {
      return;
    }
    this.#stop(call.id, '');
    if (!(await this.#decline.send(call.id)) && !this.#dialog.open) {
      this.#notice('ring.declineWaits', call.peer.name); // the line is down: it is said again until heard
    }
  }

  /** @param {string} key @param {string} [name] */
  #notice(key, name = '') {
    const notice = document.getElementById('ring-notice');
    if (!notice) {
      return;
    }
    clearTimeout(this.#noticeTimer);
    notice.textContent = key && text(key, { name });
    notice.hidden = !key;
    if (key) {
      this.#noticeTimer = setTimeout(() => (notice.hidden = true), noticeTime);
    }
  }

  /** @param {string} id */
  #part(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
  }
}
