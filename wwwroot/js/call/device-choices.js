// Which microphone, camera and speaker the person chose last on this device.

/** @typedef {{ audio?: string, video?: string, speaker?: string }} DeviceChoices */

const key = 'visavis.devices';

/** @returns {DeviceChoices} */
export function loadChoices() {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {}; // storage blocked or spoilt: the defaults do
  }
}

/** @param {DeviceChoices} choices */
export function saveChoices(choices) {
  try {
    localStorage.setItem(key, JSON.stringify({ ...loadChoices(), ...choices }));
  } catch {
    // Not remembered, nothing else.
  }
}
