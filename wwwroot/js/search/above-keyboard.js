// A phone's keyboard covers the page without making it smaller: a list below a text box has to end above it, and goes when it goes.

/** Rows that are always shown, however little room there is: the list can be scrolled. */
const least = 132;

/** A window changes by less than a keyboard when a bar of the browser comes or goes. */
const keyboard = 120;

/**
 * @typedef {object} Viewport the part of the page that is seen: `visualViewport`
 * @property {number} height
 * @property {number} offsetTop
 * @property {(type: 'resize' | 'scroll', listener: () => void) => void} addEventListener
 */

/**
 * Answers a function that fits the list anew; to be called when it opens.
 * @param {Pick<HTMLElement, 'hidden' | 'style' | 'getBoundingClientRect'>} list
 * @param {() => void} close
 * @param {Viewport | null} [view]
 */
export function keepAboveKeyboard(list, close, view = globalThis.visualViewport ?? null) {
  if (!view) return () => {};
  let height = view.height;
  const fit = () => {
    if (list.hidden) return;
    list.style.maxHeight = '';
    const box = list.getBoundingClientRect();
    const end = view.offsetTop + view.height - 8;
    if (box.bottom > end) list.style.maxHeight = `${Math.max(least, end - box.top)}px`;
  };
  view.addEventListener('resize', () => {
    const grown = view.height - height;
    height = view.height;
    if (grown > keyboard && !list.hidden) close();
    else fit();
  });
  view.addEventListener('scroll', fit);
  return fit;
}
