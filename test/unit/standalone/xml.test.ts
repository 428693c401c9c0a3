import { describe, expect, it } from '@jest/globals';
import { readCompleteMultipartUpload, xmlDocument } from '../../../standalone/s3/xml.ts';

const md5 = 'd41d8cd98f00b204e9800998ecf8427e';

describe('the XML of S3', () => {
  it('repeats elements of one name and escapes what they hold', () => {
    const document = xmlDocument('Result', { Key: 'a<b>&"c\'', Part: [{ PartNumber: 1 }, { PartNumber: 2 }] });
    expect(document).toContain(
      '<Key>a&lt;b&gt;&amp;&quot;c&apos;</Key><Part><PartNumber>1</PartNumber></Part><Part><PartNumber>2</PartNumber></Part>',
    );
  });

  it.each([md5, `"${md5}"`, `&quot;${md5}&quot;`, `&#34;${md5}&#34;`])(
    'reads the parts of a completion with ETag %s',
    (etag) => {
      const part = `<Part>\n<ETag>${etag}</ETag><PartNumber>2</PartNumber></Part>`;
      const body = `<?xml version="1.0"?>\n<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${part}</CompleteMultipartUpload>`;
      expect(readCompleteMultipartUpload(body)).toEqual([{ partNumber: 2, etag: md5 }]);
    },
  );

  it.each([
    '',
    '<Other></Other>',
    '<CompleteMultipartUpload>',
    '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>',
    `<CompleteMultipartUpload><Part><PartNumber>x</PartNumber><ETag>${md5}</ETag></Part></CompleteMultipartUpload>`,
    '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>../x</ETag></Part></CompleteMultipartUpload>',
  ])('takes %j for no completion', (body) => {
    expect(readCompleteMultipartUpload(body)).toBeUndefined();
  });
});
