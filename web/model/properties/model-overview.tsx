import { useQuery } from '@tanstack/react-query';
import { factsQuery } from '../../api/queries.ts';
import { formatBytes, formatCount } from '../../format/numbers.ts';
import { useModelData } from '../model-data.ts';
import { PropertyTable } from './property-table.tsx';
import type { Row } from './rows.ts';

/** The file and what became of it, while nothing is selected. */
export function ModelOverview() {
  const { modelId, name, versions, current } = useModelData().model;
  const { data: facts } = useQuery(factsQuery(modelId, current.contentId));
  const { expected, produced } = current.coverage;
  const file: Row[] = [
    { name: 'File', value: current.fileName },
    { name: 'Schema', value: current.schema },
    { name: 'Project', value: current.projectName ?? '–' },
    ...(facts === undefined
      ? []
      : [
          { name: 'Written by', value: facts.header.originatingSystem ?? '–' },
          { name: 'Written at', value: facts.header.timeStampIso?.replace('T', ' ') ?? '–' },
          { name: 'Size', value: formatBytes(facts.source.bytes) },
        ]),
  ];
  const contents: Row[] = [
    { name: 'Objects', value: formatCount(current.counts.products) },
    { name: 'Elements in 3D', value: `${formatCount(produced)} of ${formatCount(expected)}` },
    { name: 'Instances in the file', value: formatCount(current.counts.instances) },
    { name: 'Version', value: `${current.number} of ${versions}` },
  ];
  return (
    <div className="properties">
      <header className="element-head">
        <h2>{name}</h2>
        <p className="element-about">
          Click an element in the 3D view or in the tree to see all that the file says of it.
        </p>
      </header>
      <div className="properties-list">
        <PropertyTable group={{ key: 'file', title: 'File', note: undefined, rows: file }} wanted="" />
        <PropertyTable group={{ key: 'contents', title: 'Contents', note: undefined, rows: contents }} wanted="" />
      </div>
    </div>
  );
}
