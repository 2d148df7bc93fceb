import { expect, test } from 'vitest';
import { damageOf, isPlaceholder, publicKeyOf, typeInBody } from './ssh-public-key.ts';

const body = 'AAAAC3NzaC1lZDI1NTE5AAAAIJlHxRkcqBRhLvQLwXmP5UqWdJ5s0O9tP4S1rfXqeN0V';

test('a line is read as cloud-init reads it, options in front and all', () => {
  expect(publicKeyOf(`ssh-ed25519 ${body} me too`)).toEqual({
    type: 'ssh-ed25519',
    body,
    bodyStart: 12,
    comment: 'me too',
  });
  const line = `no-pty,command="a \\"b\\" c"  ssh-ed25519\t${body}`;
  expect(publicKeyOf(line)?.bodyStart).toBe(line.indexOf(body));
  for (const none of ['hello', 'ssh-ed25519', `ssh-dss ${body}`, `a b ssh-rsa ${body}`, ''])
    expect(publicKeyOf(none), none).toBeUndefined();
});

test('a key that is cut off, mixed up or made up is known', () => {
  const damage = (line: string): string | undefined => {
    const key = publicKeyOf(line);
    return key && damageOf(key);
  };
  expect(damage(`ssh-ed25519 ${body}`)).toBeUndefined();
  expect(damage(`ssh-ed25519 ${body.slice(0, -4)}`)).toBe('cut-off');
  expect(damage(`ssh-ed25519 ${body}AAAA`)).toBe('cut-off');
  expect(damage(`ssh-ed25519 ${body.slice(0, 30)}-`)).toBe('no-base64');
  expect(damage(`ssh-rsa ${body}`)).toBe('other-type');
  expect(typeInBody(body)).toBe('ssh-ed25519');
  expect(isPlaceholder(`ssh-ed25519 ${body} my key`)).toBe(false);
  expect(isPlaceholder('ssh-ed25519 AAAA')).toBe(true);
});
