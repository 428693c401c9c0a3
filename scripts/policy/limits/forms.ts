/** Forms of text that several services ask for. */
import { isIP } from 'node:net';
import { type Limit, like } from './limit.ts';

export const arn = like(
  /^arn:aws(-[a-z]+)*:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws|cloudfront)?:.+$|^arn:\$\{/,
  'an ARN: `arn:aws:<service>:<region>:<account>:<resource>`',
);

/** The ARN of a resource of one service. */
export const arnOf = (service: string): Limit =>
  like(
    new RegExp(`^arn:aws(-[a-z]+)*:${service}:[a-z0-9-]*:(\\d{12}|aws)?:.+$`),
    `an ARN of ${service}: \`arn:aws:${service}:...\``,
  );

/** A block of addresses, `10.0.0.0/16`, whose address is the first of it. */
export const cidr: Limit = (value) => {
  const [address, bits, ...more] = String(value).split('/');
  const version = isIP(address ?? '');
  const isBlock = more.length === 0 && version !== 0 && /^\d{1,3}$/.test(bits ?? '');
  return isBlock && Number(bits) <= (version === 4 ? 32 : 128) ? undefined : 'addresses and bits: `10.0.0.0/16`';
};

export const cidr4: Limit = (value) =>
  cidr(value) ?? (String(value).includes(':') ? 'a block of IPv4 addresses' : firstOfBlock(String(value)));

function firstOfBlock(block: string): string | undefined {
  const [address = '', bits = '0'] = block.split('/');
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  return number % size === 0 ? undefined : 'a block that begins at its first address';
}

/** `Mon:03:00-Mon:04:00`. */
export const weeklyWindow = like(
  /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/i,
  'a window of a week: `sun:03:00-sun:04:00`',
);

/** `02:00-03:00`. */
export const dailyWindow = like(
  /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/,
  'a window of a day: `02:00-03:00`',
);

export const clock = like(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day: `03:00`');

export const email = like(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address');

export const https = like(/^https:\/\/[^\s/]+/, 'an address that begins with https://');

export const domain = like(
  /^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\.?$/i,
  'a domain name: `models.example.com`',
);

/** A time zone of the IANA database. */
export const timeZone: Limit = (value) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(value) });
    return undefined;
  } catch {
    return 'a time zone such as Europe/Berlin';
  }
};
