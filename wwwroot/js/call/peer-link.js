import { FlowWatch } from './flow-watch.js';
import { PerfectNegotiation } from './perfect-negotiation.js';

/** @typedef {{ audio: MediaStreamTrack | null, video: MediaStreamTrack | null }} Tracks */
/** @typedef {'connecting' | 'connected' | 'interrupted'} LinkState */

// Media often comes back by itself within a moment of "disconnected"; after that a restart is quicker than waiting for "failed".
const patience = 3000;
// ICE with refused credentials stays "new" or "checking" for ever.
const setUpPatience = 15_000;
// A restart needs a few round trips; when it does not help, it never will (two ends that disagree about DTLS).
const restartPatience = 2500;
const relayPatience = 7000;
// A path that was gone for longer is not mended by a restart in every browser: Firefox gives the other side up after 30 s.
const mendable = 8000;
const channelLabel = 'pages';

/** One RTCPeerConnection: the media of a call between two pages, for as long as neither page is replaced. */
export class PeerLink {
  /** @type {LinkState} */ state = 'connecting';
  /** What the other side sends; tracks are added as they come. */
  remoteStream = new MediaStream();

  /** What the two pages tell each other without the server; null until it is there. @type {RTCDataChannel | null} */ channel = null;

  /** Sound comes, and the picture stands still though the other side's camera is on. */
  pictureFrozen = false;

  /** No relay has answered though nothing but a relay may be used. */
  relayIsDead = false;

  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #relayTimer;
  /** Since when it has not been connected, though it was; 0 while all is well. */ #interruptedAt = 0;
  #wasConnected = false;
  #established;
  #polite;
  #tracks;
  #onChange;
  #onStuck;
  #onBroken;
  #watchFlow;
  /** What the lines send belongs to one stream for good: another one would have to be negotiated. */ #stream = new MediaStream();
  /** @type {WeakSet<RTCRtpTransceiver>} */ #filled = new WeakSet();
  /** @type {FlowWatch | null} */ #flow = null;

  /**
   * @param {object} options
   * @param {RTCPeerConnection} options.pc
   * @param {boolean} options.polite
   * @param {number} options.generation
   * @param {Tracks} options.tracks what this side sends from the start; null leaves the line open for a later track
   * @param {import('./perfect-negotiation.js').Outlet} options.send
   * @param {() => void} options.onChange state or remote stream changed
   * @param {() => void} options.onStuck the path is broken: somebody should fetch ICE servers and call restart
   * @param {() => void} [options.onBroken] no restart helps any more: the two pages need new connections
   * @param {() => boolean} [options.expectsMedia] whether the other side says that it sends
   * @param {() => boolean} [options.expectsPicture] whether it says that its camera is on
   * @param {boolean} [options.established] this connection replaces one that media flowed over
   * @param {(error: unknown) => void} [options.onError]
   */
  constructor({
    pc,
    polite,
    generation,
    tracks,
    send,
    onChange,
    onStuck,
    onBroken = () => {},
    expectsMedia = () => false,
    expectsPicture,
    established = false,
    onError,
  }) {
    this.pc = pc;
    this.generation = generation;
    this.#polite = polite;
    this.#tracks = tracks;
    this.#onChange = onChange;
    this.#onStuck = onStuck;
    this.#onBroken = onBroken;
    this.#established = established;
    if (established) {
      this.state = 'interrupted';
    }
    this.#watchFlow = () =>
      new FlowWatch(
        pc,
        expectsMedia,
        flowing => this.#onFlow(flowing),
        expectsPicture,
        still => this.#onPicture(still),
      );
    this.negotiation = new PerfectNegotiation({ pc, polite, generation, send, onError, onBroken, beforeAnswer: () => this.#fillLines() });
    pc.ontrack = ({ track }) => {
      this.remoteStream.addTrack(track);
      onChange();
    };
    pc.ondatachannel = ({ channel }) => this.#takeChannel(channel);
    pc.onconnectionstatechange = () => this.#follow();
    pc.onicegatheringstatechange = () => this.#awaitRelay();
  }

  /** Whether only two new connections surely help. */
  get isBeyondRepair() {
    return this.#interruptedAt > 0 && Date.now() - this.#interruptedAt >= mendable;
  }

  /** The impolite side opens one line for sound, one for pictures and one for the pages, and so offers; tracks come and go on them without negotiation. */
  open() {
    if (!this.#polite) {
      const streams = [this.#stream];
      for (const kind of /** @type {const} */ (['audio', 'video'])) {
        this.pc.addTransceiver(this.#tracks[kind] ?? kind, { direction: 'sendrecv', streams });
      }
      this.channel = this.pc.createDataChannel(channelLabel);
    }
  }

  /** From here on a path is expected: before the callee accepts, nothing can connect. */
  expectMedia() {
    if (this.state !== 'connected' && !this.#timer) {
      this.#watch(setUpPatience);
    }
  }

  /** @param {'audio' | 'video'} kind @param {MediaStreamTrack | null} track */
  async setTrack(kind, track) {
    this.#tracks = { ...this.#tracks, [kind]: track };
    const line = this.pc.getTransceivers().find(t => t.receiver.track.kind === kind);
    // A polite side that has not seen the offer yet fills its lines when answering.
    if (line && (!this.#polite || this.pc.remoteDescription)) {
      await line.sender.replaceTrack(track);
    }
  }

  /** @param {RTCConfiguration} configuration with fresh relay credentials */
  restart(configuration) {
    this.pc.setConfiguration({ ...this.pc.getConfiguration(), ...configuration });
    this.negotiation.restart();
    if (this.state !== 'connected') {
      // One of the two renews first.
      this.#watch(this.#wasConnected ? restartPatience * (this.#polite ? 2 : 1) : setUpPatience, true);
    }
  }

  close() {
    clearTimeout(this.#timer);
    clearTimeout(this.#relayTimer);
    this.#flow?.stop();
    this.pc.onicegatheringstatechange = null;
    this.negotiation.close();
    this.pc.ontrack = this.pc.ondatachannel = null;
    this.pc.onconnectionstatechange = null;
    this.pc.close();
  }

  /** The other page may open the one and no further. @param {RTCDataChannel} channel */
  #takeChannel(channel) {
    if (!this.#polite || this.channel || channel.label !== channelLabel) {
      channel.close();
      return;
    }
    this.channel = channel;
    this.#onChange();
  }

  async #fillLines() {
    await Promise.all(
      this.pc
        .getTransceivers()
        .filter(line => !this.#filled.has(line))
        .map(line => {
          this.#filled.add(line);
          const kind = /** @type {'audio' | 'video'} */ (line.receiver.track.kind);
          line.direction = 'sendrecv';
          line.sender.setStreams?.(this.#stream);
          return line.sender.replaceTrack(this.#tracks[kind]);
        }),
    );
  }

  #follow() {
    const state = this.pc.connectionState;
    if (state === 'connected') {
      this.#flow ??= this.#watchFlow();
      if (this.#wasConnected && this.state !== 'connected') {
        // Twice burnt: after an interruption only what arrives proves the path.
        this.#flow.begin(true);
        if (!this.#timer) {
          this.#watch(patience);
        }
      } else {
        this.#wasConnected = true;
        this.#flow.begin(false, this.#established);
        this.#connected();
      }
    } else if (state === 'failed') {
      this.#become('interrupted');
      this.#onStuck();
    } else if (state === 'disconnected') {
      this.#become('interrupted');
      this.#watch(patience);
    }
  }

  /** Connected means that something arrives. @param {boolean} flowing */
  #onFlow(flowing) {
    if (flowing && this.pc.connectionState === 'connected') {
      this.#connected();
    } else if (!flowing && this.state === 'connected') {
      this.#become('interrupted');
      this.#onStuck();
    }
  }

  /** @param {boolean} still */
  #onPicture(still) {
    this.pictureFrozen = still;
    this.#onChange();
  }

  #connected() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#become('connected');
  }

  /** Browsers ask a relay that does not answer for half a minute without a word. */
  #awaitRelay() {
    if (this.pc.getConfiguration().iceTransportPolicy === 'relay' && this.pc.iceGatheringState !== 'new') {
      const isDead = () => !/a=candidate:.* relay/.test(this.pc.localDescription?.sdp ?? '') && this.pc.connectionState !== 'connected';
      const tell = () => {
        if (isDead() !== this.relayIsDead) {
          this.relayIsDead = !this.relayIsDead;
          this.#onChange();
        }
      };
      clearTimeout(this.#relayTimer);
      if (this.pc.iceGatheringState === 'complete') {
        tell();
      } else {
        this.#relayTimer = setTimeout(tell, relayPatience);
      }
    }
  }

  /** @param {number} milliseconds @param {boolean} [restarted] nothing but a new connection is left to try after it */
  #watch(milliseconds, restarted = false) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      (restarted ? this.#onBroken : this.#onStuck)();
    }, milliseconds);
  }

  /** @param {LinkState} state */
  #become(state) {
    // Losing the path before the first connection is still the set-up for the reader.
    this.state = state === 'interrupted' && !this.#wasConnected && !this.#established ? 'connecting' : state;
    this.#interruptedAt = this.state === 'interrupted' ? this.#interruptedAt || Date.now() : 0;
    this.#onChange();
  }
}
