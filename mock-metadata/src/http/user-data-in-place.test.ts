import { expect, onTestFinished, test } from 'vitest';
import { labFolder } from '../../../test/support/lab-folder.ts';
import { type Mock, startMock } from './serve-mock.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const userDataOf = async (mock: Mock, instanceName: string): Promise<string | number> => {
  const { status, body } = await mock.source(instanceName).fetch('/openstack/latest/user_data');
  return status === 200 ? new TextDecoder().decode(body) : status;
};

test('other user-data is served at once, told, kept over edits, and given up again', async () => {
  const lab = 'default_instance: web\ninstances:\n  web:\n    user_data: "#a"\n  db:\n';
  const folder = labFolder(lab);
  const mock = await startMock({ labFile: folder.lab, port: 0, watch: false });
  onTestFinished(() => mock.close());
  let changes = 0;
  mock.onChange(() => {
    changes += 1;
  });
  expect(await userDataOf(mock, 'web')).toBe('#a');
  expect(await userDataOf(mock, 'db')).toBe(404);

  mock.setUserData('web', bytes('#b\n'));
  mock.setUserData('db', bytes('#c\n'));
  expect(changes).toBe(2);
  expect(await userDataOf(mock, 'web')).toBe('#b\n');
  expect(await userDataOf(mock, 'db')).toBe('#c\n');
  const overHttp = await fetch(`${mock.url}/openstack/latest/user_data`);
  expect(await overHttp.text()).toBe('#b\n');
  expect(mock.askAs('web')).toEqual({ url: mock.url, sourceAddress: undefined });

  folder.write('web.lab.yaml', lab.replace('#a', '#d'));
  await mock.reload();
  expect(await userDataOf(mock, 'web')).toBe('#b\n');
  mock.setUserData('web', undefined);
  expect(await userDataOf(mock, 'web')).toBe('#d');
  expect(await userDataOf(mock, 'db')).toBe('#c\n');
});

test('what an instance stored is still there under other user-data', async () => {
  const { lab } = labFolder('instances:\n  web:\n');
  const mock = await startMock({ labFile: lab, port: 0, watch: false });
  onTestFinished(() => mock.close());
  const url = `${mock.url}/openstack/latest/password`;
  await fetch(url, { method: 'POST', body: 'secret' });
  mock.setUserData('web', bytes('#b'));
  expect(await (await fetch(url)).text()).toBe('secret');
});
