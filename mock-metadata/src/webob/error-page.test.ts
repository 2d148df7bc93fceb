import { expect, test } from 'vitest';
import { errorPage } from './error-page.ts';

const page = (explanation: string, accept: string | undefined, method = 'GET') => {
  const { status, headers, body } = errorPage({ method, accept }, 400, explanation);
  const { 'Content-Type': type, 'Content-Length': length } = Object.fromEntries(headers);
  expect(length).toBe(String(body.length));
  return { status, type, text: new TextDecoder().decode(body) };
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
  expect(page('<é\x7f>', 'application/json')).toEqual({
    status: 400,
    type: 'application/json',
    text: '{"message": "<\\u00e9\\u007f><br /><br />\\n\\n\\n", "code": "400 Bad Request", "title": "Bad Request"}',
  });
});

test('HEAD gets an empty html page whatever it accepts', () => {
  expect(page('x', 'application/json', 'HEAD')).toEqual({
    status: 400,
    type: 'text/html; charset=UTF-8',
    text: '',
  });
});
