/** @typedef {{ notes: number[], length: number, every: number, volume: number }} Pattern */

/** Rises twice, for the one who is called. @type {Pattern} */
export const ringPattern = { notes: [587, 740, 880, 587, 740, 880], length: 0.16, every: 3, volume: 0.18 };
/** The long tone a caller knows from the telephone. @type {Pattern} */
export const waitingPattern = { notes: [440], length: 1.2, every: 4, volume: 0.05 };

/** Two soft notes upwards: somebody is at the door. @type {Pattern} */
export const arrivalPattern = { notes: [523, 784], length: 0.28, every: 0, volume: 0.09 };
/** Three notes upwards, for the one who may come in. @type {Pattern} */
export const admittedPattern = { notes: [523, 659, 784], length: 0.2, every: 0, volume: 0.12 };

/** A tone made by the page itself; silent where the browser does not let this page sound yet. */
export class RingTone {
  /** @type {AudioContext | null} */ #context = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #timer;

  /** @param {Pattern} pattern @returns {boolean} whether it can be heard */
  start(pattern) {
    this.stop();
    if (navigator.userActivation && !navigator.userActivation.hasBeenActive) {
      return false; // An audio context made now would only earn a warning.
    }
    const context = (this.#context = new AudioContext());
    const play = () => this.#play(context, pattern);
    play();
    this.#timer = setInterval(play, pattern.every * 1000);
    return context.state !== 'suspended';
  }

  /** @param {Pattern} pattern sounds one time @returns {boolean} whether it can be heard */
  once(pattern) {
    const isHeard = this.start(pattern);
    clearInterval(this.#timer);
    this.#timer = undefined;
    const context = this.#context;
    setTimeout(() => context === this.#context && this.stop(), (pattern.notes.length * pattern.length + 0.5) * 1000);
    return isHeard;
  }

  stop() {
    clearInterval(this.#timer);
    void this.#context?.close();
    this.#context = null;
  }

  /** @param {AudioContext} context @param {Pattern} pattern */
  #play(context, { notes, length, volume }) {
    notes.forEach((frequency, index) => {
      const start = context.currentTime + index * length;
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setTargetAtTime(volume, start, 0.01);
      gain.gain.setTargetAtTime(0, start + length * 0.7, 0.03);
      const tone = new OscillatorNode(context, { frequency });
      tone.connect(gain).connect(context.destination);
      tone.start(start);
      tone.stop(start + length + 0.2);
    });
  }
}
