import { cloudConfigModule, flag, map, oneOf } from '../builders.ts';

const serial = oneOf(
  [
    flag('Console and hardware at once.'),
    map(
      {
        console: flag('A login on the serial port.', { default: false }),
        hardware: flag('The port itself, for programs.', { default: false }),
      },
      'Console and hardware one by one.',
      { open: true },
    ),
  ],
  'The serial port.',
  { default: false },
);

export const raspberryPi = cloudConfigModule({
  id: 'cc_raspberry_pi',
  title: 'Raspberry Pi',
  summary: 'Switches the interfaces of a Raspberry Pi on, under Raspberry Pi OS.',
  frequency: 'instance',
  distros: ['raspberry-pi-os'],
  keys: {
    rpi: map(
      {
        interfaces: map(
          {
            spi: flag('SPI.', { default: false }),
            i2c: flag('I2C.', { default: false }),
            serial,
            onewire: flag('1-Wire.', { default: false }),
          },
          'Interfaces to switch on.',
          { open: true },
        ),
        enable_usb_gadget: flag(
          'Let the board appear as a device at the USB port of another machine, from every boot on.',
          { default: false, since: '26.1' },
        ),
      },
      'Interfaces of the board.',
      { open: true, since: '25.2', typical: ['interfaces'] },
    ),
  },
  examples: [
    `#cloud-config
rpi:
  interfaces:
    i2c: true
    serial:
      console: true
`,
  ],
});
