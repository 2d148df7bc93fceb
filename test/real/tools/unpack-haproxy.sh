#!/bin/sh
# Unpacks this distribution's haproxy and the libraries it may lack: nothing is installed, no service is started
# (dpkg -x only). usage: unpack-haproxy.sh DIR    leaves DIR/deb; needs apt and root
set -eu
mkdir -p "$1"
cd "$1"
rm -rf deb unpacked ./*.deb
fetch() { apt-get -qq -o APT::Sandbox::User=root -o Acquire::Retries=3 download "$1"; }
fetch haproxy || { apt-get -qq update && fetch haproxy; }
# What is on the machine already is used from there.
for library in $(dpkg-deb -f haproxy_*.deb Depends | tr ',' '\n' | sed -n 's/^ *\(lib[a-z0-9.+-]*\).*/\1/p'); do
  dpkg-query -W -f '${db:Status-Status}' "$library" 2>/dev/null | grep -qx installed || fetch "$library" || true
done
! ls libopentracing-c-wrapper*.deb >/dev/null 2>&1 || fetch libopentracing1 || true
for package in ./*.deb; do dpkg -x "$package" unpacked; done
mv unpacked deb
rm -f ./*.deb
