import { Combobox } from './combobox.js';
import { ask } from './suggestions.js';

/** @typedef {import('./combobox.js').Choice} Choice */

/**
 * Gives the two boxes of a search form their suggestions: a profession or need goes on to "where", a town fills "where", a name leads to its profile.
 * @param {HTMLFormElement} form
 */
export function wireSearchForm(form) {
  const what = /** @type {HTMLInputElement} */ (form.elements.namedItem('what'));
  const where = /** @type {HTMLInputElement} */ (form.elements.namedItem('where'));
  for (const input of [what, where]) {
    new Combobox(
      input,
      (typed, signal) => ask(input.name, typed, signal),
      choice => choose(choice, input),
    );
  }

  /** @param {Choice} choice @param {HTMLInputElement} from */
  function choose(choice, from) {
    if (choice.href) {
      location.assign(choice.href);
      return;
    }
    if (choice.what !== undefined) what.value = choice.what;
    if (choice.where !== undefined) where.value = choice.where;
    const next = from === what && !where.value ? where : from === what && !what.value ? what : from;
    next.focus();
    next.setSelectionRange(next.value.length, next.value.length);
  }
}
