import { text } from '../texts.js';
import { connectionWords } from './connection-words.js';
import { amountFor, euros } from './cost.js';
import { loadChoices } from './device-choices.js';
import { DeviceFields } from './device-fields.js';
import { showProblems } from './device-notices.js';
import { byId, press, show } from './elements.js';
import { usesRelay } from './stats.js';

/** @typedef {import('./call-session.js').CallSession} CallSession */
/** @typedef {import('./media.js').LocalMedia} LocalMedia */

/** The call itself on the page: both pictures, the controls, and in words how the connection is. */
export class Stage {
  #session;
  #media;
  #peerName;
  // The server's clock less this one.
  #clockOffset = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */ #ticking;
  #relayed = false;
  #asked = 0;
  #screenError = '';
  #devices;
  #cost;

  /** @param {CallSession} session @param {LocalMedia} media @param {string} peerName @param {import('./cost.js').Cost | null} [cost] null when it is free */
  constructor(session, media, peerName, cost = null) {
    this.#cost = cost;
    this.#session = session;
    this.#media = media;
    this.#peerName = peerName;
    byId('microphone').addEventListener('click', () => void media.toggleMicrophone());
    byId('camera').addEventListener('click', () => void media.toggleCamera());
    byId('screen').addEventListener('click', () => void this.#toggleScreen());
    byId('screen').hidden = !media.canShareScreen;
    this.#devices = new DeviceFields(byId('stage-devices'), media, deviceId => void this.useSpeaker(deviceId));
    byId('devices').addEventListener('click', () => this.#showDevices(byId('stage-devices').hidden));
    byId('stage-devices').addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        this.#showDevices(false);
        byId('devices').focus();
      }
    });
    byId('unmute').addEventListener('click', () => this.#play());
    // The system pauses a video that is in its way, e.g. for a telephone call: it goes on, or a button offers it.
    this.#remote.addEventListener('pause', () => this.#play());
    this.#remote.addEventListener('playing', () => (byId('unmute').hidden = true));
    media.addEventListener('change', () => this.render());
    session.addEventListener('change', () => this.render());
  }

  open() {
    byId('stage').hidden = false;
    document.body.dataset.inCall = '';
    clearInterval(this.#ticking);
    this.#ticking = setInterval(() => this.#tick(), 500);
    void this.useSpeaker(loadChoices().speaker ?? '');
    byId('stage-name').focus();
    this.render();
  }

  close() {
    byId('stage').hidden = true;
    delete document.body.dataset.inCall;
    clearInterval(this.#ticking);
    this.#remote.srcObject = null;
    /** @type {HTMLVideoElement} */ (byId('own')).srcObject = null;
  }

  /** @param {string} deviceId */
  async useSpeaker(deviceId) {
    try {
      await this.#remote.setSinkId?.(deviceId);
    } catch {
      await this.#remote.setSinkId?.('').catch(() => {}); // a speaker that is gone: the default one sounds
    }
  }

  render() {
    if (byId('stage').hidden) {
      return;
    }
    const { call, link } = this.#session;
    const { microphone, camera, screen, stream, wanted } = this.#media;
    if (call?.serverTime) {
      this.#clockOffset ||= Date.parse(call.serverTime) - Date.now();
    }
    press('microphone', wanted.audio && Boolean(microphone));
    press('camera', wanted.video && Boolean(camera));
    press('screen', Boolean(screen));
    byId('own').hidden = !camera;
    void show(byId('own'), camera ? stream : null);
    showProblems(byId('stage-notices'), this.#media);
    if (!byId('stage-devices').hidden) {
      void this.#devices.update();
    }

    const connected = link !== null && link.state !== 'connecting';
    const peer = call?.peerMedia;
    byId('stage').dataset.peerVideo = String(connected && (peer?.video ?? true) && call?.state !== 'ringing');
    byId('stage').dataset.ringing = String(!call || call.state === 'ringing');
    byId('stage').dataset.peerScreen = String(Boolean(peer?.screen));
    if (link && call?.state !== 'ringing') {
      this.#play();
    }
    say('connection', connectionWords(this.#session, this.#peerName));
    say(
      'peer-media',
      [
        connected && peer && !peer.audio && text('peer.audioOff'),
        connected && peer && !peer.video && text('peer.videoOff'),
        peer?.screen && text('peer.screen', { name: this.#peerName }),
        screen && text('me.screen'),
        this.#screenError,
        // Only who asked for it is promised that nothing else was tried.
        this.#relayed && text(call?.relayOnly ? 'path.hidden' : 'path.relayed'),
      ]
        .filter(Boolean)
        .join(' · '),
    );
    if (link?.state === 'connected' && this.#asked !== link.generation) {
      this.#asked = link.generation;
      void usesRelay(link.pc).then(relayed => {
        this.#relayed = relayed;
        this.render();
      });
    }
    this.#tick();
  }

  /** @param {boolean} open */
  #showDevices(open) {
    byId('stage-devices').hidden = !open;
    byId('devices').setAttribute('aria-expanded', String(open));
    if (open) {
      void this.#devices.update().then(() => byId('stage-devices').querySelector('select')?.focus());
    }
  }

  #play() {
    const { link } = this.#session;
    if (link) {
      void show(this.#remote, link.remoteStream).then(playing => {
        byId('unmute').hidden = playing;
        byId('unmute-words').textContent = text(this.#remote.currentTime > 0 ? 'stage.resume' : 'stage.sound');
      });
    }
  }

  async #toggleScreen() {
    this.#screenError = '';
    try {
      if (this.#media.screen) {
        this.#media.stopScreen();
      } else {
        await this.#media.shareScreen();
      }
    } catch (error) {
      // Refusing in the browser's own dialog is an answer, not a failure.
      this.#screenError = /** @type {Error} */ (error).name === 'NotAllowedError' ? '' : text('screen.failed');
      this.render();
    }
  }

  #tick() {
    const since = this.#session.call?.connectedAt;
    const lasted = since ? Date.now() + this.#clockOffset - Date.parse(since) : 0;
    byId('timer').textContent = since ? duration(lasted) : '';
    if (this.#cost) {
      byId('cost').hidden = !since;
      byId('cost').textContent = text('cost.now', { amount: euros(amountFor(this.#cost, lasted)) });
    }
  }

  /** @returns {HTMLVideoElement} */
  get #remote() {
    return byId('remote');
  }
}

/** A live region is read again whenever it is written to. @param {string} id @param {string} words */
function say(id, words) {
  const element = byId(id);
  if (element.textContent !== words) {
    element.textContent = words;
  }
}

/** @param {number} milliseconds */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return (parts[0] ? parts : parts.slice(1)).map((part, index) => (index ? String(part).padStart(2, '0') : String(part))).join(':');
}
