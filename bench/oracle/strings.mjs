// Strings as exporters write them, with what they mean by hand, in a small model for every reader to read.

/** `bytes` is what stands between the quotes, one character per byte. */
export const probes = [
  { name: 'X', bytes: 'K\\X\\FCche', means: 'Küche', from: 'FC is ü in ISO 8859-1' },
  { name: 'S', bytes: 'K\\S\\|che', means: 'Küche', from: '7C + 80 = FC' },
  { name: 'S and X8', bytes: '\\S\\X8', means: 'Ø8', from: '58 + 80 = D8, then the digit 8: no \\X8\\ escape' },
  { name: 'X2', bytes: 'K\\X2\\00FC\\X0\\che', means: 'Küche', from: 'U+00FC' },
  { name: 'X2 of two characters', bytes: 'Gr\\X2\\00F600DF\\X0\\e', means: 'Größe', from: 'U+00F6, U+00DF' },
  { name: 'X2 surrogates', bytes: '\\X2\\D83DDE00\\X0\\', means: '\u{1F600}', from: 'UTF-16 pair of U+1F600' },
  { name: 'X4', bytes: '\\X4\\0001F600\\X0\\', means: '\u{1F600}', from: 'U+1F600' },
  { name: 'P', bytes: '\\PE\\\\S\\P', means: 'а', from: 'alphabet ISO 8859-5, 50 + 80 = D0: Cyrillic a' },
  { name: 'N', bytes: 'a\\N\\b', means: 'a\nb', from: 'the print control directive for a new line' },
  { name: 'apostrophe', bytes: "it''s", means: "it's", from: 'doubled' },
  { name: 'backslash', bytes: 'C:\\\\temp', means: 'C:\\temp', from: 'doubled' },
  { name: 'raw UTF-8', bytes: 'K\u00c3\u00bcche', means: 'Küche', from: 'C3 BC is U+00FC (edition 3)' },
  { name: 'raw ISO 8859-1', bytes: 'K\u00fcche', means: 'Küche', from: 'FC is no UTF-8, and ü in ISO 8859-1' },
  {
    name: 'Shift-JIS in escapes',
    bytes: '\\X\\83h\\X\\83A',
    means: 'ドア',
    from: '83 68, 83 41 in Shift-JIS; by the letter U+0083 h U+0083 A',
  },
];

/** An IFC4 file with a property per probe, on object #3. @returns {Uint8Array} */
export function probeFile() {
  const properties = probes.map(
    ({ name, bytes }, at) => `#${at + 10}=IFCPROPERTYSINGLEVALUE('${name}',$,IFCLABEL('${bytes}'),$);`,
  );
  const text = `ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('','2026-01-01T00:00:00',(''),(''),'','','');
FILE_SCHEMA(('IFC4'));
ENDSEC;
DATA;
#1=IFCPROJECT('0000000000000000000001',$,'Strings',$,$,$,$,$,#2);
#2=IFCUNITASSIGNMENT((#5));
#5=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
#3=IFCBUILDINGELEMENTPROXY('0000000000000000000003',$,'Probe',$,$,$,$,$,$);
${properties.join('\n')}
#4=IFCPROPERTYSET('0000000000000000000004',$,'Strings',$,(${probes.map((_, at) => `#${at + 10}`).join(',')}));
#6=IFCRELDEFINESBYPROPERTIES('0000000000000000000006',$,$,$,(#3),#4);
ENDSEC;
END-ISO-10303-21;
`;
  return Buffer.from(text, 'latin1');
}

/** What a reader made of a probe. @param {import('./facts.mjs').Facts} facts */
export function readingOf(facts, { name }) {
  return facts['property values'].get(`#3 / Strings / ${name}`);
}
