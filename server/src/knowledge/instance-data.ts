/** What a template can ask for, by the expression before the dot. From the instance data of cloud-init 26.2. */
export const instanceData: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    v1: 'Names that are the same on every cloud.',
    ds: 'What this one cloud gave, as it gave it.',
    merged_system_cfg: 'The merged configuration of the system.',
    sys_info: 'Kernel, Python and distribution, as the system reports them.',
    system_info: 'The part of the configuration that belongs to the distribution.',
  },
  'v1.': {
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
    region: 'The region the instance runs in.',
    subplatform: 'Where the metadata came from, more closely.',
    system_platform: 'Kernel, processor and library in one line.',
    variant: 'The family of the distribution, as templates name it.',
  },
  'ds.': {
    meta_data: "The cloud's metadata.",
    network_json: 'On OpenStack, network_data.json.',
    ec2_metadata: 'On OpenStack, the tree for EC2.',
  },
};
