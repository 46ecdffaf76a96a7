// Letters and digits drawn like a Latin letter; what is not here stands for itself. The server reads messages the same way: SiteLookAlikes.cs.
const drawn = new Map(Array.from('аaеeоoрpсcхxуyѕsіiјjѵvԁdһhαaνvιiοoρpυuκkıiɑaɩiʋv0o1i3e4a5sli'.match(/../gu) ?? [], pair => [pair[0], pair[1]]));
const address = /[\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)+/gu;
const files = new Set(['pdf', 'jpg', 'jpeg', 'png', 'webp', 'doc', 'docx', 'xls', 'xlsx', 'ics', 'txt']);

/** @param {string} text */
const skeleton = text =>
  Array.from(text.normalize('NFKD').toLowerCase())
    .filter(sign => /[\p{L}\p{Nd}]/u.test(sign))
    .map(sign => drawn.get(sign) ?? sign)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');

/** One letter more, less or other. @param {string} one @param {string} other */
function isNear(one, other) {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (longer.length - shorter.length > 1 || shorter === '') {
    return false;
  }
  let same = 0;
  while (same < shorter.length && shorter[same] === longer[same]) {
    same++;
  }
  return shorter.slice(shorter.length === longer.length ? same + 1 : same) === longer.slice(same + 1);
}

/** @param {string} host */
function brands(host) {
  const first = host.split('.').find(label => label !== 'www') ?? '';
  return ['visavis', ...(first.length >= 5 && first !== 'localhost' && /\p{L}/u.test(first) ? [first] : [])].map(skeleton);
}

/** @param {string} found @param {string} host @param {boolean} isBeforeAt */
function isLookAlike(found, host, isBeforeAt) {
  const lower = found.toLowerCase();
  const isOwn = lower === host || lower.endsWith(`.${host}`);
  const labels = lower.split('.');
  const ending = labels[labels.length - 1];
  if ((isOwn && !isBeforeAt) || ending.length < 2 || !/\p{L}/u.test(ending) || files.has(ending)) {
    return false;
  }
  // Before the last dot, and before an @ all of it: whoever reads it stops there.
  const names = isBeforeAt ? labels : labels.slice(0, -1);
  return (
    isOwn ||
    brands(host).some(
      brand => skeleton(names.join('')).includes(brand) || names.some(label => [label, ...label.split('-')].some(part => isNear(skeleton(part), brand))),
    )
  );
}

/**
 * The addresses in a text that look like the site's own and are not.
 * @param {string} text
 * @param {string} host the site's own, without a port
 */
export function lookAlikesIn(text, host) {
  const found = Array.from(text.matchAll(address))
    .filter(match => isLookAlike(match[0], host.toLowerCase(), text[match.index + match[0].length] === '@'))
    .map(match => match[0]);
  return found.filter((one, index) => found.findIndex(other => other.toLowerCase() === one.toLowerCase()) === index);
}
