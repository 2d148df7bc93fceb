/** A file of a config drive. */
export interface ConfigDriveFile {
  /** From the root of the drive, with `/` between its segments: `openstack/latest/meta_data.json`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
