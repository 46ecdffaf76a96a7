import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lookAlikesIn } from '../../wwwroot/js/messages/look-alikes.js';
import { speaksOfMoney } from '../../wwwroot/js/messages/money-words.js';

/** @type {{ host: string, addresses: { text: string, found: string[] }[], money: { text: string, found: boolean }[] }} */
const examples = JSON.parse(readFileSync(new URL('../safety-words.json', import.meta.url), 'utf8'));

for (const { text, found } of examples.addresses) {
  test(`Looks like the site's own address: "${text}"`, () => assert.deepEqual(lookAlikesIn(text, examples.host), found));
}

for (const { text, found } of examples.money) {
  test(`Speaks of paying, codes or cards: "${text}"`, () => assert.equal(speaksOfMoney(text), found));
}
