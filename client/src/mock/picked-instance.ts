import { type QuickPickItem, window } from 'vscode';
import type { Instance, Lab } from '../../../mock-metadata/src/index.ts';
import { iconFreeText } from '../visible-text.ts';
import { firstAddress } from './first-address.ts';

interface InstanceItem extends QuickPickItem {
  readonly instance: Instance;
}

/** The lab's only instance, or the one that is picked; undefined = none was. */
export const pickedInstance = async (
  lab: Lab,
  { title, placeHolder }: { readonly title: string; readonly placeHolder: string },
): Promise<Instance | undefined> => {
  const { instances } = lab;
  const [only, ...others] = instances;
  if (only === undefined) throw new Error('The lab has no instances. Add one to its file.');
  if (others.length === 0) return only;
  const items: readonly InstanceItem[] = instances.map((instance) => ({
    label: `$(vm) ${iconFreeText(instance.name)}`,
    description: firstAddress(lab, instance) ?? '',
    instance,
  }));
  return (await window.showQuickPick(items, { title, placeHolder }))?.instance;
};
