import { capture, captureAnother, problem } from './capture.js';
import { saveChoices } from './device-choices.js';

/** @typedef {'audio' | 'video'} Kind */
/** @typedef {'denied' | 'missing' | 'busy' | 'constrained' | 'insecure' | 'unplugged' | 'paused' | 'failed'} Problem */

/** Microphone, camera and screen of this page. Fires `change` when anything shown changes, `track` with the kind when another track is to be sent. */
export class LocalMedia extends EventTarget {
  /** What is sent for sound; kept while muted, only disabled. @type {MediaStreamTrack | null} */ microphone = null;
  /** @type {MediaStreamTrack | null} */ camera = null;
  /** @type {MediaStreamTrack | null} */ screen = null;
  /** Why a device is not there. @type {Record<Kind, Problem | null>} */ problems = { audio: null, video: null };
  /** The device that took over from one that was unplugged. @type {string | null} */ replacement = null;
  /** What the person wants; a device that fails stays wanted, so that a retry brings it back. @type {Record<Kind, boolean>} */ wanted = {
    audio: true,
    video: true,
  };
  /** What the preview shows; always the same object, its tracks change. */
  stream = new MediaStream();

  /** @type {Promise<void> | null} */ #opening = null;
  #choosingScreen = false;
  #devices;
  #closed = false;

  /** @param {MediaDevices | undefined} [devices] */
  constructor(devices = navigator.mediaDevices) {
    super();
    this.#devices = devices;
    devices?.addEventListener?.('devicechange', () => this.#changed());
  }

  /** Opens what is wanted and missing; one question to the person at a time. @returns {Promise<void>} */
  open() {
    this.#opening ??= this.#open().finally(() => (this.#opening = null));
    return this.#opening;
  }

  /** @returns {import('./peer-link.js').Tracks} */
  tracks() {
    return { audio: this.microphone, video: this.screen ?? this.camera };
  }

  /** @returns {import('../signaling/protocol.js').MediaFlags} what the other side gets now */
  flags() {
    const picture = this.screen ?? this.camera;
    return { audio: Boolean(this.microphone?.enabled && !this.microphone.muted), video: Boolean(picture && !picture.muted), screen: Boolean(this.screen) };
  }

  async toggleMicrophone() {
    this.wanted.audio = !this.wanted.audio;
    if (this.microphone) {
      this.microphone.enabled = this.wanted.audio;
      this.#announce('audio');
    } else if (this.wanted.audio) {
      await this.open();
    }
    this.#changed();
  }

  /** Off means off: the device is let go and its light goes out. */
  async toggleCamera() {
    this.wanted.video = !this.wanted.video;
    if (this.wanted.video) {
      await this.open();
    } else {
      this.#replace('video', null);
    }
    this.#changed();
  }

  /** @param {Kind} kind @param {string} deviceId */
  async choose(kind, deviceId) {
    saveChoices({ [kind]: deviceId });
    this.wanted[kind] = true;
    this.replacement = null;
    this.#replace(kind, null, false); // one capture at a time: phones refuse a second camera
    await this.open();
    if (!this.#track(kind)) {
      this.#announce(kind); // the former one is gone all the same
    }
  }

  /** Must be called from a click; pressing twice asks once. */
  async shareScreen() {
    if (this.#choosingScreen || this.screen) {
      return;
    }
    this.#choosingScreen = true;
    try {
      const stream = await this.#devices?.getDisplayMedia({ video: true, audio: false });
      const [track, ...others] = stream?.getVideoTracks() ?? [];
      others.forEach(other => other.stop());
      if (!track || this.#closed) {
        track?.stop();
        return;
      }
      track.contentHint = 'detail';
      track.onended = () => this.screen === track && this.stopScreen();
      this.screen = track;
      this.#announce('video');
    } finally {
      this.#choosingScreen = false;
    }
  }

  stopScreen() {
    this.screen?.stop();
    this.screen = null;
    this.#announce('video');
  }

  get canShareScreen() {
    return Boolean(this.#devices && 'getDisplayMedia' in this.#devices);
  }

  /** @returns {Promise<Record<'audio' | 'video' | 'speaker', MediaDeviceInfo[]>>} only devices with a name: before permission there is nothing to choose */
  async list() {
    const all = (await this.#devices?.enumerateDevices().catch(() => [])) ?? [];
    const named = all.filter(device => device.label && device.deviceId);
    /** @param {MediaDeviceKind} kind */
    const of = kind => named.filter(device => device.kind === kind);
    return { audio: of('audioinput'), video: of('videoinput'), speaker: of('audiooutput') };
  }

  close() {
    this.#closed = true;
    for (const track of [this.microphone, this.camera, this.screen]) {
      track?.stop();
    }
    this.microphone = this.camera = this.screen = null;
    this.stream.getTracks().forEach(track => this.stream.removeTrack(track));
    this.#changed();
  }

  async #open() {
    /** @type {Set<Kind>} */ const tried = new Set();
    // What the person switched on while the browser asked for the other device is opened too.
    for (let kinds = this.#missing(tried); kinds.length > 0 && !this.#closed; kinds = this.#missing(tried)) {
      kinds.forEach(kind => tried.add(kind));
      const { tracks, failed } = await capture(this.#devices, kinds);
      for (const kind of kinds) {
        const error = failed[kind];
        this.problems[kind] = error ? problem(error) : null;
      }
      tracks.forEach(track => this.#take(track));
      this.#changed();
    }
  }

  /** @param {Set<Kind>} tried */
  #missing(tried) {
    return /** @type {Kind[]} */ (['audio', 'video']).filter(kind => this.wanted[kind] && !this.#track(kind) && !tried.has(kind));
  }

  /** People take their time to answer the browser's question; what they no longer want is let go at once. @param {MediaStreamTrack} track */
  #take(track) {
    const kind = /** @type {Kind} */ (track.kind);
    if (this.#closed || (kind === 'video' && !this.wanted.video)) {
      track.stop();
    } else {
      this.#replace(kind, track);
    }
  }

  /** @param {Kind} kind @param {MediaStreamTrack | null} track @param {boolean} [announce] */
  #replace(kind, track, announce = true) {
    const old = this.#track(kind);
    if (old) {
      old.onended = old.onmute = old.onunmute = null;
      old.stop();
      this.stream.removeTrack(old);
    }
    if (kind === 'audio') {
      this.microphone = track;
    } else {
      this.camera = track;
    }
    if (track) {
      track.enabled = this.wanted[kind];
      track.onended = () => void this.#onEnded(kind);
      track.onmute = track.onunmute = () => {
        this.problems[kind] = track.muted ? 'paused' : null;
        this.#announce(kind);
      };
      this.stream.addTrack(track);
    }
    if (announce) {
      this.#announce(kind);
    }
  }

  /** Pulled out, or taken away by the system. Another microphone takes over; another camera would show what nobody chose. @param {Kind} kind */
  async #onEnded(kind) {
    this.problems[kind] = 'unplugged';
    this.#replace(kind, null);
    if (kind === 'audio') {
      const another = await captureAnother(this.#devices, kind);
      if (another && !this.microphone && !this.#closed) {
        this.problems.audio = null;
        this.replacement = another.label;
        this.#take(another);
      } else {
        another?.stop();
      }
    }
    this.#changed();
  }

  /** @param {Kind} kind */
  #track(kind) {
    return kind === 'audio' ? this.microphone : this.camera;
  }

  /** @param {Kind} kind */
  #announce(kind) {
    this.dispatchEvent(new CustomEvent('track', { detail: kind }));
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
