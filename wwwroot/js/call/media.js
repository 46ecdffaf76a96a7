import { loadChoices, saveChoices } from './device-choices.js';

/** @typedef {'audio' | 'video'} Kind */
/** @typedef {'denied' | 'missing' | 'busy' | 'constrained' | 'insecure' | 'unplugged' | 'failed'} Problem */

/** @type {Record<string, Problem>} */
const problemsByErrorName = {
  NotAllowedError: 'denied',
  NotFoundError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
  OverconstrainedError: 'constrained',
  SecurityError: 'denied',
  InsecureError: 'insecure', // our own word: see #capture
  TypeError: 'failed',
};

/** @type {Record<Kind, MediaTrackConstraints>} */
const wishes = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 }, facingMode: { ideal: 'user' } },
};

/** Microphone, camera and screen of this page. Fires `change` when anything shown changes, `track` with the kind when another track is to be sent. */
export class LocalMedia extends EventTarget {
  /** What is sent for sound; kept while muted, only disabled. @type {MediaStreamTrack | null} */ microphone = null;
  /** @type {MediaStreamTrack | null} */ camera = null;
  /** @type {MediaStreamTrack | null} */ screen = null;
  /** Why a device is not there. @type {Record<Kind, Problem | null>} */ problems = { audio: null, video: null };
  /** What the person wants; a device that fails stays wanted, so that a retry brings it back. @type {Record<Kind, boolean>} */ wanted = { audio: true, video: true };
  /** What the preview shows; always the same object, its tracks change. */
  stream = new MediaStream();

  #devices;
  #closed = false;

  /** @param {MediaDevices | undefined} [devices] */
  constructor(devices = navigator.mediaDevices) {
    super();
    this.#devices = devices;
    devices?.addEventListener?.('devicechange', () => this.#changed());
  }

  /** Opens what is wanted and missing: both with one question to the person, then each alone, so that one failing device does not take the other. */
  async open() {
    const kinds = /** @type {Kind[]} */ (['audio', 'video']).filter(kind => this.wanted[kind] && !this.#track(kind));
    if (kinds.length === 2 && (await this.#acquire(kinds)) === null) {
      return;
    }
    for (const kind of kinds) {
      const error = await this.#acquire([kind]);
      this.problems[kind] = error && problem(error);
    }
    this.#changed();
  }

  /** @returns {import('./peer-link.js').Tracks} */
  tracks() {
    return { audio: this.microphone, video: this.screen ?? this.camera };
  }

  /** @returns {import('../signaling/protocol.js').MediaFlags} what the other side gets now */
  flags() {
    return { audio: Boolean(this.microphone?.enabled), video: Boolean(this.screen ?? this.camera), screen: Boolean(this.screen) };
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
    this.#replace(kind, null, false); // one capture at a time: phones refuse a second camera
    await this.open();
  }

  /** Must be called from a click. */
  async shareScreen() {
    const stream = await this.#devices?.getDisplayMedia({ video: true, audio: false });
    const track = stream?.getVideoTracks()[0];
    if (!track || this.#closed) {
      track?.stop();
      return;
    }
    track.contentHint = 'detail';
    track.onended = () => this.stopScreen();
    this.screen = track;
    this.#announce('video');
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

  /** @param {Kind[]} kinds @returns {Promise<Error | null>} */
  async #acquire(kinds) {
    try {
      const stream = await this.#capture(kinds, true);
      for (const track of stream.getTracks()) {
        const kind = /** @type {Kind} */ (track.kind);
        this.problems[kind] = null;
        // People take their time to answer the browser's question; what they no longer want is let go at once.
        if (this.#closed || (kind === 'video' && !this.wanted.video)) {
          track.stop();
        } else {
          this.#replace(kind, track);
        }
      }
      this.#changed();
      return null;
    } catch (error) {
      return /** @type {Error} */ (error);
    }
  }

  /** @param {Kind[]} kinds @param {boolean} exact the remembered device, which may be gone @returns {Promise<MediaStream>} */
  async #capture(kinds, exact) {
    if (!this.#devices?.getUserMedia) {
      // Outside https and localhost browsers have none; where the page is secure, it is the browser that lacks them.
      throw new DOMException('No media devices here', globalThis.isSecureContext ? 'TypeError' : 'InsecureError');
    }
    const choices = exact ? loadChoices() : {};
    const constraints = Object.fromEntries(kinds.map(kind => [kind, { ...wishes[kind], ...(choices[kind] && { deviceId: { exact: choices[kind] } }) }]));
    try {
      return await this.#devices.getUserMedia(constraints);
    } catch (error) {
      if (exact && /** @type {Error} */ (error).name === 'OverconstrainedError') {
        return this.#capture(kinds, false);
      }
      throw error;
    }
  }

  /** @param {Kind} kind @param {MediaStreamTrack | null} track @param {boolean} [announce] */
  #replace(kind, track, announce = true) {
    const old = this.#track(kind);
    if (old) {
      old.onended = null;
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
      track.onended = () => {
        this.problems[kind] = 'unplugged';
        this.#replace(kind, null);
        this.#changed();
      };
      this.stream.addTrack(track);
    }
    if (announce) {
      this.#announce(kind);
    }
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

/** @param {Error} error @returns {Problem} */
function problem(error) {
  return problemsByErrorName[error.name] ?? 'failed';
}
