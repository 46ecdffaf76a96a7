import { hasText, text } from '../texts.js';
import { lookAlikesIn } from './look-alikes.js';

// What somebody wrote may start a link; what ends the sentence is not part of it.
const address = /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"'.]+\.[^\s<>"']+/gi;
const sentenceEnd = /[.,;:!?»)\]]+$/;

/**
 * Cuts a text into words and web addresses.
 * @param {string} text
 * @returns {{ text: string, href: string | null }[]}
 */
export function withLinks(text) {
  /** @type {{ text: string, href: string | null }[]} */ const parts = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(sentenceEnd, '');
    const href = asAddress(found);
    // What only looks like this site is to be read, and not pressed.
    if (href && lookAlikesIn(found, ownHost()).length === 0) {
      parts.push({ text: text.slice(end, match.index), href: null }, { text: found, href });
      end = match.index + found.length;
    }
  }
  parts.push({ text: text.slice(end), href: null });
  return parts.filter(part => part.text !== '');
}

export const ownHost = () => globalThis.location?.hostname ?? '';

/** @param {string} found */
function asAddress(found) {
  try {
    return new URL(/^https?:/i.test(found) ? found : `https://${found}`).href;
  } catch {
    return null;
  }
}

/** A file of the call stands in the conversation of the two: its address says nothing to a reader. @param {string} href */
const leadsToMessages = href => href.startsWith(`${globalThis.location?.origin}/messages/`) && hasText('file.open');

/** @param {HTMLElement} element @param {string} words written by somebody: only ever text and links that tell nobody where they were pressed */
export function writeWithLinks(element, words) {
  element.replaceChildren(
    ...withLinks(words).map(part => {
      if (!part.href) {
        return document.createTextNode(part.text);
      }
      const link = document.createElement('a');
      link.href = part.href;
      link.target = '_blank';
      link.rel = 'noopener noreferrer nofollow ugc';
      link.textContent = leadsToMessages(part.href) ? text('file.open') : part.text;
      return link;
    }),
  );
}
