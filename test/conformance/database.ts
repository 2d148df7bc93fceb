import type { Fixture, FixtureInstance, Step } from './recorded.ts';

/** The fixture after another service changed Nova's database. */
export const changedFixture = (fixture: Fixture, change: NonNullable<Step['db']>): Fixture => ({
  ...fixture,
  instances: fixture.instances.map((row) =>
    row.uuid === change['uuid'] ? { ...row, ...changedColumns(change) } : row,
  ),
});

const changedColumns = (change: NonNullable<Step['db']>): Partial<FixtureInstance> => {
  switch (change['op']) {
    case 'delete_instance':
      return { deleted: true };
    case 'set_display_name':
      return { display_name: change['value'] };
    case 'set_project':
      return { project_id: change['value'] };
    case 'set_field':
      return { [String(change['field'])]: change['value'] };
    default:
      throw new Error(`database.ts does not know the change ${String(change['op'])}`);
  }
};

/**
 * The fixture as the recorder stored it for the suites that ran real services: an EC2 id there is the number of the
 * row that was made for it, and an instance without a cell mapping is in a database of its own.
 */
export const withRowNumbers = (fixture: Fixture): Fixture => {
  const rows = new Map<boolean, number>();
  return {
    ...fixture,
    instances: fixture.instances.map((row) => {
      const isLocal = row['mapping'] === 'none';
      const number = (rows.get(isLocal) ?? 0) + 1;
      rows.set(isLocal, number);
      return { ...row, ec2_id: number };
    }),
  };
};
