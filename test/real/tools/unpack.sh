#!/bin/sh
# Unpacks real cloud-init from its Debian package: nothing is installed, no service is started (dpkg -x only).
# usage: unpack.sh DIR [SUITE...]    puts it into DIR/deb: of the first suite that has it, else of this machine's own
# distribution; needs apt and root
set -eu
dir=$1
shift
# A released suite first, so that the version does not change from one day to the next.
[ $# -gt 0 ] || set -- trixie sid
mkdir -p "$dir"
cd "$dir"

unpack() {
  rm -rf deb unpacked
  dpkg -x cloud-init_*.deb unpacked
  mv unpacked deb
  rm -rf cloud-init_*.deb apt
  exit 0
}

# The mirror that this machine uses anyway.
mirror=$(awk '/^URIs:/ { print $2; exit }' /etc/apt/sources.list.d/debian.sources 2>/dev/null || true)
[ -n "$mirror" ] || mirror=$(awk '/^deb / { for (i = 2; i <= NF; i++) if ($i ~ "://") { print $i; exit } }' /etc/apt/sources.list)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
own_apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$dir/apt/sources.list" -o Dir::Etc::sourceparts="$dir/apt/none" \
    -o Dir::Etc::preferencesparts="$dir/apt/none" -o Dir::State::lists="$dir/apt/lists" \
    -o Dir::Cache="$dir/apt/cache" -o APT::Sandbox::User=root -o Acquire::Retries=3 "$@"
}
for suite in "$@"; do
  [ -f "$keyring" ] || break
  rm -rf apt
  mkdir -p apt/none apt/lists/partial apt/cache/archives/partial
  echo "deb [signed-by=$keyring] $mirror $suite main" >apt/sources.list
  if own_apt update && own_apt download "cloud-init/$suite"; then unpack; fi
done
if apt-get -qq -o APT::Sandbox::User=root download cloud-init; then unpack; fi
echo "no package of cloud-init could be had, neither of Debian's $* nor of this machine's own" >&2
exit 1
