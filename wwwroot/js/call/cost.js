// What a call costs, counted for the eye; what is owed the server counts by the same rule.
import { SignalingError } from '../signaling/signaling-error.js';

/** @typedef {{ cents: number, unit: 'call' | 'quarterhour' | 'minute', capCents: number | null }} Cost */

/** @param {Cost} cost @param {number} milliseconds since the two saw or heard each other @returns {number} cents */
export function amountFor({ cents, unit, capCents }, milliseconds) {
  if (milliseconds <= 0) return 0;
  const minutes = milliseconds / 60_000;
  const units = unit === 'call' ? 1 : Math.ceil(unit === 'minute' ? minutes : minutes / 15);
  return Math.min(units * cents, capCents ?? Infinity);
}

/** @param {number} cents */
export function euros(cents) {
  const digits = cents % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(cents / 100);
}

/** Tells the server that the price was read and agreed to, before it rings. @param {Cost | null | undefined} cost */
export async function agreeTo(cost) {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById('price-form'));
  if (!cost || !form) return;
  // Fetched only for a call that costs something: opening the page counts its requests.
  const { addKey } = await import('../form-key.js');
  const data = new FormData(form);
  addKey(data);
  data.set('cents', String(cost.cents));
  data.set('unit', cost.unit);
  if (cost.capCents !== null) data.set('cap', String(cost.capCents));
  const response = await fetch(location.pathname, { method: 'POST', body: data }).catch(() => null);
  if (!response) throw new SignalingError('not_connected');
  if (response.status === 409) throw new SignalingError('price_not_agreed');
  if (!response.ok) throw new SignalingError(response.status === 401 ? 'unauthenticated' : 'server_error');
}
