import { keepAboveKeyboard } from './above-keyboard.js';
import { highlighted } from './highlight.js';

/**
 * @typedef {{ text: string, note?: string, what?: string, where?: string, href?: string }} Choice
 * @typedef {{ label: string, items: Choice[] }} Group
 * @typedef {{ said: string, groups: Group[] }} Answer
 */

let made = 0;

/**
 * A text box with a list of suggestions, by the combobox pattern of ARIA 1.2: the focus stays in the box, the list is walked with the arrows.
 * One question at a time is under way; the answer to the latest text is the only one shown.
 */
export class Combobox {
  #input;
  #ask;
  #choose;
  #list = document.createElement('div');
  #live = document.createElement('p');
  /** @type {Choice[]} */ #choices = [];
  #active = -1;
  #shownFor = '';
  /** @type {AbortController | null} */ #asking = null;
  #fit = keepAboveKeyboard(this.#list, () => this.close());

  /**
   * @param {HTMLInputElement} input
   * @param {(typed: string, signal: AbortSignal) => Promise<Answer>} ask
   * @param {(choice: Choice) => void} choose
   */
  constructor(input, ask, choose) {
    this.#input = input;
    this.#ask = ask;
    this.#choose = choose;
    this.#list.id = `combobox-${++made}`;
    this.#list.className = 'combobox-list';
    this.#list.role = 'listbox';
    this.#list.ariaLabel = input.labels?.[0]?.textContent ?? null;
    this.#list.hidden = true;
    this.#live.className = 'visually-hidden';
    this.#live.role = 'status';
    (input.parentElement ?? document.body).append(this.#list, this.#live);
    input.role = 'combobox';
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
    input.ariaExpanded = 'false';
    input.addEventListener('input', () => void this.#suggest());
    input.addEventListener('keydown', event => this.#onKey(event));
    input.addEventListener('blur', () => this.close());
    // Pressing must not take the focus from the box; the click that follows chooses, by mouse and by finger.
    this.#list.addEventListener('pointerdown', event => event.preventDefault());
    this.#list.addEventListener('mousedown', event => event.preventDefault());
    this.#list.addEventListener('click', event => {
      const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
      if (option) this.#take(this.#options().indexOf(option));
    });
    if (input.value && document.activeElement === input) void this.#suggest();
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  close() {
    this.#asking?.abort();
    this.#list.hidden = true;
    this.#input.ariaExpanded = 'false';
    this.#mark(-1);
  }

  async #suggest() {
    const typed = this.#input.value.trim();
    this.#asking?.abort();
    if (!typed) {
      this.close();
      this.#live.textContent = '';
      return;
    }
    const asking = (this.#asking = new AbortController());
    try {
      const answer = await this.#ask(typed, asking.signal);
      if (!asking.signal.aborted && document.activeElement === this.#input) this.#show(typed, answer);
    } catch {
      // Too many questions, or no line: the form still searches what is typed.
      if (!asking.signal.aborted) this.close();
    }
  }

  /** @param {string} typed @param {Answer} answer */
  #show(typed, { said, groups }) {
    const chosen = this.#choices[this.#active];
    this.#choices = groups.flatMap(group => group.items);
    this.#shownFor = typed;
    let index = 0;
    this.#list.replaceChildren(
      ...groups.map((group, number) => {
        const part = element('div', '');
        const label = element('div', 'combobox-group', group.label);
        label.id = `${this.#list.id}-group-${number}`;
        part.role = 'group';
        part.setAttribute('aria-labelledby', label.id);
        part.append(label, ...group.items.map(item => this.#option(item, typed, index++)));
        return part;
      }),
    );
    this.#list.hidden = this.#choices.length === 0;
    this.#list.scrollTop = 0;
    this.#fit();
    this.#input.ariaExpanded = String(this.isOpen);
    this.#live.textContent = said;
    // Who has walked to a choice keeps it when a later answer offers it too: Enter must not send what is half typed.
    this.#mark(chosen ? this.#choices.findIndex(choice => sameChoice(choice, chosen)) : -1);
  }

  /** @param {Choice} choice @param {string} typed @param {number} index */
  #option(choice, typed, index) {
    const option = element('div', 'combobox-option');
    option.id = `${this.#list.id}-${index}`;
    option.role = 'option';
    option.ariaSelected = 'false';
    const text = element('bdi', '');
    text.append(...highlighted(choice.text, typed));
    option.append(text);
    if (choice.note) option.append(' ', element('bdi', 'combobox-note', choice.note));
    return option;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Tab') {
      this.close(); // before the focus moves: a list that scrolls is a stop of its own to browsers
      return;
    }
    const last = this.#choices.length - 1;
    const steps = /** @type {Record<string, () => number>} */ ({
      ArrowDown: () => (this.#active < last ? this.#active + 1 : -1),
      ArrowUp: () => (this.#active < 0 ? last : this.#active - 1),
    });
    if (event.key === 'ArrowDown' && !this.isOpen && this.#input.value.trim()) {
      if (this.#shownFor !== this.#input.value.trim() || last < 0) void this.#suggest();
      else this.#reopen();
    } else if (!this.isOpen) {
      return;
    } else if (event.key in steps) {
      this.#mark(steps[event.key]());
    } else if (event.key === 'Escape') {
      this.close();
    } else if (event.key === 'Enter' && this.#active >= 0) {
      this.#take(this.#active);
    } else if (event.key === 'Home' || event.key === 'End') {
      this.#mark(-1); // and the caret moves in the box, as the pattern asks
      return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #reopen() {
    this.#list.hidden = false;
    this.#input.ariaExpanded = 'true';
    this.#mark(0);
  }

  /** @param {number} index */
  #mark(index) {
    this.#active = index;
    this.#options().forEach((option, number) => (option.ariaSelected = String(number === index)));
    const option = this.#options()[index];
    if (option) {
      this.#input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      this.#input.removeAttribute('aria-activedescendant');
    }
  }

  /** @param {number} index */
  #take(index) {
    const choice = this.#choices[index];
    this.close();
    this.#choices = [];
    if (choice) this.#choose(choice);
  }

  #options() {
    return [...this.#list.querySelectorAll('[role=option]')];
  }
}

/** @param {Choice} one @param {Choice} other */
const sameChoice = (one, other) => one.text === other.text && one.note === other.note && one.href === other.href;

/** @param {string} tag @param {string} className @param {string} [text] */
function element(tag, className, text = '') {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
