import { Uri } from 'vscode';
import { readOnlyFiles } from '../read-only-files.ts';

/** Simulations as read-only Markdown documents; one case and instance, one document. */
export interface SimulationDocuments {
  /** Puts the text into the document of that name, in place of what it showed before. */
  show(title: string, instanceName: string, markdown: string): Promise<Uri>;
  dispose(): void;
}

export const simulationDocuments = (): SimulationDocuments => {
  const texts = new Map<string, string>();
  const files = readOnlyFiles(
    scheme,
    async (uri) => {
      const text = texts.get(uri.toString());
      if (text === undefined) throw new Error(runAgain);
      return new TextEncoder().encode(text);
    },
    'This is what the hops of the mock did. To see another request, run the simulation again.',
  );
  return {
    show: async (title, instanceName, markdown) => {
      const [folder, name] = [instanceName, title].map((text) => text.replaceAll('/', '∕'));
      const path = `/${folder}/${name}.md`;
      const uri = Uri.from({ scheme, path });
      texts.set(uri.toString(), markdown);
      await files.refresh(uri.toString());
      return uri;
    },
    dispose: () => files.dispose(),
  };
};

const scheme = 'openstack-metadata-simulation';

const runAgain =
  'This simulation is from an earlier window. Run “Simulate Proxy Headers” again to see it.';
