// Tries camera, microphone, site and network, and says in words whose side fails. Nothing leaves the browser.
const root = /** @type {HTMLElement} */ (document.getElementById('device-check'));
const video = /** @type {HTMLVideoElement} */ (document.getElementById('check-video'));
const start = /** @type {HTMLButtonElement} */ (document.getElementById('check-start'));
const listenFor = 4000;
const heardFrom = 0.02;
const slowFrom = 400;

/** @param {string} name */
const text = name => root.dataset[name] ?? '';

/** @param {string} part @param {string} sentence @param {boolean} ok */
function tell(part, sentence, ok) {
  const line = /** @type {HTMLElement} */ (document.getElementById(`check-${part}`));
  line.textContent = sentence;
  line.dataset.ok = String(ok);
}

/** @param {unknown} problem */
function sentenceOf(problem) {
  const name = problem instanceof DOMException ? problem.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return text('denied');
  }

  return name === 'NotFoundError' || name === 'OverconstrainedError' ? text('missing') : text('busy');
}

function browserCanCall() {
  if (!window.isSecureContext) {
    tell('browser', text('insecure'), false);
    return false;
  }

  const can = Boolean(navigator.mediaDevices) && 'RTCPeerConnection' in window && 'WebSocket' in window;
  tell('browser', can ? text('ok') : text('browserBad'), can);
  return can;
}

async function tryCamera() {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    tell('camera', `${text('ok')} (${stream.getVideoTracks()[0].label})`, true);
  } catch (problem) {
    tell('camera', sentenceOf(problem), false);
  }
}

async function tryMicrophone() {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const heard = await hears(stream);
    stream.getTracks().forEach(track => track.stop());
    tell('microphone', heard ? text('heard') : text('silent'), heard);
  } catch (problem) {
    tell('microphone', sentenceOf(problem), false);
  }
}

/** @param {MediaStream} stream */
async function hears(stream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const until = performance.now() + listenFor;
  let heard = false;
  while (!heard && performance.now() < until) {
    await new Promise(done => requestAnimationFrame(done));
    analyser.getFloatTimeDomainData(samples);
    heard = samples.some(sample => Math.abs(sample) > heardFrom);
  }

  await context.close();
  return heard;
}

async function trySite() {
  const began = performance.now();
  try {
    const answer = await fetch('/health/live', { cache: 'no-store' });
    const took = Math.round(performance.now() - began);
    const slow = took > slowFrom ? text('slow').replace('{ms}', String(took)) : text('ok');
    tell('site', answer.ok ? slow : text('ourSide'), answer.ok && took <= slowFrom);
  } catch {
    tell('site', navigator.onLine ? text('ourSide') : text('offline'), false);
  }
}

async function tryNetwork() {
  const peer = new RTCPeerConnection();
  peer.createDataChannel('check');
  const found = new Promise(done => {
    peer.onicecandidate = event => {
      if (event.candidate || peer.iceGatheringState === 'complete') {
        done(Boolean(event.candidate));
      }
    };
    setTimeout(() => done(false), listenFor);
  });
  await peer.setLocalDescription(await peer.createOffer());
  const ok = /** @type {boolean} */ (await found);
  peer.close();
  tell('network', ok ? text('ok') : text('noAddress'), ok);
}

start.addEventListener('click', async () => {
  start.disabled = true;
  for (const part of ['camera', 'microphone', 'site', 'network']) {
    tell(part, text('running'), true);
  }

  if (browserCanCall()) {
    await tryCamera();
    await tryMicrophone();
    await tryNetwork();
  }

  await trySite();
  start.disabled = false;
});
