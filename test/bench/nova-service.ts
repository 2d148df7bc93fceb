import { createHmac } from 'node:crypto';
import { realWorld } from '../../mock-metadata/src/http/nova-world.ts';
import type { Instance, Lab } from '../../mock-metadata/src/lab/model.ts';
import { readLab } from '../../mock-metadata/src/lab/read-lab.ts';
import type { HttpRequest } from '../../mock-metadata/src/message.ts';
import { type Nova, type NovaResult, novaFor } from '../../mock-metadata/src/nova/metadata-api.ts';
import { problemLine } from '../../mock-metadata/src/problem.ts';

export interface Service {
  readonly lab: Lab;
  readonly nova: Nova;
}

const noFile = (path: string): never => {
  throw new Error(`No lab of the bench names a file, but ${path} was read.`);
};

const fail = (message: string): never => {
  throw new Error(message);
};

/** A lab file's text at work; throws where the text is no lab. */
export const serviceFor = (text: string): Service => {
  const { lab, problems } = readLab(text, 'bench.lab.yaml', noFile);
  if (lab === undefined) throw new Error(problems.map(problemLine).join('\n'));
  return { lab, nova: novaFor(lab, realWorld(noFile, fail)) };
};

/** What a metadata agent sends to Nova for an instance. */
export const signedRequest = ({ nova }: Lab, instance: Instance, target: string): HttpRequest => ({
  method: 'GET',
  target,
  headers: [
    ['Host', '169.254.169.254'],
    ['User-Agent', 'python-requests/2.32.3'],
    ['Accept', '*/*'],
    ['X-Forwarded-For', '10.0.0.4'],
    ['X-Instance-ID', instance.uuid],
    ['X-Tenant-ID', instance.projectId],
    [
      'X-Instance-ID-Signature',
      createHmac('sha256', nova.metadataProxySharedSecret).update(instance.uuid).digest('hex'),
    ],
  ],
  body: new Uint8Array(0),
  peer: '127.0.0.1',
});

/** Throws unless a result is the answer with a status: a wrong one would be measured for nothing. */
export const checkedAnswer = (result: NovaResult | Promise<NovaResult>, status: number): void => {
  if (result instanceof Promise || result.kind !== 'answer' || result.answer.status !== status) {
    throw new Error(`Expected an answer with ${status}, got ${JSON.stringify(result)}.`);
  }
};
