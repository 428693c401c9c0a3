import { describe, expect, it } from '@jest/globals';
import { cidr4 } from '../../../scripts/policy/limits/forms.ts';
import { actionsLike } from '../../../scripts/policy/reference/known.ts';
import { isAlarmRule } from '../../../scripts/policy/strings/alarm-rules.ts';
import { jsonOf } from '../../../scripts/policy/strings/json.ts';
import { flawOfSchedule } from '../../../scripts/policy/strings/schedules.ts';
import { valuesAt } from '../../../scripts/policy/template/places.ts';
import { textOf } from '../../../scripts/policy/template/text.ts';

const place = { region: 'eu-central-1', account: '123456789012' };

describe('an expression of when something runs', () => {
  it.each([
    'rate(1 hour)',
    'rate(15 minutes)',
    'cron(0 2 * * ? *)',
    'cron(0/15 8-17 ? * MON-FRI *)',
    'cron(0 0 LW * ? 2026-2030)',
    'cron(0 9 ? * 2#1 *)',
    'at(2026-11-21T02:00:00)',
  ])('%s can be read', (expression) => {
    expect(flawOfSchedule(expression)).toBeUndefined();
  });

  it.each([
    ['rate(1 hours)', 'does not go with'],
    ['rate(0 minutes)', 'from 1'],
    ['cron(0 2 * * *)', '5 fields'],
    ['cron(0 24 * * ? *)', 'hours'],
    ['cron(0 2 * * * *)', 'has to be ?'],
    ['cron(0 2 ? * ? *)', 'has to be ?'],
    ['cron(5-1 2 * * ? *)', 'minutes'],
    ['at(2026-11-21)', 'a time'],
    ['daily', 'none of'],
  ])('%s is refused: %s', (expression, why) => {
    expect(flawOfSchedule(expression)).toContain(why);
  });
});

describe('the rule of a composite alarm', () => {
  it.each(['ALARM("a")', 'ALARM(a) OR (OK("b c") AND NOT INSUFFICIENT_DATA("d"))', 'TRUE'])(
    '%s can be read',
    (rule) => {
      expect(isAlarmRule(rule)).toBe(true);
    },
  );

  it.each(['', 'ALARM()', 'ALARM("a") ALARM("b")', 'NOT', '(ALARM("a")', 'ALARM("a"))', 'ALARM("a") or OK("b")'])(
    '%s cannot',
    (rule) => {
      expect(isAlarmRule(rule)).toBe(false);
    },
  );
});

describe('a value of a template', () => {
  it('is the text that its functions make, with what is known later left open', () => {
    const value = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::', { Ref: 'Bucket' }, '/*']] };
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what CloudFormation calls a reference
    expect(textOf(value, place)).toBe('arn:aws:s3:::${Bucket}/*');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
    expect(textOf({ 'Fn::Sub': ['${AWS::Region}-${Name}-${!Literal}', { Name: 'x' }] }, place)).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
      'eu-central-1-x-${Literal}',
    );
    expect(textOf(['list'], place)).toBeUndefined();
  });

  it('is found in both outcomes of a condition, and not where there is none', () => {
    const value = { Rules: [{ 'Fn::If': ['IsLarge', { Days: 7 }, { Ref: 'AWS::NoValue' }] }, { Days: 1 }] };
    expect([...valuesAt(value, 'Rules.*.Days')]).toEqual([
      { path: 'Properties.Rules.0.Fn::If.1.Days', value: 7 },
      { path: 'Properties.Rules.1.Days', value: 1 },
    ]);
  });

  it('is JSON also where a number in it is known only later', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what stands for a reference
    expect(jsonOf('{"period":${Period},"name":"${Name}"}')).toEqual({ period: 0, name: '0' });
    expect(jsonOf('{"period":')).toBeUndefined();
  });
});

describe('a block of addresses', () => {
  it.each(['10.0.0.0/16', '0.0.0.0/0', '10.0.0.1/32'])('%s is one', (block) => expect(cidr4(block)).toBeUndefined());

  it.each(['10.0.0.0', '10.0.0/16', '10.0.0.0/33', '10.0.1.0/16', '::/0', 'x'])('%s is none', (block) =>
    expect(cidr4(block)).toEqual(expect.any(String)),
  );
});

describe('an action of IAM', () => {
  it('is known by its name in any case, or by a pattern', () => {
    expect(actionsLike('SQS:sendmessage')).toEqual([{ name: 'SendMessage', knowsNoResources: false }]);
    expect(actionsLike('xray:PutTraceSegments')).toEqual([{ name: 'PutTraceSegments', knowsNoResources: true }]);
    expect(actionsLike('s3:GetObject*')?.length).toBeGreaterThan(3);
  });

  it('is not known where it is misspelt, nor is its service', () => {
    expect(actionsLike('s3:PutObjekt')).toEqual([]);
    expect(actionsLike('s4:PutObject')).toBeUndefined();
  });
});
