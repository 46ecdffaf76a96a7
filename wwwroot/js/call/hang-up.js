import { SignalingError } from '../signaling/signaling-error.js';

const retry = 2000;

/** Tells the server that this side has hung up, until it has heard. */
export class HangUp {
  /** Which call the server has not heard about. @type {string | null} */ #pending = null;
  #signaling;

  /** @param {import('../signaling/connection.js').SignalingConnection} signaling */
  constructor(signaling) {
    this.#signaling = signaling;
  }

  /** @param {string} callId */
  async send(callId) {
    this.#pending = callId;
    try {
      await this.#signaling.invoke('HangUp', callId);
      this.#pending = null;
    } catch (error) {
      const id = error instanceof SignalingError ? error.id : '';
      if (id === 'server_error' || id === 'too_fast') {
        setTimeout(() => void this.resume(), retry);
      } else if (id !== 'not_connected') {
        this.#pending = null;
      }
    }
  }

  /** Says it again if the server has not heard: the line is back. */
  async resume() {
    if (this.#pending) {
      await this.send(this.#pending);
    }
  }
}
