import { hasSessionEnded } from '../session.js';
import { insist } from '../signaling/insist.js';
import { SignalingError } from '../signaling/signaling-error.js';
import { recall, remember } from '../storage.js';
import { text } from '../texts.js';

/** @typedef {import('../signaling/protocol.js').Status} Status */

// Only a hint for the first moment of the next page; the server's word follows.
const hintKey = 'visavis.status';

/** The professional's own switch in the header: a click asks the server, the server's word is shown. */
export class PresenceSwitch {
  #line;
  #button;
  #words;
  /** @type {Status} */ #status = 'offline';

  /** @param {import('../signaling/connection.js').SignalingConnection} line @param {HTMLButtonElement} button */
  constructor(line, button) {
    this.#line = line;
    this.#button = button;
    this.#words = /** @type {HTMLElement} */ (button.querySelector('.presence'));
    this.#show(/** @type {Status} */ (recall(hintKey) ?? 'offline'));
    button.addEventListener('click', () => void this.#toggle());
    line.on('Welcome', ({ status }) => this.#show(status ?? 'offline'));
    line.on('PresenceChanged', (userId, status) => userId === button.dataset.userId && this.#show(status));
    line.on('AwayNotice', () => this.#notice('away.notice'));
    line.onState(state => (button.dataset.line = state));
    button.disabled = false;
  }

  async #toggle() {
    const wish = this.#status === 'offline' || this.#status === 'away' ? 'online' : 'offline';
    this.#button.setAttribute('aria-busy', 'true');
    try {
      // Who is quick presses before the page has its line.
      this.#show(await insist(this.#line, 'SetStatus', wish));
      this.#notice('');
    } catch (error) {
      const reason = error instanceof SignalingError ? error.id : '';
      if (reason === 'contact_limited') {
        this.#notice('switch.limited')?.append(' ', decisionLink());
      } else {
        this.#notice(reason === 'not_listed' ? 'switch.hidden' : (await hasSessionEnded()) ? '' : 'switch.failed');
      }
    } finally {
      this.#button.removeAttribute('aria-busy');
    }
  }

  /** @param {Status} status */
  #show(status) {
    this.#status = status;
    remember(hintKey, status);
    this.#button.dataset.status = status;
    this.#button.setAttribute('aria-checked', String(status === 'online' || status === 'busy'));
    this.#words.dataset.status = status;
    this.#words.textContent = text(`status.${status}`);
  }

  /** @param {string} key */
  #notice(key) {
    const notice = document.getElementById('presence-notice');
    if (notice) {
      notice.textContent = key && text(key);
      notice.hidden = !key;
    }
    return notice;
  }
}

/** @returns {HTMLAnchorElement} */
function decisionLink() {
  const link = document.createElement('a');
  link.href = '/account/decisions';
  link.textContent = text('switch.limitedWhy');
  return link;
}
