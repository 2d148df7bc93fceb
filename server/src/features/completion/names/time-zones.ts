import type { NameSource } from './source.ts';

/** Names that Node still gives as they were; new releases have only the present ones without further packages. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

let known: readonly string[] | undefined;

/** Asked for once, when somebody needs them: it takes a millisecond. */
const timeZones = (): readonly string[] => {
  known ??= [
    'UTC',
    ...Intl.supportedValuesOf('timeZone')
      .map((zone) => renamed[zone] ?? zone)
      .filter((zone) => zone !== 'UTC')
      .toSorted(),
  ];
  return known;
};

export const timeZoneNames: NameSource = {
  blocks: [],
  values: ['timezone'],
  names: () => timeZones().map((value) => ({ value, summary: '' })),
};
