// The call page of both sides: lobby, ringing, the call, its end.
import { obstacle, showObstacle } from '../call/able.js';
import { CallSession } from '../call/call-session.js';
import { followPresence, keepWishHere, leadBack, refusal } from '../call/caller-lobby.js';
import { agreeTo } from '../call/cost.js';
import { byId } from '../call/elements.js';
import { showEnded } from '../call/ended.js';
import { tellFarewell } from '../call/farewell.js';
import { keepChoices, restoreChoices } from '../call/kept-choices.js';
import { Lobby } from '../call/lobby.js';
import { LocalMedia } from '../call/media.js';
import { wireMore } from '../call/more.js';
import { watchNetwork } from '../call/network-check.js';
import { listenToShortcuts } from '../call/shortcuts.js';
import { Stage } from '../call/stage.js';
import { Chat } from '../messages/chat.js';
import { ChatPanel } from '../messages/chat-panel.js';
import { rememberCall, rememberedCall, tellRenewal } from '../presence/line-notices.js';
import { RingTone, waitingPattern } from '../presence/ring-tone.js';
import { signaling } from '../signaling/connection.js';
import { isLineLoss, within } from '../signaling/insist.js';
import { Insistence } from '../signaling/insistence.js';
import { newId } from '../signaling/protocol.js';
import { rankByCall } from '../signaling/return.js';
import { SignalingError } from '../signaling/signaling-error.js';
import { text } from '../texts.js';

// A page that comes back into a call waits this long for its devices, and otherwise lets them follow.
const devicePatience = 600;
// Who presses a button while there is no line is told after this long; what they asked for still happens when the line comes soon enough.
const silentPatience = 4000;
const linePatience = 30_000;

/** @type {{ peer: { id: string, name: string }, networkServers: string[], cost: import('../call/cost.js').Cost | null, call: { id: string, role: 'caller' | 'callee', state: string } & import('../call/ended.js').OverCall | null }} */
const data = JSON.parse(byId('call-data').textContent ?? '');
const { name } = data.peer;
const line = signaling();
const media = new LocalMedia();
const session = new CallSession({ signaling: line, media, clientId: newId() });
const stage = new Stage(session, media, name, data.cost);
const lobby = new Lobby(media, deviceId => void stage.useSpeaker(deviceId));
const tone = new RingTone();
const hangUp = new Insistence(line, 'HangUp');
const decline = new Insistence(line, 'DeclineCall');
/** @type {ChatPanel | null} */ let panel = null;
/** @type {Chat | null} */ let panelChat = null;
let ringing = false;
/** @type {Promise<void> | undefined} */ let prepared;
let [accepting, over, furnished] = [false, false, false];

media.addEventListener('track', event => void session.publish(/** @type {CustomEvent} */ (event).detail));
session.addEventListener('change', follow);
byId('hang-up').addEventListener('click', () => void hangUpNow());
addEventListener('online', () => session.networkChanged());
keepWishHere();
tellRenewal(line);
tellFarewell(session);
rankByCall(line, session);
listenToShortcuts({ m: 'microphone', v: 'camera', s: 'screen', c: 'chat-toggle', t: 'captions-toggle' });

const reason = obstacle();
if (reason && data.call?.state !== 'ended') {
  showObstacle(reason); // before the lobby asks for what this browser does not have
} else if (!data.call) {
  await lobbyOfCaller();
} else if (data.call.state === 'ended') {
  finish(data.call);
} else if (data.call.state === 'ringing' && data.call.role === 'callee') {
  await lobbyOfCallee(data.call.id);
} else if (rememberedCall() === data.call.id) {
  await comeBack(data.call.id);
} else {
  askToContinue(data.call.id);
}

async function lobbyOfCaller() {
  line.on('Welcome', ({ live }) => live && !session.call && leadBack(live, data.peer.id));
  if (line.welcome?.live) {
    leadBack(line.welcome.live, data.peer.id);
  }
  followPresence(name);
  void line.start();
  whenPressed('call-now', async () => {
    await agreeTo(data.cost);
    await awaited(line.ready().then(() => session.start(data.peer.id, lobby.hidesAddress)));
    history.replaceState(null, '', `/calls/${session.call?.id}`);
    enterStage();
  });
  const opening = lobby.open(text('title.lobby', { name }));
  watchNetwork({ line, servers: data.networkServers });
  await opening;
}

/** @param {string} callId */
async function lobbyOfCallee(callId) {
  void line.start();
  document.title = text('title.answer', { name });
  /** @param {import('../signaling/protocol.js').Welcome} welcome */
  const meet = ({ ringing, live }) => {
    const call = ringing.find(ringing => ringing.id === callId);
    if (call && !session.call) {
      prepared = session.prepare(call).catch(error => {
        if (error instanceof SignalingError && error.id === 'call_not_found') {
          location.reload(); // over since that welcome
        }
        console.warn('Preparation:', error);
      });
    } else if (!call && !accepting && !over && byId('lobby').hidden === false) {
      // Answered or over while this page had no line: the server knows which, and renders it.
      live?.id === callId ? finish(null) : location.reload();
    }
  };
  const meetKnown = () => line.welcome && meet(line.welcome);
  line.on('Welcome', meet);
  meetKnown(); // The line is older than this script: every page has one.
  whenPressed('accept', async () => {
    accepting = true;
    rememberCall(callId); // heard or not: a page that comes back to it may have answered it
    const accept = () => session.accept(callId, lobby.hidesAddress);
    const met = line.welcomed().then(() => prepared);
    try {
      await awaited(met.then(accept));
    } catch (error) {
      if (!(line.welcome?.live?.id === callId && isLineLoss(error))) {
        rememberCall(null);
        accepting = false;
        meetKnown();
        throw error;
      }
      await accept(); // it was heard, and only its answer lost
    }
    enterStage();
  });
  byId('decline').addEventListener('click', () => {
    void decline.send(callId);
    finish({ .../** @type {NonNullable<typeof data.call>} */ (data.call), endReason: 'declined', endedByMe: true });
  });
  const opening = lobby.open(text('title.answer', { name }));
  watchNetwork({ line, servers: data.networkServers });
  byId('accept').focus();
  await opening;
}

/** The call runs on another device or in another tab: nothing is opened or taken over unasked. @param {string} callId */
function askToContinue(callId) {
  void line.start();
  byId('elsewhere').hidden = false;
  byId('elsewhere-title').focus();
  line.on('CallEnded', call => call.id === callId && byId('elsewhere').hidden === false && location.reload());
  // Over while this page had no line yet: the server knows, and renders it. Once, for what a node has not in mind need not be over.
  /** @param {import('../signaling/protocol.js').Welcome} welcome */
  const lookAgain = ({ live }) => {
    if (live?.id !== callId && byId('elsewhere').hidden === false && !history.state?.lookedAgain) {
      history.replaceState({ lookedAgain: true }, '');
      location.reload();
    }
  };
  line.on('Welcome', lookAgain);
  if (line.welcome) {
    lookAgain(line.welcome);
  }
  byId('continue-here').addEventListener('click', () => {
    byId('elsewhere').hidden = true;
    void comeBack(callId);
  });
}

/** Also while the page still comes back into the call. */
async function hangUpNow() {
  if (session.call) {
    await session.hangUp();
  } else if (data.call) {
    void hangUp.send(data.call.id);
    finish({ ...data.call, endReason: 'hungUp', endedByMe: true, endedAt: new Date().toISOString() });
  }
}

/** @param {string} callId */
async function comeBack(callId) {
  void line.start();
  rememberCall(callId);
  restoreChoices(media, callId);
  stage.open();
  const devices = media.open();
  await Promise.all([line.ready(), Promise.race([devices, new Promise(resolve => setTimeout(resolve, devicePatience))])]);
  if (over) {
    return;
  }
  try {
    await session.join(callId);
    if (over) {
      await session.hangUp();
      return;
    }
    enterStage();
    await panelChat?.catchUp();
  } catch (error) {
    const id = error instanceof SignalingError ? error.id : 'server_error';
    if (id === 'not_connected') {
      await line.ready();
      await comeBack(callId);
    } else if (id === 'call_over') {
      location.reload();
    } else {
      console.error(error);
      finish({ .../** @type {NonNullable<typeof data.call>} */ (data.call), endReason: 'unknown' });
    }
  }
}

function enterStage() {
  const { call } = session;
  if (!call || call.state === 'ended' || panelChat) {
    return;
  }
  const chat = (panelChat = new Chat((method, ...args) => line.invoke(method, ...args), call.id));
  panel = new ChatPanel(chat, name);
  session.addEventListener('message', event => chat.receive(/** @type {CustomEvent} */ (event).detail));
  session.addEventListener('rejoined', () => void chat.catchUp().catch(error => console.warn('Chat:', error)));
  rememberCall(call.id);
  keepChoices(media, call.id);
  lobby.close();
  stage.open();
  document.title = text('title.call', { name });
  follow();
}

function follow() {
  const { call, taken } = session;
  panel?.setState(call?.state === 'ringing' ? 'ringing' : session.online ? 'open' : 'offline');
  if (call?.state === 'ringing' && call.role === 'caller') {
    if (!ringing) {
      ringing = true;
      tone.start(waitingPattern);
    }
  } else if (ringing) {
    ringing = false;
    tone.stop();
  }
  if (panelChat && !furnished && call && call.state !== 'ringing' && call.state !== 'ended') {
    furnished = true;
    wireMore({ session, media, chat: panelChat, peerId: data.peer.id, peerName: name, line });
  }
  if (taken) {
    finish(null);
  } else if (call?.state === 'ended') {
    finish(call);
  }
}

/** @param {import('../call/ended.js').OverCall | null} call */
function finish(call) {
  if (over) {
    return;
  }
  over = true;
  rememberCall(null);
  tone.stop();
  if (call && !call.endReason) {
    location.reload(); // It ended while this page had no line; the server renders how.
    return;
  }
  lobby.close();
  stage.close();
  media.close();
  showEnded(call, name, data.cost);
}

/** @param {Promise<unknown>} coming the line that a button's action needs */
async function awaited(coming) {
  const timer = setTimeout(() => lobby.fail(text('state.lineAwaited')), silentPatience);
  try {
    await within(linePatience, coming);
    lobby.fail('');
  } finally {
    clearTimeout(timer);
  }
}

/** Runs what a button starts once at a time, and says what went wrong. @param {string} id @param {() => Promise<void>} action */
function whenPressed(id, action) {
  const button = /** @type {HTMLButtonElement} */ (byId(id));
  button.addEventListener('click', async () => {
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    lobby.fail('');
    try {
      await action();
    } catch (error) {
      lobby.fail(refusal(error, name));
    } finally {
      button.disabled = false;
    }
  });
}
