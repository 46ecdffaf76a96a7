import { hear } from './hear.js';
import { LinkKeeper } from './link-keeper.js';
import { MediaWord, withCamera } from './media-word.js';
import { insist, isLineLoss } from '../signaling/insist.js';
import { Insistence } from '../signaling/insistence.js';
import { newId } from '../signaling/protocol.js';
import { SignalingError } from '../signaling/signaling-error.js';

/** @typedef {import('../signaling/protocol.js').Call} Call */
/** @typedef {import('./peer-link.js').PeerLink} PeerLink */

// How long the caller waits for an answer to the offer the server held, before it offers again.
const answerPatience = 3000;
// Two pages that cannot hear each other must not raise the generation without pause.
const renewalPause = 4000;

/** One call as this page lives it. Fires `change`, `message` (a chat line) and `rejoined` (the line is back). */
export class CallSession extends EventTarget {
  /** @type {Call | null} */ call = null;
  /** Another page of the same person has taken the call over. */
  taken = false;
  peerSignalingLost = false;
  /** The other side has closed its page, and may still come back. */
  peerLeft = false;

  /** @type {ReturnType<typeof setTimeout> | undefined} */ #answerTimer;
  #requestId = newId();
  #reported = 0;
  #renewedAt = 0;
  #joined = false;
  #listening = false;
  #signaling;
  #media;
  #keeper;
  #hangUp;
  #word;

  /**
   * @param {object} parts
   * @param {import('../signaling/connection.js').SignalingConnection} parts.signaling
   * @param {import('./media-word.js').MediaSource} parts.media
   * @param {string} parts.clientId one per page load: tells a reconnect from a reload
   * @param {(configuration: RTCConfiguration) => RTCPeerConnection} [parts.createPeer]
   */
  constructor({ signaling, media, clientId, createPeer = configuration => new RTCPeerConnection(configuration) }) {
    super();
    this.#signaling = signaling;
    this.#media = media;
    this.clientId = clientId;
    this.#hangUp = new Insistence(signaling, 'HangUp');
    this.#word = new MediaWord(signaling, () => media.flags());
    this.#keeper = new LinkKeeper({
      signaling,
      media,
      createPeer,
      onChange: link => this.#onLinkChange(link),
      onBroken: () => void this.#renew(),
      peerMedia: () => this.call?.peerMedia,
    });
  }

  /** @returns {PeerLink | null} */
  get link() {
    return this.#keeper.link;
  }

  /** Whether the page's line to the server is up. */
  get online() {
    return this.#signaling.state === 'connected';
  }

  /**
   * Rings. While it rings the offer is made and left with the server, so that an answer finds everything ready.
   * @param {string} calleeId @param {boolean} relayOnly
   */
  async start(calleeId, relayOnly) {
    this.#keeper.relayOnly = relayOnly;
    this.#listen();
    try {
      const asked = { calleeId, requestId: this.#requestId, clientId: this.clientId, relayOnly };
      await this.#enter(await insist(this.#signaling, 'StartCall', withCamera(this.#media, asked)));
    } catch (error) {
      if (!isLineLoss(error)) {
        this.#requestId = newId(); // refused: the next try is another call
      }
      throw error;
    }
  }

  /** The callee's page makes its peer connection before the person accepts; without a local description nothing leaves it. @param {Call} call */
  async prepare(call) {
    this.#listen();
    this.#adopt(call);
    await this.#keeper.make(call);
    await this.#keeper.prepareAnswer(call.id);
  }

  /** @param {string} callId @param {boolean} relayOnly */
  async accept(callId, relayOnly) {
    if (relayOnly) {
      this.#keeper.hideAddress();
    }
    const answer = this.#keeper.takeAnswer();
    const call = await insist(this.#signaling, 'AcceptCall', withCamera(this.#media, { callId, clientId: this.clientId, relayOnly, answer }));
    this.link?.negotiation.release();
    await this.#enter(call);
    this.link?.expectMedia();
  }

  /** Takes part in a call that already runs: this page was reloaded. @param {string} callId */
  async join(callId) {
    this.#listen();
    const call = await this.#signaling.invoke('JoinCall', { callId, clientId: this.clientId });
    this.#keeper.relayOnly = call.relayOnly;
    await this.#enter(call);
  }

  /** Ends here at once; the server hears of it now or as soon as there is a line again. */
  async hangUp() {
    const call = this.call;
    if (!call || call.state === 'ended') {
      return;
    }
    const endReason = call.state === 'ringing' ? 'cancelled' : 'hungUp';
    this.#adopt({ ...call, state: 'ended', endReason, endedByMe: true, endedAt: new Date().toISOString() });
    await this.#hangUp.send(call.id);
  }

  /** Tells the peer connection and the other side what is sent now. @param {'audio' | 'video'} kind */
  async publish(kind) {
    await this.link?.setTrack(kind, this.#media.tracks()[kind]);
    this.#sendMedia();
  }

  /** The network under the page changed. */
  networkChanged() {
    if (this.call && (this.call.state === 'connecting' || this.call.state === 'connected')) {
      void this.#keeper.restart(this.call.id);
    }
  }

  /** @param {Call} call this page is one of its two ends from now on */
  async #enter(call) {
    this.#joined = true;
    this.#adopt(call);
    this.#sendMedia();
    try {
      await this.#keeper.make(call);
    } catch (error) {
      console.warn('Peer connection:', error); // the call stands; the rejoin after the line is back tries again
    }
  }

  #listen() {
    if (this.#listening) {
      return;
    }
    this.#listening = true;
    const keeper = this.#keeper;
    hear(this.#signaling, callId => callId === this.call?.id && !this.taken, {
      call: call => this.#onCall(call),
      taken: () => this.#onTaken(),
      peerJoined: generation => void this.#onPeerJoined(generation),
      peerLeft: () => this.#onPeerSignaling(true, true),
      peerLine: lost => this.#onPeerSignaling(lost),
      description: (generation, description) => keeper.deliver(generation, link => void link.negotiation.receiveDescription(generation, description)),
      candidate: (generation, candidate) => keeper.deliver(generation, link => void link.negotiation.receiveCandidate(generation, candidate)),
      media: peerMedia => this.#adopt({ .../** @type {Call} */ (this.call), peerMedia }),
      message: message => this.dispatchEvent(new CustomEvent('message', { detail: message })),
    });
    this.#signaling.onState(state => {
      this.#changed();
      if (state === 'connected') {
        void this.#rejoin();
      }
    });
  }

  /** @param {Call} call */
  #onCall(call) {
    if (call.state === 'connecting' && call.role === 'callee' && !this.#joined && !call.answeredHere) {
      this.#onTaken();
    } else {
      this.#adopt(call);
    }
  }

  /** @param {Call} call */
  #adopt(call) {
    const before = this.call;
    if (before?.id === call.id && (before.state === 'ended' || call.version < before.version)) {
      return;
    }
    this.call = { ...call, peerMedia: call.peerMedia ?? before?.peerMedia ?? null };
    if (call.state === 'ended') {
      this.#release();
    } else if (call.state === 'connecting' && before?.state === 'ringing' && call.role === 'caller') {
      this.link?.expectMedia();
      this.#answerTimer = setTimeout(() => this.link?.negotiation.resume(), answerPatience);
    }
    this.#changed();
  }

  /** @param {PeerLink} link */
  #onLinkChange(link) {
    if (link.state === 'connected' && this.call) {
      clearTimeout(this.#answerTimer);
      if (this.#reported !== link.generation) {
        // Said again by the rejoin if the line breaks just now.
        const reported = () => (this.#reported = link.generation);
        this.#signaling.invoke('ReportConnected', this.call.id, link.generation).then(reported, () => {});
      }
    }
    this.#changed();
  }

  async #rejoin() {
    if (!this.call || !this.#joined || this.taken || this.call.state === 'ended') {
      return;
    }
    if (this.link?.isBeyondRepair) {
      this.#startAfresh();
    }
    try {
      const call = await this.#signaling.invoke('JoinCall', { callId: this.call.id, clientId: this.clientId });
      this.#adopt(call);
      if (this.link && call.generation === this.link.generation) {
        this.#keeper.resume(call.id);
        this.#onLinkChange(this.link);
      } else {
        await this.#keeper.make(call);
      }
      this.#sendMedia();
      this.dispatchEvent(new Event('rejoined'));
    } catch (error) {
      // Also when this browser was signed out meanwhile: what it sends must not go on then.
      if (error instanceof SignalingError && ['call_over', 'call_not_found', 'unauthenticated'].includes(error.id)) {
        this.#adopt({ ...this.call, state: 'ended', endReason: null });
      }
    }
  }

  /** @param {number} generation */
  async #onPeerJoined(generation) {
    const call = { .../** @type {Call} */ (this.call), generation };
    this.peerSignalingLost = this.peerLeft = false;
    this.#adopt(call);
    await this.#keeper.make(call);
    this.#sendMedia();
  }

  /** @param {boolean} lost @param {boolean} [left] */
  #onPeerSignaling(lost, left = false) {
    this.peerSignalingLost = lost;
    this.peerLeft = left;
    if (!lost && this.call && this.link?.state !== 'connected') {
      this.#keeper.resume(this.call.id);
    }
    this.#changed();
  }

  /** Joins as a fresh page would: both sides then make new connections. */
  async #renew() {
    const { call } = this;
    const isUseless = !this.online || this.peerSignalingLost || Date.now() - this.#renewedAt < renewalPause;
    if (!call || !this.#joined || this.taken || call.state === 'ended' || call.state === 'ringing' || isUseless) {
      return;
    }
    this.#startAfresh();
    await this.#rejoin();
  }

  /** The next join is a fresh page's. */
  #startAfresh() {
    this.#renewedAt = Date.now();
    this.clientId = newId();
  }

  #onTaken() {
    this.taken = true;
    this.#release();
    this.#changed();
  }

  #sendMedia() {
    if (this.call && this.#joined && !this.taken && this.call.state !== 'ended') {
      this.#word.send(this.call.id);
    }
  }

  #release() {
    clearTimeout(this.#answerTimer);
    this.#word.stop();
    this.#keeper.close();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
