/**
 * The text with the beginnings of words that were typed marked, whatever their accents and case.
 * @param {string} text @param {string} typed
 * @returns {(string | Node)[]}
 */
export function highlighted(text, typed) {
  const words = bare(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  /** @type {(string | Node)[]} */ const parts = [];
  let rest = 0;
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const start = words.filter(typedWord => bare(word).startsWith(typedWord)).sort((a, b) => b.length - a.length)[0];
    if (!start || index < rest) continue;
    const mark = document.createElement('mark');
    mark.textContent = text.slice(index, index + start.length);
    parts.push(text.slice(rest, index), mark);
    rest = index + start.length;
  }
  return [...parts, text.slice(rest)].filter(part => part !== '');
}

/**
 * Letter for letter, so that positions in the result are positions in the text.
 * @param {string} text
 */
function bare(text) {
  return [...text].map(letter => (letter.normalize('NFD')[0] ?? '').toLowerCase().padEnd(letter.length)).join('');
}
