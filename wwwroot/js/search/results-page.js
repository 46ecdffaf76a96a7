import { text } from '../texts.js';

/**
 * Results that follow each tick without leaving the page: the server's answer takes the place of what is shown, under its own address, with
 * focus and scroll kept. Whatever goes wrong, the address is opened the ordinary way.
 */
export class ResultsPage {
  #page;
  #at = placeOf(location);
  /** @type {AbortController | null} */ #loading = null;

  /** @param {Document} page */
  constructor(page) {
    this.#page = page;
    page.addEventListener('change', event => {
      const form = event.target instanceof HTMLInputElement ? event.target.form : null;
      if (form?.id === 'filters-form') void this.open(addressOf(form));
    });
    page.addEventListener('submit', event => {
      const form = /** @type {HTMLFormElement} */ (event.target);
      if (form.id === 'filters-form') {
        event.preventDefault();
        void this.open(addressOf(form));
      }
    });
    page.addEventListener('click', event => this.#onClick(event));
    addEventListener('popstate', () => {
      // A jump within the page comes by here too.
      if (placeOf(location) !== this.#at) void this.open(location.href, false);
    });
  }

  get #shown() {
    return /** @type {HTMLElement} */ (this.#page.getElementById('results'));
  }

  /** The address of what is shown. */
  get address() {
    return this.#shown.dataset.address ?? location.href;
  }

  /** @param {string} address @param {boolean} [isNew] whether going back should lead to what is shown now */
  async open(address, isNew = true) {
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    this.#shown.ariaBusy = 'true';
    try {
      const response = await fetch(address, { signal: loading.signal, headers: { accept: 'text/html' } });
      const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
      const fresh = answer.getElementById('results');
      if (!response.ok || !fresh) throw new Error(`${response.status}`);
      if (!loading.signal.aborted) this.#swap(answer, fresh, isNew);
    } catch {
      if (loading.signal.aborted) return;
      // Off line the browser has nothing but its own error page: what is shown stays, and says so.
      if (navigator.onLine) location.assign(address);
      else this.#tellOffline();
    }
  }

  #tellOffline() {
    this.#shown.ariaBusy = null;
    const live = this.#page.getElementById('results-live');
    if (!live) return;
    live.textContent = text('results.offline');
    live.classList.remove('visually-hidden');
    live.classList.add('notice');
    addEventListener('online', () => live.classList.replace('notice', 'visually-hidden'), { once: true });
  }

  /** @param {Document} answer @param {HTMLElement} fresh @param {boolean} isNew */
  #swap(answer, fresh, isNew) {
    const focused = this.#shown.contains(this.#page.activeElement) ? this.#page.activeElement : null;
    for (const opened of this.#shown.querySelectorAll('details[open]')) {
      fresh.querySelector(`#${opened.id}`)?.setAttribute('open', '');
    }
    this.#shown.replaceWith(this.#page.adoptNode(fresh));
    if (isNew) history.pushState(null, '', this.address);
    this.#at = placeOf(location);
    this.#follow(answer);
    this.#page.title = fresh.dataset.title ?? this.#page.title;
    if (focused) (this.#page.getElementById(focused.id || 'results-title') ?? this.#page.getElementById('results-title'))?.focus({ preventScroll: true });
    const live = this.#page.getElementById('results-live');
    if (live) live.textContent = fresh.querySelector('h1')?.textContent ?? '';
    this.#page.dispatchEvent(new CustomEvent('peoplechange'));
  }

  /** What stands around the results and says where one is: the search boxes, the way back from signing in or changing the language. @param {Document} answer */
  #follow(answer) {
    for (const selector of ['.site-search input', 'input[name=returnUrl]', 'a[href*="returnUrl="]', '.skip-link']) {
      const fresh = answer.querySelectorAll(selector);
      this.#page.querySelectorAll(selector).forEach((element, index) => {
        const other = fresh[index];
        if (element instanceof HTMLInputElement && other instanceof HTMLInputElement) element.value = other.value;
        else if (other?.hasAttribute('href')) element.setAttribute('href', other.getAttribute('href') ?? '');
      });
    }
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const pressed = event.target instanceof Element ? event.target.closest('a[data-results], [data-close-filters]') : null;
    if (!pressed || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (pressed instanceof HTMLAnchorElement) {
      void this.open(pressed.href);
    } else {
      this.#page.getElementById('filters')?.removeAttribute('open');
      this.#page.getElementById('results-title')?.focus();
    }
  }
}

/**
 * What the form would ask for, without what goes without saying.
 * @param {HTMLFormElement} form
 */
function addressOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value && typeof value === 'string') query.append(name, value);
  }
  return `${form.action}?${query}`;
}

/** @param {Location} location */
function placeOf({ pathname, search }) {
  return pathname + search;
}
