import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../host/paths.mjs';
import { servingMock } from '../support/mock-command.ts';
import { boot } from './cloud-init.ts';

const guestLab = join(import.meta.dirname, 'guest.lab.yaml');

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'boot-'));
});
afterEach(() => {
  rmSync(out, { recursive: true, force: true });
});

const left = (name: string): string => readFileSync(join(out, name), 'utf8');

/** The address that the guest's network card must have: the one that the metadata names. */
const macOfGuest = async (): Promise<string> => {
  const { url } = await servingMock(guestLab);
  const answer = await fetch(`${url}/openstack/latest/network_data.json`);
  const { links } = (await answer.json()) as { links: { ethernet_mac_address: string }[] };
  return links[0]?.ethernet_mac_address ?? 'the metadata names no network card';
};

test.each(['OpenStack', 'Ec2'] as const)(
  'a guest that uses DataSource%s boots to its end as the lab says',
  async (datasource) => {
    const service = [
      process.execPath,
      join(projectRoot, 'dist/mock-metadata.cjs'),
      'serve',
      guestLab,
    ];
    const addressed = [...service, '--host', '169.254.169.254', '--port', '80'];
    await boot({ out, datasource, mac: await macOfGuest(), service: addressed });

    const { status, errors, datasource: used } = JSON.parse(left('status.json'));
    expect({ status, errors, used }, left('stages.log')).toEqual({
      status: 'done',
      errors: [],
      used: datasource.toLowerCase(),
    });
    expect(left('hostname')).toBe('guest-1\n');
    expect(left('fs/etc/passwd')).toMatch(/^caretaker:.*:Who looks after it:\/home\/caretaker:/m);
    expect(left('fs/home/caretaker/.ssh/authorized_keys')).toContain('caretaker@example.org');
    expect(left('fs/home/debian/.ssh/authorized_keys')).toContain('guest@example.org');
    expect(left('fs/var/local/runcmd-effect')).toBe('guest-1 ran written at boot\n');
  },
);
