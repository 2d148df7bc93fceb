import { cloudConfigModule, either, flag, map, nothing, text } from '../builders.ts';

export const apkConfigure = cloudConfigModule({
  id: 'cc_apk_configure',
  title: 'Alpine repositories',
  summary: 'Writes `/etc/apk/repositories` of Alpine Linux.',
  frequency: 'instance',
  distros: ['alpine'],
  keys: {
    apk_repos: map(
      {
        alpine_repo: either(
          [
            map(
              {
                version: text('Release of Alpine.', {
                  required: true,
                  suggest: ['v3.22', 'edge', 'latest-stable'],
                }),
                base_url: text('Address of the mirror.', {
                  default: 'https://dl-cdn.alpinelinux.org/alpine',
                  format: 'uri',
                }),
                community_enabled: flag('Add the repository of the community.', { default: false }),
                testing_enabled: flag(
                  'Add the repository for testing. It belongs to `edge` and does not go well with a release.',
                  { default: false },
                ),
              },
              '',
              { minKeys: 1 },
            ),
            nothing('The file stays as it is.'),
          ],
          'The repositories of Alpine itself. Without it the file stays as it is.',
        ),
        local_repo_base_url: text('Address of a repository of your own, without the release.', {
          format: 'uri',
        }),
        preserve_repositories: flag('Leave the file alone, whatever else stands here.', {
          default: false,
        }),
      },
      'Where apk gets packages from.',
      { minKeys: 1, typical: ['alpine_repo'] },
    ),
  },
  examples: [
    `#cloud-config
apk_repos:
  alpine_repo:
    version: v3.22
    community_enabled: true
`,
  ],
});
