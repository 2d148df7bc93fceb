/** Names with what they mean. */
type Names = Readonly<Record<string, string>>;

const standard: Names = {
  availability_zone: 'Where in the region the instance runs.',
  cloud_id: 'Cloud and, where it matters, its kind: `openstack`, `aws-gov`.',
  cloud_name: 'The cloud: `openstack`, `aws`.',
  distro: 'The distribution: `debian`, `ubuntu`.',
  distro_release: 'Its release by name: `bookworm`.',
  distro_version: 'Its release by number: `12`.',
  instance_id: 'The id of the instance; a new one makes once-per-instance modules run again.',
  kernel_release: 'The kernel, as `uname -r` prints it.',
  local_hostname: 'The host name, without domain.',
  machine: 'The processor, as `uname -m` prints it: `x86_64`.',
  platform: 'What the instance runs on, as cloud-init found out.',
  public_ssh_keys: 'The keys the cloud brought along, a list.',
  python_version: 'The version of Python that runs cloud-init.',
  region: 'The region the instance runs in. OpenStack has none: then it is empty.',
  subplatform: 'Where the metadata came from, more closely.',
  system_platform: 'Kernel, processor and library in one line.',
  variant: 'The family of the distribution, as templates name it.',
};

/**
 * What a template can ask for, by the expression before the word: `v1.`. From the instance data that cloud-init
 * 26.2 keeps of an OpenStack instance; a key with `-` can also be written with `_`, which is the only form that
 * works after a dot.
 */
export const instanceData: Readonly<Record<string, Names>> = {
  '': {
    v1: 'Names that are the same on every cloud.',
    ds: 'What this one cloud gave, as it gave it.',
    merged_system_cfg: 'The merged configuration of the system.',
    sys_info: 'Kernel, Python and distribution, as the system reports them.',
    system_info: 'The part of the configuration that belongs to the distribution.',
    ...standard,
  },
  'v1.': standard,
  'ds.': {
    meta_data: "The cloud's metadata.",
    network_json: 'On OpenStack, network_data.json.',
    ec2_metadata: 'On OpenStack, the tree for EC2.',
  },
  'ds.meta_data.': {
    availability_zone: 'On OpenStack: where the instance runs.',
    dedicated_cpus: 'On OpenStack: the processors that are its own, a list.',
    devices: 'On OpenStack: tagged devices, a list.',
    hostname: 'On OpenStack: the host name with domain.',
    instance_id: 'The id of the instance.',
    keys: 'On OpenStack: the key pairs, a list of `name`, `type`, `data`.',
    launch_index: 'On OpenStack: its number among instances that were made at once, from 0.',
    local_hostname: 'The host name.',
    meta: 'On OpenStack: the properties that were set on the instance.',
    name: 'On OpenStack: the name of the instance.',
    project_id: 'On OpenStack: the project it belongs to.',
    public_keys: 'The public keys by name.',
    random_seed: 'On OpenStack: random bytes, in base64.',
    uuid: 'On OpenStack: the id of the instance.',
  },
  'ds.network_json.': {
    links: 'The network cards, a list.',
    networks: 'The addresses, a list.',
    services: 'Name servers and the like, a list.',
  },
  'ds.ec2_metadata.': {
    ami_id: 'The image.',
    ami_launch_index: 'Its number among instances that were made at once, from 0.',
    hostname: 'The host name with domain.',
    instance_id: 'The id of the instance, as EC2 writes it: `i-00000001`.',
    instance_type: 'The flavor.',
    local_hostname: 'The host name with domain.',
    local_ipv4: 'The first fixed address.',
    placement: 'Where the instance runs.',
    public_hostname: 'The host name with domain.',
    public_ipv4: 'The floating address; empty if there is none.',
    public_keys: 'The public keys by number.',
    reservation_id: 'The request that made the instance.',
    security_groups: 'Names of the security groups.',
  },
  'ds.ec2_metadata.placement.': { availability_zone: 'Where the instance runs.' },
  'sys_info.': {
    dist: 'Name, number and release of the distribution, a list.',
    platform: 'Kernel, processor and library in one line.',
    python: 'The version of Python that runs cloud-init.',
    release: 'The kernel, as `uname -r` prints it.',
    system: 'The system: `Linux`.',
    uname: 'What `uname -a` prints, a list.',
    variant: 'The family of the distribution, as templates name it.',
  },
};

/** What `|` can do to a value, of the filters of jinja that are of use in user-data. */
export const jinjaFilters: Names = {
  capitalize: 'First letter upper case, the rest lower case.',
  default: "Another value where there is none: `default('none')`.",
  first: 'The first of a list.',
  float: 'As a number.',
  indent: 'Further lines indented by so many blanks: `indent(6)`. For text in a `|` block.',
  int: 'As a whole number.',
  join: "A list as one text: `join(', ')`.",
  last: 'The last of a list.',
  length: 'How many there are.',
  list: 'As a list.',
  lower: 'In lower case.',
  map: "One part of each: `map(attribute='name')`.",
  replace: "One text for another: `replace('-', '_')`.",
  select: 'Those of a list that hold.',
  sort: 'In order.',
  string: 'As a text.',
  title: 'Each word with a capital.',
  tojson: 'As JSON, which YAML takes as it is.',
  trim: 'Without blanks at its ends.',
  unique: 'Each but once.',
  upper: 'In upper case.',
  urlencode: 'As part of a URL.',
};

/** What can be asked of a value with `is`. */
export const jinjaTests: Names = {
  defined: 'It is there.',
  undefined: 'It is not there.',
  none: 'It is null.',
  string: 'It is a text.',
  number: 'It is a number.',
  mapping: 'It has keys.',
  sequence: 'It is a list.',
  iterable: 'One can go through it.',
  odd: 'It is an odd number.',
  even: 'It is an even number.',
};

/** What a statement can begin with. */
export const jinjaTags: Names = {
  if: 'Keep what follows only if something holds.',
  elif: 'Else if this holds.',
  else: 'If none of it held.',
  endif: 'End of `if`.',
  for: 'Repeat what follows for each of a list.',
  endfor: 'End of `for`.',
  set: 'Give a value a name.',
  macro: 'A piece to use again.',
  endmacro: 'End of `macro`.',
  raw: 'What follows is no template.',
  endraw: 'End of `raw`.',
  filter: 'Pass what follows through a filter.',
  endfilter: 'End of `filter`.',
  do: 'Do something, print nothing.',
};
