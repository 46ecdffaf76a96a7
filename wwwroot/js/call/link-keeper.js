import { sends, sendsPicture } from './media-word.js';
import { PeerLink } from './peer-link.js';

/** @typedef {import('../signaling/protocol.js').Call} Call */
/** @typedef {import('../signaling/protocol.js').IceServers} IceServers */

/** Keeps the one peer connection a call has at a time: makes it, replaces it with each generation, and mends its path. */
export class LinkKeeper {
  /** @type {PeerLink | null} */ link = null;
  relayOnly = false;

  #offerId = '';
  /** @type {[number, (link: PeerLink) => void][]} */ #early = [];
  #wanted = 0;
  #hadMedia = false;
  #restarting = false;
  #signaling;
  #media;
  #createPeer;
  #onChange;
  #onBroken;
  #peerMedia;

  /**
   * @param {object} parts
   * @param {import('../signaling/connection.js').SignalingConnection} parts.signaling
   * @param {import('./media-word.js').MediaSource} parts.media
   * @param {(configuration: RTCConfiguration) => RTCPeerConnection} parts.createPeer
   * @param {(link: PeerLink) => void} parts.onChange
   * @param {() => void} parts.onBroken the connection of this generation cannot be mended
   * @param {() => import('../signaling/protocol.js').MediaFlags | null | undefined} parts.peerMedia what the other side says that it sends
   */
  constructor({ signaling, media, createPeer, onChange, onBroken, peerMedia }) {
    this.#signaling = signaling;
    this.#media = media;
    this.#createPeer = createPeer;
    this.#onChange = onChange;
    this.#onBroken = onBroken;
    this.#peerMedia = peerMedia;
  }

  /** Makes the peer connection of the call's generation, unless it is there or a newer one is wanted meanwhile. @param {Call} call */
  async make(call) {
    if (call.generation <= this.#wanted) {
      return;
    }
    this.#wanted = call.generation;
    const { iceServers, relayOnly } = await this.#iceServers(call.id).catch(error => {
      this.#wanted = this.link?.generation ?? 0; // the next rejoin tries again
      throw error;
    });
    if (call.generation !== this.#wanted) {
      return;
    }
    this.#hadMedia ||= this.link?.state === 'connected' || Boolean(call.connectedAt);
    this.link?.close();
    const relay = relayOnly || this.relayOnly;
    const pc = this.#createPeer({ iceServers, iceTransportPolicy: relay ? 'relay' : 'all', bundlePolicy: 'max-bundle' });
    /** @type {PeerLink} */
    const link = new PeerLink({
      pc,
      polite: call.polite,
      generation: call.generation,
      tracks: this.#media.tracks(),
      send: {
        description: (generation, { type, sdp }) => this.#signaling.invoke('SendDescription', call.id, generation, { type, sdp }),
        candidate: (generation, candidate) => this.#signaling.invoke('SendCandidate', call.id, generation, candidate),
      },
      onChange: () => this.link === link && this.#onChange(link),
      onStuck: () => void this.restart(call.id),
      onBroken: () => this.link === link && this.#onBroken(),
      expectsMedia: () => sends(this.#peerMedia()),
      expectsPicture: () => sendsPicture(this.#peerMedia()),
      established: this.#hadMedia,
      onError: error => console.warn('Negotiation:', error),
    });
    this.link = link;
    link.open();
    if (call.state !== 'ringing') {
      link.expectMedia();
    }
    this.#early.filter(([generation]) => generation === link.generation).forEach(([, handle]) => handle(link));
    this.#early = this.#early.filter(([generation]) => generation > link.generation);
    this.#onChange(link);
  }

  /** Before the person accepts: answers the offer that waits, and keeps the answer. @param {string} callId */
  async prepareAnswer(callId) {
    const { link } = this;
    /** @type {{ id: string, description: RTCSessionDescriptionInit } | null} */ const offer = await this.#signaling.invoke('GetOffer', callId);
    if (link && offer) {
      this.#offerId = offer.id;
      await link.negotiation.prepareAnswer(offer.description);
    }
  }

  /** The person accepted. @returns what the server passes on if the offer is still the same; null when nothing was prepared */
  takeAnswer() {
    const description = this.link?.negotiation.takeAnswer();
    return description ? { offerId: this.#offerId, generation: this.link?.generation, description } : null;
  }

  /** The person asked to hide their address after the peer connection was made, before anything left it. */
  hideAddress() {
    this.relayOnly = true;
    this.link?.pc.setConfiguration({ ...this.link.pc.getConfiguration(), iceTransportPolicy: 'relay' });
  }

  /** What comes for a generation whose peer connection is still being made waits for it. @param {number} generation @param {(link: PeerLink) => void} handle */
  deliver(generation, handle) {
    if (this.link?.generation === generation) {
      handle(this.link);
    } else if (generation > (this.link?.generation ?? 0) && this.#early.length < 100) {
      this.#early.push([generation, handle]);
    }
  }

  /** Says again what the other side may have missed while one of the two lines was down. @param {string} callId */
  resume(callId) {
    const { link } = this;
    if (!link) {
      return;
    }
    const waiting = link.pc.signalingState === 'have-local-offer';
    link.negotiation.resume();
    if (!waiting && link.state !== 'connected' && link.pc.remoteDescription) {
      void this.restart(callId);
    }
  }

  /** @param {string} callId */
  async restart(callId) {
    const { link } = this;
    if (!link || this.#restarting || this.#signaling.state !== 'connected') {
      return; // The resume that follows the reconnect looks after it.
    }
    this.#restarting = true;
    try {
      const { iceServers } = await this.#iceServers(callId);
      if (link === this.link) {
        link.restart({ iceServers });
      }
    } catch (error) {
      console.warn('Restart:', error);
    } finally {
      this.#restarting = false;
    }
  }

  close() {
    this.#wanted = Infinity;
    this.link?.close();
    this.link = null;
  }

  /** @param {string} callId @returns {Promise<IceServers>} */
  #iceServers(callId) {
    return this.#signaling.invoke('GetIceServers', callId);
  }
}
