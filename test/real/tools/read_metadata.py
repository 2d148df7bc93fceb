#!/usr/bin/python3
"""Lets a datasource of real, unmodified cloud-init read metadata, and prints what it understood as JSON.

usage: read_metadata.py OpenStack|Ec2 BASE_URL
       read_metadata.py ConfigDrive FOLDER

Needs cloud-init on PYTHONPATH. Only loopback is connected to: cloud-init has 169.254.169.254 built in, and on a
machine in a cloud a real service answers there.
"""
import ipaddress
import json
import logging
import os
import socket
import sys
import tempfile
from urllib.parse import urlsplit

sys.dont_write_bytecode = True


def refuse_all_but_loopback():
    connect = socket.socket.connect

    def connect_to_loopback(self, address):
        host = address[0] if isinstance(address, tuple) else None
        if host is not None and not ipaddress.ip_address(host).is_loopback:
            raise OSError("%s is not loopback" % host)
        return connect(self, address)

    socket.socket.connect = connect_to_loopback


def record_requests():
    """The path and status of each request that cloud-init makes from now on."""
    import requests

    send = requests.Session.request
    seen = []

    def request(session, method=None, url=None, **more):
        answer = send(session, method=method, url=url, **more)
        seen.append({"method": method, "path": urlsplit(url).path, "status": answer.status_code})
        return answer

    requests.Session.request = request
    return seen


class Warnings(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def record_warnings():
    handler = Warnings()
    logging.getLogger().handlers = [handler]
    return handler.messages


def new_paths(folder):
    from cloudinit import helpers

    places = {"cloud_dir": "cloud", "run_dir": "run", "templates_dir": "templates"}
    for place in list(places.values()) + ["cloud/instance"]:
        os.makedirs(os.path.join(folder, place))
    return helpers.Paths({name: os.path.join(folder, place) for name, place in places.items()})


def seed_config_drive(paths, folder):
    """As if the drive were mounted; the files on it are not written into this machine, nor are its devices tried."""
    from cloudinit.sources import DataSourceConfigDrive

    os.makedirs(paths.seed_dir)
    os.symlink(os.path.abspath(folder), os.path.join(paths.seed_dir, "config_drive"))
    DataSourceConfigDrive.find_candidate_devs = lambda *_, **__: []
    DataSourceConfigDrive.write_injected_files = lambda _: None


def new_datasource(name, base, folder):
    from cloudinit import distros
    from cloudinit.sources import DataSourceConfigDrive, DataSourceEc2, DataSourceOpenStack
    from cloudinit.sources.helpers import ec2

    paths = new_paths(folder)
    debian = distros.fetch("debian")("debian", {"default_user": {"name": "debian"}}, paths)
    config = {"metadata_urls": [base], "timeout": 5, "max_wait": 10, "retries": 1, "strict_id": False}
    # What cloud-init makes of a machine whose DMI data does not say Amazon.
    DataSourceEc2.identify_platform = lambda: "unknown"
    if name == "OpenStack":
        # It also reads the EC2 tree, at the built-in address whatever metadata_urls says.
        read_tree = ec2.get_instance_metadata
        ec2.get_instance_metadata = lambda **more: read_tree(**{**more, "metadata_address": base})
    if name == "ConfigDrive":
        seed_config_drive(paths, base)
    kinds = {
        "ConfigDrive": DataSourceConfigDrive.DataSourceConfigDrive,
        "OpenStack": DataSourceOpenStack.DataSourceOpenStack,
        "Ec2": DataSourceEc2.DataSourceEc2,
    }
    system = {"datasource_list": [name], "datasource": {name: config}}
    return kinds[name](system, debian, paths)


def pretend_network_cards(datasource):
    """As if the machine had the network cards that OpenStack's metadata names."""
    from cloudinit import net, util

    links = datasource.network_json.get("links", [])
    macs = [link["ethernet_mac_address"] for link in links if "ethernet_mac_address" in link]
    net.get_interfaces_by_mac = lambda *_, **__: {mac: "eth%d" % at for at, mac in enumerate(macs)}
    util.udevadm_settle = lambda *_, **__: None


def understood(datasource):
    reads_network = isinstance(getattr(datasource, "network_json", None), dict)
    if reads_network:
        pretend_network_cards(datasource)
    return {
        "instanceId": datasource.get_instance_id(),
        "hostname": datasource.get_hostname().hostname,
        "fqdn": datasource.get_hostname(fqdn=True).hostname,
        "publicKeys": datasource.get_public_ssh_keys(),
        "availabilityZone": datasource.availability_zone,
        "metadata": datasource.metadata,
        "ec2Metadata": getattr(datasource, "ec2_metadata", None),
        "files": getattr(datasource, "files", None),
        "userData": datasource.userdata_raw,
        "network": datasource.network_config if reads_network else None,
    }


def as_text(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def main(name, base):
    refuse_all_but_loopback()
    warnings = record_warnings()
    requests = record_requests()
    with tempfile.TemporaryDirectory(prefix="read-metadata-") as folder:
        datasource = new_datasource(name, base, folder)
        accepted = bool(datasource.get_data())
        result = understood(datasource) if accepted else {}
    result.update(accepted=accepted, requests=requests, warnings=warnings)
    print(json.dumps(result, default=as_text))


main(*sys.argv[1:])
