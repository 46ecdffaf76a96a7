// Captions of what the other one says, where the browser writes speech down on the device itself. Nothing leaves the device for them, and the
// other one needs nothing.

/**
 * As far as it is used here; https://webaudio.github.io/web-speech-api/ with the parts about recognition on the device.
 * @typedef {object} Recognition
 * @property {string} lang @property {boolean} continuous @property {boolean} interimResults @property {boolean} processLocally
 * @property {(track?: MediaStreamTrack) => void} start
 * @property {() => void} abort
 * @property {(name: string, handle: (event: any) => void) => void} addEventListener
 */

/** @typedef {{ langs: string[], processLocally: true }} Wish */
/** @typedef {{ new (): Recognition, available?: (wish: Wish) => Promise<string>, install?: (wish: Wish) => Promise<boolean> }} Recognizer */

/** What follows at once after a fall of the recognizer would only fall again. */
const hopeless = ['not-allowed', 'service-not-allowed', 'language-not-supported', 'audio-capture'];
const mostCharacters = 160;

export class Captions {
  /** @type {Recognition | null} */ #recognition = null;
  #recognizer;
  #language;
  #track;
  #show;
  #changed;

  /**
   * @param {object} parts
   * @param {Recognizer | undefined} parts.recognizer
   * @param {string} parts.language as browsers name it, e.g. fr-FR
   * @param {() => MediaStreamTrack | undefined} parts.track what the other one says
   * @param {(words: string) => void} parts.show
   * @param {(state: 'on' | 'off' | 'loading' | 'failed') => void} parts.changed
   */
  constructor({ recognizer, language, track, show, changed }) {
    this.#recognizer = recognizer;
    this.#language = language;
    this.#track = track;
    this.#show = show;
    this.#changed = changed;
  }

  get #wish() {
    return { langs: [this.#language], processLocally: /** @type {const} */ (true) };
  }

  /** Whether this browser can do it on the device, now or after fetching what it needs. */
  async offered() {
    try {
      return ['available', 'downloadable', 'downloading'].includes((await this.#recognizer?.available?.(this.#wish)) ?? '');
    } catch {
      return false;
    }
  }

  async toggle() {
    if (this.#recognition) {
      this.stop();
      return;
    }
    this.#changed('loading');
    if (!(await this.#ready())) {
      this.#changed('failed');
      return;
    }
    this.#start();
  }

  stop() {
    const recognition = this.#recognition;
    this.#recognition = null;
    recognition?.abort();
    this.#show('');
    this.#changed('off');
  }

  async #ready() {
    try {
      const recognizer = this.#recognizer;
      return (await recognizer?.available?.(this.#wish)) === 'available' || ((await recognizer?.install?.(this.#wish)) ?? false);
    } catch {
      return false;
    }
  }

  #start() {
    const track = this.#track();
    const Recognizer = this.#recognizer;
    if (!track || !Recognizer) {
      this.#changed('failed');
      return;
    }
    const recognition = new Recognizer();
    this.#recognition = recognition;
    Object.assign(recognition, { lang: this.#language, continuous: true, interimResults: true, processLocally: true });
    recognition.addEventListener('result', event => this.#show(lastWords(event.results)));
    recognition.addEventListener('error', event => hopeless.includes(event.error) && this.#fail(recognition));
    // After a silence browsers end it by themselves; the track may be another one by then.
    recognition.addEventListener('end', () => this.#recognition === recognition && this.#start());
    try {
      recognition.start(track);
      this.#changed('on');
    } catch {
      this.#fail(recognition);
    }
  }

  /** @param {Recognition} recognition */
  #fail(recognition) {
    if (this.#recognition !== recognition) return;
    this.#recognition = null;
    this.#show('');
    this.#changed('failed');
  }
}

/** The end of what was said, whole words. @param {ArrayLike<ArrayLike<{ transcript: string }>>} results */
function lastWords(results) {
  const said = Array.from(results, one => one[0]?.transcript ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return said.length <= mostCharacters ? said : said.slice(-mostCharacters).replace(/^\S*\s/, '… ');
}
