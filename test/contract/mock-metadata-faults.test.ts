import { expect, test } from 'vitest';
import { labFolder } from '../support/lab-folder.ts';
import { servingMock } from '../support/mock-command.ts';
import { type RawAnswer, rawAnswer, requestText, statusOf } from '../support/raw-http.ts';

const labText = (faults = '') => `faults: {${faults}}
instances:
  web:
    user_data: hello, this is me
`;

const ask = requestText('/openstack/latest/user_data');
const bodyOf = ({ text }: RawAnswer): string => text.slice(text.indexOf('\r\n\r\n') + 4);

test('what a lab says of its hops is what a client meets, from edit to edit', async () => {
  const { lab, write } = labFolder(labText('proxy: reset'));
  const { port, printed } = await servingMock(lab);
  const answer = () => rawAnswer({ port }, ask);
  let edits = 0;
  const withFaults = async (faults: string) => {
    write('web.lab.yaml', labText(faults));
    edits += 1;
    await printed('stderr', new RegExp(`(?:takes effect[\\s\\S]*){${edits}}`));
    return answer();
  };
  expect(await answer()).toMatchObject({ text: '', wasReset: true });
  expect(await withFaults('proxy: closed')).toMatchObject({ text: '', wasReset: false });
  expect(bodyOf(await withFaults('proxy: {truncated_body: 5}'))).toBe('hello');
  expect(bodyOf(await withFaults('proxy: {slow_body: 1 kB/s}'))).toBe('hello, this is me');
  expect(statusOf(await withFaults('nova: {status: 503}'))).toBe(503);
  expect(statusOf(await withFaults('nova: {delay: 10ms}'))).toBe(200);
  expect((await withFaults('proxy: {content_type: text/x}')).text).toContain('text/x');
  expect(statusOf(await withFaults('agent: {flapping: {fail: 1, pass: 1}}'))).toBe(503);
  expect(statusOf(await answer())).toBe(200);
  expect(statusOf(await answer())).toBe(503);
  expect(statusOf(await withFaults(''))).toBe(200);
});

test('a fault that is none keeps the last good state', async () => {
  const { lab, write } = labFolder(labText('agent: away'));
  const { port, printed } = await servingMock(lab);
  write('web.lab.yaml', labText('agent: awya'));
  await printed('stderr', /web\.lab\.yaml:1:17: "awya" is nothing a hop can do/);
  expect(statusOf(await rawAnswer({ port }, ask))).toBe(503);
});
