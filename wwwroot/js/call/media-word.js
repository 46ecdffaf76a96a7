import { SignalingError } from '../signaling/signaling-error.js';

/** @typedef {import('../signaling/protocol.js').MediaFlags} MediaFlags */

/**
 * The page's own side of the media.
 * @typedef {object} MediaSource
 * @property {() => import('./peer-link.js').Tracks} tracks
 * @property {() => MediaFlags} flags
 * @property {Partial<Record<import('./media.js').Kind, import('./media.js').Problem | null>>} [problems] why a device is not there
 */

const pause = 1500;

/** Tells the other side what this one sends: the last state is always heard. */
export class MediaWord {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #signaling;
  #flags;

  /** @param {import('../signaling/connection.js').SignalingConnection} signaling @param {() => MediaFlags} flags what is sent now */
  constructor(signaling, flags) {
    this.#signaling = signaling;
    this.#flags = flags;
  }

  /** @param {string} callId */
  send(callId) {
    this.stop();
    this.#signaling.invoke('SetMedia', callId, this.#flags()).catch(error => {
      // Without a line it is said after the next reconnect.
      if (error instanceof SignalingError && ['too_fast', 'server_error'].includes(error.id)) {
        this.stop();
        this.#timer = setTimeout(() => this.send(callId), pause);
      }
    });
  }

  stop() {
    clearTimeout(this.#timer);
  }
}

/** Whether something should arrive; a still screen may send nothing for a while. @param {MediaFlags | null | undefined} media */
export function sends(media) {
  return Boolean(media && (media.audio || (media.video && !media.screen)));
}

/** Whether its pictures should move; nobody decodes them for a page that is not looked at. @param {MediaFlags | null | undefined} media */
export function sendsPicture(media) {
  return Boolean(media?.video && !media.screen && globalThis.document?.visibilityState !== 'hidden');
}

/** Says with ringing or answering that the camera was refused: only this page can know. @template {object} T @param {MediaSource} media @param {T} request */
export function withCamera({ problems }, request) {
  return problems?.video === 'denied' ? { ...request, cameraRefused: true } : request;
}
