import { expect, test } from 'vitest';
import { errorPage } from './error-page.ts';
import { said } from './test-cloud.ts';
import { wsgiRequest } from './wsgi-request.ts';

const page = (explanation: string, accept: string, method: string = 'GET') => {
  const headers = [['Accept', accept]] as const;
  const request = { method, target: '/', headers, body: new Uint8Array(0), peer: '' };
  return said(errorPage(wsgiRequest(request, ', '), 400, explanation));
};

test('the text page has title, explanation and three blanks, and loses tags', () => {
  expect(page('provider <b>&', 'text/plain')).toEqual({
    status: 400,
    type: 'text/plain; charset=UTF-8',
    text: '400 Bad Request\n\nprovider &\n\n   ',
  });
});

test('in the text page a br becomes a line and a comment mark goes', () => {
  expect(page('a<br>b<!-- c', 'text/plain').text).toBe('400 Bad Request\n\na\nb c\n\n   ');
});

test('the html page escapes markup, quotes and what is not ASCII', () => {
  const { type, text } = page(`<b>&"'é`, '*/*');
  expect(type).toBe('text/html; charset=UTF-8');
  expect(text).toBe(
    '<html>\n <head>\n  <title>400 Bad Request</title>\n </head>\n <body>\n' +
      '  <h1>400 Bad Request</h1>\n  &lt;b&gt;&amp;&quot;&#x27;&#233;<br /><br />\n\n\n\n </body>\n</html>',
  );
});

test('the json page leaves the text as it is and frames it with html all the same', () => {
  expect(page('<é>', 'application/json')).toEqual({
    status: 400,
    type: 'application/json',
    text: '{"message": "<\\u00e9><br /><br />\\n\\n\\n", "code": "400 Bad Request", "title": "Bad Request"}',
  });
});

test('HEAD gets an empty html page whatever it accepts', () => {
  expect(page('x', 'application/json', 'HEAD')).toEqual({
    status: 400,
    type: 'text/html; charset=UTF-8',
    text: '',
  });
});
