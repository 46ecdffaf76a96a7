// What a browser remembers for a page. Where it remembers nothing, blocked or full, the page does without.

/** @param {string} key @returns {string | null} as long as the tab is open */
export function recall(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string | null} value null forgets it */
export function remember(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Not remembered, nothing else.
  }
}
