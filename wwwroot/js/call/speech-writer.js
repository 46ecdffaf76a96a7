import { plain } from './caption-words.js';

/** @typedef {import('./caption-words.js').Caption} Caption */
/** @typedef {import('./caption-words.js').Failure} Failure */
/**
 * The part of the Web Speech API that is used.
 * @typedef {object} Recognition
 * @property {string} lang
 * @property {boolean} continuous
 * @property {boolean} interimResults
 * @property {((event: { resultIndex: number, results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }> }) => void) | null} onresult
 * @property {((event: { error: string }) => void) | null} onerror
 * @property {(() => void) | null} onend
 * @property {(track?: MediaStreamTrack) => void} start
 * @property {() => void} abort
 */

// Interim words come by the syllable; so often is enough to read along.
const interimEvery = 250;
// Browsers end by themselves after silence or a minute. What ends sooner than this, without a word, did not work.
const shortest = 3000;
const quickEnds = 5;
const firstPause = 250;
// A system that takes the microphone away from the call for the sake of writing does so at once.
const takenWithin = 4000;
/** @type {Record<string, Failure>} */ const failures = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  network: 'network',
  'language-not-supported': 'language',
  'audio-capture': 'microphone',
};
const offered = 'fr-FR en-GB de-DE es-ES it-IT nl-NL pt-PT ar-SA pl-PL ro-RO tr-TR uk-UA ru-RU zh-CN'.split(' ');

/**
 * The browser's own recognition of speech, when it has one that a call can use. Nothing is asked of it: asking ahead crashes some browsers. Android gives the microphone to one at a time,
 * and the call has it: there nothing would ever be written.
 * @param {any} [browser]
 * @returns {(new () => Recognition) | null}
 */
export function recognitionOf(browser = globalThis) {
  const found = browser.SpeechRecognition ?? browser.webkitSpeechRecognition;
  return typeof found === 'function' && !/Android/.test(browser.navigator?.userAgent ?? '') ? found : null;
}

/** What one may speak, the likeliest first: the page's language as the browser's settings have it. @param {string} page @param {readonly string[]} preferred */
export function speechLanguages(page, preferred) {
  /** @param {string} tag */
  const base = tag => tag.split('-')[0];
  const regional = preferred.filter(tag => tag.includes('-'));
  const likeliest = [...regional, ...offered].find(tag => base(tag) === base(page)) ?? page;
  const all = [likeliest, ...regional, ...offered];
  return all.filter((tag, index) => all.findIndex(other => base(other) === base(tag)) === index);
}

/** How long to wait before a recognition that ended begins again, and when to leave it. */
export class RestartLimit {
  #quick = 0;

  /** @param {number} lasted in milliseconds @param {boolean} wrote whether there were words @returns {number | null} milliseconds; null when it is no use */
  next(lasted, wrote) {
    this.#quick = wrote || lasted >= shortest ? 0 : this.#quick + 1;
    return this.#quick >= quickEnds ? null : firstPause * 2 ** this.#quick;
  }
}

/** Writes what this page's own microphone hears, for as long as that is wanted and the microphone is on. */
export class SpeechWriter {
  /** @type {Recognition | null} */ #running = null;
  /** @type {MediaStreamTrack | null} */ #track = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #pause;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #later;
  #interim = '';
  #wanted = false;
  #stopped = false;
  #wrote = false;
  #began = 0;
  #id = 0;
  #language = '';
  #limit = new RestartLimit();
  #Recognition;
  #microphone;
  #isTaken;
  #onWords;
  #onFailure;

  /**
   * @param {object} parts
   * @param {new () => Recognition} parts.Recognition
   * @param {() => MediaStreamTrack | null} parts.microphone what the other side hears now; null while it is muted
   * @param {() => boolean} parts.isTaken whether the system has taken the microphone away
   * @param {(caption: Caption) => void} parts.onWords
   * @param {(failure: Failure) => void} parts.onFailure nothing is written any more
   */
  constructor({ Recognition, microphone, isTaken, onWords, onFailure }) {
    this.#Recognition = Recognition;
    this.#microphone = microphone;
    this.#isTaken = isTaken;
    this.#onWords = onWords;
    this.#onFailure = onFailure;
  }

  /** @param {string} language */
  start(language) {
    this.#limit = new RestartLimit();
    this.#wanted = true;
    if (this.#running && language !== this.#language) {
      this.#abort();
    }
    this.#language = language;
    this.update();
  }

  stop() {
    this.#wanted = false;
    this.update();
  }

  /** The microphone was switched on or off, or is another one. */
  update() {
    const track = this.#wanted ? this.#microphone() : null;
    if (!track) {
      clearTimeout(this.#pause);
      this.#pause = undefined;
    }
    if (this.#running && track !== this.#track) {
      if (this.#wanted && this.#isTaken() && Date.now() - this.#began < takenWithin) {
        this.#fail('microphone'); // the voice comes before its words
        return;
      }
      this.#abort();
    }
    if (!this.#running && track && this.#pause === undefined) {
      this.#begin(track);
    }
  }

  /** At once: what was not for the other side is not heard to its end. The next one begins when this one has ended, some browsers have one at a time. */
  #abort() {
    if (!this.#stopped) {
      this.#stopped = true;
      this.#drop();
      this.#running?.abort();
    }
  }

  /** @param {MediaStreamTrack} track */
  #begin(track) {
    const recognition = new this.#Recognition();
    recognition.lang = this.#language;
    recognition.continuous = recognition.interimResults = true;
    recognition.onresult = event => !this.#stopped && this.#read(event);
    recognition.onerror = ({ error }) => failures[error] && !this.#stopped && this.#fail(failures[error]);
    recognition.onend = () => this.#onEnd();
    [this.#running, this.#track, this.#began, this.#stopped, this.#wrote] = [recognition, track, Date.now(), false, false];
    this.#id++;
    try {
      recognition.start(track); // who knows no tracks listens to the microphone of the system's choice
    } catch {
      this.#onEnd();
    }
  }

  #onEnd() {
    const stopped = this.#stopped;
    this.#running = this.#track = null;
    this.#drop();
    if (stopped) {
      this.update();
    } else if (this.#wanted) {
      const pause = this.#limit.next(Date.now() - this.#began, this.#wrote);
      if (pause === null) {
        this.#fail('failed');
        return;
      }
      this.#pause = setTimeout(() => {
        this.#pause = undefined;
        this.update();
      }, pause);
    }
  }

  /** @param {Failure} failure */
  #fail(failure) {
    this.stop();
    this.#onFailure(failure);
  }

  /** @param {Parameters<NonNullable<Recognition['onresult']>>[0]} event */
  #read({ resultIndex, results }) {
    this.#wrote = true;
    const all = Array.from(results);
    for (const result of all.slice(resultIndex).filter(({ isFinal }) => isFinal)) {
      this.#drop();
      this.#say(result[0]?.transcript ?? '', true);
      this.#id++;
    }
    this.#interim = all
      .filter(({ isFinal }) => !isFinal)
      .map(result => result[0]?.transcript ?? '')
      .join('');
    this.#later ??= setTimeout(() => {
      this.#say(this.#interim, false);
      this.#drop();
    }, interimEvery);
  }

  /** What was not said yet is not said any more. */
  #drop() {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#interim = '';
  }

  /** @param {string} words @param {boolean} final */
  #say(words, final) {
    const text = plain(words);
    if (text) {
      this.#onWords({ id: this.#id, text, final });
    }
  }
}
