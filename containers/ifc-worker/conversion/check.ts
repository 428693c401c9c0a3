import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Features, localScope } from '#core/model';
import { runConversion } from './run-conversion.ts';

/** A proxy with one triangle: as little as the geometry engine can be asked. */
const triangle = `ISO-10303-21;
HEADER;FILE_DESCRIPTION((''),'2;1');FILE_NAME('','',(''),(''),'','','');FILE_SCHEMA(('IFC4'));ENDSEC;
DATA;
#1=IFCPROJECT('0000000000000000000001',$,'Check',$,$,$,$,(#4),#2);
#2=IFCUNITASSIGNMENT((#3));
#3=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);
#4=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#5,$);
#5=IFCAXIS2PLACEMENT3D(#6,$,$);
#6=IFCCARTESIANPOINT((0.,0.,0.));
#7=IFCLOCALPLACEMENT($,#5);
#8=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(1.,0.,0.),(0.,1.,0.)));
#9=IFCTRIANGULATEDFACESET(#8,$,$,((1,2,3)),$);
#10=IFCSHAPEREPRESENTATION(#4,'Body','Tessellation',(#9));
#11=IFCPRODUCTDEFINITIONSHAPE($,$,(#10));
#12=IFCBUILDINGELEMENTPROXY('0000000000000000000002',$,'Triangle',$,$,#7,#11,$,$);
ENDSEC;
END-ISO-10303-21;
`;

/**
 * Converts a model of one triangle by the very processes and threads that convert models: whether everything that this
 * takes is there and runs.
 *
 * @throws where it does not come out as it has to.
 */
export async function checkConversion(processFile: URL, scratchFolder = tmpdir()): Promise<void> {
  const folder = await mkdtemp(join(scratchFolder, 'check-'));
  try {
    const path = join(folder, 'triangle.ifc');
    await writeFile(path, triangle);
    const outcome = await runConversion(
      {
        scope: localScope,
        path,
        artifactsFolder: folder,
        temporaryFolder: folder,
        engine: 'web-ifc',
        features: Features.parse({}),
      },
      { processFile, onProgress: () => undefined, signal: AbortSignal.timeout(60_000) },
    );
    const isRight = outcome.kind === 'done' && outcome.conversion.coverage.produced === 1;
    if (!isRight) throw new Error(`A model of one triangle did not come out right: ${JSON.stringify(outcome)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
