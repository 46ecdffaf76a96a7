import assert from 'node:assert/strict';
import { test } from 'node:test';
import { obstacle } from '../../wwwroot/js/call/able.js';

const devices = { getUserMedia() {} };
const chrome = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
const able = { isSecureContext: true, RTCPeerConnection: class {}, navigator: { userAgent: chrome, mediaDevices: devices } };

test('A browser with everything can call', () => {
  assert.equal(obstacle(able), null);
});

test('Only an insecure page is called insecure', () => {
  assert.equal(obstacle({ ...able, isSecureContext: false }), 'insecure');
  assert.equal(obstacle({ ...able, navigator: { userAgent: chrome } }), 'unable');
});

test('Without WebRTC there is no call', () => {
  assert.equal(obstacle({ ...able, RTCPeerConnection: undefined }), 'unable');
});

for (const [app, agent] of [
  ['Facebook', `${chrome} [FB_IAB/FB4A;FBAV/500.0.0.0;]`],
  ['Instagram', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/22A3354 Instagram 350.0.0'],
  ['an app with a web view', chrome.replace('Pixel 9)', 'Pixel 9; wv)')],
]) {
  test(`A browser inside ${app} is recognised`, () => {
    assert.equal(obstacle({ ...able, navigator: { userAgent: agent, mediaDevices: devices } }), 'embedded');
  });
}
