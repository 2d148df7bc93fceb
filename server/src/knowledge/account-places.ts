/**
 * How names stand in a value: it is one; several with commas between them; lines of `name:password`; `user:group`.
 * With `key` the names are the keys that the author makes up.
 */
export type NameForm = 'name' | 'names' | 'password-lines' | 'owner' | 'key';

/** A place where cloud-config names users or groups. */
export interface AccountPlace {
  readonly of: 'user' | 'group';
  /** Whether cloud-init makes what is named there; else it has to be there already. */
  readonly creates: boolean;
  readonly form: NameForm;
  /** From the top, as `groups.<>.*`: `*` is an item, `<>` a key that the author makes up. */
  readonly path: string;
}

/** In a list of users, the word for the user that the image is made for, whatever it is called. */
export const usersDefault = 'default';

/** Where the keys of one user stand. */
export const userPlaces = ['users.*', 'users.<>', 'user', 'system_info.default_user'] as const;

const ofUsers = (...keys: readonly string[]): readonly string[] =>
  userPlaces.flatMap((user) => keys.map((key) => `${user}.${key}`));

const places = (
  of: AccountPlace['of'],
  creates: boolean,
  form: NameForm,
  paths: readonly string[],
): readonly AccountPlace[] => paths.map((path) => ({ of, creates, form, path }));

/** All places where cloud-config names users and groups; rename, completion and rules go by them. */
export const accountPlaces: readonly AccountPlace[] = [
  ...places('user', true, 'name', [...ofUsers('name'), 'users.*', 'users.*.*', 'user']),
  ...places('user', true, 'names', ['users']),
  ...places('user', true, 'key', ['users.<>']),
  ...places('user', false, 'name', [
    'chpasswd.users.*.name',
    'groups.<>.*',
    'groups.*.<>.*',
    'ansible.run_user',
    'ansible.setup_controller.run_ansible.*.become_user',
  ]),
  ...places('user', false, 'names', ['groups.<>', 'groups.*.<>']),
  ...places('user', false, 'password-lines', ['chpasswd.list', 'chpasswd.list.*']),
  ...places('user', false, 'owner', ['write_files.*.owner']),
  ...places('group', true, 'name', ['groups.*']),
  ...places('group', true, 'names', ['groups']),
  ...places('group', true, 'key', ['groups.<>', 'groups.*.<>']),
  ...places('group', false, 'name', ofUsers('groups.*', 'primary_group', 'primary-group')),
  ...places('group', false, 'names', ofUsers('groups')),
  ...places('group', false, 'key', ofUsers('groups.<>')),
  ...places('group', false, 'owner', ['write_files.*.owner']),
];

/** The places of one kind, as paths. */
export const accountPaths = (
  of: AccountPlace['of'],
  creates: boolean,
  form: NameForm,
): readonly string[] =>
  accountPlaces
    .filter((one) => one.of === of && one.creates === creates && one.form === form)
    .map(({ path }) => path);
