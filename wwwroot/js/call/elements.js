/**
 * The element of an id that the page is known to have.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`The page has no #${id}`);
  }
  return /** @type {T} */ (element);
}

/** @param {string} id @param {boolean} pressed */
export function press(id, pressed) {
  byId(id).setAttribute('aria-pressed', String(pressed));
}

/**
 * Shows a stream; says whether the browser refused to sound it before a gesture.
 * @param {HTMLVideoElement} video @param {MediaStream | null} stream
 * @returns {Promise<boolean>} false when a click is needed
 */
export async function show(video, stream) {
  if (video.srcObject !== stream) {
    video.srcObject = stream;
  }
  if (!stream || !video.paused) {
    return true;
  }
  try {
    await video.play();
    return true;
  } catch (error) {
    return /** @type {Error} */ (error).name !== 'NotAllowedError';
  }
}
