/** @type {Record<string, string> | undefined} */ let texts;

/** @param {string} key */
export function hasText(key) {
  return key in all();
}

/**
 * A sentence in the reader's language, rendered by Razor into data blocks (`<script type="application/json" data-texts>`), with `{name}`s filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  return (all()[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** How dates are written in a language: in English the day comes before the month and hours go to 24, as the server writes them. @param {string} language */
export const datesOf = language => (language === 'en' ? 'en-GB' : language);

/** @returns {Record<string, string>} */
function all() {
  return (texts ??= Object.assign({}, ...Array.from(document.querySelectorAll('script[data-texts]'), block => JSON.parse(block.textContent ?? '{}'))));
}
