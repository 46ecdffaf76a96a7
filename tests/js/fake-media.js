/** Devices, tracks and streams as far as the page's own code touches them. */
export class FakeTrack {
  enabled = true;
  stopped = false;
  muted = false;
  label = '';
  contentHint = '';
  /** @type {(() => void) | null} */ onended = null;

  /** @param {'audio' | 'video'} kind */
  constructor(kind) {
    this.kind = kind;
  }

  stop() {
    this.stopped = true;
  }
}

let streams = 0;

export class FakeStream {
  id = String(++streams);
  /** @type {FakeTrack[]} */ #tracks;

  /** @param {FakeTrack[]} [tracks] */
  constructor(tracks = []) {
    this.#tracks = [...tracks];
  }

  getTracks() {
    return [...this.#tracks];
  }

  getVideoTracks() {
    return this.#tracks.filter(track => track.kind === 'video');
  }

  /** @param {FakeTrack} track */
  addTrack(track) {
    this.#tracks.push(track);
  }

  /** @param {FakeTrack} track */
  removeTrack(track) {
    this.#tracks = this.#tracks.filter(other => other !== track);
  }
}

export class FakeDevices {
  /** What fails, by kind: the name of the error. @type {{ audio?: string, video?: string }} */ failing = {};
  label = '';
  /** @type {any[]} */ asked = [];
  /** Every track ever captured. @type {FakeTrack[]} */ given = [];

  /** @param {any} constraints */
  async getUserMedia(constraints) {
    this.asked.push(constraints);
    const kinds = /** @type {('audio' | 'video')[]} */ (Object.keys(constraints));
    for (const kind of kinds) {
      const exact = constraints[kind].deviceId?.exact;
      if (exact === 'gone') {
        throw new DOMException('gone', 'OverconstrainedError');
      }
      if (this.failing[kind]) {
        throw new DOMException('no', this.failing[kind]);
      }
    }
    return this.#give(kinds);
  }

  async getDisplayMedia() {
    return this.#give(['video']);
  }

  /** @param {('audio' | 'video')[]} kinds */
  #give(kinds) {
    const tracks = kinds.map(kind => new FakeTrack(kind));
    tracks.forEach(track => (track.label = this.label));
    this.given.push(...tracks);
    return new FakeStream(tracks);
  }
}
