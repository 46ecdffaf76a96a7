import { Combobox } from './combobox.js';
import { ask } from './suggestions.js';

/**
 * Gives a field of a form that asks for a commune its suggestions; each is written so that it means just one.
 * @param {HTMLInputElement} input
 */
export function wireCommuneField(input) {
  new Combobox(
    input,
    (typed, signal) => ask('commune', typed, signal),
    choice => {
      input.value = choice.where ?? choice.text;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
  );
}
