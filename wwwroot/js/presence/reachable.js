// What only people with an account need: one file, so that a page opens with few requests.
export { wireBell } from '../notifications/bell.js';
export { PresenceSwitch } from './presence-switch.js';
export { RingDialog } from './ring-dialog.js';
export { admittedPattern, RingTone } from './ring-tone.js';
export { WaitingNotice } from './waiting-notice.js';
// Named here too, so that the bundler keeps the line and its errors, which all of these use, in one file.
export { signaling } from '../signaling/connection.js';
