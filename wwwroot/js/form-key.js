// One key for one thing that is wanted, so that a second try of the same does it no second time.

/** Marks a form as a wish of its own. @param {FormData} form */
export function addKey(form) {
  form.set('_once', `c.${Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')}`);
}
