import { loadChoices } from './device-choices.js';

/** @typedef {import('./media.js').Kind} Kind */
/** @typedef {import('./media.js').Problem} Problem */
/** @typedef {{ tracks: MediaStreamTrack[], failed: Partial<Record<Kind, Error>> }} Captured */

/** @type {Record<string, Problem>} */
const problemsByErrorName = {
  NotAllowedError: 'denied',
  NotFoundError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
  OverconstrainedError: 'constrained',
  SecurityError: 'denied',
  InsecureError: 'insecure', // our own word: see attempt
  TypeError: 'failed',
};

/** @type {Record<Kind, MediaTrackConstraints>} */
const wishes = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 }, facingMode: { ideal: 'user' } },
};

/** @param {Error} error @returns {Problem} */
export function problem(error) {
  return problemsByErrorName[error.name] ?? 'failed';
}

/**
 * Opens devices with one question to the person. Only when a device fails, and not the person refused, each is tried alone,
 * so that one failing device does not take the other.
 * @param {MediaDevices | undefined} devices @param {Kind[]} kinds @returns {Promise<Captured>}
 */
export async function capture(devices, kinds) {
  const both = await attempt(devices, kinds);
  if (kinds.length < 2 || !both.error) {
    return { tracks: both.tracks, failed: both.error ? { [kinds[0]]: both.error } : {} };
  }
  /** @type {Captured} */ const captured = { tracks: [], failed: {} };
  for (const kind of kinds) {
    // Asked again after a refusal, a person only learns to press "no": what the browser grants anyway may still be had.
    const alone = both.error.name !== 'NotAllowedError' || (await isGranted(kind)) ? await attempt(devices, [kind]) : both;
    captured.tracks.push(...alone.tracks);
    if (alone.error) {
      captured.failed[kind] = alone.error;
    }
  }
  return captured;
}

/** Opens any device of the kind but the remembered one. @param {MediaDevices | undefined} devices @param {Kind} kind @returns {Promise<MediaStreamTrack | null>} */
export async function captureAnother(devices, kind) {
  const { tracks } = await attempt(devices, [kind], false);
  return tracks[0] ?? null;
}

/**
 * @param {MediaDevices | undefined} devices @param {Kind[]} kinds @param {boolean} [exact] the remembered device, which may be gone
 * @returns {Promise<{ tracks: MediaStreamTrack[], error: Error | null }>}
 */
async function attempt(devices, kinds, exact = true) {
  const choices = exact ? loadChoices() : {};
  const constraints = Object.fromEntries(kinds.map(kind => [kind, { ...wishes[kind], ...(choices[kind] && { deviceId: { exact: choices[kind] } }) }]));
  try {
    if (!devices?.getUserMedia) {
      // Outside https and localhost browsers have none; where the page is secure, it is the browser that lacks them.
      throw new DOMException('No media devices here', globalThis.isSecureContext ? 'TypeError' : 'InsecureError');
    }
    return { tracks: (await devices.getUserMedia(constraints)).getTracks(), error: null };
  } catch (thrown) {
    const error = /** @type {Error} */ (thrown);
    return exact && error.name === 'OverconstrainedError' ? attempt(devices, kinds, false) : { tracks: [], error };
  }
}

/** @param {Kind} kind */
async function isGranted(kind) {
  try {
    const name = /** @type {PermissionName} */ (kind === 'audio' ? 'microphone' : 'camera');
    return (await navigator.permissions.query({ name })).state === 'granted';
  } catch {
    return false; // this browser does not tell: then there is no second question
  }
}
