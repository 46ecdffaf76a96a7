import { newId } from '../signaling/protocol.js';
import { SignalingError } from '../signaling/signaling-error.js';

/** @typedef {import('../signaling/protocol.js').Message} Message */
/** @typedef {{ messageId: string, sequence: number | null, fromMe: boolean, text: string, sentAt: string, failed: string | null }} Line */

// The server gives no more at once; who gets as many asks again.
const pageSize = 200;

/** The chat lines of one call: each shown once, in the server's order, what is not yet accepted last. Fires `change` and `arrived`. */
export class Chat extends EventTarget {
  /** @type {Line[]} */ lines = [];

  #invoke;
  #callId;

  /** @param {(method: string, ...args: any[]) => Promise<any>} invoke @param {string} callId */
  constructor(invoke, callId) {
    super();
    this.#invoke = invoke;
    this.#callId = callId;
  }

  /** @param {string} text */
  async send(text) {
    /** @type {Line} */
    const line = { messageId: newId(), sequence: null, fromMe: true, text, sentAt: new Date().toISOString(), failed: null };
    this.lines.push(line);
    this.dispatchEvent(new Event('change'));
    await this.#deliver(line);
  }

  /** @param {Message} message */
  receive(message) {
    const known = this.lines.find(line => line.messageId === message.messageId && line.fromMe === message.fromMe);
    if (known) {
      Object.assign(known, message, { failed: null });
    } else {
      this.lines.push({ ...message, failed: null });
      if (!message.fromMe) {
        this.dispatchEvent(new CustomEvent('arrived', { detail: message }));
      }
    }
    this.#sort();
  }

  /** After the line came back: fetches what was missed and sends again what has no number yet; the message id keeps it single. */
  async catchUp() {
    // A later line may already have come in live: ask from the first gap on.
    const known = new Set(this.lines.map(line => line.sequence));
    let complete = 0;
    while (known.has(complete + 1)) {
      complete++;
    }
    /** @type {Message[]} */ let missed;
    do {
      missed = await this.#invoke('GetMessages', this.#callId, complete);
      missed.forEach(message => this.receive(message));
      complete = missed.at(-1)?.sequence ?? complete;
    } while (missed.length >= pageSize);
    for (const line of this.lines.filter(line => line.sequence === null)) {
      await this.#deliver(line);
    }
  }

  /** @param {Line} line */
  async #deliver(line) {
    try {
      const { sequence, sentAt } = await this.#invoke('SendMessage', { callId: this.#callId, messageId: line.messageId, text: line.text });
      Object.assign(line, { sequence, sentAt, failed: null });
    } catch (error) {
      line.failed = error instanceof SignalingError ? error.id : 'server_error';
    }
    this.#sort();
  }

  #sort() {
    this.lines.sort((a, b) => (a.sequence ?? Infinity) - (b.sequence ?? Infinity) || 0);
    this.dispatchEvent(new Event('change'));
  }
}
