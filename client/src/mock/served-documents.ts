import type { Mock } from '../../../mock-metadata/src/index.ts';

/** Which documents are the user-data of which instances. */
export interface ServedDocuments {
  /** Serves the document as the user-data of an instance, in place of another that was. */
  serve(mock: UserDataMock, instanceName: string, document: ServedDocument): void;
  /** Serves a newer text wherever the document is served by this mock; gives the instances. */
  renew(mock: UserDataMock, document: ServedDocument): readonly string[];
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
      mock.setUserData(instanceName, bytes());
      urisOf(mock).set(instanceName, uri);
    },
    renew: (mock, { uri, bytes }) => {
      const names = [...urisOf(mock)].flatMap(([name, served]) => (served === uri ? [name] : []));
      if (names.length === 0) return names;
      const renewed = bytes();
      for (const name of names) mock.setUserData(name, renewed);
      return names;
    },
    giveUp: (mock, instanceName) => {
      mock.setUserData(instanceName, undefined);
      urisOf(mock).delete(instanceName);
    },
  };
};
