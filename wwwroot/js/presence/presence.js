import { text } from '../texts.js';

/** @typedef {import('../signaling/protocol.js').Status} Status */
/** @typedef {import('../signaling/connection.js').SignalingConnection} SignalingConnection */

const limit = 100; // what the server watches for one connection

/** Keeps every `data-presence-of` element of the page live. */
export class PresenceWatch {
  #line;
  #root;

  /** @param {SignalingConnection} line @param {ParentNode} [root] */
  constructor(line, root = document) {
    this.#line = line;
    this.#root = root;
    line.on('PresenceChanged', (userId, status) => this.show(userId, status));
    line.on('Welcome', () => void this.watch());
  }

  /** Asks for the people the page shows now; again whenever the page shows others. */
  async watch() {
    const userIds = [...new Set(this.#elements().map(element => element.dataset.presenceOf ?? ''))].filter(Boolean).slice(0, limit);
    if (userIds.length === 0) {
      return;
    }
    try {
      /** @type {Record<string, Status>} */ const statuses = await this.#line.invoke('WatchPresence', userIds);
      Object.entries(statuses).forEach(([userId, status]) => this.show(userId, status));
    } catch (error) {
      console.warn('Presence:', error); // asked again with the next connection
    }
  }

  /** @param {string} userId @param {Status} status */
  show(userId, status) {
    for (const element of this.#elements().filter(e => e.dataset.presenceOf === userId)) {
      element.dataset.status = status;
      if (element.classList.contains('presence')) {
        element.textContent = text(`status.${status}`);
      }
      element.dispatchEvent(new CustomEvent('presencechange', { bubbles: true, detail: { userId, status } }));
    }
  }

  #elements() {
    return /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll('[data-presence-of]')]);
  }
}
