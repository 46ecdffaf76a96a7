/** Reads how loud a track is, from 0 to 1, on a scale on which ordinary speech fills about half. */
export class LevelMeter {
  /** @type {AudioContext | null} */ #context = null;
  /** @type {MediaStreamAudioSourceNode | null} */ #source = null;
  /** @type {AnalyserNode | null} */ #analyser = null;
  /** @type {MediaStreamTrack | null} */ #track = null;
  #samples = new Float32Array(1024);

  /** @param {MediaStreamTrack | null} track */
  listenTo(track) {
    if (track === this.#track) {
      return;
    }
    this.#track = track;
    this.#source?.disconnect();
    this.#source = null;
    if (track) {
      this.#context ??= new AudioContext();
      this.#analyser ??= new AnalyserNode(this.#context, { fftSize: 1024 });
      this.#source = this.#context.createMediaStreamSource(new MediaStream([track]));
      this.#source.connect(this.#analyser);
    }
  }

  /** Browsers hold audio contexts back until a gesture. */
  wake() {
    if (this.#context?.state === 'suspended') {
      void this.#context.resume();
    }
  }

  get level() {
    if (!this.#analyser || !this.#source) {
      return 0;
    }
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length;
    const decibels = 10 * Math.log10(power + 1e-10);
    return Math.min(1, Math.max(0, (decibels + 60) / 55));
  }

  close() {
    this.listenTo(null);
    void this.#context?.close();
    this.#context = this.#analyser = null;
  }
}
