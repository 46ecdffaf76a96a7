import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withLinks } from '../../wwwroot/js/messages/links.js';

/** @param {string} text */
const links = text =>
  withLinks(text)
    .filter(part => part.href)
    .map(part => [part.text, part.href]);

test('A web address in a line can be pressed, and what ends the sentence is not part of it', () => {
  assert.deepEqual(links('Voir https://example.org/a?b=1, puis (www.example.fr).'), [
    ['https://example.org/a?b=1', 'https://example.org/a?b=1'],
    ['www.example.fr', 'https://www.example.fr/'],
  ]);
});

test('The words around it stay as they are', () => {
  const text = 'Avant https://example.org après';
  assert.equal(
    withLinks(text)
      .map(part => part.text)
      .join(''),
    text,
  );
});

for (const text of ['javascript:alert(1)', 'data:text/html,x', 'https://', 'un.mot', 'ftp://example.org']) {
  test(`${text} is no link`, () => assert.deepEqual(links(text), []));
}
