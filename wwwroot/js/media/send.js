// Posts a form for a script: the answer's sentence, and progress while the body goes out.

import { addKey } from '../form-key.js';
import { tellSessionEnded } from '../session.js';
import { text } from '../texts.js';

/** What the server says, or null when nothing arrived. @typedef {{ ok: boolean, status: number, message: string | null }} Answer */

/**
 * @param {string} address
 * @param {FormData} form with the antiforgery field
 * @param {(share: number) => void} [onProgress] 0 to 1
 * @returns {Promise<Answer>}
 */
export function send(address, form, onProgress) {
  return new Promise(resolve => {
    // fetch() cannot tell how much of a body has gone out.
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = event => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status === 401) tellSessionEnded();
      resolve({
        ok: request.status === 200,
        status: request.status,
        message: request.status === 401 ? text('session.ended') : messageOf(request.responseText),
      });
    };
    request.onerror = () => resolve({ ok: false, status: 0, message: null });
    addKey(form);
    request.send(form);
  });
}

/** @param {string} text */
function messageOf(text) {
  try {
    const message = JSON.parse(text).message;
    return typeof message === 'string' ? message : null;
  } catch {
    return null;
  }
}
