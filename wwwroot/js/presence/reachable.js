// What only people who can be called need.
export { PresenceSwitch } from './presence-switch.js';
export { RingDialog } from './ring-dialog.js';
