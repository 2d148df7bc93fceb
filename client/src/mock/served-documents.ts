import type { Mock } from '../../../mock-metadata/src/index.ts';

/** Which documents are the user-data of which instances. */
export interface ServedDocuments {
  /** Serves the document as the user-data of an instance, in place of another that was. */
  serve(mock: UserDataMock, instanceName: string, document: ServedDocument): void;
  /** Serves a newer text wherever the document is served by this mock; gives the instances. */
  renew(mock: UserDataMock, document: ServedDocument): readonly string[];
  /** The instances of this mock that get a document. */
  instances(mock: UserDataMock): readonly string[];
  /** The instance gets again what the lab says. */
  giveUp(mock: UserDataMock, instanceName: string): void;
}

/** A text, known by where it is. */
export interface ServedDocument {
  readonly uri: string;
  readonly bytes: () => Uint8Array;
}

type UserDataMock = Pick<Mock, 'setUserData'>;

/** None yet. What a mock serves is forgotten with the mock. */
export const servedDocuments = (): ServedDocuments => {
  const urisByMock = new WeakMap<UserDataMock, Map<string, string>>();
  const urisOf = (mock: UserDataMock): Map<string, string> => {
    const known = urisByMock.get(mock) ?? new Map<string, string>();
    urisByMock.set(mock, known);
    return known;
  };
  return {
    serve: (mock, instanceName, { uri, bytes }) => {
      const userData = bytes();
      // Before the mock tells its listeners of the change: they may ask who gets a document.
      urisOf(mock).set(instanceName, uri);
      mock.setUserData(instanceName, userData);
    },
    renew: (mock, { uri, bytes }) => {
      const names = [...urisOf(mock)].flatMap(([name, served]) => (served === uri ? [name] : []));
      if (names.length === 0) return names;
      const renewed = bytes();
      for (const name of names) mock.setUserData(name, renewed);
      return names;
    },
    instances: (mock) => [...urisOf(mock).keys()],
    giveUp: (mock, instanceName) => {
      urisOf(mock).delete(instanceName);
      mock.setUserData(instanceName, undefined);
    },
  };
};
