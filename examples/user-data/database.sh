#!/bin/sh
# User data can be a script too: cloud-init runs it once, at the end of the first boot.
set -eu

for disk in /dev/vdb /dev/sdb; do
    [ -b "$disk" ] || continue
    mkfs.ext4 -q -L data "$disk"
    mkdir -p /srv/data
    echo "LABEL=data /srv/data ext4 defaults,nofail 0 2" >> /etc/fstab
    mount /srv/data
    break
done

echo "database server $(hostname) is ready" > /var/lib/cloud/database-ready
