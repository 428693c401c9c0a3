import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { type ProblemCode, problems } from '#api/contracts';

/** What the firewall answers by itself: problem documents, as everywhere. WAF can set no other content type. */
const answers = {
  TooMany: {
    code: 'request/too-many',
    detail: 'This address has asked too often. Wait a minute.',
    headers: { 'Retry-After': '60' },
  },
  TooLarge: {
    code: 'request/too-large',
    detail: 'The body of a request has 64 KiB at most. Files go to their upload URLs.',
    headers: {},
  },
} as const satisfies Record<string, { code: ProblemCode; detail: string; headers: Readonly<Record<string, string>> }>;

export type AnswerName = keyof typeof answers;

/** The bodies, by the names that rules use. */
export function answerBodies(): Record<string, CfnWebACL.CustomResponseBodyProperty> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, { code, detail }]) => {
      const { status, title } = problems[code];
      const content = JSON.stringify({ type: `/docs#${code}`, title, status, detail, code });
      return [name, { contentType: 'APPLICATION_JSON', content }];
    }),
  );
}

/**
 * Refuses a request with this answer.
 *
 * @param page origin whose scripts may read it: WAF can name one.
 */
export function refuseWith(name: AnswerName, page: string): CfnWebACL.RuleActionProperty {
  const { code, headers } = answers[name];
  const all = { ...headers, 'Access-Control-Allow-Origin': page, 'Access-Control-Expose-Headers': 'Retry-After' };
  const responseHeaders = Object.entries(all).map(([header, value]) => ({ name: header, value }));
  const customResponse = { responseCode: problems[code].status, customResponseBodyKey: name, responseHeaders };
  return { block: { customResponse } };
}
