import { cloudConfigModule, text } from '../builders.ts';

export const finalMessage = cloudConfigModule({
  id: 'cc_final_message',
  title: 'Final message',
  summary: 'Prints a line when cloud-init is done, on the console and into its log, at every boot.',
  stage: 'final',
  frequency: 'always',
  distros: 'all',
  keys: {
    final_message: text(
      'The line to print. `$uptime`, `$timestamp`, `$version` and `$datasource` are filled in; a text that begins with `## template: jinja` writes them `{{ uptime }}`.',
      {
        defaultNote: 'version, time, data source and uptime',
        examples: ['The system is up after $uptime seconds'],
      },
    ),
  },
  examples: [
    `#cloud-config
final_message: The system is up after $uptime seconds
`,
  ],
});
