#!/bin/bash
# The part of boot.sh that runs inside the namespaces; not to be started by hand.
set -eu
[ "$$" = 1 ] || { echo "start boot.sh" >&2; exit 2; }
scratch=$1 out=$2 datasource=$3 mac=$4 tree=$5
shift 6

ip link set lo up
ip addr add 169.254.169.254/32 dev lo
ip tuntap add eth0 mode tap
ip link set eth0 address "$mac"
ip link set eth0 up
hostname before-boot

"$@" >"$out/service.log" 2>&1 &
service=$!
for _ in $(seq 100); do
  (: >/dev/tcp/169.254.169.254/80) 2>/dev/null && break
  kill -0 "$service" 2>/dev/null || { cat "$out/service.log" >&2; exit 3; }
  sleep 0.1
done

# A copy of / that takes what is written.
mount -t tmpfs none "$scratch"
mkdir -p "$scratch/written" "$scratch/work" "$scratch/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$scratch/written,workdir=$scratch/work" "$scratch/root"
root=$scratch/root
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
for folder in run tmp dev; do mount -t tmpfs none "$root/$folder"; done
for device in null zero full random urandom tty; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"
rm -rf "$root/var/lib/cloud" "$root/etc/cloud" "$root/etc/resolv.conf"
mkdir -p "$root/etc/cloud/cloud.cfg.d" "$root/var/lib/cloud" "$root/opt/cloud-init"
cp -a "$tree/usr/lib/python3/dist-packages/cloudinit" "$root/opt/cloud-init/"
cp -a "$tree/etc/cloud/templates" "$root/etc/cloud/"
cp "$tree/etc/cloud/cloud.cfg.d/05_logging.cfg" "$root/etc/cloud/cloud.cfg.d/"
# There is no network to bring up, and no device to wait for.
for command in ifup ifdown ifquery netplan udevadm; do
  printf '#!/bin/sh\n' >"$root/usr/sbin/$command"
  chmod 755 "$root/usr/sbin/$command"
done

cat >"$root/etc/cloud/cloud.cfg" <<CONFIG
datasource_list: [$datasource]
datasource:
  OpenStack: {max_wait: 10, timeout: 5, retries: 1}
  Ec2: {max_wait: 10, timeout: 5, strict_id: false}
disable_root: true
users: [default]
ssh_deletekeys: false
ssh_genkeytypes: []
cloud_init_modules: [write_files, set_hostname, update_hostname, update_etc_hosts, users_groups, ssh]
cloud_config_modules: [set_passwords, timezone, runcmd]
cloud_final_modules: [write_files_deferred, scripts_vendor, scripts_per_once, scripts_per_boot, scripts_per_instance, scripts_user, final_message]
system_info:
  distro: debian
  default_user: {name: debian, lock_passwd: true, shell: /bin/bash, groups: [users]}
  network: {renderers: [eni, netplan, networkd]}
  paths: {cloud_dir: /var/lib/cloud, templates_dir: /etc/cloud/templates}
CONFIG
touch "$scratch/boot-begins"

cloud_init() {
  chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/opt/cloud-init \
    /usr/bin/python3 -m cloudinit.cmd.main "$@"
}
for stage in "init --local" "init" "modules --mode=config" "modules --mode=final"; do
  echo "### $stage"
  # shellcheck disable=SC2086
  cloud_init $stage || echo "### exit code $?"
done >"$out/stages.log" 2>&1
cloud_init status --long --format json >"$out/status.json" 2>"$out/status.log" || true
hostname >"$out/hostname"
cp "$root/var/log/cloud-init.log" "$out/" || true
kill "$service" || true

mkdir -p "$out/fs"
cd "$scratch/written"
find . -type f -newer "$scratch/boot-begins" ! -path './opt/*' -exec cp -a --parents -t "$out/fs" {} +
chmod -R a+rX "$out"
