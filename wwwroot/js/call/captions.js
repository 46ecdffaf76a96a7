import { Allowance, readMessage } from './caption-words.js';

/** @typedef {import('./caption-words.js').Failure} Failure */
/** @typedef {import('./caption-words.js').PageMessage} PageMessage */
/** @typedef {'off' | 'asking' | 'on' | 'unable' | 'refused' | 'withdrawn' | Failure} Reading */

// A page that asks and takes it back, again and again, does not flicker before its reader.
const questions = 3;
// A path that is too slow for words that are said now drops them instead of bringing them late.
const mostWaiting = 64 * 1024;

/**
 * Captions of both sides as the two pages agree on them over their data channel; see docs/signaling-protocol.md. Fires `change`, `reading` when something is to be told to
 * whoever asked for captions, `caption` with the other side's words, and `failed` with the reason why this browser stopped writing.
 */
export class Captions extends EventTarget {
  /** Whether the other browser can write; null until its page has said so. @type {boolean | null} */ peerAble = null;
  /** What became of the other side's words. @type {Reading} */ reading = 'off';
  /** In which language they are. */ language = '';
  /** The other side would like to read what is said here. */ peerWishes = false;
  /** The question waits for its answer. */ asked = false;
  /** What is said here is written for the other side. */ writing = false;

  /** @type {RTCDataChannel | null} */ #channel = null;
  /** @type {AbortController | null} */ #listening = null;
  /** @type {boolean | null} */ #agreed = null;
  #wishes = false;
  #askedOver = /** @type {RTCDataChannel | null} */ (null);
  #questions = 0;
  #spoken = '';
  #allowance = new Allowance(40, 20);
  #writer;

  /** @param {Pick<import('./speech-writer.js').SpeechWriter, 'start' | 'stop'> | null} writer null in a browser that cannot write */
  constructor(writer) {
    super();
    this.#writer = writer;
  }

  /** @param {RTCDataChannel | null} channel of the present connection; another one begins afresh */
  attach(channel) {
    if (channel === this.#channel) {
      return;
    }
    this.#listening?.abort();
    this.#channel = channel;
    this.#endWriting();
    this.peerAble = null;
    this.peerWishes = this.asked = false;
    if (this.reading === 'on') {
      this.#read('asking'); // its page may be another one, which has not agreed
    }
    if (channel) {
      const { signal } = (this.#listening = new AbortController());
      channel.addEventListener('message', ({ data }) => this.#receive(data), { signal });
      if (channel.readyState === 'open') {
        this.#greet(true);
      } else {
        channel.addEventListener('open', () => this.#greet(true), { signal });
      }
    }
    this.#changed();
  }

  /** Somebody wants captions, or no longer. */
  toggle() {
    if (this.reading === 'asking' || this.reading === 'on') {
      this.#wishes = false;
      this.#read('off');
      this.#send({ kind: 'stop' });
    } else if (!this.peerAble) {
      this.#read('unable');
    } else {
      this.#wishes = true;
      this.#read('asking');
      this.#ask();
    }
  }

  /** @param {string} language that is spoken here */
  agree(language) {
    this.#agreed = true;
    this.asked = false;
    this.#spoken = language;
    if (this.peerWishes) {
      this.#beginWriting();
    }
    this.#changed();
  }

  /** Also after having agreed: from now on nothing is written. */
  refuse() {
    const state = this.writing ? 'withdrawn' : 'refused';
    this.#agreed = false;
    this.asked = false;
    this.#endWriting();
    this.#send({ kind: 'state', state });
    this.#changed();
  }

  /** Who refused, or whose browser stopped, sees the question again. */
  reconsider() {
    this.asked = this.peerWishes && !this.writing;
    this.#changed();
  }

  /** @param {import('./caption-words.js').Caption} caption */
  write(caption) {
    if (this.writing) {
      this.#send({ kind: 'caption', ...caption });
    }
  }

  /** This browser stopped writing. @param {Failure} failure */
  fail(failure) {
    this.writing = false;
    this.#send({ kind: 'state', state: failure });
    this.dispatchEvent(new CustomEvent('failed', { detail: failure }));
    this.#changed();
  }

  /** @param {unknown} data */
  #receive(data) {
    const message = this.#allowance.take(Date.now()) ? readMessage(data) : null;
    switch (message?.kind) {
      case 'hello':
        this.#onHello(message);
        break;
      case 'ask':
        this.#onAsk();
        break;
      case 'stop':
        this.peerWishes = this.asked = false;
        this.#endWriting();
        this.#changed();
        break;
      case 'state':
        if (this.#wishes) {
          this.language = message.language ?? '';
          this.#read(message.state === 'writing' ? 'on' : message.state);
        }
        break;
      case 'caption':
        if (this.reading === 'on') {
          this.dispatchEvent(new CustomEvent('caption', { detail: message }));
        }
    }
  }

  /** @param {{ captions: boolean, reply: boolean }} hello */
  #onHello({ captions, reply }) {
    this.peerAble = captions;
    if (reply) {
      this.#greet(false);
    }
    if (this.reading === 'asking') {
      captions ? this.#ask() : this.#read('unable');
    }
    this.#changed();
  }

  #onAsk() {
    if (!this.#writer || this.writing || this.asked) {
      return;
    }
    this.peerWishes = true;
    if (this.#agreed) {
      this.#beginWriting();
    } else if (this.#agreed === null && this.#questions < questions) {
      this.#questions++;
      this.asked = true;
    } else {
      this.#send({ kind: 'state', state: 'refused' });
    }
    this.#changed();
  }

  /** Once over each connection, until it is taken back. */
  #ask() {
    if (this.#askedOver !== this.#channel) {
      this.#askedOver = this.#channel;
      this.#send({ kind: 'ask' });
    }
  }

  #beginWriting() {
    this.writing = true;
    this.#send({ kind: 'state', state: 'writing', language: this.#spoken });
    this.#writer?.start(this.#spoken);
  }

  #endWriting() {
    this.writing = false;
    this.#writer?.stop();
  }

  /** @param {boolean} reply whether the other page is to say the same of itself */
  #greet(reply) {
    this.#send({ kind: 'hello', captions: this.#writer !== null, reply });
  }

  /** @param {PageMessage} message */
  #send(message) {
    const channel = this.#channel;
    if (channel?.readyState === 'open' && (message.kind !== 'caption' || channel.bufferedAmount < mostWaiting)) {
      channel.send(JSON.stringify(message));
    }
  }

  /** @param {Reading} reading */
  #read(reading) {
    this.reading = reading;
    if (reading !== 'asking') {
      this.#askedOver = null;
    }
    this.dispatchEvent(new Event('reading'));
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
