import { z } from 'zod';

const Join = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });

/** A text of a template; parts that are known only when it is deployed are the placeholder. */
export function textOf(value: unknown, placeholder = '{}'): string {
  if (typeof value === 'string') return value;
  const join = Join.safeParse(value).data?.['Fn::Join'];
  return join === undefined ? placeholder : join[1].map((part) => textOf(part, placeholder)).join(join[0]);
}
