import { hasSessionEnded } from '../session.js';
import { newId } from '../signaling/protocol.js';
import { recall, remember } from '../storage.js';
import { text } from '../texts.js';

/** @typedef {import('../signaling/protocol.js').InboxChange} InboxChange */
/** @typedef {{ id: string, form: FormData, item: HTMLLIElement, words: string }} Waiting */

const typingEvery = 3000;
const typingShown = 5000;
const againAfter = 4000;

/**
 * A conversation on the page: its lines come from the server in the server's order, each once; what is not yet accepted stands below them and is
 * sent again under the same id until it is.
 */
export class Thread {
  #address;
  #list;
  #form;
  #input;
  #error;
  #draftKey;
  /** @type {Map<string, Waiting>} */ #waiting = new Map();
  #turn = Promise.resolve();
  #typedAt = 0;
  #typingTimer = 0;

  /** @param {HTMLElement} page @param {HTMLFormElement | null} form */
  constructor(page, form) {
    this.id = page.dataset.conversation ?? '';
    this.#address = `/messages/${this.id}`;
    this.#list = /** @type {HTMLOListElement} */ (page.querySelector('#thread'));
    this.#form = form;
    this.#input = /** @type {HTMLTextAreaElement | null} */ (form?.querySelector('textarea') ?? null);
    this.#error = form?.querySelector('.field-error') ?? null;
    // Of this person: the other end of the conversation may sign in next in the same tab.
    this.#draftKey = `visavis.draft.${this.id}.${(document.body.dataset.session ?? '').split('.')[0]}`;
    this.#wire();
  }

  /** @param {InboxChange} change */
  receive(change) {
    if (change.conversationId !== this.id) {
      return;
    }
    if (change.kind === 'message' && change.sequence) {
      this.#show('typing', false);
      // A line that came before this one may be missing: from the first gap on.
      void this.fetchFrom(Math.min(change.sequence, this.last + 1));
    } else if (change.kind === 'read' && change.sequence) {
      this.#seen(change.sequence);
    } else if (change.kind === 'typing') {
      this.#showTyping();
    }
  }

  /** Of the newest line that the server has numbered. */
  get last() {
    const lines = /** @type {NodeListOf<HTMLElement>} */ (this.#list.querySelectorAll('li[data-sequence]'));
    return Number(lines[lines.length - 1]?.dataset.sequence ?? 0);
  }

  /** After the line came back: what was missed, and what was not accepted. */
  async catchUp() {
    await this.fetchFrom(this.last + 1);
    for (const waiting of this.#waiting.values()) {
      await this.#deliver(waiting);
    }
  }

  /** One after the other, so that lines never cross. @param {number} from */
  fetchFrom(from) {
    return (this.#turn = this.#turn.then(() => this.#fetch(from)).catch(() => undefined));
  }

  /** @param {number} from */
  async #fetch(from) {
    const response = await fetch(`${this.#address}?handler=Lines&from=${from}`, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (!response.ok) {
      return;
    }
    const near = this.#isAtEnd();
    const fetched = new DOMParser().parseFromString(await response.text(), 'text/html').querySelectorAll('li[data-sequence]');
    fetched.forEach(line => this.#place(/** @type {HTMLLIElement} */ (document.importNode(line, true))));
    if (near) {
      this.#list.lastElementChild?.scrollIntoView({ block: 'nearest' });
    }
    this.read();
    const last = /** @type {HTMLElement | undefined} */ (fetched[fetched.length - 1]);
    if (last && response.headers.get('Lines-Complete') === 'false') {
      await this.#fetch(Number(last.dataset.sequence) + 1);
    }
  }

  /** @param {HTMLLIElement} line */
  #place(line) {
    const sequence = Number(line.dataset.sequence);
    const known = this.#list.querySelector(`li[data-sequence="${sequence}"]`);
    if (line.dataset.mine === 'true') {
      this.#forget(line.dataset.message ?? '');
    }
    if (known) {
      known.replaceWith(line);
      return;
    }
    const next = [...this.#list.children].find(other => Number(/** @type {HTMLElement} */ (other).dataset.sequence ?? Infinity) > sequence);
    this.#list.insertBefore(line, next ?? null);
    this.#seen(Number(document.getElementById('seen')?.dataset.read ?? 0));
  }

  /** Tells the server once the newest line is on a screen that somebody looks at. */
  read() {
    const newest = this.#list.querySelector('li[data-sequence]:last-of-type, li[data-sequence]:nth-last-of-type(1)');
    if (document.visibilityState === 'visible' && newest && this.last > this.readUpTo) {
      this.readUpTo = this.last;
      // What was seen is what "delete for me" takes away.
      const upTo = /** @type {HTMLInputElement | null} */ (document.querySelector('[data-up-to]'));
      if (upTo) upTo.value = String(this.last);
      void this.#post('Read', { upTo: String(this.last) });
    }
  }

  readUpTo = 0;

  #wire() {
    const [form, input] = [this.#form, this.#input];
    document.addEventListener('visibilitychange', () => this.read());
    if (!form || !input) {
      return;
    }
    input.value ||= recall(this.#draftKey) ?? '';
    input.addEventListener('input', () => {
      remember(this.#draftKey, input.value);
      if (Date.now() - this.#typedAt > typingEvery && input.value) {
        this.#typedAt = Date.now();
        void this.#post('Typing', {});
      }
    });
    input.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#send(form, input);
    });
  }

  /** @param {HTMLFormElement} form @param {HTMLTextAreaElement} input */
  #send(form, input) {
    const files = /** @type {HTMLInputElement | null} */ (form.querySelector('[type=file]'));
    if (!input.value.trim() && !files?.files?.length) {
      input.focus();
      return;
    }
    const data = new FormData(form);
    const id = newId();
    data.set('messageId', id);
    form.querySelector('[data-call]')?.remove(); // the first message follows the call, the others this one
    const waiting = { id, form: data, item: this.#makeWaiting(input.value), words: input.value };
    this.#waiting.set(id, waiting);
    input.value = '';
    if (files) {
      files.value = '';
    }
    remember(this.#draftKey, null);
    this.#tell('');
    void this.#deliver(waiting);
  }

  /** @param {Waiting} waiting */
  async #deliver(waiting) {
    const state = waiting.item.querySelector('.line-state');
    try {
      const response = await fetch(`${this.#address}?handler=Send`, { method: 'POST', body: waiting.form, headers: { Accept: 'application/json' } });
      const answer = await response.json().catch(() => ({}));
      if (response.ok) {
        await this.fetchFrom(Math.min(answer.sequence, this.last + 1));
        this.#forget(waiting.id);
        this.#showRoom(answer.room);
        return;
      }
      this.#forget(waiting.id);
      this.#tell(answer.error ?? text('thread.failed'));
      if (this.#input) {
        this.#input.value ||= waiting.words;
        this.#input.focus();
        // There again after signing in, when it was the session that ended.
        remember(this.#draftKey, this.#input.value);
      }
      void hasSessionEnded();
    } catch {
      // No line: it waits, and goes again under its id.
      if (state) {
        state.textContent = text('thread.waiting');
      }
      setTimeout(() => this.#waiting.has(waiting.id) && void this.#deliver(waiting), againAfter);
    }
  }

  /** What a file took of the room. @param {string | undefined} sentence */
  #showRoom(sentence) {
    const room = this.#form?.querySelector('[data-room]');
    if (room && sentence) {
      room.textContent = sentence;
    }
  }

  /** @param {string} words */
  #makeWaiting(words) {
    const item = document.createElement('li');
    item.className = 'line line-waiting';
    item.dataset.mine = 'true';
    const bubble = document.createElement('div');
    bubble.className = 'line-bubble';
    const said = document.createElement('p');
    said.className = 'line-words';
    said.dir = 'auto';
    said.textContent = words;
    const state = document.createElement('p');
    state.className = 'line-state';
    state.textContent = text('thread.sending');
    bubble.append(said, state);
    item.append(bubble);
    this.#list.append(item);
    item.scrollIntoView({ block: 'nearest' });
    return item;
  }

  /** @param {string} id */
  #forget(id) {
    this.#waiting.get(id)?.item.remove();
    this.#waiting.delete(id);
  }

  /** @param {number} upTo */
  #seen(upTo) {
    const seen = document.getElementById('seen');
    if (seen) {
      seen.dataset.read = String(Math.max(upTo, Number(seen.dataset.read ?? 0)));
      const lines = /** @type {NodeListOf<HTMLElement>} */ (this.#list.querySelectorAll('li[data-sequence]'));
      seen.hidden = lines[lines.length - 1]?.dataset.mine !== 'true' || this.last > Number(seen.dataset.read);
    }
  }

  #showTyping() {
    this.#show('typing', true);
    window.clearTimeout(this.#typingTimer);
    this.#typingTimer = window.setTimeout(() => this.#show('typing', false), typingShown);
  }

  /** @param {string} id @param {boolean} is */
  #show(id, is) {
    const element = document.getElementById(id);
    if (element) {
      element.textContent = is ? text('thread.typing') : '';
    }
  }

  /** @param {string} sentence */
  #tell(sentence) {
    if (this.#error) {
      this.#error.textContent = sentence;
    }
  }

  #isAtEnd() {
    return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 400;
  }

  /** @param {string} handler @param {Record<string, string>} fields */
  async #post(handler, fields) {
    const token = /** @type {HTMLInputElement | null} */ (document.querySelector('input[name="__RequestVerificationToken"]'))?.value ?? '';
    const body = new URLSearchParams({ ...fields, __RequestVerificationToken: token });
    await fetch(`${this.#address}?handler=${handler}`, { method: 'POST', body }).catch(() => undefined);
  }
}
