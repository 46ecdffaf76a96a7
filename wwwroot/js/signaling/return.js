// When a page that lost its line comes back. A server that goes away loses all its pages at once: they must not come in one step, and not all of them first.

/** @typedef {'call' | 'open' | 'rest'} Rank in a call; where somebody waits or can be called; all others */

// The first try falls anywhere within.
export const spread = { call: 400, open: 1200, rest: 60_000 };
const pauses = { call: [300, 1000], open: [300, 1000, 2000], rest: [2000, 5000, 10_000] };
const first = [0, 300, 1000, 2000];
// A server of another version stays one for a while.
const outdatedPause = 10_000;

/**
 * Milliseconds before the next try.
 * @param {object} of
 * @param {number} of.attempt tries since the line broke, or since the page was opened
 * @param {boolean} of.isReturn whether there was a line before
 * @param {Rank} of.rank
 * @param {number | null} of.told what the server asked for: it has made room by then
 * @param {boolean} of.outdated
 * @param {number} of.random from 0 to 1
 */
export function pauseBefore({ attempt, isReturn, rank, told, outdated, random }) {
  if (told !== null) {
    return told + spread.call * random;
  }
  if (outdated) {
    return outdatedPause * (0.5 + random);
  }
  if (!isReturn) {
    return first[Math.min(attempt, first.length - 1)] * (0.5 + random);
  }
  const later = pauses[rank];
  return attempt === 0 ? spread[rank] * random : later[Math.min(attempt, later.length) - 1] * (0.5 + random);
}

/** Who can be called is waited for like an open dashboard. @param {Rank} rank what the page says of itself @param {string | null | undefined} status @returns {Rank} */
export function rankOf(rank, status) {
  return rank === 'rest' && status && status !== 'offline' ? 'open' : rank;
}

/**
 * The page of a call: its lobby is waited at, and once it has a call nothing is more urgent.
 * @param {{ rank: Rank }} line @param {EventTarget & { call: { state: string } | null }} session
 */
export function rankByCall(line, session) {
  const follow = () => (line.rank = session.call && session.call.state !== 'ended' ? 'call' : 'open');
  session.addEventListener('change', follow);
  follow();
}
