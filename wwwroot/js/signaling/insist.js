import { SignalingError } from './signaling-error.js';

/** @typedef {import('./connection.js').SignalingConnection} SignalingConnection */

// After that nobody expects any more that what they pressed still happens.
const patience = 10_000;

/**
 * Calls a method that may be repeated. A line that breaks leaves open whether the server heard; asked again, it gives the same answer.
 * @param {SignalingConnection} line @param {string} method @param {object | string} request @returns {Promise<any>}
 */
export async function insist(line, method, request) {
  try {
    return await line.invoke(method, request);
  } catch (error) {
    if (!isLineLoss(error)) {
      throw error;
    }
    await within(patience, nextLine(line));
    return line.invoke(method, request);
  }
}

/** @param {unknown} error */
export function isLineLoss(error) {
  return error instanceof SignalingError && error.id === 'not_connected';
}

/**
 * Rejects with `not_connected` when it takes longer.
 * @template T
 * @param {number} milliseconds @param {Promise<T>} promise @returns {Promise<T>}
 */
export async function within(milliseconds, promise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  try {
    return await Promise.race([promise, new Promise((_, reject) => (timer = setTimeout(() => reject(new SignalingError('not_connected')), milliseconds)))]);
  } finally {
    clearTimeout(timer);
  }
}

/** Not `ready()`: the line that just broke may still be called connected. @param {SignalingConnection} line @returns {Promise<void>} */
function nextLine(line) {
  return new Promise(resolve => {
    const off = line.onState(state => {
      if (state === 'connected') {
        off();
        resolve();
      }
    });
  });
}
