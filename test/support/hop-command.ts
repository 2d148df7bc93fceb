import { type CommandOptions, type MockCommand, mockCommand } from './mock-command.ts';

/** `mock-metadata hop`, ready. */
export interface ServingHop extends MockCommand {
  /** Where it listens, as its first line says: `unix:PATH` or `http://HOST:PORT`. */
  readonly address: string;
  /** Of a TCP port; 0 for a socket file. */
  readonly port: number;
}

export const servingHop = async (
  hop: string,
  labFile: string,
  args: readonly string[],
  options?: CommandOptions,
): Promise<ServingHop> => {
  const command = mockCommand(['hop', hop, labFile, ...args], options);
  const [, address = ''] = await command.printed('stdout', /^Ready: .* at ((?:http|unix):\S+)\. /);
  const port = address.startsWith('http') ? Number(new URL(address).port) : 0;
  return { ...command, address, port };
};
