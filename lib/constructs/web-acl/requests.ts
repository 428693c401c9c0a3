import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { probePaths } from '#api/contracts';

type Statement = CfnWebACL.StatementProperty;

/** By its own address the API has its stage in front of every path, by another name perhaps not. */
const STAGE = '^(/live)?';

const NONE = [{ priority: 0, type: 'NONE' }];
/** `//v1/%75ploads` -> `/v1/uploads` */
const PLAIN = ['URL_DECODE', 'NORMALIZE_PATH'].map((type, priority) => ({ priority, type }));

const pathIs = (regexString: string, textTransformations = NONE): Statement => ({
  regexMatchStatement: { regexString, fieldToMatch: { uriPath: {} }, textTransformations },
});

const isPost: Statement = {
  byteMatchStatement: {
    searchString: 'POST',
    positionalConstraint: 'EXACTLY',
    fieldToMatch: { method: {} },
    textTransformations: NONE,
  },
};

/**
 * Whether a request asks for health, which must be answered however much else is asked. By the path as it was sent: what
 * becomes one of these only by `..` goes elsewhere, and is counted.
 */
export const asksForHealth = pathIs(`${STAGE}(${probePaths.join('|')})/?$`);

/**
 * Whether a request makes work: it announces or sends a file, stops or repeats jobs, or asks where elements are. These are the
 * routes whose limit is `processing` or `uploads`, as a test makes sure, and everything else that is posted beside them.
 */
export const makesWork: Statement = {
  andStatement: { statements: [isPost, pathIs(`${STAGE}/v1/(uploads|jobs|models)(/|$)`, PLAIN)] },
};

export const isNot = (statement: Statement): Statement => ({ notStatement: { statement } });

/** Whether a body is longer than any that the API takes: the longest that WAF looks at. */
export const isTooLong = (bytes: number): Statement => ({
  sizeConstraintStatement: {
    size: bytes,
    comparisonOperator: 'GT',
    // Of a longer body WAF sees the beginning only.
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    textTransformations: NONE,
  },
});
