// What captions are made of: the messages of the other page, which are a stranger's, and the few lines that are seen of them.

/** @typedef {'denied' | 'network' | 'language' | 'microphone' | 'failed'} Failure why a browser does not write */
/** @typedef {{ id: number, text: string, final: boolean }} Caption */
/**
 * @typedef {{ kind: 'hello', captions: boolean, reply: boolean } | { kind: 'ask' } | { kind: 'stop' }
 *   | { kind: 'state', state: 'writing' | 'refused' | 'withdrawn' | Failure, language?: string } | ({ kind: 'caption' } & Caption)} PageMessage
 */

export const longestText = 500;
const longestMessage = 4000;
const states = ['writing', 'refused', 'withdrawn', 'denied', 'network', 'language', 'microphone', 'failed'];
// Interim words are followed by others or by the final ones within a moment, or somebody switched off.
const interimStays = 8000;
const linesSeen = 2;

/** Words on one line without what turns the reading direction of the letters around them, or cannot be seen; of too many the last ones. @param {string} text */
export function plain(text) {
  const words = text
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .replace(/[\u202A-\u202E\u2060-\u2069\u200B\u200E\u200F\u061C\u00AD\uFEFF\u115F\u1160\u2800\u3164\uFFA0]/g, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1') // letters as towers over the picture
    .trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(words)
    ? words
        .slice(-longestText)
        .replace(/^\p{Cs}/u, '')
        .trim()
    : '';
}

/** What the other page says, when it is something that it may say. @param {unknown} data @returns {PageMessage | null} */
export function readMessage(data) {
  if (typeof data !== 'string' || data.length > longestMessage) {
    return null;
  }
  /** @type {any} */ let message;
  try {
    message = JSON.parse(data);
  } catch {
    return null;
  }
  const { kind, captions, reply, state, language, id, text, final } = message ?? {};
  switch (kind) {
    case 'hello':
      return { kind, captions: captions === true, reply: reply === true };
    case 'ask':
    case 'stop':
      return { kind };
    case 'state':
      return states.includes(state) ? { kind, state, language: isLanguage(language) ? language : '' } : null;
    case 'caption': {
      const words = typeof text === 'string' && text.length <= longestText ? plain(text) : '';
      return words && Number.isSafeInteger(id) && id > 0 ? { kind, id, text: words, final: final === true } : null;
    }
    default:
      return null;
  }
}

/** @param {unknown} language @returns {language is string} */
const isLanguage = language => typeof language === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language);

/** So many at once and then so many a second; what is beyond is not looked at. */
export class Allowance {
  #left;
  #since = 0;
  #burst;
  #perSecond;

  /** @param {number} burst @param {number} perSecond */
  constructor(burst, perSecond) {
    this.#left = this.#burst = burst;
    this.#perSecond = perSecond;
  }

  /** @param {number} now in milliseconds */
  take(now) {
    this.#left = Math.min(this.#burst, this.#left + (Math.max(0, now - this.#since) / 1000) * this.#perSecond);
    this.#since = now;
    if (this.#left < 1) {
      return false;
    }
    this.#left--;
    return true;
  }
}

/** The window of what is seen: the last words said, for as long as they take to read, and those being said. */
export class CaptionLines {
  /** @type {{ id: number, text: string, until: number }[]} */ said = [];
  /** @type {{ id: number, text: string, until: number } | null} */ interim = null;
  #ended = -1;

  /** @param {Caption} caption @param {number} now in milliseconds */
  take({ id, text, final }, now) {
    if (id <= this.#ended) {
      return; // said already
    }
    if (final) {
      this.#ended = id;
      this.interim = null;
      this.said = [...this.said, { id, text, until: now + readingTime(text) }].slice(-linesSeen);
    } else {
      this.interim = { id, text, until: now + interimStays };
    }
  }

  /** Lets go of what has been read. @param {number} now @returns {number | null} when there is something to let go of next */
  expire(now) {
    this.said = this.said.filter(({ until }) => until > now);
    this.interim = this.interim && this.interim.until > now ? this.interim : null;
    const ends = [...this.said, ...(this.interim ? [this.interim] : [])].map(({ until }) => until);
    return ends.length > 0 ? Math.min(...ends) : null;
  }

  /** Another page counts from one. */
  clear() {
    [this.said, this.interim, this.#ended] = [[], null, -1];
  }
}

/** @param {string} text */
const readingTime = text => 4000 + 50 * text.length;
