import { expect, test } from 'vitest';
import { outcomeAtFront } from './front-server.ts';
import { exception } from './world.ts';

const escaped = exception('TypeError', 'x');

test('uwsgi closes the connection without a byte when an exception escapes', () => {
  expect(outcomeAtFront(escaped, 'uwsgi')).toEqual({ kind: 'closed' });
});

test('eventlet answers an exception with 500 and an empty text', () => {
  expect(outcomeAtFront(escaped, 'eventlet')).toMatchObject({
    kind: 'answer',
    answer: {
      status: 500,
      headers: [
        ['Content-Type', 'text/plain'],
        ['Content-Length', '0'],
      ],
    },
  });
});

test('an answer passes as it is', () => {
  const answer = { status: 200, reason: 'OK', headers: [], body: new Uint8Array(0) };
  expect(outcomeAtFront({ kind: 'answer', answer }, 'uwsgi')).toEqual({ kind: 'answer', answer });
});
