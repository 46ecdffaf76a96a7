import assert from 'node:assert/strict';
import test from 'node:test';
import { keepAboveKeyboard } from '../../wwwroot/js/search/above-keyboard.js';

/** A page 700 px high with a list from 200 to 600. */
function page() {
  /** @type {Record<string, () => void>} */ const listeners = {};
  const view = {
    height: 700,
    offsetTop: 0,
    /** @param {string} type @param {() => void} listener */
    addEventListener(type, listener) {
      listeners[type] = listener;
    },
    /** @param {number} height */
    becomes(height) {
      this.height = height;
      listeners.resize();
    },
  };
  const list = { hidden: false, style: /** @type {CSSStyleDeclaration} */ ({ maxHeight: '' }), getBoundingClientRect: () => ({ top: 200, bottom: 600 }) };
  let closed = 0;
  const fit = keepAboveKeyboard(
    /** @type {any} */ (list),
    () => {
      closed++;
      list.hidden = true;
    },
    view,
  );
  return { view, list, fit, closed: () => closed };
}

test('A list that the keyboard would cover ends above it', () => {
  const { view, list, fit } = page();
  fit();
  assert.equal(list.style.maxHeight, '');
  view.becomes(420);
  assert.equal(list.style.maxHeight, '212px');
});

test('Some rows are shown however little room there is', () => {
  const { view, list } = page();
  view.becomes(250);
  assert.equal(list.style.maxHeight, '132px');
});

test('The list goes with the keyboard, and stays when only a bar goes', () => {
  const { view, list, closed } = page();
  view.becomes(420);
  view.becomes(480);
  assert.equal(list.hidden, false);
  view.becomes(700);
  assert.equal(closed(), 1);
});
