import { datesOf, text } from '../texts.js';
import { byId } from '../call/elements.js';
import { ownHost, writeWithLinks } from './links.js';
import { lookAlikesIn } from './look-alikes.js';
import { speaksOfMoney } from './money-words.js';

/** @typedef {import('./chat.js').Chat} Chat */
/** @typedef {import('./chat.js').Line} Line */

/** The chat beside the pictures. What people write is only ever text. */
export class ChatPanel {
  #chat;
  #peerName;
  #unread = 0;
  #state = '';
  #time = new Intl.DateTimeFormat(datesOf(document.documentElement.lang), { timeStyle: 'short' });
  /** @type {Map<string, HTMLDivElement>} */ #items = new Map();

  /** @param {Chat} chat @param {string} peerName */
  constructor(chat, peerName) {
    this.#chat = chat;
    this.#peerName = peerName;
    this.#input.placeholder = text('chat.placeholder', { name: peerName });
    chat.addEventListener('change', () => this.#render());
    chat.addEventListener('arrived', () => {
      if (!this.isOpen) {
        this.#count(this.#unread + 1);
      }
    });
    byId('chat-form').addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    byId('chat-toggle').addEventListener('click', () => this.toggle());
    byId('chat-close').addEventListener('click', () => this.toggle());
    byId('chat').addEventListener('keydown', event => event.key === 'Escape' && this.toggle());
  }

  get isOpen() {
    return !byId('chat').hidden;
  }

  toggle() {
    const open = !this.isOpen;
    byId('chat').hidden = !open;
    byId('stage').dataset.chat = open ? 'open' : 'closed';
    byId('chat-toggle').setAttribute('aria-pressed', String(open));
    if (open) {
      this.#count(0);
      this.#input.focus();
      this.#scroll();
    } else {
      byId('chat-toggle').focus();
    }
  }

  /** When nothing can be sent nothing is pretended to be. @param {'open' | 'offline' | 'ringing'} state */
  setState(state) {
    if (this.#state !== state) {
      this.#state = state;
      // Read-only keeps focus and draft, which a disabled field would lose.
      this.#input.readOnly = state !== 'open';
      this.#input.placeholder = text(state === 'open' ? 'chat.placeholder' : `chat.${state}`, { name: this.#peerName });
      /** @type {HTMLButtonElement} */ (byId('chat-send')).disabled = state !== 'open';
    }
  }

  #submit() {
    const line = this.#input.value.trim();
    if (line && !this.#input.readOnly) {
      this.#input.value = '';
      void this.#chat.send(line);
    }
  }

  #render() {
    const list = byId('chat-lines');
    byId('chat-empty').hidden = this.#chat.lines.length > 0;
    this.#chat.lines.forEach((line, index) => {
      const item = this.#items.get(line.messageId) ?? this.#make(line);
      item.dataset.state = line.sequence === null ? (line.failed ? 'failed' : 'sending') : 'sent';
      const state = /** @type {HTMLElement} */ (item.querySelector('.chat-state'));
      state.textContent = line.sequence !== null || !line.failed ? '' : text(line.failed === 'not_connected' ? 'chat.waiting' : 'chat.refused');
      if (list.children[index] !== item) {
        list.insertBefore(item, list.children[index] ?? null);
      }
    });
    this.#scroll();
  }

  /** @param {Line} line */
  #make(line) {
    const item = document.createElement('div');
    item.className = line.fromMe ? 'chat-line chat-mine' : 'chat-line';
    const head = document.createElement('p');
    head.className = 'chat-who';
    const who = document.createElement('bdi');
    who.textContent = line.fromMe ? text('chat.me') : this.#peerName;
    const when = document.createElement('time');
    when.dateTime = line.sentAt;
    when.textContent = this.#time.format(new Date(line.sentAt));
    const state = document.createElement('span');
    state.className = 'chat-state';
    head.append(who, ' ', when, ' ', state);
    const words = document.createElement('p');
    words.className = 'chat-words';
    words.dir = 'auto';
    writeWithLinks(words, line.text);
    item.append(head, words, ...cautions(line.text));
    this.#items.set(line.messageId, item);
    return item;
  }

  /** @param {number} unread */
  #count(unread) {
    this.#unread = unread;
    byId('chat-unread').textContent = unread ? String(unread) : '';
    byId('chat-arrived').textContent = byId('chat-unread-words').textContent = unread ? text('chat.unread', { count: unread }) : '';
  }

  #scroll() {
    const list = byId('chat-lines');
    list.scrollTop = list.scrollHeight;
  }

  /** @returns {HTMLInputElement} */
  get #input() {
    return byId('chat-text');
  }
}

/** What stands below words that swindlers use, whoever wrote them. @param {string} words */
function cautions(words) {
  const sentences = lookAlikesIn(words, ownHost()).map(address => text('chat.lookAlike', { address, host: ownHost() }));
  if (speaksOfMoney(words)) {
    sentences.push(text('chat.money'));
  }
  return sentences.map(sentence => {
    const caution = document.createElement('p');
    caution.className = 'chat-caution';
    caution.textContent = sentence;
    return caution;
  });
}
