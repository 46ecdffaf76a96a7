import { text } from '../texts.js';
import { loadChoices, saveChoices } from './device-choices.js';

/** @typedef {import('./media.js').LocalMedia} LocalMedia */

const kinds = /** @type {const} */ (['video', 'audio', 'speaker']);

/** The choice of camera, microphone and speaker, as far as the browser tells and there is one. */
export class DeviceFields {
  #box;
  #media;
  #onSpeaker;
  #prefix;

  /**
   * @param {HTMLElement} box
   * @param {LocalMedia} media
   * @param {(deviceId: string) => void} onSpeaker
   */
  constructor(box, media, onSpeaker) {
    this.#prefix = box.id;
    this.#box = box;
    this.#media = media;
    this.#onSpeaker = onSpeaker;
  }

  async update() {
    const devices = await this.#media.list();
    for (const kind of kinds) {
      const field = this.#field(kind);
      const select = /** @type {HTMLSelectElement} */ (field.querySelector('select'));
      const usable = kind !== 'speaker' || 'setSinkId' in HTMLMediaElement.prototype;
      field.hidden = !usable || devices[kind].length === 0;
      const options = devices[kind].map(device => new Option(device.label, device.deviceId));
      if (options.map(o => o.value + o.text).join() !== [...select.options].map(o => o.value + o.text).join()) {
        select.replaceChildren(...options);
      }
      const current = this.#current(kind);
      if (current && devices[kind].some(device => device.deviceId === current)) {
        select.value = current;
      }
    }
  }

  /** @param {typeof kinds[number]} kind */
  #current(kind) {
    const track = kind === 'audio' ? this.#media.microphone : kind === 'video' ? this.#media.camera : null;
    return track?.getSettings().deviceId ?? loadChoices()[kind];
  }

  /** @param {typeof kinds[number]} kind */
  #field(kind) {
    const id = `${this.#prefix}-${kind}`;
    const known = /** @type {HTMLElement | null} */ (this.#box.querySelector(`[data-kind="${kind}"]`));
    if (known) {
      return known;
    }
    const field = document.createElement('div');
    field.className = 'field';
    field.dataset.kind = kind;
    const label = document.createElement('label');
    label.htmlFor = id;
    label.textContent = text(`device.${kind}`);
    const select = document.createElement('select');
    select.id = id;
    select.addEventListener('change', () => {
      if (kind === 'speaker') {
        saveChoices({ speaker: select.value });
        this.#onSpeaker(select.value);
      } else {
        void this.#media.choose(kind, select.value);
      }
    });
    field.append(label, select);
    this.#box.append(field);
    return field;
  }
}
