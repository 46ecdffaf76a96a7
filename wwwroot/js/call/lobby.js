import { text } from '../texts.js';
import { DeviceFields } from './device-fields.js';
import { showProblems } from './device-notices.js';
import { byId, press, show } from './elements.js';
import { LevelMeter } from './level-meter.js';

/** @typedef {import('./media.js').LocalMedia} LocalMedia */

/** Before ringing and before answering: one sees and hears oneself first. */
export class Lobby {
  #media;
  #meter = new LevelMeter();
  #fields;
  #opening = true;
  #frame = 0;
  #refresh = () => this.#render();
  #wake = () => this.#meter.wake();

  /** @param {LocalMedia} media @param {(deviceId: string) => void} onSpeaker */
  constructor(media, onSpeaker) {
    this.#media = media;
    this.#fields = new DeviceFields(byId('lobby-devices'), media, onSpeaker);
    byId('lobby-microphone').addEventListener('click', () => void media.toggleMicrophone());
    byId('lobby-camera').addEventListener('click', () => void media.toggleCamera());
  }

  /** @param {string} title */
  async open(title) {
    byId('lobby').hidden = false;
    byId('lobby-title').textContent = title;
    this.#media.addEventListener('change', this.#refresh);
    document.addEventListener('pointerdown', this.#wake);
    document.addEventListener('keydown', this.#wake);
    this.#measure();
    this.#render();
    await this.#media.open();
    this.#opening = false;
    this.#render();
  }

  close() {
    byId('lobby').hidden = true;
    this.#media.removeEventListener('change', this.#refresh);
    document.removeEventListener('pointerdown', this.#wake);
    document.removeEventListener('keydown', this.#wake);
    cancelAnimationFrame(this.#frame);
    this.#meter.close();
    /** @type {HTMLVideoElement} */ (byId('preview')).srcObject = null;
  }

  get hidesAddress() {
    return /** @type {HTMLInputElement | null} */ (document.getElementById('hide-address'))?.checked ?? false;
  }

  /** @param {string} sentence */
  fail(sentence) {
    byId('lobby-error').textContent = sentence;
    byId('lobby-error').hidden = !sentence;
  }

  #render() {
    const { microphone, camera, wanted, stream } = this.#media;
    press('lobby-microphone', wanted.audio && Boolean(microphone));
    press('lobby-camera', wanted.video && Boolean(camera));
    void show(byId('preview'), camera ? stream : null);
    byId('preview').hidden = !camera;
    const words = camera ? '' : this.#opening ? 'preview.opening' : wanted.video ? 'preview.none' : 'preview.off';
    byId('preview-words').textContent = words && text(words);
    this.#meter.listenTo(microphone);
    showProblems(byId('lobby-notices'), this.#media);
    void this.#fields.update();
  }

  #measure() {
    const track = byId('level');
    const bar = /** @type {HTMLElement} */ (track.firstElementChild);
    let shown = 0;
    let told = 0;
    const step = () => {
      const { microphone } = this.#media;
      shown = Math.max(microphone?.enabled ? this.#meter.level : 0, shown * 0.9);
      bar.style.setProperty('scale', `${shown.toFixed(3)} 1`);
      const percent = Math.round(shown * 20) * 5;
      if (percent !== told) {
        track.setAttribute('aria-valuenow', String((told = percent)));
      }
      this.#frame = requestAnimationFrame(step);
    };
    step();
  }
}
