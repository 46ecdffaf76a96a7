// Shows the photos of a page one at a time in a dialog. Without it the links open the photos themselves.
import { text } from '../texts.js';

/** @type {ReturnType<typeof build> | undefined} */
let box;
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[data-lightbox]') : null;
  if (!(link instanceof HTMLAnchorElement) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  box ??= build(document);
  box.open([.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[data-lightbox]'))], link);
});

/** @param {Document} page */
function build(page) {
  const dialog = page.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.setAttribute('aria-label', text('lightbox.title'));
  const bar = add(dialog, 'div', 'lightbox-bar');
  const place = add(bar, 'p', 'lightbox-place');
  place.setAttribute('aria-live', 'polite');
  const close = button(bar, 'lightbox-close', text('lightbox.close'), 'x');
  const stage = add(dialog, 'div', 'lightbox-stage');
  const photo = /** @type {HTMLImageElement} */ (add(stage, 'img', 'lightbox-photo'));
  const previous = button(stage, 'lightbox-previous', text('lightbox.previous'), 'chevron-left');
  const next = button(stage, 'lightbox-next', text('lightbox.next'), 'chevron-right');
  const caption = add(dialog, 'p', 'lightbox-caption');
  caption.dir = 'auto';
  page.body.appendChild(dialog);

  /** @type {HTMLAnchorElement[]} */
  let links = [];
  let index = 0;

  /** @param {number} wanted */
  const show = wanted => {
    index = (wanted + links.length) % links.length;
    const link = links[index];
    // A new element starts the soft appearance again and never shows the photo before under the caption of this one.
    photo.removeAttribute('src');
    photo.src = link.href;
    photo.alt = link.querySelector('img')?.alt ?? '';
    caption.textContent = link.dataset.caption ?? '';
    place.textContent = text('lightbox.place', { place: index + 1, count: links.length });
    previous.hidden = next.hidden = links.length < 2;
  };

  close.addEventListener('click', () => dialog.close());
  previous.addEventListener('click', () => show(index - 1));
  next.addEventListener('click', () => show(index + 1));
  stage.addEventListener('click', event => {
    if (event.target === stage) dialog.close();
  });
  dialog.addEventListener('keydown', event => {
    const keys = /** @type {Record<string, number>} */ ({
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      Home: 0,
      End: links.length - 1,
    });
    if (event.key in keys) {
      event.preventDefault();
      show(keys[event.key]);
    }
  });
  wireSwipe(stage, step => show(index + step));
  // On a phone Back closes what is open, and does not leave the page.
  const leave = () => dialog.open && dialog.close();
  addEventListener('popstate', leave);
  dialog.addEventListener('close', () => {
    if (history.state?.lightbox) history.back();
    photo.removeAttribute('src');
    links[index]?.focus();
  });

  return {
    /** @param {HTMLAnchorElement[]} all @param {HTMLAnchorElement} first */
    open(all, first) {
      links = all;
      show(Math.max(0, all.indexOf(first)));
      // The browser keeps the focus inside, and gives it back.
      dialog.showModal();
      history.pushState({ lightbox: true }, '');
      close.focus();
    },
  };
}

/** @param {HTMLElement} stage @param {(step: number) => void} turn */
function wireSwipe(stage, turn) {
  const enough = 48;
  /** @type {number | null} */
  let from = null;
  stage.addEventListener('touchstart', event => void (from = event.touches.length === 1 ? event.touches[0].clientX : null), {
    passive: true,
  });
  stage.addEventListener('touchend', event => {
    if (from === null) return;
    const moved = event.changedTouches[0].clientX - from;
    if (Math.abs(moved) > enough) turn(moved > 0 ? -1 : 1);
  });
}

/** @param {HTMLElement} parent @param {string} name @param {string} className */
function add(parent, name, className) {
  const element = parent.appendChild(parent.ownerDocument.createElement(name));
  element.className = className;
  return element;
}

/** @param {HTMLElement} parent @param {string} className @param {string} label @param {string} icon */
function button(parent, className, label, icon) {
  const element = /** @type {HTMLButtonElement} */ (add(parent, 'button', `button button-icon lightbox-button ${className}`));
  element.type = 'button';
  element.setAttribute('aria-label', label);
  const namespace = 'http://www.w3.org/2000/svg';
  const drawing = element.appendChild(parent.ownerDocument.createElementNS(namespace, 'svg'));
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.appendChild(parent.ownerDocument.createElementNS(namespace, 'use')).setAttribute('href', `/lib/icons.svg#${icon}`);
  return element;
}
