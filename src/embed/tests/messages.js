// The messages of a language: node --test src/embed/tests/*.js
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const german = { retry: 'Erneut versuchen' };
const file = 'messages-de-1.json';
let number = 0;
let loadMessages, reloadMessages;
let requested, answers, warnings;

/** Lets promises settle. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

beforeEach(async (context) => {
  requested = [];
  answers = {};
  warnings = [];
  Object.assign(globalThis, {
    MESSAGES: { en: {} },
    MESSAGES_VERSION: '1',
    FILES: null,
    LANGUAGES: null,
    PUBLIC_URL: 'https://publisher.example/',
    HTMLScriptElement: class {},
    document: { currentScript: null, baseURI: 'https://page.example/' },
    location: { href: 'https://copy.example/invest-seoul-news.js' },
    addEventListener: () => {},
    fetch: (address) => {
      requested.push(new URL(address).host);
      return answers[new URL(address).host] ?? Promise.reject(new TypeError('network'));
    },
  });
  context.mock.method(console, 'warn', (...line) => warnings.push(line.join(' ')));
  context.mock.timers.enable({ apis: ['setTimeout'] });
  context.mock.method(Math, 'random', () => 0.5);
  ({ loadMessages, reloadMessages } = await import(`../messages.js?${number++}`));
});

const answer = (messages) => Promise.resolve({ json: async () => messages });

// One silent address took all the time.
test('an address that is silent leaves time for the next', async (context) => {
  answers['copy.example'] = new Promise(() => {});
  answers['publisher.example'] = answer(german);
  const loading = loadMessages('de');
  context.mock.timers.tick(5_000);
  assert.equal(await loading, german);
  assert.deepEqual(requested, ['copy.example', 'publisher.example']);
  assert.deepEqual(warnings, []);
});

test('after ten seconds there are none, which is told', async (context) => {
  answers['copy.example'] = answers['publisher.example'] = new Promise(() => {});
  const loading = loadMessages('de');
  context.mock.timers.tick(5_000);
  await settle();
  context.mock.timers.tick(5_000);
  assert.equal(await loading, undefined);
  assert.equal(loadMessages('de'), loadMessages('de'));
  const addresses = ['copy', 'publisher'].map((name) => `https://${name}.example/${file}`).join(', ');
  assert.deepEqual(warnings, [`[invest-seoul-news] ${addresses} could not be loaded, so texts are in English instead of "de"`]);
});

test('messages that could not be loaded are requested again, and then serve all', async (context) => {
  assert.equal(await loadMessages('de'), undefined);
  let reloaded = reloadMessages('de');
  assert.equal(await loadMessages('de'), undefined, 'until then there are none');
  context.mock.timers.tick(2_000);
  assert.equal(await reloaded, undefined);
  assert.equal(requested.length, 4);
  answers['copy.example'] = answer(german);
  reloaded = reloadMessages('de');
  context.mock.timers.tick(8_000);
  assert.equal(await reloaded, german);
  assert.equal(await loadMessages('de'), german);
});
