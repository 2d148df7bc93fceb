#!/bin/bash
# Boots real, unmodified cloud-init (all four stages) against a metadata service, in namespaces of its own and on a
# copy of / that is thrown away: nothing of this machine is changed, nothing outside can be reached.
# usage (root): boot.sh OUT DATASOURCE MAC CLOUD_INIT -- SERVICE...
#   OUT         folder for what came of it: status.json, stages.log, cloud-init.log, hostname, and under fs/ every
#               file that the boot wrote
#   DATASOURCE  OpenStack or Ec2
#   MAC         address of the guest's one network card
#   CLOUD_INIT  an unpacked package of cloud-init
#   SERVICE     is started inside and must listen on 169.254.169.254:80
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
root=$(mktemp -d)
trap 'rmdir "$root"' EXIT
timeout -k 5 120 unshare --net --mount --uts --pid --fork --mount-proc --propagation private \
  bash "$here/boot-inside.sh" "$root" "$@"
