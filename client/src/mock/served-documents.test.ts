import { expect, test } from 'vitest';
import { servedDocuments } from './served-documents.ts';

/** A mock that notes what it is told. */
const notedMock = () => {
  const told: string[] = [];
  const setUserData = (instanceName: string, userData: Uint8Array | undefined): void => {
    told.push(`${instanceName}: ${userData ? new TextDecoder().decode(userData) : 'as the lab'}`);
  };
  return { told, setUserData };
};

const document = (uri: string, text: string) => ({
  uri,
  bytes: () => new TextEncoder().encode(text),
});

test('a document is served, and served anew when it is saved, until it is given up', () => {
  const served = servedDocuments();
  const mock = notedMock();
  served.serve(mock, 'web', document('a', '1'));
  served.serve(mock, 'db', document('a', '1'));
  expect(served.renew(mock, document('a', '2'))).toEqual(['web', 'db']);
  expect(served.renew(mock, document('b', '3'))).toEqual([]);
  served.serve(mock, 'db', document('b', '4'));
  expect(served.instances(mock)).toEqual(['web', 'db']);
  served.giveUp(mock, 'web');
  expect(served.instances(mock)).toEqual(['db']);
  expect(served.renew(mock, document('a', '5'))).toEqual([]);
  expect(mock.told).toEqual(['web: 1', 'db: 1', 'web: 2', 'db: 2', 'db: 4', 'web: as the lab']);
});

test('another mock serves nothing of it', () => {
  const served = servedDocuments();
  served.serve(notedMock(), 'web', document('a', '1'));
  expect(served.renew(notedMock(), document('a', '2'))).toEqual([]);
});
